# shellcheck shell=bash
# Helpers for the server scripts in this folder. Sourced, never run.

set -euo pipefail

REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Data is thrown away with the folder; programs are downloaded once and kept.
SERVERS_ROOT=${GODWIT_SERVERS_DIR:-${TMPDIR:-/tmp}/godwit-test-servers}
SOFTWARE_ROOT=${GODWIT_SERVERS_SOFTWARE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/godwit-test-servers}

# What every test server has in common. Kept small, so that three of them leave room for a build.
# shellcheck disable=SC2034 # for the scripts that source this
SERVER_OPTIONS=(--bind-address=127.0.0.1 --skip-name-resolve --local-infile=ON
  --character-set-server=utf8mb4 --binlog-format=ROW --binlog-row-image=FULL --log-slave-updates=ON
  --innodb-buffer-pool-size=${GODWIT_BUFFER_POOL:-256M} --innodb-flush-log-at-trx-commit=2 --sync-binlog=0
  --max-allowed-packet=256M)

say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: error: $*"; exit 1; }
need() { command -v "$1" >/dev/null 2>&1 || die "'$1' is needed but was not found; $2"; }

usage() {
  say "usage: ${0##*/} install | start [DIR] [PORT] | stop [DIR] | env [DIR]"
  exit 2
}

# mariadb-install-db and the dynamic loader's preload list cannot take these.
plain_path() {
  [[ $1 != *[[:space:]:]* ]] || die "a path with spaces or colons cannot be used: $1"
}

