// A map where it is shown: how large for the last row, how far it goes, what is printed, what becomes of the wheel.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PARTY_HATCHES } from "../../../../geo/web/map/brush/hatches.js";
import { boundsOf } from "../../../../geo/web/map/bounds.js";
import { greyed, mixed } from "../../../../geo/web/map/colours.js";
import { frameAround, pixelsOf } from "../../../../geo/web/map/frame.js";
import { withoutColour } from "../../../../geo/web/map/grey.js";
import { grown, growthOf } from "../../../../geo/web/map/grown.js";
import { reaches } from "../../../../geo/web/map/pick.js";
import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Guest } from "../../../../geo/web/ui/guest.js";
import { numbered } from "../../../../geo/web/ui/paperlists.js";
import { leastLetter } from "../../../../geo/web/ui/sight.js";
import { atlasOf } from "../builders.mjs";
import { freshDocument } from "../dom.mjs";

test("the smallest letters of a lecture grow with the screen, as far as its narrower side allows", () => {
  assert.deepEqual([leastLetter(1920, 1080), leastLetter(1280, 720)], [24, 18]);
  assert.ok(leastLetter(1920, 5000) <= 24 && leastLetter(390, 844) === 15);
  assert.ok(leastLetter(3840, 2160) > 40);
});

test("marks grow with the letters, but less, and a kind is made larger once", () => {
  const kind = { width: 2, sizes: [4, 3, 2, 1], dash: [6, 4], label: "x" };
  assert.equal(grown(kind, 1), kind);
  const larger = grown(kind, 2);
  assert.deepEqual([larger.width, larger.sizes, larger.dash, larger.label], [4, [8, 6, 4, 2], [12, 8], "x"]);
  assert.equal(grown(kind, 2), larger);
  assert.ok(growthOf(2) > 1.5 && growthOf(2) < 2 && growthOf(1) === 1);
});

test("a map goes as far as its ground and its tours do, and not to the ends of a large ground", () => {
  const base = { frame: [80, 20, 170, 65], reliefBounds: [87, 25, 170, 65] };
  const wide = atlasOf([{}], { map: { bbox: [103, 36, 149, 56] }, base });
  assert.deepEqual(boundsOf(wide), [87, 25, 170, 65]);
  const near = atlasOf([{}], { map: { bbox: [118, 47, 119, 48] }, base });
  assert.deepEqual(boundsOf(near), [114, 43, 123, 52]);
  const steps = [{ day: 0, bbox: [60, 40, 65, 45], feature: null, text: "" }];
  const led = atlasOf([{}], { map: { bbox: [118, 47, 119, 48] }, base, tours: [{ id: "t", title: "T", steps }] });
  assert.deepEqual(boundsOf(led), [60, 40, 123, 52]);
});

test("a frame shows its box whole, in its middle, as large as it fits", () => {
  const frame = frameAround([110, 40, 130, 50], [800, 600], 20);
  const [[left, top], [right, bottom]] = [pixelsOf([110, 50], frame), pixelsOf([130, 40], frame)];
  assert.ok(Math.abs(left) < 1e-6 && Math.abs(right - 800) < 1e-6);
  assert.ok(Math.abs(top + bottom - 600) < 1e-6 && top > 0);
});

test("a shape reaches into a frame with its corners, its inside or a long side, and not with its box", () => {
  const frame = { k: 1, ox: 0, oy: 0, w: 100, h: 100 };
  const shape = (/** @type {0 | 1 | 2} */ type, /** @type {number[]} */ ...points) => ({
    type,
    parts: [Int32Array.from(points)],
    box: [-300, -300, 300, 300],
  });
  assert.ok(reaches(shape(2, -300, -300, 300, -300, 300, 300, -300, 300, -300, -300), frame));
  assert.ok(reaches(shape(1, -300, 50, 300, 50), frame));
  assert.ok(reaches(shape(1, 50, 50, 300, 300), frame));
  assert.ok(!reaches(shape(1, -300, 300, 300, 300, 300, -300), frame));
  assert.ok(!reaches(shape(2, -300, 110, 300, 110, 300, 300, -300, 110), frame));
});

test("without colour every party of a map has a hatch of its own, and all is grey", () => {
  const parties = Array.from({ length: 13 }, (_, at) => ({
    id: `p${at}`,
    name: "P",
    colour: "#b5332e",
    solid: at % 2 === 0,
  }));
  const grey = withoutColour(
    atlasOf(
      parties.map((_, party) => ({ party })),
      { parties },
    ),
  );
  const hatches = parties.map((_, i) => JSON.stringify(PARTY_HATCHES[grey.hatch(i)]));
  assert.equal(new Set(hatches).size, parties.length);
  for (const colour of [...Object.values(grey.palette), ...parties.map((_, i) => grey.colour(i))])
    assert.equal(greyed(colour), colour);
  assert.equal(mixed("#000000", "#ffffff", 0.5), "#808080");
});

test("works are numbered by how much is cited from them, without the pages", async () => {
  const cites = (/** @type {[number, string][]} */ ...all) => ({ card: { cites: all } });
  const features = [cites([0, "Drea, p. 20"], [1, "Goldman 2012, pp. 5–7"]), cites([1, "Goldman 2012, p. 9"])];
  const atlas = atlasOf(features);
  await atlas.tell();
  assert.deepEqual(
    numbered(atlas, [0, 1]).map(({ short, count }) => [short, count]),
    [
      ["Goldman 2012", 2],
      ["Drea", 1],
    ],
  );
});

test("an embedded map lets the wheel and a single finger pass until it is meant", () => {
  const page = freshDocument();
  Object.assign(page.document, { documentElement: page.document.body });
  const store = new Store({ ...openingState(atlasOf([{}]), {}, true), embed: true });
  const map = Object.assign(page.document.createElement("div"), { contains: () => true });
  const guest = new Guest(store, map, { hint: 0 });
  const passes = (/** @type {"onWheel" | "onTouch"} */ heard, /** @type {object} */ event) => {
    let stopped = false;
    guest[heard](/** @type {any} */ ({ ...event, target: map, stopPropagation: () => (stopped = true) }));
    return stopped;
  };
  assert.deepEqual(
    [{}, { ctrlKey: true }, { metaKey: true }].map((event) => passes("onWheel", event)),
    [true, false, false],
  );
  const fingers = (/** @type {number} */ count) => ({ type: "touchstart", touches: Array(count) });
  assert.deepEqual([passes("onTouch", fingers(1)), passes("onTouch", fingers(2))], [true, false]);
  guest.onPress(/** @type {any} */ ({ pointerType: "mouse", target: map }));
  assert.equal(passes("onWheel", {}), false);
  guest.release();
  assert.equal(passes("onWheel", {}), true);
  store.set({ embed: false });
  assert.equal(passes("onWheel", {}), false);
});
