/* SPDX-License-Identifier: MIT */
/*
 * Sensors are found by walking over the directories of their classes. Their names must outlast a boot, which the
 * numbers of the directories do not: a chip goes by the name that its driver gives it, a second one of that name
 * gets "#2".
 */
#include "core/collect/parts.h"
#include "proc/directory.h"
#include "proc/sys/sensor.h"

#include <errno.h>
#include <string.h>

enum { NAME_LENGTH = 256 };

struct walk {
	struct collector *collector;
	struct table *table;
	const struct sensor_kind *kind;
	const char *device; /* "hwmon2" */
	char name[NAME_LENGTH];
};

/* Reads a file of the device: PREFIX and END make its name. Its text is in collector->text. */
static int read_file(const struct walk *walk, struct slice prefix, const char *end)
{
	struct buf *path = &walk->collector->path, *text = &walk->collector->text;
	buf_reset(path);
	buf_reset(text);
	buf_printf(path, "%s/%s/", walk->kind->directory, walk->device);
	buf_add(path, prefix.data, prefix.length);
	buf_add_string(path, end);
	return path->error != 0 ? path->error : source_read(walk->collector->source, path->data, false, text);
}

static bool read_name(struct walk *walk, const char *file)
{
	const struct buf *text = &walk->collector->text;
	struct scan line, whole;
	if (read_file(walk, slice_of(""), file) != 0)
		return false;
	whole = scan_of(text->data, text->length);
	struct slice name = scan_line(&whole, &line) ? scan_rest(&line) : slice_of("");
	if (name.length == 0 || name.length >= NAME_LENGTH || memchr(name.data, '\0', name.length) != NULL)
		return false;
	memcpy(walk->name, name.data, name.length);
	walk->name[name.length] = '\0';
	return true;
}

/* A chip goes by its driver, a zone by its type, a supply by its directory. */
static void find_name(struct walk *walk)
{
	bool is_supply = walk->kind->name == NULL;
	if (!is_supply && (read_name(walk, walk->kind->stem != NULL ? "name" : "type")))
		return;
	size_t length = strnlen(walk->device, NAME_LENGTH - 1);
	memcpy(walk->name, walk->device, length);
	walk->name[length] = '\0';
}

static bool has_label(const struct table *table, const struct buf *label)
{
	for (size_t i = 0; i + 1 < table->count; i++) {
		struct label other = table_label(table, i);
		if (label_is(&other, label->data))
			return true;
	}
	return false;
}

static void set_label(const struct walk *walk, struct sensor *sensor, struct slice own)
{
	struct buf *label = &walk->collector->path;
	for (unsigned number = 1; number == 1 || (has_label(walk->table, label) && number < NAME_LENGTH);
		number++) {
		buf_reset(label);
		buf_add_string(label, walk->name);
		if (number > 1)
			buf_printf(label, "#%u", number);
		if (own.length > 0)
			buf_add_char(label, '/');
		buf_add(label, own.data, own.length);
	}
	struct slice text = {.data = label->data, .length = label->length};
	sensor->sensor = table_text(walk->table, text);
}

/* own: "temp1" of a chip; empty: the device is one sensor. */
static void add_sensor(const struct walk *walk, struct slice own)
{
	struct table *table = walk->table;
	const struct buf *text = &walk->collector->text;
	struct sensor *sensor = table_add(table);
	bool is_found = false;
	if (sensor == NULL)
		return;
	for (size_t i = 0; i < SENSOR_FILES && walk->kind->files[i].end != NULL; i++) {
		const struct sensor_file *file = &walk->kind->files[i];
		if (read_file(walk, own, file->end) == 0)
			is_found |= directory_store(&sensor_part.rows[file->row], sensor,
				(struct slice){.data = text->data, .length = text->length}, table);
	}
	if (!is_found) {
		table_drop_last(table);
		return;
	}
	sensor_part.amend(sensor);
	if (walk->kind->name != NULL)
		sensor->kind = table_text(table, slice_of(walk->kind->name));
	set_label(walk, sensor, own);
}

/* "temp1" of "temp1_input"; empty for another file. */
static struct slice stem_of(const struct sensor_kind *kind, const char *name)
{
	size_t length = strlen(kind->stem);
	if (strncmp(name, kind->stem, length) != 0)
		return slice_of("");
	size_t digits = strspn(name + length, "0123456789");
	/* Some chips tell their power as a mean only. */
	const char *end = name + length + digits;
	bool is_value = strcmp(end, "_input") == 0 ||
		(strcmp(kind->stem, "power") == 0 && strcmp(end, "_average") == 0);
	return digits > 0 && is_value ? (struct slice){.data = name, .length = length + digits}
				      : slice_of("");
}

static void walk_device(struct walk *walk)
{
	struct names *names = &walk->collector->names;
	struct buf *path = &walk->collector->path;
	size_t first = names->count;
	find_name(walk);
	if (walk->kind->stem == NULL) {
		add_sensor(walk, slice_of(""));
		return;
	}
	buf_reset(path);
	buf_printf(path, "%s/%s", walk->kind->directory, walk->device);
	if (path->error != 0 || source_list(walk->collector->source, path->data, false, names) != 0)
		return;
	struct slice last = slice_of("");
	for (size_t i = first; i < names->count; i++) {
		struct slice own = stem_of(walk->kind, names_get(names, i));
		if (own.length > 0 && !slice_equals(own, last))
			add_sensor(walk, own);
		last = own.length > 0 ? own : last;
	}
}

static bool begins_with(const char *name, const char *word)
{
	return strncmp(name, word, strlen(word)) == 0;
}

static int walk_class(struct walk *walk)
{
	struct names *names = &walk->collector->names;
	names_reset(names);
	int error = source_list(walk->collector->source, walk->kind->directory, false, names);
	size_t count = names->count;
	for (size_t i = 0; i < count && walk->table->error == 0; i++) {
		char device[NAME_LENGTH];
		/* The list grows, and moves, while the device is looked at. */
		size_t length = strlen(names_get(names, i));
		if (length >= sizeof(device) || begins_with(names_get(names, i), "cooling_device"))
			continue;
		memcpy(device, names_get(names, i), length + 1);
		walk->device = device;
		walk_device(walk);
		walk->device = NULL;
	}
	return error;
}

int collect_sensors(struct collector *collector, struct table *table)
{
	int result = -ENOENT;
	for (size_t i = 0; i < sensor_kind_count; i++) {
		struct walk walk = {.collector = collector, .table = table, .kind = &sensor_kinds[i]};
		int error = walk_class(&walk);
		/* One class that is there is enough. */
		if (error == 0 || result == -ENOENT)
			result = error;
	}
	return table->error != 0 ? table->error : result;
}
