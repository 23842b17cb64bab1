/* SPDX-License-Identifier: MIT */
/* A CPU that is kept busy on this very machine is one alert, which names who does it and ends after. */
#include "base/scan.h"
#include "pty.h"
#include "suites.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_CPUS = 64, BUSY_SECONDS = 10, PATIENCE_SECONDS = 25 };

/* One "yes >/dev/null" for each CPU. */
struct burners {
	pid_t pids[MOST_CPUS];
	size_t count;
};

static void burners_start(struct burners *burners)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	burners->count = cpus > MOST_CPUS ? MOST_CPUS : (size_t)cpus;
	for (size_t i = 0; i < burners->count; i++) {
		pid_t pid = fork();
		ck_assert_int_ge(pid, 0);
		if (pid == 0) {
			int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
			dup2(null, STDOUT_FILENO);
			/* Where it is allowed nobody else keeps them from it. */
			(void)setpriority(PRIO_PROCESS, 0, -10);
			execlp("yes", "yes", (char *)NULL);
			_exit(127);
		}
		burners->pids[i] = pid;
	}
}

static void burners_stop(const struct burners *burners)
{
	for (size_t i = 0; i < burners->count; i++) {
		kill(burners->pids[i], SIGKILL);
		ck_assert_int_eq(waitpid(burners->pids[i], NULL, 0), burners->pids[i]);
	}
}

static bool has(struct slice line, const char *text)
{
	return memmem(line.data, line.length, text, strlen(text)) != NULL;
}

/* Does a line name a burner by its number? */
static bool names_burner(struct slice line, const struct burners *burners)
{
	char name[32];
	for (size_t i = 0; i < burners->count; i++) {
		snprintf(name, sizeof(name), "yes[%d]", (int)burners->pids[i]);
		if (has(line, name))
			return true;
	}
	return false;
}

/* The alerts on the screen that name a burner, and whether the last one of them has ended. */
static size_t count_alerts(struct pty *pty, const struct burners *burners, bool *has_ended)
{
	struct buf text;
	struct scan line;
	size_t count = 0;
	*has_ended = false;
	buf_init(&text, 1 << 20);
	vt_print(&pty->vt, &text);
	struct scan lines = scan_slice((struct slice){.data = text.data, .length = text.length});
	while (scan_line(&lines, &line)) {
		struct slice all = scan_rest(&line);
		if (!has(all, " – ") || !names_burner(all, burners))
			continue;
		ck_assert(has(all, "CPU busy"));
		*has_ended = !has(all, "– now");
		count++;
	}
	buf_finish(&text);
	return count;
}

/* The CPU time of all, in ticks: used, and left over. */
static void read_cpu(double *used, double *left)
{
	unsigned long long user, nice, system, idle, iowait;
	FILE *file = fopen("/proc/stat", "re");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(
		fscanf(file, "cpu %llu %llu %llu %llu %llu", &user, &nice, &system, &idle, &iowait), 5);
	fclose(file);
	*used = (double)(user + nice + system);
	*left = (double)(idle + iowait);
}

START_TEST(busy_cpus_are_one_alert)
{
	struct burners burners;
	struct pty pty;
	bool has_ended = false;
	struct buf screen;
	buf_init(&screen, 1 << 20);
	burners_start(&burners);
	pty_start(&pty,
		&(struct pty_options){.arguments = WORDS("--interval", "0.5"), .rows = 30, .columns = 160});
	double begin = pty_now();
	while (pty_now() < begin + BUSY_SECONDS)
		pty_settle(&pty);
	size_t count = count_alerts(&pty, &burners, &has_ended);
	burners_stop(&burners);
	vt_print(&pty.vt, &screen);
	if (count != 1 || has_ended)
		fputs(screen.data, stderr);
	ck_assert_uint_eq(count, 1);
	ck_assert(!has_ended);
	buf_finish(&screen);
	double used_before, left_before, used, left, end = pty_now() + PATIENCE_SECONDS;
	pty_settle(&pty);
	read_cpu(&used_before, &left_before);
	while (!has_ended && pty_now() < end) {
		pty_settle(&pty);
		(void)count_alerts(&pty, &burners, &has_ended);
	}
	read_cpu(&used, &left);
	/* Others may keep the CPUs busy in their place: then nothing ends. */
	bool is_idle = (used - used_before) < 0.4 * (used - used_before + left - left_before);
	ck_assert(has_ended || !is_idle);
	pty_send(&pty, "q");
	pty_check_exit(&pty, 0);
	pty_finish(&pty);
}
END_TEST

void alerts_tests(TCase *tests)
{
	tcase_add_test(tests, busy_cpus_are_one_alert);
}
