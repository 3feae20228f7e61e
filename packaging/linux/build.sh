#!/usr/bin/env bash
# Makes the Debian package: the program, its manual and completions as the program itself prints
# them, the icon in every size from its drawing, desktop entry, MIME type and AppStream metadata.
# Needs cargo-deb and rsvg-convert (librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")/../.."

made=packaging/linux/made
id=org.detente.Detente
rm -rf "$made"
mkdir -p "$made/man" "$made/completions" "$made/icons"

cargo build --locked --release
detente="${CARGO_TARGET_DIR:-target}/release/detente"

"$detente" man -o "$made/man"
gzip -9n "$made"/man/*.1
"$detente" completions bash >"$made/completions/detente"
"$detente" completions zsh >"$made/completions/_detente"
"$detente" completions fish >"$made/completions/detente.fish"
for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "$made/icons/${size}x${size}/apps"
    rsvg-convert -w "$size" -h "$size" assets/icon/detente.svg \
        -o "$made/icons/${size}x${size}/apps/$id.png"
done

cargo deb --locked --no-build "$@"
