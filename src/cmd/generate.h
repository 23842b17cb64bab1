/* SPDX-License-Identifier: MIT */
/* Completions and the manual page's options, made from the tables of options. */
#ifndef CMON_CMD_GENERATE_H
#define CMON_CMD_GENERATE_H

#include "cmd/commands.h"

/* what: "bash", "zsh", "fish" or "man". */
void generate_add(struct buf *out, const char *what);

void generate_bash(struct buf *out);
void generate_zsh(struct buf *out);
void generate_fish(struct buf *out);
/* The section OPTIONS of cmon.1, without its title. */
void generate_man(struct buf *out);

/* Adds the words that the value of an option may be, with blanks between; nothing where any will do. */
void generate_words(struct buf *out, const struct option *option);

/* What a value names, by how it is called. */
bool generate_takes_file(const struct option *option);
bool generate_takes_directory(const struct option *option);

#endif
