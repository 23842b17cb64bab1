# SPDX-License-Identifier: MIT
# No file, header or function of C is longer than can be taken in; a function that is a flat switch may be. Every file
# begins with its licence.

function report(line, message)
{
	printf "%s:%d: %s\n", file, line, message
	is_bad = 1
}

function finish(    most)
{
	most = file ~ /\.h$/ ? 120 : file ~ /(^|\/)src\/main\.c$/ ? 40 : 500
	if (file != "" && last > most)
		report(last, "more than " most " lines")
}

FNR == 1 {
	finish()
	file = FILENAME
	start = 0
	if ($0 != "/* SPDX-License-Identifier: MIT */")
		report(1, "the first line is not the licence")
}

{ last = FNR }

/^\{/ {
	start = FNR
	cases = 0
}

/^[ \t]+case / { cases++ }

/^\}/ {
	if (start && FNR - start - 1 > 70 && cases < 15)
		report(start, "a function of more than 70 lines")
	start = 0
}

END {
	finish()
	exit is_bad
}
