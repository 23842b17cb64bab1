/* SPDX-License-Identifier: MIT */
#include "cmd/option.h"

#include "base/nearest.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "metric/part.h"
#include "metric/unit.h"

#include <errno.h>
#include <math.h>
#include <string.h>

const struct option *option_at(const struct option_tables *tables, size_t i)
{
	if (i < tables->own_count)
		return &tables->own[i];
	i -= tables->own_count;
	return i < common_option_count ? &common_options[i] : NULL;
}

/* An option of the command's own table stands before a common one of the same name. */
static bool is_overridden(const struct option_tables *tables, size_t i)
{
	const char *name = option_at(tables, i)->name;
	for (size_t own = 0; i >= tables->own_count && own < tables->own_count; own++)
		if (strcmp(tables->own[own].name, name) == 0)
			return true;
	return false;
}

bool option_is_hidden(const struct option_tables *tables, size_t i)
{
	return option_at(tables, i)->is_key_only || is_overridden(tables, i);
}

const char *option_word(const struct option *option, size_t i)
{
	if (option->word_at != NULL)
		return option->word_at(i);
	return option->words == NULL ? NULL : option->words[i];
}

static const struct option *find_name(const struct option_tables *tables, struct slice name)
{
	const struct option *option;
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++)
		if (!option->is_key_only && slice_equals(name, slice_of(option->name)))
			return option;
	return NULL;
}

static const struct option *find_letter(const struct option_tables *tables, char letter)
{
	const struct option *option;
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++)
		if (option->letter != '\0' && option->letter == letter)
			return option;
	return NULL;
}

static void add_word(struct buf *message, const char *word)
{
	utf8_add_safe(message, slice_of(word), UTF8_ASCII);
}

static int say_unknown(const struct option_tables *tables, const char *argument, struct buf *message)
{
	const struct option *option;
	struct buf name;
	buf_init(&name, NEAREST_LENGTH);
	buf_add(&name, argument, strcspn(argument, "="));
	struct nearest nearest = {.word = name.data};
	struct buf candidate;
	buf_init(&candidate, NEAREST_LENGTH);
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++) {
		if (option->is_key_only)
			continue;
		buf_reset(&candidate);
		buf_printf(&candidate, "--%s", option->name);
		nearest_offer(&nearest, candidate.data);
	}
	buf_add_string(message, "unknown option ");
	add_word(message, name.error == 0 ? name.data : argument);
	if (nearest.best[0] != '\0')
		buf_printf(message, ", did you mean %s?", nearest.best);
	buf_finish(&candidate);
	buf_finish(&name);
	return -EINVAL;
}

static int say_bad_value(const struct option *option, const char *value, struct buf *message)
{
	buf_printf(message, "%s ", option->name);
	add_word(message, value);
	if (option_word(option, 0) != NULL) {
		const char *word;
		buf_add_string(message, ": must be");
		for (size_t i = 0; (word = option_word(option, i)) != NULL; i++)
			buf_printf(message, "%s %s",
				i == 0                                       ? ""
					: option_word(option, i + 1) == NULL ? " or"
									     : ",",
				word);
	} else {
		buf_printf(
			message, ": must be a %snumber from ", option->type == OPTION_WHOLE ? "whole " : "");
		buf_printf(message, option->most >= 1e15 ? "%.15g up" : "%.15g to %.15g", option->least,
			option->most);
	}
	return -EINVAL;
}

static bool is_word(const struct option *option, const char *value)
{
	if (option_word(option, 0) == NULL)
		return true;
	struct slice said = slice_of(value == NULL ? "" : value);
	const char *word;
	size_t i = 0;
	while ((word = option_word(option, i)) != NULL && !slice_equals(said, slice_of(word)))
		i++;
	return word != NULL;
}

static int store(
	const struct option *option, const char *value, struct settings *settings, struct buf *message)
{
	void *member = (char *)settings + option->offset;
	double number;
	switch (option->type) {
	case OPTION_FLAG:
		*(bool *)member = true;
		return 0;
	case OPTION_TEXT:
		if (!is_word(option, value))
			return say_bad_value(option, value, message);
		*(const char **)member = value;
		return 0;
	case OPTION_NUMBER:
	case OPTION_WHOLE:
		number = slice_double(slice_of(value == NULL ? "" : value));
		if (isnan(number) || number < option->least || number > option->most ||
			(option->type == OPTION_WHOLE && number != floor(number)))
			return say_bad_value(option, value, message);
		if (option->type == OPTION_WHOLE)
			*(uint64_t *)member = (uint64_t)number;
		else
			*(double *)member = number;
		return 0;
	}
	return 0;
}

/* Commands have fewer than 64 options; a test counts. */
static uint64_t bit_of(const struct option_tables *tables, const struct option *option)
{
	size_t i = 0;
	while (option_at(tables, i) != option)
		i++;
	return UINT64_C(1) << (i % 64);
}

bool option_is_said(
	const struct option_tables *tables, const struct option *option, const struct settings *settings)
{
	return (settings->said & bit_of(tables, option)) != 0;
}

