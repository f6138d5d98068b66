#!/usr/bin/env bash
# Installs and starts the servers that the integration tests need, each on a free port of 127.0.0.1
# with its data in DIR, and prints how to reach them:
#
#   eval "$(tests/servers/up.sh DIR)"
#   ctest --test-dir build/release -L integration
#   tests/servers/down.sh DIR
#
# Servers of other runs, and those of the machine itself, are left alone.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

(($# == 1)) || die "usage: ${0##*/} DIR"
dir=$(absolute "$1")
mkdir -p "$dir"

# One after the other: they share Debian's package lock and Maven's repository.
GODWIT_MYSQL_SERIES=8.0 "$here/mysql.sh" install
GODWIT_MYSQL_SERIES=5.7 "$here/mysql.sh" install
"$here/mariadb.sh" install
"$here/postgres.sh" install
"$here/oceanbase.sh" install

# Another program may take the port between our look and the server's start, so try a few.
start_somewhere() { # NAME COMMAND...
  local name=$1 attempt
  shift
  for attempt in 1 2 3; do
    "$@" start "$dir/$name" "$(free_port)" >/dev/null 2>"$dir/$name.start.log" && return 0
    say "$name did not start (attempt $attempt of 3):"
    tail -n 5 "$dir/$name.start.log" >&2
  done
  return 1
}

start_somewhere mysql-8.0 env GODWIT_MYSQL_SERIES=8.0 "$here/mysql.sh" &
mysql80=$!
start_somewhere mysql-5.7 env GODWIT_MYSQL_SERIES=5.7 "$here/mysql.sh" &
mysql57=$!
start_somewhere mariadb "$here/mariadb.sh" &
mariadb=$!
start_somewhere postgres "$here/postgres.sh" &
postgres=$!
start_somewhere oceanbase "$here/oceanbase.sh" &
oceanbase=$!
failed=()
wait "$mysql80" || failed+=('MySQL 8.0')
wait "$mysql57" || failed+=('MySQL 5.7')
wait "$mariadb" || failed+=('MariaDB')
wait "$postgres" || failed+=('PostgreSQL')
wait "$oceanbase" || failed+=('OceanBase')
if ((${#failed[@]} > 0)); then
  "$here/down.sh" "$dir"
  die "not started: ${failed[*]}"
fi

print_url() { # VARIABLE NAME [SCHEME] [DATABASE]
  local port version
  port=$(info_value "$dir/$2" PORT)
  version=$(info_value "$dir/$2" VERSION)
  say "$2: $version on 127.0.0.1:$port"
  printf 'export %s=%s://godwit@127.0.0.1:%s/%s\n' "$1" "${3-mysql}" "$port" "${4-}"
}
print_url GODWIT_TEST_MYSQL80 mysql-8.0
print_url GODWIT_TEST_MYSQL57 mysql-5.7
print_url GODWIT_TEST_MARIADB mariadb
print_url GODWIT_TEST_POSTGRES postgres postgresql godwit
print_url GODWIT_TEST_OCEANBASE oceanbase oceanbase
echo 'export GODWIT_TEST_PASSWORD=godwit'
