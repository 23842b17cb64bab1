/* SPDX-License-Identifier: MIT */
#include "tui/facts.h"

#include "base/clock.h"
#include "metric/part.h"
#include "proc/pid/pidstat.h"
#include "proc/pid/schedstat.h"
#include "proc/pid/status.h"

#include <assert.h>

enum { MOST_PARENTS = 16, MOST_TEXT = 1 << 20 };

static const char *const value_names[] = {
	[FACT_PPID] = "ppid",
	[FACT_UID] = "uid",
	[FACT_NICE] = "nice",
	[FACT_THREADS] = "threads",
	[FACT_START] = "start_seconds",
	[FACT_CPU] = "cpu_percent",
	[FACT_CPU_USER] = "user_percent",
	[FACT_CPU_SYSTEM] = "system_percent",
	[FACT_CPU_WAIT] = "wait_percent",
	[FACT_CPU_TIME] = "cpu_seconds",
	[FACT_MEMORY] = "memory_percent",
	[FACT_RESIDENT] = "resident_bytes",
	[FACT_ANONYMOUS] = "anonymous_bytes",
	[FACT_FILE] = "file_bytes",
	[FACT_SHARED] = "shared_memory_bytes",
	[FACT_SWAP] = "swap_bytes",
	[FACT_PSS] = "pss_bytes",
	[FACT_READ] = "read_bytes_per_second",
	[FACT_WRITE] = "write_bytes_per_second",
	[FACT_READ_TOTAL] = "read_bytes_total",
	[FACT_WRITE_TOTAL] = "write_bytes_total",
	[FACT_VOLUNTARY] = "voluntary_switches_per_second",
	[FACT_FORCED] = "involuntary_switches_per_second",
	[FACT_VOLUNTARY_TOTAL] = "voluntary_switches_total",
	[FACT_FORCED_TOTAL] = "involuntary_switches_total",
	[FACT_FILES] = "open_files",
	[FACT_SOCKETS] = "open_sockets",
	[FACT_FILE_LIMIT] = "file_limit",
	[FACT_PROCESS_LIMIT] = "process_limit",
	[FACT_LOCKED_LIMIT] = "locked_limit_bytes",
	[FACT_CORE_LIMIT] = "core_limit_bytes",
	[FACT_STACK_LIMIT] = "stack_limit_bytes",
	[FACT_VIRTUAL_LIMIT] = "virtual_limit_bytes",
	[FACT_OOM_SCORE] = "oom_score",
	[FACT_OOM_ADJUST] = "oom_score_adjust",
	[FACT_SYSCALL] = "syscall",
};
static_assert(COUNT_OF(value_names) == FACT_COUNT, "one line per fact");

static const char *const text_names[] = {
	[TEXT_NAME] = "name",
	[TEXT_USER] = "user",
	[TEXT_STATE] = "state",
	[TEXT_CGROUP] = "cgroup",
	[TEXT_CPUS] = "cpus_allowed",
	[TEXT_WCHAN] = "wchan",
	[TEXT_PROGRAM] = "program",
	[TEXT_OPEN] = "open_list",
};
static_assert(COUNT_OF(text_names) == TEXT_COMMAND, "one line per text that is a field");

const enum fact facts_histories[FACTS_HISTORIES] = {FACT_CPU, FACT_RESIDENT, FACT_READ, FACT_WRITE};

void facts_init(struct facts *facts)
{
	*facts = (struct facts){0};
	for (size_t i = 0; i < FACT_COUNT; i++)
		(void)field_find(FAMILY_PROCESS, slice_of(value_names[i]), &facts->fields[i]);
	for (size_t i = 0; i < TEXT_COMMAND; i++)
		(void)field_find(FAMILY_PROCESS, slice_of(text_names[i]), &facts->text_fields[i]);
	for (size_t i = 0; i < TEXT_COUNT; i++)
		buf_init(&facts->texts[i], MOST_TEXT);
}

void facts_finish(struct facts *facts)
{
	for (size_t i = 0; i < TEXT_COUNT; i++)
		buf_finish(&facts->texts[i]);
}

/* One process of the chain; the oldest is put before all others. */
static void add_parents(struct buf *out, const struct delta *delta, const struct pidstat *process)
{
	const struct pidstat *chain[MOST_PARENTS];
	size_t count = 0;
	while (count < MOST_PARENTS && process->ppid != ABSENT_U64 && process->ppid != 0) {
		uint32_t item = process_find_number(delta->now, process->ppid);
		if (item == NO_ITEM)
			break;
		process = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
		chain[count++] = process;
	}
	for (size_t i = count; i > 0; i--) {
		struct slice name = arena_slice(&delta->now->arena, chain[i - 1]->name);
		buf_add_string(out, i < count ? " > " : "");
		buf_add(out, name.data, name.length);
		buf_printf(out, "[%llu]", (unsigned long long)chain[i - 1]->pid);
	}
}

