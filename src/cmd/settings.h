/* SPDX-License-Identifier: MIT */
/* What the command line said, for all commands. */
#ifndef CMON_CMD_SETTINGS_H
#define CMON_CMD_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct limit_list;

#define SETTING_UNSET (-1.0)

struct settings {
	const char *help;     /* NULL, "short", "all" or a topic */
	const char *generate; /* "bash", "zsh", "fish", "man" */
	bool bug_report;
	bool version;
	const char *root;
	double interval;              /* seconds; SETTING_UNSET */
	uint64_t count;               /* 0: not said */
	const char *at, *begin, *end; /* times: see base/time_text.h */
	double hz, page_size;         /* 0: not said */
	const char *color;            /* "auto", "always", "never" */
	bool ascii;
	bool read_only;
	const char *debug;
	const char *config; /* instead of the usual files */
	bool print_config;
	const char *save_config;         /* NULL; "" for the user's own file */
	uint64_t said;                   /* bits: the options of the command that the command line gave */
	const struct limit_list *limits; /* NULL: those of the rows */
	/* the screen */
	bool once;
	const char *size; /* "COLUMNSxROWS" */
	const char *keys;
	const char *sort;
	const char *list_columns;           /* names with blanks between; NULL: by the width */
	const char *disk, *fs, *net, *cpus; /* "on", "off" */
	double history;                     /* seconds */
	const char *theme;                  /* "auto", "dark", "light", "mono" */
	const char *mouse;                  /* "auto", "on", "off" */
	/* show */
	const char *format;
	const char *columns; /* paths with commas between them */
	bool bits;           /* for people */
	bool list;
	/* what was no option; borrowed from the arguments */
	const char **paths;
	size_t path_count;
};

#endif
