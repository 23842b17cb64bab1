/* SPDX-License-Identifier: MIT */
/*
 * Sums go up from the leaves, whoever has none outstanding comes next. Then everybody is sorted once and handed out to the
 * parents in that order, so that each finds its children sorted. No recursion: a tree may be as deep as there are
 * processes.
 */
#include "core/process/tree.h"

#include "core/process/rows.h"
#include "proc/pid/pidstat.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

static int reserve(struct process_list *list)
{
	if (list->node_capacity >= list->capacity)
		return 0;
	struct process_node *nodes = reallocarray(list->nodes, list->capacity, sizeof(*nodes));
	if (nodes == NULL)
		return -ENOMEM;
	list->nodes = nodes;
	list->node_capacity = list->capacity;
	return 0;
}

static uint32_t find_parent(const struct process_list *list, const struct delta *delta, size_t item)
{
	const struct pidstat *child = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
	uint32_t place = child->ppid == ABSENT_U64 ? NO_ITEM : process_find_number(delta->now, child->ppid);
	if (place == NO_ITEM || place == item || list->nodes[place].is_hidden)
		return NO_ITEM;
	const struct pidstat *parent = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, place);
	bool is_younger = parent->start != ABSENT_U64 && parent->start > child->start;
	return is_younger ? NO_ITEM : place;
}

/* What does not match adds nothing to the sums, but keeps its own place among names. */
static struct process_key key_of(
	const struct process_list *list, const struct delta *delta, enum process_sort sort, size_t item)
{
	struct process_key key = process_key_of(list, delta, sort, item);
	if (!list->nodes[item].is_match) {
		key.cpu = key.memory = NAN;
		key.figure = process_sort_adds(sort) ? NAN : key.figure;
	}
	return key;
}

static void make_nodes(struct process_list *list, const struct delta *delta,
	const struct process_options *options, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct process_node *node = &list->nodes[i];
		*node = (struct process_node){.first_child = NO_ITEM, .next = NO_ITEM};
		node->is_hidden = process_is_hidden(options, delta, i);
		node->is_match = !node->is_hidden && process_matches(options, delta, i);
		node->count = node->is_match;
		list->keys[i] = key_of(list, delta, options->sort, i);
	}
	for (size_t i = 0; i < count; i++) {
		list->nodes[i].parent = find_parent(list, delta, i);
		if (list->nodes[i].parent != NO_ITEM)
			list->nodes[list->nodes[i].parent].pending++;
	}
	for (size_t i = 0; options->folds != NULL && i < options->folds->count; i++) {
		uint32_t item = process_find(delta, options->folds->set[i]);
		if (item != NO_ITEM)
			list->nodes[item].is_folded = true;
	}
}

/* Gives the sums of a process to its parent, of that one to its own when it was the last to wait for, and so on. */
static void sum_up(struct process_list *list, uint32_t item, enum process_sort sort)
{
	while (item != NO_ITEM && list->nodes[item].pending == 0 && !list->nodes[item].is_done) {
		struct process_node *node = &list->nodes[item];
		node->is_done = true;
		if (node->parent != NO_ITEM) {
			process_key_add(&list->keys[node->parent], &list->keys[item], sort);
			list->nodes[node->parent].count += node->count;
			list->nodes[node->parent].pending--;
		}
		item = node->parent;
	}
}

/* What is left when all leaves are gone are rings. */
static void open_rings(struct process_list *list, enum process_sort sort, size_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct process_node *node = &list->nodes[i];
		if (node->is_done)
			continue;
		uint32_t parent = node->parent;
		node->parent = NO_ITEM;
		list->nodes[parent].pending--;
		sum_up(list, parent, sort);
	}
}

/* Returns the first of those at the left edge. */
static uint32_t hand_out(struct process_list *list, const struct process_options *options, size_t count)
{
	struct process_order order = {options->sort, options->is_reversed, list->keys};
	size_t shown = 0;
	for (uint32_t i = 0; i < count; i++)
		if (list->nodes[i].count > 0)
			list->order[shown++] = i;
	process_order_sort(&order, list->order, shown, 0, shown);
	uint32_t first = NO_ITEM;
	for (size_t i = shown; i > 0; i--) {
		struct process_node *node = &list->nodes[list->order[i - 1]];
		uint32_t *siblings =
			node->parent == NO_ITEM ? &first : &list->nodes[node->parent].first_child;
		node->next = *siblings;
		*siblings = list->order[i - 1];
	}
	return first;
}

