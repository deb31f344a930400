// Dates as people write them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Calendar } from "../../../../geo/web/time/calendar.js";
import { readDate } from "../../../../geo/web/time/written.js";
import { calendarOf } from "../builders.mjs";

const calendar = new Calendar(
  /** @type {any} */ (calendarOf()),
  Int32Array.from({ length: 212 }, (_, day) => day),
);

test("a date is read in the forms in which people write it", () => {
  for (const text of ["1931-03-02", "2 March 1931", " 2 march  1931", "March 2, 1931", "2 Mar 1931", "2. Mar. 1931"]) {
    assert.equal(readDate(calendar, text, "day"), 60, text);
  }
  assert.equal(readDate(calendar, "Mar 1931", "day"), 59);
  assert.equal(readDate(calendar, "1931", "day"), 0);
});

test("what is no date, or none of the map, is none", () => {
  for (const text of ["", "soon", "31 Feb 1931", "0 March 1931", "Ma 1931", "2 1931", "2 March 3 1931", "May 1932"]) {
    assert.equal(readDate(calendar, text, "day"), null, text);
  }
});

test("a year or a month is its end where one steps by it", () => {
  assert.equal(readDate(calendar, "1931", "year"), 211);
  assert.equal(readDate(calendar, "Mar 1931", "month"), 89);
  assert.equal(readDate(calendar, "1931-03", "month"), 89);
  assert.equal(readDate(calendar, "1 March 1931", "year"), 59);
  assert.equal(readDate(calendar, "Mar 1931", "year"), 59);
});

test("years before the first are read as they are said", () => {
  const bc = new Calendar(/** @type {any} */ (calendarOf({ year: "490 BC", iso: "-0489" })), Int32Array.of(211));
  assert.equal(readDate(bc, "2 March 490 BC", "day"), 60);
  assert.equal(readDate(bc, "490 bc", "day"), 0);
});

test("some years on it is the same day, or the last of its month, or the end of the map", () => {
  const firsts = [0, 29, 60, 91];
  const months = Array.from({ length: 24 }, (_, at) => ({
    ...{ first: at < 4 ? firsts[at] : 91 + (at - 3) * 30, month: "Month", year: String(1932 + Math.floor(at / 12)) },
    iso: `${1932 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
  }));
  const two = new Calendar(/** @type {any} */ ({ ...calendarOf(), months, last: 720 }), Int32Array.of(720));
  assert.equal(two.label(two.shifted(5, 1)), "6 Month 1933");
  assert.equal(two.label(two.shifted(90, 1)), "30 Month 1933", "the month is shorter then");
  assert.deepEqual([two.shifted(5, -1), two.shifted(5, 10)], [0, 720]);
});
