"""What is in force on a day, on which days anything changes, and what still echoes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from geo.dates import civil, iso, ordinal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.look.kinds import Kind

_LINGER_DAYS = 3
"""A map that steps by days keeps a finished movement in sight, faintly, for as long: what an eye needs to follow it."""


def changes(frame: GeoDataFrame, first: int, last: int) -> list[int]:
    """Return the days from `first` to `last` on which a feature comes or has gone, in order, without repeats.

    Parameters
    ----------
    frame
        Rows with ``start_day`` and ``end_day``, both inclusive.
    first, last
        Days, both inclusive.
    """
    days = np.unique(np.concatenate([frame["start_day"].to_numpy(), frame["end_day"].to_numpy() + 1]))
    return [int(day) for day in days if first <= day <= last]


def echo(kind: Kind, start_day: int, end_day: int, step: Literal["year", "day"]) -> tuple[int, int]:
    """Return the first and last day on which a map shows a feature at least faintly.

    A map that steps by years shows at the end of each what came and went within it; one that steps by days lets a
    movement linger. What lasts has no echo: its own days are returned.

    >>> from geo.dates import parse, iso
    >>> from geo.look.kinds import KINDS
    >>> day = parse("1941-04-13").first
    >>> [iso(day) for day in echo(KINDS["event"], day, day, "year")]
    ['1941-01-01', '1941-12-31']
    >>> [iso(day) for day in echo(KINDS["advance"], day, day, "day")]
    ['1941-04-13', '1941-04-16']
    """
    if step == "day":
        return start_day, end_day + (_LINGER_DAYS if kind.moment else 0)
    first, last = ordinal(_year(start_day)), ordinal(_year(end_day), 12, 31)
    passed_over = _year(start_day) == _year(end_day) and end_day < last and not kind.fleeting
    return (first, last) if kind.moment or passed_over else (start_day, end_day)


def stops(first: int, last: int, step: Literal["year", "day"]) -> list[int]:
    """Return the days at which a time control stops: the last of each year, or every day."""
    if step == "day":
        return list(range(first, last + 1))
    return [min(ordinal(year, 12, 31), last) for year in range(_year(first), _year(last) + 1)]


def months(first: int, last: int) -> list[tuple[int, str]]:
    """Return the first day and the ``YYYY-MM`` of each month that `first` to `last` touches.

    >>> months(ordinal(-1, 12, 31), ordinal(0, 1, 1))
    [(-396, '-0001-12'), (-365, '0000-01')]
    """
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    counted = range(year * 12 + month - 1, last_year * 12 + last_month)
    days = (ordinal(at // 12, at % 12 + 1) for at in counted)
    return [(day, iso(day).rpartition("-")[0]) for day in days]


def _year(day: int) -> int:
    return civil(int(day))[0]
