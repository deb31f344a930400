"""Rules about what the layers, the bibliography and the register say: each one function, one message."""

from __future__ import annotations

from fnmatch import fnmatch
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.dates import iso
from geo.errors import Problem
from geo.layers.checks_of_maps import maps_are_whole, maps_name_known_layers, tours_are_whole
from geo.layers.claims import NO_SOURCE
from geo.look.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from numpy.typing import NDArray

    from geo.layers.atlas import Atlas

_FAMILIES = {"Point": "point", "LineString": "line", "LinearRing": "line", "Polygon": "area"}
_MAX_DECIMALS, _FLOAT_NOISE = 5, 1e-9


def check(atlas: Atlas, *, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Yield every fault of an atlas, all rules over all features.

    Parameters
    ----------
    atlas
        What could be read.
    unread
        Names of the files that could not be read, or not wholly. Rules that would blame the rest for what is missing
        there are left out.
    """
    for rule, needed in RULES.items():
        if not any(fnmatch(name, pattern) for name in unread for pattern in needed):
            yield from rule(atlas)


def ids_are_unique(atlas: Atlas) -> Iterator[Problem]:
    """An id names one feature in the whole atlas: links rest on it."""
    first_in: dict[str, str] = {}
    for file, row in _rows(atlas):
        if row["id"] in first_in:
            yield Problem(file, row["id"], "id", f"is used more than once (first in {first_in[row['id']]})")
        first_in.setdefault(row["id"], file)


def dates_run_forward(atlas: Atlas) -> Iterator[Problem]:
    """A feature ends on or after the day on which it begins, and touches the years of the atlas."""
    first, last = atlas.first_day, atlas.last_day
    for file, row in _rows(atlas):
        if row["end_day"] < row["start_day"]:
            yield Problem(file, row["id"], "end_date", f"{row['end_date']} is before start_date {row['start_date']}")
        elif row["end_day"] < first or row["start_day"] > last:
            years = f"{iso(first)} to {iso(last)}"
            yield Problem(file, row["id"], "start_date", f"is in force only outside {years}, so no map can show it")


def entities_do_not_overlap_in_time(atlas: Atlas) -> Iterator[Problem]:
    """Consecutive shapes of one entity do not share a day."""
    shapes: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for file, row in _rows(atlas):
        if KINDS[row["kind"]].entity and row.get("entity"):
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
            yield Problem(str(atlas.folder / "bibliography.json"), key, "", "is cited by nothing", "work")


def claims_exist(atlas: Atlas) -> Iterator[Problem]:
    """A feature shows only statements that are in the register."""
    for file, row in _rows(atlas):
        for claim in row["claims"]:
            if claim not in atlas.claims:
                yield Problem(file, row["id"], "claims", f'"{claim}" is not in claims.csv')


def claims_name_known_sources(atlas: Atlas) -> Iterator[Problem]:
    """Who makes a statement is described in the bibliography, unless nobody is named."""
    file = str(atlas.folder / "claims.csv")
    for claim in atlas.claims.values():
        if claim.source != NO_SOURCE and claim.source not in atlas.sources:
            message = f'"{claim.source}" is not in bibliography.json: expected a key of it, or {NO_SOURCE}'
            yield Problem(file, claim.id, "source", message, "claim")


def claims_name_known_layers(atlas: Atlas) -> Iterator[Problem]:
    """A statement is looked for in a layer that there is."""
    file = str(atlas.folder / "claims.csv")
    for claim in atlas.claims.values():
        if claim.layer not in atlas.layers:
            yield Problem(file, claim.id, "layer", f'there is no layer "{claim.layer}"', "claim")


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
    shapes = np.array([row["geometry"] for row in atlas.rows], dtype=object)
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    faulty = ~shapely.is_valid(shapes) | shapely.is_empty(shapes)
    faulty[owner[~_on_globe(points) | _too_fine(points)]] = True
    for at in np.flatnonzero(faulty):
        row = atlas.rows[at]
        yield Problem(_file(atlas, row["layer"]), row["id"], "geometry", _fault(row["geometry"]))


RULES: Mapping[Callable[[Atlas], Iterator[Problem]], tuple[str, ...]] = {
    ids_are_unique: (),
    dates_run_forward: (),
    entities_do_not_overlap_in_time: (),
    citations_resolve: ("bibliography.json",),
    sources_are_used: ("*",),
    claims_exist: ("claims.csv",),
    claims_name_known_sources: ("bibliography.json",),
    claims_name_known_layers: ("*.geojson",),
    parties_and_groups_are_known: ("atlas.toml",),
    shapes_fit_their_kind: (),
    shapes_are_sound: (),
    maps_name_known_layers: ("*.geojson",),
    maps_are_whole: (),
    tours_are_whole: ("*.geojson",),
}
"""Each rule with the files, by pattern, without which it would blame the innocent."""


def _file(atlas: Atlas, layer_id: str) -> str:
    return str(atlas.folder / f"{layer_id}.geojson")


def _rows(atlas: Atlas) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for layer in atlas.layers.values():
        file = _file(atlas, layer.id)
        for row in layer.rows:
            yield file, row


def _cites(row: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for cite in row["citations"]:
        yield "citations", cite
    for account in row["accounts"]:
        for cite in account["citations"]:
            yield "accounts", cite
    for figure in row.get("figures") or []:
        for cite in figure["citations"]:
            yield "figures", cite


def _on_globe(points: NDArray[np.float64]) -> NDArray[np.bool_]:
    on: NDArray[np.bool_] = (abs(points[:, 0]) <= 180) & (abs(points[:, 1]) <= 90)  # noqa: PLR2004
    return on


def _too_fine(points: NDArray[np.float64]) -> NDArray[np.bool_]:
    fine: NDArray[np.bool_] = np.any(abs(points - points.round(_MAX_DECIMALS)) > _FLOAT_NOISE, axis=1)
    return fine


def _fault(shape: shapely.Geometry) -> str:
    """Return what is wrong with a shape of which something is."""
    points = shapely.get_coordinates(shape)
    if shape.is_empty:
        return "is empty"
    if not shapely.is_valid(shape):
        return f"is not valid: {shapely.is_valid_reason(shape)}"
    outside = points[~_on_globe(points)]
    if len(outside):
        return f"({outside[0][0]}, {outside[0][1]}) is not on the globe: expected lon, lat in degrees"
    return f"has coordinates with more than {_MAX_DECIMALS} decimals"
