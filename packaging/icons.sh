#!/usr/bin/env bash
# Makes the icon in every size and form from its two drawings: `packaging/icons.sh OUT KIND...` with the kinds
#   png   OUT/SIZExSIZE/apps/org.detente.Detente.png, as hicolor has them   (rsvg-convert)
#   ico   OUT/detente.ico for Windows                                       (icotool)
#   icns  OUT/detente.icns for macOS                                        (png2icns)
# Debian's packages: librsvg2-bin, icoutils, icnsutils.
set -euo pipefail
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")/../assets/icon"

# Up to 24 pixels the large drawing blurs, and the small one is drawn for them.
picture() {
    local drawing=detente.svg
    [ "$1" -gt 24 ] || drawing=detente-small.svg
    rsvg-convert -w "$1" -h "$1" "$drawing" -o "$2"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for kind in "$@"; do
    case $kind in
    png)
        for size in 16 24 32 48 64 128 256 512; do
            mkdir -p "$out/${size}x${size}/apps"
            picture "$size" "$out/${size}x${size}/apps/org.detente.Detente.png"
        done
        ;;
    ico)
        # 20 and 40 are what 125 % scaling asks for. From 256 on Windows wants the PNG as it is.
        for size in 16 20 24 32 40 48 64 128 256; do picture "$size" "$work/$size.png"; done
        icotool -c -o "$out/detente.ico" "$work"/{16,20,24,32,40,48,64,128}.png -r "$work/256.png"
        ;;
    icns)
        for size in 16 32 48 128 256 512 1024; do picture "$size" "$work/$size.png"; done
        png2icns "$out/detente.icns" "$work"/{16,32,48,128,256,512,1024}.png >/dev/null
        ;;
    *)
        echo "icons.sh: no kind of icon: $kind" >&2
        exit 2
        ;;
    esac
done
