/* SPDX-License-Identifier: MIT */
#include "proc/stat.h"

#include "proc/keyed.h"

#include <errno.h>
#include <string.h>

/* What passed between two lines of one CPU, in ticks. */
struct shares {
	double user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice;
	double total;
};

/* NAN when either is: an absent column has no share. */
static double at_most(double value, double most)
{
	return isnan(value) || value <= most ? value : most;
}

static double or_0(double value)
{
	return isnan(value) ? 0 : value;
}

/*
 * The kernel promises neither iowait nor (on a tickless CPU) idle and steal to be monotonic: a step back
 * that stat_cpu_is_continuous let through counts as nothing.
 */
static double ticks_between(uint64_t before, uint64_t now)
{
	if (before == ABSENT_U64 || now == ABSENT_U64)
		return NAN;
	return now < before ? 0 : (double)(now - before);
}

/* An absent column adds nothing to a sum. */
static double ticks_or_0(uint64_t before, uint64_t now)
{
	return before == ABSENT_U64 || now == ABSENT_U64 || now < before ? 0 : (double)(now - before);
}

/* Guests are in user and nice. */
static double total_between(const struct stat_cpu *before, const struct stat_cpu *now)
{
	return ticks_or_0(before->user, now->user) + ticks_or_0(before->nice, now->nice) +
		ticks_or_0(before->system, now->system) + ticks_or_0(before->idle, now->idle) +
		ticks_or_0(before->iowait, now->iowait) + ticks_or_0(before->irq, now->irq) +
		ticks_or_0(before->softirq, now->softirq) + ticks_or_0(before->steal, now->steal);
}

static struct shares shares_of(const struct stat_cpu *before, const struct stat_cpu *now)
{
	struct shares s = {
		.user = ticks_between(before->user, now->user),
		.nice = ticks_between(before->nice, now->nice),
		.system = ticks_between(before->system, now->system),
		.idle = ticks_between(before->idle, now->idle),
		.iowait = ticks_between(before->iowait, now->iowait),
		.irq = ticks_between(before->irq, now->irq),
		.softirq = ticks_between(before->softirq, now->softirq),
		.steal = ticks_between(before->steal, now->steal),
		.total = total_between(before, now),
	};
	s.guest = at_most(ticks_between(before->guest, now->guest), s.user);
	s.guest_nice = at_most(ticks_between(before->guest_nice, now->guest_nice), s.nice);
	s.user -= or_0(s.guest);
	s.nice -= or_0(s.guest_nice);
	return s;
}

/* Nothing can be said of a line that was cut before idle. */
static bool can_compare(
	const struct stat_cpu *before, const struct stat_cpu *now, const struct metric_context *context)
{
	return before != NULL && !isnan(context->seconds) && before->idle != ABSENT_U64 &&
		now->idle != ABSENT_U64;
}

/* When nothing ticked: a sleeping tickless CPU, unless the interval is too short to tell. */
static bool has_slept(const struct metric_context *context)
{
	return context->seconds >= 0.1;
}

/* Fills out and returns true when there is something to say. */
static bool shares_between(
	const void *before, const void *now, const struct metric_context *context, struct shares *out)
{
	if (!can_compare(before, now, context))
		return false;
	*out = shares_of(before, now);
	if (out->total > 0)
		return true;
	out->idle = out->total = 1;
	return has_slept(context);
}

static double derive_user(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.user / s.total : NAN;
}

static double derive_nice(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.nice / s.total : NAN;
}

static double derive_system(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.system / s.total : NAN;
}

static double derive_idle(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.idle / s.total : NAN;
}

static double derive_iowait(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.iowait / s.total : NAN;
}

static double derive_irq(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.irq / s.total : NAN;
}

static double derive_softirq(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.softirq / s.total : NAN;
}

static double derive_steal(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.steal / s.total : NAN;
}

static double derive_guest(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.guest / s.total : NAN;
}

static double derive_guest_nice(const void *before, const void *now, const struct metric_context *context)
{
	struct shares s;
	return shares_between(before, now, context, &s) ? 100 * s.guest_nice / s.total : NAN;
}

