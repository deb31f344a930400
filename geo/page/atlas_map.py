"""The sheet of a map → a folium map with all that it needs inside."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.dates import day_label, iso, parse
from geo.look import kinds, lettering, units
from geo.look.palette import PALETTE
from geo.page import basemap, payload
from geo.page.calendar import calendar
from geo.page.cards import atlas_texts
from geo.page.columns import Columns
from geo.page.first import First
from geo.page.folium_map import AtlasMap, Island
from geo.page.still import still
from geo.page.topology import Detail, Topology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import folium

    from geo.layers.schema import MapDefinition, RegisterPage
    from geo.layers.sheet import Sheet
    from geo.page.finding import Other
    from geo.timeline import Days

    Row = Mapping[str, Any]
    Box = tuple[str | None, str | None, bool]
    """Echelon, branch and whether it is a headquarters: what the box of a unit shows."""

_BITS_OVER_ZOOM = 9
"""Grid units an eighth of a pixel wide at the closest zoom: 256-pixel tiles take 8 bits, one more halves the rest."""
_OUTSIDE_KM = 1.5
"""Shapes outside the opening view are context only; at the zooms that show them this is under two pixels."""
_PLAIN_RANK = 2


def atlas_map(
    sheet: Sheet,
    ground: basemap.BaseMap,
    *,
    date: str | None = None,
    others: Sequence[Other] = (),
    **state: Any,  # noqa: ANN401
) -> folium.Map:
    """Compose a map of an atlas.

    Parameters
    ----------
    sheet
        Of a sound atlas.
    ground
        What lies under its layers.
    date
        EDTF day to open at, in place of the map's own.
    others
        What its search finds on the maps beside it.
    **state
        `layers`, `bbox`, `embed`, `present`: the state at which it opens, as in a link.

    Returns
    -------
    folium.Map
        Shows itself in a notebook; `geo.write_page` makes one offline file of it.
    """
    definition, rows, days = sheet.definition, sheet.rows, sheet.days
    columns, shapes = Columns(), Topology(_detail(definition))
    shapes.share([row["geometry"] for row in rows])
    base = basemap.sent(ground, shapes)
    boxes = list(dict.fromkeys(box for row in rows if (box := _box(row))))
    tables = {"layer": [layer.id for layer in sheet.layers], "kind": kinds.ordered(), "party": list(sheet.file.parties)}
    content = payload.Payload(
        map=_head(sheet, shapes.detail.bits),
        opening=_opening((parse(date).first if date else sheet.opens) - days.first, **state),
        calendar=calendar(days, columns, sheet.key_dates, sheet.periods),
        layers=tuple(payload.Layer(id=layer.id, title=layer.head.title, group=layer.head.group, shown=on,
                                   licence=layer.head.licence, credit=layer.head.attribution)
                     for layer, on in sheet.layers.items()),
        groups=tuple(payload.Group(id=key, name=group.name) for key, group in sheet.file.groups.items()),
        parties=tuple(payload.Party(id=key, name=it.name, colour=it.colour or PALETTE.neutral, solid=it.solid)
                      for key, it in sheet.file.parties.items()),
        kinds=tuple(payload.NamedKind(kind=name, **kinds.KINDS[name].model_dump()) for name in kinds.ordered()),
        boxes=tuple(units.pieces(echelon, branch, headquarters=staff) for echelon, branch, staff in boxes),
        **_signs(boxes),
        palette=asdict(PALETTE),
        features=payload.Features(**_features(rows, columns, days, tables, boxes),
                                  **_names(rows, columns, definition.bbox, shapes.detail.bits)),
        base=base,
        shapes=shapes.written(columns),
        tours=_tours(sheet),
    )  # fmt: skip
    texts = Island(*atlas_texts(rows, sheet.sources, sheet.file.search.same, others))
    relief = basemap.relief(ground, definition.bbox)
    title = f"{definition.title} · {sheet.file.title}"
    data = Island(content, bytes(columns.data))
    return AtlasMap(content, data, texts, relief, title=title, first=_first(sheet, data, content))


def _first(sheet: Sheet, data: Island, content: payload.Payload) -> First:
    head, days, opening = content.map, sheet.days, content.opening
    day = day_label(days.first + opening.day)
    return First(
        title=head.title, subtitle=head.subtitle, about=head.about, atlas=head.publication, day=day,
        span=(iso(days.first), iso(days.last)), bbox=head.bbox, max_zoom=head.max_zoom,
        still=still(content, data.columns, f"{head.title}, {day}"), bare=opening.embed or opening.present,
    )  # fmt: skip


def _opening(
    day: int,
    *,
    layers: Sequence[str] | None = None,
    bbox: Sequence[float] | None = None,
    embed: bool = False,
    present: bool = False,
) -> payload.Opening:
    shown = None if layers is None else tuple(layers)
    return payload.Opening(day=day, layers=shown, bbox=bbox and payload.box(bbox), embed=embed, present=present)


def _detail(definition: MapDefinition) -> Detail:
    west, south, east, north = definition.bbox
    widened = west - (east - west), south - (north - south), east + (east - west), north + (north - south)
    outside = max(definition.detail_km, _OUTSIDE_KM)
    return Detail(definition.max_zoom + _BITS_OVER_ZOOM, definition.detail_km, outside, widened)


def _box(row: Row) -> Box | None:
    """Return what the box of a unit shows, where its echelon or branch is known."""
    kind, echelon, branch = kinds.KINDS[row["kind"]], row.get("echelon"), row.get("branch")
    return (echelon, branch, kind.staff) if kind.unit and (echelon or branch) else None


def _signs(boxes: Sequence[Box]) -> dict[str, Any]:
    """Return the marks that boxes show, each once, and of each box which."""
    shown = [units.signs(echelon, branch, headquarters=staff) for echelon, branch, staff in boxes]
    there = {word for words in shown for word in words}
    order = [word for word in (*units.BRANCHES.values(), *units.ECHELONS.values(), "headquarters") if word in there]
    return {
        "signs": tuple(payload.Sign(word=word, pieces=units.sign(word)) for word in order),
        "signs_of": tuple(tuple(map(order.index, words)) for words in shown),
    }


def _tours(sheet: Sheet) -> tuple[payload.Tour, ...]:
    return tuple(
        payload.Tour(id=key, title=title, steps=tuple(
            payload.Stop(day=it.day - sheet.days.first, bbox=it.bbox, feature=it.feature, text=it.text)
            for it in stops))
        for key, (title, stops) in sheet.tours.items()
    )  # fmt: skip


def _head(sheet: Sheet, bits: int) -> payload.MapHead:
    definition = sheet.definition
    return payload.MapHead(
        id=sheet.id, title=definition.title, subtitle=definition.subtitle, about=definition.about,
        bbox=definition.bbox, max_zoom=definition.max_zoom, bits=bits, region=sheet.file.region,
        publication=sheet.file.title, claims_page="claims.html" if sheet.has_register else None,
        explained=_explained(sheet.file.register_page),
    )  # fmt: skip


def _explained(wording: RegisterPage) -> payload.Explained | None:
    return payload.Explained(word=wording.word, text=wording.about) if wording.word and wording.about else None


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


def _spans(rows: Sequence[Row], columns: Columns, days: Days) -> dict[str, payload.Column]:
    spans = np.array([(row["start_day"], row["end_day"]) for row in rows], dtype=np.int64).reshape(-1, 2)
    first, last = days.within(spans).T
    return {"first": columns.column(first), "last": columns.column(last)}
