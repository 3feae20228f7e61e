#!/usr/bin/env bash
# Checks all of packaging/ that can be checked on Linux, in seconds: every package that can be made here is made of a
# stub in the program's place. What needs a tool that is not here is skipped, and said to be. Debian's packages:
# appstream desktop-file-utils icnsutils icoutils librsvg2-bin nsis shared-mime-info shellcheck squashfs-tools yamllint zip
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "packaging: $*" >&2 && exit 1; }
# Whether all tools of a check are here: have "what is checked" TOOL...
have() {
    local what=$1 tool
    shift
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "skipped: $what: no $tool"; return 1; }
    done
    echo "$what"
}
licences="LICENSE-MIT LICENSE-APACHE OFL THIRD-PARTY"

# In the program's place, and of its crates' licences.
cat >"$work/stub" <<'STUB'
#!/bin/sh
case $1 in
man) echo '.TH detente 1' >"$3/detente.1" ;;
*) echo "detente 0.0.0" ;;
esac
STUB
chmod +x "$work/stub"
export THIRD_PARTY=LICENSE-MIT
id=org.detente.Detente

if have "scripts" shellcheck; then
    shellcheck packaging/*.sh packaging/*/*.sh packaging/linux/AppRun
fi

if have "YAML" yamllint; then
    yamllint --strict -d '{extends: default, rules: {line-length: {max: 120}, document-start: disable,
        truthy: {check-keys: false}, comments: {min-spaces-from-content: 1}, braces: {max-spaces-inside: 1}}}' \
        .github/workflows packaging
fi
if have "workflows" actionlint; then actionlint; fi

echo "templates, with an address and without"
export GITHUB_REPOSITORY=owner/name GITHUB_SERVER_URL=https://example.org
for template in packaging/winget/*.yaml packaging/homebrew/detente.rb packaging/linux/$id.metainfo.xml; do
    packaging/fill.sh "$template" "$work/filled/$(basename "$template")" "$work/stub"
done
grep -q '<image.*https://example.org/owner/name/' "$work/filled/$id.metainfo.xml" || fail "no picture in the metadata"
unset GITHUB_REPOSITORY GITHUB_SERVER_URL
mkdir "$work/bare"
packaging/fill.sh packaging/linux/$id.metainfo.xml "$work/bare/$id.metainfo.xml"
! grep -E 'https?://|@' "$work/bare/$id.metainfo.xml" || fail "metadata has an address that nobody gave it"

if have "metadata" appstreamcli; then
    for file in "$work/filled/$id.metainfo.xml" "$work/bare/$id.metainfo.xml"; do
        appstreamcli validate --no-net "$file" >"$work/told" || { cat "$work/told"; exit 1; }
    done
fi
if have "desktop entry" desktop-file-validate; then desktop-file-validate packaging/linux/$id.desktop; fi
if have "MIME type" update-mime-database; then
    install -D packaging/linux/$id.mime.xml "$work/mime/packages/$id.xml"
    XDG_DATA_DIRS="$work" update-mime-database "$work/mime" 2>/dev/null
    grep -qx '80:application/vnd.detente.dossier+toml:\*.dossier.toml' "$work/mime/globs2" || fail "no glob for dossiers"
fi

if have "icons" rsvg-convert icotool png2icns; then
    packaging/icons.sh "$work/icons" ico icns
    # Kept first: a grep that has found what it looks for leaves, and the writer of a pipe would fail.
    inside=$(icotool -l "$work/icons/detente.ico")
    for size in 16 20 24 32 40 48 64 128 256; do
        grep -q -- "--width=$size " <<<"$inside" || fail "no $size pixels in detente.ico"
    done
    packaging/macos/bundle.sh "$work/stub" "$work/icons/detente.icns" "$work/macos"
    for licence in $licences; do
        ls "$work/macos/Detente.app/Contents/Resources/$licence"* >/dev/null || fail "no $licence in the bundle"
    done
fi

if have "Linux tree and archive" rsvg-convert; then
    packaging/linux/tree.sh "$work/stub" "$work/tree"
    packaging/linux/tarball.sh "$work/stub" "$work/detente.tar.gz"
    inside=$(tar -tzf "$work/detente.tar.gz")
    grep -qx 'detente-0.0.0/bin/detente' <<<"$inside" || fail "no program in the archive"
    for licence in $licences; do
        ls "$work/tree/share/doc/detente/$licence"* >/dev/null || fail "no $licence in the tree"
    done
fi
if have "AppImage" rsvg-convert mksquashfs dpkg && dpkg -s libxkbcommon-x11-0 >/dev/null 2>&1; then
    APPIMAGE_RUNTIME="$work/stub" packaging/linux/appimage.sh "$work/stub" "$work/detente.AppImage"
fi

if have "Windows installer" makensis zip unzip icotool rsvg-convert; then
    packaging/windows/build.sh "$work/stub" "$work/windows"
    inside=$(unzip -Z1 "$work"/windows/*.zip)
    for licence in $licences; do
        grep -q "/$licence.txt" <<<"$inside" || fail "no $licence in the zip"
    done
fi

if have "lists, manifests and versions" python3; then python3 packaging/check.py "$work"; fi
