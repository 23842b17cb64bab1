/* SPDX-License-Identifier: MIT */
/*
 * A captured machine: a directory with proc/ in it, a directory that is itself a proc tree, or a series of such
 * samples in numbered directories. Nothing of the machine it is read on comes in, but HZ and page size when
 * nothing else gives them.
 */
#include "core/source/backend.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "proc/cmon/links.h"
#include "proc/cmon/meta.h"
#include "proc/pid/owner.h"
#include "proc/stat.h"
#include "proc/uptime.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
	double hz, page_size;
	bool is_proc_tree; /* root and proc are the same directory */
	int series;        /* descriptor of the directory of a series, -1 for a single sample */
	uint64_t *numbers; /* its samples, ascending */
	size_t count, next;
	size_t next_owner; /* place in owners behind the one found last */
	struct table owners, usages, errors, links, meta, uptime, host;
	struct stamp stamp;
	struct text arch, hostname; /* of meta, in the source's arena */
};

static struct fixture *fixture_of(const struct source *source)
{
	return source->own;
}

static const char *path_below_root(const struct source *source, const char *path)
{
	const char *below = source_below_proc(path);
	return fixture_of(source)->is_proc_tree && below != NULL ? below : path;
}

static int read_below_root(struct source *source, const char *path, struct buf *out)
{
	/* On a disk too, a read that gives less than was asked for has met the end. */
	return file_read(
		source->root, path_below_root(source, path), FILE_REGULAR | FILE_RECORD | FILE_IN_ROOT, out);
}

static int captured_error(const struct fixture *fixture, const char *path)
{
	struct label label = {.text = slice_of(path)};
	ptrdiff_t at = table_search(&fixture->errors, &label);
	return at < 0 ? 0
		      : -(int)((const struct meta_error *)table_item(&fixture->errors, (size_t)at))->number;
}

/* What meta tells stands in for a kernel file that was not captured. */
static int read_from_meta(struct source *source, const char *path, struct buf *out)
{
	const struct fixture *fixture = fixture_of(source);
	struct text text = TEXT_ABSENT;
	if (strcmp(path, "proc/sys/kernel/hostname") == 0)
		text = fixture->hostname;
	else if (strcmp(path, "proc/sys/kernel/arch") == 0)
		text = fixture->arch;
	if (text_is_absent(text))
		return -ENOENT;
	struct slice slice = arena_slice(&source->arena, text);
	buf_add(out, slice.data, slice.length);
	return out->error;
}

static int fixture_read(struct source *source, const char *path, bool is_record, struct buf *out)
{
	(void)is_record;
	int error = captured_error(fixture_of(source), path);
	if (error == 0)
		error = read_below_root(source, path, out);
	return error == -ENOENT ? read_from_meta(source, path, out) : error;
}

/* The names of the links in a directory that was not captured itself; cmon/links is in order, as a directory is not. */
static int list_links(const struct source *source, const char *path, struct names *out)
{
	const struct table *links = &fixture_of(source)->links;
	size_t length = strlen(path), before = out->count;
	char name[64];
	struct buf copy;
	for (size_t i = 0; i < links->count; i++) {
		struct slice link = table_label(links, i).text;
		if (link.length <= length + 1 || memcmp(link.data, path, length) != 0 ||
			link.data[length] != '/' ||
			memchr(link.data + length + 1, '/', link.length - length - 1) != NULL)
			continue;
		buf_init_in(&copy, name, sizeof(name));
		buf_add(&copy, link.data + length + 1, link.length - length - 1);
		if (copy.error == 0)
			names_add(out, copy.data);
	}
	names_sort(out, before);
	return out->count > before ? out->error : -ENOENT;
}

static int fixture_list(struct source *source, const char *path, int flags, struct names *out)
{
	int error = captured_error(fixture_of(source), path);
	if (error == 0)
		error = file_list(source->root, path_below_root(source, path), flags | FILE_IN_ROOT, out);
	return error == -ENOENT ? list_links(source, path, out) : error;
}

static int fixture_link(struct source *source, const char *path, struct buf *out)
{
	const struct table *links = &fixture_of(source)->links;
	struct label label = {.text = slice_of(path)};
	int error = captured_error(fixture_of(source), path);
	ptrdiff_t at = table_search(links, &label);
	if (error != 0 || at < 0)
		return error != 0 ? error : -ENOENT;
	const struct link_line *link = table_item(links, (size_t)at);
	struct slice target = arena_slice(&source->arena, link->target);
	buf_add(out, target.data, target.length);
	return out->error;
}

static void load_table(struct source *source, const char *path, struct table *table)
{
	struct buf *text = &source->text;
	buf_reset(text);
	table_reset(table);
	if (read_below_root(source, path, text) == 0 &&
		table->part->parse(text->data, text->length, table) != 0)
		log_printf("source: %s is not what it should be", path);
	if (part_label(table->part) != NULL)
		table_sort(table);
}

