#!/usr/bin/env bash
# The register's pages over 100 000 papers: latencies by wrk, for one store (a path, or postgresql://… of an empty database).
# CONNECTIONS (4): how many ask at once. Needs the package wrk and the preset `bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
store=${1:?path of a new SQLite file, or postgresql://… of an empty database} port=18084 log=$(mktemp)
build/bench/bench_register "$store" "$port" > "$log" 2>&1 & server=$!
trap 'kill $server 2> /dev/null; rm -f "$log"' EXIT
until grep -q '^ready' "$log"; do kill -0 $server || { cat "$log"; exit 1; }; sleep 0.2; done
for query in '' '/incoming' '/incoming?page=20' '?page=20' '?state=draft' '/incoming?state=skipped' '?from=01/01/2024' \
    '/incoming?from=01/01/2024' '?q=nuoc+sach' '/incoming?q=nuoc+sach' '?q=77' '/incoming?q=nha+o+899' '/papers/5000'; do
    wrk -t1 -c"${CONNECTIONS:-4}" -d"${SECONDS_EACH:-4}s" --latency "http://127.0.0.1:$port/documents$query" |
        awk -v query="/documents$query" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {print} END {printf "%-36s %8s/s   p50 %8s   p99 %8s\n", query, rate, p50, p99}'
done
