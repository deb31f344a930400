// What a click finds, and where a card points.
import assert from "node:assert/strict";
import { test } from "node:test";

import { anchorOf, seen, under } from "../../../../geo/web/map/pick.js";
import { frame, random, scene, small } from "../pictures.mjs";

const SQUARE = [[0, 0, 100, 0, 100, 100, 0, 100, 0, 0]];
const POINT = { type: 0, parts: [[50, 50]] };
const LINE = { type: 1, parts: [[0, 50, 100, 50]] };
const AREA = { type: 2, parts: SQUARE };

test("a point lies over a line, a line over an area, whatever they are drawn after", () => {
  const atlas = small({ features: [POINT, LINE, AREA] });
  assert.deepEqual(under(atlas, scene(atlas), frame(), [50, 50]), [0, 1, 2]);
  assert.deepEqual(under(atlas, scene(atlas), frame(), [20, 20]), [2]);
});

test("of two that are alike the one drawn last is on top", () => {
  const atlas = small({ features: [AREA, AREA, AREA] });
  assert.deepEqual(under(atlas, scene(atlas, { drawn: [2, 0, 1] }), frame(), [50, 50]), [1, 0, 2]);
});

test("what is in force lies over what is not", () => {
  const atlas = small({ features: [POINT, LINE, AREA] });
  assert.deepEqual(under(atlas, scene(atlas, { inForce: (i) => i === 2 }), frame(), [50, 50]), [2, 0, 1]);
});

test("what is not drawn is not found, nor a marker that waits for its zoom, unless it is chosen", () => {
  const atlas = small({ kinds: [{ minZoom: [8, 8, 8, 8] }], features: [POINT, AREA] });
  assert.deepEqual(under(atlas, scene(atlas, { drawn: [1] }), frame(), [50, 50]), [1]);
  assert.deepEqual(under(atlas, scene(atlas), frame({ zoom: 7 }), [50, 50]), [1]);
  assert.deepEqual(under(atlas, scene(atlas), frame({ zoom: 8 }), [50, 50]), [0, 1]);
  assert.deepEqual(under(atlas, scene(atlas, { selected: 0 }), frame({ zoom: 7 }), [50, 50]), [0, 1]);
});

test("the reach is in pixels, at every scale", () => {
  const atlas = small({ features: [POINT] });
  assert.deepEqual(under(atlas, scene(atlas), frame({ k: 0.1 }), [130, 50]), [0]);
  assert.deepEqual(under(atlas, scene(atlas), frame({ k: 1 }), [130, 50]), []);
});

test("a search by boxes first finds what a search without them finds", () => {
  const dice = random(5);
  const next = (size) => Math.floor(dice() * size);
  const features = Array.from({ length: 300 }, () => {
    const [x, y, size] = [next(1000), next(1000), 5 + next(80)];
    return { type: 2, parts: [[x, y, x + size, y, x + size, y + size, x, y + size, x, y]] };
  });
  const atlas = small({ features });
  for (let at = 0; at < 100; at++) {
    const [x, y] = [next(1000) + 0.5, next(1000) + 0.5];
    const inside = features.flatMap(({ parts: [[left, top, , , right, bottom]] }, i) =>
      x > left && x < right && y > top && y < bottom ? [i] : [],
    );
    assert.deepEqual(under(atlas, scene(atlas), frame(), [x, y]), inside.reverse());
  }
});

test("what lies on the sheet but beside the screen is not seen", () => {
  const atlas = small({ features: [POINT, { type: 0, parts: [[5, 50]] }] });
  const inner = frame({ screen: [20, 20, 380, 280] });
  assert.deepEqual(
    [0, 1].map((i) => seen(atlas, scene(atlas), inner, i)),
    [true, false],
  );
});

test("a card points to where the name stands, or to the nearest vertex", () => {
  const atlas = small({ features: [{ ...AREA, anchor: [40, 60, 30] }, AREA] });
  assert.deepEqual(anchorOf(atlas, 0, [0, 0]), [40, 60]);
  assert.deepEqual(anchorOf(atlas, 1, [90, 80]), [100, 100]);
});
