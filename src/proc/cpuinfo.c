/* SPDX-License-Identifier: MIT */
/*
 * Three forms: a block of lines per processor, as most architectures have it; a line per processor and blocks of "cpu
 * number" behind them (s390); and one block for all, with their count (alpha, arm with one processor) or a line "CPU8:
 * online" for each (sparc).
 */
#include "proc/cpuinfo.h"

#include <errno.h>
#include <string.h>

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(cpuinfo, cpu), .kind = METRIC_LABEL, .key = "processor", .help = "the CPU's number"},
	{FIELD(cpuinfo, model), .kind = METRIC_TEXT, .key = "model name", .help = "what the maker calls it"},
};

/* What names a processor; where a file has several, the one with the lowest rank is the name. */
enum { RANK_NONE = 9 };
static const struct {
	const char *key;
	int rank;
} names[] = {
	{"model name", 0}, /* x86, arm, newer ia64 */
	{"Model Name", 0}, /* loongarch */
	{"cpu model", 1},  /* mips, alpha */
	{"uarch", 1},      /* riscv */
	{"cpu", 2},        /* ppc, sparc */
	{"Processor", 2},  /* older arm, once for all */
	{"family", 3},     /* ia64 */
	{"isa", 3},        /* riscv without uarch */
};
enum { RANK_CODES = 3 };
/* clang-format on */

struct reading {
	struct table *out;
	const char *text;    /* the whole file */
	struct cpuinfo *cpu; /* of the block; NULL outside */
	size_t item;         /* its place */
	size_t next;         /* place of the processor whose "cpu number" comes next */
	struct text top_model;
	int rank, top_rank; /* of the model of this block, and of that before the first block */
	struct slice implementer;
	uint64_t count; /* of processors that have no block of their own */
	bool has_top_name, is_s390;
	bool is_lost; /* in a block whose number could not be read */
};

/* "model name\t: Intel …": the key is blank-padded before the colon. */
static bool split(struct scan *line, struct slice *key, struct slice *value)
{
	struct slice before;
	if (!scan_until(line, ':', &before))
		return false;
	struct scan padded = scan_slice(before);
	*key = scan_rest(&padded);
	*value = scan_rest(line);
	return key->length > 0;
}

/* The lines up to end belong to the machine: they are told with the first processor. */
static void add_top(struct reading *reading, const char *end)
{
	struct scan file = scan_of(reading->text, (size_t)(end - reading->text)), line;
	struct slice key, value;
	while (reading->out->wants_extra && scan_line(&file, &line))
		if (split(&line, &key, &value))
			table_add_extra_of(reading->out, 0, key, value);
}

/* line: where the block begins */
static void begin_cpu(struct reading *reading, int64_t number, const char *line)
{
	reading->cpu = number >= 0 ? table_add(reading->out) : NULL;
	reading->is_lost = reading->cpu == NULL;
	if (reading->cpu == NULL)
		return;
	reading->cpu->cpu = number;
	reading->cpu->model = reading->top_model;
	reading->rank = reading->top_rank;
	reading->implementer = (struct slice){0};
	reading->item = reading->out->count - 1;
	if (reading->item == 0)
		add_top(reading, line);
}

static void set_model(struct reading *reading, int rank, struct slice value)
{
	int *best = reading->cpu == NULL ? &reading->top_rank : &reading->rank;
	struct text *model = reading->cpu == NULL ? &reading->top_model : &reading->cpu->model;
	if (rank >= *best || value.length == 0 ||
		(reading->cpu == NULL && (reading->is_lost || reading->out->count > 0)))
		return;
	*best = rank;
	*model = table_text(reading->out, value);
}

static void set_codes(struct reading *reading, struct slice part)
{
	struct buf name;
	if (reading->implementer.length == 0)
		return;
	buf_init(&name, 256);
	buf_add_string(&name, "implementer ");
	buf_add(&name, reading->implementer.data, reading->implementer.length);
	buf_add_string(&name, " part ");
	buf_add(&name, part.data, part.length);
	if (name.error == 0)
		set_model(reading, RANK_CODES, (struct slice){.data = name.data, .length = name.length});
	buf_finish(&name);
}

