/* SPDX-License-Identifier: MIT */
/*
 * The process list: rows over the processes of a delta, each for itself, as a tree, or in groups.
 *
 *	process_list_init(&list)
 *	process_list_update(&list, delta, &options, 0, SIZE_MAX)     after each sample, and when options change
 *	process_row_value(&list, delta, &list.rows[i], field)
 *	process_list_finish(&list)
 */
#ifndef CMON_CORE_PROCESS_LIST_H
#define CMON_CORE_PROCESS_LIST_H

#include "core/expression.h"
#include "core/process/fold.h"
#include "core/process/group.h"
#include "core/process/sort.h"

struct process_options {
	enum process_sort sort; /* not SORT_AUTOMATIC */
	bool is_reversed;
	bool hides_kernel_threads;
	bool is_tree;                      /* for processes that are not grouped */
	enum process_grouping grouping;    /* GROUPING_NONE: a row per process */
	const struct expression *filter;   /* NULL: all */
	const struct process_folds *folds; /* NULL: none */
};

/* Wants what the list looks at. */
void process_options_fill(const struct process_options *options, struct interest *interest);

/* Deeper rows are drawn as if they were this deep. */
enum { TREE_LINES = 64 };

struct process_row {
	uint32_t item;         /* the process; of a group the one with the lowest number */
	uint32_t first, count; /* the processes it stands for: places in members; 0 of a context row */
	uint16_t depth;        /* 0 at the left edge */
	bool is_sum : 1;       /* its values are sums over its members: a group, a folded process */
	bool is_group : 1;
	bool is_context : 1; /* does not match itself, stands above one that does */
	bool has_children : 1;
	bool is_folded : 1; /* has children, and they are not shown */
	/*
	 * Bit d, from 1 to depth: the row of depth d on the way to this one has a sibling further down. At depth d < depth it
	 * is a line that passes by, at depth itself the fork "├─", without it the end "└─".
	 */
	uint64_t lines;
};

struct process_node;

/* Keeps its storage from sample to sample. */
struct process_list {
	struct process_row *rows;
	size_t count;      /* rows */
	size_t processes;  /* that the rows stand for, folded ones included */
	uint32_t *members; /* items, each once, those of a row beside each other */
	enum process_grouping grouping;
	size_t capacity; /* processes: there may be twice as many rows, when each is an open group of its own */
	/* Of this folder alone. */
	struct field fields[SORT_COUNT], cpu, memory;
	uint64_t adds[FAMILY_PARTS]; /* a bit per row: it can be added up over several processes */
	struct process_key *keys;    /* by item; in a tree of what is below, too */
	uint32_t *order;
	struct process_node *nodes; /* by item */
	size_t node_capacity;
	struct process_groups *groups;
};

void process_list_init(struct process_list *list);
void process_list_finish(struct process_list *list);

/*
 * Makes the rows: figures descending, names and numbers ascending, unknown last; ties by CPU, memory, PID. In a tree
 * siblings are ordered so, by the sums over all that is below them; groups by the sums over their members, by name
 * their own, by user and number those of their first process.
 *
 * first, shown  the rows that are looked at: a list of single processes is in order there, and anyhow beside it. Trees and
 *               groups are in order everywhere. 0, SIZE_MAX: all.
 *
 * Returns 0 or -ENOMEM; then the list is empty. Allocates only when there are more processes than ever before.
 */
int process_list_update(struct process_list *list, const struct delta *delta,
	const struct process_options *options, size_t first, size_t shown);

/* A figure of a row: of the process, or the sum over its members as far as known; NAN when it can not be added up. */
double process_row_value(const struct process_list *list, const struct delta *delta,
	const struct process_row *row, struct field field);

/* Who the row is, across samples: the process, or a group by its name. */
struct process_identity process_row_identity(
	const struct process_list *list, const struct delta *delta, const struct process_row *row);

/*
 * Folds the row of a tree at that place and everything below it, or unfolds it all. Rows change with the next update.
 * Returns 0, or -E2BIG when folds is full: then some are folded.
 */
int process_list_fold_below(const struct process_list *list, const struct delta *delta, size_t place,
	bool is_folded, struct process_folds *folds);

/* The process of a delta, NO_ITEM when it is not there (any more). */
uint32_t process_find(const struct delta *delta, struct process_identity identity);
/* The same by number alone. */
uint32_t process_find_number(const struct snapshot *snapshot, uint64_t pid);
struct process_identity process_identity_of(const struct delta *delta, size_t item);

/*
 * Adds what a process is called: its command line; [name] for a kernel thread, (name) for one that has ended; the
 * bytes as they are, not yet safe to show.
 */
void process_add_command(struct buf *out, const struct delta *delta, size_t item);

#endif
