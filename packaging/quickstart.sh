#!/usr/bin/env bash
# From a fresh clone to a migration that is done and proven: installs what is missing, builds godwitctl, makes
# a small shop's database, migrates it to a new SQLite file, verifies every row and prints the proof.
#
#   packaging/quickstart.sh
#
# Nothing outside the clone's build/ folder and one folder of its own is touched. The exit code is that of the
# migration: 0 means copied and consistent.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if (($# > 0)); then
  sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
  [[ $1 == -h || $1 == --help ]] && exit 0
  exit 2
fi

step() { printf '\n== %s\n' "$*"; }

step 'Packages'
"$root/packaging/install-deps.sh"
echo 'all there'

step 'Build (a few minutes the first time)'
log=$root/build/quickstart.log
mkdir -p "$root/build"
build() {
  cd "$root" && cmake --preset release && cmake --build build/release --target godwitctl -j "$(nproc)"
}
show_progress() {
  if [[ -t 1 ]]; then
    sed -u -n 's/^\(\[[0-9]*\/[0-9]*\]\).*/\1/p' | while read -r count; do printf '\r%s ' "$count"; done
    printf '\n'
  else
    cat >/dev/null
  fi
}
if ! (build 2>&1) | tee "$log" | show_progress; then
  tail -n 40 "$log" >&2
  echo "quickstart: the build failed; the whole log is $log" >&2
  exit 1
fi
godwitctl=$root/build/release/app/godwitctl
"$godwitctl" --version

step 'A sample to move'
folder=$(mktemp -d "${TMPDIR:-/tmp}/godwit-quickstart.XXXXXX")
source=$folder/shop.db
sink=$folder/shop-migrated.db
home=$folder/home
"$godwitctl" sample --out "$source"

# In a URL of a SQLite file, these three are written as %25, %3F and %23.
url() {
  local path=${1//%/%25}
  path=${path//\?/%3F}
  printf 'sqlite://%s' "${path//#/%23}"
}

step 'The migration, under the rules of resources/sample/project.json'
code=0
"$godwitctl" run "$root/resources/sample/project.json" --home "$home" \
  --source "$(url "$source")" --sink "$(url "$sink")" || code=$?

step 'Where things are'
quoted() { printf '%q' "$1"; }
cat <<TEXT
source       $source
destination  $sink
state        $home
program      $godwitctl

Next: look at what a run would do before it does it, or move a database of your own (README.md):
  $(quoted "$godwitctl") plan $(quoted "$root/resources/sample/project.json") --home $(quoted "$home") \\
    --source $(quoted "$(url "$source")") --sink $(quoted "$(url "$folder/another.db")")
TEXT
exit "$code"
