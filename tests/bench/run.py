"""Compare `geo.time_map` with folium's own time plugins: the same features, one Chromium, one run.

    python tests/bench/run.py --n 10000 50000
    python tests/bench/run.py --site site        # the atlas's own pages, against an empty Leaflet map

Nothing is asserted: machines differ. Compare within one run, and quote the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 (the project is not always installed)

from tests.bench import foreign, pages  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_STEPS = """async (step) => {
    const go = eval(step), script = [], whole = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let year = 1905; year <= 1945; year++) {
        const begin = performance.now();
        go(year);
        script.push(performance.now() - begin);
        await frame();
        await frame();
        whole.push(performance.now() - begin);
    }
    return { script, whole };
}"""
_COLUMNS = {
    "build": "build s", "rss": "peak RSS MB", "html": "HTML MB", "ready": "ready s", "median": "step median ms",
    "p95": "step p95 ms", "script": "script ms", "heap": "heap MB",
}  # fmt: skip
_OWN_ASSETS = ("leaflet_js", "leaflet_css")


def measured(browser: Browser, name: str, count: int, folder: Path, modules: Path) -> dict[str, float]:
    """Build one page in a process of its own and drive it."""
    path = folder / "page.html"
    command = [sys.executable, "-m", "tests.bench.pages", name, str(count), str(path)]
    built = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    path.write_text(foreign.localised(path.read_text(encoding="utf-8"), modules), encoding="utf-8")
    own = _assets_size() if name == "geo.time_map" else 0
    result = {"build": built["build"], "rss": built["rss"], "html": (path.stat().st_size - own) / 1e6}
    return result | driven(browser, path.as_uri(), built)


def driven(browser: Browser, url: str, drive: dict[str, Any]) -> dict[str, float]:
    """Open a page, step through the years, and read the clocks."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_function(drive["ready"], timeout=120_000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    ready = time.perf_counter() - begin
    page.wait_for_timeout(500)
    page.evaluate(_STEPS, drive["step"])  # once over all, so that code is warm for every page alike
    clocks = page.evaluate(_STEPS, drive["step"])
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    use = session.send("Runtime.getHeapUsage")
    context.close()
    heap = (use["usedSize"] + use.get("backingStorageSize", 0)) / 1e6
    p95 = statistics.quantiles(clocks["whole"], n=20)[-1]
    return {"ready": ready, "median": statistics.median(clocks["whole"]), "p95": p95,
            "script": statistics.median(clocks["script"]), "heap": heap}  # fmt: skip


def own_pages(browser: Browser, site: Path, folder: Path) -> list[tuple[str, dict[str, float]]]:
    """Open each map of a built site, step through its days, and compare with an empty Leaflet map."""
    from geo import dates, read_atlas  # noqa: PLC0415
    from geo.page import assets  # noqa: PLC0415

    bare = folder / "bare.html"
    bare.write_text(
        f"<!DOCTYPE html><style>{assets.leaflet_css()} html, body, #map {{ height: 100%; margin: 0 }}</style>"
        f'<script>{assets.leaflet_js()}</script><div id="map"></div>'
        "<script>window.atlas = L.map('map').setView([45, 125], 5)</script>"
    )
    rows = [("empty Leaflet map", _typical(browser, bare.as_uri(), {"ready": "window.atlas", "step": "() => {}"}))]
    atlas = read_atlas(ROOT / "layers")
    for map_id in atlas.file.maps:
        days = [dates.iso(day) for day in atlas.sheet(map_id).days.stops]
        step = f"(year) => atlas.goTo({json.dumps(days)}[(year - 1905) % {len(days)}])"
        drive = {"ready": "window.atlas", "step": step}
        rows.append((map_id, _typical(browser, (site / f"{map_id}.html").as_uri(), drive)))
    return rows


def _typical(browser: Browser, url: str, drive: dict[str, Any], times: int = 5) -> dict[str, float]:
    runs = [driven(browser, url, drive) for _ in range(times)]
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def _assets_size() -> int:
    from geo.page import assets  # noqa: PLC0415 (only this one page carries its assets)

    return sum(len(getattr(assets, name)().encode()) for name in _OWN_ASSETS)


def table(rows: list[tuple[str, dict[str, float]]]) -> str:
    """Return rows as a Markdown table."""
    lines = ["| page | " + " | ".join(_COLUMNS.values()) + " |", "|---" * (len(_COLUMNS) + 1) + "|"]
    for name, row in rows:
        lines.append(f"| {name} | " + " | ".join(_figure(row.get(key)) for key in _COLUMNS) + " |")
    return "\n".join(lines)


def ratios(rows: list[tuple[str, dict[str, float]]]) -> list[tuple[str, dict[str, float]]]:
    """Return every page's figures as multiples of those of `geo.time_map`."""
    ours = dict(rows).get("geo.time_map", {})
    return [(f"{name} / geo.time_map", {key: row[key] / ours[key] for key in row if ours.get(key)})
            for name, row in rows if name != "geo.time_map"]  # fmt: skip


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, nargs="+", default=[10_000, 50_000], help="how many features")
    parser.add_argument("--only", nargs="+", choices=list(pages.BUILDERS), help="pages; by default all")
    parser.add_argument("--timestamped-up-to", type=int, default=10_000, metavar="N",
                        help="leave TimestampedGeoJson out above so many features: it takes minutes")  # fmt: skip
    parser.add_argument("--site", type=Path, help="compare the maps of this folder with an empty Leaflet map, no more")
    parser.add_argument("--modules", type=Path, help="a node_modules that holds the packages already")
    given = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        if given.site:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            rows = own_pages(browser, given.site.resolve(), folder)
            floor = rows[0][1]["ready"]
            print(table(rows), *(f"{name}: ready {row['ready'] / floor:.2f} times" for name, row in rows), sep="\n")  # noqa: T201
            browser.close()
            return
        modules = given.modules or foreign.install(folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        driven(browser, "about:blank", {"ready": "true", "step": "() => {}"})  # the browser itself is warm
        for count in given.n:
            names = [name for name in given.only or pages.BUILDERS
                     if name != "folium TimestampedGeoJson" or count <= given.timestamped_up_to]  # fmt: skip
            rows = [(name, measured(browser, name, count, folder, modules)) for name in names]
            print(f"\n{count:,} features\n\n{table(rows)}\n\n{table(ratios(rows))}", flush=True)  # noqa: T201
        browser.close()


if __name__ == "__main__":
    main()
