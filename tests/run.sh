#!/usr/bin/env bash
# Installs what the tests need, builds, starts the servers and runs everything.
#
#   tests/run.sh           all of it; campaigns (kill -9, large tables, ...) at a tenth of their length
#   tests/run.sh --long    the campaigns in full
#   tests/run.sh --quick   Release build, checks and unit tests: no servers, no sanitizers
#
# The last line is "N passed, N failed"; the exit code is 0 only if nothing failed. What could not be
# built, started or run counts as failed, and so does a test that skipped itself.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
mode=normal
case ${1-} in
  '') ;;
  --long) mode=long ;;
  --quick) mode=quick ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    [[ $1 == --help ]] && exit 0
    exit 2
    ;;
esac
export GODWIT_CAMPAIGN_SCALE=0.1
if [[ $mode == long ]]; then export GODWIT_CAMPAIGN_SCALE=1; fi

jobs=$(nproc)
passed=0
failed=0
times=()
failures=()
section_name=
section_start=0
servers=
work=$(mktemp -d "${TMPDIR:-/tmp}/godwit-run.XXXXXX")

end_section() {
  [[ -n $section_name ]] || return 0
  local seconds=$((SECONDS - section_start))
  times+=("$(printf '%5d s  %s' "$seconds" "$section_name")")
  printf -- '-- %s: %d s\n' "$section_name" "$seconds"
}
section() {
  end_section
  section_name=$1
  section_start=$SECONDS
  printf '\n== %s\n' "$section_name"
}
pass() { passed=$((passed + ${1:-1})); }
fail() { # WHAT
  failed=$((failed + 1))
  failures+=("$1")
  printf 'FAILED: %s\n' "$1"
}

finish() {
  if [[ -n $servers ]]; then
    section 'Stopping the servers'
    tests/servers/down.sh "$servers"
  fi
  end_section
  section_name=
  rm -rf "$work"
  printf '\n== Summary\n'
  printf '%s\n' ${times[@]+"${times[@]}"}
  printf '%5d s  in all\n' "$SECONDS"
  printf 'failed: %s\n' ${failures[@]+"${failures[@]}"} | sed '/^failed: $/d'
  printf '%d passed, %d failed\n' "$passed" "$failed"
  if ((failed > 0 || passed == 0)); then exit 1; fi
  exit 0
}
trap finish EXIT
trap 'fail "interrupted"; exit 130' INT TERM HUP

# One command, one result. Its output is shown only if it fails.
check() { # NAME COMMAND...
  local name=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then
    pass
    printf 'ok: %s\n' "$name"
  else
    tail -n 60 "$work/check.log"
    fail "$name"
    return 1
  fi
}

build() { # PRESET TARGET...
  local preset=$1
  shift
  check "configure $preset" cmake --preset "$preset" || return 1
  check "build $preset" cmake --build "build/$preset" -j "$jobs" --target "$@"
}

# Adds up what CTest's JUnit file says. Qt Test programs report their own totals: those count, one for each test
# function and row. Prints "PASSED FAILED", then a line for each failure.
tally() { # JUNIT
  awk '
    function attribute(line, key,   at) {
      at = index(line, key "=\""); if (!at) return ""
      line = substr(line, at + length(key) + 2)
      return substr(line, 1, index(line, "\"") - 1)
    }
    /<testcase / {
      name = attribute($0, " name"); status = attribute($0, " status")
      good = 0; bad = 0; skipped = 0; cases = 0
    }
    match($0, /Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped/) {
      split(substr($0, RSTART, RLENGTH), word, " ")
      good += word[2]; bad += word[4]; skipped += word[6]; cases = 1
    }
    /<\/testcase>/ {
      if (!cases && status == "run") good = 1
      if (status != "run" && bad + skipped == 0) bad = 1
      allGood += good; allBad += bad + skipped
      if (bad) line[++lines] = name " (" bad " failed" (status == "notrun" ? ", did not run" : "") ")"
      if (skipped) line[++lines] = name " (" skipped " skipped itself)"
    }
    END { print allGood + 0, allBad + 0; for (i = 1; i <= lines; i++) print line[i] }' "$1"
}

