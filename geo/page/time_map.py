"""Any dated GeoDataFrame → a folium map with all that it needs inside, quick however many rows it has."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from geo import dates
from geo.look import kinds
from geo.look.palette import PALETTE
from geo.page import basemap, payload
from geo.page.calendar import calendar
from geo.page.cards import frame_texts
from geo.page.columns import Columns
from geo.page.folium_map import QUICK, AtlasMap, Island
from geo.page.topology import Detail, Topology
from geo.timeline import Days

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
_RANK = 2


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
    bounds = payload.box([float(bound) for bound in geometry.total_bounds])
    spans = _spans(frame[start], frame[end])
    first = min(span.start.first for span in spans)
    last = max(date.last for span in spans for date in (span.start, span.end) if date)
    days, columns, shapes = Days(first, last, "year"), Columns(), Topology(Detail(_grid(bounds)))
    shapes.take(geometry.to_numpy())
    names = [str(it) for it in frame[label]]
    content = payload.Payload(
        map=payload.MapHead(
            id="map", title=title, subtitle="", about="", bbox=bounds, bits=shapes.detail.bits, region=None,
            max_zoom=min(_MAX_ZOOM, shapes.detail.bits - _BITS_UNDER_GRID), publication="", claims_page=None,
            explained=None,
        ),
        opening=payload.Opening(day=0, layers=None, bbox=None, embed=False, present=False),
        calendar=calendar(days, columns),
        layers=(payload.Layer(id="features", title=title, group="map", shown=True, licence="", credit=""),),
        groups=(payload.Group(id="map", name="Layers"),),
        parties=(),
        kinds=(payload.NamedKind(kind="feature", **kinds.PLAIN.model_dump()),),
        boxes=(),
        signs=(),
        signs_of=(),
        palette=asdict(PALETTE) | {"neutral": PALETTE.feature},
        features=_features([str(key) for key in frame.index], names, spans, days, columns),
        base=basemap.sent(basemap.world_only(), shapes),
        shapes=shapes.written(columns),
        tours=(),
    )  # fmt: skip
    texts = frame_texts(names, [span.label for span in spans], {name: _texts(frame[name]) for name in popup})
    return AtlasMap(content, Island(content, bytes(columns.data)), Island(*texts), title=title, level=QUICK)


def _features(
    ids: list[str], names: list[str], spans: list[dates.Span], days: Days, columns: Columns
) -> payload.Features:
    return payload.Features(
        count=len(ids), id=columns.texts(ids), name=columns.texts(names), layer=0, kind=0, party=-1, rank=_RANK, box=-1,
        first=columns.column([span.start.first - days.first for span in spans]),
        last=columns.column([(span.end.last if span.end else days.last) - days.first for span in spans]),
        hollow=columns.numbers([]), differ=columns.numbers([]),
        heights=columns.marks({}), anchors=columns.rows({}), spines=columns.rows({}),
    )  # fmt: skip


def _grid(bounds: payload.Box) -> int:
    """Bits of the grid for a frame of so many degrees."""
    west, south, east, north = bounds
    coarsest, finest = _BITS
    degrees = max(east - west, north - south)
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
