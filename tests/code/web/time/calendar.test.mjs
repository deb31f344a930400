// Days and what they are called, in any year; the part of time in view.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Axis } from "../../../../geo/web/time/axis.js";
import { Calendar, beyond } from "../../../../geo/web/time/calendar.js";
import { calendarOf } from "../builders.mjs";

const LINGER = { day: 3, month: 31, year: 365 };
const vectors = JSON.parse(readFileSync(new URL("../../../vectors/calendar.json", import.meta.url), "utf8"));

/** Years from one to another as they are said, each month thirty days long. @param {number} from @param {number} to */
function years(from, to) {
  const months = [];
  for (let year = from; year <= to; year++) {
    const [sign, digits] = [year < 0 ? "-" : "", String(Math.abs(year)).padStart(4, "0")];
    for (let month = 1; month <= 12; month++) {
      const iso = `${sign}${digits}-${String(month).padStart(2, "0")}`;
      const said = year > 0 ? String(year) : `${1 - year} BC`;
      months.push({ first: months.length * 30, iso, month: "Month", year: said });
    }
  }
  const last = months.length * 30 - 1;
  return new Calendar({ months, last, step: "year", linger: LINGER, keyDates: [], periods: [] }, Int32Array.of(last));
}

for (const { name, days, ...sent } of vectors) {
  test(`days and labels are those of Python: ${name}`, () => {
    const calendar = new Calendar(
      { step: "year", linger: LINGER, keyDates: [], periods: [], ...sent },
      new Int32Array(),
    );
    for (const [day, iso, label] of days) {
      assert.equal(calendar.iso(day), iso);
      assert.equal(calendar.label(day), label);
      assert.equal(calendar.parse(iso), day);
    }
  });
}

const half = new Calendar(calendarOf({ last: 205 }), new Int32Array());

test("a date outside the map is its nearest day", () => {
  for (const [text, day] of [
    ["1800-01-01", 0],
    ["-0489", 0],
    ["2000", 205],
    ["12022-01", 205],
    ["1931-12", 205],
  ]) {
    assert.equal(half.parse(text), day, text);
  }
  assert.equal(half.parse("1931-07-30"), 205, "in its last month, after its last day");
});

test("a month or a year stands for its first day", () => {
  assert.equal(half.parse("1931"), 0);
  assert.equal(half.parse("1931-03"), 59);
});

test("what is no date is none", () => {
  const none = [
    "",
    "yesterday",
    "31",
    "1931-13",
    "1931-00",
    "1931-02-30",
    "1931-02-00",
    "1931-1-1",
    "-0000-01",
    "1931-01-01T00:00",
  ];
  for (const text of none) assert.equal(half.parse(text), null, text);
});

test("years before the first are in order, and said as they are", () => {
  const calendar = years(-490, -479);
  assert.equal(calendar.parse("-0489"), 360);
  assert.equal(calendar.iso(360), "-0489-01-01");
  assert.equal(calendar.label(361), "2 Month 490 BC");
  assert.equal(calendar.year(361), "490 BC");
  assert.equal(calendar.parse("-0500"), 0);
  assert.equal(calendar.parse("-0470"), calendar.last);
  assert.equal(calendar.parse("0470"), calendar.last);
});

test("steps stop where months and years end, or as the map itself has it", () => {
  assert.deepEqual([...half.stopsBy("month")].slice(0, 3), [30, 58, 89]);
  assert.equal(half.stopsBy("month").at(-1), 205);
  assert.deepEqual([...half.stopsBy("year")], [205]);
  assert.equal(half.stopsBy("day"), half.stops, "a map by day has stops of its own");
  assert.equal(years(1, 2).stopsBy("day").length, 720);
  assert.deepEqual([...years(-1, 1).stopsBy("month")].slice(0, 2), [29, 59]);
});

test("the nearest of some days beyond one is found, either way, or none", () => {
  const days = [3, 8, 8, 20];
  for (const [day, way, found] of [
    [3, 1, 8],
    [8, 1, 20],
    [8, -1, 3],
    [20, 1, undefined],
    [3, -1, undefined],
    [99, -1, 20],
  ]) {
    assert.equal(beyond(days, day, way), found, `${day} ${way}`);
  }
  assert.equal(beyond([], 1, 1), undefined);
});

const ancient = years(-500, 500);
const spans = { "a century": years(1861, 1965), "a thousand years about the first": ancient };

for (const [name, calendar] of Object.entries(spans)) {
  test(`marks can be read at every span of ${name}: apart, in order, on round years`, () => {
    const axis = new Axis(calendar);
    const middle = Math.floor(calendar.last / 2);
    for (const days of [6, 12, 31, 62, 130, 400, 1500, 4000, 30000, calendar.last]) {
      axis.show(middle, middle + days);
      for (const width of [250, 600, 900]) {
        const ticks = axis.ticks(width);
        assert.ok(ticks.length >= 2, `${days} days in ${width} pixels have ${ticks.length} marks`);
        const at = ticks.map(({ day }) => (axis.percent(day) * width) / 100);
        for (let i = 1; i < at.length; i++) assert.ok(at[i] - at[i - 1] > 36, `${ticks[i - 1].text}, ${ticks[i].text}`);
      }
    }
  });
}

test("round years are round as they are said, before the first as after it", () => {
  const axis = new Axis(ancient);
  const said = axis.ticks(600).map(({ text }) => text);
  assert.ok(said.includes("400 BC") && said.includes("400"), said.join());
  assert.ok(
    said.every((text) => Number.parseInt(text, 10) % 100 === 0),
    said.join(),
  );
});

test("the axis shows all years, one week, and nothing less", () => {
  const axis = new Axis(spans["a century"]);
  assert.equal(axis.whole, true);
  for (let i = 0; i < 40; i++) axis.zoom(0.5, 12000);
  assert.equal(axis.span, 6);
  assert.ok(axis.from <= 12000 && axis.to >= 12000);
  for (let i = 0; i < 40; i++) axis.zoom(2, 12000);
  assert.equal(axis.whole, true);
});

test("the axis never leaves the days that there are", () => {
  const { last } = ancient;
  const axis = new Axis(ancient);
  for (const [from, to] of [
    [-500, 40],
    [last - 3, last + 900],
    [200, 100],
    [0, last],
  ]) {
    axis.show(from, to);
    assert.ok(axis.from >= 0 && axis.to <= last && axis.span >= 6, `${axis.from} ${axis.to}`);
    axis.pan(1e9);
    assert.equal(axis.to, last);
    axis.pan(-1e9);
    assert.equal(axis.from, 0);
  }
});

test("a day out of view is brought into it", () => {
  const axis = new Axis(ancient);
  axis.show(100, 130);
  assert.equal(axis.include(110), false);
  assert.equal(axis.include(9000), true);
  assert.ok(axis.from <= 9000 && axis.to >= 9000);
  assert.equal(axis.span, 30);
});
