#!/usr/bin/env python3
"""Gathers the licences of all that is compiled into the program: `packaging/licences.py TARGET OUT`.

Most licences ask that their text goes with the program. The texts are those in the crates' own sources, which a build
has already fetched; each is written once, below the names of all crates that have it. TARGET is a triple, such as
x86_64-unknown-linux-gnu. Where THIRD_PARTY names a file, that is taken instead, and no crate is looked at.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

NAMES = ("LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE", "OFL", "UFL")
# What has such a name and is none: source text, pages, settings.
OTHERS = (".rs", ".html", ".toml", ".yml", ".json", ".py", ".sh")


def crates(target):
    """What the program needs to run, and not what it is built or tested with."""
    told = subprocess.run(
        ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target],
        check=True, stdout=subprocess.PIPE,
    ).stdout
    metadata = json.loads(told)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    wanted, left = set(), [root]
    while left:
        for dep in nodes[left.pop()]["deps"]:
            if dep["pkg"] not in wanted and any(kind["kind"] is None for kind in dep["dep_kinds"]):
                wanted.add(dep["pkg"])
                left.append(dep["pkg"])
    packages = [package for package in metadata["packages"] if package["id"] in wanted]
    return sorted(packages, key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licence texts in a crate's sources, those of fonts and other files within it too."""
    folder = pathlib.Path(package["manifest_path"]).parent
    for path in sorted(folder.rglob("*")):
        is_named = path.name.upper().startswith(NAMES) and path.suffix.lower() not in OTHERS
        is_own = package["license_file"] and path == folder / package["license_file"]
        if (is_named or is_own) and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()


def main():
    target, out = sys.argv[1:]
    if given := os.environ.get("THIRD_PARTY"):
        shutil.copyfile(given, out)
        return
    by_text, without = {}, []
    packages = crates(target)
    for package in packages:
        found = list(dict.fromkeys(texts(package)))
        line = f"{package['name']} {package['version']} ({package['license']})"
        if not found:
            without.append(f"{line}: {package['repository']}")
        for text in found:
            by_text.setdefault(text, []).append(line)

    rule = "=" * 80
    lines = [
        "Détente is made with the works of others, each under the licence that stands after its name.",
        "",
        "These give no text of a licence with their source. Where it is Apache-2.0, the text is that of",
        "LICENSE-APACHE, which stands beside this file:",
        "",
        *without,
    ]
    for text, names in by_text.items():
        lines += ["", rule, *names, rule, "", text]
    pathlib.Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"licences.py: {len(packages)} crates, {len(by_text)} texts, {len(without)} without one", file=sys.stderr)


main()
