// Signs at the edge of the map, for what lies beyond it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { arrange, gather, onEdge } from "../../../../geo/web/map/edges.js";
import { squareOf, worldWidth } from "../../../../geo/web/map/mercator.js";
import { random } from "../pictures.mjs";

const SIZE = [800, 600];
const WORLD = worldWidth(6);

test("a ray leaves the map at its edge, in its direction", () => {
  assert.deepEqual(onEdge(10, 0, SIZE), { x: 800, y: 300 });
  assert.deepEqual(onEdge(-10, 0, SIZE), { x: 0, y: 300 });
  assert.deepEqual(onEdge(0, -5, SIZE), { x: 400, y: 0 });
  assert.deepEqual(onEdge(4, 3, SIZE), { x: 800, y: 600 });
  assert.deepEqual(onEdge(0, 0, SIZE), { x: 400, y: 300 });
});

test("a sign points the shorter way round the globe", () => {
  const tokyo = squareOf([139.7, 35.7]);
  const place = squareOf([-122.4, 37.8]); // San Francisco: east of Tokyo over the Pacific
  const [sign] = arrange([{ stack: [0], place }], tokyo, WORLD, SIZE);
  assert.equal(sign.x, 800);
});

test("no sign stands on another, on the title or on the inset", () => {
  const dice = random(6);
  const title = [12, 12, 452, 80];
  const zoom = [752, 450, 790, 570];
  const credits = [300, 585, 800, 600];
  for (let round = 0; round < 60; round++) {
    const groups = Array.from({ length: 8 }, (_, at) => ({
      stack: [at],
      place: [dice(), dice()],
    }));
    const signs = arrange(groups, [0.5, 0.5], WORLD, SIZE, [zoom, credits, title]);
    for (const right of [false, true]) {
      const heights = signs
        .filter(({ x }) => x > 400 === right)
        .map(({ y }) => y)
        .sort((a, b) => a - b);
      heights.slice(1).forEach((y, at) => assert.ok(y - heights[at] >= 34 - 1e-9));
    }
    for (const { x, y } of signs) {
      assert.ok(y >= 20 && y < 580);
      if (x > 400) assert.ok(y + 17 <= zoom[1] || y - 17 >= zoom[3], `${y} beside the zoom`);
      else assert.ok(y - 17 >= title[3], `${y} beside the title`);
    }
  }
});

test("what is of one place shares a sign, what is in force comes first", () => {
  const places = [
    [0.5, 0.5],
    [0.9, 0.5],
    [0.5001, 0.5],
  ];
  const groups = gather(
    [0, 1, 2],
    (i) => places[i],
    (i) => i === 2,
  );
  assert.deepEqual(
    groups.map(({ stack }) => stack),
    [[2, 0], [1]],
  );
  assert.deepEqual(groups[0].place, places[2]);
});
