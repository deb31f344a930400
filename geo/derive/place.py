"""Places as recipes write them: ``"lon lat"`` or ``"lon lat name; how it was placed"``, degrees, EPSG:4326."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["LonLat", "Place", "lonlat"]

LonLat = tuple[float, float]
"""Longitude and latitude, degrees, EPSG:4326."""

EASTERNMOST = 360.0  # past 180 in a region that lies across the antimeridian
NORTHERNMOST = 90.0


@dataclass(frozen=True)
class Place:
    """A named point: degrees, EPSG:4326, and how it was placed."""

    lon: float
    lat: float
    name: str = ""
    note: str = ""

    @property
    def lonlat(self) -> LonLat:
        """``(lon, lat)`` in degrees."""
        return (self.lon, self.lat)

    @classmethod
    def read(cls, text: str) -> Place:
        """Read a place.

        Parameters
        ----------
        text : str
            ``"lon lat"``, with a name and, behind a semicolon, how it was placed.

        Raises
        ------
        ValueError
            If the text does not begin with a longitude and a latitude.

        Examples
        --------
        >>> Place.read("117.16 40.69 Kupeikow; GeoNames")
        Place(lon=117.16, lat=40.69, name='Kupeikow', note='GeoNames')
        >>> Place.read("117.16 40.69").name
        ''
        >>> Place.read("Kupeikow")
        Traceback (most recent call last):
        ValueError: "Kupeikow" is not a place: expected "lon lat name; how it was placed"
        """
        head, _, note = text.partition(";")
        lon, lat, name = [*head.split(maxsplit=2), "", "", ""][:3]
        try:
            return cls(*lonlat(float(lon), float(lat)), name.strip(), note.strip())
        except ValueError as error:
            reason = str(error) if "itude" in str(error) else 'expected "lon lat name; how it was placed"'
            message = f'"{text}" is not a place: {reason}'
            raise ValueError(message) from None


def lonlat(lon: float, lat: float) -> LonLat:
    """Return a point if it can be one.

    Raises
    ------
    ValueError
        If it lies off the globe.

    Examples
    --------
    >>> lonlat(48.86, 121.24)
    Traceback (most recent call last):
    ValueError: latitude is 121.24; expected the longitude first
    """
    if not abs(lat) <= NORTHERNMOST:
        message = f"latitude is {lat:g}; expected the longitude first"
        raise ValueError(message)
    if not (abs(lon) <= EASTERNMOST and math.isfinite(lon)):
        message = f"longitude is {lon:g}; expected at most {EASTERNMOST:g}"
        raise ValueError(message)
    return lon, lat
