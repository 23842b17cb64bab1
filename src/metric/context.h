/* SPDX-License-Identifier: MIT */
/* What a formula must know beyond the two structs it compares. */
#ifndef CMON_METRIC_CONTEXT_H
#define CMON_METRIC_CONTEXT_H

struct metric_context {
	double seconds;      /* measured length of the interval; NAN when there is none */
	double hz;           /* clock ticks per second of the machine the data comes from */
	double page_size;    /* its bytes per page */
	double cpus;         /* CPUs online; NAN when unknown */
	double memory_total; /* bytes; NAN when unknown */
};

#endif
