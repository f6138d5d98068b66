#!/usr/bin/env bash
# MariaDB 10.11 from Debian: a private server with a row binlog and GTIDs.
# Two of them side by side: give each its own DIR and PORT.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

PREFIX=GODWIT_MARIADB
DEFAULT_PORT=13306

find_program() {
  local name
  for name in "$@"; do
    PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "$name" && return 0
  done
  return 1
}

do_install() {
  apt_install mariadb-server-core mariadb-client-core mariadb-client
  find_program mariadbd >/dev/null || die 'mariadbd is not on the path after the install'
  say "installed: $("$(find_program mariadbd)" --version)"
}

do_start() {
  local dir=$1 port=$2 server init
  server=$(find_program mariadbd) || die "mariadbd is not installed; run: ${0##*/} install"
  init=$(find_program mariadb-install-db) || die "mariadb-install-db is missing; run: ${0##*/} install"
  claim_folder "$dir" "$port"
  local common=(--no-defaults --datadir="$dir/data" --user="$(id -un)")
  if [[ ! -e $dir/data/.ready ]]; then
    rm -rf "$dir/data"
    "$init" "${common[@]}" --auth-root-authentication-method=normal --skip-test-db \
      --skip-name-resolve >"$dir/init.log" 2>&1 9>&- || die "mariadb-install-db failed; see $dir/init.log"
    touch "$dir/data/.ready"
  fi
  setsid "$server" "${common[@]}" "${SERVER_OPTIONS[@]}" --port="$port" \
    --socket="$dir/s.sock" --pid-file="$dir/mariadbd.pid" \
    --server-id="${GODWIT_SERVER_ID:-$port}" --log-bin="$dir/data/binlog" --gtid-domain-id=0 \
    --gtid-strict-mode=ON --binlog-row-metadata=FULL </dev/null >"$dir/server.log" 2>&1 9>&- &
  present_server "$dir" "$port" $! 60
}

answer_verb "$SERVERS_ROOT/mariadb" "$@"
