#!/usr/bin/env bash
# Hugo, Huizheng, Hugo on the same articles; figures on standard output.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
articles=$(readlink -f "${1:?a directory with content/ (or hugo/content/) and import.jsonl}")
content=$articles/content
[ -d "$content" ] || content=$articles/hugo/content
scratch=$(mktemp -d "${TMPDIR:-/tmp}/hugo-bench-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cp -r "$home/bench/hugo/." "$scratch/"
ln -s "$content" "$scratch/content"

run_hugo() {
  rm -rf "$scratch/public" "$scratch/resources"
  /usr/bin/env time -f '{"bench":"hugo","run":'"$1"',"seconds":%e,"userSeconds":%U,"systemSeconds":%S,"peakMemoryKiB":%M}' \
    hugo --quiet -s "$scratch" -d "$scratch/public" 2>&1
}

hugo version
run_hugo 1
find "$scratch/public" -type f -printf '%s\n' | awk '{ n++; s += $1 } END { printf "{\"bench\":\"hugo\",\"files\":%d,\"bytes\":%d}\n", n, s }'
rm -rf "$scratch/public"
"$home/huizheng" bench generate "$articles/import.jsonl" --warm 12 --scratch "${TMPDIR:-/tmp}"
run_hugo 2
