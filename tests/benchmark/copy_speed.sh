#!/usr/bin/env bash
# How fast a table is copied, side by side with its rivals: the same data, the same two servers, the same run,
# one after the other in every round, so that a noisy machine disturbs all of them alike.
#
#   tests/benchmark/copy_speed.sh mariadb|mysql8 [--rows N] [--rounds N] [--godwitctl PROGRAM]
#
# Rivals: `mariadb-dump | mariadb`; mydumper + myloader (MariaDB only: Debian's hangs on MySQL 8.0);
# limit = ready files loaded by LOAD DATA LOCAL on two connections, the index built afterwards: what the
# destination itself can take. Godwit copies the schema, the rows and the index, without the verification,
# which none of the rivals does. Prints seconds (wall) and the ratio of each rival's median to Godwit's.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
kind=${1:?usage: copy_speed.sh mariadb|mysql8 [--rows N] [--rounds N] [--godwitctl PROGRAM]}
shift
rows=2000000
rounds=3
godwitctl=$root/build/release/app/godwitctl
while (($# > 1)); do
  case $1 in
    --rows) rows=$2 ;;
    --rounds) rounds=$2 ;;
    --godwitctl) godwitctl=$2 ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
  shift 2
done
[[ -x $godwitctl ]] || { echo "no godwitctl at $godwitctl; build it, or name it with --godwitctl" >&2; exit 2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-bench.XXXXXX")
case $kind in
  mariadb) server=("$root/tests/servers/mariadb.sh") ;;
  mysql8) server=(env GODWIT_MYSQL_SERIES=8.0 "$root/tests/servers/mysql.sh") ;;
  *) echo "unknown kind of server: $kind" >&2; exit 2 ;;
esac
stop_servers() {
  "${server[@]}" stop "$work/source" || true
  "${server[@]}" stop "$work/sink" || true
  rm -rf "$work"
}
trap stop_servers EXIT

free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
"${server[@]}" install >/dev/null 2>&1
export GODWIT_BUFFER_POOL=${GODWIT_BUFFER_POOL:-512M}
sourcePort=$(free_port)
"${server[@]}" start "$work/source" "$sourcePort" >/dev/null 2>&1
sinkPort=$(free_port)
"${server[@]}" start "$work/sink" "$sinkPort" >/dev/null 2>&1

export MYSQL_PWD=godwit
at_source=(mariadb --no-defaults -h127.0.0.1 -P"$sourcePort" -ugodwit --local-infile=1)
at_sink=(mariadb --no-defaults -h127.0.0.1 -P"$sinkPort" -ugodwit --local-infile=1)

