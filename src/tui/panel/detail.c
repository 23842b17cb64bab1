/* SPDX-License-Identifier: MIT */
/* The detail of one process. On a low screen the lines that say least go first. */
#include "tui/panel/detail.h"

#include "base/clock.h"
#include "core/process/container.h"
#include "core/process/unit.h"
#include "tui/cell.h"

#include <string.h>
#include <time.h>

enum {
	TEXT_LENGTH = 512,
	LABEL_WIDTH = 9,
	VALUE_COLUMN = 7,
	VALUE_WIDTH = 16,
	DETAILS_WIDTH = 36,
	SPARK_LEAST = 8,
	SPARK_MOST = 120,
	COMMAND_LINES = 6,
	LONG_TEXT = 65536,
	LAST_RANK = 9,
};

/* What is drawn over time: ten minutes. */
#define HISTORY_SECONDS 600.0

void detail_add_who(struct buf *out, const struct facts *facts, enum utf8_form form)
{
	const struct buf *name = &facts->texts[TEXT_NAME];
	utf8_add_safe(out, (struct slice){.data = name->data, .length = name->length}, form);
	buf_printf(out, "[%llu]", (unsigned long long)facts->who.pid);
}

static void add_time(struct buf *out, int64_t realtime)
{
	time_t seconds = (time_t)(realtime / NANOSECONDS);
	struct tm parts;
	char text[32];
	if (realtime == CLOCK_UNKNOWN || localtime_r(&seconds, &parts) == NULL ||
		strftime(text, sizeof(text), "%H:%M:%S", &parts) == 0)
		buf_add_char(out, '-');
	else
		buf_add_string(out, text);
}

void detail_add_start(struct buf *out, const struct facts *facts)
{
	enum { DAY = 24 * 60 * 60 };
	double start = facts->values[FACT_START];
	const struct stamp *stamp = &facts->stamp;
	if (isnan(start) || stamp->boottime == CLOCK_UNKNOWN || stamp->realtime == CLOCK_UNKNOWN) {
		buf_add_char(out, '-');
		return;
	}
	double age = (double)stamp->boottime / (double)NANOSECONDS - start;
	int64_t begin = stamp->realtime - (int64_t)(age * (double)NANOSECONDS);
	time_t seconds = (time_t)(begin / NANOSECONDS);
	struct tm parts;
	char date[32];
	if (age >= DAY && localtime_r(&seconds, &parts) != NULL &&
		strftime(date, sizeof(date), "%Y-%m-%d %H:%M", &parts) > 0)
		buf_add_string(out, date);
	else
		add_time(out, begin);
	buf_printf(out, " (%s ago)", cell_duration(age > 0 ? age : 0).text);
}

void detail_add_state(struct buf *out, const struct facts *facts)
{
	const struct buf *state = &facts->texts[TEXT_STATE];
	buf_add_string(out, state->length > 0 ? state->data : "-");
	double seconds = (double)(facts->stamp.boottime - facts->state_since) / (double)NANOSECONDS;
	if (facts->stamp.boottime != CLOCK_UNKNOWN && seconds >= 1)
		buf_printf(out, " at least %s", cell_duration(seconds).text);
}

void detail_history_draw(const struct view *view, struct pen *pen, enum fact fact, double full, size_t width)
{
	double values[SPARK_MOST];
	const struct facts *facts = view->facts;
	if (width > SPARK_MOST)
		width = SPARK_MOST;
	if (width == 0)
		return;
	int series = history_find_process(view->history, facts->fields[fact], facts->who);
	history_columns(view->history, series, HISTORY_SECONDS / (double)width, values, width);
	for (size_t i = 0; i < width; i++)
		full = values[i] > full ? values[i] : full;
	for (size_t i = 0; i < width; i++)
		pen_add(pen, cell_spark(full > 0 ? values[i] / full : values[i], pen->grid->form));
}

static struct slice text_of(const struct facts *facts, enum fact_text text)
{
	return (struct slice){.data = facts->texts[text].data, .length = facts->texts[text].length};
}

static struct cell_text number_of(const struct facts *facts, enum fact fact, int decimals)
{
	return cell_number(facts->values[fact], decimals);
}

static struct cell_text bytes_of(const struct facts *facts, enum fact fact)
{
	return cell_bytes(facts->values[fact]);
}

