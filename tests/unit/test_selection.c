/* SPDX-License-Identifier: MIT */
/* Paths: what each names, what it does not, and which values of a machine it shows. */
#include "core/listing.h"
#include "machine.h"
#include "suites.h"

#include <errno.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *path;
	const char *shown; /* names of the values on this machine, with blanks between */
} paths[] = {
	{"load.five", "load.five"},
	{"load", "load.one load.five load.fifteen load.running load.tasks load.last_pid"},
	{"loadavg", "load.one load.five load.fifteen load.running load.tasks load.last_pid"},
	{"net.eth0.100.rx_bytes_total", "net.eth0.100.rx_bytes_total"},
	{"net.eth0.rx_bytes_total", "net.eth0.rx_bytes_total"},
	{"net.*.rx_errors_total", "net.eth0.rx_errors_total net.eth0.100.rx_errors_total net.odd.name.rx_errors_total"},
	{"net.rx_errors_total", "net.eth0.rx_errors_total net.eth0.100.rx_errors_total net.odd.name.rx_errors_total"},
	{"net.odd.name.tx_bytes_per_second", "net.odd.name.tx_bytes_per_second"},
	{"fs./.used_percent", "fs./.used_percent"},
	{"fs./srv/a.b.read_only", "fs./srv/a.b.read_only"},
	{"fs.*.inodes", "fs./.inodes fs./srv/a.b.inodes"},
	/* The kernel lists more mounts than hold files: by its file's name all are shown. */
	{"mountinfo", NULL},
	{"cpu.total.idle_percent", "cpu.total.idle_percent"},
	{"cpu.7.idle_percent", "cpu.7.idle_percent"},
	/* An item by its name, whether it is there or not. */
	{"net.eth9", ""},
	{"process.1.name", "process.1.name"},
	{"host.cpus", "host.cpus"},
};

static const struct {
	const char *path, *nearest;
} wrong[] = {
	{"mme", "mem"}, {"mem.usd_percent", "mem.used_percent"}, {"memm", "mem"}, {"swapp", "swap"},
	{"load.fve", "load.five"}, {"meminf", "meminfo"}, {"summry", "summary"}, {"qqqqqqqqqqqqq", ""},
	{"", ""}, {".", ""}, {"mem.", ""}, {"net.", ""}, {"cpu..busy_percent", ""}, {"MEM", ""}, {"net/dew", "net/dev"},
};
/* clang-format on */

