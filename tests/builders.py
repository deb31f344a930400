"""Small valid wholes, of which a test breaks one part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

ATLAS_TOML = """
title = "Test"
start_date = "1905-01-01"
end_date = "1945-12-31"
[parties]
japan = { name = "Japan", colour = "#1f4e8c" }
[groups]
states = { name = "States" }
[maps.all]
title = "All"
subtitle = "Everything"
about = "A map of all."
step = "year"
start_date = "1905-01-01"
end_date = "1945-12-31"
date = "1936-07-01"
bbox = [110, 40, 130, 50]
detail_km = 0
max_zoom = 10
[maps.days]
title = "Days"
subtitle = "A month of them"
about = "A map by day."
step = "day"
start_date = "1936-07-01"
end_date = "1936-07-31"
date = "1936-07-10"
bbox = [110, 40, 130, 50]
detail_km = 0
max_zoom = 12
key_dates = [{ date = "1936-07-10", label = "Tenth" }]
"""

BIBLIOGRAPHY = [{"id": "march1996", "type": "book", "title": "Eastern Destiny", "author": [{"family": "March"}]}]

REGISTER = """\
id,section,summary,start_date,end_date,source,pages,place_names,modern_names,layer,mappable,reason
S-1,First,Something happened.,1936-07,,march1996,216,Somewhere,Elsewhere,one,yes,
S-2,Second,Somebody thought so.,,,none,,,,one,no,A thought has no place.
"""

SQUARE = {"type": "Polygon", "coordinates": [[[118, 42], [122, 42], [122, 46], [118, 46], [118, 42]]]}


def feature(feature_id: str = "alpha", geometry: dict[str, Any] | None = None, **properties: Any) -> dict[str, Any]:
    """Return a valid feature with some properties changed; one set to `...` is left out."""
    given: dict[str, Any] = {
        "name": "Alpha",
        "names": {"ru": "Альфа"},
        "kind": "event",
        "party": "japan",
        "start_date": "1936-07-01",
        "end_date": "1936-07-20",
        "summary": "Something happened.",
        "citations": [{"id": "march1996", "label": "page", "locator": "216"}],
        "claims": [],
        "accounts": [],
        "precision_km": 1,
        "geometry_source": "made for a test",
    }
    given |= properties
    return {
        "type": "Feature",
        "id": feature_id,
        "geometry": geometry or {"type": "Point", "coordinates": [120.5, 45.25]},
        "properties": {key: value for key, value in given.items() if value is not ...},
    }


def layer(*features: dict[str, Any], **head: Any) -> dict[str, Any]:
    """Return a layer file."""
    atlas = {"title": "Layer", "group": "states", "order": 1, "shown": True, "licence": "CC0", "attribution": "us"}
    return {"type": "FeatureCollection", "atlas": atlas | head, "features": list(features)}


def folder(path: Path, toml: str = ATLAS_TOML, **layers: dict[str, Any]) -> Path:
    """Write a folder of layers and return it."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "atlas.toml").write_text(toml, encoding="utf-8")
    (path / "bibliography.json").write_text(json.dumps(BIBLIOGRAPHY), encoding="utf-8")
    for layer_id, content in (layers or {"one": layer(feature())}).items():
        (path / f"{layer_id}.geojson").write_text(json.dumps(content), encoding="utf-8")
    return path
