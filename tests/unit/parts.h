/* SPDX-License-Identifier: MIT */
/* All parts there are, and the files of a sample that they are for. */
#ifndef CMON_TESTS_PARTS_H
#define CMON_TESTS_PARTS_H

#include "parse.h"

struct part_fixture {
	const struct part *part;
	const char *path; /* inside a sample, see samples_each(); NULL: the part has no parser */
	enum parse_form form;
};

extern const struct part_fixture part_fixtures[];
extern const size_t part_fixture_count;

#endif
