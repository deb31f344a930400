"""Colours of the parties: told apart by every kind of eye, and neighbours in greyscale too."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import colorspacious
import numpy as np
import pytest

if TYPE_CHECKING:
    from geo import Atlas

MAIN = ("soviet_union", "japan", "manchukuo", "mongolia", "china", "korea")
NEIGHBOURS = [
    ("soviet_union", "manchukuo"),
    ("soviet_union", "mongolia"),
    ("soviet_union", "japan"),
    ("manchukuo", "mongolia"),
    ("manchukuo", "china"),
    ("mongolia", "china"),
    ("korea", "manchukuo"),
    ("korea", "soviet_union"),
]
LEAST, LEAST_GREY = 8.0, 6.0  # CAM02-UCS, and CIE L*: one unit is about what an eye can just tell


def rgb(colour: str) -> Any:
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def seen(colour: str, sight: str) -> Any:
    """Return a colour as it is seen without one kind of cone (Machado and others 2009)."""
    if sight == "normal":
        return rgb(colour)
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    return np.clip(colorspacious.cspace_convert(rgb(colour), space, "sRGB1"), 0, 1)


@pytest.mark.parametrize("sight", ["normal", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_parties_are_told_apart(atlas: Atlas, sight: str) -> None:
    colours = {party: seen(str(atlas.file.parties[party].colour), sight) for party in MAIN}
    apart = {
        pair: colorspacious.deltaE(colours[pair[0]], colours[pair[1]], input_space="sRGB1")
        for pair in itertools.combinations(MAIN, 2)
    }
    assert min(apart.values()) >= LEAST, min(apart, key=lambda pair: float(apart[pair]))


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_neighbours_differ_in_greyscale(atlas: Atlas, pair: tuple[str, str]) -> None:
    light = [colorspacious.cspace_convert(rgb(str(atlas.file.parties[it].colour)), "sRGB1", "CIELab")[0] for it in pair]
    assert abs(light[0] - light[1]) >= LEAST_GREY