run_tests() { # NAME PRESET CTEST-OPTION...
  local name=$1 preset=$2 junit=$work/junit.xml counts line
  shift 2
  rm -f "$junit"
  "${without_aslr[@]}" ctest --test-dir "build/$preset" --output-on-failure --no-tests=error \
    --output-junit "$junit" --test-output-size-passed 8000000 --test-output-size-failed 8000000 \
    "$@" 2>&1 | grep -v -e '^ *Start ' -e '^PASS  '
  if [[ ! -s $junit ]]; then
    fail "$name: no tests ran"
    return 1
  fi
  counts=$(tally "$junit")
  read -r good bad <<<"$counts"
  passed=$((passed + good))
  failed=$((failed + bad))
  while IFS= read -r line; do
    failures+=("$name: $line")
  done < <(tail -n +2 <<<"$counts")
  printf '%s: %d passed, %d failed\n' "$name" "$good" "$bad"
}

sources() {
  git ls-files -- '*.h' '*.cpp' 2>/dev/null || find app core ui tests -name '*.h' -o -name '*.cpp'
}
scripts() {
  git ls-files -- '*.sh' .ci/run 2>/dev/null || find packaging tests .ci -name '*.sh' -o -path .ci/run
}
scripts_parse() {
  local script status=0
  while IFS= read -r script; do bash -n "$script" || status=1; done < <(scripts)
  return "$status"
}
sources_are_formatted() { sources | xargs -d '\n' clang-format-14 --dry-run -Werror; }

# g++ 12's thread sanitizer cannot place its memory where the kernel randomises addresses too widely.
without_aslr=()
if setarch "$(uname -m)" -R true 2>/dev/null; then without_aslr=(setarch "$(uname -m)" -R); fi

section 'Packages'
packages=(clang-format-14 binutils dbus-daemon)
if [[ $mode != quick ]]; then # a desktop without a screen, and what clicks and types there
  packages+=(xvfb openbox xdotool imagemagick fonts-dejavu-core at-spi2-core gir1.2-atspi-2.0 python3-gi)
fi
check 'packages' packaging/install-deps.sh "${packages[@]}"

section 'Checks of the sources'
check 'scripts parse' scripts_parse
check 'sources are formatted' sources_are_formatted

section 'Release: build'
if build release all; then
  section 'Release: unit tests'
  run_tests 'unit tests' release -L '^unit$' -j "$jobs"
  if [[ $mode != quick ]]; then
    section 'Servers: MySQL 8.0, MySQL 5.7, MariaDB, PostgreSQL, OceanBase'
    servers=$work/servers
    if tests/servers/up.sh "$servers" >"$work/servers.env"; then
      pass
      # shellcheck disable=SC1091 # written a moment ago
      . "$work/servers.env"
    else
      fail 'the servers did not start'
    fi
    section "Release: tests with servers, campaigns at $GODWIT_CAMPAIGN_SCALE of their length"
    # One at a time: some of them measure memory and time.
    run_tests 'tests with servers' release -LE '^unit$'
  fi
fi
[[ $mode == quick ]] && exit

section 'Address and undefined behaviour sanitizers: build of core/'
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
if build asan all; then
  section 'Address and undefined behaviour sanitizers: unit tests'
  run_tests 'address sanitizer' asan -L '^unit$' -j "$jobs"
fi

# Only what has threads.
section 'Thread sanitizer: build'
if build tsan tests/core/base/all tests/core/pipeline/all tests/core/verify/all; then
  section 'Thread sanitizer: unit tests'
  run_tests 'thread sanitizer' tsan -L '^unit$' -R '^core/(base|pipeline|verify)/' -j "$jobs"
fi
exit
