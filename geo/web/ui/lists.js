// @ts-check
/** Features in lists: a row each, under the titles of their layers. */

import { el } from "#atlas/ui/dom.js";
import { sample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {(i: number) => void} Select */

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
