// The reader's link: what is written is read again, and nonsense from outside changes nothing.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as links from "../../../../geo/web/state/link.js";
import { openingState } from "../../../../geo/web/state/opening.js";
import { atlasOf } from "../builders.mjs";

const { PARAMETERS, described, entryOf, linkTo, readLink, readMessage, readWhole, stateOf, writeLink } = links;

const layer = (/** @type {string} */ id) => ({ id, title: id, group: "all", shown: true, licence: "", credit: "" });
const atlas = atlasOf([{ id: "alpha" }, { id: "beta gamma", kind: 1, party: 0 }], {
  kinds: [{}, { claim: true }],
  layers: [layer("one"), layer("two, too"), layer("three")],
  parties: [{ id: "japan", name: "Japan", colour: "#123456", solid: false }],
  tours: [
    { id: "short", title: "Short", steps: [1, 2, 3].map((day) => ({ day, bbox: null, feature: null, text: "" })) },
  ],
});
const opened = openingState(atlas, {}, true);

/** Whole numbers below a limit, the same in every run. */
function* drawn(seed = 1) {
  for (let x = seed; ; x = (x * 16807) % 2147483647) yield x;
}

test("any state comes back from the link that is written of it", () => {
  const random = drawn(7);
  const below = (/** @type {number} */ limit) => Number(random.next().value) % limit;
  const chance = () => below(2) === 1;
  for (let round = 0; round < 300; round++) {
    const stack = chance() ? [below(2)] : [];
    const state = {
      ...opened,
      day: below(212),
      layers: new Set(["one", "two, too", "three"].filter(() => chance() && chance())),
      selected: stack[0] ?? -1,
      stack,
      claimant: chance() ? "japan" : "",
      differ: chance(),
      graticule: chance(),
      tour: chance() ? "short" : "",
      embed: chance(),
      present: chance(),
    };
    if (state.tour) state.stop = 1 + below(3);
    state.layers.delete("two, too"); // ids are slugs: a comma would part them
    const bbox = [below(180) - 90, below(80) - 80, below(90) + 91, below(80) + 1];
    const link = readWhole(writeLink(linkTo(state, atlas, bbox)));
    assert.deepEqual(link.bbox, bbox);
    assert.equal(link.feature ?? "", stack.length ? atlas.id(stack[0]) : "");
    assert.deepEqual({ ...opened, ...stateOf(link, atlas, opened), selected: state.selected, stack }, state);
  }
});

test("a link is written readably and read as it was always written", () => {
  const link = { date: "1939-08-20", layers: ["a", "b"], bbox: [117, 47, 120, 49] };
  assert.equal(writeLink(link), "#date=1939-08-20&layers=a,b&bbox=117,47,120,49");
  assert.deepEqual(readLink(writeLink({ ...link, feature: "x-1", embed: true })), {
    ...link,
    feature: "x-1",
    embed: true,
  });
  assert.deepEqual(readLink("#bbox=1,2,3&embed=0&layers="), { layers: [] });
  assert.deepEqual(readLink("#tour=short&stop=x"), { tour: "short" });
});

test("every parameter is written, read, and told in the table that the README prints", () => {
  const state = { ...opened, stack: [0], selected: 0, claimant: "japan", differ: true, graticule: true, tour: "short" };
  const whole = writeLink(linkTo({ ...state, embed: true, controls: false, present: true }, atlas, [1, 2, 3, 4]));
  assert.deepEqual(Object.keys(readLink(whole)), Object.keys(PARAMETERS));
  assert.deepEqual(
    described().map(([form]) => form.split("=")[0]),
    Object.keys(PARAMETERS),
  );
});

test("where the map is makes no entry of the history", () => {
  const link = { date: "1939-08-20", bbox: [1, 2, 3, 4], differ: true };
  assert.equal(entryOf(link), entryOf({ ...link, bbox: [5, 6, 7, 8] }));
  assert.notEqual(entryOf(link), entryOf({ ...link, differ: false }));
});

test("a whole address says by not naming it that something is off", () => {
  const state = { ...opened, differ: true, present: true, tour: "short", stop: 2, claimant: "japan" };
  const changed = { ...state, ...stateOf(readWhole("#date=1931-02-01"), atlas, state) };
  assert.deepEqual([changed.differ, changed.present, changed.tour, changed.claimant], [false, false, "", ""]);
  assert.equal(changed.day, 31);
  assert.equal(changed.layers, state.layers);
});

for (const [what, link] of [
  ["a box beyond any world", "#bbox=-1e308,0,1e308,10"],
  ["a box without height", "#bbox=1,2,3,2"],
  ["a box of words", "#bbox=a,b,c,d"],
]) {
  test(`${what} does not break the map`, () => {
    const { bbox } = readLink(link);
    if (bbox) assert.ok(bbox.every((degrees) => Math.abs(degrees) <= 360) && bbox[0] < bbox[2] && bbox[1] < bbox[3]);
  });
}

test("a view over the date line is a view", () => {
  assert.deepEqual(readLink("#bbox=170,40,190,60").bbox, [170, 40, 190, 60]);
});

const NONSENSE = [null, 7, "x", [], { date: 7 }, { bbox: "x", layers: "y", feature: {}, tour: 1, stop: -1 }];
for (const message of [...NONSENSE, { bbox: [1, 2, 3, NaN] }, { date: "yesterday" }, { tour: "no such" }]) {
  test(`the message ${JSON.stringify(message)} changes nothing`, () => {
    const state = { ...opened, tour: "short", stop: 2 };
    const link = readMessage(message);
    assert.equal(link.bbox, undefined);
    assert.equal(link.feature, undefined);
    assert.deepEqual({ ...state, ...stateOf(link, atlas, state) }, state);
  });
}

test("a message may name layers that there are not, and parties that claim nothing", () => {
  const link = readMessage({ layers: ["two, too", "nowhere", 7], claimant: "nobody", embed: 1 });
  const state = stateOf(link, atlas, { ...opened, claimant: "japan" });
  assert.deepEqual(state, { layers: new Set(["two, too"]), claimant: "", embed: true });
});

test("a tour that is on goes on where it is, unless a step is named", () => {
  const state = { ...opened, tour: "short", stop: 3 };
  assert.deepEqual(stateOf(readMessage({ tour: "short" }), atlas, state), {});
  assert.deepEqual(stateOf(readMessage({ tour: "short", stop: 2 }), atlas, state), { stop: 2 });
  assert.deepEqual(stateOf(readMessage({ tour: "short" }), atlas, opened), { tour: "short", stop: 1 });
});
