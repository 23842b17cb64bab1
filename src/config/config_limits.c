/* SPDX-License-Identifier: MIT */
/* "limit = PATH CAREFUL WARNING CRITICAL": a form that keeps the dots, blanks and colons of an item's name. */
#include "base/nearest.h"
#include "base/utf8.h"
#include "config/config.h"
#include "core/selection.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

static_assert((int)LIMIT_ITEM == (int)PATH_WORD, "the item of a path fits");

enum { NUMBERS = 3, NUMBER_LENGTH = 64, MESSAGE_LENGTH = 1024 };

/* Takes the last word off text. */
static struct slice take_last(struct slice *text)
{
	struct scan scan = scan_slice(*text);
	struct slice all = scan_rest(&scan);
	size_t at = all.length;
	while (at > 0 && all.data[at - 1] != ' ' && all.data[at - 1] != '\t')
		at--;
	*text = (struct slice){.data = all.data, .length = at};
	return (struct slice){.data = all.data + at, .length = all.length - at};
}

static bool parse_number(const struct metric *metric, struct slice word, double *out)
{
	char text[NUMBER_LENGTH];
	if (word.length == 0 || word.length >= sizeof(text))
		return false;
	memcpy(text, word.data, word.length);
	text[word.length] = '\0';
	return unit_parse(metric->unit, text, out) == 0;
}

/* In a list family an unknown metric could be the end of an item's name. */
static void say_no_metric(const struct choice *choice, struct buf *message)
{
	const char *dot = choice->has_item ? strrchr(choice->item, '.') : NULL;
	struct nearest nearest = {.word = dot == NULL ? choice->item : dot + 1};
	struct field field;
	struct buf name;
	buf_init(&name, NEAREST_LENGTH);
	for (bool more = field_first(choice->family, &field); more; more = field_next(&field)) {
		buf_reset(&name);
		field_add_name(&name, field);
		nearest_offer(&nearest, name.data);
	}
	buf_finish(&name);
	buf_printf(message, "%s names no metric", choice->path);
	if (nearest.best[0] != '\0')
		buf_printf(message, ", did you mean %s?", nearest.best);
}

static bool parse_path(struct slice word, struct choice *out, struct buf *message)
{
	char path[PATH_WORD], nearest[PATH_WORD] = "";
	if (word.length == 0 || word.length >= sizeof(path)) {
		buf_add_string(message, "must be PATH CAREFUL WARNING CRITICAL");
		return false;
	}
	memcpy(path, word.data, word.length);
	path[word.length] = '\0';
	int error = selection_choose(out, path, nearest);
	enum metric_kind kind = error == 0 && out->has_field ? field_metric(out->field)->kind : METRIC_GAUGE;
	if (error == 0 && out->has_field && kind != METRIC_TEXT && kind != METRIC_LABEL)
		return true;
	if (error == 0 && out->has_field)
		buf_printf(message, "%s is no number", path);
	else if (error == 0)
		say_no_metric(out, message);
	else
		buf_printf(message, "unknown name %s", path);
	if (nearest[0] != '\0')
		buf_printf(message, ", did you mean %s?", nearest);
	return false;
}

bool config_parse_limit(const char *text, struct limit_override *out, struct buf *message)
{
	struct slice rest = slice_of(text), words[NUMBERS];
	struct choice choice;
	double numbers[NUMBERS];
	for (size_t i = NUMBERS; i > 0; i--)
		words[i - 1] = take_last(&rest);
	struct scan scan = scan_slice(rest);
	if (!parse_path(scan_rest(&scan), &choice, message))
		return false;
	for (size_t i = 0; i < NUMBERS; i++)
		if (!parse_number(field_metric(choice.field), words[i], &numbers[i])) {
			buf_printf(message, "%.*s is no number of the unit of %s", (int)words[i].length,
				words[i].data, choice.path);
			return false;
		}
	bool is_down = limits_descend(&field_metric(choice.field)->limits);
	double sign = is_down ? -1 : 1;
	if (!(sign * numbers[0] <= sign * numbers[1] && sign * numbers[1] <= sign * numbers[2] &&
		    numbers[2] > 0)) {
		buf_printf(message, "the limits of %s must not %s: careful, warning, critical", choice.path,
			is_down ? "ascend" : "descend");
		return false;
	}
	*out = (struct limit_override){.field = choice.field, .has_item = choice.has_item};
	out->limits = (struct limits){numbers[0], numbers[1], numbers[2]};
	memcpy(out->item, choice.item, sizeof(out->item));
	return true;
}

static void take_limit(struct config *config, size_t i)
{
	struct config_entry *entry = &config->entries[i];
	struct limit_override override;
	struct buf message;
	buf_init(&message, MESSAGE_LENGTH);
	if (strcmp(entry->key, CONFIG_LIMIT) != 0) {
		config_warn(config, entry->file, entry->line, "unknown key %s, did you mean %s?", entry->key,
			CONFIG_LIMIT);
	} else if (!config_parse_limit(entry->value, &override, &message)) {
		config_warn(config, entry->file, entry->line, "%s", message.data);
	} else {
		override.origin = i;
		entry->is_valid = limit_list_add(&config->limits, &override) == 0;
		if (!entry->is_valid)
			config_warn(config, entry->file, entry->line, "too many limits, left out");
	}
	buf_finish(&message);
}

void config_take_limits(struct config *config)
{
	for (size_t i = 0; i < config->count; i++)
		if (config->entries[i].key != NULL && strcmp(config->entries[i].section, CONFIG_LIMITS) == 0)
			take_limit(config, i);
}