/* One single-item part of the current sample; NULL when it is not there. */
static const void *load_item(struct source *source, const char *path, struct table *table)
{
	load_table(source, path, table);
	return table->count > 0 ? table_item(table, 0) : NULL;
}

static int64_t nanoseconds(uint64_t number)
{
	return number > INT64_MAX ? CLOCK_UNKNOWN : (int64_t)number;
}

static void stamp_from_meta(struct source *source, const struct meta *meta)
{
	struct fixture *fixture = fixture_of(source);
	fixture->stamp.boottime = nanoseconds(meta->boottime);
	fixture->stamp.monotonic = nanoseconds(meta->monotonic);
	fixture->stamp.realtime = nanoseconds(meta->time);
	if (meta->hz != ABSENT_U64 && meta->hz > 0)
		fixture->stamp.hz = (double)meta->hz;
	if (meta->page_size != ABSENT_U64 && meta->page_size > 0)
		fixture->stamp.page_size = (double)meta->page_size;
	fixture->arch = meta->arch;
	fixture->hostname = meta->hostname;
	source->zone = meta->zone;
}

/* Kernel text tells the rest: uptime the clock, the boot time in stat the wall time. */
static void stamp_from_files(struct source *source, struct fixture *fixture)
{
	struct stamp *stamp = &fixture->stamp;
	const struct uptime *uptime = load_item(source, "proc/uptime", &fixture->uptime);
	if (uptime != NULL && stamp->boottime == CLOCK_UNKNOWN && uptime->uptime < 9e9)
		stamp->boottime = (int64_t)(uptime->uptime * 1e9);
	const struct stat_host *host = load_item(source, "proc/stat", &fixture->host);
	if (host != NULL && stamp->realtime == CLOCK_UNKNOWN && stamp->boottime != CLOCK_UNKNOWN &&
		host->boot_time < UINT64_C(9000000000))
		stamp->realtime = (int64_t)host->boot_time * NANOSECONDS + stamp->boottime;
}

static void load_stamp(struct source *source)
{
	struct fixture *fixture = fixture_of(source);
	fixture->stamp = (struct stamp){
		.boottime = CLOCK_UNKNOWN, .monotonic = CLOCK_UNKNOWN, .realtime = CLOCK_UNKNOWN};
	fixture->arch = fixture->hostname = source->zone = TEXT_ABSENT;
	const struct meta *meta = load_item(source, "cmon/meta", &fixture->meta);
	if (meta != NULL)
		stamp_from_meta(source, meta);
	struct stamp *stamp = &fixture->stamp;
	if (stamp->boottime == CLOCK_UNKNOWN || stamp->realtime == CLOCK_UNKNOWN)
		stamp_from_files(source, fixture);
	stamp->is_guessed =
		(stamp->hz == 0 && fixture->hz == 0) || (stamp->page_size == 0 && fixture->page_size == 0);
	if (stamp->hz == 0)
		stamp->hz = fixture->hz > 0 ? fixture->hz : (double)sysconf(_SC_CLK_TCK);
	if (stamp->page_size == 0)
		stamp->page_size =
			fixture->page_size > 0 ? fixture->page_size : (double)sysconf(_SC_PAGESIZE);
}

/* Everything that belongs to one sample is read anew: the next one may be of another boot, with other users. */
static void enter(struct source *source)
{
	struct fixture *fixture = fixture_of(source);
	arena_reset(&source->arena);
	table_reset(&source->users);
	source->has_users = false;
	load_table(source, "cmon/owners", &fixture->owners);
	load_table(source, "cmon/statvfs", &fixture->usages);
	load_table(source, "cmon/errors", &fixture->errors);
	load_table(source, "cmon/links", &fixture->links);
	load_stamp(source);
}

static int fixture_next(struct source *source)
{
	struct fixture *fixture = fixture_of(source);
	if (fixture->next >= fixture->count)
		return -ENODATA;
	size_t sample = fixture->next++;
	if (fixture->series >= 0) {
		char name[24];
		struct buf path;
		buf_init_in(&path, name, sizeof(name));
		buf_add_u64(&path, fixture->numbers[sample]);
		source_leave(source);
		int root = source_open_directory(fixture->series, path.data);
		if (root < 0)
			return root;
		source->root = root;
		source->proc = source_open_directory(root, "proc");
	}
	enter(source);
	return 0;
}

static size_t fixture_left(const struct source *source)
{
	return fixture_of(source)->count - fixture_of(source)->next;
}

static void fixture_seek(struct source *source, size_t sample)
{
	struct fixture *fixture = fixture_of(source);
	fixture->next = sample < fixture->count ? sample : fixture->count;
}

