"""What moved tension: the parts add up to the whole."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest

import detente
from conftest import Said


def value(dossier: detente.Dossier, day: datetime.date, **asked: Any) -> float:
    """Tension at the end of a day of the record, as known on its last."""
    values = {row["date"]: row["tension"] for row in dossier.series(**asked)}
    return float(values[day])


@pytest.mark.parametrize("model", ["stock", "level", "flow"])
@pytest.mark.parametrize("which", ["sample", "longer"])
def test_changes_add_up(request: pytest.FixtureRequest, which: str, model: Any) -> None:
    dossier: detente.Dossier = request.getfixturevalue(which)
    days = dossier.series()["date"]
    some = days[:: max(1, len(days) // 6)] + [days[-1]]
    for start, end in itertools.combinations(some, 2):
        table = dossier.explain(start, end, model=model)
        change = value(dossier, end, model=model) - value(dossier, start, model=model)
        assert sum(table["change"]) == pytest.approx(change, abs=1e-9)


def test_rows_are_those_of_the_command_line(sample: detente.Dossier, said: Said) -> None:
    printed = said("explain.json", "explain", "--from", "2025-05-01", "--to", "2025-06-12")
    table = sample.explain("2025-05-01")
    *rows, time = table
    *others, by_time, total = printed
    assert [row["event"] for row in rows] == [
        other["event"].removeprefix("end of ") for other in others
    ]
    for row, other in zip([*rows, time], [*others, by_time]):
        assert row["change"] == pytest.approx(other["change"], abs=1e-6)
    assert time["cause"] == "time" and time["event"] is None and time["day"] is None
    assert sum(table["change"]) == pytest.approx(total["change"], abs=1e-6)
    sizes = [abs(row["change"]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)


def test_each_row_has_its_event(sample: detente.Dossier) -> None:
    events = {row["id"]: row for row in sample.events()}
    acts = [row for row in sample.explain("2025-04-01") if row["cause"] == "act"]
    assert len(acts) == len(events)
    for row in acts:
        event = events[row["event"]]
        assert row["headline"] == event["headline"] and row["day"] == event["day"]
        assert row["sources"] == event["sources"] and row["code"] == event["code"]


def test_an_end_has_the_day_after_its_last() -> None:
    dossier = detente.loads(
        """
schema = 1
title = "A truce"
cutoff = "2025-03-01"
[[sides]]
id = "a"
name = "A"
[[sides]]
id = "b"
name = "B"
[[events]]
id = "ban"
date = "2025-01-01"
headline = "A bans salt"
actor = "a"
code = "163"
until = "2025-02-10"
"""
    )
    ends = [row for row in dossier.explain("2025-01-31") if row["cause"] == "end"]
    assert [(row["event"], row["day"]) for row in ends] == [("ban", datetime.date(2025, 2, 11))]
    assert ends[0]["change"] < 0


def test_what_cannot_be_explained(sample: detente.Dossier) -> None:
    with pytest.raises(ValueError, match="mean is not a sum"):
        sample.explain("2025-05-01", model="mean")
    with pytest.raises(ValueError, match="after the as-of day"):
        sample.explain("2025-05-01", "2025-07-01")
    with pytest.raises(ValueError, match="swap"):
        sample.explain("2025-05-01", "2025-04-01")
    assert sum(sample.explain("2025-05-01", "2025-05-01")["change"]) == 0
