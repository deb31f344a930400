"""What can go wrong, as one small tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class AtlasError(Exception):
    """Root of everything that this package raises on purpose."""


class CommandError(AtlasError):
    """The command is at fault: a map that does not exist, a folder that is not there."""


class DateError(AtlasError, ValueError):
    """A text that is not a date of the kind that the atlas reads."""


class OfflineError(AtlasError):
    """A page would fetch something when it is opened."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the data, said so that a reader can find and mend it.

    Attributes
    ----------
    file
        Path of the file, as the reader would type it.
    feature
        Id of the feature, or of the entry of a recipe, or ``""`` when the fault is the file's own.
    field
        Property at fault, or ``""``.
    message
        What was got and what was expected.
    noun
        What a thing with that id is called, where it is no feature.
    """

    file: str
    feature: str
    field: str
    message: str
    noun: str = "feature"

    def __str__(self) -> str:
        parts = [self.file]
        if self.feature:
            parts.append(f'{self.noun} "{self.feature}"')
        if self.field:
            parts.append(self.field)
        return ": ".join([*parts, " ".join(self.message.split())])


class DataError(AtlasError):
    """The data is at fault; `problems` names every fault, one each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
