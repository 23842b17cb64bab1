/* SPDX-License-Identifier: MIT */
#include "core/listing.h"

#include <string.h>

/* A kernel file that is only partly made into items is listed as it stands, when nothing else is asked of its family. */
static bool find_raw_part(const struct selection *selection, enum family_id family, uint8_t *part)
{
	for (size_t i = 0; i < selection->count; i++) {
		const struct choice *choice = &selection->choices[i];
		if (choice->family != family)
			continue;
		if (!choice->has_part)
			return false;
		*part = choice->part;
	}
	return true;
}

void listing_init(struct listing *listing, const struct selection *selection, const struct delta *delta,
	enum family_id family)
{
	const struct family_data *data = &delta->now->families[family];
	*listing = (struct listing){.selection = selection, .delta = delta, .family = family};
	listing->count = data->is_present ? data->count : 0;
	if (!family_is_list(family) || !find_raw_part(selection, family, &listing->raw_part))
		return;
	const struct part_data *part = &data->parts[listing->raw_part];
	listing->is_raw = listing->raw_part > 0 || part->is_indexed;
	if (listing->is_raw)
		listing->count = part->is_present ? part->table.count : 0;
}

static bool is_chosen(const struct choice *choice, const struct label *label)
{
	return !choice->has_item || label_is(label, choice->item);
}

static bool shows_item(const struct listing *listing)
{
	struct label label = {0};
	bool has_label = family_is_list(listing->family);
	if (has_label)
		label = listing_label(listing);
	for (size_t i = 0; i < listing->selection->count; i++) {
		const struct choice *choice = &listing->selection->choices[i];
		if (choice->family == listing->family && (!has_label || is_chosen(choice, &label)))
			return true;
	}
	return false;
}

bool listing_next(struct listing *listing)
{
	while (listing->next < listing->count) {
		listing->item = listing->next++;
		if (shows_item(listing))
			return true;
	}
	return false;
}

/* A part may have nothing to say of an item, as cpuinfo has of the total and sys/block of a partition. */
static bool has_counterpart(const struct listing *listing, struct field field)
{
	const struct part_data *data = &listing->delta->now->families[listing->family].parts[field.part];
	return !data->is_indexed || listing->is_raw || data->index[listing->item] != NO_ITEM;
}

static bool is_asked(const struct listing *listing, const struct choice *choice, struct field field,
	const struct label *label)
{
	if (!choice_asks_for(choice, field))
		return false;
	/* What is asked for by item and name is shown, be it unknown. */
	bool is_named = choice->has_field && (choice->has_item || !family_is_list(listing->family));
	return is_chosen(choice, label) && (is_named || has_counterpart(listing, field));
}

bool listing_shows(const struct listing *listing, struct field field)
{
	if (field_metric(field)->kind == METRIC_LABEL || (listing->is_raw && field.part != listing->raw_part))
		return false;
	struct label label = {0};
	if (family_is_list(listing->family))
		label = listing_label(listing);
	for (size_t i = 0; i < listing->selection->count; i++)
		if (is_asked(listing, &listing->selection->choices[i], field, &label))
			return true;
	return false;
}

bool listing_next_field(const struct listing *listing, struct field *field)
{
	while (field_next(field))
		if (listing_shows(listing, *field))
			return true;
	return false;
}

bool listing_first_field(const struct listing *listing, struct field *out)
{
	if (!field_first(listing->family, out))
		return false;
	return listing_shows(listing, *out) || listing_next_field(listing, out);
}

struct label listing_label(const struct listing *listing)
{
	if (listing->is_raw)
		return table_label(
			&listing->delta->now->families[listing->family].parts[listing->raw_part].table,
			listing->item);
	return snapshot_label(listing->delta->now, listing->family, listing->item);
}

double listing_value(const struct listing *listing, struct field field)
{
	if (listing->is_raw)
		return delta_raw_value(listing->delta, field, listing->item);
	return delta_value(listing->delta, field, listing->item);
}

enum level listing_level(const struct listing *listing, struct field field, double value)
{
	if (listing->is_raw)
		return delta_raw_level(listing->delta, field, listing->item, value);
	return delta_level(listing->delta, field, listing->item, value);
}

bool listing_text(const struct listing *listing, struct field field, struct slice *out)
{
	if (!listing->is_raw)
		return delta_text(listing->delta, field, listing->item, out);
	const struct table *table = &listing->delta->now->families[field.family].parts[field.part].table;
	struct text text = metric_text(field_metric(field), table_item(table, listing->item));
	*out = arena_slice(table->arena, text);
	return !text_is_absent(text);
}

/* The first pair of an item; pairs stand in the order of the items. */
static size_t first_pair(const struct table *table, size_t item)
{
	size_t low = 0, high = table->pair_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (table->pairs[middle].item < item)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t listing_extra(const struct listing *listing, const struct table **table, size_t *first)
{
	for (size_t i = 0; i < listing->selection->count; i++) {
		const struct choice *choice = &listing->selection->choices[i];
		if (choice->family != listing->family || !choice->has_part)
			continue;
		const struct table *pairs =
			&listing->delta->now->families[listing->family].parts[choice->part].table;
		size_t start = first_pair(pairs, listing->item), end = start;
		while (end < pairs->pair_count && pairs->pairs[end].item == listing->item)
			end++;
		*table = pairs;
		*first = start;
		if (end > start)
			return end - start;
	}
	return 0;
}
