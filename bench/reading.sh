#!/usr/bin/env bash
# The reader beside pdftotext on the same documents, and its speed on a corpus: bench/reading.sh [FOLDER of .txt]
set -euo pipefail
cd "$(dirname "$0")/.."
texts=${1:-tests/documents/reading/corpus}
command -v soffice > /dev/null || { echo "LibreOffice Writer turns the texts into PDF: apt-get install libreoffice-writer-nogui" >&2; exit 2; }
cmake --preset bench > /dev/null
cmake --build --preset bench --target bench_reading > /dev/null
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
/usr/bin/python3 tools/make_variants.py "$texts" "$made" --kinds pdf --limit 5 > /dev/null
pairs=()
for pdf in "$made"/*.pdf; do pairs+=("$texts/$(basename "$pdf" .pdf).txt" "$pdf"); done
build/bench/bench_reading "${pairs[@]}"
build/bench/bench_reading --corpus "$texts"/*.txt
