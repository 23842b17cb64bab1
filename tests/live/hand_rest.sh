# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# More of hand.sh: file systems, sensors, what counts per CPU, and processes.
: "${root?}" "${work:?}" "${hz:?}" "${page:?}" "${mebibytes:?}" "${hand_awk:?}"

# Mounts that hold files, each file system once: the shortest path to it, and of several at one place the last.
fs_hand()
{
	pseudo='autofs binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fuse.gvfsd-fuse fuse.lxcfs
		fuse.portal fusectl hugetlbfs mqueue nsfs proc pstore ramfs rpc_pipefs securityfs selinuxfs smackfs sysfs tracefs'
	awk -v pseudo="$pseudo" "$hand_awk"'
		BEGIN { count = split(pseudo, names); for (i = 1; i <= count; i++) is_pseudo[names[i]] = 1 }
		{
			for (dash = 7; $dash != "-"; dash++)
				;
			at[NR] = octal($5); number[NR] = $3; options[NR] = $6; type[NR] = $(dash + 1)
			device[NR] = octal($(dash + 2)); super[NR] = $(dash + 3); last[at[NR]] = NR
		}
		END {
			for (i = 1; i <= NR; i++) {
				if (last[at[i]] != i)
					continue
				if (!(number[i] in best) || length(at[i]) < length(at[best[number[i]]]))
					best[number[i]] = i
			}
			for (i = 1; i <= NR; i++) {
				if (last[at[i]] != i || (at[i] != "/" && (type[i] in is_pseudo || best[number[i]] != i)))
					continue
				put(at[i], "device", "g", device[i])
				put(at[i], "type", "g", type[i])
				put(at[i], "options", "g", options[i])
				put(at[i], "device_number", "g", number[i])
				put(at[i], "read_only", "g", ("," options[i] "," super[i] ",") ~ /,ro,/ ? 1 : 0)
			}
		}
	' "$root/proc/self/mountinfo" >"$work/mounts"
	cat "$work/mounts"
	# stat asks the machine: a fixture cannot.
	[ -z "$root" ] || return 0
	cut -f 1 "$work/mounts" | uniq | while IFS= read -r mount; do
		timeout 5 stat -f -c '%S %b %f %a %c %d' "$mount" 2>/dev/null | awk -v item="$mount" -v mebibytes="$mebibytes" "$hand_awk"'{
			scaled(item, "size_bytes", "g", $2, $1)
			scaled(item, "free_bytes", "~" mebibytes, $3, $1)
			scaled(item, "available_bytes", "~" mebibytes, $4, $1)
			scaled(item, "used_bytes", "~" mebibytes, $2 - $3, $1)
			put(item, "inodes", "g", $5)
			put(item, "inodes_free", "~10000", $6)
		}'
	done
}

# usage: name_of CLASS STEM NAME: "coretemp/temp1"; a second chip of that name is "coretemp#2/temp1"
sensor_name()
{
	number=1
	label=$1${2:+/$2}
	while grep -qxF "$label" "$work/sensors"; do
		number=$((number + 1))
		label=$1#$number${2:+/$2}
	done
	printf '%s\n' "$label" >>"$work/sensors"
}

# Temperatures that a driver gives for want of a value are none.
sensor_hand()
{
	: >"$work/sensors"
	for directory in $(printf '%s\n' "$root"/sys/class/hwmon/hwmon* | sort -V); do
		name=$(line "$directory/name")
		for file in $(printf '%s\n' "$directory"/temp*_input "$directory"/fan*_input "$directory"/in*_input \
			"$directory"/power*_input "$directory"/power*_average); do
			reading=$(line "$file")
			stem=${file##*/}
			stem=${stem%_*}
			[ -n "$reading" ] || continue
			sensor_name "${name:-${directory##*/}}" "$stem"
			case $stem in
			temp*)
				[ "$reading" -gt -273000 ] && [ "$reading" -lt 1000000 ] && [ "$reading" -ne 0 ] || reading=
				value "$label" description g "$directory/${stem}_label"
				printf '%s\tkind\tg\ttemperature\n' "$label"
				printf '%s\ttemperature_celsius\td\t%s\n' "$label" \
					"$(awk -v n="$reading" 'BEGIN { if (n != "") print n / 1000 }')"
				;;
			fan*)
				[ "$reading" -lt 65535 ] || reading=
				printf '%s\tfan_rpm\tg\t%s\n' "$label" "$reading"
				;;
			in*) value "$label" voltage_volts d "$file" 0.001 ;;
			power*) value "$label" power_watts d "$file" 1e-6 ;;
			esac
		done
	done
	for directory in $(printf '%s\n' "$root"/sys/class/thermal/thermal_zone* | sort -V); do
		[ -n "$(line "$directory/temp")" ] || continue
		sensor_name "$(line "$directory/type")" ""
		value "$label" temperature_celsius d "$directory/temp" 0.001
	done
	for directory in "$root"/sys/class/power_supply/*; do
		[ -n "$(line "$directory/type")" ] || continue
		sensor_name "${directory##*/}" ""
		value "$label" kind g "$directory/type"
		value "$label" state g "$directory/status"
		value "$label" capacity_percent g "$directory/capacity"
		value "$label" online g "$directory/online"
		value "$label" energy_joules d "$directory/energy_now" 0.0036
	done
}

