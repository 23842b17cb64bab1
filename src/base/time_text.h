/* SPDX-License-Identifier: MIT */
/*
 * Points in time as people write them, for data with a first and a last moment:
 *
 *	02:13   02:13:05   02:13:05.25         on the last day of the data that has it, else on its last day
 *	2026-11-21                             its midnight
 *	2026-11-21 02:13   2026-11-21T02:13:05
 *	@1795299558   @1795299558.5            seconds since 1970
 *	-90s   -10m   -2h   -1d                before the last moment of the data
 *
 * Behind a time of day may stand the zone: Z, " UTC" or +01:00. Without one it is that of the process (TZ).
 */
#ifndef CMON_BASE_TIME_TEXT_H
#define CMON_BASE_TIME_TEXT_H

#include <stdint.h>

/* All that a text can mean, in ns since 1970: "02:13:05" is the whole of that second, as clocks show it. */
struct time_span {
	int64_t first, last;
};

/* What a text must be, to be put behind "must be". */
#define TIME_TEXT_FORMS "HH:MM[:SS], YYYY-MM-DD, YYYY-MM-DD HH:MM[:SS], @SECONDS or such as -10m"

/*
 * Reads text.
 *
 * data  the first and the last moment of the data
 *
 * Returns 0; -EINVAL for another form; -ERANGE for a day or time of day that does not exist, also for an hour that the
 * clocks leave out, and for what lies beyond the years 1970 to 2261.
 */
int time_text_parse(const char *text, const struct time_span *data, struct time_span *out);

#endif
