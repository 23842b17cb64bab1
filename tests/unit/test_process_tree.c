/* SPDX-License-Identifier: MIT */
/* The process list as a tree: parents and children, lines, folding, sums, filters. */
#include "crowd.h"
#include "suites.h"

#include <errno.h>
#include <math.h>

/* clang-format off */
static const struct crowd_member family[] = {
	{1, 0, "init", .pages = 100},
	{2, 0, "kthreadd", .is_kernel_thread = true},
	{10, 1, "shell", .start = 10, .cpu = 2, .pages = 10},
	{11, 10, "make", .start = 11, .cpu = 4, .pages = 20},
	{12, 11, "cc", .start = 12, .cpu = 150, .pages = 400, .io = 2000},
	{13, 11, "cc", .start = 12, .cpu = 160, .pages = 300, .io = 3000, .has_no_io = true},
	{20, 1, "server", .start = 20, .cpu = 200, .pages = 50, .io = 1000},
	{21, 20, "worker", .start = 21, .cpu = 6, .pages = 40},
	{30, 2, "kworker", .start = 5, .is_kernel_thread = true, .cpu = 8},
	{31, 30, "helper", .start = 30, .pages = 2},
};
/* clang-format on */

static const struct delta *delta_of(const struct machine *machine)
{
	return &machine->sampler->delta;
}

/* Lists with a filter ("" for none), the processes of fold folded. */
static void list_tree(struct process_list *list, const struct machine *machine,
	struct process_options options, const char *filter, const unsigned fold[2])
{
	static struct process_folds folds;
	struct expression expression = {0};
	struct expression_error error;
	folds = (struct process_folds){0};
	for (size_t i = 0; i < 2 && fold[i] != 0; i++) {
		uint32_t item = process_find_number(delta_of(machine)->now, fold[i]);
		ck_assert_uint_ne(item, NO_ITEM);
		ck_assert_int_eq(
			process_folds_toggle(&folds, process_identity_of(delta_of(machine), item)), 0);
	}
	ck_assert_int_eq(expression_compile(&expression, filter, &error), 0);
	options.is_tree = true;
	options.filter = &expression;
	options.folds = &folds;
	ck_assert_int_eq(process_list_update(list, delta_of(machine), &options, 0, SIZE_MAX), 0);
	expression_finish(&expression);
}

/* clang-format off */
static const struct {
	struct process_options options;
	const char *filter;
	unsigned fold[2];
	const char *rows;
	size_t processes;
} trees[] = {
	/* Siblings by the sums of what is below them: the shell's compilers need more than the server. */
	{{.sort = SORT_CPU}, "", {0}, "1 +10 |`11 |.+13 |.`12 `20 .`21 2 `30 .`31", 10},
	{{.sort = SORT_CPU, .is_reversed = true}, "", {0}, "2 `30 .`31 1 +20 |`21 `10 .`11 ..+12 ..`13", 10},
	{{.sort = SORT_IO}, "", {0}, "1 +10 |`11 |.+12 |.`13 `20 .`21 2 `30 .`31", 10},
	{{.sort = SORT_PID}, "", {0}, "1 +10 |`11 |.+12 |.`13 `20 .`21 2 `30 .`31", 10},
	{{.sort = SORT_NAME, .is_reversed = true}, "", {0}, "2 `30 .`31 1 +10 |`11 |.+13 |.`12 `20 .`21", 10},
	/* Folded ones stand for all below them; a fold inside of a fold shows when that is opened. */
	{{.sort = SORT_CPU}, "", {10}, "1 +10x4 `20 .`21 2 `30 .`31", 10},
	{{.sort = SORT_CPU}, "", {10, 20}, "1 +10x4 `20x2 2 `30 .`31", 10},
	{{.sort = SORT_CPU}, "", {1, 11}, "1x7 2 `30 .`31", 10},
	/* Who has no children can not be folded. */
	{{.sort = SORT_CPU}, "", {12}, "1 +10 |`11 |.+13 |.`12 `20 .`21 2 `30 .`31", 10},
	/* Of a filter the ancestors are shown too, and count for nothing. */
	{{.sort = SORT_CPU}, "name:worker", {0}, "2? `30 1? `20? .`21", 2},
	{{.sort = SORT_CPU}, "name=cc", {11}, "1? `10? .`11?x2", 2},
	{{.sort = SORT_CPU}, "name=make", {10}, "1? `10?x1", 1},
	{{.sort = SORT_CPU}, "name=nobody", {0}, "", 0},
	/* Without kernel threads those whom they began are at the edge. */
	{{.sort = SORT_CPU, .hides_kernel_threads = true}, "", {0}, "1 +10 |`11 |.+13 |.`12 `20 .`21 31", 8},
};
/* clang-format on */

