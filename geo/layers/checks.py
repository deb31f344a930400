"""Rules about an Atlas: each one function, one message."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import shapely

from geo.dates import iso
from geo.dates import parse as parse_date
from geo.errors import Problem
from geo.layers.atlas import FIRST_DAY, LAST_DAY
from geo.look.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geo.layers.atlas import Atlas
    from geo.layers.schema import MapDefinition, Stop

_FAMILIES = {"Point": "point", "LineString": "line", "LinearRing": "line", "Polygon": "area"}
_MAX_DECIMALS = 5


def check(atlas: Atlas, *, whole: bool = True) -> Iterator[Problem]:
    """Yield every fault of an atlas, all rules over all features.

    Parameters
    ----------
    atlas
        What could be read.
    whole
        False where something could not: then rules that would blame the rest for what is missing are left out.
    """
    without = set() if whole else {sources_are_used}
    if not atlas.file.maps:
        without |= {parties_and_groups_are_known, maps_are_whole}
    for rule in RULES:
        if rule not in without:
            yield from rule(atlas)


def ids_are_unique(atlas: Atlas) -> Iterator[Problem]:
    """An id names one feature in the whole atlas: links rest on it."""
    first_in: dict[str, str] = {}
    for file, row in _rows(atlas):
        other = first_in.setdefault(row["id"], file)
        if other != file or (atlas.layers[row["layer"]].features.index == row["id"]).sum() > 1:
            yield Problem(file, row["id"], "id", f"is used more than once (first in {other})")


def dates_run_forward(atlas: Atlas) -> Iterator[Problem]:
    """A feature ends on or after the day on which it begins, and touches the years of the atlas."""
    for file, row in _rows(atlas):
        if row["end_day"] < row["start_day"]:
            yield Problem(file, row["id"], "end_date", f"{row['end_date']} is before start_date {row['start_date']}")
        elif row["end_day"] < FIRST_DAY or row["start_day"] > LAST_DAY:
            years = f"{iso(FIRST_DAY)} to {iso(LAST_DAY)}"
            yield Problem(file, row["id"], "start_date", f"is in force only outside {years}, so no map can show it")


def entities_do_not_overlap_in_time(atlas: Atlas) -> Iterator[Problem]:
    """Consecutive shapes of one entity do not share a day."""
    shapes: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for file, row in _rows(atlas):
        if row["kind"] == "territory" and row.get("entity"):
            shapes.setdefault(row["entity"], []).append((file, row))
    for rows in shapes.values():
        for (_, one), (file, other) in pairwise(sorted(rows, key=lambda it: it[1]["start_day"])):
            if other["start_day"] <= one["end_day"]:
                yield Problem(file, other["id"], "start_date",
                              f"{other['start_date']} is not after the last day of \"{one['id']}\","
                              f" {iso(one['end_day'])}")  # fmt: skip


def citations_resolve(atlas: Atlas) -> Iterator[Problem]:
    """Every key that is cited is described in the bibliography."""
    for file, row in _rows(atlas):
        for field, cite in _cites(row):
            if cite["id"] not in atlas.sources:
                yield Problem(file, row["id"], field, f'"{cite["id"]}" is not in bibliography.json')
            if (cite["label"] is None) != (cite["locator"] is None):
                yield Problem(file, row["id"], field, f'"{cite["id"]}": label and locator go together')


def sources_are_used(atlas: Atlas) -> Iterator[Problem]:
    """Every work in the bibliography is cited by something."""
    used = {cite["id"] for _, row in _rows(atlas) for _, cite in _cites(row)}
    used |= {claim.source for claim in atlas.claims.values()}
    for key in atlas.sources:
        if key not in used:
            yield Problem(str(atlas.folder / "bibliography.json"), key, "", "is cited by nothing")


def claims_exist(atlas: Atlas) -> Iterator[Problem]:
    """A feature shows only statements that are in the register."""
    for file, row in _rows(atlas):
        for claim in row["claims"]:
            if claim not in atlas.claims:
                yield Problem(file, row["id"], "claims", f'"{claim}" is not in claims.csv')


def parties_and_groups_are_known(atlas: Atlas) -> Iterator[Problem]:
    """What a layer belongs to is named in ``atlas.toml``."""
    for layer in atlas.layers.values():
        if layer.head.group not in atlas.file.groups:
            expected = ", ".join(atlas.file.groups)
            yield Problem(_file(atlas, layer.id), "", "atlas.group",
                          f'"{layer.head.group}" is not a group in atlas.toml: expected one of {expected}')  # fmt: skip
    for file, row in _rows(atlas):
        if row["party"] is not None and row["party"] not in atlas.file.parties:
            yield Problem(file, row["id"], "party", f'"{row["party"]}" is not a party in atlas.toml')
        for figure in row.get("figures") or []:
            if figure["party"] not in atlas.file.parties:
                yield Problem(file, row["id"], "figures", f'"{figure["party"]}" is not a party in atlas.toml')


def shapes_fit_their_kind(atlas: Atlas) -> Iterator[Problem]:
    """A territory is an area, a railway a line; what cannot be drawn is said here."""
    for file, row in _rows(atlas):
        got = row["geometry"].geom_type
        expected = KINDS[row["kind"]].shapes
        if _FAMILIES.get(got.removeprefix("Multi")) not in expected and len(expected) < len(_FAMILIES) - 1:
            names = " or ".join(name for name, shape in _FAMILIES.items() if shape in expected and name != "LinearRing")
            yield Problem(file, row["id"], "geometry", f"a {row['kind']} is a {names} or its Multi form, got {got}")


def shapes_are_sound(atlas: Atlas) -> Iterator[Problem]:
    """Geometry is there, valid, on the globe and written with at most five decimals."""
    for file, row in _rows(atlas):
        fault = _fault(row["geometry"])
        if fault:
            yield Problem(file, row["id"], "geometry", fault)


def maps_are_whole(atlas: Atlas) -> Iterator[Problem]:
    """A map names layers that exist, a day within its span and a view with an inside."""
    file = str(atlas.folder / "atlas.toml")
    for map_id, definition in atlas.file.maps.items():
        for layer in [*definition.layers, *(definition.shown or [])]:
            if layer not in atlas.layers:
                yield Problem(file, f"maps.{map_id}", "layers", f'there is no layer "{layer}"')
        boxes = [("bbox", definition.bbox), *(("periods", period.bbox) for period in definition.periods)]
        for name, box in boxes:
            if box and not _is_box(box):
                yield Problem(file, f"maps.{map_id}", name, f"expected west, south, east, north, got {box}")
        first, last = parse_date(definition.start_date).first, parse_date(definition.end_date).last
        days = [("date", definition.date), *(("key_dates", key.date) for key in definition.key_dates)]
        days += [("periods", day) for period in definition.periods for day in (period.start_date, period.end_date)]
        for name, day in days:
            if not first <= parse_date(day).first <= last:
                yield Problem(file, f"maps.{map_id}", name,
                              f"{day} is outside {definition.start_date} to {definition.end_date}")  # fmt: skip


def tours_are_whole(atlas: Atlas) -> Iterator[Problem]:
    """A tour leads over a map that exists, on its days, to features that it shows."""
    file = str(atlas.folder / "atlas.toml")
    for tour_id, tour in atlas.file.tours.items():
        definition = atlas.file.maps.get(tour.map)
        if definition is None:
            yield Problem(file, f"tours.{tour_id}", "map", f'there is no map "{tour.map}"')
            continue
        for at, stop in enumerate(tour.steps, 1):
            for field, message in _stop_faults(atlas, definition, stop):
                yield Problem(file, f"tours.{tour_id}", f"steps.{at}.{field}", message)


RULES: tuple[Callable[[Atlas], Iterator[Problem]], ...] = (
    ids_are_unique, dates_run_forward, entities_do_not_overlap_in_time, citations_resolve, sources_are_used,
    claims_exist, parties_and_groups_are_known, shapes_fit_their_kind, shapes_are_sound, maps_are_whole,
    tours_are_whole,
)  # fmt: skip


def _file(atlas: Atlas, layer_id: str) -> str:
    return str(atlas.folder / f"{layer_id}.geojson")


def _rows(atlas: Atlas) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for layer in atlas.layers.values():
        for row in layer.features.to_dict("records"):
            yield _file(atlas, layer.id), row


def _cites(row: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for cite in row["citations"]:
        yield "citations", cite
    for account in row["accounts"]:
        for cite in account["citations"]:
            yield "accounts", cite
    for figure in row.get("figures") or []:
        for cite in figure["citations"]:
            yield "figures", cite


def _stop_faults(atlas: Atlas, definition: MapDefinition, stop: Stop) -> Iterator[tuple[str, str]]:
    day = parse_date(stop.date).first
    if stop.bbox and not _is_box(stop.bbox):
        yield "bbox", f"expected west, south, east, north, got {stop.bbox}"
    if not parse_date(definition.start_date).first <= day <= parse_date(definition.end_date).last:
        yield "date", f"{stop.date} is outside the map's days"
    elif stop.feature:
        row = _feature(atlas, stop.feature)
        if row is None or (definition.layers and row["layer"] not in definition.layers):
            yield "feature", f'"{stop.feature}" is not on this map'
        elif not row["start_day"] <= day <= row["end_day"]:
            yield "date", f'"{stop.feature}" is not in force on {stop.date}'


def _feature(atlas: Atlas, feature_id: str) -> Mapping[str, Any] | None:
    for layer in atlas.layers.values():
        if feature_id in layer.features.index:
            row: Mapping[str, Any] = layer.features[layer.features["id"] == feature_id].iloc[0].to_dict()
            return row
    return None


def _is_box(box: Sequence[float]) -> bool:
    """Whether it is west, south, east, north with an inside; Web Mercator ends at 85 degrees."""
    west, south, east, north = box
    return -180 <= west < east <= 180 and -85 <= south < north <= 85  # noqa: PLR2004


def _fault(shape: shapely.Geometry) -> str:
    if shape.is_empty:
        return "is empty"
    points = shapely.get_coordinates(shape)
    if not shapely.is_valid(shape):
        return f"is not valid: {shapely.is_valid_reason(shape)}"
    outside = (abs(points[:, 0]) > 180) | (abs(points[:, 1]) > 90)  # noqa: PLR2004
    if outside.any():
        lon, lat = points[outside][0]
        return f"({lon}, {lat}) is not on the globe: expected lon, lat in degrees"
    if (abs(points - points.round(_MAX_DECIMALS)) > 1e-9).any():  # noqa: PLR2004 (float noise)
        return f"has coordinates with more than {_MAX_DECIMALS} decimals"
    return ""
