#!/usr/bin/env bash
# Makes the pictures of resources/screenshots anew: starts the real program with an empty home on a display of its own
# and migrates the sample there, in English and in Chinese, by clicking alone.
#
#   packaging/screenshots.sh [BUILD-FOLDER] [PICTURE-FOLDER]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [[ ${1-} == -* ]]; then
  sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
  exit 0
fi
build=${1:-$root/build/release}
pictures=${2:-$root/resources/screenshots}
"$root/packaging/install-deps.sh" --only xvfb openbox xdotool imagemagick fonts-dejavu-core fonts-noto-cjk \
  dbus-daemon at-spi2-core gir1.2-atspi-2.0 python3-gi
cmake --build "$build" -j "$(nproc)" --target godwit

mkdir -p "$pictures"
for language in en zh_CN; do
  GODWIT_DESKTOP_LOCALE=$language.UTF-8 "$root/tests/window/desktop.sh" /usr/bin/python3 "$root/packaging/screenshots.py" \
    "$build/app/godwit" "$language" "$pictures"
done
ls -l "$pictures"
