#!/usr/bin/env bash
# Installs the Debian 12 packages that a build of Godwit needs, and nothing else.
#
#   packaging/install-deps.sh                     the packages of a build
#   packaging/install-deps.sh PACKAGE...          those and the named ones
#   packaging/install-deps.sh --only PACKAGE...   the named ones alone
#
# What is there already is left alone: on a machine that has everything this needs neither root nor
# a network, and prints nothing.
set -euo pipefail

build_packages=(
  cmake ninja-build g++ ccache pkg-config
  qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev libgl-dev # the workbench, and Qt Test for the tests
  qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools # its translations
  qtkeychain-qt6-dev # passwords in the desktop's keyring
  libmariadb-dev libpq-dev libsqlite3-dev libxxhash-dev libsodium-dev
  nlohmann-json3-dev libexpected-dev libcli11-dev
)

say() { printf 'install-deps: %s\n' "$*" >&2; }
die() {
  say "error: $*"
  exit 1
}

case ${1-} in
  -h | --help)
    sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
  --only)
    shift
    (($# > 0)) || die '--only needs the name of a package'
    wanted=("$@")
    ;;
  -*) die "unknown option $1; see --help" ;;
  *) wanted=("${build_packages[@]}" "$@") ;;
esac

command -v dpkg-query >/dev/null 2>&1 ||
  die "this system has no dpkg; install the equivalents of: ${wanted[*]}"

missing=()
for package in "${wanted[@]}"; do
  # shellcheck disable=SC2016 # dpkg's own variable
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [[ $status == 'install ok installed' ]] || missing+=("$package")
done
((${#missing[@]} > 0)) || exit 0

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null 2>&1 ||
    die "missing: ${missing[*]}. Run this as root, or install sudo, to have them installed"
  as_root=(sudo)
  [[ -t 0 ]] || as_root=(sudo -n) # nobody there to type a password
  "${as_root[@]}" true ||
    die "sudo was refused; as root, run: apt-get install --no-install-recommends ${missing[*]}"
fi

say "installing ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
  -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

refresh_lists() {
  local attempt
  for attempt in 1 2 3 4; do
    "${apt[@]}" update >"$log" 2>&1 && return 0
    say "apt-get update failed (attempt $attempt of 4)"
    sleep $((attempt * 5)) # another apt may hold the lists' lock
  done
  tail -n 20 "$log" >&2
  die 'the package lists cannot be refreshed; is there a network, and are the apt sources right?'
}

install_missing() { "${apt[@]}" install --no-install-recommends "${missing[@]}" >"$log" 2>&1; }

# A fresh machine has no lists at all; old ones may name files that the mirrors have dropped since.
compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null || refresh_lists
if ! install_missing; then
  say 'refreshing the package lists and trying once more'
  refresh_lists
  install_missing || {
    tail -n 30 "$log" >&2
    die "apt-get could not install: ${missing[*]}"
  }
fi
say 'done'
