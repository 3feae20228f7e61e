#!/usr/bin/env bash
# How long it takes to find the events between two countries in half a gigabyte of
# GDELT's event files, whole processes: `detente import gdelt`, and DuckDB and Polars
# that filter the same rows and sum them up by day; and of the same file packed, beside
# programs that do nothing but unpack it. DuckDB and Polars are installed into a folder
# of its own. Not part of CI: times depend on the machine and on what else it does.
#
#   benches/streams.sh [ROUNDS] [FOLDER]
#
# FOLDER has the real file that the large one is made of. DETENTE may name a program
# that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds="${1:-9}"
data="${2:-../shared/data/gdelt/raw}"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/detente/streams"
detente="${DETENTE:-${CARGO_TARGET_DIR:-target}/release/detente}"
if [ ! -e "$data/20161013151500.export.CSV" ]; then
    echo "skipped: there is no 20161013151500.export.CSV in $data"
    exit 0
fi
mkdir -p "$cache"

if [ -z "${DETENTE:-}" ]; then
    cargo build --release --locked --quiet
fi
if [ ! -x "$cache/venv/bin/python" ]; then
    python3 -m venv "$cache/venv" || {
        echo "python3-venv is missing: apt install python3-venv" >&2
        exit 2
    }
fi
"$cache/venv/bin/pip" install --quiet --disable-pip-version-check duckdb polars pyarrow

"$cache/venv/bin/python" benches/streams.py "$detente" "$cache" "$data" "$rounds"
