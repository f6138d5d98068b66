#!/usr/bin/env bash
# Builds the Debian package and tries it where nothing else is: in a minimal Debian 12 root it is installed with its
# dependencies, found by the desktop as the program for *.godwit.json, started from its desktop entry with such a
# file, and removed again without remains.
#
#   packaging/test-deb.sh [BUILD-FOLDER]      build/release unless given; needs root and Debian's mirror
#
# The last line is "Totals: N passed, …", which tests/run.sh counts.
set -euo pipefail

((EUID == 0)) || exec sudo -n "${BASH_SOURCE[0]}" "$@" # it makes a root to install into

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${1:-$root/build/release}
work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-deb.XXXXXX")
chroot=$work/root
id=org.godwit.Godwit
passed=0

leave() {
  local code=$?
  rm -rf --one-file-system "$work"
  if ((code != 0)); then printf 'Totals: %d passed, 1 failed, 0 skipped\n' "$passed"; fi
}
trap leave EXIT
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}
say() { printf '== %s (after %d s)\n' "$*" "$SECONDS"; }
ok() {
  passed=$((passed + 1))
  printf 'PASS: %s\n' "$*"
}
inside() { chroot "$chroot" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
install_inside() {
  inside apt-get install -y -q --no-install-recommends "$@" >"$work/install.log" 2>&1 || { tail -20 "$work/install.log"; fail "$* does not install"; }
}
# Every file of the root but what is made anew at each start, and apt's and dpkg's own books. Caches are rebuilt
# by the desktop's triggers whenever a package comes or goes.
files() {
  (cd "$chroot" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./run -o -path ./var/cache \
    -o -path ./var/log -o -path ./var/lib/apt \) -prune -o -print) | sort
}

# In a space of processes of its own, where the system gives one; else in a session of its own, whose processes it ends.
start_apart() {
  # shellcheck disable=SC2016 # for the inner shell
  if unshare --mount --pid --fork true 2>/dev/null; then
    unshare --mount --pid --fork --kill-child sh -c '
      mount -t proc proc "$1/proc" && exec chroot "$1" sh /tmp/start.sh' sh "$chroot"
  else
    setsid --wait chroot "$chroot" sh /tmp/start.sh
  fi
}

"$root/packaging/install-deps.sh" --only mmdebstrap file desktop-file-utils appstream

say 'Package'
cmake --build "$build" -j "$(nproc)" --target godwit godwitctl >"$work/build.log" 2>&1 || { tail -20 "$work/build.log"; fail 'the build'; }
(cd "$build" && cpack -G DEB -B "$work" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; fail 'cpack'; }
deb=$(ls "$work"/godwit_*.deb)
dpkg-deb --info "$deb" | grep -E '^ (Package|Version|Installed-Size|Depends|Recommends):'
ok "$(basename "$deb"), $(du -h "$deb" | cut -f1)"
desktop-file-validate "$root/packaging/linux/$id.desktop"
ok 'the desktop entry is valid'
appstreamcli validate --no-net "$root/packaging/linux/$id.metainfo.xml"
ok 'the AppStream data is valid'

say 'Clean Debian 12'
# The mirrors of Debian that this machine uses, so that what it can reach is what is used; nobody else's packages.
# shellcheck disable=SC2016 # apt's own variables
sources=$(apt-get indextargets --format '$(ORIGIN) deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
  sed -n 's/^Debian \(deb [^ ]* bookworm\(-updates\|-security\)\? .*\)/\1/p' | sort -u)
[[ -n $sources ]] || sources='deb http://deb.debian.org/debian bookworm main'
mmdebstrap --variant=apt --include=ca-certificates --skip=cleanup/apt/lists bookworm "$chroot" - \
  <<<"$sources" >"$work/mmdebstrap.log" 2>&1 || { tail -20 "$work/mmdebstrap.log"; fail 'mmdebstrap'; }
cp /etc/resolv.conf "$chroot/etc/resolv.conf" # for the downloads
# What a desktop has, and what the test looks with; no Qt.
install_inside xvfb xauth x11-utils libglib2.0-bin shared-mime-info desktop-file-utils
files >"$work/before"

say 'Install'
cp "$deb" "$chroot/tmp/godwit.deb"
install_inside /tmp/godwit.deb
ok 'it installs with its dependencies'
inside godwitctl --version
inside godwit --version
ok 'both programs start'
cp "$root/resources/sample/project.json" "$chroot/tmp/shop.godwit.json"
type=$(inside gio info -a standard::content-type /tmp/shop.godwit.json | sed -n 's/.*content-type: //p')
[[ $type == application/vnd.godwit.project+json ]] || fail "a .godwit.json file is taken for $type"
[[ $(inside gio mime "$type") == *"$id.desktop"* ]] || fail "the desktop knows no program for $type"
ok 'the desktop knows *.godwit.json as a Godwit project'

say 'Start from the desktop entry, with a project file'
cat >"$chroot/tmp/start.sh" <<START
export HOME=/tmp/home GODWIT_HOME=/tmp/home/godwit LC_ALL=C.UTF-8
mkdir -p \$HOME
code=1
mkfifo /tmp/display
Xvfb -displayfd 3 -screen 0 1280x720x24 3>/tmp/display >/dev/null 2>&1 &
read -r number </tmp/display
export DISPLAY=:\$number
gio launch /usr/share/applications/$id.desktop /tmp/shop.godwit.json >/tmp/godwit.log 2>&1 &
for i in \$(seq 300); do
  xwininfo -root -tree 2>/dev/null | grep -q '"sample-shop – Godwit"' && code=0 && break
  sleep 0.1
done
[ \$code = 0 ] || { echo 'the windows:'; xwininfo -root -tree | grep '"'; cat /tmp/godwit.log; }
[ \$\$ = 1 ] || { trap '' TERM; kill 0; } # everything that was started; the first process takes it along anyway
exit \$code
START
start_apart || fail 'the workbench does not open the project'
ok 'the desktop entry starts the workbench, which opens the file'

say 'Remove'
inside apt-get purge -y -q --auto-remove godwit >"$work/purge.log" 2>&1 || { tail "$work/purge.log"; fail 'the package does not go'; }
files >"$work/after"
remains=$(comm -13 "$work/before" "$work/after" | grep -v -x -F -e ./etc/resolv.conf || true)
[[ -z $remains ]] || fail "left behind: $remains"
ok 'it goes without remains'
say 'Done'
printf 'Totals: %d passed, 0 failed, 0 skipped\n' "$passed"
