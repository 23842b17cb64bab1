/* SPDX-License-Identifier: MIT */
/* The output formats: encoders that write what a selection shows of a delta into a buffer. */
#ifndef CMON_FORMAT_FORMATS_H
#define CMON_FORMAT_FORMATS_H

#include "base/buf.h"
#include "base/utf8.h"
#include "core/delta.h"
#include "core/selection.h"

struct format {
	const char *name;
	const char *help;
	bool streams; /* goes through a series from the first sample to the last */
	/* Adds one sample. form says what a terminal or file may get beyond ASCII, for formats made for eyes. */
	void (*write)(struct buf *out, const struct delta *delta, const struct selection *selection,
		enum utf8_form form);
};

extern const struct format formats[];
extern const size_t format_count;

/* The format of that name, NULL for none. */
const struct format *format_find(const char *name);

void text_write(
	struct buf *out, const struct delta *delta, const struct selection *selection, enum utf8_form form);
void json_write(
	struct buf *out, const struct delta *delta, const struct selection *selection, enum utf8_form form);
void ndjson_write(
	struct buf *out, const struct delta *delta, const struct selection *selection, enum utf8_form form);

#endif
