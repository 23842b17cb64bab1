/* SPDX-License-Identifier: MIT */
/*
 * A machine of a test's own: files in a directory that is made for it, looked at through the same pipeline as any.
 *
 *	machine_init(&machine)
 *	machine_write(&machine, "1/proc/loadavg", "0.1 0.2 0.3 1/2 3\n")
 *	machine_open(&machine)                   the last pair of samples is in machine.sampler->delta
 *	machine_finish(&machine)
 */
#ifndef CMON_TESTS_MACHINE_H
#define CMON_TESTS_MACHINE_H

#include "core/sampler.h"

struct machine {
	char root[64];
	struct sampler *sampler;
};

void machine_init(struct machine *machine);
void machine_finish(struct machine *machine);

/* Writes a file, and makes the directories that it lies in. */
void machine_write(struct machine *machine, const char *path, const char *text);
/* Another kind of file: "fifo", "directory" or "link TARGET". */
void machine_make(struct machine *machine, const char *path, const char *kind);
/* cmon/meta of sample "1", "2" …: that many seconds after boot, hz 100, pages of 4096 bytes. */
void machine_write_time(struct machine *machine, const char *sample, unsigned seconds);

/* Opens the machine, everything wanted, for a test that takes the samples by itself. */
void machine_begin(struct machine *machine);
/* Takes all samples, everything wanted. Fails the test when there is none. */
void machine_open(struct machine *machine);
/* The same of a fixture: "level-ok". */
void machine_open_fixture(struct machine *machine, const char *fixture);

/* The item of that label; fails the test when there is none. NULL for a single-item family. */
size_t machine_item(const struct machine *machine, enum family_id family, const char *label);
/* A value by its exported name. */
double machine_value(
	const struct machine *machine, enum family_id family, const char *label, const char *name);

#endif
