"""``frame.toml``: the region, how fine its shores are, the zones whose edges are borders, the heads of the layers."""

from __future__ import annotations

from geo.derive.recipes.model import Box, Kilometres, LayerHead, Many, Recipe, Slug, Text
from geo.derive.sources.gshhg import Resolution

__all__ = ["Frame", "FrameFile"]


class Frame(Recipe):
    """The region in which the land is divided, and the places where it is drawn finer.

    Attributes
    ----------
    bounds
        Nothing is drawn beyond.
    core
        Here shores are fine.
    core_tolerance_km, far_tolerance_km, close_up_tolerance_km
        How far a thinned shore may stray, in the core, outside it, and in the `close_ups`.
    core_island_km2, far_island_km2
        Smaller islands are left out, in the core and outside it.
    line_close_ups, line_close_up_tolerance_km
        Where border lines keep nearly all of their points.
    """

    bounds: Box
    core: Box
    resolution: Resolution
    core_tolerance_km: Kilometres
    far_tolerance_km: Kilometres
    close_ups: Many[Box] = ()
    close_up_tolerance_km: Kilometres = 0.0
    line_close_ups: Many[Box] = ()
    line_close_up_tolerance_km: Kilometres = 0.0
    core_island_km2: Kilometres
    far_island_km2: Kilometres


class FrameFile(Recipe):
    """All of ``frame.toml``."""

    frame: Frame
    zones: dict[Text, Many[Text]]
    layers: dict[Slug, LayerHead]
