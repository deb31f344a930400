"""A small valid folder of recipes, of which a test breaks one part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = 'title = "West", group = "states", order = 1, shown = true, licence = "CC0", attribution = "us"'

ATLAS = """
title = "Test"
start_date = "1905"
end_date = "1945"
"""

FRAME = f"""
[frame]
bounds = [0, 0, 4, 4]
core = [1, 1, 3, 3]
resolution = "c"
core_tolerance_km = 1
far_tolerance_km = 2
close_ups = [[1, 1, 2, 2]]
core_island_km2 = 1
far_island_km2 = 2
[zones]
here = ["Asia/Shanghai"]
[layers]
west = {{ {HEAD} }}
"""

LINES = """
[[line]]
id = "old"
name = "Old line"
start_date = "1905"
end_date = "1932-02-29"
summary = "A line."
citations = [{ id = "x" }]
precision_km = 1
geometry_source = "drawn"
geometry = { points = ["2 -1", "2 5"], straight = true }

[[line]]
id = "new"
name = "New line"
start_date = "1932-03-01"
summary = "A line farther east."
citations = [{ id = "x" }]
precision_km = 1
geometry_source = "drawn"
geometry = { points = ["3 -1", "3 5"], straight = true }
"""
"""A line that moves: two that divide the land, one after the other."""

HIDDEN = """
[[line]]
id = "hidden"
shown = false
name = "A line without a feature"
partition = false
geometry = { parts = [{ edge = ["here", "here"], from = "1 1", to = "2 2" }, { offset = "new", km = -2 }] }
"""

SEATS = """
[seats]
west = ["0.5 1 Westtown"]
east = ["3.5 1 Easttown"]
[islands]
sea = ["9 9", "9 12", "12 12", "12 9"]
"""

RAILWAY = """
id = "main"
layer = "west"
name = "Main line"
precision_km = 1
geometry_source = "stations"
stations = ["1 1 0 One g", "2 2 - - b", "3 3 300 Three m"]
[[periods]]
id = "first"
name = "Main line"
party = "west"
start_date = "1905"
summary = "A railway."
citations = [{ id = "x", label = "page", locator = "1" }]
"""

PROVINCES = f"""
layer = "provinces"
head = {{ {HEAD} }}
outline = "state"
party = "west"
end_date = "1941"
precision_km = 25
geometry_source = "seats"
[districts]
a = ["1 1 A"]
b = ["3 1 B"]
c = ["1 3 C"]
d = ["3 3 D"]
"""

PROVINCE = """
[[province]]
id = "{id}"
name = "{id}"
start_date = "{start}"
summary = "A province."
citations = [{{ id = "x" }}]
districts = {districts}
"""

TRANSFER = """
[[transfer]]
date = "1937-07-01"
to = "{to}"
districts = ["b"]
note = "B changed hands."
citations = [{{ id = "y" }}]
"""

SOUTH = PROVINCE.format(id="south", start="1934-12-01", districts='["a", "b"]')
NORTH = PROVINCE.format(id="north", start="1934-12-01", districts='["c", "d"]')
EAST = PROVINCE.format(id="east", start="1937-07-01", districts="[]")

GROUND = """
[[series]]
layer = "front"
prefix = "north"
ground = "Ground held, {day}"
line = "Front on {day}"
"""

BASE = """
bounds = [0, 0, 4, 4]
credit = "Coasts: GSHHG"
[shores]
resolution = "c"
island_km2 = 1
finer = [{ name = "Islets", box = [1, 1, 2, 2], island_km2 = 0.1 }]
tolerance = 0.01
small_island_km2 = 100
small_island_tolerance = 0.005
close_up_tolerance = 0.001
[world]
credit = "Coasts: GSHHG"
resolution = "c"
island_km2 = 500
tolerance = 0.1
[lakes]
resolution = "c"
tolerance = 0.01
broad_tolerance = 0.01
islet_km2 = 1
[rivers]
resolution = "c"
full_resolution = "c"
slack = 0.01
full_slack = 0.001
minor = { box = [0, 0, 4, 4], tolerance = 0.01, length = 1 }
[relief]
width = 100
resolution = "c"
island_km2 = 3
[[river]]
name = "Long River"
rank = 2
runs = [
  { via = [[1, 1], [2, 2]] },
  { draw = [[2, 2], [3, 3]] },
  { edge = [["Asia/Shanghai"], ["Asia/Urumqi"]], from = [1, 1], to = [2, 2] },
]
[[lake]]
name = "Round Lake"
rank = 3
point = [2, 2]
"""


def area(name: str, seat: str, start: str, end: str, extra: str = "") -> str:
    """Return a territory."""
    return f"""
[[territory]]
id = "{name}"
layer = "west"
entity = "{seat}"
party = "{seat}"
name = "{name}"
start_date = "{start}"
end_date = "{end}"
seats = ["{seat}"]
summary = "A state."
citations = [{{ id = "x" }}]
precision_km = 1
{extra}
"""


STATES = [
    area("west-1905", "west", "1905", "1932-02-29", 'islands = ["sea"]'),
    area("west-1932", "west", "1932-03-01", "1945", 'islands = ["sea"]'),
    area("east-1905", "east", "1905", "1932-02-29"),
    area("east-1932", "east", "1932-03-01", "1945"),
]

OVERLAY = (
    area("belt", "x", "1940", "1941", 'within = ["east"]\ngeometry_source = "drawn"')
    .replace("[[territory]]", '[[overlay]]\nkind = "occupation"')
    .replace('seats = ["x"]', 'ring = ["2.5 0.5", "3.5 0.5", "3.5 1.5", "2.5 1.5"]')
)

FILES: Mapping[str, str] = {
    "frame.toml": FRAME,
    "borders/lines.toml": LINES + HIDDEN,
    "territories.toml": SEATS + "".join(STATES),
    "overlays.toml": OVERLAY,
    "railways/main.toml": RAILWAY,
    "provinces.toml": PROVINCES + SOUTH + NORTH + EAST + TRANSFER.format(to="east"),
    "ground.toml": GROUND,
    "base.toml": BASE,
}


def recipes(layers: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write the recipes of a folder of layers and return it."""
    for name, text in files.items():
        file = layers / "recipes" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (layers / "atlas.toml").write_text(ATLAS, "utf-8")
    return layers
