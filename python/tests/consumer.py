"""A program of somebody else's, which a type checker reads: `mypy --strict`."""

from __future__ import annotations

import datetime
from pathlib import Path

import detente


def weekly(path: Path, since: datetime.date) -> list[tuple[datetime.date, float | None]]:
    dossier: detente.Dossier = detente.load(path)
    table: detente.Table = dossier.series(as_of="2025-06-12", model="stock", start=since)
    rows = [(row["date"], row["tension"]) for row in table]
    return rows[::7]


def largest(dossier: detente.DossierLike, start: detente.DateLike) -> str | None:
    for row in detente.explain(dossier, start):
        headline: str | None = row["headline"]
        return headline
    return None


def problems(text: str) -> list[detente.Problem]:
    try:
        return detente.loads(text).problems
    except detente.DossierError as error:
        return error.problems


def picture(dossier: detente.Dossier, theme: detente.Theme) -> bytes:
    figure: detente.Figure = dossier.figure(theme=theme, size=(960, 600), labels="record")
    figure.save(Path("figure.svg"))
    return figure.png(scale=2)


def height(dossier: detente.Dossier) -> int:
    tension = dossier.tension()
    return dossier.events().to_polars().height + len(dossier.ledger().to_pandas()) + (
        0 if tension is None else round(tension)
    )
