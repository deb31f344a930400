// The part of time in view, what is said of a step, letters along a line, round degrees, signs at the edge.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Axis } from "../../geo/web/axis.js";
import { Calendar } from "../../geo/web/calendar.js";
import { onEdge } from "../../geo/web/edges.js";
import { degreeLabel, rounds } from "../../geo/web/graticule.js";
import { readLink, writeLink } from "../../geo/web/link.js";
import { sentence } from "../../geo/web/speaker.js";
import { lettersAlong, smooth } from "../../geo/web/spine.js";

const { months, last } = JSON.parse(readFileSync(new URL("../vectors/calendar.json", import.meta.url), "utf8"));
const calendar = new Calendar(months, last);

test("the axis shows all years, one week, and nothing less", () => {
  const axis = new Axis(calendar);
  assert.equal(axis.whole, true);
  for (let i = 0; i < 40; i++) axis.zoom(0.5, 12000);
  assert.equal(axis.to - axis.from, 6);
  assert.ok(axis.from <= 12000 && axis.to >= 12000);
  for (let i = 0; i < 40; i++) axis.zoom(2, 12000);
  assert.equal(axis.whole, true);
});

test("the axis never leaves the days that there are", () => {
  const axis = new Axis(calendar);
  for (const [from, to] of [[-500, 40], [last - 3, last + 900], [200, 100], [0, last]]) {
    axis.show(from, to);
    assert.ok(axis.from >= 0 && axis.to <= last && axis.to - axis.from >= 6, `${axis.from} ${axis.to}`);
    axis.pan(1e9);
    assert.equal(axis.to, last);
    axis.pan(-1e9);
    assert.equal(axis.from, 0);
  }
});

test("a day out of view is brought into it", () => {
  const axis = new Axis(calendar);
  axis.show(100, 130);
  assert.equal(axis.include(110), false);
  assert.equal(axis.include(9000), true);
  assert.ok(axis.from <= 9000 && axis.to >= 9000);
  assert.equal(axis.to - axis.from, 30);
});

test("marks can be read at every span: apart, in order, on round days", () => {
  const axis = new Axis(calendar);
  for (const days of [6, 12, 31, 62, 130, 400, 1500, 4000, last]) {
    axis.show(9000, 9000 + days);
    for (const width of [250, 600, 900]) {
      const ticks = axis.ticks(width);
      assert.ok(ticks.length >= 2, `${days} days in ${width} pixels have ${ticks.length} marks`);
      const at = ticks.map(({ day }) => (axis.percent(day) * width) / 100);
      for (let i = 1; i < at.length; i++) assert.ok(at[i] - at[i - 1] > 36, `${days} days in ${width} pixels: ${ticks[i - 1].text}, ${ticks[i].text}`);
    }
  }
});

test("what is said of a step names a few and counts the rest", () => {
  assert.equal(sentence("20 August 1939", ["A", "B", "A"], ["C"], 4), "20 August 1939. New: A, B. Gone: C.");
  assert.equal(sentence("1 May", ["A", "B", "C", "D", "E", "F"], [], 4), "1 May. New: A, B, C, D and 2 more.");
  assert.equal(sentence("1 May", [], [], 4), "1 May. Nothing has changed.");
});

test("letters stand along a line, in order, spread but not beyond it, or not at all", () => {
  /** @type {[number, number][]} */
  const line = smooth([[0, 0], [100, 20], [200, 0]]);
  const letters = lettersAlong("JAPAN", () => 10, line);
  assert.equal(letters?.map(({ char }) => char).join(""), "JAPAN");
  const xs = letters?.map(({ x }) => x) ?? [];
  assert.deepEqual(xs, [...xs].sort((a, b) => a - b));
  assert.ok(xs[0] > 0 && xs[4] < 200);
  assert.ok(Math.abs((xs[0] + xs[4]) / 2 - 100) < 2, "in the middle");
  assert.equal(lettersAlong("MANCHUKUO", () => 30, line), null);
});

test("degrees are round and say which way", () => {
  assert.deepEqual(rounds(47.3, 49.9, 0.5), [47.5, 48, 48.5, 49, 49.5]);
  assert.deepEqual(rounds(-3, 4, 2), [-2, 0, 2, 4]);
  assert.equal(degreeLabel(50, "N", "S"), "50° N");
  assert.equal(degreeLabel(-0.25, "E", "W"), "0.25° W");
  assert.equal(degreeLabel(0, "E", "W"), "0°");
});

test("a sign stands where its direction leaves the map", () => {
  assert.deepEqual(onEdge(-500, 0, { x: 800, y: 600 }), { x: 0, y: 300 });
  assert.deepEqual(onEdge(0, 10, { x: 800, y: 600 }), { x: 400, y: 600 });
});

test("a link carries a tour, its step and the graticule", () => {
  const link = { date: "1939-08-20", graticule: true, tour: "khalkhin_gol_1939", stop: 3 };
  assert.deepEqual(readLink(writeLink(link)), link);
});
