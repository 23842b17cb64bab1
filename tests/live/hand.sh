# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the kernel says, read without cmon: FAMILY_hand prints a line per value, "item, metric, kind, value", joined by
# tabs. Kinds: g gauge or text, d computed (9 digits are compared), c counter, w counter that may go back a little, ~N a
# gauge that the reading itself moves, by N at most. No value: unknown. A family whose functions print nothing must not be there in cmon either.
# Sourced by live.sh, which sets $root ("" for this machine), $hz and $page.
: "${root?}" "${hz:?}" "${page:?}"

# What others do with memory and disks while they are looked at.
mebibytes=67108864

# Given to every awk: put() prints a line, exact() a number without loss, text() makes a text one line.
hand_awk='
	function exact(number) { return number == "" ? "" : sprintf("%.17g", number) }
	function put(item, metric, kind, value) { printf "%s\t%s\t%s\t%s\n", item, metric, kind, value }
	function scaled(item, metric, kind, value, scale) {
		put(item, metric, kind, value == "" ? "" : exact(value * scale))
	}
	# \040 and its like of mount tables.
	function octal(word,    out, at, code) {
		while ((at = match(word, /\\[0-3][0-7][0-7]/)) > 0) {
			code = substr(word, at + 1, 1) * 64 + substr(word, at + 2, 1) * 8 + substr(word, at + 3, 1)
			out = out substr(word, 1, at - 1) sprintf("%c", code)
			word = substr(word, at + 4)
		}
		return out word
	}
'

# usage: line FILE: the first line of a file, nothing when it cannot be read
line()
{
	head -n 1 "$1" 2>/dev/null | tr -d '\000' | sed 's/[ \t]*$//'
}

# usage: value ITEM METRIC KIND FILE [SCALE]: a file that holds one number or one word
value()
{
	found=$(line "$4")
	# How some files say that they do not know.
	[ "$found" != -1 ] || found=
	if [ -n "$found" ] && [ -n "${5:-}" ]; then
		found=$(awk "$hand_awk"'BEGIN { print exact(ARGV[1] * ARGV[2]) }' "$found" "$5")
	fi
	printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$found"
}

# usage: keyed PAIRS FILE: "key metric kind scale" lines; the file has lines "key value", "key: value kB" or the like
keyed()
{
	awk "$hand_awk"'
		NR == FNR { order[++rows] = $1; metric[$1] = $2; kind[$1] = $3; scale[$1] = $4; next }
		{ key = $1; sub(/:$/, "", key); if (key in metric) found[key] += $2 }
		END {
			for (i = 1; i <= rows; i++) {
				key = order[i]
				scaled("", metric[key], kind[key], key in found ? found[key] : "", scale[key])
			}
		}
	' - "$2" <<-END
		$1
	END
}

