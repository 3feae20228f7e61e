"""The error of a dossier that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente._detente import Problem

__all__ = ["DossierError"]


class DossierError(ValueError):
    """A dossier that cannot be used, or a file that is none.

    Its message has the foremost problems, each with line, column and remedy; ``problems``
    has all of them. Of a file that is no dossier at all ``problems`` is empty, and the
    message says what it is.
    """

    problems: list[Problem]
    """What is wrong: errors, and warnings beside them, in the order of the file."""

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = list(problems)