/* A limit of its own kind: "1024", "unlimited", "-" when it is not known. */
static struct cell_text limit_of(const struct facts *facts, enum fact fact, bool is_bytes)
{
	double value = facts->values[fact];
	if (isinf(value))
		return (struct cell_text){"unlimited"};
	return is_bytes ? cell_bytes(value) : cell_number(value, 0);
}

static void draw_label(struct pen *pen, const char *label)
{
	pen_add(pen, " ");
	pen_add_styled(pen, STYLE_FAINT, label);
	pen_move(pen, LABEL_WIDTH);
}

static void draw_text(struct pen *pen, const struct facts *facts, enum fact_text text)
{
	if (facts->texts[text].length > 0)
		pen_add_safe(pen, text_of(facts, text), SIZE_MAX);
	else
		pen_add(pen, "-");
}

static void draw_title(const struct view *view, const struct area *area)
{
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf text;
	struct pen pen = pen_at(area, 0);
	buf_init_in(&text, storage, sizeof(storage));
	detail_add_who(&text, facts, area->grid->form);
	pen_add(&pen, " ");
	pen_add_styled(&pen, STYLE_TITLE, text.data);
	pen_add(&pen, "  user ");
	if (facts->has_text[TEXT_USER])
		pen_add_safe(&pen, text_of(facts, TEXT_USER), SIZE_MAX);
	else
		pen_add(&pen, number_of(facts, FACT_UID, 0).text);
	buf_reset(&text);
	if (facts->has_ended)
		buf_add_string(&text, "ended ");
	if (facts->has_ended)
		add_time(&text, facts->ended);
	else
		buf_add_string(&text, "state ");
	if (!facts->has_ended)
		detail_add_state(&text, facts);
	pen_add(&pen, "  ");
	pen_add_styled(&pen, facts->has_ended ? STYLE_CRITICAL : STYLE_NORMAL, text.data);
	if (area->columns < 60)
		return;
	pen_printf(&pen, "  parent %s", number_of(facts, FACT_PPID, 0).text);
	pen_move(&pen, area->columns - strlen(" o files  Esc back "));
	pen_add(&pen, " ");
	pen_add_styled(&pen, STYLE_KEY, "o");
	pen_add(&pen, " files  ");
	pen_add_styled(&pen, STYLE_KEY, "Esc");
	pen_add(&pen, " back ");
}

static void draw_program(const struct view *view, struct pen *pen)
{
	draw_label(pen, "program");
	draw_text(pen, view->facts, TEXT_PROGRAM);
}

/* Who the control group is of, in other words than its path. */
static void add_owner(struct buf *out, const struct facts *facts, enum utf8_form form)
{
	struct slice cgroup = text_of(facts, TEXT_CGROUP), unit = process_unit(cgroup), runtime, name;
	if (process_container(cgroup, &runtime, &name)) {
		buf_add_string(out, "  container ");
		utf8_add_safe(out, runtime, form);
		buf_add_char(out, ' ');
		utf8_add_safe(out, name, form);
	} else if (facts->has_text[TEXT_CGROUP] && !slice_equals(unit, slice_of("-"))) {
		buf_add_string(out, "  unit ");
		utf8_add_safe(out, unit, form);
	}
}

/* A path that is too long gives way to what it means. */
static void draw_cgroup(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf owner;
	buf_init_in(&owner, storage, sizeof(storage));
	add_owner(&owner, facts, pen->grid->form);
	draw_label(pen, "cgroup");
	size_t width = text_width(slice_of(owner.data)), end = pen->end;
	if (pen_left(pen) > width)
		pen->end -= width;
	draw_text(pen, facts, TEXT_CGROUP);
	pen->end = end;
	pen_add(pen, owner.data);
}

static void draw_start(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf text;
	buf_init_in(&text, storage, sizeof(storage));
	detail_add_start(&text, facts);
	draw_label(pen, "start");
	pen_printf(pen, "%s  threads %s  nice %s  CPUs ", text.data, number_of(facts, FACT_THREADS, 0).text,
		number_of(facts, FACT_NICE, 0).text);
	draw_text(pen, facts, TEXT_CPUS);
	pen_printf(pen, "  oom %s", number_of(facts, FACT_OOM_SCORE, 0).text);
	if (facts->values[FACT_OOM_ADJUST] != 0 && !isnan(facts->values[FACT_OOM_ADJUST]))
		pen_printf(pen, " (%s)", number_of(facts, FACT_OOM_ADJUST, 0).text);
}

static void draw_parents(const struct view *view, struct pen *pen)
{
	draw_label(pen, "parents");
	draw_text(pen, view->facts, TEXT_PARENTS);
}

