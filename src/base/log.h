/* SPDX-License-Identifier: MIT */
/* The debug log of --debug FILE. Silent until it is opened. */
#ifndef CMON_BASE_LOG_H
#define CMON_BASE_LOG_H

/* Opens path for appending. Returns 0 or -errno; a second call closes the first file. */
int log_open(const char *path);
void log_close(void);

/* Adds one line with the monotonic time in front. Does nothing while no log is open. */
void log_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
