# SPDX-License-Identifier: MIT
# A file of src/ may include headers of its own folder and of lower ones; only tui/curses.c sees curses. Paths begin
# with src/ or include/.

BEGIN {
	split("base metric proc core format record config tui stat watch guard api web export report cmd", folders)
	split("0    1      2    3    4      4      4      5   5    5     5     5   5   5      5      6", heights)
	for (i in folders)
		height_of[folders[i]] = heights[i]
}

function report(message)
{
	printf "%s:%d: %s\n", FILENAME, FNR, message
	is_bad = 1
}

# The first folder of a path below src/, "main" for the file itself.
function folder_of(path)
{
	sub(/^(.*\/)?src\//, "", path)
	return index(path, "/") ? substr(path, 1, index(path, "/") - 1) : "main"
}

FNR == 1 {
	is_public = FILENAME ~ /(^|\/)include\//
	own = folder_of(FILENAME)
	if (!is_public && own != "main" && !(own in height_of))
		report("the folder " own " has no height in layers.awk")
	own_height = own == "main" ? 7 : height_of[own]
}

!/^[ \t]*#[ \t]*include/ { next }

/<(n?curses|ncursesw\/|term\.|termcap|panel|menu|form)[^>]*>/ && FILENAME !~ /(^|\/)src\/tui\/curses\.c$/ {
	report("only tui/curses.c includes curses")
}

is_public && /"/ { report("a public header includes no header of ours") }

!is_public && match($0, /"[^"]*"/) {
	path = substr($0, RSTART + 1, RLENGTH - 2)
	other = index(path, "/") ? substr(path, 1, index(path, "/") - 1) : ""
	if (other == "cmon")
		next
	if (!(other in height_of))
		report("\"" path "\" does not begin with a folder of src/")
	else if (other != own && height_of[other] >= own_height)
		report(own " (" own_height ") includes " other " (" height_of[other] ")")
}

END { exit is_bad }
