"""The tour runs, and its code and that of the page are those that work."""

from __future__ import annotations

import contextlib
import io
import re
import runpy
from pathlib import Path

import pytest

import detente
from conftest import DOSSIERS

HERE = Path(__file__).parent.parent


def test_the_tour() -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        ended = runpy.run_path(str(HERE / "examples" / "tour.py"))
    assert isinstance(ended["figure"], detente.Figure)
    assert "78 of 100" in said.getvalue()


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block of Python in the page, one after the other."""
    monkeypatch.chdir(tmp_path)
    text = (DOSSIERS / "us-china-2025.dossier.toml").read_text(encoding="utf-8")
    Path("my.dossier.toml").write_text(text, encoding="utf-8")
    days = "".join(f"2025-06-{day:02},{100 + day}\n" for day in range(2, 13))
    Path("prices.csv").write_text("date,price\n" + days, encoding="utf-8")
    page = (HERE / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    assert len(blocks) >= 5
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in blocks:
            exec(compile(block, "README.md", "exec"), names)
    assert Path("figure.svg").exists()
