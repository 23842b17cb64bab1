/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/mdstat.h"
#include "suites.h"

#include <errno.h>

#define TITLE "Personalities : [raid1] [raid6] [raid5] [raid4] \n"

/* clang-format off */
static const struct parse_case cases[] = {
	{"whole", BYTES(TITLE "md0 : active raid1 sdb1[1] sda1[0]\n      1046528 blocks super 1.2 [2/2] [UU]\n"
		"      bitmap: 0/8 pages [0KB], 65536KB chunk\n\nunused devices: <none>\n"), 0,
		"array='md0' state='active' level='raid1' size=1046528 devices=2 active_devices=2 failed=0 spares=0\n"},
	{"degraded, a spare moves in", BYTES(TITLE "md1 : active raid5 sdd1[4](S) sdc1[2] sdb1[1](F) sda1[0]\n"
		"      2093056 blocks level 5, 64k chunk, algorithm 2 [3/2] [U_U]\n"
		"      [==>..................]  recovery = 12.6% (37043392/292945152) finish=127.5min speed=33440K/sec\n"), 0,
		"array='md1' state='active' level='raid5' size=2093056 devices=3 active_devices=2 failed=1 spares=1 "
		"action='recovery' sync=12.6\n"},
	{"waits, read-only", BYTES("md2 : active (auto-read-only) raid6 sda[0] sdb[1]\n      8 blocks [4/4] [UUUU]\n      \tresync=PENDING\n"
		"md3 : active raid1 sda[0] sdb[1]\n      8 blocks [2/2] [UU]\n      \tresync=DELAYED\n"), 0,
		"array='md2' state='active' level='raid6' size=8 devices=4 active_devices=4 failed=0 spares=0 action='resync'\n"
		"array='md3' state='active' level='raid1' size=8 devices=2 active_devices=2 failed=0 spares=0 action='resync'\n"},
	{"external metadata, inactive", BYTES("md127 : inactive sdb[1](S) sda[0](S)\n      5032 blocks super external:imsm\n       \n"
		"md126 : active raid1 sda[1] sdb[0]\n      78148032 blocks super external:/md127/0 [2/2] [UU]\n"), 0,
		"array='md127' state='inactive' size=5032 failed=0 spares=2\n"
		"array='md126' state='active' level='raid1' size=78148032 devices=2 active_devices=2 failed=0 spares=0\n"},
	{"reshape, a device is lost", BYTES("md5 : active raid6 sda[0] sdb[1] sdc[2] sdd[3](F)\n"
		"      16 blocks super 1.2 level 6, 512k chunk, algorithm 2 [4/3] [UUU_]\n"
		"      [=>...................]  reshape =  9.9% (1/16) finish=1.0min speed=5K/sec\n"), 0,
		"array='md5' state='active' level='raid6' size=16 devices=4 active_devices=3 failed=1 spares=0 action='reshape' sync=9.9\n"},
	{"raid0 has no count", BYTES("md4 : active raid0 sda[0] sdb[1]\n      16 blocks 64k chunks\n      [>....]  check =  0.1% (1/16)\n"), 0,
		"array='md4' state='active' level='raid0' size=16 failed=0 spares=0 action='check' sync=0.1\n"},
	{"cut in the second line", BYTES("md0 : active raid1 sda[0]\n      10465"), 0,
		"array='md0' state='active' level='raid1' failed=0 spares=0\n"},
	{"nonsense in brackets", BYTES("md0 : active raid1\n 5 blocks [x/1] [1/] [99999999999999999999/1] [] [/]\n recovery = x%\n"), 0,
		"array='md0' state='active' level='raid1' size=5 failed=0 spares=0 action='recovery'\n"},
	{"no array", BYTES(TITLE "unused devices: <none>\n"), 0, NULL},
	{"details of no array", BYTES("      8 blocks [2/1] [U_]\n"), -EBADMSG, NULL},
	{"empty", BYTES(""), -EBADMSG, NULL},
};

static const struct derive_case derived[] = {
	{"one lost", NULL, "md0 : active raid1 sda[0]\n 8 blocks [2/1] [U_]\n", NAN, "degraded=1"},
	{"none lost", NULL, "md0 : active raid1 sda[0]\n 8 blocks [2/2] [UU]\n", NAN, "degraded=0"},
	{"more than it should have", NULL, "md0 : active raid1 sda[0]\n 8 blocks [2/3] [UUU]\n", NAN, "degraded=0"},
	{"no count", NULL, "md0 : active raid0 sda[0]\n 8 blocks\n", NAN, ""},
};
/* clang-format on */

START_TEST(files)
{
	parse_check(&mdstat_part, &cases[_i]);
}
END_TEST

START_TEST(lost_devices)
{
	derive_check(&mdstat_part, &derived[_i]);
}
END_TEST

/* Whatever each of them does, all are there and none has what its neighbour has. */
START_TEST(seventeen_arrays_at_once)
{
	static const char *const details[] = {"", "      [>....]  resync =  1.5% (1/64)\n",
		"      \tresync=DELAYED\n", "      \tresync=PENDING\n",
		"      [>....]  check =  2.5% (1/64)\n", "      [>....]  reshape =  3.5% (1/64)\n",
		"      bitmap: 0/1 pages [0KB], 65536KB chunk\n"};
	static const double syncs[] = {NAN, 1.5, NAN, NAN, 2.5, 3.5, NAN};
	struct buf text;
	struct parse parse;
	buf_init(&text, 1 << 20);
	parse_init(&parse, &mdstat_part);
	buf_add_string(&text, TITLE);
	for (unsigned i = 0; i < 17; i++)
		buf_printf(&text,
			"md%u : active %sraid1 sda%u[0] sdb%u[1]\n      %u blocks [2/%u] [U%c]\n%s\n", i,
			i % 3 == 0 ? "(auto-read-only) " : "", i, i, 1000 + i, 1 + i % 2,
			i % 2 == 0 ? '_' : 'U', details[i % COUNT_OF(details)]);
	buf_add_string(&text, "unused devices: <none>\n");
	parse_run(&parse, (struct slice){.data = text.data, .length = text.length});
	ck_assert_uint_eq(parse.table.count, 17);
	for (unsigned i = 0; i < 17; i++) {
		const struct mdstat *array = parse_item(&parse, i);
		double sync = syncs[i % COUNT_OF(syncs)];
		ck_assert_uint_eq(array->size, 1000 + i);
		ck_assert_uint_eq(array->active_devices, 1 + i % 2);
		ck_assert(isnan(sync) ? isnan(array->sync) : array->sync == sync);
		ck_assert(text_is_absent(array->action) == (i % 7 == 0 || i % 7 == 6));
	}
	parse_finish(&parse);
	buf_finish(&text);
}
END_TEST

void mdstat_tests(TCase *tests)
{
	tcase_add_loop_test(tests, files, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, lost_devices, 0, COUNT_OF(derived));
	tcase_add_test(tests, seventeen_arrays_at_once);
}
