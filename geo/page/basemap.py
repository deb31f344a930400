"""The base map: land, lakes, named rivers and relief, all of it inside the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely

from geo.page import assets

if TYPE_CHECKING:
    from pathlib import Path

    from geo.page.encode import Shapes

CREDIT = (
    "Coast, lakes, rivers: GSHHG, WDBII, border rivers © OpenStreetMap contributors;"
    " relief: Tom Patterson, shadedrelief.com"
)
_RELIEF_MIN_DEGREES = 6.0
"""A view narrower than this would show the pixels of the relief, 4 km wide, instead of the ground."""


@dataclass(frozen=True)
class BaseMap:
    """What lies under the layers; any part may be missing.

    Attributes
    ----------
    world
        Coarse land of the whole earth.
    land
        Land of the region in detail, which stands in for `world` inside `frame`.
    frame
        West, south, east, north of the region, degrees.
    lakes, rivers
        Features with ``name`` and ``rank``.
    relief, relief_bounds
        A JPEG in Web Mercator and its west, south, east, north in degrees.
    """

    world: tuple[shapely.Geometry, ...] = ()
    land: tuple[shapely.Geometry, ...] = ()
    frame: tuple[float, float, float, float] | None = None
    lakes: tuple[tuple[dict[str, Any], shapely.Geometry], ...] = ()
    rivers: tuple[tuple[dict[str, Any], shapely.Geometry], ...] = ()
    relief: bytes = b""
    relief_bounds: tuple[float, float, float, float] | None = None


def world_only() -> BaseMap:
    """Return the base map that travels in the package: the coasts of the earth, coarse."""
    return BaseMap(world=tuple(shape for _, shape in _features(json.loads(assets.text("world.geojson")))))


def read_base(folder: Path) -> BaseMap:
    """Read ``layers/base``; a file that is not there leaves its part empty."""

    def features(name: str) -> tuple[tuple[dict[str, Any], shapely.Geometry], ...]:
        path = folder / name
        return tuple(_features(json.loads(path.read_text(encoding="utf-8")))) if path.is_file() else ()

    land = tuple(shape for _, shape in features("land.geojson"))
    relief, bounds = folder / "relief.jpg", folder / "relief.json"
    west, south, east, north = shapely.total_bounds(list(land)) if land else (0, 0, 0, 0)
    return BaseMap(
        world=world_only().world,
        land=land,
        frame=(float(west), float(south), float(east), float(north)) if land else None,
        lakes=features("lakes.geojson"),
        rivers=features("rivers.geojson"),
        relief=relief.read_bytes() if relief.is_file() else b"",
        relief_bounds=_bounds(json.loads(bounds.read_text(encoding="utf-8"))) if bounds.is_file() else None,
    )


def relief(base: BaseMap, view: tuple[float, float, float, float]) -> str:
    """Return the relief as a ``data:`` URL, nothing where the view is too narrow for it."""
    wide = view[2] - view[0] > _RELIEF_MIN_DEGREES
    return assets.data_url("relief.jpg", base.relief) if base.relief and wide else ""


def payload(base: BaseMap, shapes: Shapes) -> dict[str, Any]:
    """Return the base map as the page wants it; its shapes go into `shapes`."""
    return {
        "world": shapes.add(base.world),
        "land": shapes.add(base.land),
        "frame": base.frame,
        "lakes": _named(base.lakes, shapes),
        "rivers": _named(base.rivers, shapes),
        "reliefBounds": base.relief_bounds,
        "credit": CREDIT,
    }


def _named(features: tuple[tuple[dict[str, Any], shapely.Geometry], ...], shapes: Shapes) -> list[list[Any]]:
    encoded = shapes.add([shape for _, shape in features])
    return [[properties.get("name") or "", properties.get("rank") or 4, shape]
            for (properties, _), shape in zip(features, encoded, strict=True)]  # fmt: skip


def _features(collection: dict[str, Any]) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    return [(feature["properties"], shapely.from_geojson(json.dumps(feature["geometry"])))
            for feature in collection["features"]]  # fmt: skip


def _bounds(value: dict[str, Any]) -> tuple[float, float, float, float]:
    return float(value["west"]), float(value["south"]), float(value["east"]), float(value["north"])