static void fixture_stamp(struct source *source, struct stamp *out)
{
	*out = fixture_of(source)->stamp;
}

static int fixture_owner(struct source *source, uint64_t pid, uint64_t *uid)
{
	const struct table *owners = &fixture_of(source)->owners;
	struct label label = {.is_number = true, .number = (double)pid};
	/* Processes are asked for in their order, which is that of the table. */
	ptrdiff_t at = (ptrdiff_t)fixture_of(source)->next_owner;
	if ((size_t)at >= owners->count ||
		((const struct owner_line *)table_item(owners, (size_t)at))->pid != pid)
		at = table_search(owners, &label);
	if (at < 0)
		return -ENODATA;
	fixture_of(source)->next_owner = (size_t)at + 1;
	*uid = ((const struct owner_line *)table_item(owners, (size_t)at))->uid;
	return 0;
}

static int fixture_usage(struct source *source, struct slice mount, struct fsusage *out)
{
	const struct table *usages = &fixture_of(source)->usages;
	struct label label = {.text = mount};
	ptrdiff_t at = table_search(usages, &label);
	if (at < 0)
		return -ENODATA;
	*out = fsusage_of(table_item(usages, (size_t)at));
	return 0;
}

static void fixture_close(struct source *source)
{
	struct fixture *fixture = fixture_of(source);
	if (fixture->series >= 0)
		close(fixture->series);
	table_finish(&fixture->owners);
	table_finish(&fixture->usages);
	table_finish(&fixture->errors);
	table_finish(&fixture->links);
	table_finish(&fixture->meta);
	table_finish(&fixture->uptime);
	table_finish(&fixture->host);
	free(fixture->numbers);
	free(fixture);
}

static const struct source_backend fixture_backend = {
	.next = fixture_next,
	.left = fixture_left,
	.seek = fixture_seek,
	.stamp = fixture_stamp,
	.read = fixture_read,
	.list = fixture_list,
	.link = fixture_link,
	.owner = fixture_owner,
	.usage = fixture_usage,
	.close = fixture_close,
};

static int compare_numbers(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static bool has_proc(int directory, const char *name)
{
	struct stat status;
	char storage[64];
	struct buf path;
	buf_init_in(&path, storage, sizeof(storage));
	buf_printf(&path, "%s/proc", name);
	bool is_there =
		path.error == 0 && fstatat(directory, path.data, &status, 0) == 0 && S_ISDIR(status.st_mode);
	return is_there;
}

/* Numbered directories that have a proc each are a series; processes of a proc tree have none. */
static int find_samples(struct source *source, struct fixture *fixture)
{
	const uint64_t *entries = NULL;
	size_t count = 0;
	int directory = source->proc = dup(source->root);
	int error = directory < 0 ? -errno : source_processes(source, &entries, &count);
	if (error != 0)
		return error;
	fixture->numbers = calloc(count + 1, sizeof(*fixture->numbers));
	if (fixture->numbers == NULL)
		return -ENOMEM;
	char name[24];
	struct buf text;
	buf_init_in(&text, name, sizeof(name));
	for (size_t i = 0; i < count; i++) {
		buf_reset(&text);
		buf_add_u64(&text, entries[i]);
		if (has_proc(source->root, text.data))
			fixture->numbers[fixture->count++] = entries[i];
	}
	qsort(fixture->numbers, fixture->count, sizeof(*fixture->numbers), compare_numbers);
	return 0;
}

static int open_samples(struct source *source, struct fixture *fixture)
{
	if (source->proc >= 0) {
		fixture->count = 1;
		return 0;
	}
	int error = find_samples(source, fixture);
	if (error != 0)
		return error;
	if (fixture->count == 0) {
		fixture->is_proc_tree = true;
		fixture->count = 1;
		return 0;
	}
	fixture->series = source->root;
	source->root = -1;
	source_leave(source);
	return 0;
}

int source_fixture_open(struct source *source, const struct source_options *options)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	if (fixture == NULL)
		return -ENOMEM;
	*fixture = (struct fixture){.hz = options->hz, .page_size = options->page_size, .series = -1};
	table_init(&fixture->owners, &owner_line_part, &source->arena);
	table_init(&fixture->usages, &fsusage_line_part, &source->arena);
	table_init(&fixture->errors, &meta_error_part, &source->arena);
	table_init(&fixture->links, &link_line_part, &source->arena);
	table_init(&fixture->meta, &meta_part, &source->arena);
	table_init(&fixture->uptime, &uptime_part, &source->arena);
	table_init(&fixture->host, &stat_host_part, &source->arena);
	source->own = fixture;
	source->backend = &fixture_backend;
	int error = open_samples(source, fixture);
	log_printf("source: fixture, %zu samples", fixture->count);
	return error;
}
