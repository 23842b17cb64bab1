/* SPDX-License-Identifier: MIT */
/* Whole screens of every size: drawn within the grid, with what must never be missing. Also how single cells look. */
#include "core/alert/findings.h"
#include "machine.h"
#include "suites.h"
#include "tui/cell.h"
#include "tui/dialog/dialog.h"
#include "tui/keys.h"
#include "tui/layout.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

struct screen {
	struct machine machine;
	struct process_list list;
	struct finding_list findings;
	struct alert_log log;
	struct history history;
	struct layout layout;
	struct screen_state state;
	struct field fields[SHOW_COUNT];
	struct view view;
	struct grid grid;
};

/* Of a machine that has been opened. */
static void screen_begin(struct screen *screen)
{
	const struct delta *delta = &screen->machine.sampler->delta;
	process_list_init(&screen->list);
	screen_state_init(&screen->state);
	grid_init(&screen->grid);
	ck_assert_uint_eq(view_fields_init(screen->fields), 0);
	ck_assert_int_eq(
		process_list_update(&screen->list, delta, &(struct process_options){0}, 0, SIZE_MAX), 0);
	findings_scan(delta, &screen->findings);
	alert_log_init(&screen->log);
	alert_log_update(&screen->log, delta, &screen->findings);
	ck_assert_int_eq(history_init(&screen->history, 60), 0);
	view_watch(&screen->history, screen->fields);
	history_update(&screen->history, delta);
	screen->view = (struct view){.delta = delta,
		.findings = &screen->findings,
		.log = &screen->log,
		.history = &screen->history,
		.processes = &screen->list,
		.fields = screen->fields,
		.state = &screen->state,
		.note = "end of series"};
}

static void screen_init(struct screen *screen, const char *fixture)
{
	machine_open_fixture(&screen->machine, fixture);
	screen_begin(screen);
}

static void screen_finish(struct screen *screen)
{
	grid_finish(&screen->grid);
	history_finish(&screen->history);
	process_list_finish(&screen->list);
	machine_finish(&screen->machine);
}

/* Draws and returns the screen as text, which the caller frees. */
static char *draw(struct screen *screen, size_t rows, size_t columns, enum utf8_form form)
{
	struct buf out;
	buf_init(&out, 1 << 22);
	ck_assert_int_eq(grid_reset(&screen->grid, rows, columns, form), 0);
	layout_make(&screen->layout, &screen->view, rows, columns);
	keys_settle(&(struct key_event){&screen->state, &screen->view, &screen->layout});
	layout_draw(&screen->layout, &screen->view, &screen->grid);
	dialog_draw(&screen->view,
		&(struct area){
			.grid = &screen->grid, .rows = screen->grid.rows, .columns = screen->grid.columns});
	grid_print(&out, &screen->grid, false);
	char *text = strdup(out.data);
	buf_finish(&out);
	ck_assert_ptr_nonnull(text);
	return text;
}

static size_t count_lines(const char *text)
{
	size_t count = 0;
	for (; *text != '\0'; text++)
		count += *text == '\n';
	return count;
}

/* clang-format off */
static const char *const fixtures[] = {
	"level-critical", "vm-debian12", "node6", "broken/hostile-names", "broken/binary", "broken/empty-files",
	"broken/sparse-cpus", "broken/overflow", "laptop", "arrays",
};
/* clang-format on */

START_TEST(every_size_is_drawn)
{
	static const size_t rows[] = {1, 2, 3, 5, 9, 10, 15, 24, 40};
	struct screen screen;
	screen_init(&screen, fixtures[_i]);
	for (unsigned on = 0; on < 2; on++) {
		screen.state.dialog = on == 1 ? DIALOG_HELP : DIALOG_NONE;
		screen.state.panels[PANEL_CPUS] = screen.state.panels[PANEL_DISK] =
			screen.state.panels[PANEL_SENSORS] = screen.state.panels[PANEL_CGROUPS] =
				on == 1 ? PANEL_OPEN : PANEL_AUTO;
		for (size_t r = 0; r < COUNT_OF(rows); r++) {
			for (size_t columns = 1; columns < 200; columns += columns < 42 ? 1 : 9) {
				char *text = draw(
					&screen, rows[r], columns, columns % 2 ? UTF8_ASCII : UTF8_UNICODE);
				ck_assert_uint_eq(count_lines(text), rows[r]);
				free(text);
			}
		}
	}
	screen_finish(&screen);
}
END_TEST

