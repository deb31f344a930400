// Names on the map are never over one another, over what is taken, or over the edge of the screen.
import assert from "node:assert/strict";
import { test } from "node:test";

import { writeLabels } from "../../../../geo/web/names/labels.js";
import { Writer } from "../../../../geo/web/names/writer.js";
import { PALETTE } from "../builders.mjs";
import { frame as frameOf, random } from "../pictures.mjs";
import { recorder } from "../recorder.mjs";

const frame = frameOf({ w: 600, h: 400, screen: [50, 40, 550, 360] });
const SAID = [
  "Harbin",
  "Port Arthur",
  "Empire of Manchukuo",
  "Amur",
  "Chita",
  "Mukden",
  "奉天",
  "Nomonhan",
  "Lake Khanka",
];

/** What is written of labels, and what is taken afterwards. */
const written = (labels, taken = [], scale = 1) => {
  const pen = recorder();
  const writer = new Writer(pen, frame, PALETTE.paper, taken.slice());
  writeLabels(writer, labels, scale);
  return {
    pen,
    texts: pen.ctx.calls.filter(({ name }) => name === "fillText").map(({ given: [text] }) => text),
    taken: writer.taken,
  };
};

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const point = (text, x, y, more = {}) => ({ type: "point", text, x, y, rank: 2, gap: 5, colour: PALETTE.ink, ...more });

/** Labels of all sorts, close together. */
function heap(dice, count) {
  const next = (size) => dice() * size;
  return Array.from({ length: count }, () => {
    const type = ["area", "point", "river", "lake", "line"][Math.floor(next(5))];
    const [x, y] = [next(600), next(400)];
    const spine =
      type === "area" && next(2) > 1 ? [0, 1, 2, 3, 4].map((at) => [x - 120 + at * 60, y + next(10)]) : null;
    const text = SAID[Math.floor(next(SAID.length))];
    const rank = type === "area" && next(3) < 1 ? 0 : 1 + Math.floor(next(4));
    return {
      type,
      text,
      x,
      y,
      rank,
      colour: PALETTE.ink,
      room: next(140),
      angle: next(3) - 1.5,
      spine,
      faint: next(2) > 1,
    };
  });
}

test("whatever there is to be named, no name touches another, what is taken, or the edge of the screen", () => {
  const dice = random(7);
  let names = 0;
  for (let round = 0; round < 60; round++) {
    const given = Array.from({ length: 3 }, () => {
      const [x, y] = [dice() * 500, dice() * 300];
      return [x, y, x + 80, y + 40];
    });
    const { taken, texts } = written(heap(dice, 40), given, round % 2 ? 1.35 : 1);
    const boxes = taken.slice(given.length);
    names += texts.length;
    for (const box of boxes) {
      assert.ok(box[0] >= 52 && box[1] >= 42 && box[2] <= 548 && box[3] <= 358, "a name leaves the screen");
      for (const other of given) assert.ok(!overlap(box, other), "a name lies on what is taken");
    }
    for (const group of lettered(boxes))
      for (const other of boxes) {
        if (group.includes(other)) continue;
        for (const box of group) assert.ok(!overlap(box, other), "a name lies on another");
      }
  }
  assert.ok(names > 500, `only ${names} names were written`);
});

/** Boxes by name: letters along a line have a box each, of one size, and may touch one another. */
function lettered(boxes) {
  const groups = [];
  for (const box of boxes) {
    const size = `${(box[2] - box[0]).toFixed(6)} ${(box[3] - box[1]).toFixed(6)}`;
    const last = groups.at(-1);
    if (last && last.size === size && Math.abs(last.boxes.at(-1)[0] - box[0]) < 80) last.boxes.push(box);
    else groups.push({ size, boxes: [box] });
  }
  return groups.map((group) => group.boxes);
}

test("what is written is taken: nothing is written twice at one place", () => {
  const at = { x: 300, y: 200, rank: 1, room: 100, colour: PALETTE.ink };
  const spine = [
    [200, 200],
    [400, 200],
  ];
  const along = [
    { type: "river" },
    { type: "lake" },
    { type: "line", angle: 0.5 },
    { type: "area" },
    { type: "area", spine },
  ];
  for (const label of along.map((it) => ({ ...at, ...it, text: "Asia" }))) {
    const { taken, texts } = written([label]);
    assert.equal(taken.length, label.spine ? texts.length : 1);
    assert.ok(overlap(taken[0], label.spine ? [100, 150, 500, 250] : [299, 199, 301, 201]));
    const walls = taken.flatMap(([left, top, right, bottom]) => [
      [52, 42, left - 0.1, 358],
      [right + 0.1, 42, 548, 358],
      [left, 42, right, top - 0.1],
      [left, bottom + 0.1, right, 358],
    ]);
    if (!label.spine) assert.equal(written([label, label], walls).texts.length, 1, label.type);
  }
});

