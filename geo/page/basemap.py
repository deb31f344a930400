"""The base map: land, lakes, named rivers and relief, all of it inside the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import shapely

from geo.page import assets, payload

if TYPE_CHECKING:
    from pathlib import Path

    from geo.page.topology import Topology

_RELIEF_MIN_DEGREES = 6.0
"""A view narrower than this would show the pixels of the relief, 4 km wide, instead of the ground."""


@dataclass(frozen=True)
class Water:
    """A river or a lake: its name may be empty; rank 1 is seen from farthest."""

    name: str
    rank: int
    shape: shapely.Geometry


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
        Waters.
    relief, relief_bounds
        A JPEG in Web Mercator and its west, south, east, north in degrees.
    credit
        Whose work it is.
    digest
        Of the files it was read from.
    """

    world: tuple[shapely.Geometry, ...] = ()
    land: tuple[shapely.Geometry, ...] = ()
    frame: payload.Box | None = None
    lakes: tuple[Water, ...] = ()
    rivers: tuple[Water, ...] = ()
    relief: bytes = b""
    relief_bounds: payload.Box | None = None
    credit: str = ""
    digest: str = ""


def world_only() -> BaseMap:
    """Return the base map that travels in the package: the coasts of the earth, coarse."""
    text = assets.text("world.geojson")
    return BaseMap(world=_shapes(text), credit=json.loads(text).get("credit", ""))


def read_base(folder: Path) -> BaseMap:
    """Read ``layers/base``; a file that is not there leaves its part empty."""
    world, land = world_only(), _shapes(_text(folder / "land.geojson"))
    relief, bounds = folder / "relief.jpg", _text(folder / "relief.json")
    credit = json.loads(_text(folder / "ORIGIN.json") or "{}").get("credit", "")
    return BaseMap(
        world=world.world,
        land=land,
        frame=payload.box(shapely.total_bounds(list(land)).tolist()) if land else None,
        lakes=_waters(_text(folder / "lakes.geojson")),
        rivers=_waters(_text(folder / "rivers.geojson")),
        relief=relief.read_bytes() if relief.is_file() else b"",
        relief_bounds=_bounds(json.loads(bounds)) if bounds else None,
        credit=credit or world.credit,
        digest=_digest(folder),
    )


def relief(base: BaseMap, view: payload.Box) -> str:
    """Return the relief as a ``data:`` URL, nothing where the view is too narrow for it."""
    wide = view[2] - view[0] > _RELIEF_MIN_DEGREES
    return assets.data_url("relief.jpg", base.relief) if base.relief and wide else ""


def sent(base: BaseMap, shapes: Topology) -> payload.BaseMap:
    """Return the base map as the page wants it; its shapes go into `shapes`."""
    return payload.BaseMap(
        world=shapes.share(base.world),
        land=shapes.share(base.land),
        frame=base.frame,
        lakes=_sent(base.lakes, shapes),
        rivers=_sent(base.rivers, shapes),
        relief_bounds=base.relief_bounds,
        credit=base.credit,
    )


def _sent(waters: tuple[Water, ...], shapes: Topology) -> tuple[payload.Water, ...]:
    first, _ = shapes.share([water.shape for water in waters])
    return tuple(payload.Water(name=it.name, rank=it.rank, shape=first + at) for at, it in enumerate(waters))


def _digest(folder: Path) -> str:
    whole = blake2b()
    for path in sorted(folder.glob("*")):
        whole.update(f"{path.name} {blake2b(path.read_bytes()).hexdigest()}".encode())
    return whole.hexdigest()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _shapes(text: str) -> tuple[shapely.Geometry, ...]:
    """Return the geometries of a FeatureCollection, read by GEOS at once."""
    return tuple(shapely.get_parts(shapely.from_geojson(text))) if text else ()


def _waters(text: str) -> tuple[Water, ...]:
    features = json.loads(text)["features"] if text else []
    return tuple(Water(feature["properties"].get("name") or "", feature["properties"].get("rank") or 4, shape)
                 for feature, shape in zip(features, _shapes(text), strict=True))  # fmt: skip


def _bounds(value: dict[str, Any]) -> payload.Box:
    return payload.box([float(value[side]) for side in ("west", "south", "east", "north")])
