#!/usr/bin/env bash
# How fast a table goes from MariaDB to PostgreSQL, side by side with its rivals: the same data, the same two
# servers, the same run, one after the other in every round, so that a noisy machine disturbs all of them alike.
#
#   tests/benchmark/postgres_speed.sh [--rows N] [--rounds N] [--build DIRECTORY]
#
# Rivals: pgloader; `mariadb | psql \copy` and the index built afterwards. Prints seconds (wall), CPU seconds of the
# client and of both servers, peak memory of the client, and the ratio of each rival's median to Godwit's. Then
# PostgreSQL alone, as a source and as a destination of one connection: Godwit's reader and writer against `psql \copy`.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rows=2000000
rounds=3
build=$root/build/release
while (($# > 1)); do
  case $1 in
    --rows) rows=$2 ;;
    --rounds) rounds=$2 ;;
    --build) build=$2 ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
  shift 2
done
(($# == 0)) || { sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
for program in "$build/app/godwitctl" "$build/tests/benchmark/bench_postgres_rows"; do
  [[ -x $program ]] || { echo "no $program; build it, or name the build with --build" >&2; exit 2; }
done
command -v pgloader >/dev/null || { echo "pgloader is not installed: apt-get install pgloader" >&2; exit 2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-bench.XXXXXX")
chmod 755 "$work"
mariadb=$root/tests/servers/mariadb.sh
postgres=$root/tests/servers/postgres.sh
stop_servers() {
  "$mariadb" stop "$work/source" >/dev/null 2>&1 || true
  "$postgres" stop "$work/sink" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop_servers EXIT
free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
for server in "$mariadb" "$postgres"; do "$server" install >/dev/null 2>&1; done
export GODWIT_BUFFER_POOL=${GODWIT_BUFFER_POOL:-512M}
sourcePort=$(free_port)
"$mariadb" start "$work/source" "$sourcePort" >/dev/null 2>&1
sinkPort=$(free_port)
"$postgres" start "$work/sink" "$sinkPort" >/dev/null 2>&1

export MYSQL_PWD=godwit PGPASSWORD=godwit
sinkUrl=postgresql://godwit@127.0.0.1:$sinkPort/godwit
at_source=(mariadb --no-defaults -h127.0.0.1 -P"$sourcePort" -ugodwit)
at_sink=(psql -q -X -v ON_ERROR_STOP=1 "$sinkUrl")

echo "making $rows rows ..." >&2
"${at_source[@]}" <<SQL
CREATE DATABASE bench;
USE bench;
CREATE TABLE orders (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, created DATETIME NOT NULL,
  amount DECIMAL(12,2) NOT NULL, status VARCHAR(20) NOT NULL, note VARCHAR(200) NOT NULL,
  KEY by_customer (customer_id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO orders
SELECT seq, (seq - 1) * 7919 % 100003, '2020-01-01' + INTERVAL seq SECOND, seq / 100,
  ELT(seq % 4 + 1, 'new', 'paid', 'sent', 'closed'),
  CONCAT(MD5(seq), ' ', SHA1(seq), ' ', MD5(seq + 1), ' ', LEFT(SHA1(seq + 2), 26))
FROM seq_1_to_$rows;
ANALYZE TABLE orders;
SQL

cat >"$work/project.json" <<JSON
{"name": "bench", "type": "MIGRATION", "sourceEndpointId": "e_source", "sinkEndpointId": "e_sink",
 "transferMapping": {"mode": "SPECIFIC", "databases": [{"name": "bench", "tables": [{"name": "orders"}]}]},
 "enableStructTransfer": true, "structTransferConfig": {"deferIndexCreation": true},
 "enableFullTransfer": true, "enableFullVerify": false}
JSON
cat >"$work/pgloader.load" <<LOAD
LOAD DATABASE FROM mysql://godwit:godwit@127.0.0.1:$sourcePort/bench
  INTO postgresql://godwit:godwit@127.0.0.1:$sinkPort/godwit;
LOAD
columns='id bigint PRIMARY KEY, customer_id integer NOT NULL, created timestamp(0) NOT NULL, amount numeric(12,2) NOT NULL,
  status varchar(20) NOT NULL, note varchar(200) NOT NULL'

# Seconds, CPU seconds and peak memory (MiB) of a command and its children; CPU seconds of the servers meanwhile.
cat >"$work/measure.py" <<'PYTHON'
import glob, os, resource, subprocess, sys, time

def times(stat):  # utime, stime, cutime, cstime
    return [int(field) for field in stat.rsplit(")", 1)[1].split()[11:15]]

def cpu(servers):
    ticks = 0
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as file:
                stat = file.read()
        except OSError:
            continue
        if stat.split(" ", 1)[0] in servers:
            ticks += sum(times(stat))  # with those of its children that have ended
        elif stat.rsplit(")", 1)[1].split()[1] in servers:
            ticks += sum(times(stat)[:2])
    return ticks / os.sysconf("SC_CLK_TCK")

servers = sys.argv[1].split(",")
before = cpu(servers)
begun = time.monotonic()
code = subprocess.call(sys.argv[2:])
wall = time.monotonic() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
time.sleep(0.3)  # what served the connection ends
print(f"{wall:.2f} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss / 1024:.0f} {cpu(servers) - before:.2f}")
sys.exit(code)
PYTHON
read -r sourcePid _ <"$work/source/server.pid"
read -r sinkPid _ <"$work/sink/server.pid"

empty_sink() { "${at_sink[@]}" -c 'SET client_min_messages = warning' -c 'DROP SCHEMA IF EXISTS bench CASCADE' \
  -c 'DROP SCHEMA IF EXISTS godwit CASCADE' -c 'CHECKPOINT'; }

# The copies; each is one shell command, so that it can be measured from outside.
godwit="GODWIT_SOURCE_PASSWORD=godwit GODWIT_SINK_PASSWORD=godwit '$build/app/godwitctl' run '$work/project.json' --json \
  --home '$work/home' --source 'mysql://godwit@127.0.0.1:$sourcePort/' --sink '$sinkUrl' >'$work/report.json' 2>'$work/run.log'"
pgloader="pgloader '$work/pgloader.load' >'$work/pgloader.log' 2>&1"
pipe="psql -q -X '$sinkUrl' -c 'CREATE SCHEMA bench' -c 'CREATE TABLE bench.orders ($columns)' &&
  mariadb --no-defaults -h127.0.0.1 -P$sourcePort -ugodwit --quick -N -B -e 'SELECT * FROM bench.orders' |
  psql -q -X '$sinkUrl' -c '\\copy bench.orders FROM STDIN' &&
  psql -q -X '$sinkUrl' -c 'CREATE INDEX by_customer ON bench.orders (customer_id)'"

check() { # NAME: every row arrived, or the figure means nothing
  local count
  count=$("${at_sink[@]}" -At -c 'SELECT count(*) FROM bench.orders')
  [[ $count == "$rows" ]] || { echo "$1 left $count rows of $rows at the sink" >&2; exit 1; }
}
measured() { # NAME COMMAND
  local result
  result=$(python3 "$work/measure.py" "$sourcePid,$sinkPid" bash -c "$2") ||
    { tail -n 20 "$work"/*.log "$work/report.json" >&2; exit 1; }
  echo "$result" >>"$work/$1.figures"
  echo "round $round: $1 $result" >&2
}

copies=(godwit pgloader pipe)
for ((round = 1; round <= rounds; round++)); do
  for way in "${copies[@]}"; do
    empty_sink
    measured "$way" "${!way}"
    check "$way"
    "${at_sink[@]}" -At -F ' ' -c "SELECT attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END
      FROM pg_attribute WHERE attrelid = 'bench.orders'::regclass AND attnum > 0 ORDER BY attnum" \
      -c "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'bench.orders'::regclass ORDER BY 1" >"$work/$way.made"
  done
done

# PostgreSQL alone: the table as it is now is the source, a second one without its index is the destination.
"${at_sink[@]}" -c "\\copy bench.orders TO '$work/rows.tsv'" -c "CREATE TABLE bench.written ($columns)"
bench="GODWIT_BENCH_PASSWORD=godwit '$build/tests/benchmark/bench_postgres_rows'"
read_psql="psql -q -X '$sinkUrl' -c '\\copy bench.orders TO /dev/null'"
read_godwit="$bench read '$sinkUrl' bench orders >/dev/null"
write_psql="psql -q -X '$sinkUrl' -c \"\\copy bench.written FROM '$work/rows.tsv'\""
write_godwit="$bench write '$sinkUrl' bench written '$work/rows.tsv' >/dev/null"
alone=(read_godwit read_psql write_godwit write_psql)
for ((round = 1; round <= rounds; round++)); do
  for way in "${alone[@]}"; do
    "${at_sink[@]}" -c 'TRUNCATE bench.written' -c 'CHECKPOINT'
    measured "$way" "${!way}"
  done
done

column() { # NAME COLUMN: the median
  awk -v c="$2" '{ print $c }' "$work/$1.figures" | sort -n |
    awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
table() { # BASE NAME...
  local base way ours
  base=$1
  shift
  ours=$(column "$base" 1)
  for way in "$@"; do
    printf '| %-12s | %7.2f | %7.2f | %7.2f | %5.0f | %5.2f |\n' "$way" "$(column "$way" 1)" "$(column "$way" 2)" \
      "$(column "$way" 4)" "$(column "$way" 3)" "$(awk -v a="$(column "$way" 1)" -v b="$ours" 'BEGIN { print a / b }')"
  done
}
heading='|              |  wall s | CPU s of the client | of the servers |   MiB | ratio |\n|---|---|---|---|---|---|\n'
printf '\nMariaDB to PostgreSQL, %d rows, %d rounds, medians\n\n' "$rows" "$rounds"
printf '%b' "$heading"
table godwit "${copies[@]}"
for way in "${copies[@]}"; do printf '\n%s made:\n%s\n' "$way" "$(cat "$work/$way.made")"; done
printf '\nPostgreSQL alone, one connection\n\n'
printf '%b' "$heading"
table read_godwit read_godwit read_psql
table write_godwit write_godwit write_psql