/* The one that is looked at for each CPU of each frame: it needs no other share. */
static double derive_busy(const void *before, const void *now, const struct metric_context *context)
{
	const struct stat_cpu *a = before, *b = now;
	if (!can_compare(a, b, context))
		return NAN;
	double total = total_between(a, b);
	if (total == 0)
		return has_slept(context) ? 0 : NAN;
	return 100 * (total - ticks_or_0(a->idle, b->idle) - ticks_or_0(a->iowait, b->iowait)) / total;
}

static bool fell(uint64_t before, uint64_t now, double allowed)
{
	return before != ABSENT_U64 && now != ABSENT_U64 && now < before && (double)(before - now) > allowed;
}

/* A CPU that was offline begins anew; small steps back of idle and steal are the kernel's estimate, no restart. */
static bool stat_cpu_is_continuous(const void *before, const void *now, const struct metric_context *context)
{
	const struct stat_cpu *a = before, *b = now;
	double allowed = context->seconds * context->hz;
	if (b->cpu == STAT_CPU_TOTAL && context->cpus >= 1)
		allowed *= context->cpus;
	return !fell(a->user, b->user, 0) && !fell(a->nice, b->nice, 0) && !fell(a->system, b->system, 0) &&
		!fell(a->irq, b->irq, 0) && !fell(a->softirq, b->softirq, 0) &&
		!fell(a->idle, b->idle, allowed) && !fell(a->steal, b->steal, allowed);
}

#define TICKS .kind = METRIC_COUNTER, .unit = UNIT_SECONDS, .scale = SCALE_TICKS
#define SHARE .kind = METRIC_DERIVED, .unit = UNIT_PERCENT
#define CPU_ALERT .flags = METRIC_ALERTS | METRIC_TOTAL_ONLY

/* clang-format off */
static const struct metric cpu_rows[] = {
	{FIELD(stat_cpu, cpu), .kind = METRIC_LABEL, .help = "total, or the CPU's number"},
	{.name = "busy", SHARE, .derive = derive_busy, .limits = {50, 70, 90}, CPU_ALERT, .cause = CAUSE_CPU, .help = "all but idle and iowait"},
	{.name = "user", SHARE, .derive = derive_user, .limits = {50, 70, 90}, .help = "programs, without guests"},
	{.name = "nice", SHARE, .derive = derive_nice, .help = "programs of low priority"},
	{.name = "system", SHARE, .derive = derive_system, .limits = {50, 70, 90}, .help = "the kernel"},
	{.name = "idle", SHARE, .derive = derive_idle, .help = "nothing to do"},
	{.name = "iowait", SHARE, .derive = derive_iowait, .limits = {10, 25, 50}, CPU_ALERT, .cause = CAUSE_IO, .help = "idle while a task waits for a disk"},
	{.name = "irq", SHARE, .derive = derive_irq, .help = "interrupts"},
	{.name = "softirq", SHARE, .derive = derive_softirq, .help = "deferred interrupt work"},
	{.name = "steal", SHARE, .derive = derive_steal, .limits = {10, 20, 50}, CPU_ALERT, .help = "taken by other guests of the host"},
	{.name = "guest", SHARE, .derive = derive_guest, .help = "virtual machines"},
	{.name = "guest_nice", SHARE, .derive = derive_guest_nice, .help = "virtual machines of low priority"},
	{FIELD(stat_cpu, user), TICKS, .column = 1, .help = "programs, guests included"},
	{FIELD(stat_cpu, nice), TICKS, .column = 2, .help = "programs of low priority, guests included"},
	{FIELD(stat_cpu, system), TICKS, .column = 3, .help = "the kernel"},
	{FIELD(stat_cpu, idle), TICKS, .column = 4, .help = "nothing to do"},
	{FIELD(stat_cpu, iowait), TICKS, .column = 5, .help = "idle while a task waits for a disk"},
	{FIELD(stat_cpu, irq), TICKS, .column = 6, .help = "interrupts"},
	{FIELD(stat_cpu, softirq), TICKS, .column = 7, .help = "deferred interrupt work"},
	{FIELD(stat_cpu, steal), TICKS, .column = 8, .help = "taken by other guests of the host"},
	{FIELD(stat_cpu, guest), TICKS, .column = 9, .help = "virtual machines"},
	{FIELD(stat_cpu, guest_nice), TICKS, .column = 10, .help = "virtual machines of low priority"},
};
/* clang-format on */

