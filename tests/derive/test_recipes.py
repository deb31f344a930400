"""Recipes are strict: each model refuses what it does not know, in one line that says where and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import build_maps
from geo.derive.recipes import read_recipes
from geo.errors import DataError
from tests.conftest import ROOT
from tests.derive.builders import ATLAS, FILES, PROVINCES, SOUTH, recipes

if TYPE_CHECKING:
    from pathlib import Path

COUNTEREXAMPLES = [
    ("borders/lines.toml", "precision_km = 1", "tolerence_km = 0.3\nprecision_km = 1",
     'line "old": tolerence_km: is not known: expected one of accounts, citations, claims'),
    ("borders/lines.toml", 'summary = "A line."', "", 'line "old": summary: is missing'),
    ("borders/lines.toml", '"1932-02-29"', '"1932x"', 'line "old": end_date: "1932x" is not a date'),
    ("borders/lines.toml", '"1932-02-29"', '"1904"', 'line "old": end_date: 1904 is before start_date 1905'),
    ("borders/lines.toml", '"1932-02-29"', "1932-02-29", 'line "old": end_date: input should be a valid string'),
    ("borders/lines.toml", '"2 -1", "2 5"', '"2 -1", "Sometown"',
     'line "old": geometry.points.1: "Sometown" is not a place: expected "lon lat name; how it was placed"'),
    ("borders/lines.toml", '"2 -1", "2 5"', '"2 -1", "48.86 121.24"',
     'line "old": geometry.points.1: "48.86 121.24" is not a place: latitude is 121.24; expected the longitude first'),
    ("borders/lines.toml", '"2 -1", "2 5"', '"2 -1"', 'line "old": geometry.points: expected at least 2: got ["2 -1"]'),
    ("borders/lines.toml", 'points = ["2 -1", "2 5"]', 'pionts = ["2 -1", "2 5"]',
     'line "old": geometry: expected one of parts, edge, wdbii, river, offset, parallel, points'),
    ("borders/lines.toml", "straight = true", "straigth = true",
     'line "old": geometry.straigth: is not known: expected one of join_end, join_start, points, step_km, straight'),
    ("borders/lines.toml", 'to = "2 2"', 'til = "2 2"',
     'line "hidden": geometry.parts.0.til: is not known: expected one of edge, from, join_end, join_start, to'),
    ("borders/lines.toml", 'offset = "new"', 'offset = "new", join_end = "old"',
     'line "hidden": geometry: join_start and join_end belong to the whole line, not to a part of it'),
    ("borders/lines.toml", '{ id = "x" }', '{ id = "x", pages = "3" }',
     'line "old": citations.0.pages: is not known: expected one of id, label'),
    ("borders/lines.toml", "precision_km = 1", "precision_km = -1",
     'line "old": precision_km: expected 0 or more, got -1'),
    ("borders/lines.toml", "partition = false", 'summary = "S."',
     'line "hidden": summary: is not known: expected one of divides_from, divides_until'),
    ("borders/lines.toml", 'edge = ["here", "here"]', 'edge = ["here", "there"]',
     'line "hidden": edge: "there" is not known: expected one of here'),
    ("borders/lines.toml", 'geometry = { points = ["2 -1", "2 5"], straight = true }', 'geometry = "straight"',
     'line "old": geometry: expected one of parts, edge, wdbii, river, offset, parallel, points'),
    ("borders/lines.toml", 'name = "Old line"', 'name = "Old line"\nnames = { Russian = "Линия" }',
     'line "old": names.Russian: "Russian" is not a BCP 47 language tag'),
    ("borders/lines.toml", 'edge = ["here", "here"]', 'edge = ["here"]',
     'line "hidden": geometry.parts.0.edge.1: is missing'),
    ("borders/lines.toml", "km = -2", 'km = "2"', 'line "hidden": geometry.parts.1.km: expected a number, got \'2\''),
    ("borders/lines.toml", 'offset = "new"', 'offset = "newer"', 'line "hidden": offset: "newer" is the id of no line'),
    ("borders/lines.toml", "straight = true", 'straight = true, join_end = "nowhere"',
     'line "old": join_end: "nowhere" is the id of no line'),
    ("borders/lines.toml", 'id = "new"', 'id = "old"', 'line "old": id: stands twice; expected once'),
    ("territories.toml", 'party = "west"', 'partie = "west"', 'territory "west-1905": party: is missing'),
    ("territories.toml", 'seats = ["east"]\n', "", 'territory "east-1905": has neither seats nor islands'),
    ("territories.toml", 'entity = "west"', "", 'territory "west-1905": entity: is missing'),
    ("territories.toml", '"0.5 1 Westtown"', '"Westtown"', 'seats.west.0: "Westtown" is not a place'),
    ("territories.toml", '["sea"]', '["lake"]',
     'territory "west-1905": islands: "lake" is not known: expected one of sea'),
    ("territories.toml", 'seats = ["west"]', 'seats = ["wst"]',
     'territory "west-1905": seats: "wst" is no group of seats, and no place: expected "lon lat name'),
    ("territories.toml", 'layer = "west"', 'layer = "wset"',
     'territory "west-1905": layer: "wset" is not known: expected one of west'),
    ("overlays.toml", 'kind = "occupation"', 'kind = "ocupation"', 'overlay "belt": kind: '),
    ("overlays.toml", 'within = ["east"]', 'within = ["eest"]',
     'overlay "belt": within: "eest" is the entity of no territory'),
    ("overlays.toml", "ring = ", 'seats = ["west"]\nring = ',
     'overlay "belt": expected one of seats or islands, ring, corridor'),
    ("overlays.toml", 'geometry_source = "drawn"', "", 'overlay "belt": is drawn by hand: expected a geometry_source'),
    ("overlays.toml", 'ring = ["2.5 0.5", "3.5 0.5", "3.5 1.5", "2.5 1.5"]',
     'corridor = { km = 0, chains = [["1 1", "2 2"]] }',
     'overlay "belt": corridor.km: expected more than 0, got 0'),
    ("frame.toml", "core = [1, 1, 3, 3]", "core = [3, 1, 1, 3]",
     "frame.core: expected west, south, east, north, got [3"),
    ("frame.toml", 'resolution = "c"', 'resolution = "x"',
     "frame.resolution: input should be 'c', 'l', 'i', 'h' or 'f': got \"x\""),
    ("frame.toml", "order = 1", "oder = 1", "layers.west.oder: is not known: expected one of attribution"),
    ("railways/main.toml", '"1 1 0 One g"', '"1 1 0 One x"', 'stations.0: "1 1 0 One x": expected'),
    ("railways/main.toml", '"2 2 - - b"', '"1 1 - - b"', 'stations: "One" and "" stand on one spot'),
    ("railways/main.toml", "precision_km = 1", "", "precision_km: is missing"),
    ("railways/main.toml", 'locator = "1"', "locator = 1",
     'period "first": citations.0.locator: input should be a valid string'),
    ("railways/main.toml", 'summary = "A railway."', 'sumary = "A railway."', 'period "first": summary: is missing'),
    ("provinces.toml", 'note = "B changed hands."', "", 'transfer "number 1": note: is missing'),
    ("provinces.toml", 'name = "south"', "", 'province "south": name: is missing'),
    ("provinces.toml", 'to = "east"', 'to = "nowhere"', 'transfer "number 1": to: "nowhere" is unknown'),
    ("provinces.toml", '["c", "d"]', '["c"]', 'district "d": has no place, or no province'),
    ("provinces.toml", '["c", "d"]', '["c", "d", "a"]', 'district "a": stands in two provinces'),
    ("provinces.toml", "end_date", "end_dat", "end_date: is missing"),
    ("ground.toml", "Front on {day}", "Front on {date}", 'series "north": line: expected a name with {day} in it'),
    ("ground.toml", 'layer = "front"', "", 'series "north": layer: is missing'),
    ("base.toml", "tolerance = 0.01", "tolerence = 0.01", "shores.tolerance: is missing"),
    ("base.toml", "width = 100", "width = 1", "relief.width: input should be greater than or equal to 100: got 1"),
    ("base.toml", "rank = 2", "rank = 7", 'river "Long River": rank: input should be less than or equal to 4: got 7'),
    ("base.toml", "via = [[1, 1], [2, 2]]", "via = [[1, 1], [2, 222]]",
     'river "Long River": runs.0.via.1: latitude is 222; expected the longitude first'),
    ("base.toml", "point = [2, 2]", "", 'lake "Round Lake": expected one of point, ring, river'),
    ("base.toml", "finer = [{ name", "finer = [{ nam",
     "shores.finer.0.nam: is not known: expected one of box, island_km2, name"),
]  # fmt: skip


def faults(layers: Path) -> list[str]:
    with pytest.raises(DataError) as error:
        read_recipes(layers)
    return [str(problem).removeprefix(f"{layers}/recipes/") for problem in error.value.problems]


@pytest.mark.parametrize(("file", "good", "bad", "message"), COUNTEREXAMPLES, ids=[row[3] for row in COUNTEREXAMPLES])
def test_a_broken_recipe_is_refused_with_a_line(tmp_path: Path, file: str, good: str, bad: str, message: str) -> None:
    assert good in FILES[file]
    layers = recipes(tmp_path, {**FILES, file: FILES[file].replace(good, bad, 1)})
    said = faults(layers)
    assert any(line.startswith(f"{file}: {message}") for line in said), said
    assert all("\n" not in line for line in said)


def test_the_small_recipes_are_sound(tmp_path: Path) -> None:
    read = read_recipes(recipes(tmp_path))
    assert read.division is not None
    assert [line.id for line in read.division.lines] == ["old", "new", "hidden"]
    assert read.provinces is not None
    assert read.base is not None


def test_every_fault_of_every_file_is_said_in_one_run(tmp_path: Path) -> None:
    layers = recipes(tmp_path, {name: f'unheard_of = "x"\n{text}' for name, text in FILES.items()})
    said = faults(layers)
    assert {line.split(": ")[0] for line in said} == set(FILES)
    assert all(": unheard_of: is not known: expected one of " in line for line in said)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[[line]\n", "is not TOML: "),
        ('name = "Müggelsee"'.encode("latin-1"), "is not UTF-8: "),
        (b"\xff\xfe[\x00", "is not UTF-8: "),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    layers = recipes(tmp_path)
    (layers / "recipes" / "borders" / "lines.toml").write_bytes(content)
    (said,) = faults(layers)
    assert said.startswith(f"borders/lines.toml: {message}")


def test_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    layers = recipes(tmp_path)
    file = layers / "recipes" / "ground.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_recipes(layers).ground is not None


def test_a_misspelt_file_name_is_a_fault(tmp_path: Path) -> None:
    layers = recipes(tmp_path, {**FILES, "overlay.toml": ""})
    (said,) = faults(layers)
    assert said.startswith("overlay.toml: is no recipe that is known: expected one of base.toml, frame.toml")


def test_lines_want_a_frame(tmp_path: Path) -> None:
    layers = recipes(tmp_path, {name: text for name, text in FILES.items() if name != "frame.toml"})
    (said,) = faults(layers)
    assert said == "frame.toml: is missing: expected the region that lines and territories divide"


def test_the_days_of_the_atlas_come_from_its_own_file(tmp_path: Path) -> None:
    layers = recipes(tmp_path)
    division = read_recipes(layers).division
    assert division is not None
    assert division.days.last - division.days.first == 41 * 365 + 9  # 1905 to 1945, ten leap years but for 1900's
    (layers / "atlas.toml").write_text(ATLAS.replace('start_date = "1905"', ""), "utf-8")
    with pytest.raises(DataError, match=r"atlas\.toml: start_date: is missing"):
        read_recipes(layers)


def test_an_atlas_may_do_without_recipes(tmp_path: Path) -> None:
    read = read_recipes(tmp_path)
    assert (read.division, read.railways, read.provinces, read.ground, read.base) == (None, (), None, None, None)


def test_what_a_feature_says_is_repeated_as_it_is_written(tmp_path: Path) -> None:
    division = read_recipes(recipes(tmp_path)).division
    assert division is not None
    said = division.areas[0].said()
    assert said["citations"] == [{"id": "x"}]
    assert (type(said["precision_km"]), said["precision_km"]) == (int, 1)
    assert not said.keys() & {"id", "layer", "seats", "islands", "claims", "modern_name"}


def test_recipes_at_fault_are_status_1_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layers = recipes(tmp_path, {"provinces.toml": PROVINCES + SOUTH})
    for what in ("--derive", "--derive=base"):
        assert build_maps.main([what, "--layers", str(layers)]) == 1
        out = capsys.readouterr().out
        assert 'provinces.toml: district "c": has no place, or no province\n' in out
    assert sorted(it.name for it in layers.iterdir()) == ["atlas.toml", "recipes"]


def test_the_recipes_of_the_atlas_are_sound() -> None:
    assert read_recipes(ROOT / "layers").division is not None