/* Where a word begins in the line of a text that has another one; -1 for nowhere. Cells, not bytes: a wide one is two. */
static long column_of(const char *text, const char *in_line, const char *word)
{
	const char *line = strstr(text, in_line);
	ck_assert_msg(line != NULL, "no %s:\n%s", in_line, text);
	line += line[0] == '\n';
	while (line > text && line[-1] != '\n')
		line--;
	const char *found = strstr(line, word);
	return found == NULL || strchr(line, '\n') < found
		? -1
		: (long)text_width((struct slice){.data = line, .length = (size_t)(found - line)});
}

/* Names of two columns a character move nothing in their section. */
START_TEST(wide_names_keep_their_columns)
{
	struct screen screen;
	/* Widths are those of the locale. */
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		return;
	machine_init(&screen.machine);
	machine_write(&screen.machine, "proc/self/mountinfo",
		"21 1 8:1 / / rw - ext4 /dev/sda1 rw\n22 21 8:2 / /数据 rw - ext4 /dev/sda2 rw\n"
		"23 21 8:3 / /数据数据数据数据数据 rw - ext4 /dev/sda3 rw\n");
	machine_write(&screen.machine, "cmon/statvfs",
		"/ 4096 1000000 500000 400000 1000 900\n/数据 4096 1000000 500000 400000 1000 900\n"
		"/数据数据数据数据数据 4096 1000000 500000 400000 1000 900\n");
	machine_open(&screen.machine);
	screen_begin(&screen);
	char *text = draw(&screen, 40, 120, UTF8_UNICODE);
	long used = column_of(text, "\n/ ", "1.9G");
	ck_assert_int_gt(used, 0);
	ck_assert_int_eq(column_of(text, "/数据 ", "1.9G"), used);
	ck_assert_int_eq(column_of(text, "/数据数据", "1.9G"), used);
	ck_assert_int_eq(column_of(text, "/数据 ", "│"), column_of(text, "\n/ ", "│"));
	free(text);
	screen_finish(&screen);
}
END_TEST

/* Each socket begins a row of cells, and its name stands before it. */
START_TEST(cpus_stand_by_socket)
{
	enum { CPUS = 40 };
	struct screen screen;
	struct buf stat, before, path;
	machine_init(&screen.machine);
	buf_init(&stat, 1 << 16);
	buf_init(&before, 1 << 16);
	buf_init(&path, 256);
	buf_add_string(&stat, "cpu  0 0 0 0\n");
	buf_add_string(&before, "cpu  0 0 0 0\n");
	for (unsigned i = 0; i < CPUS; i++) {
		buf_printf(&before, "cpu%u 100 0 0 100 0 0 0 0\n", i);
		buf_printf(&stat, "cpu%u %u 0 0 %u 0 %u 0 0\n", i, 100 + i, 200 - i - (i == 7), i == 7);
		for (unsigned sample = 1; sample <= 2; sample++) {
			buf_reset(&path);
			buf_printf(&path, "%u/sys/devices/system/cpu/cpu%u/topology/physical_package_id",
				sample, i);
			machine_write(&screen.machine, path.data, i % 2 == 0 ? "0\n" : "1\n");
		}
	}
	machine_write(&screen.machine, "1/proc/stat", before.data);
	machine_write(&screen.machine, "2/proc/stat", stat.data);
	machine_write_time(&screen.machine, "1", 1000);
	machine_write_time(&screen.machine, "2", 1001);
	machine_open(&screen.machine);
	screen_begin(&screen);
	screen.state.panels[PANEL_CPUS] = PANEL_OPEN;
	char *text = draw(&screen, 36, 80, UTF8_ASCII);
	ck_assert_msg(
		strstr(text, "CPU  40 in 2 sockets  mean 20%  median 20%  max 39% (39)  >=90%: 0") != NULL,
		"%s", text);
	ck_assert_msg(strstr(text, "most irq: 7") != NULL, "%s", text);
	ck_assert_msg(strstr(text, "\nsock0    0 ...0011111222223 3333\n") != NULL, "%s", text);
	ck_assert_msg(strstr(text, "\nsock1    1 ..00011111222223 3333\n") != NULL, "%s", text);
	ck_assert_msg(strstr(text, "\nbusiest   39  39%  usr 39") != NULL, "%s", text);
	free(text);
	buf_finish(&path);
	buf_finish(&before);
	buf_finish(&stat);
	screen_finish(&screen);
}
END_TEST

