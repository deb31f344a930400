// What is there on a day: in force, drawn, begun and ended, with the layers and claims that the reader has on.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Slice } from "../../../../geo/web/time/slice.js";
import { atlasOf, line, point } from "../builders.mjs";

const layer = (/** @type {string} */ id) => ({ id, title: id, group: "all", shown: true, licence: "", credit: "" });
const party = (/** @type {string} */ id) => ({ id, name: id, colour: "#123456", solid: false });
const KINDS = [{ line: "plain", fleeting: true }, { claim: true }, { line: "arrow" }, { moment: true }, {}];

/** @param {import("../builders.mjs").Feature[]} features @param {Record<string, unknown>} [state] @param {{}} [calendar] */
function sliced(features, state = {}, calendar = {}) {
  const atlas = atlasOf(features, {
    kinds: KINDS,
    layers: [layer("one"), layer("two")],
    parties: [party("japan"), party("china")],
    calendar,
  });
  const store = new Store({ ...openingState(atlas, {}, true), ...state });
  return { atlas, store, slice: new Slice(atlas, store) };
}

test("both the first and the last day are days in force", () => {
  const { slice, store } = sliced([{ first: 10, last: 20 }]);
  const inForce = [9, 10, 20, 21].map((day) => {
    store.set({ day });
    return [slice.inForce(0), slice.visible().length, slice.counts[0]];
  });
  assert.deepEqual(inForce, [
    [false, 0, 0],
    [true, 1, 1],
    [true, 1, 1],
    [false, 0, 0],
  ]);
});

test("what lingers is drawn but not in force, and counts for nothing", () => {
  const { slice } = sliced(
    [
      { first: 10, last: 20, kind: 3 },
      { first: 0, last: 4, kind: 3 },
    ],
    { day: 22 },
  );
  assert.deepEqual(slice.drawn, [0]);
  assert.deepEqual([...slice.counts], [0, 0]);
  assert.equal(slice.inForce(0), false);
});

test("nothing is seen before its first day; what happened lingers for three days, a month or a year", () => {
  const { slice, store } = sliced([{ first: 60, last: 60, kind: 3 }]);
  const seen = (/** @type {Partial<import("../../../../geo/web/state/store.js").State>} */ state) => {
    store.set(state);
    return slice.drawn.length === 1;
  };
  for (const step of /** @type {const} */ (["day", "month", "year"])) {
    assert.deepEqual([seen({ step, day: 59 }), seen({ day: 60 }), seen({ day: 63 })], [false, true, true], step);
  }
  assert.deepEqual([seen({ step: "day", day: 64 }), seen({ step: "month" }), seen({ day: 91 })], [false, true, true]);
  assert.deepEqual([seen({ day: 92 }), seen({ step: "year" }), seen({ day: 211 })], [false, true, true]);
});

test("what a step would pass over lingers too, but not what lasts, what changes its shape, or began before the map", () => {
  const features = [
    { first: 10, last: 20, kind: 4 },
    { first: 10, last: 50, kind: 4 },
    { first: 10, last: 20, kind: 0 },
    { first: -1, last: 20, kind: 4 },
  ];
  const { slice, store } = sliced(features, { step: "month", day: 51 });
  assert.deepEqual(slice.drawn, [0]);
  store.set({ step: "day" });
  assert.deepEqual(slice.drawn, []);
});

test("what is past fades in three steps until it is out of sight", () => {
  const { slice, store } = sliced([{ first: 10, last: 10, kind: 3 }]);
  const ages = [10, 11, 12, 13].map((day) => {
    store.set({ day });
    return slice.age(0);
  });
  assert.deepEqual(ages, [0, 1, 2, 3]);
  store.set({ step: "year", day: 120 });
  assert.equal(slice.age(0), 1);
  store.set({ day: 211 });
  assert.equal(slice.age(0), 2);
});

test("features are drawn by kind, the great after the small, then as they come", () => {
  const { slice } = sliced([{ kind: 2 }, { kind: 0, rank: 1 }, { kind: 0, rank: 3 }, { kind: 0, rank: 3 }]);
  assert.deepEqual(slice.drawn, [2, 3, 1, 0]);
});

test("a layer that is off is counted but not drawn", () => {
  const { slice } = sliced([{ layer: 0 }, { layer: 1 }], { layers: new Set(["two"]) });
  assert.deepEqual(slice.drawn, [1]);
  assert.deepEqual([...slice.counts], [1, 1]);
  assert.deepEqual(slice.visible(), ["f1"]);
});

test("while one party's claims are shown those of the others are put aside, and nothing else", () => {
  const features = [{ kind: 1, party: 0 }, { kind: 1, party: 1 }, { kind: 1 }, { kind: 0, party: 1 }];
  const { slice, store } = sliced(features, { claimant: "japan" });
  assert.deepEqual(slice.visible(), ["f0", "f3"]);
  assert.deepEqual(slice.drawn, [3, 0]);
  store.set({ claimant: "" });
  assert.deepEqual(slice.visible(), ["f0", "f1", "f2", "f3"]);
});

test("a slice is made once for a state", () => {
  const { slice, store } = sliced([{}]);
  const { drawn, changeDays } = slice;
  store.set({ differ: true, selected: 0 });
  assert.equal(slice.drawn, drawn);
  store.set({ day: 7 });
  assert.notEqual(slice.drawn, drawn);
  assert.equal(slice.changeDays, changeDays, "which days bring a change does not depend on the day");
  store.set({ layers: new Set() });
  assert.deepEqual([...slice.changeDays], []);
});

test("one goes from change to change, and to the ends of time beyond the last", () => {
  const { slice, store } = sliced([
    { first: -1, last: 9 },
    { first: 40, last: 212 },
  ]);
  assert.deepEqual([...slice.changeDays], [10, 40]);
  store.set({ day: 10 });
  assert.deepEqual([slice.nextChange(-1), slice.nextChange(1)], [0, 40]);
  store.set({ day: 40 });
  assert.deepEqual([slice.nextChange(-1), slice.nextChange(1)], [10, 211]);
});

test("days of change are in the order of time, not of their digits", () => {
  const { slice } = sliced([
    { first: 100, last: 211 },
    { first: 9, last: 211 },
    { first: 20, last: 211 },
  ]);
  assert.deepEqual([...slice.changeDays], [9, 20, 100]);
});

test("what came and went between two days is told", () => {
  const features = [
    { first: 0, last: 4 },
    { first: 5, last: 9 },
    { first: 0, last: 9 },
    { first: 5, layer: 1 },
  ];
  const { slice } = sliced(features, { day: 5, layers: new Set(["one"]) });
  assert.deepEqual(slice.turned(3), { begun: [1], ended: [0] });
  assert.deepEqual(slice.turned(5), { begun: [], ended: [] });
});

test("only an arrow along a line is under way, whatever a step goes by, and no way that is in use for months", () => {
  const along = line(0, 0, 9, 9);
  const ten = { first: 10, last: 19 };
  const features = [
    { ...ten, kind: 2, shape: along },
    { ...ten, kind: 2, shape: point(1, 1) },
    { ...ten, shape: along },
    { first: 10, last: 90, kind: 2, shape: along },
  ];
  const { slice } = sliced(features, { day: 14 });
  assert.deepEqual(
    [0, 1, 2, 3].map((i) => slice.progress(i)),
    [0.5, 1, 1, 1],
  );
  const yearly = sliced(features, { day: 14 }, { step: "year" });
  assert.equal(yearly.slice.progress(0), 0.5);
});
