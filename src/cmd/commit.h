/* SPDX-License-Identifier: MIT */
/* The commit that this program was built from; scripts/commit.cmake writes it at each build, for the program alone. */
#ifndef CMON_CMD_COMMIT_H
#define CMON_CMD_COMMIT_H

/* "0123456789ab", "0123456789ab-dirty" when files differed from it; "" when it was not built from a checkout. */
extern const char build_commit[];

#endif
