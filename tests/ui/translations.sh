#!/usr/bin/env bash
# Every text of the window is translated: lupdate finds nothing in the sources that translations/*.ts lacks, and
# nothing in them is unfinished or empty.
#
#   translations.sh ROOT LUPDATE
set -uo pipefail

root=$1 lupdate=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# Lists what stands unfinished in a .ts file once it knows all the sources' texts.
unfinished() { # TS LUPDATE-OPTION...
  local file=$work/${1##*/}
  [[ $1 == "$file" ]] || cp "$1" "$file"
  shift
  (cd "$root" && "$lupdate" -silent -locations none -no-obsolete ui app/godwit.cpp "$@" -ts "$file") >"$work/log" 2>&1 ||
    { cat "$work/log"; return 2; }
  python3 - "$file" <<'PYTHON'
import sys, xml.etree.ElementTree as tree
for context in tree.parse(sys.argv[1]).getroot().iter("context"):
    name = context.findtext("name")
    for message in context.iter("message"):
        translation = message.find("translation")
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        if translation.get("type") == "unfinished" or not all(forms):
            print(f"{name}: {message.findtext('source')!r}")
        # What the program fills in must have its place in the translation too.
        source = message.findtext("source") or ""
        for place in ("%1", "%2", "%3", "%4"):
            if place in source and any(place not in (form or "") for form in forms):
                print(f"{name}: {message.findtext('source')!r} lost {place}")
PYTHON
}

for language in en zh_CN; do
  options=()
  [[ $language != en ]] || options=(-pluralonly)
  missing=$(unfinished "$root/translations/godwit_$language.ts" "${options[@]}") || failed=1
  [[ -z $missing ]] || { printf '%s, %d texts:\n%s\n' "$language" "$(wc -l <<<"$missing")" "$(head -40 <<<"$missing")"; failed=1; }
done

# A check that finds nothing has to show that it would.
printf '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="zh_CN"></TS>' >"$work/empty_zh_CN.ts"
[[ -n $(unfinished "$work/empty_zh_CN.ts") ]] || { echo 'the check itself is broken: an empty file lacks nothing'; failed=1; }
exit "$failed"
