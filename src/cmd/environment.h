/* SPDX-License-Identifier: MIT */
/* What the environment makes of settings that were left open. Each returns the variable that did it, or NULL. */
#ifndef CMON_CMD_ENVIRONMENT_H
#define CMON_CMD_ENVIRONMENT_H

#include "cmd/settings.h"

/* 1 second, 2 over ssh. */
const char *environment_interval(struct settings *settings);
/* "auto" becomes "never" or "always" where NO_COLOR or CLICOLOR_FORCE says so. */
const char *environment_color(struct settings *settings);
/* ASCII in a locale without UTF-8. */
const char *environment_ascii(struct settings *settings);
/* "auto" becomes "light" or "dark" as COLORFGBG says, else dark. */
const char *environment_theme(struct settings *settings);
/* "auto" becomes "off" over ssh and in tmux or screen, where the mouse is for copying text, else "on". */
const char *environment_mouse(struct settings *settings);

#endif
