/* SPDX-License-Identifier: MIT */
/* Each key does what the help says, on a real terminal. */
#include "pty.h"
#include "suites.h"

#include <string.h>

#define UP "\033OA"
#define DOWN "\033OB"
#define HOME "\033OH"
#define END "\033OF"
#define PAGE_UP "\033[5~"
#define PAGE_DOWN "\033[6~"
#define F1 "\033OP"
#define LEFT "\033OD"
#define RIGHT "\033OC"
#define F3 "\033OR"
#define F5 "\033[15~"
#define F6 "\033[17~"
#define F10 "\033[21~"
#define ESCAPE "\033"

/* Keys are sent one after another: each is waited for by what it brings and what it takes away. */
struct step {
	const char *keys;
	const char *appears, *goes; /* NULL: nothing to wait for */
};

/* clang-format off */
static const struct {
	const char *name;
	struct step steps[9];
} scripts[] = {
	{"orders", {
		{"m", "MEM%▼", "CPU%▼"},
		{"i", "I/O▼", "MEM%▼"},
		{"p", "COMMAND▲", "I/O▼"},
		{"r", "COMMAND▼", "COMMAND▲"},
		{"c", "CPU%▼", "COMMAND▼"},
		{"r", "CPU%▲", "CPU%▼"},
		{"r", "CPU%▼", "CPU%▲"},
	}},
	{"a new order is not reversed", {{"r", "CPU%▲", NULL}, {"m", "MEM%▼", NULL}}},
	{"disks", {{"d", NULL, "DISK"}, {"d", "DISK", NULL}}},
	{"file systems", {{"f", "FILE SYS", "FS    /"}, {"f", NULL, "FILE SYS"}, {"f", "FS    /", NULL}}},
	{"network", {{"n", "NETWORK", "NET   "}, {"n", NULL, "NETWORK"}, {"n", "NET   ", NULL}}},
	{"alerts", {{"l", "ALERTS", "COMMAND"}, {ESCAPE, "COMMAND", "ALERTS"}}},
	{"one process", {{"\r", "cmd     gzip -6", "COMMAND"}, {"o", "open files", "SOCKETS"}, {ESCAPE, "SOCKETS", "open files"}, {ESCAPE, "COMMAND", "SOCKETS"}}},
	{"each CPU", {{"1", "   0 100%X [", NULL}, {"1", NULL, "    0  100X["}}},
	{"help, closed by h", {{"h", "help, h or Esc closes it", NULL}, {"h", "gzip", "help, h or Esc closes it"}}},
	{"help, closed by Esc", {{"?", "one page down", NULL}, {ESCAPE, "gzip", "one page down"}}},
	{"help, closed by F1", {{F1, "by name", NULL}, {F1, "gzip", "by name"}}},
	{"keys act under the help", {{"h", "one page down", NULL}, {"m", NULL, NULL}, {ESCAPE, "MEM%▼", "one page down"}}},
	{"Esc never quits", {{ESCAPE, NULL, NULL}, {ESCAPE ESCAPE, NULL, NULL}, {"m", "MEM%▼", NULL}}},
	{"keys that are none", {{"zZ9\t", NULL, NULL}, {"\033[24~", NULL, NULL}, {"m", "MEM%▼", NULL}}},
	{"pages", {
		{PAGE_DOWN, "11-20 of 24", "1-10 of 24"},
		{PAGE_DOWN, "15-24 of 24", NULL},
		{PAGE_UP, "5-14 of 24", NULL},
		{HOME, "1-10 of 24", NULL},
		{END, "15-24 of 24", NULL},
		{HOME, "1-10 of 24", NULL},
	}},
	{"more orders", {
		{"T", "TIME+▼", NULL},
		{"u", "USER▲", NULL},
		{"N", "PID▲", NULL},
		{"a", "auto CPU%▼", NULL},
		{"M", "MEM%▼", "auto CPU%"},
		{"P", "CPU%▼", "MEM%▼"},
	}},
	{"the menu of orders", {{F6, "automatic: what is wrong", NULL}, {DOWN DOWN "\r", "I/O▼", "automatic: what is wrong"}}},
	{"a filter while it is typed", {
		{"/", "Filter:", "Help"},
		{"ssh", "filter: ssh 1/24", "gzip -6"},
		{" pid:", "a number must stand here", NULL},
		{"34\r", "filter: ssh pid:34 1/24", "Filter:"},
		{F3 "\025\r", "gzip -6", "filter:"},
	}},
	{"a filter that is dropped", {{"\\ssh", "filter: ssh", "gzip -6"}, {ESCAPE, "gzip -6", "filter:"}}},
	{"a tree", {{F5, "├─", NULL}, {DOWN LEFT, "[+] 24 init", NULL}, {RIGHT, "├─", "[+]"}, {"*", "[+]", "├─"}, {"t", NULL, "[+]"}}},
	{"groups", {
		{"O", "postgres", "bench"},
		{"OOO", "1-1 of 1", NULL},
		{DOWN "\r", "gzip -6", "[+]"},
		{"\r", "[+]", "gzip -6"},
		{"O", "gzip -6", "[+]"},
	}},
	{"names and commands", {{"w", NULL, "gzip -6"}, {"w", "gzip -6", NULL}, {RIGHT RIGHT, NULL, "gzip -6"}, {LEFT LEFT, "gzip -6", NULL}}},
	{"the share of all CPUs", {{"0", "35.4!", "70.7!"}, {"0", "70.7!", "35.4!"}}},
	{"the chooser of columns", {{"o", "by the width", NULL}, {DOWN DOWN " ", "PPID USER", NULL}, {ESCAPE, "PPID USER", "by the width"}}},
	{"pause", {{" ", "PAUSED", "end of series"}, {"m", "MEM%▼", NULL}, {" ", "end of series", "PAUSED"}}},
	{"ended alerts", {{"l", "0 earlier", "COMMAND"}, {"x", NULL, NULL}, {"l", "COMMAND", "earlier"}}},
	{"keys typed ahead", {{"mip" "r", "COMMAND▼", NULL}}},
};
/* clang-format on */