static void write_machine(struct machine *machine)
{
	machine_init(machine);
	machine_write(machine, "proc/loadavg", "0.1 0.2 0.3 1/2 3\n");
	machine_write(machine, "proc/stat", "cpu 1 2 3 4\ncpu0 1 2 3 4\ncpu7 1 2 3 4\n");
	machine_write(machine, "proc/net/dev",
		"Inter-|\n face |\neth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n"
		"eth0.100: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\nodd.name: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
	machine_write(machine, "proc/self/mountinfo",
		"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:3 / /proc rw - proc proc rw\n"
		"3 1 8:2 / /srv/a.b rw - ext4 /dev/sda2 rw\n");
	machine_write(machine, "proc/1/stat", "1 (init) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 8192 1\n");
	machine_open(machine);
}

static void add_family(struct buf *out, const struct machine *machine, const struct selection *selection,
	enum family_id family)
{
	struct listing listing;
	struct field field;
	for (listing_init(&listing, selection, &machine->sampler->delta, family); listing_next(&listing);) {
		for (bool more = listing_first_field(&listing, &field); more;
			more = listing_next_field(&listing, &field)) {
			buf_printf(out, "%s%s.", out->length > 0 ? " " : "", families[family].name);
			struct label label = {0};
			if (family_is_list(family)) {
				label = listing_label(&listing);
				label_add(out, &label);
				buf_add_char(out, '.');
			}
			field_add_name(out, field);
		}
	}
}

static void check_shown(
	const struct machine *machine, const struct selection *selection, const char *expected)
{
	struct buf out;
	buf_init(&out, 1 << 20);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		if (selection_has_family(selection, f))
			add_family(&out, machine, selection, f);
	ck_assert_str_eq(out.data, expected);
	buf_finish(&out);
}

START_TEST(paths_show_values)
{
	static struct selection selection;
	char nearest[PATH_WORD];
	struct machine machine;
	write_machine(&machine);
	selection.count = 0;
	ck_assert_int_eq(selection_add(&selection, paths[_i].path, nearest), 0);
	if (paths[_i].shown != NULL)
		check_shown(&machine, &selection, paths[_i].shown);
	machine_finish(&machine);
}
END_TEST

START_TEST(a_kernel_file_is_shown_as_it_stands)
{
	static struct selection selection;
	char nearest[PATH_WORD];
	struct machine machine;
	struct listing listing;
	size_t items = 0;
	write_machine(&machine);
	ck_assert_int_eq(selection_add(&selection, "mountinfo", nearest), 0);
	for (listing_init(&listing, &selection, &machine.sampler->delta, FAMILY_FS); listing_next(&listing);)
		items++;
	ck_assert_uint_eq(items, 3);
	machine_finish(&machine);
}
END_TEST

START_TEST(names_that_are_none)
{
	static struct selection selection;
	char nearest[PATH_WORD] = "untouched";
	selection.count = 0;
	ck_assert_int_eq(selection_add(&selection, wrong[_i].path, nearest), -ENOENT);
	if (wrong[_i].nearest[0] != '\0')
		ck_assert_str_eq(nearest, wrong[_i].nearest);
	ck_assert_uint_eq(selection.count, 0);
}
END_TEST

START_TEST(several_paths_are_joined)
{
	static struct selection selection;
	char nearest[PATH_WORD];
	struct machine machine;
	write_machine(&machine);
	ck_assert_int_eq(selection_add(&selection, "load.one", nearest), 0);
	ck_assert_int_eq(selection_add(&selection, "cpu.0.idle_percent", nearest), 0);
	ck_assert_int_eq(selection_add(&selection, "cpu.total.busy_percent", nearest), 0);
	/* A second time changes nothing. */
	ck_assert_int_eq(selection_add(&selection, "load.one", nearest), 0);
	check_shown(&machine, &selection, "cpu.total.busy_percent cpu.0.idle_percent load.one");
	machine_finish(&machine);
}
END_TEST

START_TEST(an_item_that_is_missing_is_told)
{
	static struct selection selection;
	char nearest[PATH_WORD] = "";
	struct machine machine;
	write_machine(&machine);
	ck_assert_int_eq(selection_add(&selection, "net.eth0", nearest), 0);
	ck_assert_ptr_null(selection_missing(&selection, machine.sampler->delta.now, nearest));
	ck_assert_int_eq(selection_add(&selection, "net.eth9", nearest), 0);
	ck_assert_str_eq(selection_missing(&selection, machine.sampler->delta.now, nearest), "net.eth9");
	ck_assert_str_eq(nearest, "net.eth0");
	/* A family that is not there at all says nothing about its items. */
	selection.count = 0;
	ck_assert_int_eq(selection_add(&selection, "disk.sda", nearest), 0);
	ck_assert_ptr_null(selection_missing(&selection, machine.sampler->delta.now, nearest));
	machine_finish(&machine);
}
END_TEST

START_TEST(there_is_a_most)
{
	static struct selection selection;
	char nearest[PATH_WORD], path[2 * PATH_WORD];
	for (int i = 0; i < SELECTION_PATHS; i++)
		ck_assert_int_eq(selection_add(&selection, "mem", nearest), 0);
	ck_assert_int_eq(selection_add(&selection, "mem", nearest), -E2BIG);
	ck_assert_uint_eq(selection.count, SELECTION_PATHS);
	selection.count = 0;
	memset(path, 'x', sizeof(path));
	memcpy(path, "net.", 4);
	path[sizeof(path) - 1] = '\0';
	ck_assert_int_eq(selection_add(&selection, path, nearest), -ENOENT);
}
END_TEST

START_TEST(only_what_is_asked_for_is_wanted)
{
	static struct selection selection;
	struct interest interest = {0};
	char nearest[PATH_WORD];
	ck_assert_int_eq(selection_add(&selection, "mem.total_bytes", nearest), 0);
	selection_fill(&selection, &interest);
	for (enum family_id f = 0; f < FAMILY_COUNT; f++)
		for (size_t p = 0; p < families[f].part_count; p++)
			ck_assert_msg(interest_has_part(&interest, f, p) == (f == FAMILY_MEM), "%s: %s",
				families[f].name, families[f].parts[p].part->name);
	/* What a formula looks at comes along. */
	ck_assert_int_eq(selection_add(&selection, "process.1.memory_percent", nearest), 0);
	ck_assert_int_eq(selection_add(&selection, "host.cpus", nearest), 0);
	selection_fill(&selection, &interest);
	ck_assert(interest_has_part(&interest, FAMILY_PROCESS, PROCESS_STAT));
	ck_assert(!interest_has_part(&interest, FAMILY_PROCESS, PROCESS_IO));
	ck_assert(interest_has_part(&interest, FAMILY_CPU, 0));
	ck_assert(!interest_has_part(&interest, FAMILY_NET, 0));
}
END_TEST

void selection_tests(TCase *tests)
{
	tcase_add_loop_test(tests, paths_show_values, 0, COUNT_OF(paths));
	tcase_add_test(tests, a_kernel_file_is_shown_as_it_stands);
	tcase_add_loop_test(tests, names_that_are_none, 0, COUNT_OF(wrong));
	tcase_add_test(tests, several_paths_are_joined);
	tcase_add_test(tests, an_item_that_is_missing_is_told);
	tcase_add_test(tests, there_is_a_most);
	tcase_add_test(tests, only_what_is_asked_for_is_wanted);
}
