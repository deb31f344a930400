"""``railways/*.toml``: one file is one line, its stations in order and the periods of its ownership.

A recipe writes each station as ``"lon lat km name quality"``: degrees (EPSG:4326), kilometres along the line (``-``
where none is known), and how the position was found:

====  ==============================================================================
``g`` GeoNames
``m`` general knowledge of the place, good to about 3 km
``i`` interpolated between its neighbours by kilometres
``b`` no station, name ``-``: a bend drawn by judgement, where a line winds in hills
====  ==============================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field

from geo.derive.place import LonLat, lonlat
from geo.derive.recipes.model import Dated, Kilometres, Many, Named, Positive, Said, Slug, Text

__all__ = ["Period", "RailwayFile", "Station"]

QUALITIES = "bgim"


@dataclass(frozen=True)
class Station:
    """A point that a line runs through.

    Attributes
    ----------
    lon, lat : float
        Degrees, EPSG:4326.
    km : float or None
        Kilometres along the line from where they are counted; None where none are known.
    name : str
        English name as used at the time; empty for a bend.
    quality : str
        One of ``g``, ``m``, ``i``, ``b`` (see the module).
    """

    lon: float
    lat: float
    km: float | None
    name: str
    quality: str

    @property
    def lonlat(self) -> LonLat:
        """``(lon, lat)`` in degrees."""
        return (self.lon, self.lat)

    @classmethod
    def read(cls, text: str) -> Station:
        """Read a station as recipes write it.

        Parameters
        ----------
        text : str
            ``"lon lat km name quality"``; the name may hold spaces.

        Raises
        ------
        ValueError
            If a part is missing, is no number, or is of unknown quality.

        Examples
        --------
        >>> Station.read("121.24 48.86 602 Unur g")
        Station(lon=121.24, lat=48.86, km=602.0, name='Unur', quality='g')
        >>> Station.read("121.7 48.81 - Hsingan (Khingan tunnel) m").name
        'Hsingan (Khingan tunnel)'
        >>> Station.read("121.8 48.8 - - b").name
        ''
        >>> Station.read("48.86 121.24 602 Unur g")
        Traceback (most recent call last):
        ValueError: "48.86 121.24 602 Unur g": latitude is 121.24; expected the longitude first
        """
        try:
            lon, lat, km, first, *name, quality = text.split()
            at, along = (float(lon), float(lat)), None if km == "-" else float(km)
        except ValueError:
            message = f'"{text}": expected "lon lat km name quality"'
            raise ValueError(message) from None
        if quality not in tuple(QUALITIES):
            message = f'"{text}": expected "lon lat km name quality", quality one of {", ".join(QUALITIES)}'
            raise ValueError(message)
        try:
            east, north = lonlat(*at)
        except ValueError as error:
            message = f'"{text}": {error}'
            raise ValueError(message) from None
        words = " ".join([first, *name])
        return cls(east, north, along, "" if words == "-" else words, quality)


def _as_station(value: object) -> object:
    return Station.read(value) if isinstance(value, str) else value


def _apart(stations: tuple[Station, ...]) -> tuple[Station, ...]:
    for one, other in pairwise(stations):
        if one.lonlat == other.lonlat:
            message = f'"{one.name}" and "{other.name}" stand on one spot'
            raise ValueError(message)
    return stations


class Period(Said, Dated):
    """A time through which a line had one owner; what it says goes before what the whole line says."""

    noun: ClassVar[str] = "period"
    drawing: ClassVar[frozenset[str]] = frozenset({"id"})

    id: Slug
    party: Text


class RailwayFile(Named):
    """All of one file of ``railways/``.

    Attributes
    ----------
    published_km, length_source
        The length of the line as its time gave it, and where; to hold the drawn line to.
    """

    noun: ClassVar[str] = "railway"

    id: Slug
    layer: Slug
    published_km: Positive | None = None
    length_source: Text | None = None
    precision_km: Kilometres
    geometry_source: Text
    stations: Annotated[
        Many[Annotated[Station, BeforeValidator(_as_station)]], Field(min_length=2), AfterValidator(_apart)
    ]
    periods: Annotated[Many[Period], Field(min_length=1)]
