# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# More of hand.sh: devices and the network.
: "${root?}" "${page:?}" "${hand_awk:?}"

pressure_hand()
{
	for file in cpu memory io irq; do
		# Reading may be refused while the file is there: then the kernel was started without.
		! cat "$root/proc/pressure/$file" >/dev/null 2>&1 || tr "=" ' ' <"$root/proc/pressure/$file" |
			awk -v item="$file" "$hand_awk"'{
				for (i = 2; i <= 6; i += 2)
					put(item, $1 "_" $i "_percent", "g", $(i + 1))
				scaled(item, $1 "_seconds_total", "c", $9, 1e-6)
			}'
	done
}

net_hand()
{
	sed '1,2d; s/:/ /' "$root/proc/net/dev" | awk "$hand_awk"'{
		split("rx_bytes rx_packets rx_errors rx_dropped rx_fifo rx_frame rx_compressed rx_multicast " \
			"tx_bytes tx_packets tx_errors tx_dropped tx_fifo tx_collisions tx_carrier tx_compressed", names)
		for (i = 1; i <= 16; i++)
			put($1, names[i] "_total", "c", $(i + 1))
	}'
	# A name of an interface has no blank.
	# shellcheck disable=SC2013
	for interface in $(sed '1,2d; s/:.*//' "$root/proc/net/dev"); do
		directory=$root/sys/class/net/$interface
		value "$interface" ifindex g "$directory/ifindex"
		value "$interface" state g "$directory/operstate"
		value "$interface" address g "$directory/address"
		value "$interface" mtu_bytes g "$directory/mtu"
		value "$interface" duplex g "$directory/duplex"
		speed=$(line "$directory/speed")
		case $speed in
		-* | 65535) speed= ;;
		esac
		printf '%s\tspeed_bits\tg\t%s\n' "$interface" "${speed:+${speed}000000}"
	done
}

# usage: table FILE PAIRS: two lines each, "Tcp: names", "Tcp: numbers"; the pairs are "Tcp:InSegs metric kind"
table()
{
	awk "$hand_awk"'
		NR == FNR { metric[$1] = $2; kind[$1] = $3; next }
		$1 != title { title = $1; count = split($0, names); next }
		{
			for (i = 2; i <= count; i++)
				if ((title names[i]) in metric)
					put("", metric[title names[i]], kind[title names[i]], $i)
			title = ""
		}
	' - "$1" <<-END
		$2
	END
}

socket_hand()
{
	awk -v page="$page" "$hand_awk"'
		{ for (i = 2; i < NF; i += 2) found[$1 $i] = $(i + 1) }
		END {
			put("", "used", "g", found["sockets:used"])
			put("", "tcp_in_use", "g", found["TCP:inuse"])
			put("", "tcp_orphans", "g", found["TCP:orphan"])
			put("", "tcp_time_wait", "g", found["TCP:tw"])
			put("", "tcp_allocated", "g", found["TCP:alloc"])
			scaled("", "tcp_memory_bytes", "g", found["TCP:mem"], page)
			put("", "udp_in_use", "g", found["UDP:inuse"])
			scaled("", "udp_memory_bytes", "g", found["UDP:mem"], page)
			put("", "udplite_in_use", "g", found["UDPLITE:inuse"])
			put("", "raw_in_use", "g", found["RAW:inuse"])
			put("", "fragments", "g", found["FRAG:inuse"])
			put("", "fragment_memory_bytes", "g", found["FRAG:memory"])
		}
	' "$root/proc/net/sockstat"
	table "$root/proc/net/snmp" 'Tcp:ActiveOpens tcp_active_opens_total c
		Tcp:PassiveOpens tcp_passive_opens_total c
		Tcp:AttemptFails tcp_failed_opens_total c
		Tcp:EstabResets tcp_resets_total c
		Tcp:CurrEstab tcp_established g
		Tcp:InSegs tcp_in_segments_total c
		Tcp:OutSegs tcp_out_segments_total c
		Tcp:RetransSegs tcp_retransmits_total c
		Tcp:InErrs tcp_in_errors_total c
		Tcp:OutRsts tcp_out_resets_total c
		Udp:InDatagrams udp_in_datagrams_total c
		Udp:NoPorts udp_no_port_total c
		Udp:InErrors udp_in_errors_total c
		Udp:OutDatagrams udp_out_datagrams_total c
		Udp:RcvbufErrors udp_receive_buffer_errors_total c
		Udp:SndbufErrors udp_send_buffer_errors_total c'
	table "$root/proc/net/netstat" 'TcpExt:SyncookiesSent tcp_syncookies_sent_total c
		TcpExt:ListenOverflows tcp_listen_overflows_total c
		TcpExt:ListenDrops tcp_listen_drops_total c
		TcpExt:TCPTimeouts tcp_timeouts_total c
		TcpExt:TCPBacklogDrop tcp_backlog_drops_total c
		TcpExt:TCPAbortOnMemory tcp_memory_aborts_total c
		TcpExt:TCPMemoryPressures tcp_memory_pressures_total c
		IpExt:InOctets ip_in_bytes_total c
		IpExt:OutOctets ip_out_bytes_total c'
}

