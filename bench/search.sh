#!/usr/bin/env bash
# The page of search over 100 000 papers at 50 connections, each person typing something else: latencies by wrk, for one store (a path, or
# postgresql://… of an empty database; one that was filled is used again). PAUSE_MS (250): how long a person reads before the next search.
# Needs the package wrk and the preset `bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
store=${1:?path of a new SQLite file, or postgresql://… of an empty database} port=18085 log=$(mktemp) asking=$(mktemp)
build/bench/bench_search "$store" 100000 "$port" > "$log" 2> /dev/null & server=$!
trap 'kill $server 2> /dev/null; rm -f "$log" "$asking"' EXIT
until grep -q '^ready' "$log"; do kill -0 $server; sleep 0.2; done
cat > "$asking" << 'END'
local queries = {}
for line in io.lines(os.getenv("QUERIES")) do
    if line ~= "ready" then
        queries[#queries + 1] = line:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
    end
end
local pause = tonumber(os.getenv("PAUSE_MS") or "250")
function request() return wrk.format("GET", wrk.path .. "&q=" .. queries[math.random(#queries)]) end
if pause > 0 then
    function delay() return math.floor(pause * (0.5 + math.random())) end
end
END
for order in newest rank; do
    QUERIES=$log wrk -t1 -c"${CONNECTIONS:-50}" -d"${SECONDS_EACH:-10}s" --latency -s "$asking" "http://127.0.0.1:$port/documents/search?order=$order" |
        awk -v order="$order" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {print} END {printf "%-8s %8s/s   p50 %8s   p99 %8s\n", order, rate, p50, p99}'
done
