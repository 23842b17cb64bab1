/* SPDX-License-Identifier: MIT */
#include "proc/octal.h"

enum { PATH_LENGTH = 4096 };

static bool is_escape(struct slice rest)
{
	const char *c = rest.data;
	return rest.length >= 4 && c[0] == '\\' && c[1] >= '0' && c[1] <= '3' && c[2] >= '0' && c[2] <= '7' &&
		c[3] >= '0' && c[3] <= '7';
}

struct text octal_decode(struct table *out, struct slice word)
{
	char decoded[PATH_LENGTH];
	size_t length = 0;
	for (size_t i = 0; i < word.length && length < sizeof(decoded); i++) {
		const char *c = word.data + i;
		if (is_escape((struct slice){.data = c, .length = word.length - i})) {
			decoded[length++] = (char)((c[1] - '0') * 64 + (c[2] - '0') * 8 + (c[3] - '0'));
			i += 3;
		} else {
			decoded[length++] = *c;
		}
	}
	return table_text(out, (struct slice){.data = decoded, .length = length});
}
