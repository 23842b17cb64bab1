#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the picture of the README: one frame of the real screen as SVG.
set -eu
# The configuration of whoever runs this does not count.
export CMON_CONFIG=''

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

usage()
{
	cat <<'END'
Usage: sh scripts/screen-svg.sh [CMON [ARGUMENT ...]] >man/screen.svg

Prints one frame of CMON (default: build/cmon) as SVG. The ARGUMENTs are those
of "cmon --once"; without any the frame is that of the README, made from
fixtures/vm-debian12. Each character counts as one column wide.
END
}

if [ "${1:-}" = --help ]; then
	usage
	exit 0
fi
cmon=${1:-$top/build/cmon}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- --size 100x30 --keys 1 --root "$top/fixtures/vm-debian12"

frame=$(LC_ALL=C.UTF-8 "$cmon" --once --color=always "$@")

# In the C locale awk counts bytes in every implementation; those that only continue a character take no column.
printf '%s\n' "$frame" | LC_ALL=C awk '
	BEGIN {
		width = 8.43
		height = 17
		margin = 12
		escape = sprintf("%c", 27)
		rectangle = "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"/>\n"
		run = "<text class=\"%s\" x=\"%.2f\" y=\"%d\" textLength=\"%.2f\" " \
			"lengthAdjust=\"spacingAndGlyphs\">%s</text>\n"
	}

	function columns(text)
	{
		gsub(/[\200-\277]/, "", text)
		return length(text)
	}

	function class_of(codes)
	{
		codes = ";" codes ";"
		if (codes ~ /;41;/) return "critical"
		if (codes ~ /;95;/) return "warning"
		if (codes ~ /;94;/) return "careful"
		if (codes ~ /;32;/) return "ok"
		if (codes ~ /;90;/) return "faint"
		if (codes ~ /;7;/) return "selected"
		if (codes ~ /;1;/) return "bold"
		return "plain"
	}

	# One run of characters of a style; blanks at its ends are room, not text.
	function put(text, class,    wide, x)
	{
		wide = columns(text)
		if (class == "critical" || class == "selected")
			rectangles = rectangles sprintf(rectangle, class, \
				margin + column * width, margin + (NR - 1) * height, wide * width, height)
		match(text, /^ */)
		x = column + RLENGTH
		column += wide
		gsub(/^ +| +$/, "", text)
		wide = columns(text)
		if (wide == 0)
			return
		gsub(/&/, "\\&amp;", text)
		gsub(/</, "\\&lt;", text)
		texts = texts sprintf(run, class, margin + x * width, margin + NR * height - 4, wide * width, text)
	}

	{
		column = 0
		count = split($0, runs, escape "[[]")
		put(runs[1], "plain")
		for (i = 2; i <= count; i++) {
			codes = substr(runs[i], 1, index(runs[i], "m") - 1)
			put(substr(runs[i], length(codes) + 2), class_of(codes))
		}
		if (column > widest)
			widest = column
	}

	END {
		wide = 2 * margin + widest * width
		high = 2 * margin + NR * height
		printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\" ", wide, high
		printf "viewBox=\"0 0 %.0f %d\" xml:space=\"preserve\" role=\"img\">\n", wide, high
		print "<!-- Made by scripts/screen-svg.sh. -->"
		print "<title>One screen of cmon</title>"
		print "<style>"
		print "text { font: 14px \"DejaVu Sans Mono\", Menlo, Consolas, monospace;"
		print "white-space: pre; fill: #d4d4d4 }"
		print ".ground { fill: #161616 }"
		print ".bold { font-weight: bold; fill: #ffffff }"
		print ".faint { fill: #8a8a8a }"
		print ".ok { fill: #87d787 }"
		print ".careful { fill: #5fafff }"
		print ".warning { fill: #ff87ff }"
		print "text.critical { font-weight: bold; fill: #ffffff }"
		print "rect.critical { fill: #c40000 }"
		print "text.selected { fill: #161616 }"
		print "rect.selected { fill: #d4d4d4 }"
		print "</style>"
		printf "<rect class=\"ground\" width=\"%.0f\" height=\"%d\" rx=\"6\"/>\n", wide, high
		printf "%s%s</svg>\n", rectangles, texts
	}
'