test("a name beside a point goes to where there is room, and to the right where there is everywhere", () => {
  const at = (taken) => written([point("Harbin", 300, 200)], taken).taken.at(-1);
  assert.ok(at([])[0] > 300);
  const left = at([[305, 100, 500, 300]]);
  assert.ok(left[2] < 300);
  assert.deepEqual(written([point("Harbin", 300, 200)], [[60, 50, 540, 350]]).texts, []);
});

test("of two that have room for one the first rank is written, whatever their order", () => {
  const [small, great] = [point("Small", 300, 200, { rank: 3 }), point("Great", 300, 200, { rank: 1 })];
  const walls = [
    [60, 50, 299, 350],
    [302, 50, 540, 190],
    [302, 215, 540, 350],
    [299, 50, 302, 190],
    [299, 215, 302, 350],
  ];
  assert.deepEqual(written([small, great], walls).texts, ["Great"]);
  assert.deepEqual(written([great, small], walls).texts, ["Great"]);
});

test("of one rank areas come before points, points before lines, lines before waters", () => {
  const types = ["river", "lake", "line", "point", "area"];
  const labels = types.map((type, at) => ({
    type,
    text: `X${type}`,
    x: 300,
    y: 70 + at * 60,
    rank: 2,
    colour: PALETTE.ink,
    room: 200,
  }));
  assert.deepEqual(written(labels).texts, ["XAREA", "Xpoint", "Xline", "Xlake", "Xriver"]);
});

test("the name of an area is as large as it allows, in two lines where one is too long, and not at all where it is small", () => {
  const area = (room, rank = 0) => ({
    type: "area",
    text: "Long name",
    x: 300,
    y: 200,
    rank,
    room,
    colour: PALETTE.ink,
  });
  const size = ({ pen }) => pen.ctx.calls.find(({ name }) => name === "fillText")?.style.font;
  assert.match(size(written([area(200)])), /^22px/);
  assert.match(size(written([area(200, 2)])), /^14px/);
  assert.deepEqual(written([area(25)]).texts, ["LONG", "NAME"]);
  assert.deepEqual(written([area(10)]).texts, []);
});

test("a name along a spine is written letter by letter, and in the middle where it does not fit", () => {
  const area = { type: "area", text: "Asia", x: 300, y: 200, rank: 0, room: 100, colour: PALETTE.ink };
  assert.deepEqual(
    written([
      {
        ...area,
        spine: [
          [200, 200],
          [400, 200],
        ],
      },
    ]).texts,
    ["A", "S", "I", "A"],
  );
  assert.deepEqual(
    written([
      {
        ...area,
        spine: [
          [295, 200],
          [305, 200],
        ],
      },
    ]).texts,
    ["ASIA"],
  );
});

test("a name that is longer than its lake is not written", () => {
  const lake = (room) => ({ type: "lake", text: "Khanka", x: 300, y: 200, rank: 2, room, colour: PALETTE.ink });
  assert.deepEqual(written([lake(43)]).texts, ["Khanka"]);
  assert.deepEqual(written([lake(41)]).texts, []);
});

test("in the lecture view the type is larger", () => {
  const { pen } = written([point("Harbin", 300, 200, { rank: 1 })], [], 1.35);
  assert.match(pen.ctx.calls.find(({ name }) => name === "fillText").style.font, /^600 17\.55/);
});

test("what is not in force is named faintly, under a halo of paper", () => {
  const { pen } = written([point("Harbin", 300, 200, { faint: true })]);
  const [halo, letters] = pen.ctx.drawn;
  assert.deepEqual([halo.name, letters.name], ["strokeText", "fillText"]);
  assert.deepEqual([halo.style.globalAlpha, letters.style.globalAlpha], [0.55, 0.55]);
  assert.equal(letters.style.fillStyle, PALETTE.ink);
});

test("labels come back as they went in", () => {
  const labels = [point("Small", 100, 100, { rank: 3 }), point("Great", 300, 200, { rank: 1 })];
  const before = JSON.parse(JSON.stringify(labels));
  written(labels);
  assert.deepEqual(labels, before);
});

test("a width is measured once for a font, and another engine measures for itself", () => {
  const pen = recorder();
  let measured = 0;
  pen.ctx.measureText = (text) => ({ width: text.length * 7 + 0 * measured++ });
  const writer = new Writer(pen, frame, PALETTE.paper, []);
  for (const font of ["10px A", "10px A", "12px A"]) {
    writer.set(font);
    assert.equal(writer.widthOf("Amur"), 28);
  }
  assert.equal(measured, 2);
  new Writer(pen.with(pen.ctx), frame, PALETTE.paper, []).set("10px A");
  const other = recorder();
  other.ctx.measureText = () => ({ width: 99 });
  const elsewhere = new Writer(other, frame, PALETTE.paper, []);
  elsewhere.set("10px A");
  assert.equal(elsewhere.widthOf("Amur"), 99);
});
