// @ts-check
/** What happened on the day, or in the year, that is shown: layer by layer, each line cited, each a way to its card. */

import { beyond } from "#atlas/time/calendar.js";
import { el } from "#atlas/ui/dom.js";
import { byLayer, featureRow } from "#atlas/ui/lists.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */
/** @typedef {(i: number) => void} Select */

/**
 * What begins on the day shown, or in the month or year that it ends, and is an event, not how the ground looked.
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @returns {number[]}
 */
export function todays(atlas, slice) {
  const { first, rankOf, calendar } = atlas;
  const { day, step } = slice.store.state;
  const since = step === "day" ? day : (beyond(calendar.stopsBy(step), day, -1) ?? -1) + 1;
  const found = [];
  for (const i of slice.order) {
    if (first[i] >= since && first[i] <= day && atlas.kind(i).told && slice.shown(i)) found.push(i);
  }
  return found.sort((a, b) => first[a] - first[b] || rankOf[a] - rankOf[b] || a - b);
}

/**
 * @param {HTMLElement} page
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @param {Select} select
 */
export async function listToday(page, atlas, slice, select) {
  if (!atlas.cards) await atlas.tell();
  const { step } = slice.store.state;
  const byDay = step === "day";
  const row = (/** @type {number} */ i) => featureRow(atlas, i, select, el("span", {}, atlas.name(i)));
  const begun = todays(atlas, slice);
  const groups = byLayer(atlas, begun, (i) => el("div.happened", {}, row(i), said(atlas, i, !byDay)));
  const under = byDay ? slice.drawn.filter((i) => underWay(atlas, slice, i) && !begun.includes(i)) : [];
  page.replaceChildren(
    el("h2", {}, titled(atlas, slice.day, step)),
    ...groups,
    groups.length ? "" : el("p.hint", {}, "Nothing begins on this day on the layers that are on."),
    under.length
      ? el("section", {}, el("h3", {}, "Still under way"), el("ul", {}, ...under.map((i) => el("li", {}, row(i)))))
      : "",
  );
}

/**
 * `20 August 1939`, `August 1939`, `1939`
 * @param {Atlas} atlas
 * @param {number} day
 * @param {import("#atlas/state/store.js").Step} step
 */
function titled({ calendar }, day, step) {
  const { month, year } = calendar.month(day);
  if (step === "day") return calendar.label(day);
  return step === "month" ? `${month} ${year}` : year;
}

/**
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @param {number} i
 */
function underWay(atlas, slice, i) {
  return slice.inForce(i) && atlas.kind(i).line === "arrow";
}

/**
 * What a feature's card says, in a line.
 * @param {Atlas} atlas that has been told what cards say
 * @param {number} i
 * @param {boolean} dated whether its dates are said too
 */
function said(atlas, i, dated) {
  const { summary, cites, dates } = /** @type {NonNullable<Atlas["cards"]>} */ (atlas.cards).at(i);
  const when = dated ? el("small.when", {}, dates) : null;
  const by = cites.length ? [" ", el("small", {}, `(${cites.map(([, short]) => short).join("; ")})`)] : [];
  return el("p", {}, when, summary, ...by);
}
