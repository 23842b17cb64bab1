# SPDX-License-Identifier: MIT
# Takes comments out of C and empties its literals, so that only code is looked at. Used before other programs.

FNR == 1 { in_comment = 0 }

# Returns line without comments, each string as "" and each character constant as 0.
function strip(line,    out, first)
{
	out = ""
	while (line != "") {
		if (in_comment) {
			if (!index(line, "*/"))
				return out
			line = substr(line, index(line, "*/") + 2)
			in_comment = 0
			out = out " "
		}
		if (!match(line, /["'\/]/))
			return out line
		first = substr(line, RSTART, 1)
		out = out substr(line, 1, RSTART - 1)
		line = substr(line, RSTART + 1)
		if (first != "/") {
			out = out (first == "\"" ? "\"\"" : "0")
			line = after_literal(line, first)
		} else if (substr(line, 1, 1) == "*") {
			in_comment = 1
			line = substr(line, 2)
		} else if (substr(line, 1, 1) == "/") {
			return out
		} else {
			out = out "/"
		}
	}
	return out
}

function after_literal(line, quote)
{
	while (line != "" && substr(line, 1, 1) != quote)
		line = substr(line, substr(line, 1, 1) == "\\" ? 3 : 2)
	return substr(line, 2)
}
