"""Figures: those of the command line, as SVG and PNG."""

from __future__ import annotations

import os
import re
import subprocess
import xml.etree.ElementTree
from pathlib import Path
from typing import Any

import pytest

import detente

PROGRAM = os.environ.get("DETENTE")


def shapes(svg: str) -> str:
    """A picture without what it says of itself in words."""
    svg = re.sub(r"<desc.*?</desc>", "", svg, flags=re.DOTALL)
    return re.sub(r"\s*<metadata.*?</metadata>", "", svg, flags=re.DOTALL)


@pytest.mark.skipif(PROGRAM is None, reason="DETENTE names no program")
@pytest.mark.parametrize(
    ("asked", "arguments"),
    [
        ({}, []),
        ({"theme": "dark", "size": (960, 600)}, ["--theme", "dark", "--size", "960x600"]),
        ({"theme": "print", "labels": "record"}, ["--theme", "print", "--labels", "record"]),
        ({"language": "zh-Hans", "as_of": "2025-05-20"},
         ["--lang", "zh-Hans", "--as-of", "2025-05-20"]),
        ({"size": (4000, 240)}, ["--size", "4000x240"]),
        ({"model": "flow", "direction": "us>china", "start": "2025-05-01", "end": "2025-05-31"},
         ["--model", "flow", "--direction", "us>china", "--from", "2025-05-01",
          "--to", "2025-05-31"]),
    ],
)
def test_it_is_what_render_makes(
    sample: detente.Dossier, tmp_path: Path, asked: dict[str, Any], arguments: list[str]
) -> None:
    files = [tmp_path / "figure.svg", tmp_path / "figure.png"]
    outputs = [part for file in files for part in ("-o", str(file))]
    command = [str(PROGRAM), "render", *outputs, *arguments]
    subprocess.run(command, check=True, capture_output=True)
    figure = sample.figure(**asked)
    assert shapes(figure.svg) == shapes(files[0].read_text(encoding="utf-8"))
    # Of the PNG the pixels: what it says of itself stands in a chunk beside them.
    assert pixels(figure.png()) == pixels(files[1].read_bytes())


def pixels(png: bytes) -> list[bytes]:
    """The chunks of a PNG that are its picture."""
    found, place = [], 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        if png[place + 4 : place + 8] in (b"IHDR", b"IDAT"):
            found.append(png[place + 8 : place + 8 + length])
        place += 12 + length
    return found


def test_svg_and_png(sample: detente.Dossier) -> None:
    figure = sample.figure()
    root = xml.etree.ElementTree.fromstring(figure.svg)
    assert (root.get("width"), root.get("height")) == ("1600", "1000")
    assert figure.size == (1600, 1000)
    assert "2025" in figure.description and figure.description in repr(figure)
    assert figure.unnamed > 0 and sample.figure(labels="record").unnamed == 0
    png = figure.png(scale=0.5)
    assert png.startswith(b"\x89PNG")
    assert [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)] == [800, 500]


def test_notebooks_are_given_svg(sample: detente.Dossier) -> None:
    figure = sample.figure()
    bundle = figure._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    shown = figure._repr_svg_()
    assert bundle["image/svg+xml"] == shown
    # All figures of a notebook stand on one page, where an id is one thing's.
    other = sample.figure(theme="dark")._repr_svg_()
    names = [set(re.findall(r' id="([^"]*)"', svg)) for svg in (shown, other)]
    assert names[0] and not names[0] & names[1]
    assert shown == sample.figure()._repr_svg_()
    assert set(figure._repr_mimebundle_(include=["image/png"])) == {"image/png"}
    assert set(figure._repr_mimebundle_(exclude=["image/svg+xml"])) == {"text/plain"}


def test_saving(sample: detente.Dossier, tmp_path: Path) -> None:
    figure = sample.figure(size=(800, 500))
    figure.save(tmp_path / "a.svg")
    figure.save(str(tmp_path / "a.PNG"), scale=2)
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == figure.svg
    assert (tmp_path / "a.PNG").read_bytes() == figure.png(scale=2)
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        figure.save(tmp_path / "a.pdf")
    with pytest.raises(OSError):
        figure.save(tmp_path / "no" / "a.svg")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"theme": "pink"}, "light, dark or print"),
        ({"language": "fr"}, "en or zh-Hans"),
        ({"labels": "all"}, "story or record"),
        ({"size": (10, 10)}, "200 to 10000"),
        ({"start": "2025-06-01", "end": "2025-05-01"}, "swap"),
    ],
)
def test_what_is_asked_wrongly(
    sample: detente.Dossier, asked: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        sample.figure(**asked)


@pytest.mark.parametrize("scale", [0, -1, 9, float("nan"), float("inf")])
def test_scales(sample: detente.Dossier, scale: float) -> None:
    with pytest.raises(ValueError, match="scale"):
        sample.figure().png(scale=scale)


def test_a_picture_past_all_memory(sample: detente.Dossier) -> None:
    with pytest.raises(ValueError, match="too large"):
        sample.figure(size=(10_000, 10_000)).png(scale=8)


def test_the_longer_record(longer: detente.Dossier) -> None:
    figure = detente.figure(longer, theme="dark", language="zh-Hans", size=(1280, 720))
    assert figure.size == (1280, 720) and "紧张度" in figure.description
