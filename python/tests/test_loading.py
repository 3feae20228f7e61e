"""Loading: every problem with its place, and no panic whatever a file holds."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import detente
from conftest import DOSSIERS, NOTHING

SAMPLE_TEXT = (DOSSIERS / "us-china-2025.dossier.toml").read_text(encoding="utf-8")

BROKEN = """schema = 1
title = "Broken"
colour = "red"
[[sides]]
id = "a"
name = "A"
[[sides]]
id = "b"
name = "B"
[[events]]
id = "x"
date = "2025-02-30"
headline = "X"
actor = "c"
code = "163"
"""


def event(name: str, date: str, actor: str) -> str:
    return (
        f'\n[[events]]\nid = "{name}"\ndate = "{date}"\n'
        f'headline = "Something"\nactor = "{actor}"\ncode = "163"\n'
    )


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.dossier.toml"
    path.write_text(SAMPLE_TEXT, encoding="utf-8")
    for given_path in (path, str(path)):
        dossier = detente.load(given_path)
        assert dossier.path is not None and Path(dossier.path) == path
        assert dossier.title == detente.sample().title
        assert dossier.problems == detente.sample().problems == []
    assert detente.sample().path is None
    assert detente.loads(SAMPLE_TEXT).model == "stock"


@pytest.mark.parametrize("path", sorted(DOSSIERS.glob("*.dossier.toml")), ids=lambda p: p.name)
def test_the_examples(path: Path) -> None:
    dossier = detente.load(path)
    assert len(dossier.series()) > 50 and dossier.summary


def test_every_problem_at_once(tmp_path: Path) -> None:
    path = tmp_path / "broken.dossier.toml"
    path.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(detente.DossierError) as caught:
        detente.load(path)
    problems = caught.value.problems
    assert [(p.line, p.column, p.code) for p in problems] == [
        (3, 1, "unknown-key"),
        (12, 8, "no-such-day"),
        (14, 9, "no-such-actor"),
    ]
    assert {p.severity for p in problems} == {"error"}
    assert all(p.message and p.remedy and p.code for p in problems)
    assert "broken.dossier.toml:3:1: error" in str(caught.value)
    assert "colour" in problems[0].excerpt and "3:1" in str(problems[0])
    assert isinstance(caught.value, ValueError)


def test_warnings_are_told() -> None:
    text = SAMPLE_TEXT.replace("cutoff", "# cutoff", 1)
    text += event("far", "2031-01-01", "us")
    warnings = detente.loads(text).problems
    assert warnings and all(problem.severity == "warning" for problem in warnings)


def test_files_that_are_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="missing.dossier.toml"):
        detente.load(tmp_path / "missing.dossier.toml")
    with pytest.raises(IsADirectoryError):
        detente.load(tmp_path)
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with pytest.raises(detente.DossierError) as caught:
        detente.load(picture)
    assert caught.value.problems == []
    with pytest.raises(TypeError):
        detente.load(3)  # type: ignore[arg-type]
    with pytest.raises((OSError, ValueError)):
        detente.load("a\0b")


def test_what_is_said_steers_no_terminal() -> None:
    with pytest.raises(detente.DossierError) as caught:
        detente.loads('title = "\u202e\x1b[2J"\nnonsense')
    said = [str(caught.value), *map(str, caught.value.problems), repr(caught.value.problems)]
    assert "\x1b" not in "".join(said) and "\u202e" not in "".join(said)


def test_an_error_can_be_made_by_others() -> None:
    error = detente.DossierError("no")
    assert error.problems == [] and str(error) == "no"
    assert str(pickle.loads(pickle.dumps(error))) == "no"


def test_a_dossier_with_nothing_in_it(nothing: detente.Dossier) -> None:
    assert nothing.as_of is None and nothing.tension() is None
    for name in detente.TABLE_NAMES:
        table = nothing.table(name)
        assert len(table) == 0 and list(table) == [] and table.columns
        assert repr(table).startswith(f"{name}: 0 rows")
        assert table.to_pandas().columns.tolist() == table.columns
        assert table.to_polars().height == 0
        assert "<tbody" in table._repr_html_()
    assert nothing.series().to_pandas()["tension"].dtype.kind == "f"
    assert [row["cause"] for row in nothing.explain("2025-01-01", "2025-01-01", as_of="2025-01-02")]
    assert "<svg" in nothing.figure().svg and nothing.figure().png()
    assert "Nothing yet" in repr(nothing)


def test_threads_share_a_dossier(longer: detente.Dossier) -> None:
    found: list[int] = []

    def ask(number: int) -> None:
        for model in ("stock", "level", "flow", "mean"):
            table = longer.series(model=model, as_of=f"2019-{number + 1:02}-01")
            found.append(len(table))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 32 and all(found)


def ask_everything(text: str) -> None:
    """Whatever the text is, it is a dossier that tells everything, or an error."""
    try:
        dossier = detente.loads(text)
    except detente.DossierError as error:
        assert error.problems and str(error)
        return
    for name in detente.TABLE_NAMES:
        assert isinstance(dossier.table(name).to_pandas(), pandas.DataFrame)
        list(dossier.table(name))
    assert "<svg" in dossier.figure(size=(400, 300)).svg


@settings(max_examples=200, deadline=None)
@given(some.text())
def test_any_text(text: str) -> None:
    ask_everything(text)


LINES = SAMPLE_TEXT.splitlines(keepends=True)


@settings(max_examples=60, deadline=None)
@given(
    some.lists(
        some.tuples(
            some.integers(0, len(LINES) - 1),
            some.sampled_from(["cut", "twice", "number", "quote", "day", "text"]),
            some.text(max_size=8),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_damaged_sample(damages: list[tuple[int, str, str]]) -> None:
    lines = list(LINES)
    for place, how, junk in damages:
        line = lines[place]
        lines[place] = {
            "cut": "",
            "twice": line + line,
            "number": line.replace("1", "-99999999999999999999"),
            "quote": line.replace('"', "'", 1),
            "day": line.replace("2025", "0000" if len(junk) % 2 else "9999"),
            "text": line[: len(line) // 2] + junk + line[len(line) // 2 :],
        }[how]
    ask_everything("".join(lines))


@settings(max_examples=30, deadline=None)
@given(some.binary(max_size=400))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.dossier.toml"
    path.write_bytes(content)
    with pytest.raises((detente.DossierError, OSError)):
        detente.load(path)


def test_days_at_the_ends_of_the_calendar() -> None:
    events = "".join(
        event(f"e{year}", f"{year}-01-01", "a") for year in ("0000", "0001", "9999")
    )
    dossier = detente.loads(NOTHING + events)
    days = dossier.events(as_of="0002-01-01")["day"]
    assert days[0] == "0000-01-01", "before the first day that Python has"
    assert str(days[1]) == "0001-01-01"
