// The door to Leaflet: where things are, who is told what, and that there is no other.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { Door } from "../../../../geo/web/map/door.js";
import { squareOf, worldWidth } from "../../../../geo/web/map/mercator.js";
import { FakeMap, fakeLeaflet } from "../leaflet.mjs";
import { random } from "../pictures.mjs";

const BITS = 24;
globalThis.L = fakeLeaflet();

const doorOf = (given) => {
  const map = new FakeMap(given);
  return { map, door: new Door(map, BITS) };
};
const near = (a, b, within = 1e-6) =>
  a.forEach((value, at) => assert.ok(Math.abs(value - b[at]) <= within, `${a} is not ${b}`));

test("places, points and grid units tell of the same spot, also while the map is dragged", () => {
  const dice = random(2);
  for (const dragged of [
    [0, 0],
    [37, -12.5],
  ]) {
    const { door } = doorOf({ centre: [117, 48], zoom: 7, dragged });
    for (let i = 0; i < 200; i++) {
      const point = [dice() * 800, dice() * 600];
      near(door.point(door.lonLat(point)), point);
      near(door.ungrid(door.grid(point)), point);
      const grid = squareOf(door.lonLat(point)).map((part) => part * 2 ** BITS);
      near(door.grid(point), grid, 1e-3);
    }
  }
});

test("the middle of the map is where its middle is drawn", () => {
  const { door } = doorOf({ centre: [117, 48], zoom: 7 });
  near(door.point(door.centre()), [400, 300], 0.5); // the corner of the map lies on a whole pixel
  assert.deepEqual(door.size(), [800, 600]);
  assert.equal(door.zoom(), 7);
});

test("a box tells west, south, east, north, and whether a place is in it", () => {
  const { door } = doorOf({ centre: [0, 0], zoom: 5 });
  const [west, south, east, north] = door.bbox();
  near([west, east, north], [-(400 / worldWidth(5)) * 360, -west, -south]);
  assert.ok(south < 0 && north > 0);
  assert.ok(door.shows([0, 0]) && door.shows([east - 0.01, 0]));
  assert.ok(!door.shows([east + 0.01, 0]) && !door.shows([0, north + 0.01]));
  assert.ok(!door.shows([east - 0.01, 0], 0.1), "so near the edge it is not well in sight");
});

test("what is done to the map is done at once", () => {
  const { door, map } = doorOf();
  door.fit([1, 2, 3, 4], { below: 50 });
  door.look([117, 48]);
  door.zoomBy(-1);
  door.resized();
  assert.deepEqual(map.calls, [
    [
      "fit",
      [
        [2, 1],
        [4, 3],
      ],
      { animate: false, paddingBottomRight: [0, 50] },
    ],
    ["view", [48, 117], 5, { animate: false }],
    ["zoom", 4],
    ["size", { animate: false, pan: false }],
  ]);
});

test("a click tells place and point, and who does not listen any more hears nothing", () => {
  const { door, map } = doorOf();
  const heard = [];
  const end = door.on("click", (spot) => heard.push(spot));
  map.fire("click", { latlng: { lng: 117, lat: 48 }, containerPoint: { x: 5, y: 6 } });
  end();
  map.fire("click", { latlng: { lng: 0, lat: 0 }, containerPoint: { x: 0, y: 0 } });
  assert.deepEqual(heard, [{ lonlat: [117, 48], point: [5, 6] }]);
});

test("moves are heard when they start and when they have ended", () => {
  const { door, map } = doorOf();
  const heard = [];
  for (const name of ["start", "moved", "leave", "hover"]) door.on(name, () => heard.push(name));
  for (const name of ["movestart", "moveend", "mouseout", "mousemove"]) map.fire(name);
  assert.deepEqual(heard, ["start", "moved", "leave", "hover"]);
});

test("a card is closed once, and one that gives way to another says nothing", () => {
  const { door, map } = doorOf();
  const closed = [];
  const open = (name) =>
    door.openPopup({ lonlat: [1, 2], content: { name, style: {} }, onClose: () => closed.push(name) });
  open("first");
  open("second");
  assert.deepEqual(closed, []);
  assert.ok(door.popupOpen);
  door.closePopup();
  door.closePopup();
  assert.deepEqual(closed, ["second"]);
  assert.ok(!door.popupOpen);
  open("third");
  map.closePopup(map.calls.findLast(([name]) => name === "open")[1]); // as its own button does
  assert.deepEqual(closed, ["second", "third"]);
});

test("a card stands beside its place, on the map, and keeps to it as it grows", () => {
  const { door, map } = doorOf({ centre: [1, 2], size: [800, 600] });
  door.openPopup({ lonlat: [1, 2], content: { style: {} } });
  const { options, latlng } = map.calls[0][1];
  assert.deepEqual(latlng, [2, 1]);
  assert.deepEqual([options.minWidth, options.maxWidth, options.autoPan], [340, 340, false]);
  const [x, y] = options.offset; // from the place to the middle of its foot
  assert.ok(x - 170 >= 16, "right of its place");
  near([y], [100], 1);
  map.popupSize = [340, 500];
  door.settlePopup();
  near([options.offset[1]], [600 - 8 - 300], 1);
  assert.ok(!map.calls.some(([name]) => name === "pan"), "the map lay still");
});

test("the map moves where a card has no room beside its place", () => {
  const { door, map } = doorOf({ centre: [1, 2], size: [600, 400] });
  door.openPopup({ lonlat: [1, 2], content: { style: {} } });
  assert.ok(map.calls.some(([name]) => name === "pan"));
  map.calls.length = 0;
  door.closePopup({ told: false });
  assert.ok(!door.popupOpen);
});

const WEB = new URL("../../../../geo/web/", import.meta.url);
const scripts = readdirSync(WEB, { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, text: readFileSync(new URL(name, WEB), "utf8") }));
/** What reaches around the door: Leaflet's global, and members that it keeps to itself. */
const AROUND = /globalThis[^;\n]*\bL\b|window\.L\b|\bL\.[A-Za-z]|\.(?:_[a-z]\w+)/;

test("no other script knows Leaflet, and none its private members", () => {
  const found = scripts.filter(({ text }) => AROUND.test(text)).map(({ name }) => name);
  assert.deepEqual(found.sort(), ["map/door.js", "map/overlay.js"]);
  for (const { name, text } of scripts) assert.doesNotMatch(text, /\._[a-z]/, name);
});

test("a way around the door would be seen", () => {
  for (const planted of ["const L = globalThis.L;", "L.popup()", "this.map._animatingZoom", "window.L"])
    assert.match(planted, AROUND);
});
