/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/run/utmp.h"
#include "suites.h"

#include <errno.h>
#include <string.h>

enum { RECORD = 384 };

static void put(char *record, uint16_t type, const char *line, const char *user, const char *host)
{
	uint32_t pid = 812, seconds = 1795290000;
	memset(record, 0, RECORD);
	memcpy(record, &type, sizeof(type));
	memcpy(record + 4, &pid, sizeof(pid));
	memcpy(record + 8, line, strnlen(line, 32));
	memcpy(record + 44, user, strnlen(user, 32));
	memcpy(record + 76, host, strnlen(host, 256));
	memcpy(record + 340, &seconds, sizeof(seconds));
}

#define LONG_NAME "an-unusually-long-name-32-bytes-"

/* clang-format off */
static const struct {
	uint16_t type;
	const char *line, *user, *host;
	size_t length;
	int result;
	const char *items;
} cases[] = {
	{7, "tty2", "anna", "", RECORD, 0, "session='tty2' name='anna' pid=812 login=1795290000\n"},
	{7, "pts/0", "bert", "192.0.2.7", RECORD, 0, "session='pts/0' name='bert' host='192.0.2.7' pid=812 login=1795290000\n"},
	{7, LONG_NAME, LONG_NAME, "", RECORD, 0, "session='" LONG_NAME "' name='" LONG_NAME "' pid=812 login=1795290000\n"},
	{7, "tty2", "", "", RECORD, 0, ""},
	{7, "", "anna", "", RECORD, 0, ""},
	{2, "~", "reboot", "6.1.0", RECORD, 0, ""},
	{8, "tty2", "anna", "", RECORD, 0, ""},
	{10, "tty2", "anna", "", RECORD, -EBADMSG, ""},
	{7, "tty2", "anna", "", RECORD - 1, -EBADMSG, ""},
	{7, "tty2", "anna", "", 1, -EBADMSG, ""},
	{7, "tty2", "anna", "", 0, 0, ""},
};
/* clang-format on */

START_TEST(records)
{
	char record[RECORD];
	struct parse parse;
	struct buf out;
	put(record, cases[_i].type, cases[_i].line, cases[_i].user, cases[_i].host);
	parse_init(&parse, &utmp_part);
	buf_init(&out, 10000);
	parse_run(&parse, (struct slice){.data = record, .length = cases[_i].length});
	parse_add_items(&out, &parse);
	ck_assert_int_eq(parse.result, cases[_i].result);
	ck_assert_str_eq(out.data, cases[_i].items);
	buf_finish(&out);
	parse_finish(&parse);
}
END_TEST

void utmp_tests(TCase *tests)
{
	tcase_add_loop_test(tests, records, 0, COUNT_OF(cases));
}
