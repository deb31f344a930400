"""Phase lines drawn by hand in a layer: the anchors between which ground is interpolated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely

from geo.dates import iso, parse
from geo.errors import DataError, DateError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.derive.feature import Feature

__all__ = ["Anchor", "anchors"]

_PARTS = ("ground-held", "front-line")


@dataclass(frozen=True)
class Anchor:
    """The phase line of one day (an ordinal): the features of the ground behind it, and of the front itself."""

    day: int
    ground: tuple[Feature, ...]
    line: tuple[Feature, ...]

    @property
    def shape(self) -> BaseGeometry:
        """The ground, all of its parts."""
        return _joined(self.ground)

    @property
    def front(self) -> BaseGeometry:
        """The front, all of its parts."""
        return _joined(self.line)

    @property
    def features(self) -> tuple[Feature, ...]:
        """Ground, then front."""
        return (*self.ground, *self.line)


def anchors(prefix: str, features: Sequence[Feature], file: str) -> list[Anchor]:
    """Find the anchors of a series.

    Parameters
    ----------
    prefix : str
        Of the ids of their features: ``<prefix>-ground-held-<day>`` and ``<prefix>-front-line-<day>``.
    features : Sequence[Feature]
        What is drawn by hand in the layer.
    file : str
        Path of the layer, for messages.

    Returns
    -------
    list of Anchor
        In order of time.

    Raises
    ------
    DataError
        An anchor lacks its ground or its front, or is still in force on a day that is to be interpolated.
    """
    name = re.compile(rf"{re.escape(prefix)}-({'|'.join(_PARTS)})-(-?\d{{4}}-\d\d-\d\d)(-.+)?", re.ASCII)
    days: dict[int, dict[str, list[Feature]]] = {}
    problems: list[Problem] = []
    for feature in features:
        if found := name.fullmatch(feature["id"]):
            try:
                day = parse(found[2]).first
            except DateError as error:
                problems.append(Problem(file, feature["id"], "id", str(error)))
            else:
                days.setdefault(day, {part: [] for part in _PARTS})[found[1]].append(feature)
    found_anchors = [Anchor(day, *(tuple(it[part]) for part in _PARTS)) for day, it in sorted(days.items())]
    problems += [Problem(file, prefix, "", fault, "series") for fault in _faults(found_anchors)]
    if problems:
        raise DataError(problems)
    return found_anchors


def _faults(found: Sequence[Anchor]) -> list[str]:
    faults = [
        f"{iso(it.day)} has no {'front line' if it.ground else 'ground held'}"
        for it in found
        if not (it.ground and it.line)
    ]
    for start, end in pairwise(found):
        late = [it["id"] for it in start.features if not _ends(it, start.day)]
        faults.extend(
            f'"{it}" must end on {iso(start.day)}: the days until {iso(end.day)} are interpolated' for it in late
        )
    return faults


def _ends(feature: Feature, day: int) -> bool:
    end = feature["properties"]["end_date"]
    return end is not None and parse(end).last == day


def _joined(features: Sequence[Feature]) -> BaseGeometry:
    return shapely.union_all([shapely.geometry.shape(feature["geometry"]) for feature in features])