START_TEST(trees_have_their_rows)
{
	struct machine machine;
	struct process_list list;
	crowd_open(&machine, family, COUNT_OF(family));
	process_list_init(&list);
	list_tree(&list, &machine, trees[_i].options, trees[_i].filter, trees[_i].fold);
	crowd_expect(&machine, &list, trees[_i].rows);
	ck_assert_uint_eq(list.processes, trees[_i].processes);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

/* clang-format off */
static const struct {
	unsigned fold;
	size_t place;
	const char *field;
	double value; /* NAN: unknown */
} values[] = {
	/* An unfolded row has its own, a folded one the sums. */
	{0, 0, "cpu_percent", 0},
	{1, 0, "cpu_percent", 261},
	{1, 0, "resident_bytes", 920 * 4096},
	{1, 0, "threads", 7},
	{1, 0, "write_bytes_per_second", 1500},
	{1, 0, "io_bytes_per_second", 1500},
	{1, 0, "write_bytes_total", 3000},
	{10, 1, "cpu_percent", 158},
	{10, 1, "cpu_seconds", 3.16},
	/* What makes no sum. */
	{10, 1, "nice", NAN},
	{10, 1, "pid", NAN},
	{10, 1, "start_seconds", NAN},
	{10, 1, "peak_resident_bytes", NAN},
	/* Of kernel threads no memory is known, and so none of them all. */
	{2, 7, "resident_bytes", 2 * 4096},
	{30, 8, "cpu_percent", 4},
};
/* clang-format on */

START_TEST(folded_rows_carry_sums)
{
	struct machine machine;
	struct process_list list;
	struct field field;
	crowd_open(&machine, family, COUNT_OF(family));
	process_list_init(&list);
	unsigned fold[2] = {values[_i].fold};
	list_tree(&list, &machine, (struct process_options){.sort = SORT_CPU}, "", fold);
	ck_assert(field_find(FAMILY_PROCESS, slice_of(values[_i].field), &field));
	double value = process_row_value(&list, delta_of(&machine), &list.rows[values[_i].place], field);
	if (isnan(values[_i].value))
		ck_assert_double_nan(value);
	else
		ck_assert_double_eq_tol(value, values[_i].value, 1e-9);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

/* clang-format off */
static const struct crowd_member broken[] = {
	/* Its own parent. */
	{5, 5, "self", .start = 5},
	/* Rings, and who hangs on them. */
	{10, 11, "ring", .start = 10},
	{11, 12, "ring", .start = 10},
	{12, 10, "ring", .start = 10},
	{13, 12, "tail", .start = 11},
	{14, 15, "pair", .start = 10},
	{15, 14, "pair", .start = 10},
	/* The number of its parent was given again, to one that began later. */
	{20, 21, "orphan", .start = 20},
	{21, 1, "later", .start = 30},
	/* Nobody has that number. */
	{30, 4711, "orphan", .start = 30},
};
/* clang-format on */

START_TEST(broken_parents_lose_nobody)
{
	struct machine machine;
	struct process_list list;
	crowd_open(&machine, broken, COUNT_OF(broken));
	process_list_init(&list);
	list_tree(&list, &machine, (struct process_options){.sort = SORT_PID}, "", (unsigned[2]){0});
	crowd_expect(&machine, &list, "5 10 `12 .+11 .`13 14 `15 20 21 30");
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

/* A chain deeper than lines can be told: nobody is lost, and depth still counts. */
START_TEST(chains_may_be_deep)
{
	enum { DEEP = 150 };
	static struct crowd_member chain[DEEP];
	struct machine machine;
	struct process_list list;
	for (unsigned i = 0; i < DEEP; i++)
		chain[i] = (struct crowd_member){.pid = i + 1, .ppid = i, .name = "link"};
	/* The last has a sibling, at the first depth that has a line. */
	chain[DEEP - 1].ppid = 1;
	crowd_open(&machine, chain, DEEP);
	process_list_init(&list);
	list_tree(&list, &machine, (struct process_options){.sort = SORT_PID}, "", (unsigned[2]){0});
	ck_assert_uint_eq(list.count, DEEP);
	for (unsigned i = 0; i + 1 < DEEP; i++) {
		ck_assert_uint_eq(list.rows[i].depth, i);
		ck_assert_uint_eq(list.rows[i].lines, i == 0 ? 0 : 2);
	}
	ck_assert_uint_eq(list.rows[DEEP - 1].depth, 1);
	ck_assert_uint_eq(list.rows[DEEP - 1].lines, 0);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(everything_below_is_folded_and_unfolded)
{
	static struct process_folds folds;
	struct machine machine;
	struct process_list list;
	struct process_options options = {.sort = SORT_PID, .is_tree = true, .folds = &folds};
	crowd_open(&machine, family, COUNT_OF(family));
	const struct delta *delta = delta_of(&machine);
	process_list_init(&list);
	folds = (struct process_folds){0};
	ck_assert_int_eq(process_list_update(&list, delta, &options, 0, SIZE_MAX), 0);
	ck_assert_int_eq(process_list_fold_below(&list, delta, 1, true, &folds), 0);
	ck_assert_uint_eq(folds.count, 2);
	ck_assert_int_eq(process_list_update(&list, delta, &options, 0, SIZE_MAX), 0);
	crowd_expect(&machine, &list, "1 +10x4 `20 .`21 2 `30 .`31");
	/* Opened alone, the next level is still folded. */
	ck_assert_int_eq(process_folds_toggle(&folds, process_row_identity(&list, delta, &list.rows[1])), 0);
	ck_assert_int_eq(process_list_update(&list, delta, &options, 0, SIZE_MAX), 0);
	crowd_expect(&machine, &list, "1 +10 |`11x3 `20 .`21 2 `30 .`31");
	ck_assert_int_eq(process_list_fold_below(&list, delta, 0, true, &folds), 0);
	ck_assert_int_eq(process_list_fold_below(&list, delta, 0, false, &folds), 0);
	ck_assert_uint_eq(folds.count, 0);
	process_list_finish(&list);
	machine_finish(&machine);
}
END_TEST

START_TEST(folds_are_few_and_forget_the_ended)
{
	static struct process_folds folds;
	struct machine machine;
	folds = (struct process_folds){0};
	crowd_open(&machine, family, COUNT_OF(family));
	struct process_identity init = process_identity_of(delta_of(&machine), 0);
	ck_assert_int_eq(process_folds_add(&folds, init), 0);
	ck_assert_int_eq(process_folds_add(&folds, init), 0);
	ck_assert_uint_eq(folds.count, 1);
	ck_assert_int_eq(process_folds_add(&folds, (struct process_identity){77, FOLD_GROUP}), 0);
	for (uint64_t i = folds.count; i < FOLDS; i++)
		ck_assert_int_eq(process_folds_add(&folds, (struct process_identity){1, 1000 + i}), 0);
	ck_assert_int_eq(process_folds_add(&folds, (struct process_identity){9, 9}), -E2BIG);
	ck_assert_int_eq(process_folds_toggle(&folds, init), 0);
	ck_assert_int_eq(process_folds_toggle(&folds, init), 0);
	process_folds_forget(&folds, delta_of(&machine));
	ck_assert_uint_eq(folds.count, 2);
	ck_assert(process_folds_has(&folds, init));
	ck_assert(process_folds_has(&folds, (struct process_identity){77, FOLD_GROUP}));
	machine_finish(&machine);
}
END_TEST

void process_tree_tests(TCase *tests)
{
	tcase_add_loop_test(tests, trees_have_their_rows, 0, COUNT_OF(trees));
	tcase_add_loop_test(tests, folded_rows_carry_sums, 0, COUNT_OF(values));
	tcase_add_test(tests, broken_parents_lose_nobody);
	tcase_add_test(tests, chains_may_be_deep);
	tcase_add_test(tests, everything_below_is_folded_and_unfolded);
	tcase_add_test(tests, folds_are_few_and_forget_the_ended);
}
