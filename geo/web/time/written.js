// @ts-check
/** Dates as people write them, read by the names that Python gave the months. */

import { beyond } from "#atlas/time/calendar.js";

/** @typedef {import("#atlas/time/calendar.js").Calendar} Calendar */
/** @typedef {import("#atlas/state/store.js").Step} Step */

const LEAST = 3; // letters by which a month is known
/** `20 August 1939`, `August 20, 1939`, `Aug 1939`, `1939`; a year as it is said, `490 BC` too. */
const WRITTEN = /^(?:(\d{1,2})\.? )?(?:(\p{L}+)\.? (?:(\d{1,2}) )?)?(\d+(?: bc)?)$/u;
const UNITS = /** @type {const} */ (["year", "month", "day"]);

/**
 * The day that a text means, null if it means none of the map. A month or a year stands for its first day, as in an
 * address; for its last where steps go by it, as a step would stop there.
 * @param {Calendar} calendar
 * @param {string} text `1939-08-20`, `20 August 1939`, `Aug 1939`, `1939`
 * @param {Step} step by what one steps
 * @returns {number | null}
 */
export function readDate(calendar, text, step) {
  const given = text.trim().toLowerCase().replaceAll(",", " ").replace(/\s+/g, " ");
  const day = calendar.parse(given) ?? named(calendar, given);
  if (day === null || step === "day" || unitOf(given) !== step) return day;
  return beyond(calendar.stopsBy(step), day - 1, 1) ?? day;
}

/**
 * @param {Calendar} calendar
 * @param {string} text in small letters
 */
function named(calendar, text) {
  const [, before, name = "", after, year] = WRITTEN.exec(text) ?? [];
  const day = before ?? after;
  const sound = year && (name.length >= LEAST || (!name && !day)) && !(before && after);
  return sound ? dayIn(calendar, year, name, Number(day ?? 1)) : null;
}

/**
 * @param {Calendar} calendar
 * @param {string} year as it is said
 * @param {string} name how the month begins
 * @param {number} number of the day
 */
function dayIn({ months, last }, year, name, number) {
  const at = months.findIndex((it) => it.year.toLowerCase() === year && it.month.toLowerCase().startsWith(name));
  if (at < 0) return null;
  const day = months[at].first + number - 1;
  if (day < months[at].first || day >= (months[at + 1]?.first ?? Infinity)) return null;
  return Math.max(0, Math.min(last, day));
}

/**
 * Whether a text names a year, a month or a day.
 * @param {string} text
 */
function unitOf(text) {
  const parts = text.replace(/ bc$/, "").replace(/^-/, "").split(/[ -]/);
  return UNITS[parts.length - 1];
}
