"""A map as a small still picture: SVG, drawn by the same table of symbols as the page."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo import dates, timeline
from geo.look import kinds
from geo.look.palette import PALETTE
from geo.mercator import project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from geo.layers.sheet import Sheet
    from geo.page.basemap import BaseMap

_TOLERANCE = 0.5
"""Pixels by which a line may be off in a picture."""
_EDGE = 4
"""Pixels around a picture that are drawn, so that no line ends in sight."""


@dataclass(frozen=True)
class Frame:
    """Web Mercator square → pixels: ``(x - left) * scale``."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return `(lon, lat)` degrees as pixels, y down."""
        return (project(points, 0) - (self.left, self.top)) * self.scale


def figure(sheet: Sheet, ground: BaseMap, *, width: int = 480, height: int = 300) -> str:
    """Draw a map at its opening date and view.

    Parameters
    ----------
    sheet
        Of a sound atlas.
    ground
        What lies under its layers.
    width, height
        Pixels.

    Returns
    -------
    str
        An SVG document with nothing outside itself.
    """
    frame = _frame(sheet.definition.bbox, width, height)
    parts = [f'<rect width="{width}" height="{height}" fill="{PALETTE.sea}"/>']
    parts += [f'<path d="{path}" fill="{PALETTE.land}"/>' for path in _paths(ground.land or ground.world, frame)]
    parts += _features(sheet, frame)
    rivers = [river.shape for river in ground.rivers if river.rank == 1]
    parts += [f'<path d="{path}" fill="none" stroke="{PALETTE.water}" stroke-width=".8"/>'
              for path in _paths(rivers, frame)]  # fmt: skip
    title = html.escape(f"{sheet.definition.title}, {dates.day_label(sheet.opens)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )


def _features(sheet: Sheet, frame: Frame) -> Iterator[str]:
    shown = {layer.id for layer, on in sheet.layers.items() if on}
    rows = [row for row in sheet.rows if row["layer"] in shown]
    for row in sorted(rows, key=lambda it: kinds.KINDS[it["kind"]].order):
        last = timeline.seen_until(kinds.KINDS[row["kind"]], row["start_day"], row["end_day"], sheet.days.step)
        if row["start_day"] <= sheet.opens <= last:
            ink = kinds.colour(row["party"], sheet.file.parties)
            yield from _one(row["geometry"], kinds.KINDS[row["kind"]], ink, frame)


def _one(shape: shapely.Geometry, symbol: kinds.Kind, ink: str, frame: Frame) -> Iterator[str]:
    if shape.geom_type in ("Point", "MultiPoint"):
        x, y = frame.pixels(shapely.get_coordinates(shape)[:1])[0]
        if 0 < x < frame.width and 0 < y < frame.height:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{ink}" stroke="{PALETTE.paper}" stroke-width=".7"/>'
        return
    area = shape.geom_type in ("Polygon", "MultiPolygon")
    for path in _paths([shape], frame):
        if area:
            yield f'<path d="{path}" fill="{ink}" fill-opacity="{symbol.fill}" fill-rule="evenodd"/>'
        else:
            width = min(symbol.width, 2.2)
            yield f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}" stroke-linejoin="round"/>'


def _paths(shapes: Sequence[shapely.Geometry], frame: Frame) -> Iterator[str]:
    for shape in shapes:
        (left, bottom), (right, top) = frame.pixels(np.array(shape.bounds).reshape(2, 2))
        if right < -_EDGE or left > frame.width + _EDGE or bottom < -_EDGE or top > frame.height + _EDGE:
            continue
        drawn = shapely.transform(shape, frame.pixels)
        drawn = shapely.clip_by_rect(drawn, -_EDGE, -_EDGE, frame.width + _EDGE, frame.height + _EDGE)
        drawn = shapely.make_valid(drawn.simplify(_TOLERANCE))
        path = "".join(_path(part) for part in shapely.get_parts(drawn) if not part.is_empty)
        if path:
            yield path


def _path(part: shapely.Geometry) -> str:
    if part.geom_type == "Polygon":
        rings = [shapely.get_coordinates(ring)[:-1] for ring in shapely.get_rings(part)]
        return "".join(f"M{_points(ring)}Z" for ring in rings)
    return f"M{_points(shapely.get_coordinates(part))}" if part.geom_type == "LineString" else ""


def _points(points: NDArray[np.float64]) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _frame(bbox: Sequence[float], width: int, height: int) -> Frame:
    west, south, east, north = bbox
    (left, bottom), (right, top) = project(np.array([[west, south], [east, north]], dtype=float), 0)
    scale = min(width / (right - left), height / (bottom - top))
    return Frame((left + right - width / scale) / 2, (top + bottom - height / scale) / 2, scale, width, height)
