"""``ground.toml``: chains of phase lines, between which ground and front are interpolated."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator

from geo.derive.recipes.model import Many, Recipe, Slug, Text

__all__ = ["GroundFile", "Series"]


def _of_a_day(text: str) -> str:
    try:
        said = text.format(day="\0")
    except (KeyError, IndexError, ValueError):
        said = ""
    if "\0" not in said:
        message = f'expected a name with {{day}} in it, got "{text}"'
        raise ValueError(message)
    return text


class Series(Recipe):
    """A chain of phase lines.

    Attributes
    ----------
    layer
        The layer in which they are drawn by hand.
    prefix
        Their ids are ``<prefix>-ground-held-<day>`` and ``<prefix>-front-line-<day>``.
    ground, line
        Names of what is interpolated, with ``{day}`` in them.
    """

    noun: ClassVar[str] = "series"

    layer: Slug
    prefix: Slug
    ground: Annotated[Text, AfterValidator(_of_a_day)]
    line: Annotated[Text, AfterValidator(_of_a_day)]


class GroundFile(Recipe):
    """All of ``ground.toml``."""

    series: Many[Series] = ()
