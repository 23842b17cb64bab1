/* SPDX-License-Identifier: MIT */
#include "core/source/usage_worker.h"

#include "base/clock.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_LENGTH = 4096, LEFT_BEHIND = 4, STACK_BYTES = 128 * 1024 };

/* One thread and the question it works on. */
struct job {
	struct usage_worker *worker;
	char path[PATH_LENGTH];
	bool is_asked, is_answered;
	bool is_left; /* nobody waits for it any more: it ends when its file system answers */
	int error;
	struct statvfs status;
};

struct usage_worker {
	pthread_mutex_t mutex; /* guards everything here and in the jobs */
	pthread_cond_t asked, answered;
	int root;
	struct job *job;               /* of the thread that is free to ask; NULL: none has been started */
	struct job *left[LEFT_BEHIND]; /* those that wait for a silent file system */
	bool is_over;
	unsigned users; /* threads and the owner: the last one frees all */
};

static int ask_kernel(int root, const char *path, struct statvfs *out)
{
	int descriptor = openat(root, path, O_PATH | O_CLOEXEC);
	if (descriptor < 0)
		return -errno;
	int error = fstatvfs(descriptor, out) == 0 ? 0 : -errno;
	close(descriptor);
	return error;
}

/* Called with the mutex held, lets it go. */
static void release(struct usage_worker *worker)
{
	bool is_last = --worker->users == 0;
	pthread_mutex_unlock(&worker->mutex);
	if (!is_last)
		return;
	pthread_mutex_destroy(&worker->mutex);
	pthread_cond_destroy(&worker->asked);
	pthread_cond_destroy(&worker->answered);
	close(worker->root);
	free(worker);
}

static void answer(struct job *job)
{
	struct usage_worker *worker = job->worker;
	struct statvfs status;
	pthread_mutex_unlock(&worker->mutex);
	int error = ask_kernel(worker->root, job->path, &status);
	pthread_mutex_lock(&worker->mutex);
	job->error = error;
	if (error == 0)
		job->status = status;
	job->is_asked = false;
	job->is_answered = true;
	pthread_cond_signal(&worker->answered);
}

static void *run(void *context)
{
	struct job *job = context;
	struct usage_worker *worker = job->worker;
	pthread_mutex_lock(&worker->mutex);
	while (!job->is_left && !worker->is_over) {
		if (job->is_asked)
			answer(job);
		else
			pthread_cond_wait(&worker->asked, &worker->mutex);
	}
	for (size_t i = 0; i < LEFT_BEHIND; i++)
		if (worker->left[i] == job)
			worker->left[i] = NULL;
	free(job);
	release(worker);
	return NULL;
}

struct usage_worker *usage_worker_new(int root)
{
	struct usage_worker *worker = calloc(1, sizeof(*worker));
	int copy = worker == NULL ? -1 : fcntl(root, F_DUPFD_CLOEXEC, 3);
	if (copy < 0) {
		free(worker);
		return NULL;
	}
	pthread_condattr_t attributes;
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&worker->answered, &attributes);
	pthread_cond_init(&worker->asked, NULL);
	pthread_condattr_destroy(&attributes);
	pthread_mutex_init(&worker->mutex, NULL);
	worker->root = copy;
	worker->users = 1;
	return worker;
}

void usage_worker_free(struct usage_worker *worker)
{
	if (worker == NULL)
		return;
	pthread_mutex_lock(&worker->mutex);
	worker->is_over = true;
	pthread_cond_broadcast(&worker->asked);
	release(worker);
}

/* Starts a thread whose job becomes the one to ask. Called with the mutex held. */
static int start(struct usage_worker *worker)
{
	struct job *job = calloc(1, sizeof(*job));
	pthread_attr_t attributes;
	pthread_t thread;
	sigset_t all, before;
	if (job == NULL)
		return -ENOMEM;
	job->worker = worker;
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	/* Signals are for the thread that holds the terminal. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	int error = pthread_create(&thread, &attributes, run, job);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	if (error != 0) {
		free(job);
		return -error;
	}
	worker->job = job;
	worker->users++;
	return 0;
}

static struct timespec in_one_second(void)
{
	int64_t until = clock_monotonic() + NANOSECONDS;
	return (struct timespec){.tv_sec = until / NANOSECONDS, .tv_nsec = until % NANOSECONDS};
}

/* Leaves the thread to its silent file system; the next question gets a new one. */
static void leave(struct usage_worker *worker, size_t place)
{
	log_printf("statvfs %s: silent for a second, left alone", worker->job->path);
	worker->job->is_left = true;
	worker->left[place] = worker->job;
	worker->job = NULL;
}

/* Called with the mutex held. */
static int ask(struct usage_worker *worker, const char *path, struct statvfs *out)
{
	size_t place = LEFT_BEHIND;
	for (size_t i = 0; i < LEFT_BEHIND; i++) {
		if (worker->left[i] == NULL)
			place = i;
		else if (strcmp(worker->left[i]->path, path) == 0)
			return -ETIMEDOUT;
	}
	if (place == LEFT_BEHIND)
		return -EAGAIN;
	int error = worker->job == NULL ? start(worker) : 0;
	if (error != 0)
		return error;
	struct job *job = worker->job;
	memcpy(job->path, path, strlen(path) + 1);
	job->is_answered = false;
	job->is_asked = true;
	pthread_cond_broadcast(&worker->asked);
	struct timespec until = in_one_second();
	int late = 0;
	while (!job->is_answered && late == 0)
		late = pthread_cond_timedwait(&worker->answered, &worker->mutex, &until);
	if (!job->is_answered) {
		leave(worker, place);
		return -ETIMEDOUT;
	}
	if (job->error == 0)
		*out = job->status;
	return job->error;
}

int usage_worker_ask(struct usage_worker *worker, const char *path, struct statvfs *out)
{
	if (strlen(path) >= PATH_LENGTH)
		return -ENAMETOOLONG;
	pthread_mutex_lock(&worker->mutex);
	int error = ask(worker, path, out);
	pthread_mutex_unlock(&worker->mutex);
	return error;
}