/* "processor 0: version = FF, …" of s390; the line after the colon is all there is to name it. */
static bool begins_s390(struct reading *reading, struct slice key, struct slice value, const char *line)
{
	static const char word[] = "processor ";
	size_t length = sizeof(word) - 1;
	if (key.length <= length || !slice_equals((struct slice){key.data, length}, slice_of(word)))
		return false;
	int64_t number = slice_i64((struct slice){key.data + length, key.length - length});
	if (number < 0)
		return false;
	reading->is_s390 = true;
	begin_cpu(reading, number, line);
	if (reading->cpu != NULL)
		set_model(reading, 0, value);
	return true;
}

/* What follows is about a processor that was told before; both lists are in the same order. */
static void go_to_cpu(struct reading *reading, int64_t number)
{
	reading->cpu = NULL;
	while (reading->next < reading->out->count && reading->cpu == NULL) {
		struct cpuinfo *cpu = table_item(reading->out, reading->next);
		reading->item = reading->next++;
		if (cpu->cpu == number)
			reading->cpu = cpu;
	}
	/* It has its name. */
	reading->rank = 0;
}

static void take_name(struct reading *reading, struct slice key, struct slice value)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (slice_equals(key, slice_of(names[i].key)))
			set_model(reading, names[i].rank, value);
	if (reading->cpu == NULL && slice_equals(key, slice_of("Processor")))
		reading->has_top_name = true;
	if (slice_equals(key, slice_of("CPU implementer")))
		reading->implementer = value;
	if (slice_equals(key, slice_of("CPU part")) && reading->cpu != NULL)
		set_codes(reading, value);
	uint64_t count = slice_u64(value);
	if (slice_equals(key, slice_of("cpus detected")))
		reading->count = count == ABSENT_U64 ? 0 : count;
	/* Several have lines of their own, with numbers that need not follow each other. */
	if (slice_equals(key, slice_of("ncpus active")) && count == 1)
		reading->count = 1;
}

static void take_line(struct reading *reading, struct slice key, struct slice value, const char *line)
{
	if (slice_equals(key, slice_of("processor")))
		begin_cpu(reading, slice_i64(value), line);
	else if (reading->is_s390 && slice_equals(key, slice_of("cpu number")))
		go_to_cpu(reading, slice_i64(value));
	else if (!begins_s390(reading, key, value, line))
		take_name(reading, key, value);
	if (reading->cpu != NULL)
		table_add_extra_of(reading->out, reading->item, key, value);
}

/* "CPU8:\t\tonline" of sparc; "akp" is the one that printed the file. */
static void add_listed(struct reading *reading, const char *end)
{
	struct scan file = scan_of(reading->text, (size_t)(end - reading->text)), line;
	struct slice key, value;
	while (reading->out->error == 0 && scan_line(&file, &line)) {
		if (!split(&line, &key, &value) || key.length <= 3 || memcmp(key.data, "CPU", 3) != 0 ||
			(!slice_equals(value, slice_of("online")) && !slice_equals(value, slice_of("akp"))))
			continue;
		int64_t number = slice_i64((struct slice){key.data + 3, key.length - 3});
		if (number >= 0)
			begin_cpu(reading, number, end);
	}
}

/* One block for all: the first one has its lines. */
static void add_counted(struct reading *reading, const char *end)
{
	uint64_t count = reading->count == 0 && reading->has_top_name ? 1 : reading->count;
	for (uint64_t i = 0; i < count && reading->out->error == 0; i++)
		begin_cpu(reading, (int64_t)i, end);
}

static int cpuinfo_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length), line;
	struct slice key, value;
	struct reading reading = {
		.out = out, .text = text, .top_model = TEXT_ABSENT, .rank = RANK_NONE, .top_rank = RANK_NONE};
	while (out->error == 0 && scan_line(&file, &line)) {
		const char *start = line.at;
		if (split(&line, &key, &value))
			take_line(&reading, key, value, start);
	}
	if (out->count == 0)
		add_listed(&reading, text + length);
	if (out->count == 0)
		add_counted(&reading, text + length);
	if (reading.is_s390)
		table_sort_extra(out);
	return out->error != 0 ? out->error : out->count > 0 ? 0 : -EBADMSG;
}

const struct part cpuinfo_part = {
	.name = "cpuinfo",
	.size = sizeof(struct cpuinfo),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = cpuinfo_parse,
	.cap = CAP_CPUS,
	.has_extra = true,
};
