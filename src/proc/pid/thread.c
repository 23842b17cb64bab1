/* SPDX-License-Identifier: MIT */
#include "proc/pid/thread.h"

#include "proc/pid/pidstat.h"

#include <errno.h>

static struct cpu_ticks ticks_of(const struct thread *thread)
{
	return (struct cpu_ticks){.user = thread->user_seconds, .system = thread->system_seconds};
}

static double derive_cpu_percent(const void *before, const void *now, const struct metric_context *context)
{
	return before == NULL ? NAN : cpu_ticks_percent(ticks_of(before), ticks_of(now), context);
}

static double derive_cpu_time(const void *before, const void *now, const struct metric_context *context)
{
	(void)before;
	return cpu_ticks_seconds(ticks_of(now), context);
}

#define TICKS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = SCALE_TICKS

/* clang-format off */
static const struct metric rows[] = {
	{FIELD(thread, tid), .kind = METRIC_LABEL, .column = 1, .help = "number of the thread"},
	{FIELD(thread, pid), .help = "number of its process"},
	{FIELD(thread, name), .kind = METRIC_TEXT, .help = "name, cut by the kernel at 15 bytes"},
	{FIELD(thread, state), .kind = METRIC_TEXT, .help = "what it does, by the letter of a process"},
	{.name = "cpu", .kind = METRIC_DERIVED, .unit = UNIT_PERCENT, .derive = derive_cpu_percent, .limits = {50, 70, 90}, .help = "of one CPU"},
	{.name = "cpu", .kind = METRIC_DERIVED, .unit = UNIT_SECONDS, .derive = derive_cpu_time, .help = "user and system since its start"},
	{FIELD(thread, minor_faults), .kind = METRIC_COUNTER, .column = 10, .help = "page faults served from memory"},
	{FIELD(thread, major_faults), .kind = METRIC_COUNTER, .column = 12, .help = "page faults that read a disk"},
	{FIELD(thread, user_seconds), TICKS, .column = 14, .help = "in the program"},
	{FIELD(thread, system_seconds), TICKS, .column = 15, .help = "in the kernel"},
	{FIELD(thread, priority), .column = 18, .help = "priority as the kernel sorts"},
	{FIELD(thread, nice), .column = 19, .help = "from -20, first, to 19, last"},
	{FIELD(thread, start), .unit = UNIT_SECONDS, .scale = SCALE_TICKS, .flags = METRIC_IDENTITY | METRIC_BORN, .column = 22, .help = "when it started, since boot"},
	{FIELD(thread, last_cpu), .column = 39, .help = "number of the CPU that it ran on last"},
};
/* clang-format on */

#undef TICKS

static int thread_parse(const char *text, size_t length, struct table *out)
{
	struct pidstat_start start;
	if (!pidstat_take_start(text, length, &start))
		return -EBADMSG;
	struct thread *thread = table_add(out);
	if (thread == NULL)
		return out->error;
	thread->tid = start.pid;
	thread->name = table_text(out, start.name);
	thread->state = table_text(out, start.state);
	table_store_columns(out, thread, PIDSTAT_NUMBERS, &start.line);
	return 0;
}

const struct part thread_part = {
	.name = "PID/task/TID/stat",
	.size = sizeof(struct thread),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.parse = thread_parse,
	.cap = CAP_THREADS,
	.resets_as_one = true,
};
