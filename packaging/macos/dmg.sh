#!/usr/bin/env bash
# Makes a disk image of the bundle, to be dragged to Applications: `packaging/macos/dmg.sh Detente.app OUT.dmg`.
# Only on macOS.
#
# Where MACOS_IDENTITY names a Developer ID the image is signed; where NOTARY_KEY is the file of a key of App Store
# Connect, with NOTARY_KEY_ID and NOTARY_ISSUER, Apple notarises it and its ticket is attached.
set -euo pipefail
app=$1 out=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$app" "$work/"
ln -s /Applications "$work/Applications"
hdiutil create -quiet -volname "Détente" -srcfolder "$work" -format ULMO -fs HFS+ -ov "$out"

[ -n "${MACOS_IDENTITY:-}" ] || exit 0
codesign --force --timestamp --sign "$MACOS_IDENTITY" "$out"
[ -n "${NOTARY_KEY:-}" ] || exit 0
xcrun notarytool submit "$out" --key "$NOTARY_KEY" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" --wait
xcrun stapler staple "$out"
