"""Atlas and map definition → a folium map with all that it needs inside.

What is sent to the page is finished: whole days, labels, projected shapes. The page compares and draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo import dates, timeline
from geo.look import kinds as symbols
from geo.look import lettering
from geo.look import units as military
from geo.page import basemap as base
from geo.page.cards import Details
from geo.page.encode import Detail, Shapes
from geo.page.folium_map import AtlasMap
from geo.page.pack import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import folium
    from geopandas import GeoDataFrame

    from geo.layers.atlas import Atlas
    from geo.layers.schema import MapDefinition

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
    ground = ground or base.read_base(atlas.folder / "base")
    details, columns = Details(atlas), Columns()
    boxes = _boxes(frame)
    texts = {"details": [details.of(row) for row in frame.to_dict("records")], "sources": details.sources}
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
        "parties": [{"id": key, "name": party.name, "colour": symbols.colour(key, atlas.file.parties),
                     "solid": party.solid}
                    for key, party in atlas.file.parties.items()],
        "kinds": symbols.table(),
        "boxes": [military.pieces(code) for code in boxes],
        "neutral": symbols.NEUTRAL,
        "features": _features(frame, [layer.id for layer in chosen], shapes, view)
        | _days(frame, first, last, definition.step)
        | {"box": [boxes.get(code, -1) for code in _codes(frame)]},
        "base": base.payload(ground, shapes),
        "periods": _periods(definition, first, last),
        "tours": _tours(atlas, map_id, first),
        "arcs": columns.arcs(shapes.arcs),
    }  # fmt: skip
    title = f"{definition.title} · {atlas.file.title}"
    relief = base.relief(ground, view)
    return AtlasMap(payload, bytes(columns.data), texts, relief, slug=map_id, title=title, bounds=view)


def _codes(frame: GeoDataFrame) -> list[str]:
    """Return the APP-6 code of each unit and headquarters of which echelon or branch is known, nothing for all else."""
    rows = zip(frame["kind"], _column(frame, "echelon"), _column(frame, "branch"), strict=True)
    units = ("unit", "headquarters")
    return [military.sidc(echelon, branch, headquarters=kind == units[1])
            if kind in units and (echelon or branch) else "" for kind, echelon, branch in rows]  # fmt: skip


def _boxes(frame: GeoDataFrame) -> dict[str, int]:
    """Return the codes that a map uses, each with its place in the list of drawings."""
    return {code: at for at, code in enumerate(sorted({code for code in _codes(frame) if code}))}


def _periods(definition: MapDefinition, first: int, last: int) -> list[list[Any]]:
    """Label, first and last day and view of each period, within the days of the map."""
    return [[it.label, max(first, dates.parse(it.start_date).first) - first,
             min(last, dates.parse(it.end_date).last) - first, it.bbox] for it in definition.periods]  # fmt: skip


def _tours(atlas: Atlas, map_id: str, first: int) -> list[dict[str, Any]]:
    return [{"id": key, "title": tour.title,
             "steps": [{"day": dates.parse(it.date).first - first, "bbox": it.bbox, "feature": it.feature,
                        "text": it.text} for it in tour.steps]}
            for key, tour in atlas.file.tours.items() if tour.map == map_id]  # fmt: skip


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
    labelled = {kind for kind, symbol in symbols.SYMBOLS.items() if symbol.labelled}
    return {
        "id": frame.index.tolist(),
        "layer": [layer_ids.index(it) for it in frame["layer"]],
        "kind": [kinds.index(it) for it in frame["kind"]],
        "party": frame["party"].tolist(),
        "rank": [int(it) if it else 2 for it in _column(frame, "rank")],
        "name": [label or name for label, name in zip(_column(frame, "label"), frame["name"], strict=True)],
        "heights": [[at, f"{it:g}"] for at, it in enumerate(_column(frame, "height_m")) if it],
        "hollow": [at for at, it in enumerate(_column(frame, "hollow")) if it],
        "differ": [at for at, it in enumerate(frame["accounts"]) if it],
        "shape": shapes.add(list(geometry)),
        **lettering.places(frame["kind"].tolist(), list(geometry), labelled, view, shapes.detail.bits),
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


def _column(frame: GeoDataFrame, name: str) -> list[Any]:
    return frame[name].tolist() if name in frame else [None] * len(frame)


def _view(bbox: Sequence[float]) -> tuple[float, float, float, float]:
    west, south, east, north = bbox
    return west, south, east, north


def _widened(view: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = view
    return west - (east - west), south - (north - south), east + (east - west), north + (north - south)
