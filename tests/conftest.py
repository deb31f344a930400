"""What tests share: the real atlas read once, its pages built once, a browser that listens for complaints."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from geo import read_atlas
from geo.site.build import build_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from geo import Atlas

settings.register_profile("atlas", deadline=None)  # machines differ; speed is measured in tests/bench
settings.load_profile("atlas")

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"lecture": (1280, 800), "projector": (1024, 768), "phone": (390, 844)}


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


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Yield a function that opens a page; afterwards nothing may have been said or asked for."""
    complaints: list[str] = []
    contexts = []

    def open_it(path: Path, fragment: str = "", size: str = "lecture") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=size == "phone")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "request", lambda it: None if it.url.startswith(("file:", "data:", "blob:")) else complaints.append(it.url)
        )
        page.goto(path.as_uri() + fragment)
        if path.name not in ("index.html", "claims.html", "slides.html"):
            page.wait_for_function("window.atlas")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []
