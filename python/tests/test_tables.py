"""Tables: the same figures as the command line prints, in types that others take."""

from __future__ import annotations

import datetime
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import detente
from conftest import LONGER, Said

SAMPLE_DAY = datetime.date(2025, 6, 12)


def close(value: float | None, printed: float | None) -> bool:
    """Whether a number is what was printed, to six decimals."""
    if value is None or printed is None:
        return value is printed
    return abs(value - printed) <= 0.5e-6 + 1e-12


def test_tension_of_the_sample(sample: detente.Dossier) -> None:
    tension = sample.tension()
    assert tension is not None and int(tension) == 77
    assert sample.tension("2025-06-12") == tension == sample.series()[-1]["tension"]
    assert sample.tension("2020-01-01") is None
    assert "78 of 100" in sample.headline()
    assert "78" in sample.headline(language="zh-Hans")


def test_series_is_that_of_the_command_line(sample: detente.Dossier, said: Said) -> None:
    printed = said("series.json", "series", "--band")
    assert len(sample.series()) == len(printed) > 60
    for row, other in zip(sample.series(), printed):
        assert row["date"].isoformat() == other["date"]
        for name in ("tension", "low", "high"):
            assert close(row[name], other[name])


@pytest.mark.parametrize("model", ["stock", "level", "flow", "mean"])
def test_models_of_a_direction(sample: detente.Dossier, said: Said, model: Any) -> None:
    arguments = ["--model", model, "--direction", "china>us", "--as-of", "2025-05-20"]
    printed = said(f"series-{model}.json", "series", *arguments)
    for direction in ("china>us", "china"):
        table = sample.series(model=model, direction=direction, as_of="2025-05-20")
        assert [row["date"].isoformat() for row in table] == [row["date"] for row in printed]
        assert all(close(a["tension"], b["tension"]) for a, b in zip(table, printed))
    if model in ("flow", "mean"):
        assert set(table["band"]) == {None}


def test_the_longer_record(longer: detente.Dossier, said: Said) -> None:
    printed = said("longer.json", "series", str(LONGER), "--from", "2019-12-01")
    table = longer.series(start="2019-12-01")
    assert len(table) == len(printed)
    assert all(close(a["tension"], b["tension"]) for a, b in zip(table, printed))
    assert len(detente.series(LONGER, end=datetime.date(2018, 12, 31))) > 100


def as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", ["ledger", "exchanges"])
def test_tables_are_those_that_the_command_line_prints(
    sample: detente.Dossier, said: Said, name: str
) -> None:
    printed = said(f"{name}.csv", name)
    table = sample.table(name)
    assert len(table) == len(printed) > 0
    for row, other in zip(table, printed):
        assert {key: as_text(row[key]) for key in other} == other


def test_deadlines_and_standing(sample: detente.Dossier, said: Said) -> None:
    due = said("deadlines.json", "deadlines")
    for row, other in zip(sample.deadlines(), due):
        assert row["day"].isoformat() == other["day"]
        assert row["commitment"] == other["id"]
        for name in ("what", "by", "days", "overdue", "waiting", "status"):
            assert row[name] == other[name]
    assert len(sample.deadlines()) == len(due)
    standing = said("standing.json", "standing")
    rows = list(sample.standing())
    measures = [row for row in rows if not row["suspended"]]
    assert [row["event"] for row in measures] == [one["event"] for one in standing["measures"]]
    for row, other in zip(measures, standing["measures"]):
        for name in ("share_left", "if_lifted", "tension_if_lifted"):
            assert close(row[name], other[name])
    assert len(rows) - len(measures) == len(standing["suspensions"])


def test_types_in_arrow(sample: detente.Dossier) -> None:
    table = pyarrow.table(sample.series())
    assert str(table.schema.field("date").type) == "date32[day]"
    assert str(table.schema.field("tension").type) == "double"
    assert table.num_rows == len(sample.series())
    assert sample.series().to_arrow().equals(table)
    assert pyarrow.schema(sample.series()) == table.schema
    kinds = {str(kind) for name in detente.TABLE_NAMES
             for kind in pyarrow.table(sample.table(name)).schema.types}
    assert kinds == {"string", "date32[day]", "double", "int64", "bool"}
    # A stream can be taken as often as one likes.
    stream = pyarrow.RecordBatchReader.from_stream(sample.ledger())
    assert stream.read_all().num_rows == len(sample.ledger())


def test_pandas(sample: detente.Dossier) -> None:
    frame = sample.series().to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["date"].dtype.kind == "M" and frame["tension"].dtype.kind == "f"
    last = frame.set_index("date").loc["2025-06-12", "tension"]
    assert last == sample.tension()
    weekly = frame.set_index("date")["tension"].resample("W").mean()
    assert weekly.notna().all()
    # Which pandas has from 3.0 on.
    from_arrow = getattr(pandas.DataFrame, "from_arrow")
    assert len(from_arrow(sample.ledger())) == len(sample.ledger())


def test_polars(sample: detente.Dossier) -> None:
    frame = polars.DataFrame(sample.events())
    assert frame.schema["day"] == polars.Date and frame.schema["change"] == polars.Float64
    assert frame.equals(sample.events().to_polars())
    moved = frame.filter(~polars.col("scheduled"))["change"].sum()
    assert moved != 0
    assert polars.DataFrame(sample.ledger()).schema["days_left"] == polars.Int64


def test_rows_and_columns(sample: detente.Dossier) -> None:
    table = sample.series()
    assert table.name == "series" and table.shape == (len(table), 5)
    assert table.columns == ["date", "tension", "low", "high", "band"]
    assert table[0] == next(iter(table)) and table[-1] == list(table)[-1]
    assert table["tension"] == [row["tension"] for row in table]
    assert table[-1]["date"] == SAMPLE_DAY and table[-1]["band"] == "Tense"
    for beyond in (len(table), -len(table) - 1, 2**62):
        with pytest.raises(IndexError):
            table[beyond]
    with pytest.raises(KeyError, match="tension"):
        table["heat"]
    with pytest.raises(TypeError):
        table[1.5]  # type: ignore[call-overload]


def test_sides(sample: detente.Dossier) -> None:
    assert sample.sides == {"china": "China", "us": "United States"}
    for name in ("ledger", "commitments", "deadlines"):
        whole = getattr(sample, name)()
        parts = [getattr(sample, name)(side=side) for side in sample.sides]
        assert sum(len(part) for part in parts) == len(whole)
        assert {row["by"] for row in parts[0]} <= {"china"}
    with pytest.raises(ValueError, match="china or us"):
        sample.ledger(side="eu")


def test_as_of_in_every_form(sample: detente.Dossier) -> None:
    forms: list[detente.DateLike] = [
        "2025-05-13",
        datetime.date(2025, 5, 13),
        datetime.datetime(2025, 5, 13, 9),
        pandas.Timestamp("2025-05-13"),
    ]
    values = {sample.tension(form) for form in forms}
    assert len(values) == 1
    assert sample.as_of == SAMPLE_DAY
    text = str([list(sample.table(name, as_of="2025-05-13")) for name in detente.TABLE_NAMES])
    assert "London framework" not in text, "it was of June"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"as_of": "12 June"}, "as_of.*YYYY-MM-DD"),
        ({"as_of": "2025-02-30"}, "as_of.*28 days"),
        ({"as_of": pandas.NaT}, "as_of"),
        ({"model": "heat"}, "stock, level, flow or mean"),
        ({"direction": "china>eu"}, "china>us"),
        ({"start": ""}, "start"),
    ],
)
def test_what_is_asked_wrongly(
    sample: detente.Dossier, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        sample.series(**arguments)


def test_what_is_no_day_and_no_table(sample: detente.Dossier) -> None:
    with pytest.raises(TypeError, match="as_of.*int"):
        sample.series(as_of=20250612)  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="exchanges"):
        sample.table("heat")


def test_shown(sample: detente.Dossier) -> None:
    text = repr(sample.events())
    assert text.startswith("events: 34 rows × 22 columns")
    assert max(len(line) for line in text.splitlines()) <= 122
    assert len(text.splitlines()) == 1 + 1 + 11
    html = sample.events()._repr_html_()
    assert html.count("<tr>") == 12 and ">events: 34 rows × 22 columns</caption>" in html
    assert "US–China" in repr(sample) and "34 events" in repr(sample)


def test_shown_texts_steer_nothing() -> None:
    text = """
schema = 1
title = "Signs"
[[sides]]
id = "a"
name = "A"
[[sides]]
id = "b"
name = "B"
[[events]]
id = "x"
date = "2025-01-01"
headline = "<script>alert(1)</script> \\u001b[2J\\u202E"
actor = "a"
code = "163"
"""
    table = detente.loads(text).events()
    assert "\x1b" not in repr(table) and "\u202e" not in repr(table)
    assert "<script" not in table._repr_html_()


def test_functions_take_a_path_or_a_dossier(longer: detente.Dossier) -> None:
    for name in ("series", "events", "standing", "ledger", "commitments", "deadlines",
                 "exchanges", "sources"):
        function = getattr(detente, name)
        assert list(function(LONGER)) == list(function(longer)) == list(getattr(longer, name)())
        assert list(detente.table(longer, name)) == list(function(longer))
