// Logic of the page under Node: dates, links, shapes, hits, paths.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { Calendar } from "../../geo/web/calendar.js";
import { joined, shapeOf, unpack } from "../../geo/web/decode.js";
import { hits } from "../../geo/web/hit.js";
import { readLink, writeLink } from "../../geo/web/link.js";
import { traceLine, traceRing } from "../../geo/web/trace.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/calendar.json", import.meta.url), "utf8"));
const frame = { k: 1, ox: 0, oy: 0, w: 100, h: 80, zoom: 5, screen: [0, 0, 100, 80] };

test("days and labels agree with Python", () => {
  const calendar = new Calendar(vectors.months, vectors.last);
  for (const [day, iso, label] of vectors.days) {
    assert.equal(calendar.iso(day), iso);
    assert.equal(calendar.label(day), label);
    assert.equal(calendar.parse(iso), day);
  }
});

test("a date outside the map is its nearest day, and nonsense is none", () => {
  const calendar = new Calendar(vectors.months, vectors.last);
  assert.equal(calendar.parse("1800-01-01"), 0);
  assert.equal(calendar.parse("2000"), vectors.last);
  assert.equal(calendar.parse("yesterday"), null);
});

test("a link is read as it is written", () => {
  const link = { date: "1939-08-20", layers: ["khalkhin_gol", "mongolia"], bbox: [117, 47, 120, 49], feature: "x-1", embed: true };
  assert.deepEqual(readLink(writeLink(link)), link);
  assert.equal(writeLink({ date: "1939-08-20", layers: ["a", "b"], bbox: [117, 47, 120, 49] }), "#date=1939-08-20&layers=a,b&bbox=117,47,120,49");
  assert.deepEqual(readLink("#bbox=1,2,3&embed=0&layers="), { layers: [] });
});

test("the island unpacks", async () => {
  const packed = gzipSync(JSON.stringify({ name: "{{ 6*7 }} 滿洲國" })).toString("base64");
  assert.deepEqual(await unpack(packed), { name: "{{ 6*7 }} 滿洲國" });
});

test("arcs join, forwards and backwards, without doubled ends", () => {
  const arcs = [Int32Array.of(0, 0, 10, 0), Int32Array.of(10, 10, 10, 0)];
  assert.deepEqual([...joined([0, ~1], arcs)], [0, 0, 10, 0, 10, 10]);
  assert.deepEqual(shapeOf([2, [0, ~1]], arcs).box, [0, 0, 10, 10]);
});

test("a click hits the ring, not its hole, and a line within reach", () => {
  const ring = (/** @type {number} */ a, /** @type {number} */ b) => Float64Array.of(a, a, b, a, b, b, a, b, a, a);
  const area = { type: 2, parts: [ring(0, 30), ring(10, 20)], box: [0, 0, 30, 30] };
  assert.equal(hits(area, 5, 5, 1), true);
  assert.equal(hits(area, 15, 15, 1), false);
  assert.equal(hits({ type: 1, parts: [Float64Array.of(0, 0, 30, 0)], box: [0, 0, 30, 0] }, 15, 4, 5), true);
  assert.equal(hits({ type: 1, parts: [Float64Array.of(0, 0, 30, 0)], box: [0, 0, 30, 0] }, 15, 9, 5), false);
});

const traced = (/** @type {Function} */ trace, /** @type {number[]} */ points) => {
  /** @type {[number, number][]} */
  const path = [];
  trace({ moveTo: (x, y) => path.push([x, y]), lineTo: (x, y) => path.push([x, y]), closePath() {} }, Float64Array.from(points), frame);
  return path;
};
const odd = (/** @type {[number, number][]} */ path, /** @type {number} */ x, /** @type {number} */ y) =>
  path.filter(([ax, ay], i) => {
    const [bx, by] = path[(i + 1) % path.length];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
  }).length % 2;

test("a ring around the whole canvas still fills it, whatever is left out", () => {
  for (const turn of [0, 1, 2, 3]) {
    const points = [];
    for (let i = 0; i <= 400; i++) {
      const a = (i / 400) * 2 * Math.PI + turn;
      points.push(50 + 5000 * Math.cos(a), 40 + 5000 * Math.sin(a));
    }
    const path = traced(traceRing, points);
    assert.equal(odd(path, 50, 40), 1);
    assert.ok(path.length < 40);
  }
});

test("a line is traced only where it can be seen", () => {
  const path = traced(traceLine, [-5000, 40, -4000, 41, -3000, 40, -10, 40, 50, 40, 5000, 40, 6000, 41]);
  assert.ok(path.length <= 5);
  assert.ok(path.some(([x]) => x === 50));
});
