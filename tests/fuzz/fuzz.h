/* SPDX-License-Identifier: MIT */
/* A fuzz target: given any bytes, it must come back. */
#ifndef CMON_TESTS_FUZZ_H
#define CMON_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* The path of the target's files inside a sample, see samples_each(). */
extern const char fuzz_path[];

/* Returns 0; aborts when what the target did breaks a promise. The name is libFuzzer's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
