/* SPDX-License-Identifier: MIT */
/* --print-config and --save-config: every setting, and behind it as a comment where it comes from or what it is for. */
#include "cmd/configure.h"

#include "core/limit_defaults.h"

#include <string.h>

/* Where comments begin, where the setting leaves room for it; and how long a line may be to be read again. */
enum { COMMENT_COLUMN = 48, LINE_LENGTH = 190, TEXT_LENGTH = 1 << 20 };

/* A line of the file: a setting, and what is said of it. */
struct line {
	struct buf setting, origin;
};

/* What is printed, and how. */
struct print {
	struct buf *out;
	const struct config *config;
	enum config_comment comment;
};

static void line_init(struct line *line)
{
	buf_init(&line->setting, TEXT_LENGTH);
	buf_init(&line->origin, TEXT_LENGTH);
}

static void line_end(struct line *line, struct buf *out)
{
	const struct buf *setting = &line->setting, *origin = &line->origin;
	if (setting->length + origin->length > LINE_LENGTH) {
		buf_printf(out, "; %s\n%s\n", origin->data, setting->data);
	} else {
		buf_add_string(out, setting->data);
		buf_add_repeat(
			out, ' ', setting->length < COMMENT_COLUMN ? COMMENT_COLUMN - setting->length : 1);
		buf_printf(out, "; %s\n", origin->data);
	}
	buf_finish(&line->setting);
	buf_finish(&line->origin);
}

/* item: NULL for all; override: NULL for what is built in */
static void add_limit(const struct print *print, struct field field, const char *item,
	const struct limit_override *override, const struct limits *limits)
{
	struct line line;
	const struct family *family = &families[field.family];
	line_init(&line);
	buf_printf(&line.setting, "%s = %s.", CONFIG_LIMIT, family->name);
	if (item != NULL)
		buf_printf(&line.setting, "%s.", item);
	else if (family->label != NULL)
		buf_add_string(&line.setting, "*.");
	field_add_name(&line.setting, field);
	buf_printf(&line.setting, " %.15g %.15g %.15g", limits->careful, limits->warning, limits->critical);
	if (print->comment == COMMENT_HELP)
		buf_add_string(&line.origin, field_metric(field)->help);
	else if (override == NULL)
		buf_add_string(&line.origin, "default");
	else
		config_add_place(&line.origin, print->config, &print->config->entries[override->origin]);
	line_end(&line, print->out);
}

/* Is there a later one for the same? */
static bool is_replaced(const struct limit_list *list, size_t i)
{
	const struct limit_override *override = &list->overrides[i];
	for (size_t other = i + 1; other < list->count; other++)
		if (field_equals(list->overrides[other].field, override->field) &&
			strcmp(list->overrides[other].item, override->item) == 0 &&
			list->overrides[other].has_item == override->has_item)
			return true;
	return false;
}

/* Items that have limits of their own by default, unless the files say otherwise. */
static void add_built_in(const struct print *print, struct field field)
{
	for (size_t i = 0; i < limit_default_count; i++) {
		const struct limit_default *built_in = &limit_defaults[i];
		struct label label = {.text = slice_of(built_in->item)};
		if (limit_default_is_for(built_in, field) &&
			limit_list_find(&print->config->limits, field, &label) == NULL)
			add_limit(print, field, built_in->item, NULL, &built_in->limits);
	}
}

static void add_field(const struct print *print, struct field field)
{
	const struct limit_list *list = &print->config->limits;
	const struct limit_override *all = limit_list_find(list, field, NULL);
	const struct limits *limits = all == NULL ? &field_metric(field)->limits : &all->limits;
	if (all != NULL || (limits->critical > 0 && !field.is_rate))
		add_limit(print, field, NULL, all, limits);
	add_built_in(print, field);
	for (size_t i = 0; i < list->count; i++) {
		const struct limit_override *override = &list->overrides[i];
		if (override->has_item && field_equals(override->field, field) && !is_replaced(list, i))
			add_limit(print, field, override->item, override, &override->limits);
	}
}

/* The last valid line that sets a key; NULL for none. */
static const struct config_entry *find_entry(
	const struct config *config, const char *section, const char *key)
{
	for (size_t i = config->count; i > 0; i--) {
		const struct config_entry *entry = &config->entries[i - 1];
		if (entry->is_valid && entry->key != NULL && strcmp(entry->section, section) == 0 &&
			strcmp(entry->key, key) == 0)
			return entry;
	}
	return NULL;
}

static void add_setting(const struct print *print, const struct command *command, const struct option *option,
	struct settings settings)
{
	bool is_saved = print->comment == COMMENT_HELP;
	const char *variable = is_saved || option->settle == NULL ? NULL : option->settle(&settings);
	const struct config_entry *entry = find_entry(print->config, command->section, option->name);
	struct line line;
	struct buf value;
	line_init(&line);
	buf_init(&value, TEXT_LENGTH);
	option_add_value(&value, option, &settings);
	/* A key without a value would be a wrong one. */
	buf_printf(&line.setting, "%s%s = %s", value.length == 0 ? "; " : "", option->name, value.data);
	buf_finish(&value);
	if (is_saved)
		buf_add_string(&line.origin, option->help);
	else if (variable != NULL)
		buf_printf(&line.origin, "environment %s", variable);
	else if (option_is_said(&command->options, option, &settings))
		buf_add_string(&line.origin, "command line");
	else if (entry != NULL)
		config_add_place(&line.origin, print->config, entry);
	else
		buf_add_string(&line.origin, "default");
	line_end(&line, print->out);
}

/* What another command would run with: what the files say, and no command line. */
static struct settings settings_of(const struct config *config, const struct command *command)
{
	struct settings settings = default_settings;
	struct buf ignored;
	buf_init(&ignored, 4096);
	for (size_t i = 0; i < config->count; i++) {
		const struct config_entry *entry = &config->entries[i];
		if (!entry->is_valid || !command_has_section(command, entry->section))
			continue;
		const struct option *option = option_find_key(&command->options, entry->section, entry->key);
		if (option != NULL)
			(void)option_take_key(&command->options, option, entry->value, &settings, &ignored);
	}
	buf_finish(&ignored);
	return settings;
}

void configure_print(struct buf *out, const struct config *config, const struct command *command,
	const struct settings *settings, enum config_comment comment)
{
	const struct print print = {out, config, comment};
	struct field field;
	const struct option *option;
	buf_printf(out, "[%s]\n", CONFIG_LIMITS);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (bool more = field_first(f, &field); more; more = field_next(&field))
			add_field(&print, field);
	for (size_t c = 0; c < command_count; c++) {
		const struct command *other = commands[c];
		if (other->section == NULL)
			continue;
		struct settings used = other == command ? *settings : settings_of(config, other);
		buf_printf(out, "\n[%s]\n", other->section);
		for (size_t i = 0; (option = option_at(&other->options, i)) != NULL; i++)
			if (command_has_section(other, option->section))
				add_setting(&print, other, option, used);
	}
}
