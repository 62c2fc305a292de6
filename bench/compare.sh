#!/usr/bin/env bash
# Hugo and Huizheng in turn on the same articles; figures on standard output.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
articles=$(readlink -f "${1:?a directory with content/ and import.jsonl}")
scratch=$(mktemp -d "${TMPDIR:-/tmp}/hugo-bench-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cp -r "$home/bench/hugo/." "$scratch/"
ln -s "$articles/content" "$scratch/content"
hugo version
for run in 1 2; do
  rm -rf "$scratch/public" "$scratch/resources"
  /usr/bin/env time -f '{"bench":"hugo","run":'"$run"',"seconds":%e,"userSeconds":%U,"systemSeconds":%S,"peakMemoryKiB":%M}' \
    hugo --quiet -s "$scratch" -d "$scratch/public"
done
find "$scratch/public" -type f -printf '%s\n' | awk '{ n++; s += $1 } END { printf "{\"bench\":\"hugo\",\"files\":%d,\"bytes\":%d}\n", n, s }'
"$home/huizheng" bench generate "$articles/import.jsonl" --scratch "${TMPDIR:-/tmp}"
