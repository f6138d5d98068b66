#!/usr/bin/env bash
# PostgreSQL 15 from Debian: a private server on 127.0.0.1 alone, with SCRAM passwords, no socket file
# and logical decoding on. As root it runs as the account postgres, for the server refuses to be root.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

PREFIX=GODWIT_POSTGRES
DEFAULT_PORT=15432
BIN=/usr/lib/postgresql/15/bin
ACCOUNT=postgres

do_install() {
  apt_install postgresql-15 postgresql-client-15
  [[ -x $BIN/postgres ]] || die "there is no $BIN/postgres after the install"
  say "installed: $("$BIN/postgres" --version)"
}

# The account has to get into folders of root's below DIR, which a test may have made for itself alone:
# hence the one capability. The server keeps it only as long as it lives.
as_server=()
if ((EUID == 0)); then
  as_server=(setpriv --reuid="$ACCOUNT" --regid="$ACCOUNT" --init-groups --inh-caps=-all,+dac_override
    --ambient-caps=+dac_override --)
fi

sql() { # DIR DATABASE STATEMENT
  PGPASSWORD=$USER_PASSWORD PGCONNECT_TIMEOUT=5 "$BIN/psql" -X -q -A -t -w -v ON_ERROR_STOP=1 \
    -h 127.0.0.1 -p "$(<"$1/port")" -U "$USER_NAME" -d "$2" -c "$3"
}

make_cluster() { # DIR
  rm -rf "$1/data"
  mkdir -m 700 "$1/data"
  printf '%s' "$USER_PASSWORD" >"$1/password"
  if ((EUID == 0)); then chown "$ACCOUNT" "$1/data" "$1/password"; fi
  (cd / && "${as_server[@]}" "$BIN/initdb" -D "$1/data" -U "$USER_NAME" --pwfile="$1/password" -E UTF8 \
    --locale=C.UTF-8 --auth=scram-sha-256 --no-sync) >"$1/init.log" 2>&1 9>&- ||
    die "initdb failed; see $1/init.log"
  rm -f "$1/password"
  touch "$1/ready"
}

do_start() { # DIR PORT
  local dir=$1 port=$2
  [[ -x $BIN/postgres ]] || die "PostgreSQL is not installed; run: ${0##*/} install"
  mkdir -p "$dir"
  lock_dir "$dir"
  reuse_running "$dir" "$port" "$PREFIX"
  require_free_port "$port"
  [[ -e $dir/ready ]] || make_cluster "$dir"
  printf '%s\n' "$port" >"$dir/port"
  rm -f "$dir/data/postmaster.pid" # ours is not running, whatever has its number now
  cd /
  setsid "${as_server[@]}" "$BIN/postgres" -D "$dir/data" -p "$port" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c wal_level=logical -c max_wal_senders=10 -c max_replication_slots=10 \
    -c fsync=off -c shared_buffers=128MB -c max_connections=60 -c timezone=UTC \
    </dev/null >"$dir/server.log" 2>&1 9>&- &
  record_pid "$dir" $! || die "the server exited at once; see $dir/server.log"
  wait_ready "$dir" 60 sql "$dir" postgres 'SELECT 1'
  require_loopback "$dir" "$port"
  [[ -n $(sql "$dir" postgres "SELECT 1 FROM pg_database WHERE datname = 'godwit'") ]] ||
    sql "$dir" postgres 'CREATE DATABASE godwit' || die_stopping "$dir" 'could not create the database godwit'
  save_info "$dir" HOST=127.0.0.1 "PORT=$port" "USER=$USER_NAME" "PASSWORD=$USER_PASSWORD" DATABASE=godwit \
    "DATADIR=$dir/data" "VERSION=$(sql "$dir" postgres 'SHOW server_version')"
  print_info "$dir" "$PREFIX"
}

do_stop() { # DIR
  [[ -d $1 ]] || { say "nothing in $1"; return 0; }
  lock_dir "$1"
  stop_recorded "$1" INT 60 # INT: without waiting for those who are connected
}

answer_verb "$SERVERS_ROOT/postgres" "$@"
