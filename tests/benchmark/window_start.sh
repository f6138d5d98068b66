#!/bin/bash
# How long the workbench takes to a usable window, what it holds in memory then, and what it costs while nobody
# touches it; DB Browser for SQLite is measured the same way, in turn, on the same X server.
#   tests/benchmark/window_start.sh BUILD_FOLDER [SECONDS_IDLE]
# "Usable": the window is on the screen and its process has come to rest. Files are in the page cache.
set -euo pipefail

build=$1 idle=${2:-60}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
server=
finish()
{
    [ -z "$server" ] || kill "$server" 2> /dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT

mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp 3> "$scratch/display" 2> /dev/null &
server=$!
read -r number < "$scratch/display"
export DISPLAY=:$number XDG_RUNTIME_DIR=$scratch HOME=$scratch LC_ALL=C.UTF-8
unset QT_QPA_PLATFORM DBUS_SESSION_BUS_ADDRESS

programs=("$build/app/godwit --home $scratch/home")
if command -v sqlitebrowser > /dev/null; then
    programs+=(sqlitebrowser)
else
    echo "sqlitebrowser is not installed: nothing to compare with"
fi
python3 "$here/window_start.py" "$idle" "${programs[@]}"
