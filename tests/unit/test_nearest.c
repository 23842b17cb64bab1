/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"
#include "suites.h"

#include <string.h>

static const char *const words[] = {
	"mem",
	"memory",
	"net",
	"disk",
	"load",
	"pressure",
	"process",
	"summary",
	"cpu",
	"interval",
	"interrupt",
};

/* clang-format off */
static const struct {
	const char *word, *best;
} cases[] = {
	{"mem", "mem"},
	{"men", "mem"},
	{"memry", "memory"},
	{"dsik", "disk"},
	{"proces", "process"},
	{"presure", "pressure"},
	{"intervall", "interval"},
	{"summery", "summary"},
	{"sum", "summary"}, /* a beginning counts, however short */
	{"inter", "interval"}, /* of two as near the first offered */
	{"network", "net"}, /* in either direction */
	{"mme", "mem"}, /* neighbours swapped */
	{"xyzzy", ""},
	{"filesystem", ""},
	{"q", ""},
};
/* clang-format on */

START_TEST(finds_the_nearest)
{
	struct nearest nearest = {.word = cases[_i].word};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		nearest_offer(&nearest, words[i]);
	ck_assert_str_eq(nearest.best, cases[_i].best);
}
END_TEST

START_TEST(long_and_empty_words_are_harmless)
{
	char word[4 * NEAREST_LENGTH];
	memset(word, 'a', sizeof(word));
	word[sizeof(word) - 1] = '\0';
	struct nearest nearest = {.word = word};
	nearest_offer(&nearest, "a");
	nearest_offer(&nearest, word);
	nearest_offer(&nearest, "");
	ck_assert_str_eq(nearest.best, "");
	word[NEAREST_LENGTH - 1] = '\0';
	nearest_offer(&nearest, word);
	ck_assert_str_eq(nearest.best, word);
	struct nearest none = {.word = ""};
	nearest_offer(&none, "memory");
	ck_assert_str_eq(none.best, "");
}
END_TEST

void nearest_tests(TCase *tests)
{
	tcase_add_loop_test(tests, finds_the_nearest, 0, sizeof(cases) / sizeof(cases[0]));
	tcase_add_test(tests, long_and_empty_words_are_harmless);
}
