# SPDX-License-Identifier: MIT
# Calls that have no place in the code, after strip.awk: they read or write past an end, start a shell, or take a
# format from a variable. Only core/act.c does anything to other processes; raise() is for ourselves.

BEGIN {
	banned = "(^|[^A-Za-z0-9_])(v?sprintf|strcpy|strcat|strtok|atoi|sscanf|gets|alloca|system|popen)[ \t]*\\("
	acting = "(^|[^A-Za-z0-9_])((kill|killpg|tgkill|pthread_kill|sigqueue|nice|setpriority|pidfd_send_signal)[ \t]*\\(|SYS_(kill|tkill|tgkill|setpriority|pidfd_send_signal|rt_sigqueueinfo|rt_tgsigqueueinfo)($|[^A-Za-z0-9_]))"
	# Which argument is the format.
	format_of["printf"] = format_of["log_printf"] = format_of["printw"] = 1
	format_of["complain"] = format_of["complain_usage"] = 1
	format_of["fprintf"] = format_of["dprintf"] = format_of["asprintf"] = format_of["buf_printf"] = 2
	format_of["pen_printf"] = format_of["syslog"] = format_of["wprintw"] = 2
	format_of["snprintf"] = format_of["mvprintw"] = 3
	format_of["mvwprintw"] = 4
}

function report(line, message)
{
	printf "%s:%d: %s\n", file, line, message
	is_bad = 1
}

# The argument with that number of a call whose parenthesis was opened just before rest of line.
function argument(line, rest, number,    depth, count, out, c)
{
	count = 1
	out = ""
	for (;;) {
		if (rest == "") {
			if (line >= last)
				return out
			rest = " " code[++line]
		}
		c = substr(rest, 1, 1)
		rest = substr(rest, 2)
		if (c == ")" && depth-- == 0)
			return out
		if (c == "(")
			depth++
		if (c == "," && depth == 0 && count++ == number)
			return out
		if (count == number)
			out = out c
	}
}

function check_formats(line,    rest, name, format)
{
	rest = code[line]
	while (match(rest, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
		name = substr(rest, RSTART, RLENGTH - 1)
		sub(/[ \t]+$/, "", name)
		rest = substr(rest, RSTART + RLENGTH)
		if (!(name in format_of))
			continue
		format = argument(line, rest, format_of[name])
		# A literal was left as "", and a declaration has a type there.
		if (format !~ /""/ && format !~ /const char/)
			report(line, name " with a format that is no literal")
	}
}

function finish(    line)
{
	for (line = 1; line <= last; line++)
		check_formats(line)
}

FNR == 1 {
	finish()
	file = FILENAME
}

{
	last = FNR
	code[FNR] = strip($0)
}

match(code[FNR], banned) { report(FNR, "banned: " substr(code[FNR], RSTART, RLENGTH) ")") }

file ~ /(^|\/)src\// && file !~ /(^|\/)src\/core\/act\.c$/ && code[FNR] ~ acting {
	report(FNR, "only core/act.c signals and renices")
}

file ~ /\.c$/ && code[FNR] ~ /(^|[^A-Za-z0-9_])extern([^A-Za-z0-9_]|$)/ { report(FNR, "extern in a .c file") }

code[FNR] ~ /(^|[^A-Za-z0-9_])LC_(ALL|NUMERIC)([^A-Za-z0-9_]|$)/ {
	report(FNR, "LC_CTYPE only: numbers have a point in every locale")
}

END {
	finish()
	exit is_bad
}
