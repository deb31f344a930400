// @ts-check
/** In the panel: the layers in their groups, each with a symbol, a box to switch it, and how much of it is in force. */

import { el } from "#atlas/ui/dom.js";
import { sample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/data/atlas.js").Layer} Layer */

/** How much a feature counts in the choice of its layer's symbol: what the layer is about, shapes, points. */
const WEIGHTS = { entity: 1000, shape: 20, point: 1 };

export class LayerList {
  /** @type {{ layer: Layer, box: HTMLInputElement, sample: HTMLElement, counter: HTMLElement, count: number }[]} */
  #rows;

  /**
   * @param {Atlas} atlas
   * @param {(layer: string, on: boolean) => void} toggle
   */
  constructor(atlas, toggle) {
    this.atlas = atlas;
    this.#rows = atlas.layers.map((layer) => {
      const box = /** @type {HTMLInputElement} */ (
        el("input", { type: "checkbox", id: `layer-${layer.id}`, onchange: () => toggle(layer.id, box.checked) })
      );
      const counter = el("span.count", { title: "in force on this date" });
      return { layer, box, sample: el("span.sample"), counter, count: -1 };
    });
    this.elements = atlas.groups.map((group) => this.#group(group));
  }

  /** @param {{ id: string, name: string }} group */
  #group({ id, name }) {
    const members = this.#rows.filter(({ layer }) => layer.group === id);
    if (!members.length) return null;
    const rows = members.map((row) =>
      el("label.layer", { for: row.box.id }, row.box, row.sample, el("span.title", {}, row.layer.title), row.counter),
    );
    return el("fieldset", {}, el("legend", {}, name), ...rows);
  }

  /** Draw what the first sight can do without: a sample of each layer's symbols. */
  complete() {
    this.#rows.forEach((row, at) => {
      const telling = telltale(this.atlas, at);
      if (telling < 0) return;
      const drawn = sample(this.atlas, telling);
      row.sample.replaceWith(drawn);
      row.sample = drawn;
    });
  }

  /**
   * @param {{ readonly layers: ReadonlySet<string> }} state
   * @param {ArrayLike<number>} counts of features in force, layer by layer
   */
  update({ layers }, counts) {
    this.#rows.forEach((row, at) => {
      row.box.checked = layers.has(row.layer.id);
      if (row.count === counts[at]) return;
      row.count = counts[at];
      row.counter.textContent = String(counts[at]);
      row.box.parentElement?.classList.toggle("empty", !counts[at]);
    });
  }
}

/**
 * The most telling feature of a layer: of its commonest kind in its commonest colour, shapes before points.
 * @param {Atlas} atlas
 * @param {number} layer
 * @returns {number} -1 if the layer has none
 */
export function telltale(atlas, layer) {
  /** @type {Map<string, [number, number]>} */
  const looks = new Map();
  for (let i = 0; i < atlas.count; i++) {
    if (atlas.layerOf[i] !== layer) continue;
    const key = `${atlas.kindOf[i]}:${atlas.partyOf[i]}:${atlas.type(i)}`;
    const weight = atlas.kind(i).entity ? WEIGHTS.entity : atlas.type(i) === 0 ? WEIGHTS.point : WEIGHTS.shape;
    looks.set(key, [(looks.get(key)?.[0] ?? 0) + weight, i]);
  }
  return [...looks.values()].sort((a, b) => b[0] - a[0])[0]?.[1] ?? -1;
}
