/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <string.h>

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/*
 * Letters to change, add, drop or swap with their neighbour to make b out of a: the optimal string alignment
 * distance, of which only the last three rows are kept.
 */
static size_t distance_of(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][NEAREST_LENGTH];
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			row[j] =
				smallest(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = smallest(row[j], before[j - 2] + 1, row[j]);
		}
	}
	return rows[a_length % 3][b_length];
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
	size_t word_length = strlen(nearest->word);
	size_t length = strlen(candidate);
	if (length == 0 || length >= NEAREST_LENGTH || word_length >= NEAREST_LENGTH)
		return;
	size_t distance = distance_of(nearest->word, word_length, candidate, length);
	size_t longer = length > word_length ? length : word_length;
	/*
	 * A short word may be off by one letter, a long one by a third. A beginning, in either direction, is as near
	 * as two letters off, so that "memry" is "memory" before it is "mem".
	 */
	size_t allowed = longer < 6 ? 1 + (longer > 3) : longer / 3;
	size_t shorter = length < word_length ? length : word_length;
	if (shorter > 1 && strncmp(candidate, nearest->word, shorter) == 0)
		distance = allowed = distance < 2 ? distance : 2;
	if (distance > allowed || (nearest->best[0] != '\0' && distance >= nearest->distance))
		return;
	memcpy(nearest->best, candidate, length + 1);
	nearest->distance = distance;
}
