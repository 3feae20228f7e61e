#!/usr/bin/env bash
# Fills the marks of a template: `packaging/fill.sh TEMPLATE OUT [FILE]`.
#   @VERSION@  the version in Cargo.toml
#   @HOME@     the repository's address, from the environment of release CI
#   @URL@      where the release of this version offers FILE
#   @SHA256@   FILE's checksum
# What stands between <!-- @ADDRESS@ and @ADDRESS@ --> is kept only where there is an address; without one no
# package claims any. A mark that could not be filled is an error.
set -euo pipefail
template=$1 out=$2 file=${3:-}
root=$(cd "$(dirname "$0")/.." && pwd)

version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
marks=(-e "s|@VERSION@|$version|g")
if [ -n "${GITHUB_REPOSITORY:-}" ]; then
    home="${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY"
    marks+=(-e '/@ADDRESS@/d' -e "s|@HOME@|$home|g")
    if [ -n "$file" ]; then
        sum=$(sha256sum "$file" | cut -d' ' -f1)
        marks+=(-e "s|@URL@|$home/releases/download/v$version/$(basename "$file")|g" -e "s|@SHA256@|$sum|g")
    fi
else
    marks+=(-e '/<!-- @ADDRESS@/,/@ADDRESS@ -->/d')
fi

mkdir -p "$(dirname "$out")"
sed "${marks[@]}" "$template" >"$out"
if left=$(grep -o '@[A-Z0-9]*@' "$out"); then
    echo "fill.sh: not filled in $template: $(echo "$left" | sort -u | tr '\n' ' ')" >&2
    rm "$out"
    exit 1
fi
