/* SPDX-License-Identifier: MIT */
#include "machine.h"

#include "base/file.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LENGTH = 4096, OPEN_FILES = 16 };

void machine_init(struct machine *machine)
{
	*machine = (struct machine){.root = "/tmp/cmon-machine-XXXXXX"};
	ck_assert_ptr_nonnull(mkdtemp(machine->root));
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

void machine_finish(struct machine *machine)
{
	sampler_close(machine->sampler);
	if (machine->root[0] != '\0')
		nftw(machine->root, remove_entry, OPEN_FILES, FTW_DEPTH | FTW_PHYS);
}

static void make_directories(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		ck_assert(mkdir(path, 0700) == 0 || errno == EEXIST);
		*slash = '/';
	}
}

static void place(const struct machine *machine, const char *path, char out[PATH_LENGTH])
{
	snprintf(out, PATH_LENGTH, "%s/%s", machine->root, path);
	make_directories(out);
}

void machine_write(struct machine *machine, const char *path, const char *text)
{
	char whole[PATH_LENGTH];
	place(machine, path, whole);
	int descriptor = open(whole, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ck_assert_int_ge(descriptor, 0);
	ck_assert_int_eq(file_write(descriptor, text, strlen(text)), 0);
	close(descriptor);
}

void machine_make(struct machine *machine, const char *path, const char *kind)
{
	char whole[PATH_LENGTH];
	place(machine, path, whole);
	int result = strcmp(kind, "fifo") == 0   ? mkfifo(whole, 0600)
		: strcmp(kind, "directory") == 0 ? mkdir(whole, 0700)
						 : symlink(kind + strlen("link "), whole);
	ck_assert_int_eq(result, 0);
}

void machine_write_time(struct machine *machine, const char *sample, unsigned seconds)
{
	char path[PATH_LENGTH], text[256];
	snprintf(path, sizeof(path), "%s/cmon/meta", sample);
	snprintf(text, sizeof(text),
		"time 17900%05u000000000\nboottime %u000000000\nhz 100\npage_size 4096\n", seconds, seconds);
	machine_write(machine, path, text);
}

static void begin_root(struct machine *machine, const char *root)
{
	struct source_options options = {.root = root};
	ck_assert_int_eq(sampler_open(&machine->sampler, &options), 0);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (size_t p = 0; p < families[f].part_count; p++)
			interest_add_part(&machine->sampler->interest, f, p);
}

void machine_begin(struct machine *machine)
{
	begin_root(machine, machine->root);
}

static void open_root(struct machine *machine, const char *root)
{
	begin_root(machine, root);
	ck_assert_int_eq(sampler_step(machine->sampler), 0);
	while (sampler_step(machine->sampler) == 0)
		;
}

void machine_open(struct machine *machine)
{
	open_root(machine, machine->root);
}

void machine_open_fixture(struct machine *machine, const char *fixture)
{
	char root[PATH_LENGTH];
	*machine = (struct machine){0};
	snprintf(root, sizeof(root), "%s/fixtures/%s", CMON_SOURCE_DIR, fixture);
	open_root(machine, root);
}

size_t machine_item(const struct machine *machine, enum family_id family, const char *label)
{
	const struct snapshot *now = machine->sampler->delta.now;
	for (size_t i = 0; label != NULL && i < now->families[family].count; i++) {
		struct label found = snapshot_label(now, family, i);
		if (label_is(&found, label))
			return i;
	}
	ck_assert_msg(label == NULL, "no %s in %s", label, families[family].name);
	return 0;
}

double machine_value(
	const struct machine *machine, enum family_id family, const char *label, const char *name)
{
	struct field field;
	ck_assert_msg(field_find(family, slice_of(name), &field), "no field %s", name);
	return delta_value(&machine->sampler->delta, field, machine_item(machine, family, label));
}
