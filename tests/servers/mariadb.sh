#!/usr/bin/env bash
# MariaDB 10.11 from Debian: a private server with a row binlog and GTIDs.
# Two of them side by side: give each its own DIR and PORT.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

PREFIX=GODWIT_MARIADB
DEFAULT_PORT=13306
USER_NAME=godwit
USER_PASSWORD=godwit

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

client() { # DIR ARGUMENTS...
  local dir=$1
  shift
  mariadb --no-defaults --connect-timeout=5 --socket="$dir/s.sock" --user=root "$@"
}

do_start() {
  local dir=$1 port=$2 server init
  server=$(find_program mariadbd) || die "mariadbd is not installed; run: ${0##*/} install"
  init=$(find_program mariadb-install-db) || die "mariadb-install-db is missing; run: ${0##*/} install"
  need mariadb "run: ${0##*/} install"
  mkdir -p "$dir"
  lock_dir "$dir"
  reuse_running "$dir" "$port" "$PREFIX"
  require_free_port "$port"
  local common=(--no-defaults --datadir="$dir/data" --user="$(id -un)")
  ((${#dir} < 90)) || die "the path is too long for a unix socket: $dir"
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
  record_pid "$dir" $! || die "the server exited at once; see $dir/server.log"
  wait_ready "$dir" 60 client "$dir" -e 'SELECT 1'
  require_loopback "$dir" "$port"
  client "$dir" -e "SET sql_log_bin=0;
    CREATE OR REPLACE USER '$USER_NAME'@'127.0.0.1' IDENTIFIED BY '$USER_PASSWORD';
    GRANT ALL PRIVILEGES ON *.* TO '$USER_NAME'@'127.0.0.1' WITH GRANT OPTION;" >&2 ||
    die_stopping "$dir" 'could not create the test user'
  save_info "$dir" HOST=127.0.0.1 "PORT=$port" "USER=$USER_NAME" "PASSWORD=$USER_PASSWORD" \
    "SOCKET=$dir/s.sock" "DATADIR=$dir/data" "SERVER_ID=${GODWIT_SERVER_ID:-$port}" \
    "VERSION=$(client "$dir" -N -e 'SELECT VERSION()')"
  print_info "$dir" "$PREFIX"
}

do_stop() {
  [[ -d $1 ]] || { say "nothing in $1"; return 0; }
  lock_dir "$1"
  stop_recorded "$1" TERM 60
}

verb=${1-}
dir=$(absolute "${2:-$SERVERS_ROOT/mariadb}")
case $verb in
  install) do_install ;;
  start)
    port=${3:-$DEFAULT_PORT}
    check_port "$port"
    do_start "$dir" "$port"
    ;;
  stop) do_stop "$dir" ;;
  env) print_info "$dir" "$PREFIX" ;;
  *) usage ;;
esac
