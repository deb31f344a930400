// Lines as they are drawn: rounded, begun, cut.
import assert from "node:assert/strict";
import { test } from "node:test";

import { begun, lengthOf, smoothed, split } from "../../../../geo/web/map/line.js";
import { frame } from "../pictures.mjs";

const CORNER = [
  [0, 0],
  [100, 0],
  [100, 100],
];

test("a line is rounded and keeps its ends", () => {
  const line = smoothed(Int32Array.from(CORNER.flat()), frame());
  assert.deepEqual(line[0], [0, 0]);
  assert.deepEqual(line.at(-1), [100, 100]);
  assert.ok(line.length > 5);
  assert.ok(lengthOf(line) < 200, "a corner that is cut is shorter");
  assert.ok(line.every(([x, y]) => x <= 100 && y <= 100));
});

test("two points stay a straight line, and a long line is smooth already", () => {
  assert.equal(smoothed(Int32Array.of(0, 0, 100, 0), frame()).length, 2);
  const many = Int32Array.from({ length: 160 }, (_, at) => at);
  assert.equal(smoothed(many, frame()).length, 80);
});

test("what is begun is a part of the length, and all of it at the end", () => {
  assert.deepEqual(begun(CORNER, 1), CORNER);
  assert.deepEqual(begun(CORNER, 0.25), [
    [0, 0],
    [50, 0],
  ]);
  assert.deepEqual(begun(CORNER, 0.75), [
    [0, 0],
    [100, 0],
    [100, 50],
  ]);
});

test("a head is cut off the end, along the last stretch", () => {
  assert.deepEqual(split(CORNER, 40), {
    rest: [
      [0, 0],
      [100, 0],
      [100, 60],
    ],
    tip: [100, 100],
    direction: [0, 1],
  });
});

test("a head that is longer than the last stretch takes from the one before", () => {
  const { rest, tip, direction } = split(
    [
      [0, 0],
      [100, 0],
      [100, 10],
    ],
    30,
  );
  assert.deepEqual(tip, [100, 10]);
  assert.deepEqual(rest, [
    [0, 0],
    [80, 0],
  ]);
  assert.ok(Math.abs(Math.hypot(...direction) - 1) < 1e-12);
});

test("a line without length has a head too", () => {
  const { direction } = split(
    [
      [5, 5],
      [5, 5],
    ],
    10,
  );
  assert.deepEqual(direction, [0, 0]);
});
