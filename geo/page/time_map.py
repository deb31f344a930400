"""Any dated GeoDataFrame → a folium map with all that it needs inside, quick however many rows it has."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geo import dates
from geo.page import basemap as base
from geo.page.atlas_map import calendar
from geo.page.encode import Detail, Shapes
from geo.page.folium_map import QUICK, AtlasMap
from geo.page.pack import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import folium
    from geopandas import GeoDataFrame
    from pandas import Series

    from geo.dates import Date

_BITS = (20, 26)
"""Grid of the widest and of the narrowest frame: a unit is 38 m on the equator, or 60 cm."""
_UNITS_ACROSS = 2**16
"""At least so many grid units across the frame: more than a screen has pixels, with room to come closer."""
_BITS_UNDER_GRID = 6
"""At the closest zoom a grid unit is four pixels wide: 256-pixel tiles take 8 bits, less two."""
_MAX_ZOOM = 18
_PLAIN_KIND = {"kind": "feature", "label": "Feature", "order": 0, "fill": 0.3, "hatch": "", "line": "plain",
               "width": 2, "dash": (), "glyph": "dot", "labelled": False, "min_zoom": (0, 0, 0, 0)}  # fmt: skip


def time_map(  # noqa: PLR0913 (the contract's signature)
    frame: GeoDataFrame,
    start: str = "start_date",
    end: str = "end_date",
    label: str = "name",
    popup: Sequence[str] = (),
    *,
    title: str = "Map",
) -> folium.Map:
    """Compose a map with a time control from any dated GeoDataFrame.

    Parameters
    ----------
    frame
        Any geometry, any reference system.
    start, end
        Columns with the first and last day in force, both inclusive: EDTF texts, or anything with `isoformat`.
        A missing end is open.
    label
        Column with the name that the map shows.
    popup
        Columns that a click shows.
    title
        Of the page.

    Returns
    -------
    folium.Map
        Shows itself in a notebook; `geo.write_page` makes one offline file of it.

    Raises
    ------
    DateError
        If a date is none.
    ValueError
        If the frame is empty or has no reference system.

    Examples
    --------
    >>> from geopandas import GeoDataFrame
    >>> from shapely import Point
    >>> towns = GeoDataFrame({"name": ["Hsinking"], "start_date": ["1932-03-14"], "end_date": [None]},
    ...                      geometry=[Point(125.32, 43.88)], crs="EPSG:4326")
    >>> time_map(towns).title
    'Map'
    """
    if frame.empty or frame.crs is None:
        message = "expected a frame with at least one row and a reference system (frame.set_crs)"
        raise ValueError(message)
    geometry = frame.geometry.to_crs("EPSG:4326")
    west, south, east, north = (float(bound) for bound in geometry.total_bounds)
    bits = _grid(max(east - west, north - south))
    spans = _spans(frame[start], frame[end])
    first = min(span.start.first for span in spans)
    last = max(date.last for span in spans for date in (span.start, span.end) if date)
    shapes, columns = Shapes(Detail(bits)), Columns()
    payload = {
        "map": {"id": "map", "title": title, "subtitle": "", "about": "", "step": "year", "last": last - first,
                "bbox": [west, south, east, north], "maxZoom": min(_MAX_ZOOM, bits - _BITS_UNDER_GRID), "keyDates": [],
                "bits": bits, "day": 0,
                "state": {"layers": None, "bbox": None, "embed": False, "present": False}},
        **calendar(first, last, "year"),
        "layers": [{"id": "features", "title": title, "group": "map", "shown": True, "licence": "", "credit": ""}],
        "groups": [{"id": "map", "name": "Layers"}],
        "parties": [],
        "kinds": [_PLAIN_KIND],
        "boxes": [],
        "neutral": "#1f4e8c",
        "features": {"id": [str(key) for key in frame.index], "layer": 0, "kind": 0, "party": -1, "rank": 2,
                     "anchor": None, "spine": None, "box": -1, "heights": [], "hollow": [], "differ": [],
                     "name": [str(it) for it in frame[label]],
                     "from": [span.start.first - first for span in spans],
                     "to": [(span.end.last if span.end else last) - first for span in spans],
                     "shape": columns.shapes(geometry.to_numpy(), bits)},
        "details": {"dates": columns.texts([span.label for span in spans]), "fields": list(popup),
                    "values": [columns.texts(_texts(frame[name])) for name in popup]},
        "base": base.payload(base.world_only(), shapes),
        "sources": [],
        "periods": [],
        "tours": [],
        "arcs": columns.arcs(shapes.arcs),
    }  # fmt: skip
    bounds = (west, south, east, north)
    return AtlasMap(payload, bytes(columns.data), level=QUICK, slug="map", title=title, bounds=bounds)


def _grid(degrees: float) -> int:
    """Bits of the grid for a frame so many degrees across."""
    coarsest, finest = _BITS
    return max(coarsest, min(finest, math.ceil(math.log2(360 * _UNITS_ACROSS / max(degrees, 1e-6)))))


def _spans(starts: Series[Any], ends: Series[Any]) -> list[dates.Span]:
    known: dict[str, Date] = {}

    def parsed(value: object) -> Date:
        text = value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)
        if text not in known:
            known[text] = dates.parse(text)
        return known[text]

    return [dates.Span(parsed(begin), None if open_ended else parsed(end))
            for begin, end, open_ended in zip(starts, ends, ends.isna(), strict=True)]  # fmt: skip


def _texts(column: Series[Any]) -> list[str | None]:
    return [None if missing else str(value) for value, missing in zip(column, column.isna(), strict=True)]
