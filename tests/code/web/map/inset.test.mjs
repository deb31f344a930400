// The small map: what it shows, and where on it the large one is.
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf, pixelsOf } from "../../../../geo/web/map/frame.js";
import { insetFrame, paintHere, paintInset, surroundings } from "../../../../geo/web/map/inset.js";
import { PALETTE } from "../builders.mjs";
import { small } from "../pictures.mjs";
import { recorder } from "../recorder.mjs";

const REGION = [60, 10, 180, 70];

test("a map of a battlefield is shown in its surroundings, a large one in its region", () => {
  assert.deepEqual(surroundings([118, 47, 119, 48], REGION), [103.5, 40, 133.5, 55]);
  assert.deepEqual(surroundings([100, 30, 140, 50], REGION), REGION);
});

test("a map outside its region, or without one, is shown in the world", () => {
  const world = surroundings([-100, 36, -94, 40], REGION);
  assert.deepEqual(world, surroundings([118, 47, 119, 48], null));
  assert.deepEqual([world[0], world[2]], [-180, 180]);
});

test("the frame is as wide as the box, and its middle is the middle of the box", () => {
  const box = [60, 10, 180, 70];
  const frame = insetFrame(box, 24);
  assert.ok(Math.abs(pixelsOf([60, 40], frame)[0]) < 1e-6);
  assert.ok(Math.abs(pixelsOf([180, 40], frame)[0] - frame.w) < 1e-6);
  assert.ok(Math.abs(pixelsOf([120, 40], frame)[1] - frame.h / 2) < 1e-6);
});

test("a press leads to the place that is drawn there", () => {
  const frame = insetFrame(REGION, 24);
  placeOf(pixelsOf([118, 47], frame), frame).forEach((value, at) => assert.ok(Math.abs(value - [118, 47][at]) < 1e-9));
});

test("where the large map is can be seen however small that is", () => {
  const frame = insetFrame(REGION, 24);
  const pen = recorder();
  paintHere(pen, frame, PALETTE.accent, [118, 47, 118.01, 47.01]);
  const [{ given: [x, y, wide, high], style }] = pen.ctx.drawn; // prettier-ignore
  const [middle] = pixelsOf([118.005, 47.005], frame);
  assert.deepEqual([wide, high], [6, 6]);
  assert.ok(Math.abs(x + 3 - middle) < 1e-6 && y > 0);
  assert.match(style.fillStyle, /^rgba\(\d+, \d+, \d+, 0\.14\)$/);
});

test("of the features only the framework is drawn, and only what stands now", () => {
  const line = (x) => ({ type: 1, parts: [[x, 5, x, 50]] });
  const atlas = small({ kinds: [{ framework: true }, {}], features: [line(10), line(20), { ...line(30), kind: 1 }] });
  const pen = recorder();
  paintInset(pen, { ...insetFrame(REGION, 20), k: 1, ox: 0, oy: 0 }, atlas, (i) => i !== 1);
  const begun = pen.ctx.calls.filter(({ name }) => name === "moveTo").map(({ given: [x] }) => x);
  assert.deepEqual(begun, [10]);
});

test("where there is no land in detail the coarse one is drawn", () => {
  const square = [[0, 0, 90, 0, 90, 90, 0, 90, 0, 0]];
  const vertices = (base) => {
    const pen = recorder();
    paintInset(pen, { ...insetFrame(REGION, 20), k: 1, ox: 0, oy: 0 }, small({ base }), () => true);
    return pen.ctx.calls.filter(({ name }) => name === "lineTo").length;
  };
  assert.ok(vertices({ world: [square] }) > 0);
  assert.equal(vertices({ world: [square, square], land: [square] }), vertices({ world: [square] }));
});
