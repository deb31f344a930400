// @ts-check
/** Leads through a map in steps: a day, a view, and a few words on each. */

import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/payload.d.ts").Stop} Stop */
/** @typedef {import("#atlas/state/store.js").State} State */

/** Words that take no more of the width of the map stand in a column beside it. */
const COLUMN = 0.5;

export class TourGuide {
  /**
   * @param {import("#atlas/data/payload.d.ts").Tour[]} tours
   * @param {import("#atlas/state/store.js").Store} store
   * @param {object} acts
   * @param {(stop: Stop, covered: { below?: number, right?: number }) => void} acts.visit brings the map there, so many
   *   pixels of its foot or of its right covered
   * @param {(id: string) => void} acts.cite opens the card of a feature
   */
  constructor(tours, store, acts) {
    this.tours = tours;
    this.store = store;
    this.acts = acts;
    this.heading = el("h2");
    this.text = el("p");
    this.count = el("span.count");
    this.back = iconButton("previous", "Previous step of the tour", () => this.step(-1));
    this.forth = iconButton("next", "Next step of the tour", () => this.step(1));
    this.source = el("button.source", { type: "button", onclick: () => this.cite() }, "Sources");
    const end = iconButton("close", "End the tour", () => store.set({ tour: "" }));
    this.element = el(
      "section.tour",
      { "aria-label": "Tour", hidden: true },
      el("div", { "aria-live": "polite" }, this.heading, this.text),
      el("div.acts", {}, this.back, this.count, this.forth, this.source, end),
    );
  }

  /** The tour that is on. */
  get tour() {
    return this.tours.find(({ id }) => id === this.store.state.tour);
  }

  /** The step at which it is. */
  get stop() {
    return this.tour?.steps[this.store.state.stop - 1];
  }

  /** @param {1 | -1} way */
  step(way) {
    const stop = this.store.state.stop + way;
    if (this.tour?.steps[stop - 1]) this.store.set({ stop });
  }

  cite() {
    const { stop } = this;
    if (stop?.feature) this.acts.cite(stop.feature);
  }

  /** To be told of every change of tour or stop: show the words, and bring the map there. */
  update() {
    const { tour, store } = this;
    this.element.hidden = !tour;
    if (!tour) return;
    if (!this.stop) {
      store.set({ stop: tour.steps.length }); // a link asked for one beyond the last
      return;
    }
    this.show(tour, this.stop, store.state.stop);
    this.acts.visit(this.stop, this.covered());
  }

  /** What the words take of the map: a column at its right in the lecture view, its foot elsewhere. */
  covered() {
    const { offsetHeight, offsetWidth, parentElement } = this.element;
    const column = this.store.state.present && offsetWidth < (parentElement?.offsetWidth ?? 0) * COLUMN;
    return column ? { right: offsetWidth } : { below: offsetHeight };
  }

  /**
   * @param {import("#atlas/data/payload.d.ts").Tour} tour
   * @param {Stop} stop
   * @param {number} at from 1
   */
  show({ title, steps }, { text, feature }, at) {
    this.heading.textContent = title;
    this.text.textContent = text;
    this.count.textContent = `${at} / ${steps.length}`;
    this.back.disabled = at === 1;
    this.forth.disabled = at === steps.length;
    this.source.hidden = !feature;
  }
}
