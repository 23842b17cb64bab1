/* SPDX-License-Identifier: MIT */
/* The options that all commands share. */
#include "cmd/environment.h"
#include "cmd/option.h"
#include "metric/part.h"

static const char *const generate_words[] = {"bash", "zsh", "fish", "man", NULL};
static const char *const help_words[] = {"all", "keys", "limits", "metrics", "files", NULL};
static const char *const color_words[] = {"auto", "always", "never", NULL};

/* clang-format off */
const struct option common_options[] = {
	{.name = "root", .group = GROUP_SOURCE, .argument = "DIR", SETTING(root), .help = "look at another tree: a host's, a proc tree, a fixture, a series",
		.about =
			"Look at another tree instead of this machine; see\n"
			".Sx ROOTS AND FIXTURES .\n"},
	{.name = "interval", .group = GROUP_SAMPLES, .argument = "SECONDS", .section = "screen", .settle = environment_interval, SETTING(interval), .least = 0.1, .most = 3600, .help = "time between samples, 0.1 to 3600",
		.about =
			"The time between two samples, 0.1 to 3600.\n"
			"The default is 1, over\n"
			".Xr ssh 1\n"
			"2.\n"
			"The first rates come after 0.25 seconds.\n"},
	{.name = "count", .group = GROUP_SAMPLES, .argument = "N", SETTING(count), .least = 1, .most = 1e15, .help = "stop after N samples",
		.about =
			"End after\n"
			".Ar N\n"
			"samples: on the screen beyond the first,\n"
			".Cm show\n"
			"prints that many.\n"
			"Without\n"
			".Fl -interval\n"
			"those of\n"
			".Cm show\n"
			"are one second apart.\n"},
	{.name = "at", .group = GROUP_SAMPLES, .argument = "TIME", SETTING(at), .help = "of a series the last sample at or before TIME",
		.about =
			"Of a series, look at the last sample at or before\n"
			".Ar TIME ,\n"
			"as it was then; see\n"
			".Sx TIMES .\n"
			"Rates are those since the sample before.\n"},
	{.name = "begin", .group = GROUP_SAMPLES, .argument = "TIME", SETTING(begin), .help = "of a series only the samples from TIME on",
		.about =
			"Of a series, only the samples from\n"
			".Ar TIME\n"
			"on.\n"
			"Rates of the first one are those since the sample before.\n"},
	{.name = "end", .group = GROUP_SAMPLES, .argument = "TIME", SETTING(end), .help = "of a series only the samples up to TIME",
		.about =
			"Of a series, only the samples up to\n"
			".Ar TIME .\n"},
	{.name = "color", .group = GROUP_VIEW, .argument = "WHEN", .is_optional = true, .alone = "always", .words = color_words, .section = "screen", .settle = environment_color, SETTING(color), .help = "auto, always or never",
		.about =
			".Cm auto ,\n"
			"the default: colour on a terminal, unless the environment says otherwise;\n"
			".Cm always ,\n"
			"which\n"
			".Fl -color\n"
			"alone means too; or\n"
			".Cm never .\n"
			"In the text of\n"
			".Cm show\n"
			"the values that have reached a limit have the colour of their level;\n"
			"no other format has colours.\n"},
	{.name = "ascii", .group = GROUP_VIEW, .section = "screen", .settle = environment_ascii, SETTING(ascii), .help = "nothing but ASCII on the screen and in text",
		.about =
			"Nothing but ASCII on the screen and in text.\n"
			"That is also what a locale without UTF-8 gets.\n"},
	{.name = "read-only", .group = GROUP_VIEW, .section = "screen", SETTING(read_only), .help = "do nothing to processes, whatever is asked for",
		.about =
			"Do nothing to processes: no signals, no nice values; the keys for it are dimmed.\n"
			"The key\n"
			".Cm read_only\n"
			"of the configuration says the same; see\n"
			".Sx CONFIGURATION .\n"},
	{.name = "hz", .group = GROUP_SOURCE, .argument = "N", SETTING(hz), .least = 1, .most = 1e6, .help = "clock ticks per second of a fixture that does not tell",
		.about =
			"Clock ticks per second of a fixture that does not tell.\n"},
	{.name = "page-size", .group = GROUP_SOURCE, .argument = "BYTES", SETTING(page_size), .least = 512, .most = 1e7, .help = "bytes per page of a fixture that does not tell",
		.about =
			"Bytes per page of a fixture that does not tell.\n"},
	{.name = "debug", .group = GROUP_ABOUT, .argument = "FILE", SETTING(debug), .help = "append what cmon does to FILE",
		.about =
			"Append what\n"
			".Nm\n"
			"does to\n"
			".Ar FILE .\n"},
	{.name = "config", .group = GROUP_SOURCE, .argument = "FILE", SETTING(config), .help = "the configuration, instead of the usual files",
		.about =
			"Read this file instead of those under\n"
			".Sx CONFIGURATION .\n"
			"One that is missing or cannot be trusted is an error here.\n"},
	{.name = "print-config", .group = GROUP_ABOUT, SETTING(print_config), .help = "print every setting and where it comes from, and end",
		.about =
			"Print every setting and where it comes from, in the form of a configuration\n"
			"file, and end.\n"},
	{.name = "save-config", .argument = "FILE", .is_optional = true, .alone = "", .group = GROUP_ABOUT, SETTING(save_config), .help = "write every setting into a new configuration file, and end",
		.about =
			"Write every setting, also those of the command line, into a new configuration\n"
			"file with what each is for, and end.\n"
			"Without\n"
			".Ar FILE\n"
			"into the one of the user; see\n"
			".Sx CONFIGURATION .\n"
			"A file that is there already is never written over.\n"},
	{.name = "generate", .argument = "WHAT", .words = generate_words, .group = GROUP_ABOUT, SETTING(generate), .help = "print completions for bash, zsh or fish, or the options for the man page",
		.about =
			"Print the completions of\n"
			".Cm bash ,\n"
			".Cm zsh\n"
			"or\n"
			".Cm fish ,\n"
			"which are installed where these shells look, or the section OPTIONS of this\n"
			"page:\n"
			".Cm man .\n"},
	{.name = "bug-report", .group = GROUP_ABOUT, SETTING(bug_report), .help = "print what a report of an error should tell; no names, no arguments",
		.about =
			"Print what a report of an error should tell: version, build, kernel, locale,\n"
			"terminal, keys of the configuration, kernel files that are missing.\n"
			"It has no host name, no arguments and no names of items.\n"},
	{.name = "help", .letter = 'h', .argument = "TOPIC", .is_optional = true, .alone = "all", .takes_next = true, .by_letter = "short", .words = help_words, .group = GROUP_ABOUT, SETTING(help), .help = "all, or keys, limits, metrics or files; -h: in short",
		.about =
			"Print all options and what they do; after\n"
			".Cm show\n"
			"those of its own.\n"
			".Fl h\n"
			"tells them in short.\n"
			"As\n"
			".Ar TOPIC\n"
			".Cm keys ,\n"
			".Cm limits ,\n"
			".Cm metrics\n"
			"or\n"
			".Cm files .\n"},
	{.name = "version", .letter = 'V', .group = GROUP_ABOUT, SETTING(version), .help = "name, version, commit and libraries",
		.about =
			"Print name, version, the commit it was built from where that is known, features,\n"
			"libraries and compiler.\n"},
};
/* clang-format on */
const size_t common_option_count = COUNT_OF(common_options);
