/* SPDX-License-Identifier: MIT */
/* The version of cmon; the build takes it from here. */
#ifndef CMON_VERSION_H
#define CMON_VERSION_H

#define CMON_VERSION "0.1.0"

#endif
