#!/usr/bin/env bash
# From a fresh clone to a migration that is done and proven: installs what is missing, builds, makes a small
# shop's database, migrates it to a new SQLite file, verifies every row and prints the proof. Where there is a
# display it also opens the workbench, which shows that migration.
#
#   packaging/quickstart.sh
#
# Nothing outside the clone's build/ folder and one folder of its own is touched. The exit code is that of the
# migration: 0 means copied and consistent.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if (($# > 0)); then
  sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
  [[ $1 == -h || $1 == --help ]] && exit 0
  exit 2
fi

step() { printf '\n== %s\n' "$*"; }

targets=(godwitctl)
packages=()
if [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; then
  targets+=(godwit)
  packages+=(fonts-dejavu-core)
  [[ -n ${DISPLAY-} ]] || packages+=(qt6-wayland)
fi

step 'Packages'
"$root/packaging/install-deps.sh" ${packages[@]+"${packages[@]}"}
echo 'all there'

step 'Build (a few minutes the first time)'
log=$root/build/quickstart.log
mkdir -p "$root/build"
build() {
  cd "$root" && cmake --preset release && cmake --build build/release --target "${targets[@]}" -j "$(nproc)"
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
workbench=$root/build/release/app/godwit
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
# Its data sources get the names that the project has for them.
"$godwitctl" source add --home "$home" --name sample-source --url "$(url "$source")" >/dev/null
"$godwitctl" source add --home "$home" --name sample-destination --url "$(url "$sink")" >/dev/null
code=0
"$godwitctl" run "$root/resources/sample/project.json" --home "$home" || code=$?

step 'Where things are'
quoted() { printf '%q' "$1"; }
cat <<TEXT
source       $source
destination  $sink
state        $home
program      $godwitctl

Next: look at what a run would do before it does it, or move a database of your own (README.md):
  $(quoted "$godwitctl") plan $(quoted "$root/resources/sample/project.json") --home $(quoted "$home") \\
    --sink $(quoted "$(url "$folder/another.db")")
TEXT

if [[ " ${targets[*]} " == *' godwit '* ]]; then
  step 'The workbench'
  # It outlives this script, and the terminal too.
  setsid "$workbench" --home "$home" </dev/null >"$folder/workbench.log" 2>&1 &
  window=$!
  sleep 1
  if kill -0 "$window" 2>/dev/null; then
    echo 'is open and shows this migration. To open it again:'
  else
    cat "$folder/workbench.log"
    echo 'could not be opened on this display. To try again:'
  fi
  printf '  %s --home %s\n' "$(quoted "$workbench")" "$(quoted "$home")"
fi
exit "$code"