/* From 40 columns and 10 rows up the level, the title of the list and three processes are there, whatever else is on. */
START_TEST(what_is_never_missing)
{
	static const size_t sizes[][2] = {
		{10, 40}, {10, 200}, {12, 60}, {24, 80}, {40, 120}, {60, 200}, {200, 40}};
	struct screen screen;
	screen_init(&screen, "level-critical");
	for (unsigned on = 0; on < 16; on++) {
		screen.state.panels[PANEL_CPUS] = (on & 1) != 0 ? PANEL_OPEN : PANEL_OFF;
		screen.state.panels[PANEL_DISK] = (on & 2) != 0 ? PANEL_AUTO : PANEL_OFF;
		screen.state.panels[PANEL_FS] = (on & 4) != 0 ? PANEL_AUTO : PANEL_OFF;
		screen.state.panels[PANEL_NET] = (on & 8) != 0 ? PANEL_AUTO : PANEL_OFF;
		for (size_t i = 0; i < COUNT_OF(sizes); i++) {
			char *text = draw(&screen, sizes[i][0], sizes[i][1], UTF8_UNICODE);
			const char *const words[] = {"level-critical", "CRITICAL 5", "java[1544]", "96.0%X",
				"COMMAND", "java -", "postgres", "nginx"};
			for (size_t w = 0; w < COUNT_OF(words); w++)
				ck_assert_msg(strstr(text, words[w]) != NULL, "%zux%zu: no %s:\n%s",
					sizes[i][1], sizes[i][0], words[w], text);
			/* Both are critical: they stay as long as anything else can go, unless they were switched off. */
			if (sizes[i][0] >= 12) {
				ck_assert((strstr(text, "vda  ") != NULL) == ((on & 2) != 0));
				bool has_files =
					strstr(text, "\nFS ") != NULL || strstr(text, "FILE SYS") != NULL;
				ck_assert_msg(has_files == ((on & 4) != 0), "%u:\n%s", on, text);
			}
			free(text);
		}
	}
	screen_finish(&screen);
}
END_TEST

START_TEST(ascii_is_ascii)
{
	struct screen screen;
	screen_init(&screen, fixtures[_i]);
	char *text = draw(&screen, 60, 200, UTF8_ASCII);
	for (const char *c = text; *c != '\0'; c++)
		ck_assert(*c == '\n' || (*c >= ' ' && *c <= '~'));
	free(text);
	screen_finish(&screen);
}
END_TEST

/* A number that is cut would be another one. */
START_TEST(rates_are_whole_or_not_there)
{
	struct screen screen;
	screen_init(&screen, "level-critical");
	for (size_t columns = 40; columns <= 120; columns++) {
		char *text = draw(&screen, 40, columns, UTF8_UNICODE);
		const char *line = strstr(text, columns < 110 ? "\nNET" : "\neth0");
		ck_assert_ptr_nonnull(line);
		char *end = strchr(line + 1, '\n');
		*end = '\0';
		ck_assert_msg(strstr(line, "718K") != NULL && strstr(line, "1.3M") != NULL, "%zu: %s",
			columns, line);
		free(text);
	}
	screen_finish(&screen);
}
END_TEST

