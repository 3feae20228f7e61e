#!/usr/bin/env bash
# Prints the section of CHANGELOG.md on a version, for its release: `packaging/notes.sh VERSION`. Fails where there is
# none, or where Cargo.toml or the metadata for software centres speak of another version.
set -euo pipefail
version=$1
cd "$(dirname "$0")/.."

fail() { echo "notes.sh: $*" >&2 && exit 1; }
grep -qx "version = \"$version\"" Cargo.toml || fail "Cargo.toml has another version than $version"
# A trial (0.2.0-rc.1) is no release to be announced.
[[ $version == *-* ]] || grep -q "<release version=\"$version\"" packaging/linux/org.detente.Detente.metainfo.xml ||
    fail "no release $version in org.detente.Detente.metainfo.xml"

# From its heading (## 0.1.0, with or without a date) to the next one.
notes=$(awk -v version="$version" '/^## / { on = $2 == version; next } on' CHANGELOG.md)
[ -n "${notes//[[:space:]]/}" ] || fail "no section \"## $version\" in CHANGELOG.md"
printf '%s\n' "$notes"
