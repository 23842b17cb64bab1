/* SPDX-License-Identifier: MIT */
#include "proc/percpu.h"

#include <string.h>

size_t percpu_header(struct scan *file)
{
	struct scan ahead = *file, line;
	struct slice word;
	size_t count = 0;
	if (!scan_line(&ahead, &line))
		return SIZE_MAX;
	while (scan_word(&line, &word)) {
		if (word.length < 3 || memcmp(word.data, "CPU", 3) != 0)
			return SIZE_MAX;
		count++;
	}
	if (count == 0)
		return SIZE_MAX;
	*file = ahead;
	return count;
}

bool percpu_line(struct scan *line, size_t cpus, struct slice *name, uint64_t *sum)
{
	struct slice before, word;
	if (!scan_until(line, ':', &before))
		return false;
	struct scan padded = scan_slice(before);
	*name = scan_rest(&padded);
	*sum = ABSENT_U64;
	for (size_t cpu = 0; cpu < cpus; cpu++) {
		struct scan ahead = *line;
		uint64_t number = ABSENT_U64;
		if (scan_word(&ahead, &word))
			number = slice_u64(word);
		if (number == ABSENT_U64)
			break;
		*sum = counter_sum(*sum, number);
		if (*sum == ABSENT_U64)
			return false;
		*line = ahead;
	}
	return name->length > 0 && *sum != ABSENT_U64;
}