echo "making $rows rows ..." >&2
"${at_source[@]}" <<SQL
CREATE DATABASE bench;
USE bench;
CREATE TABLE digits (d INT PRIMARY KEY);
INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
CREATE TABLE orders (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, created DATETIME NOT NULL,
  amount DECIMAL(12,2) NOT NULL, status VARCHAR(20) NOT NULL, note VARCHAR(200) NOT NULL,
  KEY by_customer (customer_id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO orders
SELECT n + 1, n * 7919 % 100003, '2020-01-01' + INTERVAL n SECOND, n / 100, ELT(n % 4 + 1, 'new', 'paid', 'sent', 'closed'),
  CONCAT(MD5(n), ' ', SHA1(n), ' ', MD5(n + 1), ' ', LEFT(SHA1(n + 2), 26))
FROM (SELECT a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d + 100000*g.d + 1000000*h.d AS n
      FROM digits a, digits b, digits c, digits e, digits f, digits g, digits h) AS numbers
WHERE n < $rows;
DROP TABLE digits;
ANALYZE TABLE orders;
SQL
"${at_source[@]}" -e "SELECT TABLE_ROWS, AVG_ROW_LENGTH FROM information_schema.tables WHERE table_schema = 'bench'" >&2

half=$((rows / 2))
"${at_source[@]}" -N -B -e "SELECT * FROM bench.orders WHERE id <= $half" >"$work/first.tsv"
"${at_source[@]}" -N -B -e "SELECT * FROM bench.orders WHERE id > $half" >"$work/second.tsv"
create=$("${at_source[@]}" -N -B -r -e 'SHOW CREATE TABLE bench.orders' | cut -f2- | grep -v 'KEY `by_customer`' |
  sed 's/PRIMARY KEY (`id`),/PRIMARY KEY (`id`)/')

cat >"$work/project.json" <<JSON
{"name": "bench", "type": "MIGRATION", "sourceEndpointId": "e_source", "sinkEndpointId": "e_sink",
 "transferMapping": {"mode": "SPECIFIC", "databases": [{"name": "bench", "tables": [{"name": "orders"}]}]},
 "enableStructTransfer": true, "structTransferConfig": {"deferIndexCreation": true},
 "enableFullTransfer": true, "enableFullVerify": false}
JSON

empty_sink() { "${at_sink[@]}" -e 'DROP DATABASE IF EXISTS bench; DROP DATABASE IF EXISTS godwit'; }

godwit() {
  GODWIT_SOURCE_PASSWORD=godwit GODWIT_SINK_PASSWORD=godwit "$godwitctl" run "$work/project.json" --json \
    --home "$work/home" --source "mysql://godwit@127.0.0.1:$sourcePort/" --sink "mysql://godwit@127.0.0.1:$sinkPort/" \
    >"$work/report.json" 2>"$work/run.log" || { cat "$work/run.log" "$work/report.json" >&2; exit 1; }
}
dump() {
  "${at_sink[@]}" -e 'CREATE DATABASE bench'
  mariadb-dump --no-defaults -h127.0.0.1 -P"$sourcePort" -ugodwit --single-transaction bench | "${at_sink[@]}" bench
}
mydumper_myloader() {
  rm -rf "$work/dump"
  mydumper --no-defaults -h 127.0.0.1 -P "$sourcePort" -u godwit -p godwit -B bench -t 2 -r 100000 -o "$work/dump" >/dev/null 2>&1 ||
    mydumper -h 127.0.0.1 -P "$sourcePort" -u godwit -p godwit -B bench -t 2 -r 100000 -o "$work/dump" 2>>"$work/run.log"
  myloader -h 127.0.0.1 -P "$sinkPort" -u godwit -p godwit -B bench -t 2 -d "$work/dump" 2>>"$work/run.log"
}
limit() {
  "${at_sink[@]}" -e 'CREATE DATABASE bench'
  printf '%b' "$create" | "${at_sink[@]}" bench
  local load='SET foreign_key_checks = 0; LOAD DATA LOCAL INFILE'
  "${at_sink[@]}" bench -e "$load '$work/first.tsv' INTO TABLE orders CHARACTER SET binary" &
  local first=$!
  "${at_sink[@]}" bench -e "$load '$work/second.tsv' INTO TABLE orders CHARACTER SET binary"
  wait "$first"
  "${at_sink[@]}" bench -e 'ALTER TABLE orders ADD KEY by_customer (customer_id)'
}

check() { # NAME: every row arrived, or the figure means nothing
  local count
  count=$("${at_sink[@]}" -N -e 'SELECT COUNT(*) FROM bench.orders')
  [[ $count == "$rows" ]] || { echo "$1 left $count rows of $rows at the sink" >&2; exit 1; }
}

ways=(godwit dump limit)
[[ $kind == mariadb ]] && ways=(godwit dump mydumper_myloader limit)
for ((round = 1; round <= rounds; round++)); do
  for way in "${ways[@]}"; do
    empty_sink
    sync
    begun=$(date +%s.%N)
    "$way"
    ended=$(date +%s.%N)
    check "$way"
    seconds=$(awk -v a="$begun" -v b="$ended" 'BEGIN { printf "%.2f", b - a }')
    echo "$seconds" >>"$work/$way.seconds"
    echo "round $round: $way $seconds s" >&2
  done
done

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ours=$(median "$work/godwit.seconds")
printf '%s, %d rows, %d rounds, median seconds\n' "$kind" "$rows" "$rounds"
for way in "${ways[@]}"; do
  theirs=$(median "$work/$way.seconds")
  printf '%-20s %8.2f s   ratio to godwit %.2f\n' "$way" "$theirs" "$(awk -v a="$theirs" -v b="$ours" 'BEGIN { print a / b }')"
done
