// What a painter knows of the reader, and how features look in it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { CLOSE_ZOOM, colourOf, inkOf, legible, parted, plainInk } from "../../../../geo/web/map/scene.js";
import { PALETTE } from "../builders.mjs";
import { scene, small } from "../pictures.mjs";

const AREA = { type: 2, parts: [[0, 0, 9, 0, 9, 9, 0, 0]] };

test("areas of a backdrop lie under the water, everything else over it", () => {
  const atlas = small({ kinds: [{ backdrop: true }, {}], features: [AREA, { kind: 0 }, { ...AREA, kind: 1 }] });
  assert.deepEqual(parted(atlas, [0, 1, 2]), { under: [0], over: [1, 2] });
});

test("a marker waits for the zoom of its rank, unless it is chosen", () => {
  const atlas = small({ kinds: [{ minZoom: [3, 5, 7, 9] }], features: [{ rank: 3 }, AREA] });
  assert.equal(legible(atlas, 0, 6, -1), false);
  assert.equal(legible(atlas, 0, 7, -1), true);
  assert.equal(legible(atlas, 0, 6, 0), true);
  assert.equal(legible(atlas, 1, 0, -1), true);
});

test("a colour is the party's, or the map's own, as the kind has it", () => {
  const kinds = [{ ink: "party" }, { ink: "ink" }, { ink: "border" }];
  const atlas = small({
    kinds,
    parties: [{ colour: "#123456" }],
    features: [0, 1, 2].map((kind) => ({ kind, party: 0 })),
  });
  assert.deepEqual(
    [0, 1, 2].map((i) => colourOf(atlas, i)),
    ["#123456", PALETTE.ink, PALETTE.border],
  );
  assert.equal(colourOf(small({ features: [{}] }), 0), PALETTE.neutral);
});

test("what is past is the fainter the longer ago it was, and the background of a battlefield steps back", () => {
  const atlas = small({ kinds: [{ closeAlpha: 0.5 }], features: [AREA] });
  const now = scene(atlas);
  const gone = scene(atlas, { inForce: () => false });
  assert.equal(inkOf(atlas, 0, now, CLOSE_ZOOM - 1).alpha, 1);
  assert.equal(inkOf(atlas, 0, now, CLOSE_ZOOM).alpha, 0.5);
  assert.equal(inkOf(atlas, 0, gone, CLOSE_ZOOM).alpha, 0.25);
  const ages = [1, 2, 3].map((age) => inkOf(atlas, 0, { ...gone, age: () => age }, 1).alpha);
  assert.deepEqual(ages, [0.7, 0.5, 0.34]);
});

test("by itself a feature is drawn in full", () => {
  const atlas = small({ features: [{ hollow: true, rank: 2 }] });
  assert.deepEqual(plainInk(atlas, 0), {
    colour: PALETTE.neutral,
    alpha: 1,
    hollow: true,
    rank: 2,
    box: null,
    part: 1,
    hatch: null,
    growth: 1,
    palette: PALETTE,
  });
});
