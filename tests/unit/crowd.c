/* SPDX-License-Identifier: MIT */
#include "crowd.h"

#include <check.h>
#include <stdio.h>

enum { SLEEPS = 0x400000, KERNEL_THREAD = 0x208040 };

static void write_member(
	struct machine *machine, const char *sample, const struct crowd_member *member, bool has_run)
{
	char path[256], text[1024];
	snprintf(path, sizeof(path), "%s/proc/%u/stat", sample, member->pid);
	snprintf(text, sizeof(text), "%u (%s) %c %u 0 0 %u -1 %u 0 0 0 0 %u 0 0 0 20 0 1 0 %u %u %u\n",
		member->pid, member->name, member->state == '\0' ? 'S' : member->state, member->ppid,
		member->tty, member->is_kernel_thread ? KERNEL_THREAD : SLEEPS, has_run ? member->cpu : 0,
		member->start, member->pages * 8192, member->pages);
	machine_write(machine, path, text);
	snprintf(path, sizeof(path), "%s/proc/%u/cmdline", sample, member->pid);
	machine_write(machine, path, member->command == NULL ? "" : member->command);
	snprintf(path, sizeof(path), "%s/proc/%u/cgroup", sample, member->pid);
	snprintf(text, sizeof(text), "0::%s\n", member->cgroup == NULL ? "/" : member->cgroup);
	machine_write(machine, path, text);
	snprintf(path, sizeof(path), "%s/proc/%u/io", sample, member->pid);
	snprintf(text, sizeof(text), "read_bytes: 0\nwrite_bytes: %u\n", has_run ? member->io : 0);
	if (!member->has_no_io)
		machine_write(machine, path, text);
}

void crowd_write(struct machine *machine, const char *sample, unsigned seconds,
	const struct crowd_member *members, size_t count, bool has_run)
{
	char path[64], line[64];
	struct buf owners;
	machine_write_time(machine, sample, seconds);
	snprintf(path, sizeof(path), "%s/proc/meminfo", sample);
	machine_write(machine, path, "MemTotal: 400000 kB\n");
	snprintf(path, sizeof(path), "%s/cmon/users", sample);
	machine_write(machine, path, "0 root\n33 www\n1000 ann\n");
	buf_init(&owners, 1 << 20);
	for (size_t i = 0; i < count; i++) {
		write_member(machine, sample, &members[i], has_run);
		snprintf(line, sizeof(line), "%u %u\n", members[i].pid, members[i].uid);
		buf_add_string(&owners, line);
	}
	snprintf(path, sizeof(path), "%s/cmon/owners", sample);
	machine_write(machine, path, owners.data);
	buf_finish(&owners);
}

void crowd_open(struct machine *machine, const struct crowd_member *members, size_t count)
{
	machine_init(machine);
	crowd_write(machine, "1", 100, members, count, false);
	crowd_write(machine, "2", 102, members, count, true);
	machine_open(machine);
}

static void add_lines(struct buf *out, const struct process_row *row)
{
	for (unsigned depth = 1; depth < row->depth; depth++)
		buf_add_char(out, (row->lines >> depth & 1) != 0 ? '|' : '.');
	if (row->depth > 0)
		buf_add_char(out, (row->lines >> row->depth & 1) != 0 ? '+' : '`');
}

static void add_row(
	struct buf *out, const struct machine *machine, const struct process_list *list, size_t place)
{
	const struct delta *delta = &machine->sampler->delta;
	const struct process_row *row = &list->rows[place];
	add_lines(out, row);
	if (row->is_group)
		process_grouping_add_name(out, list->grouping, delta, row->item);
	else
		buf_add_u64(out, process_identity_of(delta, row->item).pid);
	buf_add_string(out, row->is_context ? "?" : "");
	if (row->is_sum)
		buf_printf(out, "%s%u", row->is_folded ? "x" : "o", row->count);
}

void crowd_expect(const struct machine *machine, const struct process_list *list, const char *rows)
{
	struct buf told;
	buf_init(&told, 1 << 16);
	for (size_t i = 0; i < list->count; i++) {
		buf_add_string(&told, i > 0 ? " " : "");
		add_row(&told, machine, list, i);
	}
	ck_assert_str_eq(told.data, rows);
	buf_finish(&told);
}
