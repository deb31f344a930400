// @ts-check
/** In the panel: what is in force now, and the legend of what is in view. */

import { el } from "#atlas/ui/dom.js";
import { sample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */
/** @typedef {(i: number) => void} Select */

const HINT = "Pale: over by this day, the paler the longer ago. Hollow: a date or place that only one account gives.";

/**
 * Features layer by layer, under the titles of those layers that have any.
 * @param {Atlas} atlas
 * @param {number[]} features
 * @param {(i: number) => HTMLElement} row
 */
export function byLayer(atlas, features, row) {
  const groups = atlas.layers.map(({ title }, at) => ({
    title,
    rows: features.filter((i) => atlas.layerOf[i] === at),
  }));
  return groups
    .filter(({ rows }) => rows.length)
    .map(({ title, rows }) =>
      el("section", {}, el("h3", {}, title), el("ul", {}, ...rows.map((i) => el("li", {}, row(i))))),
    );
}

/**
 * A feature as a row that leads to it.
 * @param {Atlas} atlas
 * @param {number} i
 * @param {Select} select
 * @param {...(Node | string)} name
 */
export function featureRow(atlas, i, select, ...name) {
  return el("button.row", { type: "button", onclick: () => select(i) }, sample(atlas, i), ...name);
}

/**
 * @param {HTMLElement} page
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @param {Select} select
 */
export function listNow(page, atlas, slice, select) {
  const found = slice.drawn.filter((i) => slice.inForce(i)).reverse();
  const said = found.length
    ? `${found.length} features on ${atlas.calendar.label(slice.day)}`
    : "Nothing is in force on the layers that are on.";
  const groups = byLayer(atlas, found, (i) => featureRow(atlas, i, select, atlas.name(i)));
  page.replaceChildren(el("p.hint", {}, said), ...groups);
}

/**
 * What is drawn in view now, a row a kind and party; of what is only a name on the map, a row a kind.
 * @param {HTMLElement} page
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @param {(i: number) => boolean} seen whether a feature that is drawn can be seen
 */
export function listLegend(page, atlas, slice, seen) {
  /** @type {Map<string, number>} */
  const looks = new Map();
  for (const i of slice.drawn) {
    if (!seen(i)) continue;
    const party = atlas.kind(i).nameOnly ? "" : (atlas.party(i)?.id ?? "");
    const key = `${String(atlas.kindOf[i]).padStart(3, "0")}:${party}:${atlas.type(i)}`;
    if (!looks.has(key)) looks.set(key, i);
  }
  const rows = [...looks.entries()].sort().map(([, i]) => {
    const { label, nameOnly } = atlas.kind(i);
    const party = nameOnly ? null : atlas.party(i);
    return el("li", {}, sample(atlas, i), el("span", {}, label, party && el("small", {}, ` ${party.name}`)));
  });
  page.replaceChildren(el("ul", {}, ...rows), el("p.hint", {}, HINT));
}
