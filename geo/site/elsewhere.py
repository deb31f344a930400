"""What the search of a map finds on the maps beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.page.finding import Other
from geo.site.links import best, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.layers.sheet import Sheet


def others(sheet: Sheet, sheets: Sequence[Sheet]) -> list[Other]:
    """Return the features that a map does not have, each with the map that shows it best and the day to go to.

    Parameters
    ----------
    sheet
        The map.
    sheets
        All maps of the site.
    """
    own = {row["id"] for row in sheet.rows}
    rows = {row["id"]: row for other in sheets for row in other.rows if row["id"] not in own}
    found = []
    for row in rows.values():
        able = [other for other in sheets if other.days.touch(row)]
        there = best(row, row["start_day"], able)
        if there is not None:
            found.append(Other(row, there.id, there.definition.title, within(row["start_day"], there)))
    return found
