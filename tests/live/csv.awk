# SPDX-License-Identifier: MIT
# Turns one sample of "cmon show FAMILY --format csv" into lines "item, metric, value" joined by tabs. A family of one
# item has the empty item. has_label: 1 when the column behind the time is a label.

function escaped(text)
{
	gsub(/\\/, "\\\\", text)
	gsub(/\t/, "\\t", text)
	gsub(/\n/, "\\n", text)
	return text
}

# Splits a whole record into fields, and returns how many.
function split_record(record,    count, at, text)
{
	count = 0
	while (1) {
		count++
		text = ""
		if (substr(record, 1, 1) == "\"") {
			record = substr(record, 2)
			while ((at = index(record, "\"")) > 0 && substr(record, at + 1, 1) == "\"") {
				text = text substr(record, 1, at)
				record = substr(record, at + 2)
			}
			text = text substr(record, 1, at - 1)
			record = substr(record, at + 1)
		} else {
			at = index(record, ",")
			text = at == 0 ? record : substr(record, 1, at - 1)
			record = at == 0 ? "" : substr(record, at)
		}
		field[count] = text
		if (substr(record, 1, 1) != ",")
			return count
		record = substr(record, 2)
	}
}

{
	# Records end with CR LF.
	record = pending == "" ? $0 : pending "\n" $0
	# Within quotes a record goes on in the next line.
	quotes = record
	if (gsub(/"/, "", quotes) % 2 == 1) {
		pending = record
		next
	}
	pending = ""
	sub(/\r$/, "", record)
	count = split_record(record)
	if (!has_titles) {
		has_titles = 1
		for (i = 1; i <= count; i++)
			title[i] = field[i]
		next
	}
	for (i = 2 + has_label; i <= count; i++)
		printf "%s\t%s\t%s\n", has_label ? escaped(field[2]) : "", title[i], escaped(field[i])
}
