/* SPDX-License-Identifier: MIT */
#include "cmd/list.h"

#include "core/limit_defaults.h"
#include "core/selection.h"
#include "tui/keys.h"

#include <string.h>

static const char *kind_word(struct field field)
{
	switch (field_metric(field)->kind) {
	case METRIC_COUNTER:
		return field.is_rate ? "rate" : "counter";
	case METRIC_DERIVED:
		return "derived";
	case METRIC_TEXT:
		return "text";
	case METRIC_LABEL:
		return "label";
	case METRIC_GAUGE:
		break;
	}
	return "gauge";
}

static void add_limits(struct buf *out, const struct metric *metric, const struct limits *limits)
{
	size_t start = out->length;
	if (limits->critical > 0)
		buf_printf(out, "%.15g/%.15g/%.15g", limits->careful, limits->warning, limits->critical);
	else
		buf_add_char(out, '-');
	if ((metric->flags & METRIC_PER_CPU_LIMITS) != 0)
		buf_add_string(out, " per CPU");
	size_t width = out->length - start;
	buf_add_repeat(out, ' ', width < 18 ? 18 - width : 1);
}

static void add_path(struct buf *out, struct field field, const char *item)
{
	const struct family *family = &families[field.family];
	buf_add_string(out, family->name);
	if (family->label != NULL)
		buf_printf(out, ".%s", item);
	buf_add_char(out, '.');
	field_add_name(out, field);
}

static void add_listed(struct buf *out, struct field field, const char *item, const struct limits *limits)
{
	const struct metric *metric = field_metric(field);
	char storage[PATH_WORD];
	struct buf path;
	buf_init_in(&path, storage, sizeof(storage));
	add_path(&path, field, item);
	const char *unit = unit_name(metric->unit);
	buf_printf(out, "%-38s %-18s %-8s ", path.data, unit[0] == '\0' ? "-" : unit, kind_word(field));
	add_limits(out, metric, limits);
	buf_printf(out, "%s%s\n", metric->help, field.is_rate ? ", per second" : "");
}

/* A field, and below it the items that are judged by limits of their own. */
static void add_field(struct buf *out, struct field field)
{
	add_listed(out, field, "*", &field_metric(field)->limits);
	for (size_t i = 0; i < limit_default_count; i++)
		if (limit_default_is_for(&limit_defaults[i], field))
			add_listed(out, field, limit_defaults[i].item, &limit_defaults[i].limits);
}

void list_add_metrics(struct buf *out)
{
	struct field field;
	buf_printf(out, "%-38s %-18s %-8s %-17s %s\n", "PATH", "UNIT", "KIND", "LIMITS", "HELP");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		buf_printf(out, "\n%s: %s\n", families[f].name, families[f].help);
		for (bool more = field_first(f, &field); more; more = field_next(&field))
			if (field.part == 0 || field_metric(field)->kind != METRIC_LABEL)
				add_field(out, field);
	}
}

static void add_limit_line(struct buf *out, struct field field, const char *item, const struct limits *limits)
{
	char storage[PATH_WORD];
	struct buf path;
	buf_init_in(&path, storage, sizeof(storage));
	add_path(&path, field, item);
	bool is_per_cpu = (field_metric(field)->flags & METRIC_PER_CPU_LIMITS) != 0;
	buf_printf(out, "%-34s %8.15g %8.15g %8.15g%s\n", path.data, limits->careful, limits->warning,
		limits->critical, is_per_cpu ? " per CPU" : "");
}

void list_add_limits(struct buf *out)
{
	struct field field;
	buf_printf(out, "%-34s %8s %8s %8s\n", "METRIC", "CAREFUL", "WARNING", "CRITICAL");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		for (bool more = field_first(f, &field); more; more = field_next(&field)) {
			if (field_metric(field)->limits.critical <= 0 || field.is_rate)
				continue;
			add_limit_line(out, field, "*", &field_metric(field)->limits);
			for (size_t i = 0; i < limit_default_count; i++)
				if (limit_default_is_for(&limit_defaults[i], field))
					add_limit_line(out, field, limit_defaults[i].item,
						&limit_defaults[i].limits);
		}
	}
	buf_add_string(out,
		"\nA limit is reached at or above. cmon.conf sets others, for all items or for one:\n"
		"  [limits]\n"
		"  limit = fs./srv.used_percent 90 95 98\n");
}

