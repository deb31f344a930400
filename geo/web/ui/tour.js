// @ts-check
/** Leads through a map in steps: a day, a view, and a few words on each. */

import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */
/** @typedef {{ day: number, bbox: [number, number, number, number] | null, feature: string | null, text: string }} Stop */
/** @typedef {{ id: string, title: string, steps: Stop[] }} Tour */

export class TourGuide {
  /**
   * @param {Model} model
   * @param {{ go: (stop: Stop) => void, cite: (id: string) => void, ended: () => void }} acts
   */
  constructor(model, acts) {
    this.model = model;
    this.acts = acts;
    /** @type {Tour | null} */
    this.tour = null;
    this.at = 0;
    this.heading = el("h2");
    this.text = el("p");
    this.count = el("span.count");
    this.back = iconButton("previous", "Previous step of the tour", () => this.step(-1));
    this.forth = iconButton("next", "Next step of the tour", () => this.step(1));
    this.source = el(
      "button.source",
      { type: "button", onclick: () => this.stop?.feature && acts.cite(this.stop.feature) },
      "Sources",
    );
    this.element = el(
      "section.tour",
      { "aria-label": "Tour", hidden: true },
      el("div", { "aria-live": "polite" }, this.heading, this.text),
      el(
        "div.acts",
        {},
        this.back,
        this.count,
        this.forth,
        this.source,
        iconButton("close", "End the tour", () => this.end()),
      ),
    );
  }

  get id() {
    return this.tour?.id ?? "";
  }

  get stop() {
    return this.tour?.steps[this.at];
  }

  /**
   * @param {string} id
   * @param {number} [step] counted from 1
   */
  begin(id, step = 1) {
    const tour = this.model.payload.tours.find((/** @type {Tour} */ it) => it.id === id);
    if (!tour) return;
    this.tour = tour;
    this.at = Math.max(0, Math.min(tour.steps.length - 1, Math.floor(Number(step) || 1) - 1));
    this.show();
  }

  /** @param {1 | -1} way */
  step(way) {
    if (!this.tour?.steps[this.at + way]) return;
    this.at += way;
    this.show();
  }

  show() {
    const { tour, stop } = this;
    if (!tour || !stop) return;
    this.element.hidden = false;
    this.heading.textContent = tour.title;
    this.text.textContent = stop.text;
    this.count.textContent = `${this.at + 1} / ${tour.steps.length}`;
    this.back.disabled = this.at === 0;
    this.forth.disabled = this.at === tour.steps.length - 1;
    this.source.hidden = !stop.feature;
    this.acts.go(stop);
  }

  end() {
    this.tour = null;
    this.element.hidden = true;
    this.acts.ended();
  }
}
