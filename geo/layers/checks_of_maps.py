"""Rules about the maps and tours of ``atlas.toml``: each one function, one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates import parse
from geo.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.layers.atlas import Atlas
    from geo.layers.schema import MapDefinition, Stop

RESERVED = ("index", "claims", "bibliography")
"""Pages and files of every site: no map may take their names."""


def maps_name_known_layers(atlas: Atlas) -> Iterator[Problem]:
    """A map shows layers that exist."""
    for map_id, definition in atlas.file.maps.items():
        for layer in [*definition.layers, *(definition.shown or [])]:
            if layer not in atlas.layers:
                yield Problem(_toml(atlas), map_id, "layers", f'there is no layer "{layer}"', "map")


def maps_are_whole(atlas: Atlas) -> Iterator[Problem]:
    """A map has a name of its own, views with an inside, and days within its span and the atlas's."""
    if atlas.file.region and not _is_box(atlas.file.region):
        yield Problem(_toml(atlas), "", "region", f"expected west, south, east, north, got {list(atlas.file.region)}")
    for map_id, definition in atlas.file.maps.items():
        if map_id in RESERVED:
            yield Problem(_toml(atlas), map_id, "", "is the name of another page: choose another id", "map")
        for field, message in (*_span_faults(atlas, definition), *_view_faults(definition)):
            yield Problem(_toml(atlas), map_id, field, message, "map")


def tours_are_whole(atlas: Atlas) -> Iterator[Problem]:
    """A tour leads over a map that exists, on its days, to features that it shows."""
    file = _toml(atlas)
    for tour_id, tour in atlas.file.tours.items():
        definition = atlas.file.maps.get(tour.map)
        if definition is None:
            yield Problem(file, tour_id, "map", f'there is no map "{tour.map}"', "tour")
            continue
        for at, stop in enumerate(tour.steps, 1):
            for field, message in _stop_faults(atlas, definition, stop):
                yield Problem(file, tour_id, f"steps.{at}.{field}", message, "tour")


def _toml(atlas: Atlas) -> str:
    return str(atlas.folder / "atlas.toml")


def _span_faults(atlas: Atlas, definition: MapDefinition) -> Iterator[tuple[str, str]]:
    span = f"{definition.start_date} to {definition.end_date}"
    first, last = parse(definition.start_date).first, parse(definition.end_date).last
    if last < first:
        yield "end_date", f"{definition.end_date} is before start_date {definition.start_date}"
        return
    if first < atlas.first_day or last > atlas.last_day:
        yield "start_date", f"{span} is not within {atlas.file.start_date} to {atlas.file.end_date}, the atlas's span"
    days = [("date", definition.date), *(("key_dates", key.date) for key in definition.key_dates)]
    days += [("periods", day) for period in definition.periods for day in (period.start_date, period.end_date)]
    for field, day in days:
        if not first <= parse(day).first <= last:
            yield field, f"{day} is outside {span}"
    for period in definition.periods:
        if parse(period.end_date).last < parse(period.start_date).first:
            yield "periods", f"{period.end_date} is before {period.start_date}"


def _view_faults(definition: MapDefinition) -> Iterator[tuple[str, str]]:
    boxes = [("bbox", definition.bbox), *(("periods", period.bbox) for period in definition.periods)]
    for field, box in boxes:
        if box and not _is_box(box):
            yield field, f"expected west, south, east, north, got {list(box)}"


def _stop_faults(atlas: Atlas, definition: MapDefinition, stop: Stop) -> Iterator[tuple[str, str]]:
    day = parse(stop.date).first
    if stop.bbox and not _is_box(stop.bbox):
        yield "bbox", f"expected west, south, east, north, got {list(stop.bbox)}"
    if not parse(definition.start_date).first <= day <= parse(definition.end_date).last:
        yield "date", f"{stop.date} is outside the map's days"
    elif stop.feature:
        row = next((row for row in atlas.rows if row["id"] == stop.feature), None)
        if row is None or (definition.layers and row["layer"] not in definition.layers):
            yield "feature", f'"{stop.feature}" is not on this map'
        elif not row["start_day"] <= day <= row["end_day"]:
            yield "date", f'"{stop.feature}" is not in force on {stop.date}'


def _is_box(box: Sequence[float]) -> bool:
    """Whether it is west, south, east, north with an inside; Web Mercator ends at 85 degrees."""
    west, south, east, north = box
    return -180 <= west < east <= 180 and -85 <= south < north <= 85  # noqa: PLR2004
