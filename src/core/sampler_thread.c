/* SPDX-License-Identifier: MIT */
#include "core/sampler_thread.h"

#include "base/clock.h"
#include "base/log.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { NOBODY = -1 };

struct sampler_thread {
	struct sampler_plan plan;
	pthread_t thread;
	pthread_mutex_t mutex; /* guards all below */
	pthread_cond_t wake;
	int event;
	bool must_stop;
	int result; /* why the thread has stopped taking samples; 0 while it goes on */
	struct interest interest;
	/* Places in plan.snapshots. */
	int published;                 /* not taken yet */
	int pinned_now, pinned_before; /* the reader's */
	int last;                      /* what the collector copies forward from */
};

static int find_free(const struct sampler_thread *thread)
{
	for (int i = 0; i < (int)thread->plan.count; i++)
		if (i != thread->published && i != thread->pinned_now && i != thread->pinned_before &&
			i != thread->last)
			return i;
	return NOBODY;
}

static void notify(const struct sampler_thread *thread)
{
	uint64_t one = 1;
	/* The counter cannot overflow: the reader empties it at each take. */
	if (write(thread->event, &one, sizeof(one)) != (ssize_t)sizeof(one))
		log_printf("sampler: the reader could not be woken");
}

/* Called with the mutex held, which is let go while the kernel is read. */
static void take_sample(struct sampler_thread *thread)
{
	int place = find_free(thread);
	if (place == NOBODY) {
		log_printf("sampler: no snapshot is free, tick skipped");
		return;
	}
	struct interest interest = thread->interest;
	const struct snapshot *before = thread->last == NOBODY ? NULL : thread->plan.snapshots[thread->last];
	pthread_mutex_unlock(&thread->mutex);
	int error = collector_next(thread->plan.collector, &interest, before, thread->plan.snapshots[place]);
	pthread_mutex_lock(&thread->mutex);
	if (error == 0)
		thread->published = thread->last = place;
	thread->result = error;
	notify(thread);
}

static struct timespec timespec_of(int64_t nanoseconds)
{
	return (struct timespec){.tv_sec = nanoseconds / NANOSECONDS, .tv_nsec = nanoseconds % NANOSECONDS};
}

static void wait_until(struct sampler_thread *thread, int64_t deadline)
{
	struct timespec until = timespec_of(deadline);
	while (!thread->must_stop && clock_monotonic() < deadline)
		(void)pthread_cond_timedwait(&thread->wake, &thread->mutex, &until);
}

static void *run(void *context)
{
	struct sampler_thread *thread = context;
	int64_t first = (int64_t)(thread->plan.first * (double)NANOSECONDS);
	int64_t step = (int64_t)(thread->plan.interval * (double)NANOSECONDS);
	int64_t deadline = clock_monotonic();
	pthread_mutex_lock(&thread->mutex);
	for (uint64_t tick = 0; !thread->must_stop && thread->result == 0; tick++) {
		wait_until(thread, deadline);
		if (thread->must_stop)
			break;
		take_sample(thread);
		deadline += tick == 0 ? first : step;
		/* A late sample is not made up for. */
		if (deadline < clock_monotonic())
			deadline = clock_monotonic() + (tick == 0 ? first : step);
	}
	pthread_mutex_unlock(&thread->mutex);
	return NULL;
}

/* Signals are for the thread that holds the terminal, but for those of a crash: blocked they could not be handled. */
static int create(struct sampler_thread *thread)
{
	static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
	sigset_t all, before;
	sigfillset(&all);
	for (size_t i = 0; i < COUNT_OF(crashes); i++)
		sigdelset(&all, crashes[i]);
	int error = pthread_sigmask(SIG_BLOCK, &all, &before);
	if (error == 0) {
		error = pthread_create(&thread->thread, NULL, run, thread);
		pthread_sigmask(SIG_SETMASK, &before, NULL);
	}
	return -error;
}

static void init_locks(struct sampler_thread *thread)
{
	pthread_condattr_t attributes;
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&thread->wake, &attributes);
	pthread_condattr_destroy(&attributes);
	pthread_mutex_init(&thread->mutex, NULL);
}

static void finish(struct sampler_thread *thread)
{
	pthread_mutex_destroy(&thread->mutex);
	pthread_cond_destroy(&thread->wake);
	if (thread->event >= 0)
		close(thread->event);
	free(thread);
}

int sampler_thread_start(
	struct sampler_thread **out, const struct sampler_plan *plan, const struct interest *interest)
{
	struct sampler_thread *thread = malloc(sizeof(*thread));
	if (thread == NULL)
		return -ENOMEM;
	*thread = (struct sampler_thread){
		.plan = *plan,
		.interest = *interest,
		.published = NOBODY,
		.pinned_now = NOBODY,
		.pinned_before = NOBODY,
		.last = NOBODY,
		.event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC),
	};
	init_locks(thread);
	int error = thread->event < 0 ? -errno : create(thread);
	if (error != 0) {
		finish(thread);
		return error;
	}
	*out = thread;
	return 0;
}

void sampler_thread_stop(struct sampler_thread *thread)
{
	if (thread == NULL)
		return;
	pthread_mutex_lock(&thread->mutex);
	thread->must_stop = true;
	pthread_cond_signal(&thread->wake);
	pthread_mutex_unlock(&thread->mutex);
	pthread_join(thread->thread, NULL);
	finish(thread);
}

int sampler_thread_descriptor(const struct sampler_thread *thread)
{
	return thread->event;
}

int sampler_thread_take(struct sampler_thread *thread, const struct snapshot **now)
{
	uint64_t count;
	int result = -EAGAIN;
	/* Emptied before looking: what is published after that makes it readable again. */
	(void)!read(thread->event, &count, sizeof(count));
	pthread_mutex_lock(&thread->mutex);
	if (thread->published != NOBODY) {
		thread->pinned_before = thread->pinned_now;
		thread->pinned_now = thread->published;
		thread->published = NOBODY;
		*now = thread->plan.snapshots[thread->pinned_now];
		result = 0;
		/* The end came with it or behind it, and its signal has just been taken. */
		if (thread->result != 0)
			notify(thread);
	} else if (thread->result != 0) {
		result = thread->result;
	}
	pthread_mutex_unlock(&thread->mutex);
	return result;
}

void sampler_thread_want(struct sampler_thread *thread, const struct interest *interest)
{
	pthread_mutex_lock(&thread->mutex);
	thread->interest = *interest;
	pthread_mutex_unlock(&thread->mutex);
}
