// Columns of a large frame, as Python writes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { Shapes, Texts, arcsOf, lazyDetails, numbers } from "../../geo/web/columns.js";
import { unpack } from "../../geo/web/decode.js";
import { hits } from "../../geo/web/hit.js";

/** @param {number[]} values */
const varints = (values) =>
  values.flatMap((value) => {
    let folded = ((value << 1) ^ (value >> 31)) >>> 0;
    const bytes = [];
    for (; folded > 127; folded >>>= 7) bytes.push((folded & 127) | 128);
    return [...bytes, folded];
  });

/** Bytes of several columns, and the place of each. @param {number[][]} columns */
const packed = (...columns) => {
  const data = [];
  const places = columns.map((values) => {
    const place = [data.length, values.length];
    data.push(...varints(values));
    return place;
  });
  return { bytes: Uint8Array.from(data), places };
};

test("numbers of either sign and any length are read", () => {
  const values = [0, -1, 1, 63, -64, 64, 300, -300, 2 ** 20, 2 ** 29, -(2 ** 29)];
  const { bytes, places } = packed([7], values);
  assert.deepEqual([...numbers(bytes, places[1])], values);
});

test("arcs are told as steps and read as places", () => {
  const { bytes, places } = packed([4, 6], [5, 5, 10, 0, -3, 8, 1, 1, 1, -1]);
  const arcs = arcsOf(bytes, { sizes: places[0], moves: places[1] });
  assert.deepEqual(arcs.map((arc) => [...arc]), [[5, 5, 15, 5], [-3, 8, -2, 9, -1, 8]]);
});

test("an island with columns unpacks to both", async () => {
  const raw = Buffer.concat([Buffer.from(JSON.stringify({ name: "滿洲國" })), Buffer.from([0, 1, 0, 2])]);
  const { name, columns } = await unpack(gzipSync(raw).toString("base64"));
  assert.equal(name, "滿洲國");
  assert.deepEqual([...columns], [1, 0, 2]);
});

test("texts are read when asked for, missing ones are null, empty ones empty", () => {
  const words = ["奉天", "", "{{ 6*7 }}"].map((word) => Buffer.from(word));
  const head = packed([words[0].length, -1, words[1].length, words[2].length]);
  const bytes = Uint8Array.from([...head.bytes, ...Buffer.concat(words)]);
  const texts = new Texts(bytes, { lengths: head.places[0], bytes: [head.bytes.length, bytes.length - head.bytes.length] });
  assert.deepEqual([0, 1, 2, 3].map((i) => texts.at(i)), ["奉天", null, "", "{{ 6*7 }}"]);
});

test("shapes have parts, boxes and hits, and one without points is nowhere", () => {
  const { bytes, places } = packed([2, 0, 1], [1, 1, 1], [5, 1, 0], [0, 0, 30, 0, 0, 30, -30, 0, 0, -30, 100, 50]);
  const shapes = new Shapes(bytes, { types: places[0], parts: places[1], sizes: places[2], moves: places[3] });
  assert.deepEqual(shapes.at(0).box, [0, 0, 30, 30]);
  assert.equal(shapes.at(0).parts[0].length, 10);
  assert.equal(hits(shapes.at(0), 5, 5, 1), true);
  assert.equal(hits(shapes.at(0), 35, 5, 1), false);
  assert.deepEqual(shapes.at(1).box, [100, 50, 100, 50]);
  assert.equal(hits(shapes.at(1), 103, 50, 5), true);
  assert.deepEqual(shapes.at(2).parts, []);
  assert.equal(hits(shapes.at(2), 0, 0, 5), false);
});

test("details are made of columns, without what is missing", () => {
  const letters = Buffer.from("1932x");
  const head = packed([4, 0], [1, -1]);
  const bytes = Uint8Array.from([...head.bytes, ...letters]);
  const at = head.bytes.length;
  const details = lazyDetails(bytes, {
    dates: { lengths: head.places[0], bytes: [at, 4] },
    fields: ["note"],
    values: [{ lengths: head.places[1], bytes: [at + 4, 1] }],
  }, 2);
  assert.deepEqual(details[0], { dates: "1932", fields: [["note", "x"]] });
  assert.deepEqual(details[1], { dates: "", fields: [] });
  assert.equal(details.length, 2);
});
