/* SPDX-License-Identifier: MIT */
#include "core/process/sort.h"

#include <assert.h>
#include <math.h>

/* Shorter stretches are not worth parting. */
enum { SHORT = 12 };

/* clang-format off */
static const struct {
	const char *title;
	const char *field; /* NULL: the name alone */
	bool has_name;
	bool is_ascending;
	bool adds;
} sorts[] = {
	[SORT_CPU] = {"CPU%", "cpu_percent", .adds = true},
	[SORT_MEMORY] = {"MEM%", "resident_bytes", .adds = true},
	[SORT_IO] = {"I/O", "io_bytes_per_second", .adds = true},
	[SORT_NAME] = {"COMMAND", NULL, .has_name = true, .is_ascending = true},
	[SORT_TIME] = {"TIME+", "cpu_seconds", .adds = true},
	[SORT_USER] = {"USER", "uid", .has_name = true, .is_ascending = true},
	[SORT_PID] = {"PID", "pid", .is_ascending = true},
};
/* clang-format on */
static_assert(COUNT_OF(sorts) == SORT_COUNT, "one line per order");

static const enum process_sort of_causes[] = {
	[CAUSE_NONE] = SORT_CPU,
	[CAUSE_CPU] = SORT_CPU,
	[CAUSE_MEMORY] = SORT_MEMORY,
	[CAUSE_IO] = SORT_IO,
	/* Who waits for a device moves something there, or waits for those that do. */
	[CAUSE_BLOCKED] = SORT_IO,
	[CAUSE_RESTARTS] = SORT_CPU,
};
static_assert(COUNT_OF(of_causes) == CAUSE_COUNT, "one line per cause");

const char *process_sort_title(enum process_sort sort)
{
	return sorts[sort].title;
}

bool process_sort_is_ascending(enum process_sort sort)
{
	return sorts[sort].is_ascending;
}

const char *process_sort_field(enum process_sort sort)
{
	return sorts[sort].field;
}

bool process_sort_adds(enum process_sort sort)
{
	return sorts[sort].adds;
}

enum process_sort process_sort_of_cause(enum metric_cause cause)
{
	return of_causes[cause];
}

/* Unknown behind everything, in both directions. */
static int compare_values(double a, double b, bool is_ascending)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	int order = (a > b) - (a < b);
	return is_ascending ? order : -order;
}

static int compare_names(struct slice a, struct slice b, bool is_ascending)
{
	if (a.length == 0 || b.length == 0)
		return (a.length == 0) - (b.length == 0);
	int order = slice_compare(a, b);
	return is_ascending ? order : -order;
}

int process_order_compare(const struct process_order *order, uint32_t left, uint32_t right)
{
	const struct process_key *a = &order->keys[left], *b = &order->keys[right];
	bool is_ascending = sorts[order->sort].is_ascending != order->is_reversed;
	int result = sorts[order->sort].has_name ? compare_names(a->name, b->name, is_ascending) : 0;
	if (result == 0)
		result = compare_values(a->figure, b->figure, is_ascending);
	if (result == 0)
		result = compare_values(a->cpu, b->cpu, false);
	if (result == 0)
		result = compare_values(a->memory, b->memory, false);
	return result != 0 ? result : (left > right) - (left < right);
}

static void sort_short(const struct process_order *order, uint32_t *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint32_t item = items[i];
		size_t at = i;
		for (; at > 0 && process_order_compare(order, item, items[at - 1]) < 0; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

static uint32_t median(const struct process_order *order, uint32_t a, uint32_t b, uint32_t c)
{
	if (process_order_compare(order, a, b) > 0) {
		uint32_t smaller = b;
		b = a;
		a = smaller;
	}
	if (process_order_compare(order, c, a) < 0)
		return a;
	return process_order_compare(order, c, b) < 0 ? c : b;
}

/* Drawn, so that no choice of names makes the parting uneven again and again. */
static size_t draw_place(uint64_t *state, size_t count)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (size_t)(*state % count);
}

/* Parts items in two, neither empty, everything in the first before everything in the second. Returns where it begins. */
static size_t part(const struct process_order *order, uint32_t *items, size_t count, uint64_t *state)
{
	uint32_t pivot = median(order, items[draw_place(state, count)], items[draw_place(state, count)],
		items[draw_place(state, count)]);
	size_t low = 0, high = count - 1;
	for (;;) {
		while (process_order_compare(order, items[low], pivot) < 0)
			low++;
		while (process_order_compare(order, items[high], pivot) > 0)
			high--;
		if (low >= high)
			return low == 0 ? 1 : low;
		uint32_t item = items[low];
		items[low++] = items[high];
		items[high--] = item;
	}
}

static void sort_places(const struct process_order *order, uint32_t *items, size_t count, size_t first,
	size_t last, uint64_t *state)
{
	while (count > SHORT && first < last && first < count) {
		size_t middle = part(order, items, count, state);
		bool is_left_shorter = middle < count - middle;
		size_t rest = last > middle ? last - middle : 0, begin = first > middle ? first - middle : 0;
		/* The shorter side takes a call, which keeps the depth of calls at the logarithm of count. */
		if (is_left_shorter) {
			sort_places(order, items, middle, first, last < middle ? last : middle, state);
			items += middle;
			count -= middle;
			first = begin;
			last = rest;
		} else {
			sort_places(order, items + middle, count - middle, begin, rest, state);
			count = middle;
			last = last < middle ? last : middle;
		}
	}
	if (count <= SHORT && first < last)
		sort_short(order, items, count);
}

void process_order_sort(
	const struct process_order *order, uint32_t *items, size_t count, size_t first, size_t last)
{
	uint64_t state = UINT64_C(0x9e3779b97f4a7c15);
	sort_places(order, items, count, first, last < count ? last : count, &state);
}
