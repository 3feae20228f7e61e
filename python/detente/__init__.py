"""Tension over time between two sides of a dispute, beside the commitments each side made.

A dossier is one dispute in a file, ``NAME.dossier.toml``::

    import detente

    dossier = detente.load("my.dossier.toml")
    dossier.series().to_pandas().plot(x="date", y="tension")
    dossier.figure(as_of="2025-06-12").save("figure.svg")

What a dossier says comes as typed Arrow tables, which pandas, Polars and pyarrow take as
they are. Every table is also a function here that takes a dossier or the path of one:
``detente.series("my.dossier.toml")``.

Days are given as dates, datetimes or texts (``"2025-06-12"``). What is told is what could
be known ``as_of`` a day: without it the dossier's own, which is never today.
"""

from __future__ import annotations

import datetime
import os
from typing import Literal, Union

from detente._detente import TABLE_NAMES, Dossier, Figure, Problem, Table
from detente._detente import VERSION as __version__
from detente._errors import DossierError

__all__ = [
    "TABLE_NAMES",
    "DateLike",
    "Dossier",
    "DossierError",
    "DossierLike",
    "Figure",
    "Labels",
    "Language",
    "Model",
    "Problem",
    "Table",
    "Theme",
    "__version__",
    "commitments",
    "deadlines",
    "events",
    "exchanges",
    "explain",
    "figure",
    "ledger",
    "load",
    "loads",
    "sample",
    "series",
    "sources",
    "standing",
    "table",
]

DateLike = Union[str, datetime.date]
"""A day: a date, a datetime, a timestamp of pandas, or a text such as ``"2025-06-12"``."""

DossierLike = Union[Dossier, str, "os.PathLike[str]"]
"""A dossier, or the path of its file."""

Model = Literal["stock", "level", "flow", "mean"]
"""How tension is computed: see ``detente``'s rulebook, ``docs/coding.md``."""

Theme = Literal["light", "dark", "print"]
"""In which colours a figure is drawn."""

Language = Literal["en", "zh-Hans"]
"""In which words."""

Labels = Literal["story", "record"]
"""How many events of a figure are named: few that tell it, or all that have room."""


def load(path: str | os.PathLike[str]) -> Dossier:
    """Reads a dossier file, with the data files that it names beside it.

    Raises ``DossierError`` with every problem where the file has errors or is no dossier,
    and ``OSError`` (such as ``FileNotFoundError``) where it cannot be read. Warnings are in
    the dossier's ``problems``.
    """
    return Dossier._load(path)


def loads(text: str) -> Dossier:
    """Reads a dossier from a text.

    Raises ``DossierError`` with every problem where it has errors.
    """
    return Dossier._loads(text)


def sample() -> Dossier:
    """The built-in sample: the trade truce of 2025 between the United States and China."""
    return Dossier._sample()


def _of(dossier: DossierLike) -> Dossier:
    return dossier if isinstance(dossier, Dossier) else load(dossier)


def series(
    dossier: DossierLike,
    *,
    as_of: DateLike | None = None,
    model: Model | None = None,
    direction: str | None = None,
    start: DateLike | None = None,
    end: DateLike | None = None,
) -> Table:
    """Tension by day: see ``Dossier.series``."""
    return _of(dossier).series(
        as_of=as_of, model=model, direction=direction, start=start, end=end
    )


def events(
    dossier: DossierLike,
    *,
    as_of: DateLike | None = None,
    model: Model | None = None,
    direction: str | None = None,
) -> Table:
    """The events known, with how far each moved tension: see ``Dossier.events``."""
    return _of(dossier).events(as_of=as_of, model=model, direction=direction)


def standing(
    dossier: DossierLike, *, as_of: DateLike | None = None, direction: str | None = None
) -> Table:
    """Every measure in force, and tension without it: see ``Dossier.standing``."""
    return _of(dossier).standing(as_of=as_of, direction=direction)


def explain(
    dossier: DossierLike,
    start: DateLike,
    end: DateLike | None = None,
    *,
    as_of: DateLike | None = None,
    model: Model | None = None,
    direction: str | None = None,
) -> Table:
    """What moved tension between two days: see ``Dossier.explain``."""
    return _of(dossier).explain(start, end, as_of=as_of, model=model, direction=direction)


def ledger(
    dossier: DossierLike, *, as_of: DateLike | None = None, side: str | None = None
) -> Table:
    """How each commitment stood: see ``Dossier.ledger``."""
    return _of(dossier).ledger(as_of=as_of, side=side)


def commitments(
    dossier: DossierLike, *, as_of: DateLike | None = None, side: str | None = None
) -> Table:
    """The commitments known, with all that is recorded of them."""
    return _of(dossier).commitments(as_of=as_of, side=side)


def deadlines(
    dossier: DossierLike, *, as_of: DateLike | None = None, side: str | None = None
) -> Table:
    """What is due, expires or is overdue: see ``Dossier.deadlines``."""
    return _of(dossier).deadlines(as_of=as_of, side=side)


def exchanges(dossier: DossierLike, *, as_of: DateLike | None = None) -> Table:
    """What is given for what, and who has moved: see ``Dossier.exchanges``."""
    return _of(dossier).exchanges(as_of=as_of)


def sources(dossier: DossierLike, *, as_of: DateLike | None = None) -> Table:
    """The sources published by then."""
    return _of(dossier).sources(as_of=as_of)


def table(
    dossier: DossierLike,
    name: str,
    *,
    as_of: DateLike | None = None,
    model: Model | None = None,
    direction: str | None = None,
) -> Table:
    """Any table by its name, one of ``TABLE_NAMES``."""
    return _of(dossier).table(name, as_of=as_of, model=model, direction=direction)


def figure(
    dossier: DossierLike,
    *,
    as_of: DateLike | None = None,
    model: Model | None = None,
    direction: str | None = None,
    theme: Theme = "light",
    size: tuple[int, int] = (1600, 1000),
    language: Language = "en",
    labels: Labels = "story",
    start: DateLike | None = None,
    end: DateLike | None = None,
) -> Figure:
    """The figure that ``detente render`` makes: see ``Dossier.figure``."""
    return _of(dossier).figure(
        as_of=as_of,
        model=model,
        direction=direction,
        theme=theme,
        size=size,
        language=language,
        labels=labels,
        start=start,
        end=end,
    )
