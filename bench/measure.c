/* SPDX-License-Identifier: MIT */
/*
 * Runs full-screen programs side by side, each on a terminal of its own, beside idle processes made for it,
 * and prints what they cost. CPU time is the scheduler's, of all threads, ended ones included. It is read
 * after each frame, and what is reckoned runs from one frame to another: no refresh is counted in part.
 *
 *	processes COUNT                              of the machine, the idle ones included
 *	floor CPU_MS                                 one pass of open, read and close of every PID/stat
 *	start NAME MS CPU_MS MS CPU_MS               from exec to the end of the first and of the second frame
 *	window NAME SECONDS CPU_MS FRAMES BYTES      one round
 *	peak NAME KB                                 largest resident memory in that round
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define NANOSECONDS INT64_C(1000000000)

enum { ROWS = 50, COLUMNS = 200, PROGRAMS = 8 };

/* Output followed by that much silence was one frame. At the start two frames may come close together. */
#define QUIET_NS (NANOSECONDS / 10)
#define START_QUIET_NS (NANOSECONDS / 40)

/* Setting up the terminal is no frame: the first one ends the burst that brings the output to this size. */
enum { FIRST_FRAME_BYTES = 3000 };

/* How long a program may keep us waiting for its end, and for a frame: a busy machine may stall it. */
#define PATIENCE_NS (5 * NANOSECONDS)
#define FRAME_PATIENCE_NS (30 * NANOSECONDS)

struct mark {
	int64_t time, cpu;
	uint64_t bytes, frames;
};

struct program {
	const char *name;
	char **command;
	pid_t pid;    /* 0: does not run */
	int terminal; /* master side */
	clockid_t clock;
	bool draws; /* the burst goes on */
	bool has_screen;
	int64_t last; /* output */
	uint64_t bytes, frames;
	struct mark frame; /* the last complete one */
};

static struct {
	int idle, warmup, window, rounds, starts, passes;
} options = {.window = 20, .warmup = 3};

static struct program programs[PROGRAMS];
static size_t program_count;
static pid_t *idle_pids;
static int idle_count;
static int64_t quiet;
static volatile sig_atomic_t is_stopped;

static void stop(int number)
{
	(void)number;
	is_stopped = 1;
}

static int64_t clock_ns(clockid_t id)
{
	struct timespec time = {0};
	clock_gettime(id, &time);
	return time.tv_sec * NANOSECONDS + time.tv_nsec;
}

