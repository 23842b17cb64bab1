/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/pid/oomscore.h"
#include "proc/pid/wchan.h"
#include "suites.h"

#include <errno.h>

/* clang-format off */
static const struct parse_case waits[] = {
	{"waits", BYTES("folio_wait_bit_common"), 0, "wchan='folio_wait_bit_common'\n"},
	{"runs, or is not for us", BYTES("0"), 0, "\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
static const struct parse_case calls[] = {
	{"a call", BYTES("17 0x3d 0x7f1b 0x2000 0x0 0x0 0x0 0x7ffd 0x7f1b\n"), 0, "syscall=17\n"},
	{"runs", BYTES("running\n"), 0, "\n"},
	{"waits outside of any call", BYTES("-1 0x7ffd 0x7f1b\n"), 0, "\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
static const struct parse_case scores[] = {
	{"a score", BYTES("671\n"), 0, "oom_score=671\n"},
	{"no number", BYTES("x\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
static const struct parse_case adjustments[] = {
	{"sooner", BYTES("300\n"), 0, "oom_score_adjust=300\n"},
	{"never", BYTES("-1000\n"), 0, "oom_score_adjust=-1000\n"},
	{"empty", BYTES(""), -EBADMSG, NULL},
};
/* clang-format on */

START_TEST(wchan_texts)
{
	parse_check(&wchan_part, &waits[_i]);
}
END_TEST

START_TEST(pidsyscall_texts)
{
	parse_check(&pidsyscall_part, &calls[_i]);
}
END_TEST

START_TEST(oom_score_texts)
{
	parse_check(&oom_score_part, &scores[_i]);
}
END_TEST

START_TEST(oom_adjust_texts)
{
	parse_check(&oom_adjust_part, &adjustments[_i]);
}
END_TEST

void wchan_tests(TCase *tests)
{
	tcase_add_loop_test(tests, wchan_texts, 0, COUNT_OF(waits));
	tcase_add_loop_test(tests, pidsyscall_texts, 0, COUNT_OF(calls));
	tcase_add_loop_test(tests, oom_score_texts, 0, COUNT_OF(scores));
	tcase_add_loop_test(tests, oom_adjust_texts, 0, COUNT_OF(adjustments));
}
