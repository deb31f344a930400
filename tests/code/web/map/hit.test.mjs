// What lies under a point, and what is traced of a shape.
import assert from "node:assert/strict";
import { test } from "node:test";

import { hits } from "../../../../geo/web/map/hit.js";
import { touches, traceLine, traceRing } from "../../../../geo/web/map/trace.js";
import { frame as frameOf, random } from "../pictures.mjs";

const frame = frameOf({ w: 100, h: 80 });
const ring = (a, b) => Int32Array.of(a, a, b, a, b, b, a, b, a, a);
const area = { type: 2, parts: [ring(0, 30), ring(10, 20)], box: [0, 0, 30, 30] };
const line = { type: 1, parts: [Int32Array.of(0, 0, 30, 0)], box: [0, 0, 30, 0] };

test("a click hits the ring, not its hole", () => {
  assert.equal(hits(area, 5, 5, 1), true);
  assert.equal(hits(area, 15, 15, 1), false);
  assert.equal(hits(area, 35, 5, 1), false);
});

test("a ray through a corner crosses the ring once", () => {
  const diamond = { type: 2, parts: [Int32Array.of(0, 50, 50, 0, 100, 50, 50, 100, 0, 50)], box: [0, 0, 100, 100] };
  assert.deepEqual(
    [-10, 10, 50, 90, 110].map((x) => hits(diamond, x, 50, 20)),
    [false, true, true, true, false],
  );
});

test("a line and a point are hit within reach, also beyond their ends", () => {
  assert.equal(hits(line, 15, 4, 5), true);
  assert.equal(hits(line, 15, 9, 5), false);
  assert.equal(hits(line, 33, 3, 5), true);
  assert.equal(hits(line, 34, 4, 5), false);
  const point = { type: 0, parts: [Int32Array.of(10, 10)], box: [10, 10, 10, 10] };
  assert.equal(hits(point, 13, 14, 5), true);
  assert.equal(hits(point, 14, 14, 5), false);
});

test("a point within a random ring is one from which every ray leaves it once more than it enters", () => {
  const dice = random(3);
  const next = (size) => Math.floor(dice() * size);
  for (let round = 0; round < 40; round++) {
    const points = Array.from({ length: 5 + next(6) }, () => [next(100), next(100)]);
    const flat = Int32Array.from([...points, points[0]].flat());
    const shape = { type: 2, parts: [flat], box: [0, 0, 100, 100] };
    for (let at = 0; at < 20; at++) {
      const [x, y] = [next(100) + 0.5, next(100) + 0.5]; // no vertex and no level side is at a half
      assert.equal(hits(shape, x, y, 0), crossings(flat, x, y) % 2 === 1);
    }
  }
});

/** Sides of a ring above a point, by another rule than the page's: a ray upwards. */
function crossings(points, x, y) {
  let count = 0;
  for (let i = 2; i < points.length; i += 2) {
    const [ax, ay, bx, by] = points.slice(i - 2, i + 2);
    if (ax > x !== bx > x && ay + ((by - ay) * (x - ax)) / (bx - ax) < y) count++;
  }
  return count;
}

const traced = (trace, points, apart) => {
  const path = [];
  const to = (x, y) => path.push([x, y]);
  trace({ moveTo: to, lineTo: to, closePath() {} }, Float64Array.from(points), frame, apart);
  return path;
};
const odd = (path, x, y) =>
  path.filter(([ax, ay], i) => {
    const [bx, by] = path[(i + 1) % path.length];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
  }).length % 2;

test("a ring around the whole picture still fills it, whatever is left out", () => {
  for (const turn of [0, 1, 2, 3]) {
    const points = [];
    for (let i = 0; i <= 400; i++) {
      const a = (i / 400) * 2 * Math.PI + turn;
      points.push(50 + 5000 * Math.cos(a), 40 + 5000 * Math.sin(a));
    }
    const path = traced(traceRing, points);
    assert.equal(odd(path, 50, 40), 1);
    assert.ok(path.length < 40);
  }
});

test("a random ring, cut down to what can be seen, fills the same of the picture", () => {
  const dice = random(4);
  for (let round = 0; round < 60; round++) {
    const points = Array.from({ length: 6 }, () => [dice() * 900 - 400, dice() * 900 - 400]);
    const whole = [...points, points[0]].flat();
    const path = traced(traceRing, whole, 0);
    for (let at = 0; at < 20; at++) {
      const [x, y] = [dice() * 100, dice() * 80];
      assert.equal(odd(path, x, y), odd(points, x, y));
    }
  }
});

test("a line is traced only where it can be seen", () => {
  const path = traced(traceLine, [-5000, 40, -4000, 41, -3000, 40, -10, 40, 50, 40, 5000, 40, 6000, 41]);
  assert.ok(path.length <= 5);
  assert.ok(path.some(([x]) => x === 50));
});

test("a line from one side to the other is traced although both its ends are out of sight", () => {
  assert.deepEqual(traced(traceLine, [-500, 40, 600, 40]), [
    [-500, 40],
    [600, 40],
  ]);
});

test("vertices nearer than asked for are left out, but never the last", () => {
  assert.deepEqual(traced(traceLine, [0, 0, 1, 0, 2, 0, 10, 0, 10.5, 0], 5), [
    [0, 0],
    [10, 0],
    [10.5, 0],
  ]);
});

test("a box beside the picture is not drawn, one at its margin is", () => {
  assert.equal(touches([110, 0, 120, 10], frame), true);
  assert.equal(touches([150, 0, 160, 10], frame), false);
  assert.equal(touches([0, -60, 10, -50], frame), false);
});
