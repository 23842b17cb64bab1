/* SPDX-License-Identifier: MIT */
/* The output formats: encoders that write what a selection shows of a delta into a buffer. */
#ifndef CMON_FORMAT_FORMATS_H
#define CMON_FORMAT_FORMATS_H

#include "base/buf.h"
#include "base/utf8.h"
#include "core/listing.h"

/* One sample to be written, and how. */
struct sheet {
	const struct delta *delta;
	const struct selection *selection;
	enum utf8_form form; /* what may go beyond ASCII, in formats made for eyes */
	bool has_colors;     /* the same: values at a limit have their level's colour */
	bool has_bits;       /* the same: traffic of a network is read in bits per second */
	bool is_first;       /* titles are due */
};

struct format {
	const char *name;
	const char *help;
	bool streams; /* goes through a series from the first sample to the last */
	void (*write)(struct buf *out, const struct sheet *sheet); /* adds one sample */
};

extern const struct format formats[];
extern const size_t format_count;

/* The format of that name, NULL for none. */
const struct format *format_find(const char *name);

void text_write(struct buf *out, const struct sheet *sheet);
void json_write(struct buf *out, const struct sheet *sheet);
void ndjson_write(struct buf *out, const struct sheet *sheet);
/* One family: a row per item. Columns: a row per sample. Unknown is an empty cell. */
void csv_write(struct buf *out, const struct sheet *sheet);

#endif
