#!/usr/bin/env bash
# Makes OUT/Detente.app from a built program: `packaging/macos/bundle.sh PROGRAM ICON.icns OUT`. The icon is made by
# packaging/icons.sh, on any system. Runs on Linux as well, so that all but the signature can be looked at there.
#
# Signs where MACOS_IDENTITY names a Developer ID in the keychain. Without one the bundle is signed for nobody, which
# Apple silicon wants at least.
set -euo pipefail
program=$1 icon=$2 out=$(mkdir -p "$3" && cd "$3" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
app="$out/Detente.app"

rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources/examples"
cp "$program" "$app/Contents/MacOS/detente"
chmod 755 "$app/Contents/MacOS/detente"
cp "$icon" "$app/Contents/Resources/detente.icns"
"$here/../fill.sh" "$here/Info.plist" "$app/Contents/Info.plist"
cp "$root"/README.md "$root"/CHANGELOG.md "$root"/LICENSE-MIT "$root"/LICENSE-APACHE "$root"/assets/fonts/OFL.txt \
    "$app/Contents/Resources/"
(cd "$root" && packaging/licences.py aarch64-apple-darwin "$app/Contents/Resources/THIRD-PARTY.txt")
cp "$root"/assets/dossiers/*.dossier.toml "$app/Contents/Resources/examples/"

if command -v codesign >/dev/null; then
    if [ -n "${MACOS_IDENTITY:-}" ]; then
        codesign --force --options runtime --timestamp --sign "$MACOS_IDENTITY" "$app"
    else
        codesign --force --sign - "$app"
    fi
    codesign --verify --strict "$app"
fi
