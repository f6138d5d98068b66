#!/bin/bash
# Pictures of every page and dialog, in both languages, light and dark, at 100 % and 200 %.
#   tests/ui/gallery/gallery.sh BUILD_FOLDER OUTPUT_FOLDER [GROUP]
# Makes OUTPUT_FOLDER/<language>-<colours>-<percent>/*.png, contact sheets of each, and looks.txt with what a
# program can see (clipped texts, low contrast). For people to look at: it judges nothing.
set -euo pipefail

build=$1 output=$2 group=${3:-}
cmake --build "$build" --target godwit_gallery
gallery=$build/tests/ui/gallery/godwit_gallery
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
mkdir -p "$output"

take() # language colours factor
{
    local folder=$output/$1-$2-$(($3 * 100))
    mkdir -p "$folder"
    QT_SCALE_FACTOR=$3 "$gallery" "$folder" "$1" "$2" ${group:+"$group"} > "$folder/looks.txt"
    sed "s|^|$1 $2 ${3}x: |" "$folder/looks.txt"
}

for language in en zh_CN; do
    for colours in light dark; do
        for factor in 1 2; do
            take "$language" "$colours" "$factor"
        done
    done
done | tee "$output/looks.txt"

command -v montage > /dev/null || exit 0
for folder in "$output"/*/; do
    folder=${folder%/}
    montage "$folder"/*.png -tile 3x4 -geometry 640x400+6+6 "$folder-sheet-%02d.jpg"
done
