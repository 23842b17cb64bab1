/* SPDX-License-Identifier: MIT */
#include "format/formats.h"

#include <string.h>

const struct format formats[] = {
	{"text", "one value per line: path, value, and how a person reads it", false, text_write},
	{"json", "one object per sample, on several lines", false, json_write},
	{"ndjson", "one object per line and sample, the whole of a series", true, ndjson_write},
	{"csv", "a row per item of one family, or a row per sample of --columns", true, csv_write},
};
const size_t format_count = COUNT_OF(formats);

const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < format_count; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
