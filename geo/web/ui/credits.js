// @ts-check
/** At the foot of the map: whom the base map and the layers that are on are owed to. */

import { el } from "#atlas/ui/dom.js";

export class Credits {
  /** @param {import("#atlas/data/atlas.js").Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.element = el("footer.credits", { tabindex: 0 });
  }

  /** @param {{ readonly layers: ReadonlySet<string> }} state */
  update({ layers }) {
    const { atlas } = this;
    const shown = atlas.layers.filter(({ id }) => layers.has(id)).flatMap(({ credit }) => credit.split(/;\s*/));
    const text = [...new Set([atlas.base.credit, ...shown])].filter(Boolean).join(" · ");
    if (this.element.textContent !== text) this.element.textContent = text;
  }
}