struct walk {
	uint32_t item;
	size_t depth;
	size_t fold; /* depth of the folded row that is above; SIZE_MAX for none */
	uint64_t lines;
};

static uint64_t lines_to(size_t depth)
{
	return depth == 0 ? 0 : depth >= TREE_LINES - 1 ? UINT64_MAX : (UINT64_C(1) << (depth + 1)) - 1;
}

static void visit(struct process_list *list, struct walk *walk)
{
	const struct process_node *node = &list->nodes[walk->item];
	uint64_t bit = walk->depth > 0 && walk->depth < TREE_LINES ? UINT64_C(1) << walk->depth : 0;
	walk->lines = node->next == NO_ITEM ? walk->lines & ~bit : walk->lines | bit;
	if (walk->depth <= walk->fold) {
		bool has_children = node->first_child != NO_ITEM, is_folded = has_children && node->is_folded;
		walk->fold = is_folded ? walk->depth : SIZE_MAX;
		list->rows[list->count++] = (struct process_row){
			.item = walk->item,
			.first = (uint32_t)list->processes,
			.count = is_folded ? node->count : node->is_match,
			.depth = (uint16_t)(walk->depth < UINT16_MAX ? walk->depth : UINT16_MAX),
			.is_sum = is_folded,
			.is_context = !node->is_match,
			.has_children = has_children,
			.is_folded = is_folded,
			.lines = walk->lines & lines_to(walk->depth),
		};
	}
	if (node->is_match)
		list->members[list->processes++] = walk->item;
}

static void advance(const struct process_list *list, struct walk *walk)
{
	uint32_t item = walk->item;
	if (list->nodes[item].first_child != NO_ITEM) {
		walk->item = list->nodes[item].first_child;
		walk->depth++;
		return;
	}
	while (item != NO_ITEM && list->nodes[item].next == NO_ITEM) {
		item = list->nodes[item].parent;
		walk->depth--;
	}
	walk->item = item == NO_ITEM ? NO_ITEM : list->nodes[item].next;
}

int process_tree_rows(
	struct process_list *list, const struct delta *delta, const struct process_options *options)
{
	size_t count = delta->now->families[FAMILY_PROCESS].count;
	int error = reserve(list);
	if (error != 0)
		return error;
	make_nodes(list, delta, options, count);
	for (uint32_t i = 0; i < count; i++)
		sum_up(list, i, options->sort);
	open_rings(list, options->sort, count);
	struct walk walk = {.item = hand_out(list, options, count), .fold = SIZE_MAX};
	for (; walk.item != NO_ITEM; advance(list, &walk))
		visit(list, &walk);
	return 0;
}

static bool is_below(const struct process_list *list, uint32_t item, uint32_t top)
{
	while (item != NO_ITEM && item != top)
		item = list->nodes[item].parent;
	return item == top;
}

static void unfold_below(
	const struct process_list *list, const struct delta *delta, uint32_t top, struct process_folds *folds)
{
	for (size_t i = folds->count; i > 0; i--) {
		uint32_t item = process_find(delta, folds->set[i - 1]);
		if (item != NO_ITEM && is_below(list, item, top))
			process_folds_remove(folds, folds->set[i - 1]);
	}
}

int process_list_fold_below(const struct process_list *list, const struct delta *delta, size_t place,
	bool is_folded, struct process_folds *folds)
{
	const struct process_row *top = &list->rows[place];
	if (!is_folded) {
		unfold_below(list, delta, top->item, folds);
		return 0;
	}
	int error = 0;
	size_t i = place;
	do {
		if (list->rows[i].has_children)
			error = process_folds_add(folds, process_identity_of(delta, list->rows[i].item));
		i++;
	} while (error == 0 && i < list->count && list->rows[i].depth > top->depth);
	return error;
}
