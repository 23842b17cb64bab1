/* SPDX-License-Identifier: MIT */
/* The fuzz target of the configuration: any bytes give lines, limits and warnings, and each limit is one. */
#include "config/config.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

const char fuzz_path[] = "cmon.conf";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config config;
	config_init(&config);
	(void)config_parse(
		&config, "fuzz", (struct slice){.data = size > 0 ? (const char *)data : "", .length = size});
	config_take_limits(&config);
	for (size_t i = 0; i < config.limits.count; i++) {
		const struct limits *limits = &config.limits.overrides[i].limits;
		if (!(limits->careful <= limits->warning && limits->warning <= limits->critical)) {
			fprintf(stderr, "limits that do not ascend\n");
			abort();
		}
	}
	config_finish(&config);
	return 0;
}
