"""Works at their door: what the formatters cannot say is refused, with the key and the field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from geo.layers.read import survey
from geo.sources.bibtex import bibtex
from geo.sources.citations import full, plain
from tests.builders import BIBLIOGRAPHY, folder

if TYPE_CHECKING:
    from pathlib import Path

    from geo.layers.atlas import Atlas


def read(path: Path, bibliography: Any) -> tuple[Atlas, list[str]]:
    folder(path)
    (path / "bibliography.json").write_text(json.dumps(bibliography), encoding="utf-8")
    atlas, problems = survey(path)
    return atlas, [str(problem).removeprefix(f"{path}/") for problem in problems]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": " "}, "title: empty text"),
        ({"title": ["A", "B"]}, "title: input should be a valid string"),
        ({"type": None}, "type: input should be a valid string: got null"),
        ({"author": "March, Patrick"}, "author: input should be a valid list"),
        ({"author": ["March"]}, "author.0: input should be a valid dictionary"),
        ({"author": [{"given": "Patrick"}]}, "author.0: expected a family name, or a literal one"),
        ({"publisher": ["A", "B"]}, "publisher: expected a text or a number, got ['A', 'B']"),
        ({"issued": "1996"}, "issued: input should be a valid dictionary"),
        ({"issued": {"date-parts": []}}, "issued.date-parts: list should have at least 1 item"),
        ({"issued": {"date-parts": [[]]}}, "issued.date-parts.0: list should have at least 1 item"),
        ({"issued": {"date-parts": [["1996"]]}}, "issued.date-parts.0.0: input should be a valid integer"),
        ({"issued": {"date-parts": [[1996, 13]]}}, "issued.date-parts.0: [1996, 13] is not a year, month and day"),
    ],
)
def test_a_work_that_cannot_be_cited_is_named(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    _, faults = read(tmp_path, [BIBLIOGRAPHY[0] | change])
    assert len(faults) == 1
    assert faults[0].startswith(f'bibliography.json: work "march1996": {message}')


@pytest.mark.parametrize(
    ("bibliography", "message"),
    [
        ({}, "bibliography.json: expected a CSL-JSON array, got dict"),
        ([[]], 'bibliography.json: work "number 1": input should be a valid dictionary'),
        ([{"type": "book", "title": "A"}], 'bibliography.json: work "number 1": id: is missing'),
        ([BIBLIOGRAPHY[0] | {"id": ["a"]}], "bibliography.json: work \"['a']\": id: input should be a valid string"),
        ([BIBLIOGRAPHY[0], BIBLIOGRAPHY[0]], 'bibliography.json: work "march1996": id: is used twice'),
    ],
)
def test_a_bibliography_of_another_shape_is_named_and_the_layers_are_not_blamed(
    tmp_path: Path, bibliography: Any, message: str
) -> None:
    _, faults = read(tmp_path, bibliography)
    assert len(faults) == 1
    assert faults[0].startswith(message)


def test_what_is_null_is_not_there(tmp_path: Path) -> None:
    atlas, faults = read(tmp_path, [BIBLIOGRAPHY[0] | {"issued": None, "URL": None}])
    assert faults == []
    source = atlas.sources["march1996"]
    assert (source.year, source.url) == ("", None)
    assert plain(full(source)) == "March. Eastern Destiny."
    assert "year" not in bibtex([source])
