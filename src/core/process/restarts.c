/* SPDX-License-Identifier: MIT */
#include "core/process/restarts.h"

#include "base/clock.h"
#include "core/process/list.h"
#include "core/process/unit.h"
#include "proc/pid/pidcgroup.h"
#include "proc/pid/pidstat.h"

#include <math.h>
#include <string.h>

static const struct pidstat *stat_of(const struct snapshot *snapshot, size_t item)
{
	return snapshot_item(snapshot, FAMILY_PROCESS, PROCESS_STAT, item);
}

static struct slice cgroup_of(const struct snapshot *snapshot, size_t item)
{
	const struct pidcgroup *cgroup = snapshot_item(snapshot, FAMILY_PROCESS, PROCESS_CGROUP, item);
	return arena_slice(&snapshot->arena, cgroup == NULL ? TEXT_ABSENT : cgroup->cgroup);
}

static uint64_t hash(uint64_t sum, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < length; i++)
		sum = (sum ^ at[i]) * UINT64_C(0x100000001b3);
	return sum;
}

/* Is its parent in another unit? Where both are known: of a single pinned process it may be its own alone. */
static bool is_first(const struct snapshot *snapshot, size_t item)
{
	uint32_t parent = process_find_number(snapshot, stat_of(snapshot, item)->ppid);
	struct slice cgroup = cgroup_of(snapshot, item);
	struct slice above = parent == NO_ITEM ? slice_of("") : cgroup_of(snapshot, parent);
	return cgroup.length > 0 && above.length > 0 && !slice_equals(above, cgroup);
}

/* What stays the same when a process is begun anew, as one number. */
static uint64_t key_of(const struct snapshot *snapshot, size_t item)
{
	const struct pidstat *stat = stat_of(snapshot, item);
	struct slice name = arena_slice(&snapshot->arena, stat->name);
	struct slice cgroup = cgroup_of(snapshot, item);
	uint32_t parent = process_find_number(snapshot, stat->ppid);
	uint64_t sum = hash(UINT64_C(0xcbf29ce484222325), name.data, name.length);
	if (is_first(snapshot, item))
		return hash(sum, cgroup.data, cgroup.length);
	sum = hash(sum, &stat->ppid, sizeof(stat->ppid));
	return parent == NO_ITEM ? sum : hash(sum, &stat_of(snapshot, parent)->start, sizeof(uint64_t));
}

static bool is_counted(const struct pidstat *stat)
{
	return !pidstat_is_kernel_thread(stat) && stat->tty == 0;
}

static void copy(char *to, size_t size, struct slice text)
{
	size_t length = text.length < size ? text.length : size - 1;
	memcpy(to, text.data, length);
	to[length] = '\0';
}

static struct process_restart *find(struct process_restarts *restarts, uint64_t key)
{
	for (size_t i = 0; i < restarts->count; i++)
		if (restarts->tracked[i].key == key)
			return &restarts->tracked[i];
	return NULL;
}

static struct process_restart *add(struct process_restarts *restarts)
{
	if (restarts->count < RESTARTS_TRACKED)
		return &restarts->tracked[restarts->count++];
	struct process_restart *least = &restarts->tracked[0];
	for (size_t i = 1; i < restarts->count; i++) {
		struct process_restart *other = &restarts->tracked[i];
		if (other->count < least->count ||
			(other->count == least->count && other->seen < least->seen))
			least = other;
	}
	return least;
}

static double now_of(const struct delta *delta)
{
	return (double)delta->now->stamp.boottime / (double)NANOSECONDS;
}

static void note_end(struct process_restarts *restarts, const struct delta *delta, size_t item)
{
	const struct snapshot *before = delta->before;
	const struct pidstat *stat = stat_of(before, item);
	if (!is_counted(stat))
		return;
	uint64_t key = key_of(before, item);
	struct process_restart *restart = find(restarts, key);
	if (restart == NULL) {
		restart = add(restarts);
		*restart = (struct process_restart){
			.key = key, .is_service = stat->ppid == 1 || is_first(before, item)};
		copy(restart->name, RESTART_NAME, arena_slice(&before->arena, stat->name));
		copy(restart->unit, RESTART_UNIT, process_unit(cgroup_of(before, item)));
	}
	restart->last = (struct process_identity){.pid = stat->pid, .start = stat->start};
	restart->is_alive = false;
	restart->seen = now_of(delta);
}

