"""Atlas and map definition → a folium map with all that it needs inside."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from geo import dates, timeline
from geo.look import kinds, lettering, units
from geo.look.palette import PALETTE
from geo.page import basemap, payload
from geo.page.calendar import Days
from geo.page.cards import atlas_texts
from geo.page.columns import Columns
from geo.page.folium_map import AtlasMap, Island
from geo.page.topology import Detail, Topology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import folium
    from geopandas import GeoDataFrame

    from geo.layers.atlas import Atlas
    from geo.layers.schema import AtlasFile, MapDefinition

_BITS_OVER_ZOOM = 9
"""Grid units an eighth of a pixel wide at the closest zoom: 256-pixel tiles take 8 bits, one more halves the rest."""
_OUTSIDE_KM = 1.5
"""Shapes outside the opening view are context only; at the zooms that show them this is under two pixels."""
_PLAIN_RANK = 2


def atlas_map(  # noqa: PLR0913 (the state of a page, by name)
    atlas: Atlas,
    map_id: str,
    *,
    date: str | None = None,
    layers: Sequence[str] | None = None,
    bbox: Sequence[float] | None = None,
    embed: bool = False,
    present: bool = False,
    ground: basemap.BaseMap | None = None,
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
    definition, chosen, file = atlas.definition(map_id), atlas.layers_of(map_id), atlas.file
    days = Days(dates.parse(definition.start_date).first, dates.parse(definition.end_date).last, definition.step)
    frame = atlas.features
    frame = frame[frame["layer"].isin([layer.id for layer in chosen])]
    frame = frame[(frame["start_day"] <= days.last) & (frame["end_day"] >= days.first)]
    view, columns = payload.box(definition.bbox), Columns()
    shapes = Topology(_detail(definition, view))
    ground = ground or basemap.read_base(atlas.folder / "base")
    codes = _codes(frame)
    boxes = sorted({code for code in codes if code})
    features = _features(frame, columns, days, {
        "layer": [layer.id for layer in chosen], "kind": kinds.ordered(), "party": list(file.parties),
    }) | {"box": columns.column([boxes.index(code) if code else -1 for code in codes])}  # fmt: skip
    shapes.share(frame.geometry.to_numpy())
    content = payload.Payload(
        map=_head(map_id, definition, shapes.detail.bits, file, has_register=bool(atlas.claims)),
        opening=payload.Opening(
            day=days.place(date or definition.date), layers=None if layers is None else tuple(layers),
            bbox=None if bbox is None else payload.box(bbox), embed=embed, present=present,
        ),
        calendar=days.calendar(columns, definition.key_dates, definition.periods),
        layers=tuple(payload.Layer(id=layer.id, title=layer.head.title, group=layer.head.group, shown=on,
                                   licence=layer.head.licence, credit=layer.head.attribution)
                     for layer, on in chosen.items()),
        groups=tuple(payload.Group(id=key, name=group.name) for key, group in file.groups.items()),
        parties=tuple(payload.Party(id=key, name=it.name, colour=kinds.colour(key, file.parties), solid=it.solid)
                      for key, it in file.parties.items()),
        kinds=tuple(payload.NamedKind(kind=name, **kinds.KINDS[name].model_dump()) for name in kinds.ordered()),
        boxes=tuple(units.pieces(code) for code in boxes),
        palette=asdict(PALETTE),
        features=payload.Features(**features, **_names(frame, columns, view, shapes.detail.bits)),
        base=basemap.sent(ground, shapes),
        shapes=shapes.written(columns),
        tours=_tours(file, map_id, days),
    )  # fmt: skip
    texts = atlas_texts(frame.to_dict("records"), atlas.sources)
    title = f"{definition.title} · {file.title}"
    return AtlasMap(content, Island(content, bytes(columns.data)), Island(*texts), basemap.relief(ground, view),
                    title=title)  # fmt: skip


def _detail(definition: MapDefinition, view: payload.Box) -> Detail:
    west, south, east, north = view
    widened = west - (east - west), south - (north - south), east + (east - west), north + (north - south)
    outside = max(definition.detail_km, _OUTSIDE_KM)
    return Detail(definition.max_zoom + _BITS_OVER_ZOOM, definition.detail_km, outside, widened)


def _codes(frame: GeoDataFrame) -> list[str]:
    """Return the APP-6 code of each unit and headquarters of which echelon or branch is known, nothing for all else."""
    rows = zip((kinds.KINDS[name] for name in frame["kind"]), _column(frame, "echelon"), _column(frame, "branch"),
               strict=True)  # fmt: skip
    return [units.sidc(echelon, branch, headquarters=kind.staff) if kind.unit and (echelon or branch) else ""
            for kind, echelon, branch in rows]  # fmt: skip


def _tours(file: AtlasFile, map_id: str, days: Days) -> tuple[payload.Tour, ...]:
    return tuple(
        payload.Tour(id=key, title=tour.title, steps=tuple(
            payload.Stop(day=days.place(it.date), bbox=it.bbox and payload.box(it.bbox), feature=it.feature,
                         text=it.text) for it in tour.steps))
        for key, tour in file.tours.items() if tour.map == map_id
    )  # fmt: skip


def _head(
    map_id: str, definition: MapDefinition, bits: int, file: AtlasFile, *, has_register: bool
) -> payload.MapHead:
    return payload.MapHead(
        id=map_id, title=definition.title, subtitle=definition.subtitle, about=definition.about,
        bbox=payload.box(definition.bbox), max_zoom=definition.max_zoom, bits=bits,
        region=file.region and payload.box(file.region), publication=file.title,
        claims_page="claims.html" if has_register else None,
    )  # fmt: skip


def _features(
    frame: GeoDataFrame, columns: Columns, days: Days, tables: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    places = {name: {key: at for at, key in enumerate(keys)} for name, keys in tables.items()}
    heights = {at: f"{it:g}" for at, it in enumerate(_column(frame, "height_m")) if it}
    return {
        "count": len(frame),
        "id": columns.texts(frame["id"].tolist()),
        "name": columns.texts([label or name for label, name in
                               zip(_column(frame, "label"), frame["name"], strict=True)]),
        **{name: columns.column([place.get(it, -1) for it in frame[name]]) for name, place in places.items()},
        "rank": columns.column([int(it) if it else _PLAIN_RANK for it in _column(frame, "rank")]),
        "heights": columns.marks(heights),
        "hollow": columns.numbers([at for at, it in enumerate(_column(frame, "hollow")) if it]),
        "differ": columns.numbers([at for at, it in enumerate(frame["accounts"]) if it]),
        **_spans(frame, columns, days),
    }  # fmt: skip


def _names(frame: GeoDataFrame, columns: Columns, view: payload.Box, bits: int) -> dict[str, payload.Rows]:
    """Say where areas are named: in the middle of their widest part, or along their shape."""
    areas = [(at, kinds.KINDS[name].lettering, shape)
             for at, (name, shape) in enumerate(zip(frame["kind"], frame.geometry, strict=True))
             if shape.geom_type in ("Polygon", "MultiPolygon")]  # fmt: skip
    rooms = {at: lettering.Room.of(shape, view, bits) for at, style, shape in areas if style in ("beside", "spread")}
    lines = {at: rooms[at].spine() for at, style, _ in areas if style == "spread"}
    return {
        "anchors": columns.rows({at: room.anchor for at, room in rooms.items()}),
        "spines": columns.rows({at: line for at, line in lines.items() if line}),
    }


def _spans(frame: GeoDataFrame, columns: Columns, days: Days) -> dict[str, payload.Column | None]:
    rows = list(zip((kinds.KINDS[name] for name in frame["kind"]), frame["start_day"], frame["end_day"], strict=True))
    spans = np.array([(start, end) for _, start, end in rows], dtype=np.int64).reshape(-1, 2)
    seen = np.array([timeline.echo(kind, int(start), int(end), days.step) for kind, start, end in rows],
                    dtype=np.int64).reshape(-1, 2)  # fmt: skip

    within = np.clip(np.hstack([spans, seen]) - days.first, -1, days.last - days.first + 1)
    first, last, seen_first, seen_last = within.T
    return {
        "first": columns.column(first),
        "last": columns.column(last),
        "seen_first": None if (first == seen_first).all() else columns.column(seen_first),
        "seen_last": None if (last == seen_last).all() else columns.column(seen_last),
    }


def _column(frame: GeoDataFrame, name: str) -> list[Any]:
    return frame[name].tolist() if name in frame else [None] * len(frame)