# Absolute form of a path that may not exist yet.
absolute() {
  local path=$1
  [[ $path == /* ]] || path=$PWD/$path
  plain_path "$path"
  printf '%s\n' "$path"
}

plain_path "$SOFTWARE_ROOT"

# ---- Debian packages -------------------------------------------------------

apt_install() { "$REPOSITORY/packaging/install-deps.sh" --only "$@" || exit 1; }

# ---- processes: only ever the one that was recorded ------------------------

# Start time of a process in clock ticks since boot: with the pid it names one
# process for good, so a recycled pid is never taken for the server's. A zombie
# counts as gone, but only once its other threads, which may still hold the
# port, have ended too.
process_started() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  local fields
  read -r -a fields <<<"$stat"
  [[ ${fields[0]} != Z ]] || ((fields[17] > 1)) || return 1
  printf '%s\n' "${fields[19]}"
}

record_pid() { # DIR PID
  local started
  started=$(process_started "$2") || return 1
  printf '%s %s\n' "$2" "$started" >"$1/server.pid"
}

# Prints the recorded server's pid when that very process still runs.
live_pid() { # DIR
  local pid started
  [[ -s $1/server.pid ]] || return 1
  read -r pid started <"$1/server.pid" || return 1
  [[ $(process_started "$pid") == "$started" ]] || return 1
  printf '%s\n' "$pid"
}

stop_recorded() { # DIR SIGNAL SECONDS
  local pid ticks
  if ! pid=$(live_pid "$1"); then
    rm -f "$1/server.pid"
    say "not running: $1"
    return 0
  fi
  kill -s "$2" "$pid"
  for ((ticks = 0; ticks < $3 * 10; ticks++)); do
    if ! live_pid "$1" >/dev/null; then
      rm -f "$1/server.pid"
      say "stopped pid $pid"
      return 0
    fi
    sleep 0.1
  done
  say "pid $pid did not stop within $3 s; sending KILL"
  kill -s KILL "$pid" 2>/dev/null || true
  for ((ticks = 0; ticks < 100; ticks++)); do
    live_pid "$1" >/dev/null || break
    sleep 0.1
  done
  live_pid "$1" >/dev/null && die "pid $pid is still there"
  rm -f "$1/server.pid"
}

# Waits until a command succeeds; gives up early when the server has died.
wait_ready() { # DIR SECONDS COMMAND...
  local dir=$1 seconds=$2 ticks
  shift 2
  for ((ticks = 0; ticks < seconds * 10; ticks++)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    if ! live_pid "$dir" >/dev/null; then
      rm -f "$dir/server.pid"
      tail -n 20 "$dir/server.log" >&2 || true
      die "the server exited while starting; its log is $dir/server.log"
    fi
    sleep 0.1
  done
  tail -n 20 "$dir/server.log" >&2 || true
  stop_recorded "$dir" TERM 5
  die "no answer within $seconds s; the log is $dir/server.log"
}

# For a failure after the server was started: it must not stay behind.
die_stopping() { # DIR MESSAGE
  stop_recorded "$1" TERM 10
  die "$2"
}

# One start or stop at a time for a DIR. The lock is on descriptor 9, which
# servers must not inherit: start them with 9>&-.
lock_dir() {
  need flock 'it is in util-linux'
  exec 9>"$1/lock"
  flock -w 120 9 || die "another start or stop holds $1/lock"
}

# ---- ports -----------------------------------------------------------------

check_port() {
  [[ $1 =~ ^[0-9]+$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535)) || die "not a port: $1"
}

# Local addresses (hexadecimal, as the kernel prints them) listening on a port.
listeners() {
  local hex table
  printf -v hex '%04X' "$1"
  for table in /proc/net/tcp /proc/net/tcp6; do
    [[ -r $table ]] || continue
    awk -v port="$hex" '$4 == "0A" { split($2, a, ":"); if (a[2] == port) print a[1] }' "$table"
  done
}

# A port that nobody listens on, below the range from which the kernel picks outgoing ports.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    [[ -n $(listeners "$port") ]] || break
  done
  printf '%s\n' "$port"
}

require_free_port() {
  [[ -z $(listeners "$1") ]] || die "port $1 is in use; give another: ${0##*/} start DIR PORT"
}

# Stops the server when it listens on anything but 127.0.0.1.
require_loopback() { # DIR PORT
  local address
  for address in $(listeners "$2"); do
    if [[ $address != 0100007F && $address != 0000000000000000FFFF00000100007F ]]; then
      stop_recorded "$1" TERM 10
      die "the server listened beyond 127.0.0.1 on port $2 (kernel form $address)"
    fi
  done
}

# ---- connection info -------------------------------------------------------

# Values with characters special to a shell are written quoted, so that the
# output of 'env' can be both read line by line and passed to eval.
save_info() { # DIR KEY=VALUE...
  local dir=$1 pair
  shift
  for pair in "$@"; do
    if [[ ${pair#*=} =~ ^[A-Za-z0-9._/:@%+,-]*$ ]]; then
      printf '%s\n' "$pair"
    else
      printf '%s=%q\n' "${pair%%=*}" "${pair#*=}"
    fi
  done >"$dir/info.new"
  mv "$dir/info.new" "$dir/info"
}

print_info() { # DIR PREFIX
  local prefix=${GODWIT_ENV_PREFIX:-$2} line
  live_pid "$1" >/dev/null || die "no server runs in $1; start it first"
  [[ -r $1/info ]] || die "no connection info in $1"
  while IFS= read -r line; do printf '%s_%s\n' "$prefix" "$line"; done <"$1/info"
}

info_value() { # DIR KEY
  [[ -r $1/info ]] || return 1
  sed -n "s/^$2=//p" "$1/info"
}

# Ends the script with the running server's info when DIR has one already.
reuse_running() { # DIR PORT PREFIX
  local pid running
  pid=$(live_pid "$1") || return 0
  running=$(info_value "$1" PORT) || running=unknown
  [[ $running == "$2" ]] || die "$1 already has a server on port $running (pid $pid); stop it first"
  say "already running, pid $pid"
  print_info "$1" "$3"
  exit 0
}

# ---- servers of MySQL's family ---------------------------------------------
# Their scripts set PREFIX and DEFAULT_PORT, and define do_install and do_start DIR PORT.

USER_NAME=godwit
USER_PASSWORD=godwit

client() { # DIR ARGUMENTS...
  local dir=$1
  shift
  mariadb --no-defaults --connect-timeout=5 --socket="$dir/s.sock" --user=root "$@"
}

# What comes before a start; ends the script when the server runs already.
claim_folder() { # DIR PORT
  need mariadb "run: ${0##*/} install"
  ((${#1} < 90)) || die "the path is too long for a unix socket: $1"
  mkdir -p "$1"
  lock_dir "$1"
  reuse_running "$1" "$2" "$PREFIX"
  require_free_port "$2"
}

# What comes after it: the server answers, on 127.0.0.1 alone, and has the tests' user.
present_server() { # DIR PORT PID SECONDS
  record_pid "$1" "$3" || die "the server exited at once; see $1/server.log"
  wait_ready "$1" "$4" client "$1" -e 'SELECT 1'
  require_loopback "$1" "$2"
  client "$1" -e "SET sql_log_bin=0;
    CREATE USER IF NOT EXISTS '$USER_NAME'@'127.0.0.1' IDENTIFIED BY '$USER_PASSWORD';
    GRANT ALL PRIVILEGES ON *.* TO '$USER_NAME'@'127.0.0.1' WITH GRANT OPTION;" >&2 ||
    die_stopping "$1" 'could not create the test user'
  save_info "$1" HOST=127.0.0.1 "PORT=$2" "USER=$USER_NAME" "PASSWORD=$USER_PASSWORD" \
    "SOCKET=$1/s.sock" "DATADIR=$1/data" "SERVER_ID=${GODWIT_SERVER_ID:-$2}" \
    "VERSION=$(client "$1" -N -e 'SELECT VERSION()')"
  print_info "$1" "$PREFIX"
}

do_stop() { # DIR
  [[ -d $1 ]] || { say "nothing in $1"; return 0; }
  lock_dir "$1"
  stop_recorded "$1" TERM 60
}

answer_verb() { # DEFAULT-DIR VERB [DIR] [PORT]
  local dir port
  dir=$(absolute "${3:-$1}")
  case ${2-} in
    install) do_install ;;
    start)
      port=${4:-$DEFAULT_PORT}
      check_port "$port"
      do_start "$dir" "$port"
      ;;
    stop) do_stop "$dir" ;;
    env) print_info "$dir" "$PREFIX" ;;
    *) usage ;;
  esac
}
