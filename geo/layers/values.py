"""What a field of a file in ``layers/`` may hold, where it is more than a text or a number."""

from __future__ import annotations

import re
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field

from geo.dates import parse
from geo.look.kinds import kind_of

SLUG = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
"""Ids of features, layers, maps and sources: they stand in links."""

CLAIM_ID = r"^[A-Za-z][A-Za-z0-9._-]*$"
"""Ids of statements, as each register numbers its own: safe in links and in markup."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*", re.ASCII)


def _edtf(text: str) -> str:
    parse(text)
    return text


def _language(tag: str) -> str:
    if not _TAG.fullmatch(tag):
        message = f'"{tag}" is not a BCP 47 language tag'
        raise ValueError(message)
    return tag


def _kind(name: str) -> str:
    kind_of(name)
    return name


def counting(text: str) -> str:
    """Refuse a sentence with other blanks than the two that the page of the register fills."""
    return _with_blanks(text, "shown", "total")


def numbering(text: str) -> str:
    """Refuse a sentence with other blanks than the three that the first page fills."""
    return _with_blanks(text, "features", "layers", "sources")


def _with_blanks(text: str, *names: str) -> str:
    try:
        blanks = {(name, spec, form) for _, name, spec, form in Formatter().parse(text) if name is not None}
    except ValueError:
        blanks = {("", "", None)}
    if not blanks <= {(name, "", None) for name in names}:
        *others, last = (f"{{{name}}}" for name in names)
        message = f"expected no other braces than {', '.join(others)} and {last}"
        raise ValueError(message)
    return text


Slug = Annotated[str, Field(pattern=SLUG)]
Edtf = Annotated[str, AfterValidator(_edtf)]
Language = Annotated[str, AfterValidator(_language)]
ClaimId = Annotated[str, Field(pattern=CLAIM_ID)]
Box = Annotated[tuple[float, float, float, float], Field(strict=False)]
"""West, south, east, north, degrees."""
Kind = Annotated[str, AfterValidator(_kind)]
"""What a feature is, and so how it is drawn: an entry in the table of kinds."""
