#!/usr/bin/env bash
# The layers hold: core/ and godwitctl know no window, a client library is known to its connector only, and a
# folder of core/ includes none to its right.
#
#   layers.sh ROOT QT-INCLUDE-FOLDER [GODWITCTL]
set -uo pipefail
shopt -s nullglob

root=$1 qt=$2 program=${3-}
failed=0

complain() {
  printf '%s\n' "$*"
  failed=1
}

# Lines "file:header" of every #include below the folders.
includes() { # FOLDER...
  (cd "$root" && grep -rHoE --include='*.h' --include='*.cpp' '^ *# *include *[<"][^>"]+' "$@" 2>/dev/null) |
    sed -E 's/^([^:]+):.*[<"]/\1:/'
}

is_window_header() { # HEADER
  local module
  case $1 in
    QtGui/* | QtWidgets/* | QtCharts/* | QtSvg/* | QtSvgWidgets/* | QtPrintSupport/* | QtOpenGL*/* | QtQuick*/*) return 0 ;;
  esac
  for module in QtGui QtWidgets QtCharts QtSvg QtSvgWidgets QtPrintSupport QtOpenGL QtOpenGLWidgets; do
    [[ ! -e $qt/$module/$1 ]] || return 0
  done
  return 1
}

no_window_headers() { # FOLDER...
  local line
  while IFS= read -r line; do
    if is_window_header "${line#*:}"; then complain "${line%%:*} includes the window header ${line#*:}"; fi
  done < <(includes "$@" | grep -E ':Q')
}

client_libraries_stay_home() {
  local line file
  while IFS= read -r line; do
    file=${line%%:*}
    case ${line#*:}:$file in
      mysql*:core/connectors/mysql/*.cpp) ;;
      mysql*) complain "$file includes ${line#*:}, which belongs to core/connectors/mysql" ;;
      libpq*:core/connectors/postgresql/*.cpp) ;;
      libpq*) complain "$file includes ${line#*:}, which belongs to core/connectors/postgresql" ;;
      sqlite3.h:core/connectors/sqlite/* | sqlite3.h:core/state/*) ;;
      qt6keychain/*:core/keychain/*) ;;
      qt6keychain/*) complain "$file includes ${line#*:}, which belongs to core/keychain" ;;
      sodium.h:core/service/proof_key.cpp) ;;
      sodium.h*) complain "$file includes sodium.h, which belongs to core/service/proof_key.cpp" ;;
      sqlite3.h*) complain "$file includes sqlite3.h, which belongs to core/connectors/sqlite and core/state" ;;
    esac
  done < <(includes core | grep -E ':(mysql|mysqld_error|errmsg|sqlite3|sodium|libpq-fe|libpq-events|qt6keychain)(/.*)?\.h$')
}

order=(base data project mapping schema state connectors verify pipeline service keychain)
position() {
  local i
  for i in "${!order[@]}"; do
    [[ ${order[i]} != "$1" ]] || { echo "$i"; return; }
  done
  echo 99
}
arrows_point_left() {
  local line file from to header
  while IFS= read -r line; do
    file=${line%%:*} header=${line#*:}
    # The interfaces of a store are values and abstract classes; state/ and mapping/ speak of them too.
    [[ $header != core/connectors/connector.h ]] || continue
    from=${file#core/} to=${header#core/}
    if (($(position "${from%%/*}") < $(position "${to%%/*}"))); then
      complain "$file includes $header, which stands to its right"
    fi
  done < <(includes core | grep ':core/')
}

program_links_no_window() {
  local libraries
  libraries=$(ldd "$program") || complain "ldd cannot read $program"
  if grep -E 'libQt6(Gui|Widgets|Charts|Svg|PrintSupport|OpenGL)' <<<"$libraries"; then
    complain "$program links a window library"
  fi
}

# A check that finds nothing has to show that it would.
finds_what_it_looks_for() {
  local tree real_root=$root
  tree=$(mktemp -d)
  mkdir -p "$tree/core/base" "$tree/core/schema" "$tree/core/service" "$tree/core/connectors"
  echo '#include <QWidget>' >"$tree/core/base/a.h"
  echo '#include <QtGui/QColor>' >"$tree/core/base/b.h"
  echo '#include <mysql.h>' >"$tree/core/schema/c.cpp"
  echo '#include "core/schema/d.h"' >"$tree/core/base/d.cpp"
  echo '#include <libpq-fe.h>' >"$tree/core/connectors/postgresql.h"
  echo '#include <qt6keychain/keychain.h>' >"$tree/core/service/e.cpp"
  root=$tree
  local found
  found=$(no_window_headers core; client_libraries_stay_home; arrows_point_left)
  root=$real_root
  rm -rf "$tree"
  [[ $(wc -l <<<"$found") == 6 ]] || complain "the checks themselves are broken; of six mistakes they found: $found"
}

[[ -d $qt/QtCore ]] || complain "$qt holds no Qt headers"
finds_what_it_looks_for
no_window_headers core app/commands app/sample app/godwitctl.cpp
client_libraries_stay_home
arrows_point_left
[[ -z $program ]] || program_links_no_window
exit "$failed"
