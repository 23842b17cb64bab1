/* SPDX-License-Identifier: MIT */
/* A growing byte buffer with a sticky error, for everything that is put together piece by piece. */
#ifndef CMON_BASE_BUF_H
#define CMON_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Invariants: data is never NULL and always ends in a NUL byte that length does not count. After the
 * first failure (-ENOMEM, or -EFBIG beyond maximum) error is set, every later addition does nothing,
 * and what was added before stays. So a writer adds without checking and looks at error once.
 */
struct buf {
	char *data;
	size_t length;
	size_t capacity;
	size_t maximum;
	int error;
	bool is_lent; /* data is the caller's storage and stays where it is */
};

/* Makes an empty buffer that never holds more than maximum bytes. Allocates nothing yet. */
void buf_init(struct buf *buf, size_t maximum);
/*
 * Makes an empty buffer in size bytes of the caller's storage, which it never leaves: for short texts that are put
 * together often. Needs no buf_finish.
 */
void buf_init_in(struct buf *buf, char *storage, size_t size);
/* Frees the storage; takes a zeroed or finished one. */
void buf_finish(struct buf *buf);
/* Empties the buffer and forgets the error; the storage stays for the next use. */
void buf_reset(struct buf *buf);

void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_add_string(struct buf *buf, const char *string);
void buf_add_char(struct buf *buf, char c);
void buf_add_repeat(struct buf *buf, char c, size_t count);
void buf_add_u64(struct buf *buf, uint64_t number);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Drops what lies behind the first length bytes; nothing happens when there are no more. */
void buf_cut(struct buf *buf, size_t length);

/*
 * Makes room for wanted more bytes behind length and returns where they go, NULL after a failure.
 * The caller raises length by what it really wrote.
 */
char *buf_reserve(struct buf *buf, size_t wanted);

#endif
