#!/usr/bin/env bash
# The OceanBase engine behind a MySQL port: seekdb 1.2.0, "OceanBase 4.3.5.3", from PyPI. It runs
# inside a Python process, and binds every address unless loopback.c is preloaded.
# GODWIT_OCEANBASE_MEMORY sets its memory limit (default 2G, the least it works with).
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

ENGINE=1.2.0
MEMORY=${GODWIT_OCEANBASE_MEMORY:-2G}
HOME_DIR=$SOFTWARE_ROOT/oceanbase-$ENGINE
PREFIX=GODWIT_OCEANBASE
DEFAULT_PORT=2881

do_install() {
  local python=${PYTHON:-python3} work
  apt_install mariadb-client-core python3 python3-pip gcc libc6-dev
  if [[ -e $HOME_DIR/.ready ]]; then
    say "already installed: $HOME_DIR"
    return 0
  fi
  python=$("$python" -c 'import sys; print(sys.executable)')
  mkdir -p "$SOFTWARE_ROOT"
  work=$(mktemp -d "$SOFTWARE_ROOT/oceanbase.XXXXXX")
  # shellcheck disable=SC2064 # the folder's name as it is now
  trap "rm -rf '$work'" EXIT
  "$python" -m pip install -q --disable-pip-version-check --root-user-action=ignore \
    --no-deps --no-compile --only-binary=:all: --target "$work/python" "pylibseekdb==$ENGINE" >&2 ||
    die "pip could not install pylibseekdb==$ENGINE for $("$python" --version); is there a network?"
  printf '%s\n' "$python" >"$work/interpreter"
  cc -shared -fPIC -O2 -o "$work/loopback.so" "$here/loopback.c" -ldl || die 'could not compile loopback.c'
  PYTHONPATH=$work/python "$python" -c 'import pylibseekdb; pylibseekdb.open_with_service' ||
    die 'the engine does not load on this machine (it needs glibc 2.28)'
  touch "$work/.ready"
  rm -rf "$HOME_DIR"
  mv "$work" "$HOME_DIR"
  say "installed: pylibseekdb $ENGINE in $HOME_DIR"
}

ask() { # PORT ARGUMENTS...
  local port=$1
  shift
  mariadb --no-defaults --connect-timeout=5 -h 127.0.0.1 -P "$port" -u root "$@"
}

# A new engine answers SELECT 1 before it takes DDL, so this is what a start waits for. The engine
# forgets memory_limit when it ends.
set_up() { # PORT
  ask "$1" -e "ALTER SYSTEM SET memory_limit='$MEMORY'" || return 1
  ask "$1" -e "SET GLOBAL max_allowed_packet = 268435456" || return 1
  ask "$1" -e "CREATE USER IF NOT EXISTS '$USER_NAME'@'%' IDENTIFIED BY '$USER_PASSWORD';
    GRANT ALL PRIVILEGES ON *.* TO '$USER_NAME'@'%' WITH GRANT OPTION;
    CREATE DATABASE IF NOT EXISTS test; CREATE TABLE IF NOT EXISTS test.godwit_ready (id INT);
    DROP TABLE test.godwit_ready" || return 1
  mariadb --no-defaults --connect-timeout=5 -h 127.0.0.1 -P "$1" -u "$USER_NAME" \
    --password="$USER_PASSWORD" -e 'SELECT 1'
}

do_start() { # DIR PORT
  local dir=$1 port=$2
  [[ -e $HOME_DIR/.ready ]] || die "OceanBase $ENGINE is not installed; run: ${0##*/} install"
  claim_folder "$dir" "$port"
  # A first start that never got to an answer leaves data not worth keeping.
  [[ -e $dir/engine ]] || rm -rf "$dir/data"
  mkdir -p "$dir/data"
  LD_PRELOAD="$HOME_DIR/loopback.so" PYTHONPATH="$HOME_DIR/python" PYTHONDONTWRITEBYTECODE=1 \
    setsid "$(<"$HOME_DIR/interpreter")" "$here/oceanbase_serve.py" "$dir/data" "$port" \
    </dev/null >"$dir/server.log" 2>&1 9>&- &
  record_pid "$dir" $! || die "the server exited at once; see $dir/server.log"
  wait_ready "$dir" 120 set_up "$port"
  require_loopback "$dir" "$port"
  printf '%s\n' "$ENGINE" >"$dir/engine"
  save_info "$dir" HOST=127.0.0.1 "PORT=$port" "USER=$USER_NAME" "PASSWORD=$USER_PASSWORD" \
    "VERSION=OceanBase-$(ask "$port" -N -e 'SELECT ob_version()')"
  print_info "$dir" "$PREFIX"
}

answer_verb "$SERVERS_ROOT/oceanbase" "$@"
