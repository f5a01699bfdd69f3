#!/usr/bin/env bash
# Makes src/styles/fonts/gabarito-core.woff2 anew: the letters of nearly every page, small enough
# for one round trip. Needs the Python package fonttools[woff]; the file is kept, so builds do not.
set -euo pipefail
cd "$(dirname "$0")/.."
whole=node_modules/@fontsource-variable/gabarito/files/gabarito-latin-wght-normal.woff2
limited=$(mktemp --suffix=.ttf)
trap 'rm -f "$limited"' EXIT
fonttools varLib.instancer "$whole" wght=400:800 --quiet --output "$limited"
# As in the unicode-range of tokens.css. What HVAR and MVAR say can be told from the outlines.
pyftsubset "$limited" --flavor=woff2 --layout-features=kern,tnum --no-hinting --name-IDs='' \
    --drop-tables+=HVAR,MVAR,STAT --output-file=src/styles/fonts/gabarito-core.woff2 \
    --unicodes=U+0020,U+0021,U+0024-0029,U+002C-003A,U+003F,U+0041-005A,U+0061-007A,U+00A0,U+00A2,U+00B7,U+2013,U+2019,U+2026
