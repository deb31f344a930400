"""What a work in ``bibliography.json`` must be for the formatters: a CSL-JSON item, read with care.

The contract is https://docs.citationstyles.org/ and its JSON schema; only what the formatters touch is checked here,
all else is kept.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


def _written(text: str) -> str:
    if not text.strip():
        message = "empty text"
        raise ValueError(message)
    return text


def _in_a_year(parts: list[int]) -> list[int]:
    limits = zip(parts[1:], (12, 31), strict=False)
    if not all(1 <= part <= limit for part, limit in limits):
        message = f"{parts} is not a year, month and day"
        raise ValueError(message)
    return parts


Text = Annotated[str, AfterValidator(_written)]
Day = Annotated[list[int], Field(min_length=1, max_length=3), AfterValidator(_in_a_year)]
"""Year, month and day of the month, as far as they are known."""


class _Loose(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow", strict=True)


class Person(_Loose):
    """A name, in parts or as one."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Person:
        if not self.family and not self.literal:
            message = "expected a family name, or a literal one"
            raise ValueError(message)
        return self


class Issued(_Loose):
    """When a work came out: a day, or the first and the last."""

    days: Annotated[list[Day], Field(min_length=1, max_length=2)] = Field(default_factory=list, alias="date-parts")


_TEXTS = ("container-title", "title-short", "volume-title", "collection-title", "collection-number", "publisher",
          "publisher-place", "edition", "volume", "issue", "number", "page", "genre", "archive", "note", "URL", "DOI",
          "ISBN", "language")  # fmt: skip
"""What an entry says as it stands."""


class Item(_Loose):
    """One work."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
    type: Text
    title: Text
    author: list[Person] = Field(default_factory=list)
    editor: list[Person] = Field(default_factory=list)
    translator: list[Person] = Field(default_factory=list)
    issued: Issued | None = None

    @model_validator(mode="after")
    def _can_be_said(self) -> Item:
        for name in _TEXTS:
            value = (self.model_extra or {}).get(name)
            if value is not None and not isinstance(value, str | int):
                message = f"{name}: expected a text or a number, got {value!r}"
                raise ValueError(message)
        return self
