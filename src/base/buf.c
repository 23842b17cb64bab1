/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char nothing[1];

void buf_init(struct buf *buf, size_t maximum)
{
	*buf = (struct buf){.data = nothing, .maximum = maximum};
}

void buf_init_in(struct buf *buf, char *storage, size_t size)
{
	storage[0] = '\0';
	*buf = (struct buf){.data = storage, .capacity = size, .maximum = size - 1, .is_lent = true};
}

void buf_finish(struct buf *buf)
{
	if (buf->data != nothing && !buf->is_lent)
		free(buf->data);
	buf_init(buf, buf->maximum);
}

void buf_reset(struct buf *buf)
{
	buf->length = 0;
	buf->error = 0;
	if (buf->capacity > 0)
		buf->data[0] = '\0';
}

void buf_cut(struct buf *buf, size_t length)
{
	if (length >= buf->length)
		return;
	buf->length = length;
	buf->data[length] = '\0';
}

static int buf_grow(struct buf *buf, size_t needed)
{
	size_t capacity = buf->capacity < 64 ? 64 : buf->capacity;
	while (capacity < needed)
		capacity *= 2;
	char *data = realloc(buf->data == nothing ? NULL : buf->data, capacity);
	if (data == NULL)
		return -ENOMEM;
	if (buf->capacity == 0)
		data[0] = '\0';
	buf->data = data;
	buf->capacity = capacity;
	return 0;
}

char *buf_reserve(struct buf *buf, size_t wanted)
{
	if (buf->error != 0)
		return NULL;
	if (wanted > buf->maximum || buf->length > buf->maximum - wanted) {
		buf->error = -EFBIG;
		return NULL;
	}
	size_t needed = buf->length + wanted + 1;
	if (needed > buf->capacity)
		buf->error = buf_grow(buf, needed);
	return buf->error == 0 ? buf->data + buf->length : NULL;
}

static void buf_commit(struct buf *buf, size_t length)
{
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void buf_add(struct buf *buf, const void *bytes, size_t length)
{
	char *to = buf_reserve(buf, length);
	if (to == NULL || length == 0)
		return;
	memcpy(to, bytes, length);
	buf_commit(buf, length);
}

void buf_add_string(struct buf *buf, const char *string)
{
	buf_add(buf, string, strlen(string));
}

void buf_add_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_add_repeat(struct buf *buf, char c, size_t count)
{
	char *to = buf_reserve(buf, count);
	if (to == NULL || count == 0)
		return;
	memset(to, c, count);
	buf_commit(buf, count);
}

void buf_add_u64(struct buf *buf, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	buf_add(buf, digits + at, sizeof(digits) - at);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0) {
		buf->error = buf->error ? buf->error : -EINVAL;
		return;
	}
	char *to = buf_reserve(buf, (size_t)length);
	if (to == NULL)
		return;
	va_start(arguments, format);
	vsnprintf(to, (size_t)length + 1, format, arguments);
	va_end(arguments);
	buf->length += (size_t)length;
}
