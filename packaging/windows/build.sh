#!/usr/bin/env bash
# Makes the Windows packages on Linux from a built program: `packaging/windows/build.sh DETENTE.EXE OUT` gives
# OUT/detente-windows-x86_64-setup.exe and OUT/detente-windows-x86_64.zip.
#
# Signs the program, the installer and the uninstaller where WINDOWS_CERTIFICATE names a PKCS #12 file and
# WINDOWS_CERTIFICATE_PASSWORD has its password, with a time stamp of WINDOWS_TIMESTAMP (none where that is empty).
# Wants Cargo and Python, makensis (nsis), zip, icotool (icoutils), rsvg-convert (librsvg2-bin), and osslsigncode to sign.
set -euo pipefail
exe=$(realpath "$1")
out=$(mkdir -p "$2" && realpath "$2")
cd "$(dirname "$0")/../.."
name=detente-windows-x86_64
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files="$work/files"
mkdir -p "$files/examples"
cp "$exe" "$files/detente.exe"
cp README.md CHANGELOG.md assets/fonts/OFL.txt packaging/windows/path.ps1 "$files/"
for licence in MIT APACHE; do cp "LICENSE-$licence" "$files/LICENSE-$licence.txt"; done
packaging/licences.py x86_64-pc-windows-msvc "$files/THIRD-PARTY.txt"
cp assets/dossiers/*.dossier.toml "$files/examples/"
packaging/icons.sh "$files" ico
# So that the uninstaller takes the examples that the installer brought, and no others.
for example in "$files"/examples/*; do
    # shellcheck disable=SC2016 # $INSTDIR is a name of the installer's.
    printf 'Delete "$INSTDIR\\examples\\%s"\n' "$(basename "$example")"
done >"$files/examples.nsh"

options=()
if [ -n "${WINDOWS_CERTIFICATE:-}" ]; then
    cat >"$work/sign" <<'SIGN'
#!/usr/bin/env bash
set -euo pipefail
stamp=()
[ -z "${WINDOWS_TIMESTAMP:-}" ] || stamp=(-ts "$WINDOWS_TIMESTAMP")
osslsigncode sign -pkcs12 "$WINDOWS_CERTIFICATE" -pass "${WINDOWS_CERTIFICATE_PASSWORD:-}" -h sha256 \
    -n Détente "${stamp[@]}" -in "$1" -out "$1.signed" >/dev/null
mv "$1.signed" "$1"
SIGN
    chmod +x "$work/sign"
    "$work/sign" "$files/detente.exe"
    options+=("-DSIGN=$work/sign")
fi

# A version of Windows is four numbers; what follows a hyphen in ours is none.
makensis -V2 -WX -INPUTCHARSET UTF8 "-DVERSION=$version" "-DNUMBERS=${version%%-*}.0" "-DFILES=$files" \
    "-DOUT=$out/$name-setup.exe" "${options[@]}" packaging/windows/detente.nsi

# To be unpacked anywhere; nothing is registered.
rm -f "$files/path.ps1" "$files/examples.nsh" "$out/$name.zip"
mv "$files" "$work/detente-$version"
(cd "$work" && zip -qrX9 "$out/$name.zip" "detente-$version")
