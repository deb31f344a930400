"""Turn the shaded relief of Natural Earth into a pale sheet for coloured territories and names to lie on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from geo.derive.sources.gshhg import LAND, Bounds, data_folder, read_coast
from geo.mercator import latitudes, project

if TYPE_CHECKING:
    from geo.derive.recipes.base import ReliefRecipe

__all__ = ["relief"]

_SEA, _SHELF = (203, 217, 224), (219, 229, 233)  # deep water and shallow
_PAPER = (241, 235, 222)
_COOL, _WARM = (-9.0, -2.0, -6.0), (5.0, 1.0, -4.0)  # what lowland and upland add to the paper
_FADE = 0.04  # part of the picture's width over which the picture fades into plain paper and plain sea at its edges
_LIGHT = 0.62  # how much of the picture's light and shade is kept
_LIT = 255

Grid = NDArray[np.float32]


def relief(bounds: Bounds, recipe: ReliefRecipe) -> Image.Image:
    """Draw the relief of a region in Web Mercator.

    Parameters
    ----------
    bounds : Bounds
        West, south, east, north in degrees, EPSG:4326; within -180 to 180.
    recipe : ReliefRecipe
        Width in pixels, the height follows from the projection; and how fine the shore is.

    Returns
    -------
    Image
        RGB. Row 0 is the north edge, and rows are evenly spaced in Web Mercator (EPSG:3857).
    """
    west, south, east, north = bounds
    (left, top), (right, bottom) = project(np.array([[west, north], [east, south]]), 0)
    rows = np.linspace(top, bottom, round(recipe.width * (bottom - top) / (right - left)))
    with Image.open(data_folder() / "shadedrelief.jpg") as world:
        colours = _sampled(np.asarray(world, dtype=np.float32), latitudes(rows), np.linspace(west, east, recipe.width))
    land, inside = _land_mask(bounds, recipe, len(rows))[..., None], _faded((len(rows), recipe.width))[..., None]
    ground = np.array(_PAPER) + inside * (_land(colours) - np.array(_PAPER))
    water = np.array(_SEA) + inside * (_sea(colours) - np.array(_SEA))
    return Image.fromarray(np.clip(land * ground + (1.0 - land) * water, 0, 255).astype(np.uint8))


def _sampled(world: Grid, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> Grid:
    """Read a picture of the whole world, in plain degrees, at a grid of places (bilinear)."""
    height, width = world.shape[:2]
    down = np.clip((90.0 - latitudes) / 180.0 * height - 0.5, 0, height - 1.001)
    right = np.clip((longitudes + 180.0) / 360.0 * width - 0.5, 0, width - 1.001)
    row, column = down.astype(int), right.astype(int)
    below, beyond = (down - row)[:, None, None], (right - column)[None, :, None]
    upper = world[row][:, column] * (1 - beyond) + world[row][:, column + 1] * beyond
    lower = world[row + 1][:, column] * (1 - beyond) + world[row + 1][:, column + 1] * beyond
    return np.asarray(upper * (1 - below) + lower * below, dtype=np.float32)


def _land(colours: Grid) -> Grid:
    """Keep light and shade, and of the tints of height (green below, buff above) only a breath."""
    grey = colours.mean(axis=2)
    shade = np.clip((grey - _blurred(grey, 14)) * _LIGHT, -30, 11)[..., None]
    upland = np.clip((_blurred(colours[..., 0] - colours[..., 1], 6) + 25.0) / 50.0, 0, 1)[..., None]
    tint = np.array(_COOL) * (1 - upland) + np.array(_WARM) * upland
    return np.asarray(np.array(_PAPER) + tint + shade, dtype=np.float32)


def _sea(colours: Grid) -> Grid:
    shallow = np.clip((_blurred(colours[..., 0], 5) - 120.0) / 95.0, 0, 1)[..., None]
    return np.asarray(np.array(_SEA) * (1 - shallow) + np.array(_SHELF) * shallow, dtype=np.float32)


def _faded(shape: tuple[int, int]) -> Grid:
    """Give 1 inside and 0 on the edge, with an even slope between."""
    down, right = (np.minimum(np.arange(size), np.arange(size)[::-1]) for size in shape)
    return np.asarray(np.clip(np.minimum(down[:, None], right[None, :]) / (_FADE * shape[1]), 0, 1), dtype=np.float32)


def _blurred(values: Grid, radius: float) -> Grid:
    picture = Image.fromarray(np.clip(values + 64.0, 0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) - np.float32(64.0)


def _land_mask(bounds: Bounds, recipe: ReliefRecipe, height: int) -> Grid:
    """Draw the land of GSHHG, 1 land and 0 water, four times too large and scale it down for soft edges.

    Lakes are left to the vectors, or reservoirs younger than the atlas would show.
    """
    west, south, east, north = bounds
    corners = project(np.array([[west, north], [east, south]]), 0)
    scale = np.array([4 * recipe.width, 4 * height]) / (corners[1] - corners[0])
    picture = Image.new("L", (4 * recipe.width, 4 * height), 0)
    pen = ImageDraw.Draw(picture)
    coast = read_coast(recipe.resolution, bounds, min_area_km2=recipe.island_km2)
    for shape in coast.geometry[coast["level"] == LAND]:
        points = (project(shapely.get_coordinates(shape.exterior), 0) - corners[0]) * scale
        pen.polygon([(x, y) for x, y in points.tolist()], fill=_LIT)
    small = picture.resize((recipe.width, height), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / np.float32(_LIT)
