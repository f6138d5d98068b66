#!/usr/bin/env bash
# How much memory a run takes, and whether it grows with the table: a table of N rows and one of four times as
# many, with a key and without one, each copied and verified from one MariaDB server to another.
#
#   tests/benchmark/memory.sh [--rows N] [--godwitctl PROGRAM]          N is 2000000 unless given
#
# Prints the peak of resident memory of each run. Exit code 1: a peak above 200 MiB, or one that is more than a
# tenth above the smaller table's.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rows=2000000
godwitctl=$root/build/release/app/godwitctl
while (($# > 1)); do
  case $1 in
    --rows) rows=$2 ;;
    --godwitctl) godwitctl=$2 ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
  shift 2
done
(($# == 0)) || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[[ -x $godwitctl ]] || { echo "no godwitctl at $godwitctl; build it, or name it with --godwitctl" >&2; exit 2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-memory.XXXXXX")
server=$root/tests/servers/mariadb.sh
stop_server() {
  "$server" stop "$work/server" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop_server EXIT
free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
"$server" install >/dev/null 2>&1
port=$(free_port)
"$server" start "$work/server" "$port" >/dev/null 2>&1
export MYSQL_PWD=godwit GODWIT_SOURCE_PASSWORD=godwit GODWIT_SINK_PASSWORD=godwit
sql=(mariadb --no-defaults -h127.0.0.1 -P"$port" -ugodwit)

make_table() { # DATABASE KEY ROWS
  "${sql[@]}" <<SQL
DROP DATABASE IF EXISTS \`$1\`;
DROP DATABASE IF EXISTS \`$1_copy\`;
CREATE DATABASE \`$1\`;
USE \`$1\`;
CREATE TABLE rows_of_it (id BIGINT NOT NULL$2, v VARCHAR(200) NOT NULL, n DECIMAL(20, 4), at DATETIME) ENGINE=InnoDB;
INSERT INTO rows_of_it SELECT seq, CONCAT(MD5(seq), REPEAT('x', seq % 120)), seq / 7,
  '2024-01-01' + INTERVAL seq SECOND FROM seq_1_to_$3;
SQL
}

# The peak of resident memory of one command, in KiB, on standard output; its own output goes away.
peak_of() {
  python3 - "$@" <<'PY'
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
if done.returncode != 0:
    sys.stderr.buffer.write(done.stdout)
    sys.exit("exit code %d" % done.returncode)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PY
}

measure() { # NAME KEY ROWS
  make_table "$1" "$2" "$3"
  cat >"$work/$1.json" <<JSON
{"name": "$1", "type": "MIGRATION", "sourceEndpointId": "s", "sinkEndpointId": "d",
 "transferMapping": {"mode": "SPECIFIC", "databases": [
   {"name": "$1", "mappedName": "$1_copy", "tables": [{"name": "rows_of_it"}]}]},
 "enableStructTransfer": true, "enableFullTransfer": true, "enableFullVerify": true}
JSON
  local url=mysql://godwit@127.0.0.1:$port/
  peak_of "$godwitctl" run "$work/$1.json" --home "$work/home" --source "$url" --sink "$url"
  "${sql[@]}" -e "DROP DATABASE \`$1\`; DROP DATABASE \`$1_copy\`"
}

status=0
compare() { # KIND KEY
  local small large
  small=$(measure "small_$1" "$2" "$rows")
  large=$(measure "large_$1" "$2" "$((rows * 4))")
  printf '%-12s %9d rows: %6.1f MiB   %9d rows: %6.1f MiB   ratio %.2f\n' "${1//_/ }" "$rows" \
    "$(python3 -c "print($small / 1024)")" "$((rows * 4))" "$(python3 -c "print($large / 1024)")" \
    "$(python3 -c "print($large / $small)")"
  if ((small > 204800 || large > 204800 || large * 10 > small * 11)); then
    echo "$1: above 200 MiB, or growing with the table" >&2
    status=1
  fi
}
compare with_key ' PRIMARY KEY'
compare without_key ''
exit "$status"