cgroup_hand()
{
	tree=$root/sys/fs/cgroup
	[ -e "$tree/cgroup.controllers" ] || tree=$tree/unified
	[ -e "$tree/cgroup.controllers" ] || return 0
	find "$tree" -type d | while read -r directory; do
		item=${directory#"$tree"}
		item=${item:-/}
		value "$item" memory_bytes g "$directory/memory.current"
		limit=$(line "$directory/memory.max")
		[ "$limit" != max ] || limit=
		printf '%s\tmemory_maximum_bytes\tg\t%s\n' "$item" "$limit"
		value "$item" processes g "$directory/pids.current"
		[ ! -r "$directory/cpu.stat" ] || awk -v item="$item" "$hand_awk"'
			$1 == "usage_usec" { scaled(item, "usage_seconds_total", "c", $2, 1e-6) }
			$1 == "user_usec" { scaled(item, "user_seconds_total", "c", $2, 1e-6) }
			$1 == "system_usec" { scaled(item, "system_seconds_total", "c", $2, 1e-6) }
		' "$directory/cpu.stat"
	done
}

# Records of 384 bytes: type, number of the process, terminal of 32, name of 32 from 44 on, host of 256 from 76 on.
user_hand()
{
	[ ! -s "$root/run/utmp" ] || od -An -v -t u1 "$root/run/utmp" | awk "$hand_awk"'
		function word(from, length_, i, out) {
			for (i = from; i < from + length_ && byte[i] != 0; i++)
				out = out sprintf("%c", byte[i])
			return out
		}
		function number(from) {
			return byte[from] + 256 * (byte[from + 1] + 256 * (byte[from + 2] + 256 * byte[from + 3]))
		}
		{ for (i = 1; i <= NF; i++) byte[count++] = $i }
		END {
			for (at = 0; at + 384 <= count; at += 384) {
				if (number(at) != 7)
					continue
				item = word(at + 8, 32)
				put(item, "name", "g", word(at + 44, 32))
				put(item, "host", "g", word(at + 76, 256))
				put(item, "pid", "g", number(at + 4))
				put(item, "login_seconds", "g", number(at + 340))
			}
		}
	'
}

# usage: per_cpu FILE METRIC: a line per item, a column per CPU
per_cpu()
{
	[ ! -e "$1" ] || awk -v metric="$2" "$hand_awk"'
		NR == 1 { cpus = NF; next }
		{
			item = $1
			sub(/:$/, "", item)
			sum = 0
			for (i = 2; i <= cpus + 1 && $i ~ /^[0-9]+$/; i++)
				sum += $i
			put(item, metric, "c", exact(sum))
		}
	' "$1"
}

interrupt_hand()
{
	per_cpu "$root/proc/interrupts" interrupts_total
	# Behind the columns of the CPUs, as it stands there.
	[ ! -e "$root/proc/interrupts" ] || awk "$hand_awk"'
		NR == 1 { cpus = NF; next }
		{
			item = $1
			sub(/:$/, "", item)
			sub(/^ *[^ ]+/, "")
			for (i = 1; i <= cpus && $0 ~ /^ *[0-9]+( |$)/; i++)
				sub(/^ *[0-9]+/, "")
			sub(/^ */, "")
			sub(/ *$/, "")
			put(item, "description", "g", $0)
		}
	' "$root/proc/interrupts"
}

softirq_hand()
{
	per_cpu "$root/proc/softirqs" runs_total
}

# Each kind of file of all processes at once; those that end meanwhile are no fault.
thread_hand()
{
	grep -H . "$root"/proc/[0-9]*/task/[0-9]*/stat 2>/dev/null |
		sed "s,^$root/proc/\([0-9]*\)/task/\([0-9]*\)/stat:,\1 ," |
		awk -v hz="$hz" "$hand_awk"'
		!/^[0-9]+ [0-9]+ \(.*\) . / { next }
		{
			process = $1
			item = $2
			name = $0
			sub(/^[0-9]+ [0-9]+ \(/, "", name)
			sub(/\) . .*$/, "", name)
			sub(/^.*\) /, "")
			put(item, "pid", "g", process)
			put(item, "name", "g", name)
			put(item, "minor_faults_total", "c", $8)
			put(item, "major_faults_total", "c", $10)
			scaled(item, "user_seconds_total", "c", $12, 1 / hz)
			scaled(item, "system_seconds_total", "c", $13, 1 / hz)
			put(item, "priority", "g", $16)
			put(item, "nice", "g", $17)
			scaled(item, "start_seconds", "g", $20, 1 / hz)
		}
	'
}