/* At the end of the series nothing moves any more but by keys. */
static void start(struct pty *pty)
{
	pty_start(pty,
		&(struct pty_options){
			.arguments = WORDS("--root", FIXTURE("vm-debian12"), "--interval", "0.1")});
	pty_await(pty, "end of series");
	pty_await(pty, "1-10 of 24");
}

static void quit(struct pty *pty)
{
	pty_send(pty, "q");
	pty_check_exit(pty, 0);
	pty_check_restored(pty);
	pty_check_clean(pty);
	pty_finish(pty);
}

START_TEST(a_script_of_keys)
{
	struct pty pty;
	start(&pty);
	for (const struct step *step = scripts[_i].steps; step->keys != NULL; step++) {
		pty_send(&pty, step->keys);
		if (step->appears != NULL)
			pty_await(&pty, step->appears);
		if (step->goes != NULL)
			pty_await_gone(&pty, step->goes);
		if (step->appears == NULL && step->goes == NULL)
			pty_settle(&pty);
	}
	quit(&pty);
}
END_TEST

/* The command of the row in reverse; "" for none. */
static const char *selected(const struct pty *pty)
{
	static const char *const commands[] = {"gzip -6", "verify read", "(mail-hook)"};
	size_t row, column;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (vt_find(&pty->vt, commands[i], &row, &column) &&
			vt_cell(&pty->vt, row, column)->look.reverse)
			return commands[i];
	return "";
}

static void check_selected(struct pty *pty, const char *keys, const char *command)
{
	double deadline = pty_now() + 10;
	pty_send(pty, keys);
	while (strcmp(selected(pty), command) != 0 && pty_now() < deadline)
		pty_settle(pty);
	ck_assert_str_eq(selected(pty), command);
}