#undef TICKS
#undef SHARE
#undef CPU_ALERT

/* Takes the name of a line: "cpu" is the sum, "cpu12" a CPU; anything else is another line. */
static bool take_cpu(struct scan *line, int64_t *out)
{
	scan_blanks(line);
	if (line->end - line->at < 3 || memcmp(line->at, "cpu", 3) != 0)
		return false;
	line->at += 3;
	*out = STAT_CPU_TOTAL;
	if (scan_is_done(line) || scan_is_blank(*line->at))
		return true;
	uint64_t number = scan_digits(line);
	*out = (int64_t)number;
	return number <= INT64_MAX && (scan_is_done(line) || scan_is_blank(*line->at));
}

static int stat_cpu_parse(const char *text, size_t length, struct table *out)
{
	struct scan file = scan_of(text, length);
	struct scan line;
	int64_t number;
	while (scan_line(&file, &line)) {
		if (!take_cpu(&line, &number))
			continue;
		/* The first column tells a line that was cut after its name from one without load. */
		scan_blanks(&line);
		if (scan_is_done(&line))
			continue;
		struct stat_cpu *cpu = table_add(out);
		if (cpu == NULL)
			break;
		cpu->cpu = number;
		table_store_columns(out, cpu, 1, &line);
	}
	return out->error != 0 ? out->error : out->count > 0 ? 0 : -EBADMSG;
}

const struct part stat_cpu_part = {
	.name = "stat",
	.size = sizeof(struct stat_cpu),
	.rows = cpu_rows,
	.row_count = COUNT_OF(cpu_rows),
	.parse = stat_cpu_parse,
	.cap = CAP_CPUS,
	.resets_as_one = true,
	.is_continuous = stat_cpu_is_continuous,
};

/* clang-format off */
static const struct metric host_rows[] = {
	{FIELD(stat_host, context_switches), .key = "ctxt", .kind = METRIC_COUNTER, .help = "switches from one task to another"},
	{FIELD(stat_host, interrupts), .key = "intr", .kind = METRIC_COUNTER, .help = "interrupts served"},
	{FIELD(stat_host, forks), .key = "processes", .kind = METRIC_COUNTER, .help = "processes and threads started"},
	{FIELD(stat_host, running), .key = "procs_running", .help = "threads that run or could"},
	{FIELD(stat_host, blocked), .key = "procs_blocked", .help = "threads that wait for a disk"},
	{FIELD(stat_host, boot_time), .key = "btime", .unit = UNIT_TIMESTAMP, .help = "when the kernel started"},
};
/* clang-format on */

static bool is_cpu_line(const char *text, size_t length)
{
	return length > 3 && memcmp(text, "cpu", 3) == 0;
}

/* Where the lines of CPUs, which are thousands, end: few follow, so the way is shorter from the end. */
static size_t skip_cpus(const char *text, size_t length)
{
	if (!is_cpu_line(text, length))
		return 0;
	size_t start = length;
	for (size_t end = length; end > 0;) {
		const char *newline = memrchr(text, '\n', end - 1);
		size_t line = newline == NULL ? 0 : (size_t)(newline + 1 - text);
		if (is_cpu_line(text + line, length - line))
			break;
		start = end = line;
	}
	return start;
}

static int stat_host_parse(const char *text, size_t length, struct table *out)
{
	size_t start = skip_cpus(text, length);
	return keyed_parse(text + start, length - start, out, ' ');
}

const struct part stat_host_part = {
	.name = "stat",
	.size = sizeof(struct stat_host),
	.rows = host_rows,
	.row_count = COUNT_OF(host_rows),
	.parse = stat_host_parse,
	.cap = 1,
};
