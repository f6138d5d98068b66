#!/usr/bin/env bash
# Stops the servers that up.sh started in DIR. Their data stays until DIR is removed.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"

(($# == 1)) || die "usage: ${0##*/} DIR"
dir=$(absolute "$1")
status=0
[[ ! -d $dir/mysql-8.0 ]] || GODWIT_MYSQL_SERIES=8.0 "$here/mysql.sh" stop "$dir/mysql-8.0" || status=1
[[ ! -d $dir/mysql-5.7 ]] || GODWIT_MYSQL_SERIES=5.7 "$here/mysql.sh" stop "$dir/mysql-5.7" || status=1
[[ ! -d $dir/mariadb ]] || "$here/mariadb.sh" stop "$dir/mariadb" || status=1
[[ ! -d $dir/postgres ]] || "$here/postgres.sh" stop "$dir/postgres" || status=1
[[ ! -d $dir/oceanbase ]] || "$here/oceanbase.sh" stop "$dir/oceanbase" || status=1
exit "$status"
