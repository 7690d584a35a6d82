#!/usr/bin/env bash
# Long fuzzing, outside ./test: fuzz/long.sh [SECONDS=600] [TARGET...]. New findings land in fuzz/findings/TARGET/ and are replayed by ./test.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
shift || true
cmake --preset fuzz > /dev/null
cmake --build --preset fuzz
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for source in fuzz/*.cpp; do
        name=$(basename "$source" .cpp)
        [ "$name" = replay ] || targets+=("$name")
    done
fi
for target in "${targets[@]}"; do
    mkdir -p "build/fuzz/corpus/$target" "fuzz/corpus/$target" "fuzz/findings/$target"
    echo "== $target, $seconds s"
    "build/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="fuzz/findings/$target/" -print_final_stats=1 \
        "build/fuzz/corpus/$target" "fuzz/corpus/$target" 2>&1 | grep -E "ERROR|SUMMARY|stat::number_of_executed_units|stat::average_exec|Test unit written" || true
    rmdir --ignore-fail-on-non-empty "fuzz/findings/$target"
done