static bool counts_moved(const struct delta *delta, uint32_t item)
{
	const struct status *now = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STATUS, item);
	const struct status *then = delta_before(delta, FAMILY_PROCESS, PROCESS_STATUS, item);
	const struct schedstat *ran = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_SCHEDSTAT, item);
	const struct schedstat *ran_then = delta_before(delta, FAMILY_PROCESS, PROCESS_SCHEDSTAT, item);
	if (now == NULL || then == NULL || ran == NULL || ran_then == NULL)
		return true;
	return now->voluntary_switches == ABSENT_U64 || now->voluntary_switches != then->voluntary_switches ||
		now->involuntary_switches != then->involuntary_switches || ran->run == ABSENT_U64 ||
		ran->run != ran_then->run;
}

/* A state is unbroken while the letter stays and the process has not been given a CPU; what is unknown has moved. */
static bool has_kept_state(const struct delta *delta, uint32_t item)
{
	const struct pidstat *now = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
	const struct pidstat *then = delta_before(delta, FAMILY_PROCESS, PROCESS_STAT, item);
	return then != NULL && now->threads == 1 &&
		slice_equals(arena_slice(&delta->now->arena, now->state),
			arena_slice(&delta->before->arena, then->state)) &&
		!counts_moved(delta, item);
}

static void set_state_since(struct facts *facts, const struct delta *delta, uint32_t item, bool is_new)
{
	if (!has_kept_state(delta, item))
		facts->state_since = delta->now->stamp.boottime;
	else if (is_new)
		facts->state_since = delta->before->stamp.boottime;
}

static void take(struct facts *facts, const struct delta *delta, uint32_t item)
{
	const struct pidstat *stat = snapshot_item(delta->now, FAMILY_PROCESS, PROCESS_STAT, item);
	facts->is_kernel_thread = pidstat_is_kernel_thread(stat);
	for (size_t i = 0; i < FACT_COUNT; i++) {
		facts->values[i] = delta_value(delta, facts->fields[i], item);
		facts->levels[i] = delta_level(delta, facts->fields[i], item, facts->values[i]);
	}
	for (size_t i = 0; i < TEXT_COUNT; i++)
		buf_reset(&facts->texts[i]);
	for (size_t i = 0; i < TEXT_COMMAND; i++) {
		struct slice text;
		facts->has_text[i] = delta_text(delta, facts->text_fields[i], item, &text);
		if (facts->has_text[i])
			buf_add(&facts->texts[i], text.data, text.length);
	}
	process_add_command(&facts->texts[TEXT_COMMAND], delta, item);
	add_parents(&facts->texts[TEXT_PARENTS], delta, stat);
}

void facts_update(struct facts *facts, const struct delta *delta, struct process_identity who)
{
	bool is_new = !process_identity_equals(facts->who, who);
	if (!is_new && (facts->sample == delta->now->number || facts->has_ended))
		return;
	facts->who = who;
	uint32_t item = who.pid == 0 ? NO_ITEM : process_find(delta, who);
	if (item == NO_ITEM) {
		/* Of a process that was never seen there is nothing to be kept. */
		if (is_new)
			facts->who.pid = 0;
		facts->has_ended = !is_new;
		facts->ended = delta->now->stamp.realtime;
		return;
	}
	facts->has_ended = false;
	facts->sample = delta->now->number;
	facts->stamp = delta->now->stamp;
	set_state_since(facts, delta, item, is_new);
	take(facts, delta, item);
}

void facts_pin(struct interest *interest, enum facts_depth depth)
{
	static const size_t shown[] = {
		PROCESS_STATUS, PROCESS_SCHEDSTAT, PROCESS_CGROUP, PROCESS_WCHAN, PROCESS_OOM_SCORE};
	static const size_t more[] = {PROCESS_PROGRAM, PROCESS_FILES, PROCESS_OPEN, PROCESS_LIMITS,
		PROCESS_SYSCALL, PROCESS_OOM_ADJUST, PROCESS_SMAPS};
	for (size_t i = 0; i < FAMILY_PARTS; i++)
		interest->pinned_parts[i] = false;
	for (size_t i = 0; i < COUNT_OF(shown); i++)
		interest->pinned_parts[shown[i]] = depth != FACTS_NONE;
	for (size_t i = 0; i < COUNT_OF(more); i++)
		interest->pinned_parts[more[i]] = depth == FACTS_ALL;
}

void facts_want_all(struct interest *interest)
{
	struct interest pinned = {0};
	facts_pin(&pinned, FACTS_ALL);
	for (size_t i = 0; i < families[FAMILY_PROCESS].part_count; i++)
		if (pinned.pinned_parts[i])
			interest_add_part(interest, FAMILY_PROCESS, i);
}

static void watch(const struct facts *facts, struct history *history, struct process_identity who)
{
	for (size_t i = 0; i < FACTS_HISTORIES; i++)
		(void)history_watch_process(history, facts->fields[facts_histories[i]], who);
}

void facts_watch_list(const struct facts *facts, struct history *history, const struct delta *delta,
	const struct process_list *list, size_t first, size_t page)
{
	size_t most = page > 0 && page < FACTS_WATCHED ? page : FACTS_WATCHED;
	for (size_t i = first; i < list->count && i < first + most; i++)
		watch(facts, history, process_row_identity(list, delta, &list->rows[i]));
	if (facts->who.pid != 0)
		watch(facts, history, facts->who);
}
