"""Dated features made by rule: what every page of a comparison shows."""

from __future__ import annotations

from datetime import date, timedelta

import geopandas
import numpy as np
import shapely

FIRST, LAST = date(1905, 1, 1), date(1945, 12, 31)
_TEXT = (
    "the border post was held by a company until spring and then handed over under the protocol of commissioners who"
    " had walked the river valley from station to station and marked each height with a cairn so that railway guards"
    " fishermen and settlers on both banks knew where one jurisdiction ended and another began"
)
_TEXT_LENGTH = 200


def frame(n: int) -> geopandas.GeoDataFrame:
    """Return `n` features: 7 in 10 areas of 20 vertices, 2 lines of 30, 1 point; each alive about a tenth of the time.

    Parameters
    ----------
    n
        How many; the same number gives the same features.

    Returns
    -------
    geopandas.GeoDataFrame
        ``name``, ``start_date``, ``end_date`` (ISO days), ``text``, ``citation``; EPSG:4326.
    """
    rng = np.random.default_rng(1905)
    areas, lines = n * 7 // 10, n * 2 // 10
    lon, lat = rng.uniform(100, 150, n), rng.uniform(35, 55, n)
    shapes = np.concatenate(
        [
            _areas(rng, lon[:areas], lat[:areas]),
            _lines(rng, lon[areas : areas + lines], lat[areas : areas + lines]),
            shapely.points(lon[areas + lines :], lat[areas + lines :]),
        ]
    )
    days = (LAST - FIRST).days
    begin = rng.integers(0, days, n)
    end = np.minimum(days, begin + rng.integers(days // 20, days * 3 // 20, n))
    shapes = shapely.transform(shapes, lambda points: points.round(5))
    order = rng.permutation(n)
    return geopandas.GeoDataFrame(
        {
            "name": [f"Feature {at}" for at in range(n)],
            "start_date": [(FIRST + timedelta(days=int(day))).isoformat() for day in begin],
            "end_date": [(FIRST + timedelta(days=int(day))).isoformat() for day in end],
            "text": [_text(rng) for _ in range(n)],
            "citation": [f"March 1996, p. {page}" for page in rng.integers(1, 400, n)],
        },
        geometry=shapes[order],
        crs="EPSG:4326",
    )


def _areas(rng: np.random.Generator, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    radius = rng.uniform(0.1, 0.4, (len(lon), 1)) * rng.uniform(0.7, 1.3, (len(lon), 20))
    ring = np.stack([lon[:, None] + radius * np.cos(angle), lat[:, None] + 0.7 * radius * np.sin(angle)], axis=2)
    areas: np.ndarray = shapely.polygons(ring)
    return areas


def _lines(rng: np.random.Generator, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    steps = rng.normal(0, 0.05, (len(lon), 30, 2)) + rng.normal(0, 0.03, (len(lon), 1, 2))
    lines: np.ndarray = shapely.linestrings(np.stack([lon, lat], axis=1)[:, None, :] + steps.cumsum(axis=1))
    return lines


def _text(rng: np.random.Generator) -> str:
    words = _TEXT.split()
    return " ".join(words[at] for at in rng.integers(0, len(words), 60))[:_TEXT_LENGTH]
