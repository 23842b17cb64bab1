/* SPDX-License-Identifier: MIT */
/* What a frame costs on a slow line: bytes that reach the terminal, over a series in which everything moves. */
#include "pty.h"
#include "suites.h"

#include <errno.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAMPLES = 42, PROCESSES = 90, CPUS = 4, MOST_BYTES = 1536, PATH_LENGTH = 256 };

static char root[] = "/tmp/cmon-frames.XXXXXX";
static uint64_t chance = 1;

/* A number below limit, the same in every run. */
static unsigned draw(unsigned limit)
{
	chance = chance * UINT64_C(6364136223846793005) + 1442695040888963407U;
	return (unsigned)(chance >> 33) % limit;
}

static void write_file(unsigned sample, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void write_file(unsigned sample, const char *name, const char *format, ...)
{
	char path[PATH_LENGTH];
	va_list arguments;
	snprintf(path, sizeof(path), "%s/%u/%s", root, sample, name);
	for (char *slash = strchr(path + sizeof(root), '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		ck_assert(mkdir(path, 0755) == 0 || errno == EEXIST);
		*slash = '/';
	}
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	va_start(arguments, format);
	vfprintf(file, format, arguments);
	va_end(arguments);
	ck_assert_int_eq(fclose(file), 0);
}

static void write_machine(unsigned sample)
{
	static unsigned user, idle, received, sent, reads, writes, busy;
	user += 20 + draw(300);
	idle += 100 + draw(200);
	received += draw(4000000);
	sent += draw(1000000);
	reads += draw(4000);
	writes += draw(900);
	busy += draw(1000);
	write_file(sample, "cmon/meta",
		"time %u000000000\nboottime %u000000000\nhz 100\npage_size 4096\nhostname churn\n",
		1790000000 + sample, 1000 + sample);
	write_file(sample, "proc/stat",
		"cpu %u 0 %u %u 0 0 0 0 0 0\ncpu0 %u 0 %u %u 0 0 0 0 0 0\nctxt %u\nprocs_running %u\nprocs_blocked %u\n",
		user, user / 3, idle, user, user / 3, idle, user * 9, draw(9), draw(3));
	write_file(sample, "proc/meminfo",
		"MemTotal: 16000000 kB\nMemFree: %u kB\nMemAvailable: %u kB\nSwapTotal: 2000000 kB\nSwapFree: %u kB\n",
		draw(900000), 5000000 + draw(3000000), 1900000 + draw(99999));
	write_file(sample, "proc/loadavg", "%u.%02u 1.%02u 0.70 3/%u 999\n", draw(3), draw(100), draw(100),
		PROCESSES);
	write_file(sample, "proc/pressure/cpu", "some avg10=%u.%02u avg60=1.00 avg300=0.50 total=%u\n",
		draw(9), draw(100), user * 100);
	write_file(sample, "proc/net/dev", "a|b\nc|d\n eth0: %u %u 0 0 0 0 0 0 %u %u 0 0 0 0 0 0\n", received,
		received / 700, sent, sent / 700);
	write_file(sample, "proc/diskstats", "8 0 sda %u 0 %u %u %u 0 %u %u 0 %u %u\n", reads, reads * 40,
		reads / 2, writes, writes * 60, writes / 3, busy, busy * 2);
}

/* Every fifth process is busy now and then, one in thirty ends and another begins. */
static void write_processes(unsigned sample)
{
	static struct {
		unsigned ticks, born, pages, read;
	} processes[PROCESSES];
	for (unsigned i = 0; i < PROCESSES; i++) {
		char name[64];
		if (sample > 1 && draw(30) == 0) {
			memset(&processes[i], 0, sizeof(processes[i]));
			processes[i].born = sample;
		}
		unsigned pid = 100 + i + 1000 * processes[i].born;
		processes[i].ticks += draw(5) == 0 ? draw(90) : 0;
		processes[i].pages = processes[i].pages / 2 + draw(90000);
		processes[i].read += draw(7) == 0 ? draw(9000000) : 0;
		snprintf(name, sizeof(name), "proc/%u/stat", pid);
		write_file(sample, name,
			"%u (worker-%u) %c 1 1 1 0 -1 0 %u 0 0 0 %u 0 0 0 20 0 1 0 %u 819200 %u\n", pid, i,
			"SRD"[draw(3)], processes[i].ticks, processes[i].ticks,
			100 * (1000 + processes[i].born) - 20, processes[i].pages);
		snprintf(name, sizeof(name), "proc/%u/io", pid);
		write_file(sample, name, "read_bytes: %u\nwrite_bytes: 0\n", processes[i].read);
		snprintf(name, sizeof(name), "proc/%u/cmdline", pid);
		write_file(sample, name, "/usr/lib/service/worker --number %u --of churn", i);
	}
}

/* Bytes that cmon sends until it ends by itself after that many frames. */
static size_t bytes_of(const char *frames)
{
	struct pty pty;
	pty_start(&pty,
		&(struct pty_options){
			.arguments = WORDS("--root", root, "--interval", "0.1", "--count", frames)});
	pty_check_exit(&pty, 0);
	pty_check_clean(&pty);
	size_t bytes = pty.raw.length;
	pty_finish(&pty);
	return bytes;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path);
}

START_TEST(a_frame_is_small)
{
	ck_assert_ptr_nonnull(mkdtemp(root));
	for (unsigned sample = 1; sample <= SAMPLES; sample++) {
		write_machine(sample);
		write_processes(sample);
	}
	size_t few = bytes_of("5"), many = bytes_of("40");
	ck_assert_int_eq(nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
	size_t mean = (many - few) / 35;
	printf("%zu bytes a frame\n", mean);
	ck_assert_uint_gt(mean, MOST_BYTES / 8);
	ck_assert_uint_le(mean, MOST_BYTES);
}
END_TEST

void frames_tests(TCase *tests)
{
	tcase_add_test(tests, a_frame_is_small);
}
