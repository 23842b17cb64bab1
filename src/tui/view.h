/* SPDX-License-Identifier: MIT */
/* Everything that a screen is drawn from: data of the core, and what the user has chosen. */
#ifndef CMON_TUI_VIEW_H
#define CMON_TUI_VIEW_H

#include "core/alert/log.h"
#include "core/history.h"
#include "tui/state.h"

/* Fields that panels show by name: looked up once. */
enum screen_field {
	SHOW_HOSTNAME,
	SHOW_OS,
	SHOW_OS_NAME,
	SHOW_OS_VERSION,
	SHOW_KERNEL,
	SHOW_ARCH,
	SHOW_UPTIME,
	SHOW_RUNNING,
	SHOW_BLOCKED,
	SHOW_CPU_BUSY,
	SHOW_CPU_USER,
	SHOW_CPU_NICE,
	SHOW_CPU_SYSTEM,
	SHOW_CPU_IRQ,
	SHOW_CPU_SOFTIRQ,
	SHOW_CPU_IOWAIT,
	SHOW_CPU_STEAL,
	SHOW_LOAD_ONE,
	SHOW_LOAD_FIVE,
	SHOW_LOAD_FIFTEEN,
	SHOW_MEM_TOTAL,
	SHOW_MEM_USED,
	SHOW_MEM_AVAILABLE,
	SHOW_MEM_CACHED,
	SHOW_MEM_PERCENT,
	SHOW_SWAP_TOTAL,
	SHOW_SWAP_USED,
	SHOW_SWAP_PERCENT,
	SHOW_SWAP_IN,
	SHOW_SWAP_OUT,
	SHOW_PSI_10,
	SHOW_PSI_60,
	SHOW_PSI_300,
	SHOW_PSI_FULL,
	SHOW_PROCESSES,
	SHOW_NET_RX,
	SHOW_NET_TX,
	SHOW_NET_RX_PACKETS,
	SHOW_NET_TX_PACKETS,
	SHOW_NET_RX_ERRORS,
	SHOW_NET_TX_ERRORS,
	SHOW_NET_PERCENT,
	SHOW_DISK_READ,
	SHOW_DISK_WRITE,
	SHOW_DISK_BUSY,
	SHOW_DISK_AWAIT,
	SHOW_DISK_QUEUE,
	SHOW_DISK_SLAVES, /* not drawn: whole disks are told from partitions by it */
	SHOW_FS_SIZE,
	SHOW_FS_USED,
	SHOW_FS_AVAILABLE,
	SHOW_FS_PERCENT,
	SHOW_FS_INODES_PERCENT,
	SHOW_PROCESS_PID,
	SHOW_PROCESS_USER,
	SHOW_PROCESS_UID,
	SHOW_PROCESS_STATE,
	SHOW_PROCESS_NICE,
	SHOW_PROCESS_THREADS,
	SHOW_PROCESS_CPU,
	SHOW_PROCESS_MEMORY,
	SHOW_PROCESS_RESIDENT,
	SHOW_PROCESS_TIME,
	SHOW_PROCESS_READ,
	SHOW_PROCESS_WRITE,
	SHOW_PROCESS_IO,
	SHOW_PROCESS_NAME,
	SHOW_COUNT
};

struct view {
	const struct delta *delta;
	const struct alert_list *alerts; /* what is wrong now */
	const struct alert_log *log;     /* and since when */
	const struct history *history;   /* of what view_watch names */
	const struct process_list *processes;
	const struct field *fields; /* SHOW_COUNT of them */
	const struct screen_state *state;
	const char *note; /* "end of series", NULL */
	bool is_local;    /* the time is this machine's: its zone need not be named */
};

/* Looks every field up. Returns how many were not found: 0 unless a row was renamed. */
size_t view_fields_init(struct field fields[SHOW_COUNT]);

/* Begins the histories that meters draw. */
void view_watch(struct history *history, const struct field fields[SHOW_COUNT]);

/* The value of a field of an item, and its level. */
double view_value(const struct view *view, enum screen_field field, size_t item);
enum level view_level(const struct view *view, enum screen_field field, size_t item, double value);
/* What the screen calls "usr" and "sys" of a CPU: with nice, and with the interrupts. What is left of busy is neither. */
double view_cpu_user(const struct view *view, size_t item);
double view_cpu_system(const struct view *view, size_t item);
/* The text of a field of an item; empty when absent. */
struct slice view_text(const struct view *view, enum screen_field field, size_t item);

/* The item of a resource of pressure ("io"), NO_ITEM where the kernel does not tell. */
uint32_t view_pressure(const struct view *view, const char *resource);
/* What is under the most pressure: the worst level, of equal ones the highest share. NO_ITEM for none. */
uint32_t view_worst_pressure(const struct view *view);

/* "DISK vda busy 100%": family, item (safe to show; "" for none), what of it, value. */
void view_add_what(
	struct buf *out, const struct view *view, struct field field, const char *item, double value);
/* "412 tasks  5 run 12 D" */
void view_add_tasks(struct buf *out, const struct view *view);

#endif
