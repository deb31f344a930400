"""The features of the base map, and the text of its files: one feature a line, no spaces."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import shapely

from geo.layers.write import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.derive.feature import Feature

__all__ = ["base_feature", "base_text"]


def base_feature(shape: BaseGeometry, decimals: int, **properties: object) -> Feature:
    """Put a feature together, its coordinates (degrees, EPSG:4326) rounded and its rings oriented.

    Examples
    --------
    >>> base_feature(shapely.Point(1.23456, 2), 2, name="A")["geometry"]
    {'type': 'Point', 'coordinates': [1.23, 2.0]}
    """
    fine = shapely.orient_polygons(shapely.set_precision(shape, 10.0**-decimals))
    geometry = json.loads(shapely.to_geojson(fine))
    drawn = {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"], decimals)}
    return {"type": "Feature", "geometry": drawn, "properties": properties}


def base_text(features: Sequence[Feature], **members: str) -> str:
    """Format features as a file of the base map.

    Parameters
    ----------
    features : sequence of Feature
        From `base_feature`.
    **members : str
        Foreign members of the collection, such as whom it credits.

    Returns
    -------
    str
        The text, ending with a line break.

    Examples
    --------
    >>> print(base_text([base_feature(shapely.Point(1, 2), 2, name="A")], credit="us"), end="")
    {"type":"FeatureCollection","credit":"us","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[1.0,2.0]},"properties":{"name":"A"}}
    ]}
    """
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    head = json.dumps({"type": "FeatureCollection"} | members, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{head},"features":[\n{lines}\n]}}\n'
