"""Atlas and map definition → a folium map with all that it needs inside.

What is sent to the page is finished: whole days, labels, projected shapes. The page compares and draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo import base, dates, symbols, timeline
from geo.details import Details
from geo.elements import AtlasMap
from geo.encode import Detail, Shapes, project

if TYPE_CHECKING:
    from collections.abc import Sequence

    import folium
    from geopandas import GeoDataFrame

    from geo.atlas import Atlas
    from geo.schema import MapDefinition

_BITS_OVER_ZOOM = 9
"""Grid units an eighth of a pixel wide at the closest zoom: 256-pixel tiles take 8 bits, one more halves the rest."""
_OUTSIDE_KM = 1.5
"""Shapes outside the opening view are context only; at the zooms that show them this is under two pixels."""


def atlas_map(  # noqa: PLR0913 (the state of a page, by name)
    atlas: Atlas,
    map_id: str,
    *,
    date: str | None = None,
    layers: Sequence[str] | None = None,
    bbox: Sequence[float] | None = None,
    embed: bool = False,
    present: bool = False,
    ground: base.BaseMap | None = None,
) -> folium.Map:
    """Compose a map of the atlas.

    Parameters
    ----------
    atlas
        A sound atlas.
    map_id
        A map of ``atlas.toml``.
    date, layers, bbox, embed, present
        The state at which it opens, as in a link; by default the map's own.
    ground
        The base map, where the caller has read it already.

    Returns
    -------
    folium.Map
        Shows itself in a notebook; `geo.write_page` makes one offline file of it.

    Raises
    ------
    CommandError
        If there is no such map.
    """
    definition = atlas.definition(map_id)
    first, last = dates.parse(definition.start_date).first, dates.parse(definition.end_date).last
    chosen = atlas.layers_of(map_id)
    frame = atlas.features
    frame = frame[frame["layer"].isin([layer.id for layer in chosen])]
    frame = frame[(frame["start_day"] <= last) & (frame["end_day"] >= first)]
    view = _view(definition.bbox)
    shapes = Shapes(Detail(definition.max_zoom + _BITS_OVER_ZOOM, definition.detail_km,
                           max(definition.detail_km, _OUTSIDE_KM), _widened(view)))  # fmt: skip
    details = Details(atlas)
    payload = {
        "map": _head(map_id, definition, (first, last)) | {
            "bits": shapes.detail.bits,
            "day": dates.parse(date or definition.date).first - first,
            "state": {"layers": layers, "bbox": bbox, "embed": embed, "present": present},
        },
        **calendar(first, last, definition.step),
        "layers": [{"id": layer.id, "title": layer.head.title, "group": layer.head.group,
                    "shown": on, "licence": layer.head.licence, "credit": layer.head.attribution}
                   for layer, on in chosen.items()],
        "groups": [{"id": key, "name": group.name} for key, group in atlas.file.groups.items()],
        "parties": [{"id": key, "name": party.name, "colour": symbols.colour(key, atlas.file.parties)}
                    for key, party in atlas.file.parties.items()],
        "kinds": symbols.table(),
        "neutral": symbols.NEUTRAL,
        "features": _features(frame, [layer.id for layer in chosen], shapes, view)
        | _days(frame, first, last, definition.step),
        "details": [details.of(row) for row in frame.to_dict("records")],
        "base": base.payload(ground or base.read_base(atlas.folder / "base"), shapes, view),
        "sources": details.sources,
        "arcs": shapes.arcs,
    }  # fmt: skip
    return AtlasMap(payload, slug=map_id, title=f"{definition.title} · {atlas.file.title}", bounds=view)


def _head(map_id: str, definition: MapDefinition, span: tuple[int, int]) -> dict[str, Any]:
    first, last = span
    return {
        "id": map_id, "title": definition.title, "subtitle": definition.subtitle, "about": definition.about,
        "step": definition.step, "last": last - first, "bbox": definition.bbox, "maxZoom": definition.max_zoom,
        "keyDates": [[dates.parse(key.date).first - first, key.label] for key in definition.key_dates],
    }  # fmt: skip


def calendar(first: int, last: int, step: Any) -> dict[str, Any]:  # noqa: ANN401
    """Months with their first day and label, and the days at which the control stops; days count from `first`."""
    return {
        "months": [[day - first, iso, dates.parse(iso).label] for day, iso in timeline.months(first, last)],
        "stops": [day - first for day in timeline.stops(first, last, step)],
    }


def _features(
    frame: GeoDataFrame, layer_ids: list[str], shapes: Shapes, view: tuple[float, float, float, float]
) -> dict[str, Any]:
    kinds = [record["kind"] for record in symbols.table()]
    geometry = frame.geometry.to_numpy()
    return {
        "id": frame.index.tolist(),
        "layer": [layer_ids.index(it) for it in frame["layer"]],
        "kind": [kinds.index(it) for it in frame["kind"]],
        "party": frame["party"].tolist(),
        "rank": [int(it) if it else 2 for it in _column(frame, "rank")],
        "name": [label or name for label, name in zip(_column(frame, "label"), frame["name"], strict=True)],
        "shape": shapes.add(list(geometry)),
        "anchor": _anchors(frame, view, shapes.detail.bits),
    }


def _days(frame: GeoDataFrame, first: int, last: int, step: Any) -> dict[str, Any]:  # noqa: ANN401
    rows = list(zip(frame["kind"], frame["start_day"], frame["end_day"], strict=True))
    echoes = [timeline.echo(kind, int(start), int(end), step) for kind, start, end in rows]

    def clipped(day: int) -> int:
        return max(-1, min(int(day) - first, last - first + 1))

    return _spans([clipped(start) for _, start, _ in rows], [clipped(end) for *_, end in rows]) | {
        "echoFrom": [clipped(start) for start, _ in echoes],
        "echoTo": [clipped(end) for _, end in echoes],
    }


def _spans(starts: list[int], ends: list[int]) -> dict[str, Any]:
    return {"from": starts, "to": ends, "echoFrom": starts, "echoTo": ends}


def _anchors(frame: GeoDataFrame, view: tuple[float, float, float, float], bits: int) -> list[list[int] | None]:
    """Where an area's name goes: centre and radius of the largest circle inside the part of it that is in view."""
    window = shapely.box(*view)
    found: list[list[int] | None] = []
    for kind, shape in zip(frame["kind"], frame.geometry, strict=True):
        if not symbols.SYMBOLS[kind].labelled or shape.geom_type not in ("Polygon", "MultiPolygon"):
            found.append(None)
            continue
        rough = shapely.make_valid(shape.simplify((view[2] - view[0]) / 200))
        seen = shapely.intersection(rough, window)
        seen = rough if seen.area <= 0 else seen
        part = max(shapely.get_parts(seen), key=lambda it: it.area)
        circle = shapely.maximum_inscribed_circle(part, tolerance=(view[2] - view[0]) / 300)
        (x, y), (edge_x, edge_y) = project(shapely.get_coordinates(circle), bits)
        found.append([round(x), round(y), round(float(np.hypot(edge_x - x, edge_y - y)))])
    return found


def _column(frame: GeoDataFrame, name: str) -> list[Any]:
    return frame[name].tolist() if name in frame else [None] * len(frame)


def _view(bbox: Sequence[float]) -> tuple[float, float, float, float]:
    west, south, east, north = bbox
    return west, south, east, north


def _widened(view: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = view
    return west - (east - west), south - (north - south), east + (east - west), north + (north - south)
