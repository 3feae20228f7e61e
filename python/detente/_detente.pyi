"""The classes of ``detente``, which are computed by its Rust core.

What each does is said in its docstring, which ``help`` shows.
"""

import datetime
import os
import pathlib
from collections.abc import Iterator
from typing import Any, Final, final, overload

import pandas
import polars
import pyarrow

from detente import DateLike, Labels, Language, Model, Theme

__all__ = ["TABLE_NAMES", "VERSION", "Dossier", "Figure", "Problem", "Rows", "Table"]

VERSION: Final[str]
TABLE_NAMES: Final[list[str]]

@final
class Problem:
    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def message(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def excerpt(self) -> str: ...
    @property
    def more(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Rows:
    def __iter__(self) -> Rows: ...
    def __next__(self) -> dict[str, Any]: ...

@final
class Table:
    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> list[str]: ...
    @property
    def shape(self) -> tuple[int, int]: ...
    def to_pandas(self) -> pandas.DataFrame: ...
    def to_polars(self) -> polars.DataFrame: ...
    def to_arrow(self) -> pyarrow.Table: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    @overload
    def __getitem__(self, key: int, /) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: str, /) -> list[Any]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def _repr_html_(self) -> str: ...

@final
class Figure:
    @property
    def svg(self) -> str: ...
    @property
    def size(self) -> tuple[int, int]: ...
    @property
    def description(self) -> str: ...
    @property
    def unnamed(self) -> int: ...
    def png(self, scale: float = 1.0) -> bytes: ...
    def save(self, path: str | os.PathLike[str], scale: float = 1.0) -> None: ...
    def _repr_svg_(self) -> str: ...
    def _repr_mimebundle_(
        self, include: list[str] | None = None, exclude: list[str] | None = None
    ) -> dict[str, str | bytes]: ...

@final
class Dossier:
    @staticmethod
    def _load(path: str | os.PathLike[str]) -> Dossier: ...
    @staticmethod
    def _loads(text: str) -> Dossier: ...
    @staticmethod
    def _sample() -> Dossier: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str | None: ...
    @property
    def sides(self) -> dict[str, str]: ...
    @property
    def as_of(self) -> datetime.date | None: ...
    @property
    def model(self) -> Model: ...
    @property
    def problems(self) -> list[Problem]: ...
    @property
    def path(self) -> pathlib.Path | None: ...
    def tension(
        self,
        as_of: DateLike | None = None,
        *,
        model: Model | None = None,
        direction: str | None = None,
    ) -> float | None: ...
    def headline(
        self,
        as_of: DateLike | None = None,
        *,
        model: Model | None = None,
        direction: str | None = None,
        language: Language = "en",
    ) -> str: ...
    def series(
        self,
        *,
        as_of: DateLike | None = None,
        model: Model | None = None,
        direction: str | None = None,
        start: DateLike | None = None,
        end: DateLike | None = None,
    ) -> Table: ...
    def events(
        self,
        *,
        as_of: DateLike | None = None,
        model: Model | None = None,
        direction: str | None = None,
    ) -> Table: ...
    def standing(
        self,
        *,
        as_of: DateLike | None = None,
        direction: str | None = None,
    ) -> Table: ...
    def explain(
        self,
        start: DateLike,
        end: DateLike | None = None,
        *,
        as_of: DateLike | None = None,
        model: Model | None = None,
        direction: str | None = None,
    ) -> Table: ...
    def ledger(
        self,
        *,
        as_of: DateLike | None = None,
        side: str | None = None,
    ) -> Table: ...
    def commitments(
        self,
        *,
        as_of: DateLike | None = None,
        side: str | None = None,
    ) -> Table: ...
    def deadlines(
        self,
        *,
        as_of: DateLike | None = None,
        side: str | None = None,
    ) -> Table: ...
    def exchanges(
        self,
        *,
        as_of: DateLike | None = None,
    ) -> Table: ...
    def sources(
        self,
        *,
        as_of: DateLike | None = None,
    ) -> Table: ...
    def table(
        self,
        name: str,
        *,
        as_of: DateLike | None = None,
        model: Model | None = None,
        direction: str | None = None,
    ) -> Table: ...
    def figure(
        self,
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
    ) -> Figure: ...
