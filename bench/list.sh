#!/usr/bin/env bash
# A list page of 50 rows from 100 000 at 50 connections: latencies by wrk, for one store (a path, or postgresql://… of an empty database).
# Needs the package wrk and the preset `bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
store=${1:?path of a new SQLite file, or postgresql://… of an empty database} port=18083 log=$(mktemp)
build/bench/bench_list "$store" "$port" > "$log" 2>&1 & server=$!
trap 'kill $server 2> /dev/null; rm -f "$log"' EXIT
until grep -q '^ready' "$log"; do sleep 0.2; done
for query in '' '?page=20' '?sort=people&descending=1' '?level=ward' '?q=muong' '?q=77' '?q=muong+phang+77' '?q=xa+nam&level=ward' '?page=1900'; do
    wrk -t1 -c50 -d"${SECONDS_EACH:-4}s" --latency "http://127.0.0.1:$port/places$query" |
        awk -v query="${query:-(first page)}" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {print} END {printf "%-28s %8s/s   p50 %8s   p99 %8s\n", query, rate, p50, p99}'
done