/* Takes one "--name", "--name=value" or "--name value"; *at moves past a value of its own. */
static int parse_long(int count, char *const arguments[], int *at, const struct option_tables *tables,
	struct settings *settings, struct buf *message)
{
	const char *argument = arguments[*at], *equals = strchr(argument, '=');
	size_t length = equals == NULL ? strlen(argument + 2) : (size_t)(equals - argument) - 2;
	const struct option *option =
		find_name(tables, (struct slice){.data = argument + 2, .length = length});
	if (option == NULL)
		return say_unknown(tables, argument, message);
	const char *value = equals == NULL ? NULL : equals + 1;
	if (option->argument == NULL && value != NULL) {
		buf_printf(message, "--%s takes no value", option->name);
		return -EINVAL;
	}
	bool has_next = option->takes_next && *at + 1 < count && arguments[*at + 1][0] != '-';
	if (option->argument != NULL && value == NULL && option->is_optional && !has_next)
		value = option->alone;
	if (option->argument != NULL && value == NULL && *at + 1 < count)
		value = arguments[++*at];
	if (option->argument != NULL && value == NULL) {
		buf_printf(message, "--%s needs a value: %s", option->name, option->argument);
		return -EINVAL;
	}
	settings->said |= bit_of(tables, option);
	buf_add_string(message, "--");
	int error = store(option, value, settings, message);
	if (error == 0)
		buf_reset(message);
	return error;
}

static int parse_letters(const char *letters, const struct option_tables *tables, struct settings *settings,
	struct buf *message)
{
	for (const char *letter = letters + 1; *letter != '\0'; letter++) {
		const struct option *option = find_letter(tables, *letter);
		if (option == NULL || (option->argument != NULL && option->by_letter == NULL))
			return say_unknown(tables, letters, message);
		settings->said |= bit_of(tables, option);
		if (option->by_letter != NULL)
			*(const char **)((char *)settings + option->offset) = option->by_letter;
		else
			(void)store(option, NULL, settings, message);
	}
	return 0;
}

int option_parse(int count, char *const arguments[], const struct option_tables *tables,
	struct settings *settings, struct buf *message)
{
	bool is_over = false;
	for (int at = 0; at < count; at++) {
		const char *argument = arguments[at];
		int error = 0;
		if (!is_over && strcmp(argument, "--") == 0)
			is_over = true;
		else if (!is_over && strncmp(argument, "--", 2) == 0)
			error = parse_long(count, arguments, &at, tables, settings, message);
		else if (!is_over && argument[0] == '-' && argument[1] != '\0')
			error = parse_letters(argument, tables, settings, message);
		else
			settings->paths[settings->path_count++] = argument;
		if (error != 0)
			return error;
	}
	return 0;
}

/* A key of the configuration may have "_" where its option has "-". */
static bool is_key(const char *name, const char *key)
{
	while (*name != '\0' && (*name == *key || (*name == '-' && *key == '_'))) {
		name++;
		key++;
	}
	return *name == *key;
}

const struct option *option_find_key(const struct option_tables *tables, const char *section, const char *key)
{
	const struct option *option;
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++)
		if (option->section != NULL && strcmp(option->section, section) == 0 &&
			is_key(option->name, key))
			return option;
	return NULL;
}

static int take_flag(
	const struct option *option, const char *value, struct settings *settings, struct buf *message)
{
	bool is_on = strcmp(value, "on") == 0;
	if (!is_on && strcmp(value, "off") != 0) {
		buf_printf(message, "%s ", option->name);
		add_word(message, value);
		buf_add_string(message, ": must be on or off");
		return -EINVAL;
	}
	*(bool *)((char *)settings + option->offset) = is_on;
	return 0;
}

int option_take_key(const struct option_tables *tables, const struct option *option, const char *value,
	struct settings *settings, struct buf *message)
{
	/* What the command line said stays, but a wrong value is wrong all the same. */
	struct settings scratch = *settings;
	struct settings *to = option_is_said(tables, option, settings) ? &scratch : settings;
	if (option->type == OPTION_FLAG)
		return take_flag(option, value, to, message);
	struct buf reason;
	buf_init(&reason, NEAREST_LENGTH * 4);
	int error = option->check == NULL ? 0 : option->check(value, &reason);
	if (error != 0) {
		buf_printf(message, "%s ", option->name);
		add_word(message, value);
		buf_printf(message, ": %s", reason.data);
	}
	buf_finish(&reason);
	return error != 0 ? error : store(option, value, to, message);
}

void option_add_value(struct buf *out, const struct option *option, const struct settings *settings)
{
	const char *member = (const char *)settings + option->offset;
	const char *text;
	switch (option->type) {
	case OPTION_FLAG:
		buf_add_string(out, *(const bool *)member ? "on" : "off");
		break;
	case OPTION_TEXT:
		memcpy(&text, member, sizeof(text));
		buf_add_string(out, text == NULL ? "" : text);
		break;
	case OPTION_NUMBER:
		unit_add_exact(out, *(const double *)member, "");
		break;
	case OPTION_WHOLE:
		buf_add_u64(out, *(const uint64_t *)member);
		break;
	}
}

void option_add_name(struct buf *out, const struct option *option)
{
	if (option->letter != '\0')
		buf_printf(out, "-%c, ", option->letter);
	buf_printf(out, "--%s", option->name);
	if (option->argument != NULL)
		buf_printf(out, option->is_optional ? "[=%s]" : " %s", option->argument);
}

void option_add_help(struct buf *out, const struct option_tables *tables)
{
	const struct option *option;
	for (size_t i = 0; (option = option_at(tables, i)) != NULL; i++) {
		if (option_is_hidden(tables, i))
			continue;
		size_t start = out->length;
		buf_add_string(out, "  ");
		option_add_name(out, option);
		size_t width = out->length - start;
		buf_add_repeat(out, ' ', width < 24 ? 24 - width : 1);
		buf_printf(out, "%s\n", option->help);
	}
}
