/* SPDX-License-Identifier: MIT */
#include "tui/list/column.h"

#include "base/scan.h"
#include "tui/list/cells.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

/* Columns that the command keeps before others grow, and before a chosen one is left out. */
enum { COMMAND_GROWN = 22, COMMAND_LEAST = 12 };

/* clang-format off */
const struct list_column list_column_table[LIST_COUNT] = {
	[LIST_PID] = {"pid", "PID", 5, 5, 0, 99, 1, 0, false, false, "pid", NULL, "number", cell_own_draw},
	[LIST_PPID] = {"ppid", "PPID", 5, 5, 0, 10, 0, 0, false, false, "ppid", NULL, "number of its parent", cell_own_draw},
	[LIST_USER] = {"user", "USER", 5, 8, 1, 60, 60, 0, true, false, "user", "uid", "who it runs as", cell_text_draw},
	[LIST_STATE] = {"state", "S", 1, 1, 0, 70, 60, 0, true, false, "state", NULL, "state", cell_text_draw},
	[LIST_NICE] = {"nice", "NI", 3, 3, 0, 40, 81, 0, false, false, "nice", NULL, "nice value", cell_own_draw},
	[LIST_PRIORITY] = {"priority", "PRI", 4, 4, 0, 11, 0, 0, false, false, "priority", NULL, "priority", cell_own_draw},
	[LIST_CPU] = {"cpu", "CPU%", 6, 6, 0, 98, 1, 0, false, true, "cpu_percent", NULL, "CPU time", cell_cpu_draw},
	[LIST_MEMORY] = {"mem", "MEM%", 5, 5, 0, 97, 1, 0, false, true, "memory_percent", NULL, "resident memory, share", cell_percent_draw},
	[LIST_VIRTUAL] = {"virt", "VIRT", 5, 5, 0, 21, 126, 0, false, false, "virtual_bytes", NULL, "address space", cell_bytes_draw},
	[LIST_RESIDENT] = {"rss", "RSS", 5, 5, 0, 50, 81, 0, false, false, "resident_bytes", NULL, "resident memory", cell_bytes_draw},
	[LIST_SWAP] = {"swap", "SWAP", 5, 5, 0, 25, 112, 0, false, false, "swap_bytes", NULL, "swapped out", cell_bytes_draw},
	[LIST_THREADS] = {"threads", "THR", 4, 4, 0, 30, 112, 0, false, false, "threads", NULL, "threads", cell_sum_draw},
	[LIST_TIME] = {"time", "TIME+", 6, 6, 0, 35, 81, 0, false, false, "cpu_seconds", NULL, "CPU time since its start", cell_time_draw},
	[LIST_READ] = {"read", "READ/s", 6, 6, 0, 80, 76, 0, false, false, "read_bytes_per_second", NULL, "read from disks", cell_bytes_draw},
	[LIST_WRITE] = {"write", "WRIT/s", 6, 6, 0, 80, 76, 0, false, false, "write_bytes_per_second", NULL, "written to disks", cell_bytes_draw},
	[LIST_IO] = {"io", "IO/s", 5, 5, 0, 75, 60, 76, false, false, "io_bytes_per_second", NULL, "read and written", cell_bytes_draw},
	[LIST_WAIT] = {"wait", "WAIT%", 5, 5, 0, 20, 0, 0, false, false, "wait_percent", NULL, "waiting for a CPU", cell_sum_draw},
	[LIST_MINOR_FAULTS] = {"minflt", "MINFLT", 6, 6, 0, 14, 0, 0, false, false, "minor_faults_per_second", NULL, "page faults, from memory", cell_sum_draw},
	[LIST_MAJOR_FAULTS] = {"majflt", "MAJFLT", 6, 6, 0, 16, 0, 0, false, false, "major_faults_per_second", NULL, "page faults, from disks", cell_sum_draw},
	[LIST_START] = {"start", "START", 5, 5, 0, 12, 0, 0, false, false, "start_seconds", NULL, "when it started", cell_start_draw},
	[LIST_TTY] = {"tty", "TTY", 6, 6, 0, 8, 0, 0, true, false, "tty", NULL, "terminal", cell_tty_draw},
	[LIST_UNIT] = {"unit", "UNIT", 8, 24, 2, 17, 150, 0, true, false, "cgroup", NULL, "unit of systemd", cell_unit_draw},
	[LIST_CGROUP] = {"cgroup", "CGROUP", 10, 30, 2, 9, 0, 0, true, false, "cgroup", NULL, "control group", cell_cgroup_draw},
	[LIST_COMMAND] = {"command", "COMMAND", 0, 0, 0, 100, 1, 0, true, false, "command", "name", "command line", cell_command_draw},
};
/* clang-format on */

static size_t blank_of(const struct list_column *column)
{
	return column->has_mark ? 0 : 1;
}