/* clang-format off */
static const struct {
	const char *function;
	double value;
	const char *text;
} cells[] = {
	{"bytes", 0, "0"}, {"bytes", 999, "999"}, {"bytes", 1023, "1.0K"}, {"bytes", 1024 * 1023.5, "1.0M"},
	{"bytes", 1536, "1.5K"}, {"bytes", 10 * 1024, "10K"}, {"bytes", NAN, "-"}, {"bytes", 1e30, "867361737988E"},
	{"number", 12.34, "12.3"}, {"number", 99.94, "99.9"}, {"number", 99.96, "100"}, {"number", 0, "0.0"},
	{"number", NAN, "-"}, {"number", INFINITY, "-"}, {"number", -3.2, "-3.2"},
	{"bits", 0, "0b"}, {"bits", 124, "992b"}, {"bits", 125, "1.0Kb"}, {"bits", 12.2e6, "98Mb"}, {"bits", NAN, "-"},
	{"ms", 0, "0"}, {"ms", 0.0002, "0.2"}, {"ms", 0.00994, "9.9"}, {"ms", 0.015, "15"}, {"ms", 1.5, "1500"}, {"ms", NAN, "-"},
	{"time", 0, "0:00"}, {"time", 59.99, "0:59"}, {"time", 61, "1:01"}, {"time", 59999, "999:59"}, {"time", 60000, "16h"},
	{"time", NAN, "-"}, {"time", -1, "-"},
	{"uptime", 0, "00:00"}, {"uptime", 86399, "23:59"}, {"uptime", 86400, "1d 00:00"}, {"uptime", 17563212.43, "203d 06:40"},
	{"uptime", NAN, "-"}, {"uptime", 1e300, "-"},
};
/* clang-format on */

START_TEST(cells_are_short)
{
	const char *function = cells[_i].function;
	double value = cells[_i].value;
	struct cell_text cell = strcmp(function, "bytes") == 0 ? cell_bytes(value)
		: strcmp(function, "number") == 0              ? cell_number(value, 1)
		: strcmp(function, "bits") == 0                ? cell_traffic(value, true)
		: strcmp(function, "ms") == 0                  ? cell_milliseconds(value)
		: strcmp(function, "time") == 0                ? cell_cpu_time(value)
							       : cell_uptime(value);
	ck_assert_str_eq(cell.text, cells[_i].text);
	/* Unknown has no unit. */
	ck_assert((strchr(cell_with(cell, "%").text, '%') != NULL) == (strcmp(cells[_i].text, "-") != 0));
}
END_TEST

START_TEST(a_level_is_a_mark_and_a_style)
{
	static const char *const expected[LEVEL_COUNT] = {" 12.3 ", " 12.3~", " 12.3!", " 12.3X"};
	struct grid grid;
	struct buf out;
	enum level level = (enum level)_i;
	grid_init(&grid);
	buf_init(&out, 1024);
	ck_assert_int_eq(grid_reset(&grid, 1, 8, UTF8_ASCII), 0);
	struct area area = {.grid = &grid, .rows = 1, .columns = 8};
	struct pen pen = pen_at(&area, 0);
	pen_add_level(&pen, "12.3", 5, level, false);
	pen_add(&pen, "|");
	grid_print(&out, &grid, false);
	ck_assert_int_eq(strncmp(out.data, expected[level], strlen(expected[level])), 0);
	ck_assert_int_eq(grid_cell(&grid, 0, 1)->style, style_of(level));
	ck_assert_int_eq(grid_cell(&grid, 0, 0)->style, STYLE_NORMAL);
	ck_assert_int_eq(grid_cell(&grid, 0, 5)->style, level == LEVEL_OK ? STYLE_NORMAL : style_of(level));
	ck_assert_int_eq(grid_cell(&grid, 0, 6)->style, STYLE_NORMAL);
	buf_finish(&out);
	grid_finish(&grid);
}
END_TEST

void view_tests(TCase *tests)
{
	tcase_add_test(tests, wide_names_keep_their_columns);
	tcase_add_test(tests, cpus_stand_by_socket);
	tcase_add_loop_test(tests, every_size_is_drawn, 0, COUNT_OF(fixtures));
	tcase_add_test(tests, what_is_never_missing);
	tcase_add_loop_test(tests, ascii_is_ascii, 0, COUNT_OF(fixtures));
	tcase_add_test(tests, rates_are_whole_or_not_there);
	tcase_add_loop_test(tests, cells_are_short, 0, COUNT_OF(cells));
	tcase_add_loop_test(tests, a_level_is_a_mark_and_a_style, 0, LEVEL_COUNT);
}