START_TEST(the_selection_moves_and_stays_with_its_process)
{
	struct pty pty;
	start(&pty);
	ck_assert_str_eq(selected(&pty), "");
	check_selected(&pty, DOWN, "gzip -6");
	check_selected(&pty, UP, "gzip -6");
	check_selected(&pty, END, "(mail-hook)");
	check_selected(&pty, DOWN, "(mail-hook)");
	check_selected(&pty, HOME, "gzip -6");
	/* Sixth by I/O, first by CPU. */
	check_selected(&pty, "i", "gzip -6");
	ck_assert(pty_cell_at(&pty, "verify read")->look.reverse == false);
	check_selected(&pty, UP UP UP UP UP, "verify read");
	check_selected(&pty, ESCAPE, "");
	quit(&pty);
}
END_TEST

/* While samples come only the rows on the screen are put in order; a key makes the whole list anew. */
START_TEST(the_page_is_in_order_while_samples_come)
{
	struct pty pty;
	struct buf before, after;
	start(&pty);
	buf_init(&before, 1 << 16);
	buf_init(&after, 1 << 16);
	vt_print(&pty.vt, &before);
	pty_send(&pty, "r");
	pty_await(&pty, "CPU%▲");
	pty_send(&pty, "r");
	pty_await(&pty, "CPU%▼");
	pty_settle(&pty);
	vt_print(&pty.vt, &after);
	ck_assert_msg(strcmp(before.data, after.data) == 0, "the rows were not in their order");
	buf_finish(&before);
	buf_finish(&after);
	quit(&pty);
}
END_TEST

/* What a filter looks at is read from the next sample on, and not before. */
START_TEST(a_filter_wants_what_it_looks_at)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.1")});
	pty_await(&pty, "h Help");
	pty_send(&pty, "/cgroup:/\r");
	pty_await(&pty, "filter: cgroup:/");
	pty_await_gone(&pty, "filter: cgroup:/ 0/");
	quit(&pty);
}
END_TEST

/* Nothing is sent while it is paused but what keys make; then it goes on. */
START_TEST(a_pause_stops_the_screen)
{
	struct pty pty;
	pty_start(&pty, &(struct pty_options){.arguments = WORDS("--interval", "0.2")});
	pty_await(&pty, "COMMAND");
	pty_send(&pty, " ");
	pty_await(&pty, "PAUSED");
	pty_settle(&pty);
	size_t sent = pty.raw.length;
	for (double end = pty_now() + 1; pty_now() < end;)
		pty_settle(&pty);
	ck_assert_uint_eq(pty.raw.length, sent);
	pty_send(&pty, " ");
	pty_await_gone(&pty, "PAUSED");
	for (double end = pty_now() + 10; pty.raw.length < sent + 500 && pty_now() < end;)
		pty_settle(&pty);
	ck_assert_uint_ge(pty.raw.length, sent + 500);
	quit(&pty);
}
END_TEST

START_TEST(control_l_draws_everything_again)
{
	struct pty pty;
	start(&pty);
	size_t clears = pty.vt.clears;
	/* As another program might have done. */
	vt_feed(&pty.vt, "\033[HSPOILT", strlen("\033[HSPOILT"));
	pty_send(&pty, "\f");
	pty_await(&pty, "vm-debian12");
	ck_assert_uint_gt(pty.vt.clears, clears);
	quit(&pty);
}
END_TEST

START_TEST(keys_that_quit)
{
	static const char *const keys[] = {"q", F10, "\003"};
	struct pty pty;
	start(&pty);
	pty_send(&pty, keys[_i]);
	pty_check_exit(&pty, 0);
	pty_check_restored(&pty);
	pty_finish(&pty);
}
END_TEST

void keys_tests(TCase *tests)
{
	tcase_add_loop_test(tests, a_script_of_keys, 0, sizeof(scripts) / sizeof(scripts[0]));
	tcase_add_test(tests, the_selection_moves_and_stays_with_its_process);
	tcase_add_test(tests, the_page_is_in_order_while_samples_come);
	tcase_add_test(tests, a_filter_wants_what_it_looks_at);
	tcase_add_test(tests, a_pause_stops_the_screen);
	tcase_add_test(tests, control_l_draws_everything_again);
	tcase_add_loop_test(tests, keys_that_quit, 0, 3);
}
