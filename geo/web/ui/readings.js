// @ts-check
/** In the panel: whose reading of disputed ground is shown, what is marked, and the tours. */

import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/state/store.js").Store} Store */

export class Readings {
  /**
   * @param {Atlas} atlas
   * @param {Store} store
   */
  constructor(atlas, store) {
    this.store = store;
    const { claimants } = atlas;
    this.claimant = /** @type {HTMLSelectElement} */ (
      el(
        "select",
        { id: "claimant", onchange: () => store.set({ claimant: this.claimant.value }) },
        el("option", { value: "" }, "every claim"),
        ...claimants.map(({ id, name }) => el("option", { value: id }, `as claimed by ${name}`)),
      )
    );
    this.differ = this.box("differ");
    this.graticule = this.box("graticule");
    this.element = el(
      "fieldset",
      {},
      el("legend", {}, "Readings"),
      claimants.length > 0 && el("label.reading", { for: "claimant" }, "Disputed ground: ", this.claimant),
      atlas.differ.size > 0 && row(this.differ, "Mark where accounts differ"),
      row(this.graticule, "Meridians and parallels"),
    );
  }

  /** @param {"differ" | "graticule"} key */
  box(key) {
    const input = /** @type {HTMLInputElement} */ (
      el("input", { type: "checkbox", id: key, onchange: () => this.store.set({ [key]: input.checked }) })
    );
    return input;
  }

  /** @param {{ readonly claimant: string, readonly differ: boolean, readonly graticule: boolean }} state */
  update({ claimant, differ, graticule }) {
    this.claimant.value = claimant;
    this.differ.checked = differ;
    this.graticule.checked = graticule;
  }
}

/**
 * @param {HTMLInputElement} box
 * @param {string} title
 */
function row(box, title) {
  return el("label.layer", { for: box.id }, box, el("span.title", {}, title));
}

/**
 * The tours of a map, each a button that begins it.
 * @param {Atlas} atlas
 * @param {Store} store
 */
export function tourList(atlas, store) {
  const { tours } = atlas.payload;
  if (!tours.length) return null;
  const begin = (/** @type {string} */ tour) => store.set({ tour, stop: 1 });
  const buttons = tours.map(({ id, title, steps }) =>
    el("button.row", { type: "button", onclick: () => begin(id) }, title, el("small", {}, ` ${steps.length} steps`)),
  );
  return el("fieldset", {}, el("legend", {}, "Tours"), ...buttons);
}
