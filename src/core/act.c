/* SPDX-License-Identifier: MIT */
#include "core/act.h"

#include "base/file.h"
#include "proc/pid/pidstat.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { STAT_LENGTH = 65536, PATH_LENGTH = 64, SIGNAL_LENGTH = 16, MOST_THREADS = 1048576 };

/* The C library's headers may be older than 5.3, and musl has no functions for these calls. No number is -1: ENOSYS. */
#ifdef SYS_pidfd_open
enum { OPEN_CALL = SYS_pidfd_open, SEND_CALL = SYS_pidfd_send_signal };
#else
enum { OPEN_CALL = -1, SEND_CALL = -1 };
#endif

const char *act_refusal(const struct source *source, bool is_read_only)
{
	if (is_read_only)
		return "only looking is allowed (--read-only)";
	if (!source_is_live(source))
		return "this is a fixture, not a running machine";
	return source_is_own(source) ? NULL : "these processes are those of another root";
}

/* The struct of a process now, without its name. Returns 0 or -errno. */
static int read_stat(uint64_t pid, struct pidstat *out, bool *is_ended)
{
	char name[PATH_LENGTH];
	struct buf path, text;
	struct arena arena;
	struct table table;
	buf_init_in(&path, name, sizeof(name));
	buf_printf(&path, "/proc/%llu/stat", (unsigned long long)pid);
	buf_init(&text, STAT_LENGTH);
	arena_init(&arena);
	table_init(&table, &pidstat_part, &arena);
	int error = file_read(AT_FDCWD, path.data, FILE_RECORD, &text);
	if (error == 0)
		error = pidstat_part.parse(text.data, text.length, &table);
	if (error == 0) {
		*out = *(const struct pidstat *)table_item(&table, 0);
		struct slice state = arena_slice(&arena, out->state);
		/* A first thread that has ended is a zombie too, while others go on. */
		*is_ended = slice_equals(state, slice_of("X")) ||
			(slice_equals(state, slice_of("Z")) && out->threads <= 1);
	}
	table_finish(&table);
	arena_finish(&arena);
	buf_finish(&text);
	return error == -ENOENT ? -ESRCH : error;
}

/* Is it still the one that is meant, and does it live? */
static int verify(struct process_identity who)
{
	struct pidstat stat;
	bool is_ended;
	int error = read_stat(who.pid, &stat, &is_ended);
	if (error != 0)
		return error;
	struct process_identity found = {.pid = stat.pid, .start = stat.start};
	if (!process_identity_equals(found, who) || who.start == ABSENT_U64)
		return -ESRCH;
	return is_ended ? -ECHILD : 0;
}

int act_open(struct act_target *out, struct process_identity who, bool is_meant)
{
	if (who.pid < 1 || who.pid > INT32_MAX)
		return -EINVAL;
	if (!is_meant && (who.pid == 1 || who.pid == (uint64_t)getpid()))
		return -ECANCELED;
	int descriptor = (int)syscall(OPEN_CALL, (pid_t)who.pid, 0);
	/* Some sandboxes forbid what they do not know; the call itself forbids nothing. */
	if (descriptor < 0 && errno != ENOSYS && errno != EPERM)
		return -errno;
	int error = verify(who);
	if (error == 0)
		*out = (struct act_target){.who = who, .descriptor = descriptor};
	else if (descriptor >= 0)
		close(descriptor);
	return error;
}

void act_close(struct act_target *target)
{
	if (target->descriptor >= 0)
		close(target->descriptor);
	target->descriptor = -1;
}

int act_signal(const struct act_target *target, int signal)
{
	if (signal < 1)
		return -EINVAL;
	int error = verify(target->who);
	if (error != 0)
		return error;
	long result = target->descriptor >= 0 ? syscall(SEND_CALL, target->descriptor, signal, NULL, 0)
					      : kill((pid_t)target->who.pid, signal);
	return result == 0 ? 0 : -errno;
}

/* For the kernel each thread has a nice value of its own. One that ends meanwhile needs none. */
static int nice_threads(uint64_t pid, int nice)
{
	char name[PATH_LENGTH];
	struct buf path;
	struct names threads;
	buf_init_in(&path, name, sizeof(name));
	buf_printf(&path, "/proc/%llu/task", (unsigned long long)pid);
	names_init(&threads, MOST_THREADS);
	int error = file_list(AT_FDCWD, path.data, FILE_WHOLE, &threads);
	for (size_t i = 0; i < threads.count && error == 0; i++) {
		uint64_t thread = slice_u64(slice_of(names_get(&threads, i)));
		if (setpriority(PRIO_PROCESS, (id_t)thread, nice) != 0 && errno != ESRCH)
			error = -errno;
	}
	names_finish(&threads);
	return error == -ENOENT ? -ESRCH : error;
}

