"""Pages and columns read by the scripts that read them in a browser, under Node: there is no second decoder."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from tests.conftest import ROOT

if TYPE_CHECKING:
    import folium

    from geo.page.columns import Columns


def read_page(page: folium.Map | str) -> dict[str, Any]:
    """Return what a page carries: ``content``, ``stops``, ``features`` with ``shape`` and ``card``, ``sources``."""
    text = page if isinstance(page, str) else page.get_root().render()
    found: dict[str, Any] = _ask({"page": text})
    return found


def read_drawn(page: str, days: list[int]) -> list[dict[str, Any]]:
    """Return what the painter of a page is given on some days, counted from the map's first, by each step."""
    found: list[dict[str, Any]] = _ask({"page": page, "drawn": days})
    return found


def read_columns(columns: Columns | bytes, reader: str, place: Any) -> Any:
    """Return what stands at a place of a block: as ``numbers``, ``texts``, ``shapes`` and so on."""
    block = columns if isinstance(columns, bytes) else bytes(columns.data)
    told = place.model_dump(by_alias=True) if isinstance(place, BaseModel) else place
    return _ask({"read": reader, "bytes": base64.b64encode(block).decode("ascii"), "place": told})


def _ask(question: dict[str, Any]) -> Any:
    process = _node()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(question, ensure_ascii=True) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer["found"]


@cache
def _node() -> subprocess.Popen[str]:
    """Start one Node for all tests; it ends with its standard input."""
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine")
    return subprocess.Popen([node, "tests/code/web/read.mjs"], cwd=ROOT, text=True, encoding="utf-8",
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