static int64_t now(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

static double milliseconds(int64_t nanoseconds)
{
	return (double)nanoseconds / 1e6;
}

static void end_child(pid_t pid, int signal)
{
	while (kill(pid, signal) == 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* Asks first. Either way the program is ours and not waited for before, so the PID is its own. */
static void end_program(struct program *program)
{
	if (program->pid <= 0)
		return;
	int64_t deadline = now() + PATIENCE_NS;
	pid_t ended = 0;
	kill(program->pid, SIGTERM);
	while (ended == 0 && now() < deadline) {
		struct pollfd file = {.fd = program->terminal, .events = POLLIN};
		char rest[65536];
		/* What it says at its end must not fill the terminal. */
		if (poll(&file, 1, 10) > 0 && read(program->terminal, rest, sizeof(rest)) < 0)
			(void)poll(NULL, 0, 10);
		ended = waitpid(program->pid, NULL, WNOHANG);
	}
	if (ended == 0)
		end_child(program->pid, SIGKILL);
	close(program->terminal);
	program->pid = 0;
}

static void end_all(void)
{
	for (size_t i = 0; i < program_count; i++)
		end_program(&programs[i]);
	for (int i = 0; i < idle_count; i++)
		kill(idle_pids[i], SIGKILL);
	for (int i = 0; i < idle_count; i++)
		end_child(idle_pids[i], SIGKILL);
	idle_count = 0;
}

__attribute__((format(printf, 1, 2), noreturn)) static void fail(const char *format, ...)
{
	va_list arguments;
	end_all();
	va_start(arguments, format);
	fputs("measure: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	exit(1);
}

static void end_if_stopped(void)
{
	if (!is_stopped)
		return;
	end_all();
	exit(130);
}

/* A child of ours ends with us, however we end. */
static void tie_to_parent(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
}

static void make_idle(void)
{
	pid_t parent = getpid();
	idle_pids = calloc((size_t)options.idle + 1, sizeof(*idle_pids));
	if (idle_pids == NULL)
		fail("no memory");
	for (; idle_count < options.idle; idle_count++) {
		end_if_stopped();
		pid_t pid = fork();
		if (pid < 0)
			fail("made %d of %d processes: %s", idle_count, options.idle, strerror(errno));
		if (pid == 0) {
			tie_to_parent(parent);
			prctl(PR_SET_NAME, "idle");
			for (;;)
				pause();
		}
		idle_pids[idle_count] = pid;
	}
}

static bool is_number(const char *text)
{
	return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* Lists the machine's processes. The caller frees. */
static int *list_pids(size_t *count)
{
	DIR *directory = opendir("/proc");
	size_t capacity = 0;
	int *pids = NULL;
	*count = 0;
	for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
		if (!is_number(entry->d_name))
			continue;
		if (*count == capacity) {
			capacity = capacity == 0 ? 1024 : capacity * 2;
			int *grown = realloc(pids, capacity * sizeof(*pids));
			if (grown == NULL)
				fail("no memory");
			pids = grown;
		}
		pids[(*count)++] = (int)strtol(entry->d_name, NULL, 10);
	}
	if (directory != NULL)
		closedir(directory);
	return pids;
}

/* The least that a monitor without tricks pays. */
static void measure_floor(const int *pids, size_t count)
{
	int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (int pass = 0; proc >= 0 && pass < options.passes; pass++) {
		int64_t begin = clock_ns(CLOCK_THREAD_CPUTIME_ID);
		for (size_t i = 0; i < count; i++) {
			char path[32], text[4096];
			snprintf(path, sizeof(path), "%d/stat", pids[i]);
			int file = openat(proc, path, O_RDONLY | O_CLOEXEC);
			if (file < 0)
				continue;
			if (read(file, text, sizeof(text)) < 0)
				(void)errno; /* has ended since */
			close(file);
		}
		printf("floor %.4f\n", milliseconds(clock_ns(CLOCK_THREAD_CPUTIME_ID) - begin));
	}
	if (proc >= 0)
		close(proc);
}

static int open_terminal(char *name, size_t size)
{
	const struct winsize window = {.ws_row = ROWS, .ws_col = COLUMNS};
	int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0 ||
		ptsname_r(terminal, name, size) != 0 || ioctl(terminal, TIOCSWINSZ, &window) != 0 ||
		fcntl(terminal, F_SETFL, O_NONBLOCK) != 0)
		fail("no terminal: %s", strerror(errno));
	return terminal;
}

__attribute__((noreturn)) static void become_program(const struct program *program, const char *terminal)
{
	setsid();
	int file = open(terminal, O_RDWR);
	if (file < 0 || ioctl(file, TIOCSCTTY, 0) != 0)
		_exit(126);
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
		dup2(file, i);
	if (file > STDERR_FILENO)
		close(file);
	/* What the shell had this program ignore is no concern of that one. */
	static const int usual[] = {SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGPIPE};
	for (size_t i = 0; i < COUNT_OF(usual); i++)
		signal(usual[i], SIG_DFL);
	execvp(program->command[0], program->command);
	_exit(127);
}

/* Returns when it was started. */
static int64_t start_program(struct program *program)
{
	char terminal[64];
	pid_t parent = getpid();
	fflush(stdout);
	program->terminal = open_terminal(terminal, sizeof(terminal));
	program->draws = program->has_screen = false;
	program->bytes = program->frames = 0;
	program->frame = (struct mark){0};
	int64_t begin = program->last = now();
	program->pid = fork();
	if (program->pid < 0)
		fail("%s: %s", program->name, strerror(errno));
	if (program->pid == 0) {
		tie_to_parent(parent);
		become_program(program, terminal);
	}
	if (clock_getcpuclockid(program->pid, &program->clock) != 0)
		fail("%s: its CPU time cannot be read", program->name);
	return begin;
}

static void take_output(struct program *program)
{
	char bytes[65536];
	ssize_t got = read(program->terminal, bytes, sizeof(bytes));
	if (got <= 0) {
		int status;
		/* The other side is not open yet, or has been closed. */
		if (waitpid(program->pid, &status, WNOHANG) == program->pid) {
			program->pid = 0;
			close(program->terminal);
			fail("%s ended by itself, status %d", program->name,
				WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
		}
		(void)poll(NULL, 0, 1);
		return;
	}
	program->last = now();
	program->bytes += (uint64_t)got;
	program->draws = true;
}

static void end_burst(struct program *program)
{
	program->draws = false;
	program->has_screen |= program->bytes >= FIRST_FRAME_BYTES;
	if (!program->has_screen)
		return;
	program->frames++;
	program->frame = (struct mark){
		.time = program->last,
		.cpu = clock_ns(program->clock),
		.bytes = program->bytes,
		.frames = program->frames,
	};
}

/* Takes what the running programs write until something happens to them, or until the deadline. */
static void watch(int64_t deadline)
{
	struct pollfd files[PROGRAMS];
	for (size_t i = 0; i < program_count; i++) {
		struct program *program = &programs[i];
		if (program->pid > 0 && program->draws && program->last + quiet < deadline)
			deadline = program->last + quiet;
		files[i] = (struct pollfd){.fd = program->pid > 0 ? program->terminal : -1, .events = POLLIN};
	}
	int64_t left = deadline - now();
	int ready = poll(files, (nfds_t)program_count, left > 0 ? (int)(left / 1000000) + 1 : 0);
	end_if_stopped();
	for (size_t i = 0; i < program_count; i++) {
		if (ready > 0 && files[i].revents != 0)
			take_output(&programs[i]);
		else if (programs[i].pid > 0 && programs[i].draws && now() >= programs[i].last + quiet)
			end_burst(&programs[i]);
	}
}

static void watch_until(int64_t deadline)
{
	while (now() < deadline)
		watch(deadline);
}

/* Waits for the frame of that number. */
static struct mark await_frame(struct program *program, uint64_t number)
{
	int64_t deadline = now() + FRAME_PATIENCE_NS;
	while (program->frames < number && now() < deadline)
		watch(deadline);
	if (program->frames < number)
		fail("%s: no frame in %d s, after %llu frames and %llu bytes", program->name,
			(int)(FRAME_PATIENCE_NS / NANOSECONDS), (unsigned long long)program->frames,
			(unsigned long long)program->bytes);
	return program->frame;
}

static void measure_start(struct program *program)
{
	quiet = START_QUIET_NS;
	int64_t begin = start_program(program);
	struct mark first = await_frame(program, 1), second = await_frame(program, 2);
	printf("start %s %.3f %.4f %.3f %.4f\n", program->name, milliseconds(first.time - begin),
		milliseconds(first.cpu), milliseconds(second.time - begin), milliseconds(second.cpu));
	end_program(program);
}

static long peak_kb(const struct program *program)
{
	char path[32], line[256];
	long kb = -1;
	snprintf(path, sizeof(path), "/proc/%d/status", (int)program->pid);
	FILE *file = fopen(path, "re");
	while (file != NULL && kb < 0 && fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	if (file != NULL)
		fclose(file);
	return kb;
}

static void print_window(const struct program *program, const struct mark *from)
{
	const struct mark *to = &program->frame;
	printf("window %s %.6f %.4f %llu %llu\n", program->name, (double)(to->time - from->time) / 1e9,
		milliseconds(to->cpu - from->cpu), (unsigned long long)(to->frames - from->frames),
		(unsigned long long)(to->bytes - from->bytes));
	printf("peak %s %ld\n", program->name, peak_kb(program));
}

/* The windows last until each program has shown a frame that long after its first one in them. */
static void watch_window(struct mark from[PROGRAMS])
{
	int64_t length = options.window * NANOSECONDS, deadline = now() + length + PATIENCE_NS;
	for (size_t i = 0; i < program_count; i++)
		from[i] = await_frame(&programs[i], programs[i].frames + 1);
	for (bool is_done = false; !is_done && now() < deadline;) {
		watch(deadline);
		is_done = true;
		for (size_t i = 0; i < program_count; i++)
			is_done &= programs[i].frame.time - from[i].time >= length - NANOSECONDS / 2;
	}
}

/* In every other round the last one starts first. */
static void measure_round(int round)
{
	struct mark from[PROGRAMS] = {0};
	quiet = QUIET_NS;
	for (size_t i = 0; i < program_count; i++) {
		size_t place = round % 2 == 0 ? i : program_count - 1 - i;
		start_program(&programs[place]);
		/* Half a second apart they do not work at the same moment. */
		watch_until(now() + NANOSECONDS / 2);
	}
	watch_until(now() + options.warmup * NANOSECONDS);
	watch_window(from);
	for (size_t i = 0; i < program_count; i++)
		print_window(&programs[i], &from[i]);
	for (size_t i = 0; i < program_count; i++)
		end_program(&programs[i]);
}

static _Noreturn void fail_usage(const char *argument)
{
	fprintf(stderr, "measure: %s: see the top of measure.c and run.sh for the use\n", argument);
	exit(2);
}

/* Options first, each with a number, then the programs: NAME COMMAND [ARGUMENT ...], separated by "--". */
static void parse(char **arguments)
{
	static const struct {
		const char *name;
		int *number;
	} numbers[] = {
		{"--idle", &options.idle},
		{"--warmup", &options.warmup},
		{"--window", &options.window},
		{"--rounds", &options.rounds},
		{"--starts", &options.starts},
		{"--floor", &options.passes},
	};
	while (*arguments != NULL && strncmp(*arguments, "--", 2) == 0 && (*arguments)[2] != '\0') {
		size_t i = 0;
		while (i < COUNT_OF(numbers) && strcmp(*arguments, numbers[i].name) != 0)
			i++;
		if (i == COUNT_OF(numbers) || arguments[1] == NULL || !is_number(arguments[1]))
			fail_usage(*arguments);
		*numbers[i].number = (int)strtol(arguments[1], NULL, 10);
		arguments += 2;
	}
	while (*arguments != NULL) {
		if (program_count == PROGRAMS || arguments[1] == NULL)
			fail_usage(*arguments);
		programs[program_count++] = (struct program){.name = *arguments, .command = arguments + 1};
		while (*arguments != NULL && strcmp(*arguments, "--") != 0)
			arguments++;
		if (*arguments != NULL)
			*arguments++ = NULL;
	}
}

int main(int argc, char **argv)
{
	static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
	const struct sigaction action = {.sa_handler = stop};
	(void)argc;
	parse(argv + 1);
	for (size_t i = 0; i < COUNT_OF(caught); i++)
		sigaction(caught[i], &action, NULL);
	make_idle();
	size_t count;
	int *pids = list_pids(&count);
	printf("processes %zu\n", count);
	measure_floor(pids, count);
	free(pids);
	for (int i = 0; i < options.starts; i++)
		for (size_t p = 0; p < program_count; p++)
			measure_start(&programs[p]);
	for (int round = 0; round < options.rounds; round++)
		measure_round(round);
	end_all();
	free(idle_pids);
	return fflush(stdout) != 0 || ferror(stdout) ? 1 : 0;
}