/* A pidfd can be read once the process has ended. Without one the number must do. */
static int verify_after(const struct act_target *target)
{
	struct pollfd end = {.fd = target->descriptor, .events = POLLIN};
	if (target->descriptor < 0)
		return verify(target->who);
	return poll(&end, 1, 0) > 0 ? -ESRCH : 0;
}

int act_nice(const struct act_target *target, int nice)
{
	if (nice < NICE_LEAST || nice > NICE_MOST)
		return -EINVAL;
	int error = verify(target->who);
	if (error == 0)
		error = nice_threads(target->who.pid, nice);
	/* If it lives now, the number was its own all the time. */
	return error != 0 ? error : verify_after(target);
}

const char *act_error_text(int error)
{
	switch (-error) {
	case ESRCH:
		return "it has ended";
	case ECHILD:
		return "it has ended already and waits for its parent to notice";
	case EPERM:
		return "it belongs to somebody else";
	case EACCES:
		return "only root may lower a nice value";
	case EINVAL:
		return "there is no such process, signal or nice value";
	case ECANCELED:
		return "it is the first process or this program, and must be named for that";
	default:
		return strerror(-error);
	}
}

static const struct act_signal_row signals[] = {
	{SIGTERM, "TERM", "end, in order"},
	{SIGKILL, "KILL", "end at once"},
	{SIGHUP, "HUP", "hang up; many read their configuration anew"},
	{SIGINT, "INT", "interrupt, as Ctrl-C"},
	{SIGQUIT, "QUIT", "end and leave a core file"},
	{SIGSTOP, "STOP", "stop, cannot be refused"},
	{SIGCONT, "CONT", "go on after a stop"},
	{SIGUSR1, "USR1", "what the program makes of it"},
	{SIGUSR2, "USR2", "what the program makes of it"},
	{SIGABRT, "ABRT", "abort and leave a core file"},
	{SIGALRM, "ALRM", "a timer has run out"},
	{SIGBUS, "BUS", "memory that is not there"},
	{SIGCHLD, "CHLD", "a child has ended"},
	{SIGFPE, "FPE", "arithmetic that has no result"},
	{SIGILL, "ILL", "not an instruction"},
	{SIGIO, "IO", "a descriptor is ready"},
	{SIGPIPE, "PIPE", "nobody reads the pipe"},
	{SIGPROF, "PROF", "the timer of a profiler"},
	{SIGPWR, "PWR", "power fails"},
	{SIGSEGV, "SEGV", "memory that may not be touched"},
	{SIGSYS, "SYS", "a system call that is forbidden"},
	{SIGTRAP, "TRAP", "a debugger's mark"},
	{SIGTSTP, "TSTP", "stop, as Ctrl-Z"},
	{SIGTTIN, "TTIN", "read from the terminal in the background"},
	{SIGTTOU, "TTOU", "wrote to the terminal in the background"},
	{SIGURG, "URG", "urgent data at a socket"},
	{SIGVTALRM, "VTALRM", "a timer of CPU time has run out"},
	{SIGWINCH, "WINCH", "the terminal has another size"},
	{SIGXCPU, "XCPU", "CPU time is used up"},
	{SIGXFSZ, "XFSZ", "the file is too large"},
};

const struct act_signal_row *act_signal_at(size_t i)
{
	return i < COUNT_OF(signals) ? &signals[i] : NULL;
}

int act_signal_find(struct slice text)
{
	char name[SIGNAL_LENGTH];
	struct buf copy;
	uint64_t number = slice_u64(text);
	if (number != ABSENT_U64)
		return number <= (uint64_t)SIGRTMAX ? (int)number : 0;
	buf_init_in(&copy, name, sizeof(name));
	buf_add(&copy, text.data, text.length);
	const char *stem = strncasecmp(copy.data, "SIG", 3) == 0 ? copy.data + 3 : copy.data;
	for (size_t i = 0; i < COUNT_OF(signals); i++)
		if (strcasecmp(stem, signals[i].name) == 0)
			return signals[i].number;
	return 0;
}
