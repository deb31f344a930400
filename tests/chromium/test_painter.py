"""The painter needs no page: on one canvas of its own it draws what the sheets of a page show together."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_COMPARED = """async ([data, relief]) => {
    const rooms = ['data/unpack', 'data/atlas', 'time/slice', 'map/painter', 'map/browser', 'map/frame', 'names/names'];
    const modules = await Promise.all(rooms.map((name) => import(`#atlas/${name}.js`)));
    const [{ unpack }, { Atlas }, { Slice }, { paint }, { canvasOf, pictureOf }, { frameOf }, { Names }] = modules;
    const atlas = new Atlas(await unpack(data), () => Promise.reject(new Error('no cards are asked for')));
    const day = atlas.calendar.parse(window.atlas.date);
    const { step } = atlas.calendar;
    const state = { day, step, layers: new Set(window.atlas.layers()), claimant: '' };
    const slice = new Slice(atlas, { state });

    const map = window[Object.keys(window).find((name) => name.startsWith('map_'))];
    const sheets = [...document.querySelectorAll('.atlas-canvases canvas')];
    const [w, h] = ['width', 'height'].map((side) => parseFloat(sheets[0].style[side]));
    const corner = L.DomUtil.getPosition(sheets[0].parentElement);
    const { x, y } = map.getPixelOrigin().add(corner);
    const { x: left, y: top } = map.containerPointToLayerPoint([0, 0]).subtract(corner);
    const screen = [left, top, left + map.getSize().x, top + map.getSize().y];
    const frame = frameOf({ zoom: map.getZoom(), origin: [x, y], size: [w, h], screen }, atlas.map.bits);

    const over = [...document.querySelectorAll('.title, .credits, .tour, .corner > *, .zoom, .edge')];
    const boxes = over.map((node) => node.getBoundingClientRect()).filter(({ width }) => width);
    const covered = boxes.map((it) => [it.left, it.top, it.right, it.bottom]); // the map begins where the page does
    const scene = {
        ...slice.sight(), selected: -1,
        differ: false, graticule: false, scale: 1, covered: () => covered,
    };

    const alone = canvasOf(w, h, 1);
    const picture = relief && await pictureOf(relief);
    paint(alone.pen, frame, atlas, scene, { relief: picture, names: new Names(atlas) });
    const together = canvasOf(w, h, 1);
    for (const sheet of sheets) together.pen.ctx.drawImage(sheet, 0, 0);
    const [one, other] = [alone, together].map(({ pen }) => pen.ctx.getImageData(0, 0, w, h).data);
    const apart = (at) => Math.max(...[0, 1, 2].map((band) => Math.abs(one[at + band] - other[at + band])));
    let far = 0;
    for (let at = 0; at < one.length; at += 4) if (apart(at) > 3) far++;
    return [far / (w * h), new Set(new Uint32Array(one.buffer)).size];
}"""


@pytest.mark.parametrize(("map_id", "date"), [("borderlands", "1936-12-31"), ("khalkhin_gol", "1939-07-03")])
def test_one_canvas_shows_what_the_page_shows(
    site: Path, open_page: Callable[..., Page], map_id: str, date: str
) -> None:
    path = site / f"{map_id}.html"
    page = open_page(path, f"#date={date}")
    page.wait_for_function("performance.getEntriesByName('atlas:settled').length")
    text = path.read_text(encoding="utf-8")
    data, relief = (re.search(f'id="atlas-{name}">(.*?)</script>', text, re.DOTALL) for name in ("data", "relief"))
    assert data
    given = [json.loads(data[1]), json.loads(relief[1]) if relief else None]
    far, colours = page.evaluate(_COMPARED, given)
    assert colours > 500  # something is drawn
    assert far < 0.0005  # rims of half-covered pixels are mixed once instead of twice
