/* SPDX-License-Identifier: MIT */
#include "proc/pid/pidstat.h"

#include <errno.h>

double cpu_ticks_percent(struct cpu_ticks before, struct cpu_ticks now, const struct metric_context *context)
{
	double ticks = counter_growth(before.user, now.user) + counter_growth(before.system, now.system);
	return 100 * ticks / context->hz / context->seconds;
}

double cpu_ticks_seconds(struct cpu_ticks ticks, const struct metric_context *context)
{
	if (ticks.user == ABSENT_U64 || ticks.system == ABSENT_U64)
		return NAN;
	return ((double)ticks.user + (double)ticks.system) / context->hz;
}

static struct cpu_ticks ticks_of(const struct pidstat *process)
{
	return (struct cpu_ticks){.user = process->user_seconds, .system = process->system_seconds};
}

static double derive_cpu_percent(const void *before, const void *now, const struct metric_context *context)
{
	return before == NULL ? NAN : cpu_ticks_percent(ticks_of(before), ticks_of(now), context);
}

static double derive_user_percent(const void *before, const void *now, const struct metric_context *context)
{
	const struct pidstat *a = before, *b = now;
	return a == NULL
		? NAN
		: 100 * counter_growth(a->user_seconds, b->user_seconds) / context->hz / context->seconds;
}

static double derive_system_percent(const void *before, const void *now, const struct metric_context *context)
{
	const struct pidstat *a = before, *b = now;
	return a == NULL
		? NAN
		: 100 * counter_growth(a->system_seconds, b->system_seconds) / context->hz / context->seconds;
}

static double derive_memory_percent(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	const struct pidstat *process = now;
	if (process->resident == ABSENT_U64)
		return NAN;
	return 100 * (double)process->resident * context->page_size / context->memory_total;
}

static double derive_cpu_time(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	return cpu_ticks_seconds(ticks_of(now), context);
}

#define TICKS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = SCALE_TICKS

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(pidstat, pid), .kind = METRIC_LABEL, .column = 1, .help = "number of the process"},
	{FIELD(pidstat, name), .kind = METRIC_TEXT, .help = "name, cut by the kernel at 15 bytes"},
	{FIELD(pidstat, state), .kind = METRIC_TEXT, .help = "what it does: R runs, S sleeps, D waits for a device, T stopped, t traced, Z ended, I idle kernel thread"},
	{.name = "cpu", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_cpu_percent, .limits = {50, 70, 90}, .help = "of one CPU"},
	{.name = "user", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_user_percent, .help = "of one CPU, in the program"},
	{.name = "system", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_system_percent, .help = "of one CPU, in the kernel"},
	{.name = "memory", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_memory_percent, .limits = {50, 70, 90}, .flags = METRIC_NEEDS_MEMORY, .help = "resident, of all memory"},
	{.name = "cpu", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .derive = derive_cpu_time, .help = "user and system since its start"},
	{FIELD(pidstat, ppid), .column = 4, .help = "number of its parent"},
	{FIELD(pidstat, tty), .column = 7, .help = "device number of its terminal, 0 for none"},
	{FIELD(pidstat, flags), .column = 9, .help = "flags of the kernel (PF_*)"},
	{FIELD(pidstat, minor_faults), .kind = METRIC_COUNTER, .column = 10, .help = "page faults served from memory"},
	{FIELD(pidstat, major_faults), .kind = METRIC_COUNTER, .column = 12, .help = "page faults that read a disk"},
	{FIELD(pidstat, user_seconds), TICKS, .column = 14, .help = "in the program"},
	{FIELD(pidstat, system_seconds), TICKS, .column = 15, .help = "in the kernel"},
	{FIELD(pidstat, priority), .column = 18, .help = "priority as the kernel sorts"},
	{FIELD(pidstat, nice), .column = 19, .help = "from -20, first, to 19, last"},
	{FIELD(pidstat, threads), .column = 20, .help = "number of threads"},
	{FIELD(pidstat, start), .unit = UNIT_SECONDS, .scale = SCALE_TICKS, .flags = METRIC_IDENTITY | METRIC_BORN, .column = 22, .help = "when it started, since boot"},
	{FIELD(pidstat, virtual), .unit = UNIT_BYTES, .column = 23, .help = "address space"},
	{FIELD(pidstat, resident), .unit = UNIT_BYTES, .scale = SCALE_PAGES, .column = 24, .help = "memory it holds, shared pages included"},
};
/* clang-format on */

#undef TICKS

static bool is_letter(struct slice word)
{
	return word.length == 1 && ((word.data[0] | 0x20) >= 'a' && (word.data[0] | 0x20) <= 'z');
}

bool pidstat_take_start(const char *text, size_t length, struct pidstat_start *out)
{
	struct scan file = scan_of(text, length);
	struct slice pid;
	/* A name may hold anything, newlines and ")" too; nothing after it does. */
	if (!scan_until(&file, '(', &pid) || !scan_until_last(&file, ')', &out->name))
		return false;
	struct scan number = scan_slice(pid);
	return scan_line(&file, &out->line) && scan_word(&out->line, &out->state) && is_letter(out->state) &&
		scan_u64(&number, &out->pid) && out->pid != ABSENT_U64;
}

static int pidstat_parse(const char *text, size_t length, struct table *out)
{
	struct pidstat_start start;
	if (!pidstat_take_start(text, length, &start))
		return -EBADMSG;
	struct pidstat *process = table_add(out);
	if (process == NULL)
		return out->error;
	process->pid = start.pid;
	process->name = table_text(out, start.name);
	process->state = table_text(out, start.state);
	table_store_columns(out, process, PIDSTAT_NUMBERS, &start.line);
	if (pidstat_is_kernel_thread(process))
		process->virtual = process->resident = ABSENT_U64;
	return 0;
}

const struct part pidstat_part = {
	.name = "PID/stat",
	.size = sizeof(struct pidstat),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = pidstat_parse,
	.cap = CAP_PROCESSES,
	.resets_as_one = true,
};