# The lowest limit of the own control group and of all above it.
limit_hand()
{
	group=$(sed -n 's/^0:://p' "$root/proc/self/cgroup" 2>/dev/null)
	while [ -n "$group" ]; do
		cat "$root/sys/fs/cgroup$group/$1" 2>/dev/null
		[ "$group" != / ] || break
		group=${group%/*}
		group=${group:-/}
	done | awk "$hand_awk"'
		$1 == "max" { next }
		{ limit = NF > 1 ? $1 / $2 : $1; if (least == "" || limit < least) least = limit }
		END { print exact(least) }
	'
}

host_hand()
{
	value "" hostname g "$root/proc/sys/kernel/hostname"
	for row in os:PRETTY_NAME os_name:NAME os_version:VERSION_ID; do
		printf '\t%s\tg\t%s\n' "${row%:*}" "$(sed -n "s/^${row#*:}=//p" "$root/etc/os-release" 2>/dev/null |
			sed "s/^[\"']//; s/[\"']\$//")"
	done
	printf '\tkernel\tg\t%s\n' "$(awk '{ print $3 }' "$root/proc/version")"
	printf '\tarch\tg\t%s\n' "$(cat "$root/proc/sys/kernel/arch" 2>/dev/null || uname -m)"
	awk "$hand_awk"'{ put("", "uptime_seconds", "c", $1) }' "$root/proc/uptime"
	keyed 'ctxt context_switches_total c 1
		intr interrupts_total c 1
		processes forks_total c 1
		procs_running running ~50 1
		procs_blocked blocked g 1
		btime boot_time_seconds g 1' "$root/proc/stat"
	printf '\tcpus\tg\t%s\n' "$(grep -c '^cpu[0-9]' "$root/proc/stat")"
	printf '\tcpu_limit\tg\t%s\n' "$(limit_hand cpu.max)"
	printf '\tmemory_limit_bytes\tg\t%s\n' "$(limit_hand memory.max)"
	set -- "$root"/proc/[0-9]*/stat
	printf '\tprocesses\t~50\t%s\n' "$#"
}

cpu_hand()
{
	awk -v hz="$hz" "$hand_awk"'
		BEGIN { split("user nice system idle iowait irq softirq steal guest guest_nice", names) }
		/^cpu/ {
			item = $1 == "cpu" ? "total" : substr($1, 4)
			for (i = 1; i <= 10; i++)
				scaled(item, names[i] "_seconds_total", i == 4 || i == 5 ? "w" : "c", $(i + 1), 1 / hz)
		}
	' "$root/proc/stat"
	awk -F '[ \t]*: ' "$hand_awk"'
		$1 == "processor" { item = $2 }
		$1 == "model name" { put(item, "model", "g", $2) }
	' "$root/proc/cpuinfo"
	for directory in "$root"/sys/devices/system/cpu/cpu[0-9]*; do
		number=${directory##*cpu}
		grep -q "^cpu$number " "$root/proc/stat" || continue
		value "$number" core g "$directory/topology/core_id"
		value "$number" package g "$directory/topology/physical_package_id"
		[ "$(line "$directory/cpufreq/scaling_cur_freq")" = 0 ] ||
			value "$number" frequency_hertz g "$directory/cpufreq/scaling_cur_freq" 1000
		value "$number" frequency_minimum_hertz g "$directory/cpufreq/scaling_min_freq" 1000
		value "$number" frequency_maximum_hertz g "$directory/cpufreq/scaling_max_freq" 1000
	done
}

load_hand()
{
	tr / ' ' <"$root/proc/loadavg" | awk "$hand_awk"'{
		split("one five fifteen running tasks last_pid", names)
		for (i = 1; i <= 6; i++)
			put("", names[i], i == 4 || i == 5 ? "~50" : "g", $i)
	}'
}

mem_hand()
{
	keyed "MemTotal total_bytes g 1024
		MemFree free_bytes ~$mebibytes 1024
		MemAvailable available_bytes ~$mebibytes 1024
		Buffers buffers_bytes ~$mebibytes 1024
		Cached cached_bytes ~$mebibytes 1024
		Active active_bytes ~$mebibytes 1024
		Inactive inactive_bytes ~$mebibytes 1024
		Dirty dirty_bytes ~$mebibytes 1024
		Writeback writeback_bytes ~$mebibytes 1024
		AnonPages anonymous_bytes ~$mebibytes 1024
		Mapped mapped_bytes ~$mebibytes 1024
		Shmem shared_bytes ~$mebibytes 1024
		SReclaimable reclaimable_bytes ~$mebibytes 1024
		Slab slab_bytes ~$mebibytes 1024
		KernelStack kernel_stack_bytes ~$mebibytes 1024
		PageTables page_tables_bytes ~$mebibytes 1024
		Committed_AS committed_bytes ~$mebibytes 1024
		CommitLimit commit_limit_bytes g 1024
		Zswapped zswapped_bytes g 1024" "$root/proc/meminfo"
	awk -v mebibytes="$mebibytes" "$hand_awk"'
		/^MemTotal:/ { total = $2 }
		/^MemAvailable:/ { available = $2 }
		END {
			put("", "used_bytes", "~" mebibytes, exact((total - available) * 1024))
			put("", "used_percent", "~5", exact(100 * (total - available) / total))
		}
	' "$root/proc/meminfo"
}

swap_hand()
{
	keyed 'SwapTotal total_bytes g 1024
		SwapFree free_bytes g 1024
		SwapCached cached_bytes g 1024' "$root/proc/meminfo"
	keyed "pswpin in_bytes_total c $page
		pswpout out_bytes_total c $page" "$root/proc/vmstat"
	awk "$hand_awk"'
		/^SwapTotal:/ { total = $2 }
		/^SwapFree:/ { free = $2 }
		END {
			put("", "used_bytes", "g", exact((total - free) * 1024))
			put("", "used_percent", "d", total == 0 ? "" : exact(100 * (total - free) / total))
		}
	' "$root/proc/meminfo"
}

swap_device_hand()
{
	[ ! -e "$root/proc/swaps" ] || awk "$hand_awk"'
		NR == 1 { next }
		{
			item = octal($1)
			put(item, "type", "g", $2)
			scaled(item, "size_bytes", "g", $3, 1024)
			scaled(item, "used_bytes", "g", $4, 1024)
			put(item, "used_percent", "d", exact(100 * $4 / $3))
			put(item, "priority", "g", $5)
		}
	' "$root/proc/swaps"
}

vm_hand()
{
	keyed 'pgpgin paged_in_bytes_total c 1024
		pgpgout paged_out_bytes_total c 1024
		pgfault faults_total c 1
		pgmajfault major_faults_total c 1
		pgfree freed_total c 1
		pageoutrun kswapd_runs_total c 1
		compact_stall compaction_stalls_total c 1
		oom_kill oom_kills_total c 1' "$root/proc/vmstat"
	# Sums over zones or over kinds of memory, by the names that kernels since 4.18 have.
	awk "$hand_awk"'
		/^pgalloc_/ { allocated += $2 }
		/^pgscan_kswapd/ { kswapd += $2 }
		/^pgscan_direct / { direct += $2 }
		/^pgscan_(khugepaged|proactive)/ { other += $2 }
		/^pgsteal_(kswapd|direct|khugepaged|proactive)/ { stolen += $2 }
		/^workingset_refault/ { refaults += $2 }
		/^allocstall/ { stalls += $2 }
		END {
			put("", "allocated_total", "c", exact(allocated))
			put("", "scanned_kswapd_total", "c", exact(kswapd))
			put("", "scanned_direct_total", "c", exact(direct))
			put("", "scanned_other_total", "c", exact(other))
			put("", "stolen_total", "c", exact(stolen))
			put("", "refaults_total", "c", exact(refaults))
			put("", "allocation_stalls_total", "c", exact(stalls))
		}
	' "$root/proc/vmstat"
}