disk_hand()
{
	awk "$hand_awk"'{
		split("reads reads_merged read_bytes read_seconds writes writes_merged write_bytes write_seconds " \
			"in_flight io_seconds queue_seconds discards discards_merged discard_bytes discard_seconds " \
			"flushes flush_seconds", names)
		put($3, "major", "g", $1)
		put($3, "minor", "g", $2)
		for (i = 4; i <= 20; i++) {
			scale = names[i - 3] ~ /_bytes/ ? 512 : names[i - 3] ~ /_seconds/ ? 0.001 : 1
			if (i == 12)
				put($3, "in_flight", "g", $i)
			else
				# Time in requests is kept per CPU and only roughly by the kernel.
				scaled($3, names[i - 3] "_total", scale == 0.001 ? "w" : "c", $i, scale)
		}
	}' "$root/proc/diskstats"
	for directory in "$root"/sys/block/*; do
		disk=${directory##*/}
		# "cciss!c0d0" is cciss/c0d0.
		name=$(printf '%s' "$disk" | tr '!' /)
		grep -q " $name " "$root/proc/diskstats" || continue
		value "$name" size_bytes g "$directory/size" 512
		value "$name" removable g "$directory/removable"
		value "$name" read_only g "$directory/ro"
		value "$name" rotational g "$directory/queue/rotational"
		value "$name" hidden g "$directory/hidden"
		value "$name" model g "$directory/device/model"
		[ ! -d "$directory/slaves" ] || printf '%s\tslaves\tg\t%s\n' "$name" "$(find "$directory/slaves" -mindepth 1 | wc -l)"
	done
}

partition_hand()
{
	[ ! -e "$root/proc/partitions" ] || awk "$hand_awk"'
		$1 !~ /^[0-9]+$/ { next }
		{
			put($4, "major", "g", $1)
			put($4, "minor", "g", $2)
			scaled($4, "size_bytes", "g", $3, 1024)
		}
	' "$root/proc/partitions"
}

raid_hand()
{
	[ ! -e "$root/proc/mdstat" ] || awk "$hand_awk"'
		/^md/ {
			item = $1
			failed = gsub(/\(F\)/, "(F)")
			spares = gsub(/\(S\)/, "(S)")
			put(item, "state", "g", $3)
			put(item, "failed", "g", failed)
			put(item, "spares", "g", spares)
			if ($3 == "active")
				put(item, "level", "g", $4 ~ /^\(/ ? $5 : $4)
		}
		/^ .* blocks/ && item != "" { scaled(item, "size_bytes", "g", $1, 1024) }
		/^ .*\[[0-9]+\/[0-9]+\]/ && item != "" {
			match($0, /\[[0-9]+\/[0-9]+\]/)
			split(substr($0, RSTART + 1, RLENGTH - 2), counts, "/")
			put(item, "devices", "g", counts[1])
			put(item, "active_devices", "g", counts[2])
		}
		/^$/ { item = "" }
	' "$root/proc/mdstat"
}
