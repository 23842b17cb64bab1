/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target without libFuzzer: fuzz_NAME FILE|DIRECTORY… takes a file as it is, of a directory the files of all
 * samples below it that belong to the target. Each is run as it is and in three hundred mutations, the same every time.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "base/file.h"
#include "samples.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MUTATIONS = 300, MOST_BYTES = 4 << 20, LARGE = 16384 };

static uint64_t random_state = UINT64_C(0x9e3779b97f4a7c15);

/* xorshift64: good enough to hit everything, and the same everywhere. */
static size_t random_below(size_t limit)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return limit == 0 ? 0 : (size_t)(random_state % limit);
}

/* What parsers look for, and numbers at the edges. */
static const char *const words[] = {
	" ",
	"\n",
	"\t",
	"\r\n",
	":",
	"(",
	")",
	"/",
	"=",
	"-",
	".",
	"\"",
	"|",
	"\\040",
	"\\",
	" - ",
	"0",
	"-1",
	"4294967295",
	"4294967296",
	"9223372036854775808",
	"18446744073709551615",
	"18446744073709551616",
	"99999999999999999999999",
	"1e9",
	"nan",
	"cpu",
	"cpu0",
	"processor\t: 1\n",
	"\xff",
	"\xc2\x9b",
	"\x1b[",
};

/* Replaces the bytes from..to of text. */
static void replace_bytes(struct buf *text, size_t from, size_t to, const char *bytes, size_t length)
{
	struct buf out;
	buf_init(&out, text->maximum);
	buf_add(&out, text->data, from);
	buf_add(&out, bytes, length);
	buf_add(&out, text->data + to, text->length - to);
	buf_reset(text);
	buf_add(text, out.data, out.length);
	buf_finish(&out);
}

static void mutate(struct buf *text)
{
	size_t from = random_below(text->length + 1), to = from + random_below(text->length - from + 1);
	const char *word = words[random_below(sizeof(words) / sizeof(words[0]))];
	char byte = (char)random_below(256);
	switch (random_below(7)) {
	case 0:
		replace_bytes(text, from, text->length, "", 0);
		break;
	case 1:
		replace_bytes(text, from, to, "", 0);
		break;
	case 2:
		replace_bytes(text, from, from, text->data + from, (to - from) % 200);
		break;
	case 3:
		replace_bytes(text, from, from < text->length ? from + 1 : from, &byte, 1);
		break;
	case 4:
		replace_bytes(text, from, from + (to - from) % 16, word, strlen(word));
		break;
	case 5:
		replace_bytes(text, from, from, word, strlen(word));
		break;
	default:
		if (from < text->length)
			text->data[from] = (char)(text->data[from] ^ 1 << random_below(8));
	}
}

/* A copy of the exact size, so that the sanitizer sees a read past the end. */
static void try(struct slice text)
{
	uint8_t *copy = malloc(text.length);
	if (copy == NULL)
		abort();
	memcpy(copy, text.data, text.length);
	LLVMFuzzerTestOneInput(copy, text.length);
	free(copy);
}

/* Names the file before it is tried: when the target aborts, the last name is the culprit's. */
static void run_file(const char *path, struct slice text, void *argument)
{
	(void)argument;
	printf("%s\n", path);
	fflush(stdout);
	try(text);
	struct buf changed;
	buf_init(&changed, MOST_BYTES);
	/* Large files get fewer, as each costs more. */
	size_t count = text.length <= LARGE ? MUTATIONS : MUTATIONS / (text.length / LARGE + 1);
	for (size_t i = 0; i < count; i++) {
		buf_reset(&changed);
		buf_add(&changed, text.data, text.length);
		for (size_t steps = 1 + random_below(4); steps > 0; steps--)
			mutate(&changed);
		try((struct slice){.data = changed.data, .length = changed.length});
	}
	buf_finish(&changed);
}

static int run_argument(const char *path)
{
	struct stat status;
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		if (samples_each(path, fuzz_path, run_file, NULL) > 0)
			return 0;
		fprintf(stderr, "fuzz: no %s below %s\n", fuzz_path, path);
		return -1;
	}
	struct buf text;
	buf_init(&text, MOST_BYTES);
	int error = file_read(AT_FDCWD, path, FILE_REGULAR, &text);
	if (error == 0)
		run_file(path, (struct slice){.data = text.data, .length = text.length}, NULL);
	else
		fprintf(stderr, "fuzz: %s: %s\n", path, strerror(-error));
	buf_finish(&text);
	return error;
}

int main(int count, char **arguments)
{
	int failed = count < 2;
	for (int i = 1; i < count; i++)
		failed |= run_argument(arguments[i]) != 0;
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
