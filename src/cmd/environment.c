/* SPDX-License-Identifier: MIT */
#include "cmd/environment.h"

#include "tui/theme.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value != NULL && value[0] != '\0';
}

const char *environment_interval(struct settings *settings)
{
	if (settings->interval > 0)
		return NULL;
	bool is_remote = getenv("SSH_CONNECTION") != NULL;
	settings->interval = is_remote ? 2 : 1;
	return is_remote ? "SSH_CONNECTION" : NULL;
}

const char *environment_color(struct settings *settings)
{
	if (strcmp(settings->color, "auto") != 0)
		return NULL;
	if (is_set("NO_COLOR")) {
		settings->color = "never";
		return "NO_COLOR";
	}
	if (is_set("CLICOLOR_FORCE")) {
		settings->color = "always";
		return "CLICOLOR_FORCE";
	}
	return NULL;
}

const char *environment_ascii(struct settings *settings)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	if (settings->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return NULL;
	settings->ascii = true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is_set(names[i]))
			return names[i];
	return "LANG";
}

const char *environment_theme(struct settings *settings)
{
	if (strcmp(settings->theme, "auto") != 0)
		return NULL;
	bool is_light = theme_by_ground(getenv("COLORFGBG")) == THEME_LIGHT;
	settings->theme = is_light ? "light" : "dark";
	return is_set("COLORFGBG") ? "COLORFGBG" : NULL;
}

const char *environment_mouse(struct settings *settings)
{
	static const char *const names[] = {"SSH_CONNECTION", "SSH_TTY", "TMUX", "STY"};
	if (strcmp(settings->mouse, "auto") != 0)
		return NULL;
	settings->mouse = "on";
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!is_set(names[i]))
			continue;
		settings->mouse = "off";
		return names[i];
	}
	return NULL;
}
