# SPDX-License-Identifier: MIT
# compare.awk BEFORE GOT AFTER: what hand.sh read before and after against what cmon said in between. Prints a line per
# value, "how, item, metric, what": "same", "moved" when it changed so that nothing can be said, "differs" when it is not
# what it was before and after, "wrong" for a counter outside of its range. Items that come or go meanwhile are left alone.
# since: seconds since boot when BEFORE was read; what has started later may be in GOT alone.

function tell(how, item, metric, what)
{
	printf "%s\t%s\t%s\t%s\n", how, item, metric, what
}

function is_number(text)
{
	return text ~ /^-?[0-9]+(\.[0-9]*)?(e[-+]?[0-9]+)?$/
}

# As precisely as it is printed: 9 digits of what was computed.
function is_equal(a, b, kind,    difference, size)
{
	if (!is_number(a) || !is_number(b))
		return a "" == b ""
	difference = a > b ? a - b : b - a
	size = a < 0 ? -a : a
	return difference <= size * (kind == "d" ? 1e-8 : 1e-12)
}

function is_between(value, a, b, slack,    least, most)
{
	least = (a + 0 < b + 0 ? a : b) - slack
	most = (a + 0 < b + 0 ? b : a) + slack
	return is_number(value) && value >= least - least * 1e-12 && value <= most + most * 1e-12
}

function compare(item, metric, kind, a, value, b,    range)
{
	range = a " " value " " b
	if (kind == "g" || kind == "d" || a == "" || b == "")
		tell(!is_equal(a, b, "d") ? "moved" : is_equal(a, value, kind) ? "same" : "differs", item, metric, range)
	else if (substr(kind, 1, 1) == "~")
		tell(is_between(value, a, b, substr(kind, 2) + 0) ? "same" : "differs", item, metric, range)
	else
		tell(is_between(value, a, b, kind == "w") ? "same" : "wrong", item, metric, range)
}

BEGIN { FS = "\t" }
FILENAME != file { file = FILENAME; place++ }
place == 1 { before[$1, $2] = $4; was[$1] = 1; next }
place == 2 { got[$1, $2] = $3; is[$1] = 1; next }
{
	after[$1, $2] = $4
	kind[$1, $2] = $3
	will_be[$1] = 1
}
END {
	for (item in was)
		if (item in will_be && !(item in is))
			tell("differs", item, "(the item)", "not in cmon")
	for (item in is)
		if (!(item in was) && !(item in will_be) && !(got[item, "start_seconds"] + 0.02 >= since && since > 0))
			tell("differs", item, "(the item)", "in cmon alone")
	for (pair in kind) {
		split(pair, names, SUBSEP)
		item = names[1]
		metric = names[2]
		if (!(item in was) || !(item in is) || !(pair in before))
			continue
		if (pair in got)
			compare(item, metric, kind[pair], before[pair], got[pair], after[pair])
		else
			tell("wrong", item, metric, "no such value in cmon")
	}
}
