#!/usr/bin/env bash
# Boards, matrices and leaders' figures over 100 000 turns at 50 connections, beside a constant page of the same server: latencies by wrk, for one
# engine. Needs the package wrk and the preset `bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
store=${1:?path of a new SQLite file, or the word postgresql} port=18084 log=$(mktemp)
build/bench/bench_boards "$store" "$port" > "$log" 2>&1 & server=$!
trap 'kill $server 2> /dev/null; rm -f "$log"' EXIT
until grep -q '^ready' "$log"; do sleep 0.2; kill -0 $server; done
cat "$log"
# who, address: a commune's officer, a province's leader, the country's
while read -r who address; do
    size=$(curl -s -o /dev/null -w '%{size_download}' -H "Cookie: who=$who" "http://127.0.0.1:$port$address")
    wrk -t1 -c50 -d"${SECONDS_EACH:-4}s" --latency -H "Cookie: who=$who" "http://127.0.0.1:$port$address" |
        awk -v what="$who $address" -v size="$size" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {print} END {printf "%-66s %8s/s   p50 %8s   p99 %8s   %7d bytes\n", what, rate, p50, p99, size}'
done << 'END'
commune /constant
commune /work
commune /directives/board/100
commune /directives/list
province /work
province /directives/late
province /directives/matrix
province /directives/matrix?period=2026-Q4
province /directives/calendar
province /directives/board/100
country /work
country /directives/late
country /directives/matrix?directive=1
country /directives/matrix?period=2026-11
country /directives/calendar
country /directives/board/100
country /directives/list?standing=overdue
END
