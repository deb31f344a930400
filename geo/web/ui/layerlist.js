// @ts-check
/** In the panel: the layers in their groups, each with a symbol, a box to switch it, and how much of it is in force. */

import { squareOf } from "#atlas/map/mercator.js";
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
    const telling = tellingLayers(atlas);
    const [here, absent] = [true, false].map((told) => this.#rows.filter((_, at) => telling.has(at) === told));
    this.elements = atlas.groups.map(({ id, name }) =>
      fieldset(
        name,
        here.filter(({ layer }) => layer.group === id),
      ),
    );
    if (absent.length) {
      const folded = el(
        "details.absent",
        {},
        el("summary", {}, "Nothing on this map"),
        fieldset("Other layers", absent),
      );
      this.elements.push(folded);
    }
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
 * Layers under a heading, if there are any.
 * @param {string} name
 * @param {{ layer: Layer, box: HTMLInputElement, sample: HTMLElement, counter: HTMLElement }[]} members
 */
function fieldset(name, members) {
  if (!members.length) return null;
  const rows = members.map((row) =>
    el("label.layer", { for: row.box.id }, row.box, row.sample, el("span.title", {}, row.layer.title), row.counter),
  );
  return el("fieldset", {}, el("legend", {}, name), ...rows);
}

/**
 * Layers that have something within the frame of the map, in its years.
 * @param {Atlas} atlas
 * @returns {Set<number>}
 */
export function tellingLayers({ count, layerOf, shapes, map }) {
  const [west, south, east, north] = map.bbox;
  const [left, bottom] = squareOf([west, south]).map((part) => part * 2 ** map.bits);
  const [right, top] = squareOf([east, north]).map((part) => part * 2 ** map.bits);
  const { boxes } = shapes;
  /** @type {Set<number>} */
  const found = new Set();
  for (let i = 0; i < count; i++) {
    const at = i * 4;
    if (boxes[at] <= right && boxes[at + 2] >= left && boxes[at + 1] <= bottom && boxes[at + 3] >= top)
      found.add(layerOf[i]);
  }
  return found;
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
