"""Names in the scripts that belong to a place, each written in the script of its tag."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo import Atlas

TRUTH: dict[str, Any] = json.loads((ROOT / "tests" / "truth" / "names.json").read_text("utf-8"))
KINDS = {"place": "places", "capture": "places", "battle": "battles", "height": "battles", "territory": "territories"}

HAN = ("CJK UNIFIED", "CJK COMPATIBILITY", "IDEOGRAPHIC")
SCRIPTS = {
    "zh-Hant": HAN,
    "ja": (*HAN, "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "ko": ("HANGUL",),
    "ru": ("CYRILLIC",),
    "mn": ("CYRILLIC",),
}
MUST = {"zh-Hant": ("CJK UNIFIED",), "ja": SCRIPTS["ja"], "ko": ("HANGUL",), "ru": ("CYRILLIC",), "mn": ("CYRILLIC",)}

SIMPLIFIED = (
    "满东辽长车兴图龙齐尔滨阳顺连宁绥汉锦热鲁库乌苏张关营抚郑头县队战岛桥线铁广门议书约协边华联兰陆护湾产发时问间伦"
    "国军团师险韩鲜亚历实权将争为开学习医药云电机杰极业丛严丧个临丽举么义乐买乱亏产亩亲亿仅从仓仪们价众优伙传伤伪"
    "帮庄庆废应异弃弯归当录忆怀态总恋恳恶惊惧惨惩惯愤愿戏户执扩扫扬扰报担拟择挂挥捞损换据贝贵费贺资赏赛赞赵趋"
)
SHINJITAI = "満国図関塩浜竜黒広徳呉斉営鉄県駅済沢択権横恵豊宝戦会条独号対当発変総静読円価仏伝売実写栄桜気"


def letters(text: str) -> list[str]:
    return [unicodedata.name(mark, "?") for mark in text if unicodedata.category(mark)[0] == "L"]


def named(atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    """Yield feature id, tag and name of every name in another script."""
    for row in atlas.features.to_dict("records"):
        for tag, name in (row["names"] or {}).items():
            yield row["id"], tag, name


def ground(atlas: Atlas) -> dict[str, str]:
    """Return whose ground each place and capture stands on, on its first day: inside, or nearest on the shore."""
    territories = [row for row in atlas.features.to_dict("records") if row["kind"] == "territory"]
    stands = {}
    for row in atlas.features.to_dict("records"):
        if KINDS.get(row["kind"]) != "places":
            continue
        day = max(row["start_day"], atlas.first_day)
        there = [it for it in territories if it["start_day"] <= day <= it["end_day"]]
        point = shapely.point_on_surface(row["geometry"])
        stands[row["id"]] = min(there, key=lambda it: it["geometry"].distance(point))["entity"]
    return stands | {key: item["entity"] for key, item in TRUTH["stands_in"].items()}


def lacking(atlas: Atlas) -> dict[str, list[str]]:
    """Return the tags that each place, territory, battle, height and capture lacks."""
    stands = ground(atlas)
    found = {}
    for row in atlas.features.to_dict("records"):
        rule = KINDS.get(row["kind"])
        if not rule:
            continue
        by = {"places": stands.get(row["id"]), "battles": row["layer"], "territories": row["entity"]}[rule]
        lacks = [tag for tag in TRUTH[rule][by] if tag not in (row["names"] or {})]
        if lacks:
            found[row["id"]] = lacks
    return found


def test_places_territories_and_battles_are_named_in_the_scripts_that_belong_to_them(atlas: Atlas) -> None:
    assert lacking(atlas) == {key: item["lacks"] for key, item in TRUTH["exceptions"].items()}


def test_every_exception_has_its_reason() -> None:
    for key, item in [*TRUTH["exceptions"].items(), *TRUTH["stands_in"].items()]:
        assert len(item["why"]) > 15, key


@pytest.mark.parametrize("tag", SCRIPTS)
def test_a_name_is_written_in_the_script_of_its_tag(atlas: Atlas, tag: str) -> None:
    wrong = [
        (key, name)
        for key, its_tag, name in named(atlas)
        if its_tag == tag
        and not (
            all(letter.startswith(SCRIPTS[tag]) for letter in letters(name))
            and any(letter.startswith(MUST[tag]) for letter in letters(name))
        )
    ]
    assert not wrong


def test_no_other_language_stands_among_the_names(atlas: Atlas) -> None:
    assert {tag for _, tag, _ in named(atlas)} <= set(SCRIPTS)


def test_traditional_chinese_is_neither_simplified_nor_japanese(atlas: Atlas) -> None:
    assert [(key, name) for key, tag, name in named(atlas) if tag == "zh-Hant" and set(name) & set(SIMPLIFIED)] == []
    assert [(key, name) for key, tag, name in named(atlas) if tag == "zh-Hant" and set(name) & set(SHINJITAI)] == []


def test_japanese_names_have_no_simplified_characters(atlas: Atlas) -> None:
    japanese = set("国県会当学総争号実将区対価仏写条湾医点参台処随虫万与")
    simplified = set(SIMPLIFIED) - japanese
    assert [(key, name) for key, tag, name in named(atlas) if tag == "ja" and set(name) & simplified] == []


def test_the_headline_is_latin(atlas: Atlas) -> None:
    for row in atlas.features.to_dict("records"):
        for name in (row["name"], row.get("modern_name") or "x"):
            assert all(letter.startswith("LATIN") for letter in letters(name)), row["id"]


def test_a_modern_name_differs_from_the_headline(atlas: Atlas) -> None:
    same = [row["id"] for row in atlas.features.to_dict("records") if row.get("modern_name") == row["name"]]
    assert not same
