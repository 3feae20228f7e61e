"""What the tests share: dossiers, and what the command line says of them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path
from typing import Any, Callable

import pytest

import detente

HERE = Path(__file__).parent
DOSSIERS = HERE.parent.parent / "assets" / "dossiers"
LONGER = DOSSIERS / "us-china-2018-2020.dossier.toml"

NOTHING = """
schema = 1
title = "Nothing yet"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
"""

Said = Callable[..., Any]


@pytest.fixture(scope="session")
def sample() -> detente.Dossier:
    return detente.sample()


@pytest.fixture(scope="session")
def longer() -> detente.Dossier:
    return detente.load(LONGER)


@pytest.fixture(scope="session")
def nothing() -> detente.Dossier:
    return detente.loads(NOTHING)


def _parsed(text: str, kind: str) -> Any:
    return json.loads(text) if kind == "json" else list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="session")
def said() -> Said:
    """What the command line says, as it was kept in ``golden``.

    Where ``DETENTE`` names the program, it is asked as well and must say the same;
    with ``UPDATE_GOLDEN=1`` what it says is kept.
    """
    program = os.environ.get("DETENTE")

    def ask(name: str, *arguments: str) -> Any:
        kept = HERE / "golden" / name
        kind = kept.suffix.removeprefix(".")
        if program:
            command = [program, *arguments, "--format", kind]
            done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
            if os.environ.get("UPDATE_GOLDEN"):
                kept.parent.mkdir(exist_ok=True)
                kept.write_text(done.stdout, encoding="utf-8")
            assert _parsed(done.stdout, kind) == _parsed(kept.read_text(encoding="utf-8"), kind)
        return _parsed(kept.read_text(encoding="utf-8"), kind)

    return ask
