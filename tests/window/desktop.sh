#!/usr/bin/env bash
# Runs a command on a desktop of its own: an X display without a screen, a window manager, a message bus with the
# accessibility service, and a home folder. All of it goes away with the command.
#
#   tests/window/desktop.sh COMMAND...
#
# The display is 1280 × 720 unless GODWIT_DISPLAY_SIZE says otherwise.
set -uo pipefail

(($# > 0)) || { sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2; }
for program in Xvfb openbox dbus-run-session xdotool import; do
  command -v "$program" >/dev/null || { echo "desktop.sh: $program is missing; tests/run.sh installs what is needed" >&2; exit 1; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-desktop.XXXXXX")
display=
leave() {
  [[ -z $display ]] || kill "$display" 2>/dev/null
  wait 2>/dev/null
  rm -rf --one-file-system "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM HUP
mkdir -m 700 "$work/home" "$work/run"

# The X server chooses a number that is free, and tells it.
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 "${GODWIT_DISPLAY_SIZE:-1280x720}x24" -nolisten tcp 3>"$work/number" >"$work/xvfb.log" 2>&1 &
display=$!
read -r -t 60 number <"$work/number" || { cat "$work/xvfb.log"; echo 'desktop.sh: no X display' >&2; exit 1; }

unset GODWIT_HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_CURRENT_DESKTOP WAYLAND_DISPLAY LANGUAGE
export DISPLAY=:$number HOME=$work/home XDG_RUNTIME_DIR=$work/run LC_ALL=${GODWIT_DESKTOP_LOCALE:-C.UTF-8}
export PYTHONDONTWRITEBYTECODE=1 QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_SCALE_FACTOR=${QT_SCALE_FACTOR:-1}
dbus-run-session -- bash -c 'openbox >/dev/null 2>&1 & "$@"' desktop "$@"
