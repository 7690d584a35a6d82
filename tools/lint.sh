#!/usr/bin/env bash
# Formatting and clang-tidy over what changed since a commit (default: the whole tree): tools/lint.sh [BASE]
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset fuzz > /dev/null # the compile commands of clang
if [ $# -gt 0 ]; then
    mapfile -t files < <(git diff --name-only --diff-filter=d "$1" -- 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' 'fuzz/*.cpp')
else
    mapfile -t files < <(git ls-files 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' 'fuzz/*.cpp')
fi
[ ${#files[@]} -gt 0 ] || exit 0
clang-format-19 --dry-run --Werror "${files[@]}"
sources=()
for file in "${files[@]}"; do case "$file" in src/*.cpp) sources+=("$file") ;; esac; done
[ ${#sources[@]} -eq 0 ] || printf '%s\n' "${sources[@]}" | xargs -P 2 -n 4 clang-tidy-19 -p build/fuzz --quiet