process_hand()
{
	cat "$root"/proc/[0-9]*/stat 2>/dev/null | awk -v hz="$hz" -v page="$page" "$hand_awk"'
		!/^[0-9]+ \(.*\) . / { next }
		{
			item = $1
			name = $0
			sub(/^[0-9]+ \(/, "", name)
			sub(/\) . .*$/, "", name)
			sub(/^.*\) /, "")
			put(item, "name", "g", name)
			# Others change their mind all the time.
			if ($1 == "I")
				put(item, "state", "g", $1)
			put(item, "ppid", "g", $2)
			put(item, "tty", "g", $5)
			put(item, "flags", "g", $7)
			put(item, "minor_faults_total", "c", $8)
			put(item, "major_faults_total", "c", $10)
			scaled(item, "user_seconds_total", "c", $12, 1 / hz)
			scaled(item, "system_seconds_total", "c", $13, 1 / hz)
			put(item, "priority", "g", $16)
			put(item, "nice", "g", $17)
			put(item, "threads", "g", $18)
			scaled(item, "start_seconds", "g", $20, 1 / hz)
			# A kernel thread (PF_KTHREAD) has no address space.
			is_kernel = int($7 / 2097152) % 2
			scaled(item, "virtual_bytes", "g", is_kernel ? "" : $21, 1)
			scaled(item, "resident_bytes", "g", is_kernel ? "" : $22, page)
		}
	'
	grep -H . "$root"/proc/[0-9]*/status "$root"/proc/[0-9]*/statm "$root"/proc/[0-9]*/io \
		"$root"/proc/[0-9]*/schedstat "$root"/proc/[0-9]*/cgroup 2>/dev/null |
		sed "s,^$root/proc/\([0-9]*\)/\([a-z]*\):,\1 \2 ," |
		awk -v page="$page" "$hand_awk"'
			$3 == "VmPeak:" { scaled($1, "peak_virtual_bytes", "g", $4, 1024) }
			$3 == "VmHWM:" { scaled($1, "peak_resident_bytes", "g", $4, 1024) }
			$3 == "VmSwap:" { scaled($1, "swap_bytes", "g", $4, 1024) }
			$3 == "RssAnon:" { scaled($1, "anonymous_bytes", "g", $4, 1024) }
			$3 == "voluntary_ctxt_switches:" { put($1, "voluntary_switches_total", "c", $4) }
			$3 == "nonvoluntary_ctxt_switches:" { put($1, "involuntary_switches_total", "c", $4) }
			$2 == "statm" && $3 > 0 {
				scaled($1, "shared_bytes", "g", $5, page)
				scaled($1, "text_bytes", "g", $6, page)
				scaled($1, "data_bytes", "g", $8, page)
			}
			$3 == "read_bytes:" { put($1, "read_bytes_total", "c", $4) }
			$3 == "write_bytes:" { put($1, "write_bytes_total", "c", $4) }
			$3 == "cancelled_write_bytes:" { put($1, "cancelled_write_bytes", "g", $4) }
			$2 == "schedstat" {
				scaled($1, "run_seconds_total", "c", $3, 1e-9)
				scaled($1, "wait_seconds_total", "w", $4, 1e-9)
				put($1, "slices_total", "c", $5)
			}
			$2 == "cgroup" && $3 ~ /^0::/ {
				item = $1
				sub(/^[0-9]+ cgroup 0::/, "")
				put(item, "cgroup", "g", $0)
			}
		'
	stat -c '%n %u' "$root"/proc/[0-9]* 2>/dev/null | awk "$hand_awk"'
		NR == FNR { split($0, entry, ":"); if (!(entry[3] in user)) user[entry[3]] = entry[1]; next }
		{
			sub(/^.*\//, "", $1)
			put($1, "uid", "g", $2)
			put($1, "user", "g", user[$2])
		}
	' "$root/etc/passwd" -
	# Words end with a zero byte; text that does not fit on one line of ours is left out.
	for directory in "$root"/proc/[0-9]*; do
		command=$(tr '\000' ' ' <"$directory/cmdline" 2>/dev/null | sed 's/ *$//') || continue
		case $command in
		*[[:cntrl:]\\]*) ;;
		*) printf '%s\tcommand\tg\t%.4096s\n' "${directory##*/}" "$command" ;;
		esac
	done
}
