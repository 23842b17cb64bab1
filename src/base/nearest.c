/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <string.h>

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* Edit distance of two words (Wagner and Fischer), one row at a time. */
static size_t distance_of(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t row[NEAREST_LENGTH];
	for (size_t j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t above = row[j];
			row[j] = smallest(row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[b_length];
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
	size_t word_length = strlen(nearest->word);
	size_t length = strlen(candidate);
	if (length == 0 || length >= NEAREST_LENGTH || word_length >= NEAREST_LENGTH)
		return;
	size_t distance = distance_of(nearest->word, word_length, candidate, length);
	size_t longer = length > word_length ? length : word_length;
	/* A short word may be off by one letter, a long one by a third; a beginning always counts. */
	size_t allowed = longer < 6 ? 1 + (longer > 3) : longer / 3;
	if (word_length > 1 && strncmp(candidate, nearest->word, word_length) == 0)
		distance = 1;
	if (distance > allowed || (nearest->best[0] != '\0' && distance >= nearest->distance))
		return;
	memcpy(nearest->best, candidate, length + 1);
	nearest->distance = distance;
}
