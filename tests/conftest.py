"""What tests share: the real atlas read once, its pages built once, a browser that listens for complaints."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from geo import read_atlas
from geo.gallery import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from geo import Atlas

settings.register_profile("atlas", deadline=None)  # machines differ; speed is measured in tests/bench
settings.load_profile("atlas")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return read_atlas(ROOT / "layers")


@pytest.fixture(scope="session")
def site(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    out = tmp_path_factory.mktemp("site")
    for _ in build_site(atlas, out):
        pass
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a real Chromium; without one the test is skipped, but not under CI."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: under CI the browser tests must run")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium, or set CHROMIUM)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only where a browser is)

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
                   "--disable-component-update", "--disable-sync"]  # fmt: skip
        chromium = playwright.chromium.launch(executable_path=path, args=options)
        yield chromium
        chromium.close()
