/* SPDX-License-Identifier: MIT */
/*
 * A process of known properties: live_process NAME NICE MEMORY FILE LENGTH takes that name and nice value, touches
 * MEMORY bytes, writes LENGTH bytes to FILE, has a second thread, says "ready" and waits until it is killed.
 */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Nobody forgets it for longer than any test runs. */
enum { WORDS = 6, SECONDS = 300 };

static void *wait_forever(void *context)
{
	(void)context;
	for (;;)
		pause();
	return NULL;
}

static int write_file(const char *path, size_t length)
{
	char *bytes = calloc(1, length);
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	int error = bytes == NULL || file < 0 || write(file, bytes, length) != (ssize_t)length ||
		fsync(file) != 0;
	if (file >= 0)
		close(file);
	free(bytes);
	return error;
}

int main(int count, char **words)
{
	pthread_t thread;
	if (count != WORDS)
		return EXIT_FAILURE;
	alarm(SECONDS);
	size_t memory = strtoul(words[3], NULL, 10);
	char *bytes = malloc(memory);
	if (bytes == NULL || prctl(PR_SET_NAME, words[1]) != 0 ||
		setpriority(PRIO_PROCESS, 0, (int)strtol(words[2], NULL, 10)) != 0 ||
		write_file(words[4], strtoul(words[5], NULL, 10)) != 0)
		return EXIT_FAILURE;
	memset(bytes, 1, memory);
	if (pthread_create(&thread, NULL, wait_forever, NULL) != 0)
		return EXIT_FAILURE;
	puts("ready");
	fflush(stdout);
	/* The memory must be there until the end: its last byte is what nobody can know before. */
	pause();
	return bytes[memory - 1];
}
