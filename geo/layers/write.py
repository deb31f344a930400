"""Write a layer file in its one canonical form: a feature a block, its coordinates on one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DECIMALS", "layer_text", "rounded"]

PROPERTY_ORDER = (
    "name",
    "names",
    "modern_name",
    "kind",
    "party",
    "entity",
    "unit",
    "strength",
    "losses",
    "from",
    "to",
    "start_date",
    "end_date",
    "summary",
    "citations",
    "claims",
    "accounts",
    "precision_km",
    "geometry_source",
)
"""The order in which a reader meets the properties; all others follow by name."""

DECIMALS = 5  # about a metre; RFC 7946, section 11.2, warns against more


def layer_text(collection: Mapping[str, Any]) -> str:
    """Format a FeatureCollection as the text of a layer file.

    Parameters
    ----------
    collection : Mapping
        GeoJSON FeatureCollection with the foreign member ``atlas``; coordinates ``(lon, lat)`` degrees, EPSG:4326.

    Returns
    -------
    str
        The text, ending with a line break. Formatting a formatted collection again changes nothing.

    Examples
    --------
    >>> point = {"type": "Point", "coordinates": (142.1234567, 50.0)}
    >>> feature = {"type": "Feature", "id": "a", "geometry": point, "properties": {"kind": "place", "name": "A"}}
    >>> print(layer_text({"atlas": {"title": "T"}, "features": [feature]}))
    {
      "type": "FeatureCollection",
      "atlas": {
        "title": "T"
      },
      "features": [
      {"type": "Feature", "id": "a",
       "geometry": {"type":"Point","coordinates":[142.12346,50]},
       "properties": {
        "name": "A",
        "kind": "place"}}
    ]}
    <BLANKLINE>
    """
    atlas = json.dumps(collection["atlas"], ensure_ascii=False, indent=2).replace("\n", "\n  ")
    blocks = ",\n".join(_block(feature) for feature in collection["features"])
    return f'{{\n  "type": "FeatureCollection",\n  "atlas": {atlas},\n  "features": [\n{blocks}\n]}}\n'


def _block(feature: Mapping[str, Any]) -> str:
    properties = feature["properties"]
    known = [key for key in PROPERTY_ORDER if key in properties]
    other = sorted(key for key in properties if key not in PROPERTY_ORDER)
    lines = ",\n".join(
        f"    {json.dumps(key)}: {json.dumps(properties[key], ensure_ascii=False)}" for key in [*known, *other]
    )
    shape = feature["geometry"]
    geometry = json.dumps({"type": shape["type"], "coordinates": _short(shape["coordinates"])}, separators=(",", ":"))
    name = json.dumps(feature["id"])
    return f'  {{"type": "Feature", "id": {name},\n   "geometry": {geometry},\n   "properties": {{\n{lines}}}}}'


def rounded(value: Any, decimals: int = DECIMALS) -> Any:  # noqa: ANN401  # nested lists of any depth, as GeoJSON has them
    """Round coordinates.

    >>> rounded([[130.1234567, 45]])
    [[130.12346, 45.0]]
    """
    if isinstance(value, int | float):
        return round(float(value), decimals)
    return [rounded(item, decimals) for item in value]


def _short(value: Any) -> Any:  # noqa: ANN401
    """Round coordinates, and write whole degrees without a point."""
    if isinstance(value, int | float):
        number = round(float(value), DECIMALS)
        return int(number) if number == int(number) else number
    return [_short(item) for item in value]
