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

    from geo.layers.atlas import Atlas
    from geo.layers.schema import AtlasFile, MapDefinition

    Row = Mapping[str, Any]
    Box = tuple[str | None, str | None, bool]
    """Echelon, branch and whether it is a headquarters: what the box of a unit shows."""

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
    rows = [row for layer in chosen for row in layer.rows if days.touch(row)]
    view, columns = payload.box(definition.bbox), Columns()
    shapes = Topology(_detail(definition, view))
    shapes.share([row["geometry"] for row in rows])
    ground = ground or basemap.read_base(atlas.folder / "base")
    base = basemap.sent(ground, shapes)
    tables = {"layer": [layer.id for layer in chosen], "kind": kinds.ordered(), "party": list(file.parties)}
    boxes = list(dict.fromkeys(box for row in rows if (box := _box(row))))
    content = payload.Payload(
        map=_head(map_id, definition, shapes.detail.bits, file, has_register=atlas.has_register),
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
        boxes=tuple(units.pieces(echelon, branch, headquarters=staff) for echelon, branch, staff in boxes),
        palette=asdict(PALETTE),
        features=payload.Features(**_features(rows, columns, days, tables, boxes),
                                  **_names(rows, columns, view, shapes.detail.bits)),
        base=base,
        shapes=shapes.written(columns),
        tours=_tours(file, map_id, days),
    )  # fmt: skip
    texts = atlas_texts(rows, atlas.sources)
    relief = basemap.relief(ground, view)
    return AtlasMap(content, Island(content, bytes(columns.data)), Island(*texts), relief,
                    title=f"{definition.title} · {file.title}")  # fmt: skip


def _detail(definition: MapDefinition, view: payload.Box) -> Detail:
    west, south, east, north = view
    widened = west - (east - west), south - (north - south), east + (east - west), north + (north - south)
    outside = max(definition.detail_km, _OUTSIDE_KM)
    return Detail(definition.max_zoom + _BITS_OVER_ZOOM, definition.detail_km, outside, widened)


def _box(row: Row) -> Box | None:
    """Return what the box of a unit shows, where its echelon or branch is known."""
    kind, echelon, branch = kinds.KINDS[row["kind"]], row.get("echelon"), row.get("branch")
    return (echelon, branch, kind.staff) if kind.unit and (echelon or branch) else None


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
    rows: Sequence[Row], columns: Columns, days: Days, tables: Mapping[str, Sequence[str]], boxes: Sequence[Box]
) -> dict[str, Any]:
    places = {name: {key: at for at, key in enumerate(keys)} for name, keys in tables.items()}
    box_places: dict[Box | None, int] = {box: at for at, box in enumerate(boxes)}
    return {
        "count": len(rows),
        "id": columns.texts([row["id"] for row in rows]),
        "name": columns.texts([row.get("label") or row["name"] for row in rows]),
        **{name: columns.column([place.get(row[name], -1) for row in rows]) for name, place in places.items()},
        "rank": columns.column([int(row.get("rank") or _PLAIN_RANK) for row in rows]),
        "box": columns.column([box_places.get(_box(row), -1) for row in rows]),
        "heights": columns.marks({at: f"{it:g}" for at, row in enumerate(rows) if (it := row.get("height_m"))}),
        "hollow": columns.numbers([at for at, row in enumerate(rows) if row.get("hollow")]),
        "differ": columns.numbers([at for at, row in enumerate(rows) if row["accounts"]]),
        **_spans(rows, columns, days),
    }


def _names(rows: Sequence[Row], columns: Columns, view: payload.Box, bits: int) -> dict[str, payload.Rows]:
    """Say where areas are named: in the middle of their widest part, or along their shape."""
    areas = [(at, kinds.KINDS[row["kind"]].lettering, row["geometry"]) for at, row in enumerate(rows)
             if row["geometry"].geom_type in ("Polygon", "MultiPolygon")]  # fmt: skip
    rooms = {at: lettering.Room.of(shape, view, bits) for at, style, shape in areas if style in ("beside", "spread")}
    lines = {at: rooms[at].spine() for at, style, _ in areas if style == "spread"}
    return {
        "anchors": columns.rows({at: room.anchor for at, room in rooms.items()}),
        "spines": columns.rows({at: line for at, line in lines.items() if line}),
    }


def _spans(rows: Sequence[Row], columns: Columns, days: Days) -> dict[str, payload.Column | None]:
    spans = [(row["start_day"], row["end_day"]) for row in rows]
    seen = [timeline.echo(kinds.KINDS[row["kind"]], row["start_day"], row["end_day"], days.step) for row in rows]
    both = np.array([*spans, *seen], dtype=np.int64).reshape(2, -1, 2)
    (first, seen_first), (last, seen_last) = np.moveaxis(days.within(both), 2, 0)
    return {
        "first": columns.column(first),
        "last": columns.column(last),
        "seen_first": None if (first == seen_first).all() else columns.column(seen_first),
        "seen_last": None if (last == seen_last).all() else columns.column(seen_last),
    }
