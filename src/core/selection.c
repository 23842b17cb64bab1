/* SPDX-License-Identifier: MIT */
#include "core/selection.h"

#include "base/nearest.h"

#include <errno.h>
#include <string.h>

static struct slice rest_of(struct slice text, size_t from)
{
	return (struct slice){.data = text.data + from, .length = text.length - from};
}

/* Splits at the dot at place; what lies before goes to *before. */
static struct slice split_at(struct slice text, size_t place, struct slice *before)
{
	*before = (struct slice){.data = text.data, .length = place};
	return rest_of(text, place + 1);
}

static bool copy_item(struct choice *choice, struct slice item)
{
	if (item.length == 0 || item.length >= sizeof(choice->item))
		return false;
	choice->has_item = !slice_equals(item, slice_of("*"));
	memcpy(choice->item, item.data, item.length);
	choice->item[item.length] = '\0';
	return true;
}

/* What stands behind the family: an item, a metric, or both with a dot between; an item may hold dots itself. */
static bool choose(struct choice *choice, struct slice rest)
{
	struct slice item;
	if (field_find(choice->family, rest, &choice->field)) {
		choice->has_field = true;
		return true;
	}
	if (!family_is_list(choice->family))
		return false;
	for (size_t at = rest.length; at > 0; at--) {
		if (rest.data[at - 1] != '.')
			continue;
		struct slice name = split_at(rest, at - 1, &item);
		if (field_find(choice->family, name, &choice->field)) {
			choice->has_field = true;
			return copy_item(choice, item);
		}
		break;
	}
	return copy_item(choice, rest);
}

static bool add_choice(struct selection *selection, const struct choice *choice)
{
	if (selection->count == SELECTION_PATHS)
		return false;
	selection->choices[selection->count++] = *choice;
	return true;
}

static void set_path(struct choice *choice, const char *path)
{
	size_t length = strlen(path) < PATH_WORD - 1 ? strlen(path) : PATH_WORD - 1;
	memcpy(choice->path, path, length);
	choice->path[length] = '\0';
}

/* A file that is one item of its family: "pressure/cpu". */
static bool add_named_file(struct selection *selection, const char *path)
{
	const char *slash = strchr(path, '/');
	for (enum family_id f = 0; slash != NULL && f < FAMILY_COUNT; f++) {
		struct scan items = scan_slice(slice_of(families[f].items == NULL ? "" : families[f].items));
		struct slice item, folder = {.data = path, .length = (size_t)(slash - path)};
		if (!slice_equals(folder, slice_of(families[f].parts[0].part->name)))
			continue;
		while (scan_word(&items, &item)) {
			struct choice choice = {.family = f};
			set_path(&choice, path);
			if (slice_equals(item, slice_of(slash + 1)) && copy_item(&choice, item))
				return add_choice(selection, &choice);
		}
	}
	return false;
}

/* A kernel file's name stands for all parts of it, in all families. */
static bool add_file(struct selection *selection, const char *path)
{
	bool is_found = false;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		for (size_t p = 0; p < families[f].part_count; p++) {
			const struct family_part *part = &families[f].parts[p];
			if (part->origin != ORIGIN_FILE || strcmp(part->part->name, path) != 0)
				continue;
			struct choice choice = {.family = f, .has_part = true, .part = (uint8_t)p};
			set_path(&choice, path);
			is_found |= add_choice(selection, &choice);
		}
	}
	return is_found;
}

static void offer_fields(struct nearest *nearest, enum family_id family, struct buf *text)
{
	struct field field;
	for (bool more = field_first(family, &field); more; more = field_next(&field)) {
		buf_reset(text);
		buf_add_string(text, families[family].name);
		buf_add_char(text, '.');
		field_add_name(text, field);
		nearest_offer(nearest, text->data);
	}
}

static void find_nearest(const char *path, char out[PATH_WORD])
{
	struct nearest nearest = {.word = path};
	struct buf text;
	buf_init(&text, PATH_WORD - 1);
	nearest_offer(&nearest, "summary");
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		nearest_offer(&nearest, families[f].name);
		for (size_t p = 0; p < families[f].part_count; p++)
			if (families[f].parts[p].origin == ORIGIN_FILE)
				nearest_offer(&nearest, families[f].parts[p].part->name);
		if (strchr(path, '.') != NULL)
			offer_fields(&nearest, f, &text);
	}
	buf_finish(&text);
	memcpy(out, nearest.best, sizeof(nearest.best));
}

static bool read_path(struct choice *choice, const char *path)
{
	struct slice all = slice_of(path), name = all, rest = {0};
	const char *dot = strchr(path, '.');
	if (dot != NULL)
		rest = split_at(all, (size_t)(dot - path), &name);
	*choice = (struct choice){.family = family_find(name)};
	set_path(choice, path);
	return choice->family < FAMILY_COUNT && (dot == NULL || choose(choice, rest));
}

int selection_choose(struct choice *out, const char *path, char nearest[PATH_WORD])
{
	if (read_path(out, path))
		return 0;
	find_nearest(path, nearest);
	return -ENOENT;
}

int selection_add(struct selection *selection, const char *path, char nearest[PATH_WORD])
{
	struct choice choice;
	if (selection->count == SELECTION_PATHS)
		return -E2BIG;
	if (read_path(&choice, path))
		return add_choice(selection, &choice) ? 0 : -E2BIG;
	if (add_file(selection, path) || add_named_file(selection, path))
		return 0;
	find_nearest(path, nearest);
	return -ENOENT;
}

