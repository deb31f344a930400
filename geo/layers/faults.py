"""What a model refuses, said as problems: which file, which feature, which field, what was expected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from geo.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_M = TypeVar("_M", bound=BaseModel)
_SHORT = 80
"""What was got is said as long as it is shorter."""


def validated(
    model: type[_M], raw: object, place: tuple[str, str, str], problems: list[Problem], noun: str = "feature"
) -> _M | None:
    """Return what a model makes of a value, or None and the faults.

    Parameters
    ----------
    model
        The model at the door.
    raw
        As read from a file.
    place
        File, feature and field at which the value stands, the last two ``""`` where there is none.
    problems
        Faults are added here.
    noun
        What a thing with such an id is called.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(faults(place, error, noun))
        return None


def faults(place: tuple[str, str, str], error: ValidationError, noun: str = "feature") -> Iterator[Problem]:
    """Yield each fault that a model found, at the field where it stands; `place` and `noun` as in `validated`."""
    file, feature, within = place
    for fault in error.errors(include_url=False):
        path = [part for part in fault["loc"] if part not in ("properties", "[key]")]
        field = ".".join(str(part) for part in ([within, *path] if within else path))
        message = fault["msg"].removeprefix("Value error, ")
        got = json.dumps(fault["input"], ensure_ascii=False, default=str)
        if fault["type"] == "missing":
            message, got = "is missing", ""
        elif fault["type"] == "extra_forbidden":
            message, got = "is not known here", ""
        shown = f": got {got}" if got and fault["type"] != "value_error" and len(got) < _SHORT else ""
        yield Problem(file, feature, field, f"{message[0].lower()}{message[1:]}{shown}", noun)
