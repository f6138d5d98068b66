#!/usr/bin/env bash
# Builds the Debian package and tries it where nothing else is: a minimal Debian 12 root is made, the package
# installed there with its dependencies, both programs started (the workbench from its desktop entry, with a
# project file as its argument), and removed again without remains.
#
#   packaging/test-deb.sh [BUILD-FOLDER]      build/release unless given; needs root
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${1:-$root/build/release}
work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-deb.XXXXXX")
chroot=$work/root
trap 'rm -rf --one-file-system "$work"' EXIT

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}
say() { printf '== %s\n' "$*"; }
inside() { chroot "$chroot" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }

((EUID == 0)) || fail 'run this as root: it makes a Debian root to install into'
"$root/packaging/install-deps.sh" --only mmdebstrap file desktop-file-utils appstream

say 'Package'
cmake --build "$build" -j "$(nproc)" --target godwit godwitctl
(cd "$build" && cpack -G DEB -B "$work" >"$work/cpack.log") || { cat "$work/cpack.log"; fail 'cpack'; }
deb=$(ls "$work"/godwit_*.deb)
dpkg-deb --info "$deb" | sed -n '/Package/,$p'
desktop-file-validate "$root"/packaging/linux/*.desktop
appstreamcli validate --no-net "$root"/packaging/linux/*.metainfo.xml

say 'Clean Debian 12'
# The machine's own sources, so that what it can reach is what is used.
sources=$(grep -rhE '^deb ' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null || true)
[[ -n $sources ]] || sources=$(cat /etc/apt/sources.list.d/*.sources)
mmdebstrap --variant=apt --include=ca-certificates bookworm "$chroot" - <<<"$sources" >"$work/mmdebstrap.log" 2>&1 ||
  { tail -20 "$work/mmdebstrap.log"; fail 'mmdebstrap'; }
inside find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var -o -path /run \) -prune -o -print |
  sort >"$work/before"

say 'Install'
cp "$deb" "$chroot/tmp/godwit.deb"
inside apt-get install -y -q --no-install-recommends /tmp/godwit.deb xvfb xauth x11-utils >"$work/install.log" 2>&1 ||
  { tail -20 "$work/install.log"; fail 'the package does not install'; }
inside godwitctl --version
inside godwit --version
[[ $(inside sh -c 'command -v godwit') == /usr/bin/godwit ]] || fail 'godwit is not on the path'

say 'Start from the desktop entry, with a project file'
cp "$root/resources/sample/project.json" "$chroot/tmp/shop.godwit.json"
command=$(sed -n 's/^Exec=//p' "$chroot/usr/share/applications/org.godwit.Godwit.desktop")
cat >"$chroot/tmp/start.sh" <<START
export HOME=/tmp/home GODWIT_HOME=/tmp/home/godwit DISPLAY=:77
mkdir -p \$HOME
Xvfb :77 -screen 0 1280x720x24 >/dev/null 2>&1 &
for i in \$(seq 50); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
${command/\%f//tmp/shop.godwit.json} >/tmp/godwit.log 2>&1 &
program=\$!
for i in \$(seq 100); do
  title=\$(xwininfo -root -tree 2>/dev/null | grep -o '"[^"]*Godwit"' | head -1)
  [ -z "\$title" ] || break
  sleep 0.1
done
kill -0 \$program || { cat /tmp/godwit.log; exit 1; }
echo "window: \$title"
kill \$program; wait \$program 2>/dev/null
[ -n "\$title" ]
START
mount --bind /proc "$chroot/proc" 2>/dev/null && trap 'umount "$chroot/proc"; rm -rf --one-file-system "$work"' EXIT
inside sh /tmp/start.sh || { cat "$chroot/tmp/godwit.log" 2>/dev/null; fail 'the workbench does not start'; }

say 'Remove'
inside apt-get purge -y -q godwit >"$work/purge.log" 2>&1 || { tail "$work/purge.log"; fail 'the package does not go'; }
remains=$(inside find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var -o -path /run \) -prune -o \
  -iname '*godwit*' -print)
[[ -z $remains ]] || fail "left behind: $remains"
say 'installs, starts, opens a project, and goes without remains'
