// What is named on the map, and where.
import assert from "node:assert/strict";
import { test } from "node:test";

import { CLOSE_ZOOM } from "../../../../geo/web/map/scene.js";
import { Names } from "../../../../geo/web/names/names.js";
import { widestPart } from "../../../../geo/web/names/widest.js";
import { waterLabels } from "../../../../geo/web/names/waters.js";
import { PALETTE } from "../builders.mjs";
import { frame, scene, small } from "../pictures.mjs";
import { recorder } from "../recorder.mjs";

const SQUARE = [[0, 0, 400, 0, 400, 300, 0, 300, 0, 0]];
const KINDS = [
  { lettering: "" },
  { lettering: "beside", sizes: [8, 7, 6, 5] },
  { lettering: "spread" },
  { lettering: "along" },
];
/** A level line with a vertex every thirty pixels. */
const level = (y) => [Array.from({ length: 13 }, (_, at) => [20 + at * 30, y]).flat()];
const labelOf = (feature, { view = {}, given = {} } = {}) => {
  const atlas = small({ kinds: KINDS, parties: [{ colour: "#ff0000" }], features: [feature] });
  return new Names(atlas).labelOf(0, frame(view), scene(atlas, given));
};

test("only what its kind names is named", () => {
  assert.equal(labelOf({ kind: 0 }), null);
  assert.equal(labelOf({ kind: 1, parts: [[60, 70]], name: "Harbin" }).text, "Harbin");
});

test("a point is named beside its marker, with its height where its name does not say it", () => {
  const { height, ...hill } = { kind: 1, parts: [[60, 70]], name: "Bezymyannaya", height: "721", rank: 2 };
  assert.deepEqual(labelOf({ ...hill, height }), {
    text: "Bezymyannaya 721",
    faint: false,
    type: "point",
    x: 60,
    y: 70,
    rank: 2,
    gap: 7,
    colour: PALETTE.ink,
  });
  assert.equal(labelOf({ ...hill, name: "Hill 721", height }).text, "Hill 721");
});

test("what is not in force is named faintly", () => {
  assert.equal(labelOf({ kind: 1 }, { given: { inForce: () => false } }).faint, true);
});

test("an area without a place for its name has none, and a line is named only in the first rank", () => {
  assert.equal(labelOf({ kind: 1, type: 2, parts: SQUARE }), null);
  const line = { kind: 3, type: 1, parts: level(100), name: "50th parallel" };
  assert.deepEqual([labelOf(line).type, labelOf(line).angle], ["line", 0]);
  assert.equal(labelOf({ ...line, rank: 2 }), null);
});

test("a state is named along its spine while all of it is on screen, in its darkened colour", () => {
  const state = {
    kind: 2,
    type: 2,
    parts: SQUARE,
    anchor: [200, 150, 60],
    spine: [100, 150, 200, 140, 300, 150],
    party: 0,
  };
  const label = labelOf(state);
  assert.deepEqual([label.type, label.rank, label.x, label.y, label.room], ["area", 0, 200, 150, 60]);
  assert.ok(label.spine.length > 3);
  assert.equal(label.colour, "rgb(148, 0, 0)");
  assert.equal(labelOf(state, { view: { screen: [95, 0, 400, 300] } }).spine, null);
});

test("close by a state is a background, and is named as other areas are", () => {
  const state = { kind: 2, type: 2, parts: SQUARE, anchor: [200, 150, 60], spine: [100, 150, 300, 150], rank: 1 };
  const label = labelOf(state, { view: { zoom: CLOSE_ZOOM } });
  assert.deepEqual([label.rank, label.spine], [2, null]);
});

test("a state whose middle is out of sight is named where it is widest on screen", () => {
  const wide = [[0, 0, 2000, 0, 2000, 2000, 0, 2000, 0, 0]];
  const label = labelOf({ kind: 2, type: 2, parts: wide, anchor: [1000, 1000, 900] });
  assert.ok(label.x > 100 && label.x < 300 && label.y > 50 && label.y < 250);
  assert.equal(labelOf({ kind: 2, type: 2, parts: [[900, 0, 950, 0, 950, 50, 900, 0]], anchor: [920, 20, 10] }), null);
});

test("the widest part of an area keeps off its edge and the screen's", () => {
  const half = { type: 2, parts: [Int32Array.of(0, 0, 200, 0, 200, 300, 0, 300, 0, 0)], box: [0, 0, 200, 300] };
  const { x, room } = widestPart(half, frame());
  assert.ok(x < 200 && room < 140);
  assert.equal(
    widestPart({ type: 2, parts: [Int32Array.of(0, 0, 20, 0, 20, 300, 0, 0)], box: [0, 0, 20, 300] }, frame()),
    null,
  );
});

test("names keep off markers, and off what covers the map", () => {
  const features = [
    { kind: 1, parts: [[200, 150]], name: "Harbin" },
    { kind: 0, parts: [[230, 150]] },
  ];
  const atlas = small({ kinds: KINDS, features });
  const where = (given = {}, drawn = [0]) => {
    const pen = recorder();
    new Names(atlas).paint(pen, frame({ screen: [100, 50, 390, 290] }), scene(atlas, { drawn, ...given }));
    return pen.ctx.calls.find(({ name, given: [text] }) => name === "fillText" && text === "Harbin")?.given.slice(1);
  };
  assert.ok(where()[0] > 200);
  assert.ok(where({}, [0, 1])[0] < 200, "the name lies on another marker");
  assert.ok(where({ covered: () => [[95, 95, 280, 100]] })[0] < 200, "covered boxes are from the corner of the map");
  assert.equal(where({ covered: () => [[0, 0, 290, 240]] }), undefined);
});

test("rivers are named a little after they appear, lakes in their middle", () => {
  const base = {
    rivers: [
      { name: "Amur", rank: 2, parts: level(100) },
      { name: "", rank: 1, parts: level(200) },
    ],
    lakes: [{ name: "Khanka", rank: 1, parts: [[100, 100, 200, 100, 200, 180, 100, 180, 100, 100]] }],
  };
  const said = (zoom) => waterLabels(small({ base }), frame({ zoom }), 1).map(({ text }) => text);
  assert.deepEqual(said(5.5), ["Khanka"]);
  assert.deepEqual(said(5.6), ["Amur", "Khanka"]);
  const [, lake] = waterLabels(small({ base }), frame({ zoom: 6 }), 1);
  assert.deepEqual([lake.x, lake.y, lake.room, lake.colour], [150, 147, 160, PALETTE.water_ink]);
});

test("waters are sought once a frame, and again for another, or for larger type", () => {
  const atlas = small({ base: { lakes: [{ name: "Khanka", rank: 1, parts: SQUARE }] } });
  const names = new Names(atlas);
  let sought = 0;
  const { lakes } = atlas.base;
  Object.defineProperty(atlas.base, "lakes", { get: () => (sought++, lakes) });
  const view = frame();
  const paint = (at, scale = 1) => names.paint(recorder(), at, scene(atlas, { scale }));
  paint(view);
  paint(view);
  assert.equal(sought, 1);
  paint(view, 1.35);
  assert.equal(sought, 2);
  paint(frame());
  assert.equal(sought, 3);
});