/* Both lists ascend, so what no process of now was matched with lies between those that were. */
static void note_ends(struct process_restarts *restarts, const struct delta *delta)
{
	const uint32_t *matched = delta->matches[FAMILY_PROCESS].before;
	size_t next = 0, count = delta->before->families[FAMILY_PROCESS].count;
	for (size_t item = 0; item < delta->now->families[FAMILY_PROCESS].count; item++) {
		if (matched[item] >= NEWBORN)
			continue;
		for (; next < matched[item]; next++)
			note_end(restarts, delta, next);
		next++;
	}
	for (; next < count; next++)
		note_end(restarts, delta, next);
}

static bool is_alone(const struct snapshot *now, size_t item, uint64_t key)
{
	struct slice name = arena_slice(&now->arena, stat_of(now, item)->name);
	for (size_t other = 0; other < now->families[FAMILY_PROCESS].count; other++)
		if (other != item &&
			slice_equals(arena_slice(&now->arena, stat_of(now, other)->name), name) &&
			key_of(now, other) == key)
			return false;
	return true;
}

static void note_begin(struct process_restarts *restarts, const struct delta *delta, size_t item)
{
	const struct pidstat *stat = stat_of(delta->now, item);
	uint64_t key = key_of(delta->now, item);
	struct process_restart *restart = is_counted(stat) ? find(restarts, key) : NULL;
	if (restart == NULL || restart->is_alive || !is_alone(delta->now, item, key))
		return;
	if (restart->count == RESTARTS_TIMES)
		memmove(&restart->times[0], &restart->times[1], --restart->count * sizeof(restart->times[0]));
	restart->times[restart->count++] = (double)stat->start / delta->context.hz;
	restart->last = (struct process_identity){.pid = stat->pid, .start = stat->start};
	restart->is_alive = true;
	restart->seen = now_of(delta);
}

static void forget(struct process_restarts *restarts, double before)
{
	for (size_t i = restarts->count; i > 0; i--) {
		struct process_restart *restart = &restarts->tracked[i - 1];
		size_t old = 0;
		while (old < restart->count && restart->times[old] < before)
			old++;
		restart->count -= old;
		memmove(&restart->times[0], &restart->times[old], restart->count * sizeof(restart->times[0]));
		if (restart->count == 0 && restart->seen < before)
			*restart = restarts->tracked[--restarts->count];
	}
}

void process_restarts_update(struct process_restarts *restarts, const struct delta *delta)
{
	const struct snapshot *before = delta->before, *now = delta->now;
	if (now->stamp.boottime == CLOCK_UNKNOWN)
		return;
	forget(restarts, now_of(delta) - RESTARTS_WITHIN_SECONDS);
	if (before == NULL || isnan(delta->context.seconds) || !before->families[FAMILY_PROCESS].is_present ||
		!now->families[FAMILY_PROCESS].is_present)
		return;
	note_ends(restarts, delta);
	for (size_t item = 0; item < now->families[FAMILY_PROCESS].count; item++)
		if (delta->matches[FAMILY_PROCESS].before[item] == NEWBORN)
			note_begin(restarts, delta, item);
}

static bool is_more(const struct process_restart *a, const struct process_restart *b)
{
	return a->count != b->count ? a->count > b->count : a->seen > b->seen;
}

size_t process_restarts_find(
	const struct process_restarts *restarts, const struct process_restart *out[], size_t capacity)
{
	size_t count = 0;
	for (size_t i = 0; i < restarts->count; i++) {
		const struct process_restart *restart = &restarts->tracked[i];
		size_t at = count;
		if (restart->count < RESTARTS_LEAST)
			continue;
		while (at > 0 && is_more(restart, out[at - 1]))
			at--;
		if (at == capacity)
			continue;
		count += count < capacity;
		for (size_t place = count - 1; place > at; place--)
			out[place] = out[place - 1];
		out[at] = restart;
	}
	return count;
}