/* "CPU   12.1%   ▁▁▂…  usr 3.1 sys 9.0": label, value, history, details. */
static void draw_graph(const struct view *view, struct pen *pen, const char *label, struct cell_text value,
	enum fact fact, double full, const char *details)
{
	size_t width = pen->end - pen->start;
	enum level level = view->facts->levels[fact == FACT_RESIDENT ? FACT_MEMORY : fact];
	pen_add(pen, " ");
	pen_add_styled(pen, STYLE_TITLE, label);
	pen_move(pen, VALUE_COLUMN);
	pen_add_level(pen, value.text, 6, level, true);
	pen_move(pen, VALUE_WIDTH);
	size_t spark = width > VALUE_WIDTH + DETAILS_WIDTH ? width - VALUE_WIDTH - DETAILS_WIDTH : 0;
	if (spark >= SPARK_LEAST && view->history != NULL && view->history->slots > 0)
		detail_history_draw(view, pen, fact, full, spark);
	pen_add(pen, "  ");
	pen_add(pen, details);
}

static void draw_cpu(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	buf_printf(&details, "usr %s sys %s  CPU wait %s", number_of(facts, FACT_CPU_USER, 1).text,
		number_of(facts, FACT_CPU_SYSTEM, 1).text,
		cell_with(number_of(facts, FACT_CPU_WAIT, 1), "%").text);
	draw_graph(
		view, pen, "CPU", cell_with(number_of(facts, FACT_CPU, 1), "%"), FACT_CPU, 100, details.data);
}

