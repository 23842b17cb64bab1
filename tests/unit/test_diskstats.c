/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "proc/diskstats.h"
#include "suites.h"

#include <errno.h>

#define SDA_CLASSIC                                                                                  \
	"reads=1 reads_merged=2 read_bytes=3 read_seconds=4 writes=5 writes_merged=6 write_bytes=7 " \
	"write_seconds=8 in_flight=9 io_seconds=10 queue_seconds=11"
#define SDA "device='sda' major=8 minor=0 " SDA_CLASSIC
#define DISCARDS " discards=12 discards_merged=13 discard_bytes=14 discard_seconds=15"

#define SDA2                                                                                             \
	"   8       2 sda2 50450990 96507 3060048612 109131850 52603189 3237734 1822088694 589762643 1 " \
	"447887342 698890794\n"

/* clang-format off */
static const struct parse_case cases[] = {
	{"7: a partition before 2.6.25", BYTES("   8    1 sda1 10 20 30 40\n"), 0,
		"device='sda1' major=8 minor=1 reads=10 read_bytes=20 writes=30 write_bytes=40\n"},
	{"14", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11\n"), 0, SDA "\n"},
	{"15", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12\n"), 0, SDA "\n"},
	{"17", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12 13 14\n"), 0, SDA "\n"},
	{"18: with discard", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n"), 0, SDA DISCARDS "\n"},
	{"19", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n"), 0, SDA DISCARDS "\n"},
	{"20: with flush", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\n"), 0,
		SDA DISCARDS " flushes=16 flush_seconds=17\n"},
	{"23: of the future", BYTES("8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20\n"), 0,
		SDA DISCARDS " flushes=16 flush_seconds=17\n"},
	{"other counts are no rows", BYTES("8 0 a\n8 0 b 1\n8 0 c 1 2 3\n8 0 d 1 2 3 4 5\n8 0 e 1 2 3 4 5 6 7 8 9 10\n"
		"8 0 sda 1 2 3 4 5 6 7 8 9 10 11"), 0, SDA "\n"},
	{"mixed and unsorted", BYTES("253 0 dm-0 1 2 3 4 5 6 7 8 9 10 11\n8 1 sda1 1 2 3 4\n"
		"8 0 sda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n"), 0,
		"device='dm-0' major=253 minor=0 " SDA_CLASSIC "\n"
		"device='sda1' major=8 minor=1 reads=1 read_bytes=2 writes=3 write_bytes=4\n" SDA DISCARDS "\n"},
	{"names", BYTES("104 1 cciss/c0d0p1 1 2 3 4\n259 1 nvme0n1p1 1 2 3 4\n259 2 nvme0c0n1 1 2 3 4\n"
		"179 1 mmcblk0p1 1 2 3 4\n202 4096 xvdq 1 2 3 4\n"), 0,
		"device='cciss/c0d0p1' major=104 minor=1 reads=1 read_bytes=2 writes=3 write_bytes=4\n"
		"device='nvme0n1p1' major=259 minor=1 reads=1 read_bytes=2 writes=3 write_bytes=4\n"
		"device='nvme0c0n1' major=259 minor=2 reads=1 read_bytes=2 writes=3 write_bytes=4\n"
		"device='mmcblk0p1' major=179 minor=1 reads=1 read_bytes=2 writes=3 write_bytes=4\n"
		"device='xvdq' major=202 minor=4096 reads=1 read_bytes=2 writes=3 write_bytes=4\n"},
	{"several names with one number", BYTES("8 0 a 1 2 3 4\n8 0 b 5 6 7 8\n"), 0,
		"device='a' major=8 minor=0 reads=1 read_bytes=2 writes=3 write_bytes=4\n"
		"device='b' major=8 minor=0 reads=5 read_bytes=6 writes=7 write_bytes=8\n"},
	{"a name twice: the first counts", BYTES("8 0 a 1 2 3 4\n8 1 b 5 6 7 8\n9 0 a 9 9 9 9\n"), 0,
		"device='a' major=8 minor=0 reads=1 read_bytes=2 writes=3 write_bytes=4\n"
		"device='b' major=8 minor=1 reads=5 read_bytes=6 writes=7 write_bytes=8\n"},
	{"no sectors though there were requests", BYTES("8 16 sdb 5 0 0 30 7 0 0 40 0 60 70\n"), 0,
		"device='sdb' major=8 minor=16 reads=5 reads_merged=0 read_bytes=0 read_seconds=30 writes=7 "
		"writes_merged=0 write_bytes=0 write_seconds=40 in_flight=0 io_seconds=60 queue_seconds=70\n"},
	{"all zero", BYTES("7 0 loop0 0 0 0 0 0 0 0 0 0 0 0\n"), 0,
		"device='loop0' major=7 minor=0 reads=0 reads_merged=0 read_bytes=0 read_seconds=0 writes=0 "
		"writes_merged=0 write_bytes=0 write_seconds=0 in_flight=0 io_seconds=0 queue_seconds=0\n"},
	{"a number that is none, one too large", BYTES("8 0 sda x 99999999999999999999 3 4 5 6 7 8 -9 10 11\n"), 0,
		"device='sda' major=8 minor=0 read_bytes=3 read_seconds=4 writes=5 writes_merged=6 write_bytes=7 "
		"write_seconds=8 io_seconds=10 queue_seconds=11\n"},
	{"published figures", BYTES(SDA2), 0,
		"device='sda2' major=8 minor=2 reads=50450990 reads_merged=96507 read_bytes=3060048612 "
		"read_seconds=109131850 writes=52603189 writes_merged=3237734 write_bytes=1822088694 "
		"write_seconds=589762643 in_flight=1 io_seconds=447887342 queue_seconds=698890794\n"},
	{"empty: no disk", BYTES(""), 0, NULL},
	{"text without a row", BYTES("not a disk\n"), -EBADMSG, NULL},
};

/* reads merged sectors ms, writes merged sectors ms, in_flight io_ms queue_ms, discards merged sectors ms */
static const struct derive_case derived[] = {
	{"everything grew", "8 0 a 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "8 0 a 10 0 0 50 30 0 0 450 0 500 900 10 0 0 100", 2,
		"busy_percent=25 await_seconds=0.012 read_await_seconds=0.005 write_await_seconds=0.015 queue_length=0.45"},
	{"no request: the agreed zero", "8 0 a 9 0 0 9 9 0 0 9 0 9 9 9 0 0 9", "8 0 a 9 0 0 9 9 0 0 9 0 9 9 9 0 0 9", 1,
		"busy_percent=0 await_seconds=0 read_await_seconds=0 write_await_seconds=0 queue_length=0"},
	{"no discard columns", "8 0 a 0 0 0 0 0 0 0 0 0 0 0", "8 0 a 10 0 0 50 30 0 0 450 0 500 900", 1,
		"busy_percent=50 await_seconds=0.0125 read_await_seconds=0.005 write_await_seconds=0.015 queue_length=0.9"},
	{"only reads", "8 0 a 0 0 0 0 0 0 0 0 0 0 0", "8 0 a 10 0 0 50 0 0 0 0 0 50 50", 1,
		"busy_percent=5 await_seconds=0.005 read_await_seconds=0.005 write_await_seconds=0 queue_length=0.05"},
	{"milliseconds wrapped", "8 0 a 5 0 0 4294967290 5 0 0 4294967286 0 4294967196 4294967286",
		"8 0 a 9 0 0 6 6 0 0 10 0 400 90", 1,
		"busy_percent=50 await_seconds=0.0064 read_await_seconds=0.003 write_await_seconds=0.02 queue_length=0.1"},
	{"discard milliseconds wrapped", "8 0 a 0 0 0 0 0 0 0 0 0 0 0 5 0 0 4294967290", "8 0 a 0 0 0 0 0 0 0 0 0 0 0 7 0 0 4", 1,
		"busy_percent=0 await_seconds=0.005 read_await_seconds=0 write_await_seconds=0 queue_length=0"},
	{"beyond 32 bits nothing wraps", "8 0 a 0 0 0 4294967296 0 0 0 4294967296 0 4294967296 4294967296",
		"8 0 a 1 0 0 5 1 0 0 5 0 5 5", 1, ""},
	{"no sectors though there were requests", "8 0 a 5 0 0 5 0 0 0 0 0 5 5", "8 0 a 9 0 0 25 0 0 0 0 0 25 25", 1,
		"busy_percent=2 await_seconds=0.005 read_await_seconds=0.005 write_await_seconds=0 queue_length=0.02"},
	{"busy a little over the interval", "8 0 a 0 0 0 0 0 0 0 0 0 0 0", "8 0 a 1 0 0 0 0 0 0 0 0 1004 0", 1,
		"busy_percent=100.4 await_seconds=0 read_await_seconds=0 write_await_seconds=0 queue_length=0"},
	{"7 columns have no times", "8 1 a 5 5 5 5", "8 1 a 6 6 6 6", 1, ""},
	{"nor when nothing happened", "8 1 a 5 5 5 5", "8 1 a 5 5 5 5", 1, ""},
	{"requests went back", "8 0 a 5 0 0 0 5 0 0 0 0 0 0", "8 0 a 4 0 0 0 4 0 0 0 0 0 0", 1,
		"busy_percent=0 queue_length=0"},
	{"no sample before", NULL, "8 0 a 10 0 0 50 30 0 0 450 0 500 900", 1, ""},
	{"length unknown", "8 0 a 0 0 0 0 0 0 0 0 0 0 0", "8 0 a 10 0 0 50 30 0 0 450 0 500 900", NAN, ""},
};
/* clang-format on */

START_TEST(rows_of_every_width)
{
	parse_check(&diskstats_part, &cases[_i]);
}
END_TEST

START_TEST(means_and_shares)
{
	derive_check(&diskstats_part, &derived[_i]);
}
END_TEST

START_TEST(ten_thousand_disks_stay_apart)
{
	struct buf text;
	struct parse parse;
	buf_init(&text, 1 << 20);
	parse_init(&parse, &diskstats_part);
	for (unsigned round = 0; round < 2; round++)
		for (unsigned i = 0; i < 10000; i++)
			buf_printf(&text, "8 %u d%u %u 0 0 0\n", i, i, round);
	parse_run(&parse, (struct slice){.data = text.data, .length = text.length});
	ck_assert_int_eq(parse.result, 0);
	ck_assert_uint_eq(parse.table.count, 10000);
	for (size_t i = 0; i < 10000; i++) {
		const struct diskstats *disk = table_item(&parse.table, i);
		if (disk->minor != i || disk->reads != 0)
			ck_abort_msg("disk %zu", i);
	}
	parse_finish(&parse);
	buf_finish(&text);
}
END_TEST

START_TEST(units_are_bytes_and_seconds)
{
	const struct metric_context context = {0};
	struct parse parse;
	parse_init(&parse, &diskstats_part);
	parse_run(&parse, slice_of(SDA2));
	const struct diskstats *disk = parse_item(&parse, 0);
	size_t seen = 0;
	for (size_t i = 0; i < diskstats_part.row_count; i++) {
		const struct metric *row = &diskstats_part.rows[i];
		double number = metric_number(row, disk, &context);
		if (row->offset == offsetof(struct diskstats, write_bytes) && row->type == TYPE_U64) {
			ck_assert_double_eq(number, 932909411328.0);
			seen++;
		}
		if (row->offset == offsetof(struct diskstats, write_seconds) && row->type == TYPE_U64) {
			ck_assert_double_eq_tol(number, 589762.643, 1e-6);
			seen++;
		}
	}
	ck_assert_uint_eq(seen, 2);
	parse_finish(&parse);
}
END_TEST

void diskstats_tests(TCase *tests)
{
	tcase_add_loop_test(tests, rows_of_every_width, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, means_and_shares, 0, COUNT_OF(derived));
	tcase_add_test(tests, ten_thousand_disks_stay_apart);
	tcase_add_test(tests, units_are_bytes_and_seconds);
}