static bool is_single(const struct choice *choice)
{
	return choice->has_field && (choice->has_item || !family_is_list(choice->family));
}

int selection_add_columns(
	struct selection *selection, const char *list, char at[PATH_WORD], char nearest[PATH_WORD])
{
	struct scan scan = scan_slice(slice_of(list));
	selection->is_columns = true;
	for (bool more = true; more;) {
		struct slice word;
		more = scan_until(&scan, ',', &word);
		if (!more)
			word = (struct slice){.data = scan.at, .length = (size_t)(scan.end - scan.at)};
		size_t length = word.length < PATH_WORD - 1 ? word.length : PATH_WORD - 1;
		memcpy(at, word.data, length);
		at[length] = '\0';
		int error = selection_add(selection, at, nearest);
		if (error == 0 && !is_single(&selection->choices[selection->count - 1]))
			error = -EINVAL;
		if (error != 0)
			return error;
	}
	return 0;
}

void selection_column(
	const struct selection *selection, size_t column, const struct delta *delta, struct column_value *out)
{
	const struct choice *choice = &selection->choices[column];
	const struct family_data *data = &delta->now->families[choice->family];
	size_t item = 0;
	*out = (struct column_value){.number = NAN, .text = slice_of("")};
	while (choice->has_item && item < data->count) {
		struct label label = snapshot_label(delta->now, choice->family, item);
		if (label_is(&label, choice->item))
			break;
		item++;
	}
	if (!data->is_present || item >= data->count)
		return;
	if (field_metric(choice->field)->kind == METRIC_TEXT) {
		out->is_known = delta_text(delta, choice->field, item, &out->text);
		return;
	}
	out->number = delta_value(delta, choice->field, item);
	out->level = delta_level(delta, choice->field, item, out->number);
	out->is_known = !isnan(out->number);
}

size_t selection_families(const struct selection *selection)
{
	size_t count = 0;
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		count += selection_has_family(selection, f);
	return count;
}

void selection_add_all(struct selection *selection)
{
	for (enum family_id f = 0; f < FAMILY_COUNT; f++) {
		struct choice choice = {.family = f};
		set_path(&choice, families[f].name);
		if (f != FAMILY_PROCESS && f != FAMILY_CGROUP && families[f].parts[0].cost < COST_NAMED)
			(void)add_choice(selection, &choice);
	}
}

void selection_fill(const struct selection *selection, struct interest *interest)
{
	for (size_t i = 0; i < selection->count; i++) {
		const struct choice *choice = &selection->choices[i];
		if (choice->has_part) {
			interest_add_part(interest, choice->family, choice->part);
			interest->extra[choice->family][choice->part] = true;
		} else if (choice->has_field) {
			interest_add_field(interest, choice->field);
		} else {
			interest_add_family(interest, choice->family);
		}
	}
}

static bool has_item(const struct choice *choice, const struct snapshot *now, struct nearest *nearest)
{
	struct buf path;
	bool is_found = false;
	buf_init(&path, PATH_WORD - 1);
	for (size_t i = 0; i < now->families[choice->family].count && !is_found; i++) {
		struct label label = snapshot_label(now, choice->family, i);
		is_found = label_is(&label, choice->item);
		buf_reset(&path);
		label_add(&path, &label);
		nearest_offer(nearest, path.data);
	}
	buf_finish(&path);
	return is_found;
}

/* An item that is none may be a metric that was mistyped. */
static void offer_names(const struct choice *choice, struct nearest *nearest)
{
	struct buf text;
	struct field field;
	buf_init(&text, PATH_WORD - 1);
	for (bool more = field_first(choice->family, &field); more; more = field_next(&field)) {
		buf_reset(&text);
		field_add_name(&text, field);
		nearest_offer(nearest, text.data);
	}
	buf_finish(&text);
}

const char *selection_missing(
	const struct selection *selection, const struct snapshot *now, char out[PATH_WORD])
{
	for (size_t i = 0; i < selection->count; i++) {
		const struct choice *choice = &selection->choices[i];
		struct nearest nearest = {.word = choice->item};
		if (!choice->has_item || !now->families[choice->family].is_present ||
			has_item(choice, now, &nearest))
			continue;
		offer_names(choice, &nearest);
		out[0] = '\0';
		struct buf path;
		buf_init(&path, PATH_WORD - 1);
		if (nearest.best[0] != '\0')
			buf_printf(&path, "%s.%s", families[choice->family].name, nearest.best);
		memcpy(out, path.data, path.length + 1);
		buf_finish(&path);
		return choice->path;
	}
	return NULL;
}

bool selection_has_family(const struct selection *selection, enum family_id family)
{
	for (size_t i = 0; i < selection->count; i++)
		if (selection->choices[i].family == family)
			return true;
	return false;
}

bool choice_asks_for(const struct choice *choice, struct field field)
{
	if (choice->family != field.family)
		return false;
	if (choice->has_field)
		return field_equals(choice->field, field);
	return choice->has_part ? choice->part == field.part
				: family_has_by_default(field.family, field.part);
}

bool selection_has_field(const struct selection *selection, struct field field)
{
	size_t i = 0;
	while (i < selection->count && !choice_asks_for(&selection->choices[i], field))
		i++;
	return i < selection->count && field_metric(field)->kind != METRIC_LABEL;
}
