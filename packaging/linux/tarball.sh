#!/usr/bin/env bash
# Packs a built program as an archive to be unpacked anywhere, or over /usr/local:
# `packaging/linux/tarball.sh PROGRAM OUT.tar.gz`.
set -euo pipefail
program=$(realpath "$1")
out=$(realpath "$2")
cd "$(dirname "$0")/../.."

name=detente-$("$program" --version | cut -d' ' -f2)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packaging/linux/tree.sh "$program" "$work/$name"
# Names in order, no owner and one time, so that the same program gives the same archive.
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" -cf - "$name" |
    gzip -9n >"$out"
