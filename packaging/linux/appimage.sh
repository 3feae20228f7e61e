#!/usr/bin/env bash
# Packs a built program as an AppImage: `packaging/linux/appimage.sh PROGRAM OUT.AppImage`.
#
# An AppImage is a small program, the runtime, that mounts the file system which follows it in the same file. So no
# tool is needed but mksquashfs. The runtime is a dated release of the AppImage project, checked by its sum; with
# APPIMAGE_RUNTIME=FILE another one is taken and nothing is fetched. Wants mksquashfs (squashfs-tools), rsvg-convert
# (librsvg2-bin), and libxkbcommon-x11-0, which is packed.
set -euo pipefail
program=$(realpath "$1")
out=$(realpath "$2")
cd "$(dirname "$0")/../.."
id=org.detente.Detente
arch=$(uname -m)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
app="$work/AppDir"

packaging/linux/tree.sh "$program" "$app/usr"
install -m 755 packaging/linux/AppRun "$app/AppRun"
# Where a desktop looks for them: the entry, its icon, and the icon of the file itself.
cp "$app/usr/share/applications/$id.desktop" "$app/"
cp "$app/usr/share/icons/hicolor/scalable/apps/$id.svg" "$app/"
cp "$app/usr/share/icons/hicolor/256x256/apps/$id.png" "$app/.DirIcon"

mkdir -p "$app/usr/lib"
for package in libxkbcommon0 libxkbcommon-x11-0 libxcb-xkb1; do
    dpkg -L "$package" | grep '/lib.*\.so\.[0-9]*$' | while read -r library; do
        install -m 644 "$(realpath "$library")" "$app/usr/lib/$(basename "$library")"
    done
    install -D -m 644 "/usr/share/doc/$package/copyright" "$app/usr/share/doc/$package/copyright"
done

runtime=${APPIMAGE_RUNTIME:-}
if [ -z "$runtime" ]; then
    case $arch in
    x86_64) sum=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d ;;
    aarch64) sum=00cbdfcf917cc6c0ff6d3347d59e0ca1f7f45a6df1a428a0d6d8a78664d87444 ;;
    *) echo "appimage.sh: no runtime for $arch" >&2 && exit 1 ;;
    esac
    runtime="$work/runtime"
    curl -fsSL --retry 3 -o "$runtime" \
        "https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-$arch"
    echo "$sum  $runtime" | sha256sum --check --quiet
fi

# The runtime reads zstd. One time and no owner, so that the same program gives the same file system.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0} \
    mksquashfs "$app" "$work/files" -quiet -no-progress -root-owned -noappend -comp zstd -Xcompression-level 19
cat "$runtime" "$work/files" >"$out"
chmod 755 "$out"
