#!/usr/bin/env bash
# How long a picture takes, whole process: briefs of ours, and the same chart
# (tension by day as steps, labelled events) drawn by Matplotlib, vl-convert
# and gnuplot. It installs those into a folder of its own (gnuplot by apt, with
# root or sudo) and prints milliseconds and ratios to a bare step line of gnuplot's, which has
# no label. Not part of CI: times depend
# on the machine and on what else it does.
#
#   benches/pictures.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."

runs="${1:-15}"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/detente/pictures"
target="${CARGO_TARGET_DIR:-target}"
mkdir -p "$cache"

cargo build --release --locked --quiet
if [ ! -x "$cache/venv/bin/python" ]; then
    python3 -m venv "$cache/venv" || {
        echo "python3-venv is missing: apt install python3-venv" >&2
        exit 2
    }
fi
"$cache/venv/bin/pip" install --quiet --disable-pip-version-check matplotlib vl-convert-python
if ! command -v gnuplot >/dev/null; then
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends gnuplot-nox >/dev/null
fi

"$cache/venv/bin/python" benches/pictures.py "$target/release/detente" "$cache" "$runs"
