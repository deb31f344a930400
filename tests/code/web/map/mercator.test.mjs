// The projection, and what a frame makes of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { frameOf, pixelsOf, placeOf, plainFrame, rectangleOf } from "../../../../geo/web/map/frame.js";
import { lonLatOf, pixelsPerUnit, squareOf, worldWidth } from "../../../../geo/web/map/mercator.js";
import { random } from "../pictures.mjs";

const AROUND = 2 * 20037508.342789244; // metres: the width of the world in EPSG:3857
const near = (a, b, within = 1e-9) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);

test("places lie where EPSG:3857 has them", () => {
  // x and y of 45° N 90° E as PROJ 9 gives them, metres
  const [x, y] = squareOf([90, 45]);
  near((x - 0.5) * AROUND, 10018754.171394622, 1e-6);
  near((0.5 - y) * AROUND, 5621521.486192066, 1e-6);
  assert.deepEqual(squareOf([0, 0]), [0.5, 0.5]);
  near(squareOf([-180, 85.0511287798])[1], 0);
});

test("beyond the end of the map is its end", () => {
  assert.deepEqual(squareOf([10, 90]), squareOf([10, 85.0511287798]));
  assert.deepEqual(squareOf([10, -90]), squareOf([10, -85.0511287798]));
});

test("a place goes there and comes back, and so does a point of a picture", () => {
  const dice = random(1);
  const frame = frameOf({ zoom: 7, origin: [20000, 11000], size: [500, 400], screen: [0, 0, 500, 400] }, 24);
  for (let i = 0; i < 500; i++) {
    const place = [dice() * 360 - 180, dice() * 168 - 84];
    lonLatOf(squareOf(place)).forEach((value, at) => near(value, place[at]));
    placeOf(pixelsOf(place, frame), frame).forEach((value, at) => near(value, place[at]));
  }
});

test("a grid unit is as many pixels as the world is wide in pixels and units", () => {
  for (const zoom of [0, 4, 9, 9.5]) near(pixelsPerUnit(zoom, 24) * 2 ** 24, worldWidth(zoom));
  assert.equal(worldWidth(3), 2048);
});

test("a frame puts grid units and degrees at the same pixels", () => {
  const bits = 24;
  const frame = frameOf({ zoom: 6, origin: [12000.5, 5000], size: [800, 600], screen: [0, 0, 800, 600] }, bits);
  const place = [117.5, 48.25];
  const [x, y] = squareOf(place).map((part) => part * 2 ** bits);
  const pixels = pixelsOf(place, frame);
  near(x * frame.k - frame.ox, pixels[0], 1e-7);
  near(y * frame.k - frame.oy, pixels[1], 1e-7);
});

test("a box of degrees is a rectangle from its north-west", () => {
  const frame = frameOf({ zoom: 5, origin: [0, 0], size: [800, 600], screen: [0, 0, 800, 600] }, 24);
  const [left, top, right, bottom] = rectangleOf([100, 40, 110, 50], frame);
  assert.deepEqual([left, top], pixelsOf([100, 50], frame));
  assert.deepEqual([right, bottom], pixelsOf([110, 40], frame));
  assert.ok(left < right && top < bottom);
});

test("in a picture by itself a grid unit is a pixel", () => {
  assert.deepEqual(plainFrame(28, 18, 10), {
    k: 1,
    ox: 0,
    oy: 0,
    w: 28,
    h: 18,
    zoom: 10,
    world: 28,
    screen: [0, 0, 28, 18],
  });
});
