"""What packaging/check.sh compares by reading files: `python3 packaging/check.py WORK`, with what it made in WORK."""

import pathlib
import plistlib
import re
import sys
import tomllib
import xml.etree.ElementTree as xml

work = pathlib.Path(sys.argv[1])
cargo = tomllib.loads(pathlib.Path("Cargo.toml").read_text(encoding="utf-8"))["package"]
version = cargo["version"]


def must(holds, otherwise):
    if not holds:
        sys.exit(f"packaging: {otherwise}")


# The Debian package takes each file of the tree, and only such as are there.
made = "packaging/linux/made/"
tree = work / "tree"
if tree.exists():
    taken = {tree / "bin/detente"}
    for source, *_ in cargo["metadata"]["deb"]["assets"]:
        if source.startswith(made):
            found = set(tree.glob(source.removeprefix(made)))
            must(found, f"Cargo.toml takes {source}, which tree.sh does not make")
            taken |= found
    left = [str(path.relative_to(tree)) for path in tree.rglob("*") if path.is_file() and path not in taken]
    must(not left, f"Cargo.toml leaves out {left}")

release = xml.parse("packaging/linux/org.detente.Detente.metainfo.xml").find("releases/release")
must("-" in version or release.get("version") == version, f"the metadata's newest release is not {version}")

plist = work / "macos/Detente.app/Contents/Info.plist"
if plist.exists():
    info = plistlib.loads(plist.read_bytes())
    contents = plist.parent
    must(info["CFBundleShortVersionString"] == version, "Info.plist has another version")
    must((contents / "MacOS" / info["CFBundleExecutable"]).exists(), "Info.plist names no program of the bundle")
    must((contents / "Resources" / info["CFBundleIconFile"]).exists(), "Info.plist names no icon of the bundle")
    declared = {kind["UTTypeIdentifier"] for kind in info["UTExportedTypeDeclarations"]}
    for kind in info["CFBundleDocumentTypes"]:
        must(declared.issuperset(kind.get("LSItemContentTypes", [])), "Info.plist has a type that it does not declare")
        must(kind["LSHandlerRank"] == "Alternate" or "toml" not in kind.get("CFBundleTypeExtensions", []),
             "Info.plist claims all TOML files")

# What winget wants of each file of a manifest, by its schema 1.10.
wanted = {
    "version": {"DefaultLocale"},
    "installer": {"Installers"},
    "defaultLocale": {"PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"},
}
for path in (work / "filled").glob("*.yaml"):
    top = dict(re.findall(r'^(\w+): *"?([^"\n]*)"?$', path.read_text(encoding="utf-8"), re.MULTILINE))
    must(top["PackageIdentifier"] == "Detente.Detente" and top["PackageVersion"] == version
         and top["ManifestVersion"] == "1.10.0", f"{path.name} is of another package")
    must(wanted.pop(top["ManifestType"]) <= top.keys(), f"{path.name} lacks a field")
must(not wanted, f"no manifest of type {wanted.keys()}")

# What the uninstaller removes is what the installer brought.
script = pathlib.Path("packaging/windows/detente.nsi").read_text(encoding="utf-8")
brought = set(re.findall(r'File "\$\{FILES\}\\([^\\"*]+)"', script)) | {"uninstall.exe"}
removed = set(re.findall(r'Delete "\$INSTDIR\\([^\\"]+)"', script))
must(brought == removed, f"brought or removed only: {brought ^ removed}")
keys = set(re.findall(r'WriteReg\w+ HKCU "(\$\{\w+\})', script))
must(keys == set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', script)), "keys that are written are not those removed")