static void draw_memory(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	char storage[TEXT_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	buf_printf(&details, "RSS %s anon %s file %s", bytes_of(facts, FACT_RESIDENT).text,
		bytes_of(facts, FACT_ANONYMOUS).text, bytes_of(facts, FACT_FILE).text);
	draw_graph(view, pen, "MEM", cell_with(number_of(facts, FACT_MEMORY, 1), "%"), FACT_RESIDENT, 0,
		details.data);
}

static void draw_more_memory(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	draw_label(pen, "memory");
	pen_printf(pen, "PSS %s   shared %s   swapped out %s   CPU time %s", bytes_of(facts, FACT_PSS).text,
		bytes_of(facts, FACT_SHARED).text, bytes_of(facts, FACT_SWAP).text,
		cell_cpu_time(facts->values[FACT_CPU_TIME]).text);
}

static void draw_io(
	const struct view *view, struct pen *pen, const char *label, enum fact rate, enum fact total)
{
	char storage[TEXT_LENGTH];
	struct buf details;
	buf_init_in(&details, storage, sizeof(storage));
	buf_printf(&details, "total %s", bytes_of(view->facts, total).text);
	draw_graph(view, pen, label, cell_with(bytes_of(view->facts, rate), "/s"), rate, 0, details.data);
}

static void draw_read(const struct view *view, struct pen *pen)
{
	draw_io(view, pen, "READ", FACT_READ, FACT_READ_TOTAL);
}

static void draw_write(const struct view *view, struct pen *pen)
{
	draw_io(view, pen, "WRITE", FACT_WRITE, FACT_WRITE_TOTAL);
}

static void draw_files(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	pen_add(pen, " ");
	pen_add_styled(pen, STYLE_TITLE, "FILES");
	pen_printf(pen, "  %s of %s", number_of(facts, FACT_FILES, 0).text,
		limit_of(facts, FACT_FILE_LIMIT, false).text);
	pen_add(pen, "   ");
	pen_add_styled(pen, STYLE_TITLE, "SOCKETS");
	pen_printf(pen, " %s   ", number_of(facts, FACT_SOCKETS, 0).text);
	pen_add_styled(pen, STYLE_TITLE, "CTX");
	pen_printf(pen, " %s voluntary, %s forced", cell_with(number_of(facts, FACT_VOLUNTARY, 0), "/s").text,
		cell_with(number_of(facts, FACT_FORCED, 0), "/s").text);
}

static void draw_wait(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	pen_add(pen, " ");
	pen_add_styled(pen, STYLE_TITLE, "WCHAN");
	pen_add(pen, "  ");
	draw_text(pen, facts, TEXT_WCHAN);
	pen_add(pen, "   ");
	pen_add_styled(pen, STYLE_TITLE, "SYSCALL");
	pen_printf(pen, " %s", number_of(facts, FACT_SYSCALL, 0).text);
}

static void draw_limits(const struct view *view, struct pen *pen)
{
	const struct facts *facts = view->facts;
	draw_label(pen, "limits");
	pen_printf(pen, "files %s  processes %s  locked %s  core %s  stack %s  address space %s",
		limit_of(facts, FACT_FILE_LIMIT, false).text, limit_of(facts, FACT_PROCESS_LIMIT, false).text,
		limit_of(facts, FACT_LOCKED_LIMIT, true).text, limit_of(facts, FACT_CORE_LIMIT, true).text,
		limit_of(facts, FACT_STACK_LIMIT, true).text, limit_of(facts, FACT_VIRTUAL_LIMIT, true).text);
}

static void draw_nothing(const struct view *view, struct pen *pen)
{
	(void)view;
	(void)pen;
}

/* In the order in which they stand; where lines are missing those of the largest rank go first. */
static const struct detail_line {
	unsigned rank;
	void (*draw)(const struct view *view, struct pen *pen);
} lines[] = {
	{7, draw_program},
	{4, draw_cgroup},
	{2, draw_start},
	{6, draw_parents},
	{LAST_RANK, draw_nothing},
	{0, draw_cpu},
	{0, draw_memory},
	{1, draw_read},
	{1, draw_write},
	{7, draw_more_memory},
	{3, draw_files},
	{5, draw_wait},
	{8, draw_limits},
};

/* The length of the longest beginning of text that is that wide at most. */
static size_t fitting(struct slice text, size_t width)
{
	size_t length = 0;
	while (length < text.length) {
		size_t next = length + 1;
		while (next < text.length && ((unsigned char)text.data[next] & 0xc0) == 0x80)
			next++;
		if (text_width((struct slice){.data = text.data, .length = next}) > width)
			break;
		length = next;
	}
	return length;
}

/* Draws the command line over as many rows as it needs, at most. Returns how many it took. */
static size_t draw_command(const struct view *view, const struct area *area, size_t row, size_t most)
{
	struct buf safe;
	size_t used = 0, width = area->columns > LABEL_WIDTH + 1 ? area->columns - LABEL_WIDTH - 1 : 1;
	buf_init(&safe, LONG_TEXT);
	utf8_add_safe(&safe, text_of(view->facts, TEXT_COMMAND), area->grid->form);
	struct slice left = {.data = safe.data, .length = safe.length};
	while (used < most && (used == 0 || left.length > 0)) {
		struct pen pen = pen_at(area, row + used);
		size_t length = fitting(left, width);
		if (used == 0)
			draw_label(&pen, "cmd");
		pen_move(&pen, LABEL_WIDTH);
		pen_add_safe(&pen, (struct slice){.data = left.data, .length = length}, SIZE_MAX);
		left = (struct slice){.data = left.data + length, .length = left.length - length};
		used++;
		if (length == 0)
			break;
	}
	buf_finish(&safe);
	return used;
}

static size_t count_lines(unsigned rank)
{
	size_t count = 0;
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		count += lines[i].rank <= rank;
	return count;
}

void detail_draw(const struct view *view, const struct area *area)
{
	enum { FIXED = 2 }; /* title and command */
	unsigned rank = LAST_RANK;
	if (view->facts == NULL || view->facts->who.pid == 0) {
		struct pen pen = pen_at(area, 0);
		pen_add(&pen, " no process is selected");
		return;
	}
	while (rank > 0 && FIXED + count_lines(rank) > area->rows)
		rank--;
	size_t taken = FIXED + count_lines(rank), spare = area->rows > taken ? area->rows - taken : 0;
	draw_title(view, area);
	size_t row = 1;
	row += draw_command(view, area, row, 1 + (spare < COMMAND_LINES ? spare : (size_t)COMMAND_LINES - 1));
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		if (lines[i].rank > rank)
			continue;
		struct pen pen = pen_at(area, row++);
		lines[i].draw(view, &pen);
	}
}

static enum facts_depth depth_of(const struct layout *layout, const struct screen_state *state)
{
	if (!state->has_selection)
		return FACTS_NONE;
	if (state->main == MAIN_DETAIL || state->main == MAIN_FILES)
		return FACTS_ALL;
	return layout_find(layout, selected_draw) != NULL ? FACTS_PANEL : FACTS_NONE;
}

void detail_want(const struct layout *layout, const struct screen_state *state, struct interest *interest)
{
	enum facts_depth depth = depth_of(layout, state);
	facts_pin(interest, depth);
	if (depth != FACTS_NONE)
		(void)interest_pin(interest, state->selected);
}
