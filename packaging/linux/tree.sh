#!/usr/bin/env bash
# Lays out what belongs to a built program, as /usr has it: `packaging/linux/tree.sh PROGRAM OUT`. All Linux packages
# are made of this: manual and completions from the program itself, icons from their drawings, desktop entry, MIME
# type, metadata, examples and licences. Wants rsvg-convert (librsvg2-bin) and Python.
set -euo pipefail
program=$(realpath "$1")
out=$(mkdir -p "$2" && realpath "$2")
cd "$(dirname "$0")/../.."
id=org.detente.Detente

install -D -m 755 "$program" "$out/bin/detente"

mkdir -p "$out/share/man/man1"
"$program" man -o "$out/share/man/man1"
gzip -9n "$out"/share/man/man1/*.1

completions() { mkdir -p "$out/share/$2" && "$program" completions "$1" >"$out/share/$2/$3"; }
completions bash bash-completion/completions detente
completions zsh zsh/site-functions _detente
completions fish fish/vendor_completions.d detente.fish

packaging/icons.sh "$out/share/icons/hicolor" png
install -D -m 644 assets/icon/detente.svg "$out/share/icons/hicolor/scalable/apps/$id.svg"
install -D -m 644 packaging/linux/$id.desktop "$out/share/applications/$id.desktop"
install -D -m 644 packaging/linux/$id.mime.xml "$out/share/mime/packages/$id.xml"
packaging/fill.sh packaging/linux/$id.metainfo.xml "$out/share/metainfo/$id.metainfo.xml"

install -d "$out/share/detente"
"$program" schema >"$out/share/detente/dossier.schema.json"

install -d "$out/share/doc/detente/examples"
install -m 644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE assets/fonts/OFL.txt "$out/share/doc/detente/"
packaging/licences.py "$(uname -m)-unknown-linux-gnu" "$out/share/doc/detente/THIRD-PARTY.txt"
install -m 644 assets/dossiers/*.dossier.toml "$out/share/doc/detente/examples/"