static size_t width_of(const struct shown_columns *shown)
{
	size_t width = 0;
	for (size_t i = 0; i < shown->count; i++)
		width += shown->shown[i].width + blank_of(shown->shown[i].column);
	return width;
}

static void add(struct shown_columns *shown, enum list_column_id id, size_t pid_width)
{
	const struct list_column *column = &list_column_table[id];
	bool is_number = id == LIST_PID || id == LIST_PPID;
	size_t width = is_number && pid_width > column->least ? pid_width : column->least;
	struct shown_column *place = &shown->shown[shown->count++];
	*place = (struct shown_column){.column = column, .width = width};
	(void)field_find(FAMILY_PROCESS, slice_of(column->field), &place->field);
	if (column->fallback != NULL)
		(void)field_find(FAMILY_PROCESS, slice_of(column->fallback), &place->fallback);
}

static void drop_least(struct shown_columns *shown)
{
	size_t least = 0;
	for (size_t i = 1; i < shown->count; i++)
		if (shown->shown[i].column->importance <= shown->shown[least].column->importance)
			least = i;
	shown->count--;
	for (size_t i = least; i < shown->count; i++)
		shown->shown[i] = shown->shown[i + 1];
}

/* Gives columns that the command can spare to those that would use them, in turns. */
static void grow(struct shown_columns *shown, size_t width)
{
	for (bool has_grown = true; has_grown;) {
		has_grown = false;
		for (size_t i = 0; i < shown->count; i++) {
			struct shown_column *place = &shown->shown[i];
			size_t growth = place->column->growth;
			if (growth == 0 || place->width + growth > place->column->most ||
				width_of(shown) + growth + COMMAND_GROWN > width)
				continue;
			place->width += growth;
			has_grown = true;
		}
	}
}

static bool is_there(const struct list_column *column, size_t width)
{
	return column->from > 0 && width >= column->from && (column->to == 0 || width < column->to);
}

void columns_show(
	const struct column_choice *choice, size_t width, size_t pid_width, struct shown_columns *out)
{
	out->count = 0;
	for (size_t i = 0; choice->is_chosen && i < choice->count; i++)
		add(out, choice->ids[i], pid_width);
	for (enum list_column_id id = 0; !choice->is_chosen && id < LIST_COMMAND; id++)
		if (is_there(&list_column_table[id], width))
			add(out, id, pid_width);
	/* Those that the width brings fit by their from. */
	while (choice->is_chosen && out->count > 1 && width_of(out) + COMMAND_LEAST > width)
		drop_least(out);
	grow(out, width);
	add(out, LIST_COMMAND, pid_width);
}

void columns_fill(const struct shown_columns *shown, struct interest *interest)
{
	for (size_t i = 0; i < shown->count; i++) {
		interest_add_field(interest, shown->shown[i].field);
		if (shown->shown[i].column->fallback != NULL)
			interest_add_field(interest, shown->shown[i].fallback);
	}
}

enum list_column_id column_find(struct slice name)
{
	enum list_column_id id = 0;
	while (id < LIST_COUNT && !slice_equals(name, slice_of(list_column_table[id].name)))
		id++;
	return id;
}

bool column_choice_has(const struct column_choice *choice, enum list_column_id id)
{
	for (size_t i = 0; i < choice->count; i++)
		if (choice->ids[i] == id)
			return true;
	return false;
}

static void choice_insert(struct column_choice *choice, size_t at, enum list_column_id id)
{
	memmove(&choice->ids[at + 1], &choice->ids[at], choice->count - at);
	choice->ids[at] = (uint8_t)id;
	choice->count++;
}

int column_choice_parse(struct column_choice *out, const char *names, struct slice *wrong)
{
	struct column_choice choice = {.is_chosen = true};
	*wrong = (struct slice){.data = names, .length = 0};
	for (const char *at = names; *at != '\0';) {
		size_t length = strcspn(at, " ,\t");
		struct slice name = {.data = at, .length = length};
		at += length + (at[length] != '\0');
		if (length == 0)
			continue;
		enum list_column_id id = column_find(name);
		if (id == LIST_COUNT) {
			*wrong = name;
			return -EINVAL;
		}
		/* It is there whatever is chosen. */
		if (id != LIST_COMMAND && !column_choice_has(&choice, id))
			choice_insert(&choice, choice.count, id);
	}
	if (choice.count == 0)
		return -EINVAL;
	*out = choice;
	return 0;
}

void column_choice_toggle(struct column_choice *choice, enum list_column_id id)
{
	size_t at = 0;
	for (size_t i = 0; i < choice->count; i++) {
		if (choice->ids[i] == id) {
			choice->count--;
			memmove(&choice->ids[i], &choice->ids[i + 1], choice->count - i);
			return;
		}
		if (choice->ids[i] < id)
			at = i + 1;
	}
	choice_insert(choice, at, id);
}
