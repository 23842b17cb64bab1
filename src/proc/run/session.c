/* SPDX-License-Identifier: MIT */
#include "proc/run/session.h"

/* clang-format off */
const struct metric session_rows[SESSION_ROWS] = {
	{FIELD(session, session), .kind = METRIC_LABEL, .help = "terminal of the session, or its number where it has none"},
	{FIELD(session, name), .kind = METRIC_TEXT, .help = "name of the user"},
	{FIELD(session, host), .kind = METRIC_TEXT, .help = "where the user came from"},
	{FIELD(session, pid), .help = "number of the login process"},
	{FIELD(session, login), .unit = UNIT_TIMESTAMP, .help = "when the session began"},
};
/* clang-format on */
