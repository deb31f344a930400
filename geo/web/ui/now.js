// @ts-check
/** What is in force, layer by layer: what began last and lies nearest first, the rest folded. */

import { el } from "#atlas/ui/dom.js";
import { featureRow } from "#atlas/ui/lists.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */
/** @typedef {(i: number) => void} Select */
/** @typedef {(i: number) => number} Away how far from the middle of the view, as a part of what is seen of it */

const defaultOptions = {
  open: 3, // rows of a layer before the rest is folded
  layers: 6, // layers before the rest is folded
  day: 4, // days that count as much as the way from the middle of the view to its corner, where one steps by days
  year: 730, // and where one steps by years
};

/**
 * Features in force, layer by layer, the nearest in time and place first.
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @param {Away} away
 * @returns {{ title: string, found: number[] }[]}
 */
export function nearest(atlas, slice, away) {
  const pace = defaultOptions[atlas.calendar.step === "day" ? "day" : "year"];
  /** @type {Map<number, { i: number, far: number }[]>} */
  const layers = new Map();
  for (const i of slice.drawn) {
    if (!slice.inForce(i)) continue;
    const since = atlas.first[i] < 0 ? slice.day + pace : slice.day - atlas.first[i]; // before the map: none knows when
    const far = Math.log2(1 + since / pace) + away(i) * 2 + (atlas.kind(i).nameOnly ? 1 : 0);
    const found = layers.get(atlas.layerOf[i]) ?? [];
    found.push({ i, far });
    layers.set(atlas.layerOf[i], found);
  }
  for (const found of layers.values()) found.sort((a, b) => a.far - b.far || a.i - b.i);
  return [...layers]
    .sort(([one, [a]], [other, [b]]) => a.far - b.far || one - other)
    .map(([at, found]) => ({ title: atlas.layers[at].title, found: found.map(({ i }) => i) }));
}

/**
 * @param {HTMLElement} page
 * @param {Atlas} atlas
 * @param {Slice} slice
 * @param {Select} select
 * @param {Away} away
 */
export function listNow(page, atlas, slice, select, away) {
  const { open, layers } = defaultOptions;
  const groups = nearest(atlas, slice, away);
  const count = groups.reduce((sum, { found }) => sum + found.length, 0);
  const said = count
    ? `${count} features on ${atlas.calendar.label(slice.day)}; what is newest and nearest to the middle stands first.`
    : "Nothing is in force on the layers that are on.";
  const list = (/** @type {number[]} */ found) =>
    el("ul", {}, ...found.map((i) => el("li", {}, featureRow(atlas, i, select, atlas.name(i)))));
  const sections = groups.map(({ title, found }) => {
    const rest = found.slice(open);
    const more = rest.length > 0 && folded(`${rest.length} more`, () => [list(rest)]);
    return el("section", {}, el("h3", {}, title), list(found.slice(0, open)), more);
  });
  const others = sections.slice(layers);
  const more = others.length > 0 && folded(`${others.length} more layers`, () => others);
  page.replaceChildren(el("p.hint", {}, said), ...sections.slice(0, layers), ...(more ? [more] : []));
}

/**
 * What is made when it is unfolded.
 * @param {string} said
 * @param {() => HTMLElement[]} make
 */
function folded(said, make) {
  const details = el("details", {}, el("summary", {}, said));
  details.addEventListener("toggle", () => details.append(...make()), { once: true });
  return details;
}