static bool is_of_process(enum part_origin origin)
{
	return origin == ORIGIN_PROCESS || origin == ORIGIN_LINK || origin == ORIGIN_NAMES ||
		origin == ORIGIN_LINKS;
}

/* Was this file told already, by a part before? */
static bool is_told(enum family_id family, size_t part)
{
	const char *path = families[family].parts[part].path;
	for (enum family_id f = 0; f <= family; f++) {
		for (size_t p = 0; p < (f == family ? part : families[f].part_count); p++) {
			const struct family_part *other = &families[f].parts[p];
			if (is_of_process(other->origin) ==
					is_of_process(families[family].parts[part].origin) &&
				other->path != NULL && strcmp(other->path, path) == 0)
				return true;
		}
	}
	return false;
}

static void add_file(struct buf *out, enum family_id family, const struct family_part *part)
{
	struct buf path;
	buf_init(&path, PATH_WORD);
	buf_printf(&path, "/%s", is_of_process(part->origin) ? "proc/PID/" : "");
	for (const char *c = part->path; *c != '\0'; c++) {
		if (*c == '%')
			buf_add_string(&path, "NAME");
		else
			buf_add_char(&path, *c);
	}
	buf_printf(out, "  %-28s %s\n", path.data, families[family].help);
	buf_finish(&path);
}

void list_add_files(struct buf *out)
{
	buf_add_string(out, "Below the root, for the family of:\n");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (size_t p = 0; p < families[f].part_count; p++)
			if (families[f].parts[p].path != NULL && families[f].parts[p].origin != ORIGIN_SUM &&
				!is_told(f, p))
				add_file(out, f, &families[f].parts[p]);
	buf_add_string(out,
		"\nOf this machine:\n"
		"  /etc/cmon.conf               configuration\n"
		"  ~/.config/cmon/cmon.conf     configuration of the user; see XDG_CONFIG_HOME\n"
		"CMON_CONFIG or --config name another one; CMON_CONFIG= takes none.\n");
}

void list_add_keys(struct buf *out)
{
	buf_add_string(out, "Keys:\n");
	for (enum key_group group = 0; group < KEY_GROUPS; group++) {
		buf_printf(out, " %s\n", key_groups[group]);
		for (size_t i = 0; i < key_count; i++)
			if (keys[i].group == group)
				buf_printf(out, "  %-8s%s\n", keys[i].name, keys[i].help);
	}
}

void list_add_paths(struct buf *out)
{
	buf_add_string(out,
		"\nPATH is a family, an item or metric of it, both, or a kernel file:\n"
		"  mem   net.eth0   load.five   disk.sda2.reads_total   fs./   cpu.*.busy_percent   meminfo\n"
		"  summary: host, boot, CPUs and their use, memory, the file system /\n"
		"Families:\n");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		buf_printf(out, "  %-12s%s\n", families[f].name, families[f].help);
}

/* A kernel file whose name stands in the list already, as that of a family or of a part before. */
static bool is_word(enum family_id family, size_t part)
{
	const char *name = families[family].parts[part].part->name;
	if (family_find(slice_of(name)) < FAMILY_COUNT)
		return true;
	for (enum family_id f = 0; f <= family; f++)
		for (size_t p = 0; p < (f == family ? part : families[f].part_count); p++)
			if (strcmp(families[f].parts[p].part->name, name) == 0)
				return true;
	return false;
}

void list_add_path_words(struct buf *out)
{
	buf_add_string(out, "summary");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		buf_printf(out, " %s", families[f].name);
		for (size_t p = 0; p < families[f].part_count; p++)
			if (families[f].parts[p].origin == ORIGIN_FILE && !is_word(f, p))
				buf_printf(out, " %s", families[f].parts[p].part->name);
	}
}
