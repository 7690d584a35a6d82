#!/usr/bin/env bash
# A static page from our server against bare RESTinio with the same headers and bytes: requests a second by wrk at 50 connections,
# the two in turns, ROUNDS times. Needs the package wrk and the preset `bench`. The log of our server goes to a file, as in service.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-5} seconds=${SECONDS_EACH:-4} program=build/bench/bench_http_static log=$(mktemp)
"$program" bare 18081 & bare=$!
"$program" ours 18082 > "$log" 2>&1 & ours=$!
trap 'kill $bare $ours 2> /dev/null; rm -f "$log"' EXIT
sleep 0.5
rate() { wrk -t1 -c50 -d"${seconds}s" "http://127.0.0.1:$1/static/app.0123456789.css" | awk '/Requests\/sec/ { print $2 }'; }
ratios=()
for _ in $(seq "$rounds"); do
    of_bare=$(rate 18081) of_ours=$(rate 18082)
    ratios+=("$(awk "BEGIN { printf \"%.3f\", $of_ours / $of_bare }")")
    echo "bare $of_bare/s   ours $of_ours/s   ratio ${ratios[-1]}"
done
echo "median ratio $(printf '%s\n' "${ratios[@]}" | sort -n | sed -n "$(((rounds + 1) / 2))p") (aim: at least 0.9)"
