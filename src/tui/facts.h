/* SPDX-License-Identifier: MIT */
/*
 * All that is known of the process that is looked at. It is copied out of each sample, so that what was known last can
 * still be shown when the process has ended.
 */
#ifndef CMON_TUI_FACTS_H
#define CMON_TUI_FACTS_H

#include "core/history.h"
#include "core/interest.h"
#include "core/process/list.h"

enum fact {
	FACT_PPID,
	FACT_UID,
	FACT_NICE,
	FACT_THREADS,
	FACT_START, /* seconds since boot */
	FACT_CPU,
	FACT_CPU_USER,
	FACT_CPU_SYSTEM,
	FACT_CPU_WAIT,
	FACT_CPU_TIME,
	FACT_MEMORY,
	FACT_RESIDENT,
	FACT_ANONYMOUS,
	FACT_FILE,
	FACT_SHARED,
	FACT_SWAP,
	FACT_PSS,
	FACT_READ,
	FACT_WRITE,
	FACT_READ_TOTAL,
	FACT_WRITE_TOTAL,
	FACT_VOLUNTARY,
	FACT_FORCED,
	FACT_VOLUNTARY_TOTAL,
	FACT_FORCED_TOTAL,
	FACT_FILES,
	FACT_SOCKETS,
	FACT_FILE_LIMIT,
	FACT_PROCESS_LIMIT,
	FACT_LOCKED_LIMIT,
	FACT_CORE_LIMIT,
	FACT_STACK_LIMIT,
	FACT_VIRTUAL_LIMIT,
	FACT_OOM_SCORE,
	FACT_OOM_ADJUST,
	FACT_SYSCALL,
	FACT_COUNT
};

enum fact_text {
	TEXT_NAME,
	TEXT_USER,
	TEXT_STATE,
	TEXT_CGROUP,
	TEXT_CPUS,
	TEXT_WCHAN,
	TEXT_PROGRAM,
	TEXT_OPEN,    /* see struct openfiles */
	TEXT_COMMAND, /* this and the next one are put together of several */
	TEXT_PARENTS, /* "systemd[1] > postgres[1102]" */
	TEXT_COUNT
};

struct facts {
	struct field fields[FACT_COUNT];
	struct field text_fields[TEXT_COMMAND];
	struct process_identity who; /* pid 0: nobody is looked at */
	uint64_t sample;             /* number of the one that they are from */
	struct stamp stamp;          /* of that sample */
	bool has_ended;
	int64_t ended; /* wall clock of the first sample without it */
	double values[FACT_COUNT];
	enum level levels[FACT_COUNT];
	struct buf texts[TEXT_COUNT]; /* as they were, not yet safe to show */
	bool has_text[TEXT_COUNT];
	int64_t state_since; /* boottime of the sample from which on it has not left its state */
	bool is_kernel_thread;
};

void facts_init(struct facts *facts);
void facts_finish(struct facts *facts);

/* Takes in what a sample says of a process; of one that is not in it what was known last stays. pid 0: nobody. */
void facts_update(struct facts *facts, const struct delta *delta, struct process_identity who);

/* How much of a process is wanted: of the list nothing more. */
enum facts_depth { FACTS_NONE, FACTS_PANEL, FACTS_ALL };

/* Wants of pinned processes what there is to be shown. */
void facts_pin(struct interest *interest, enum facts_depth depth);
/* The same of every process: for samples that cannot be taken again. */
void facts_want_all(struct interest *interest);

/* The values of a process that are drawn over time. */
enum { FACTS_HISTORIES = 4 };
extern const enum fact facts_histories[FACTS_HISTORIES];

/* Processes of the list whose past is kept, so that there is one when they are looked at. */
enum { FACTS_WATCHED = 64 };

/*
 * Begins the histories of the processes that are shown, page of them from row first on (0: as many as may be), and of the
 * one that is looked at, or goes on with them.
 */
void facts_watch_list(const struct facts *facts, struct history *history, const struct delta *delta,
	const struct process_list *list, size_t first, size_t page);

#endif
