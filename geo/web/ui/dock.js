// @ts-check
/** Where the whole card stands: beside the map; on a small map a sheet over its foot, which the short one uses too. */

import { el } from "#atlas/ui/dom.js";

export class Dock {
  /** @param {() => void} resized to be told that it came or went, and the map has another size */
  constructor(resized) {
    this.resized = resized;
    this.element = el("aside.dock", { hidden: true, "aria-label": "Card" });
  }

  get open() {
    return !this.element.hidden;
  }

  /** @param {HTMLElement} content */
  show(content) {
    this.element.replaceChildren(content);
    this.element.classList.toggle("low", content.classList.contains("brief"));
    this.element.scrollTop = 0;
    if (!this.open) this.#toggle(true);
  }

  hide() {
    if (!this.open) return;
    this.#toggle(false);
    this.element.replaceChildren();
  }

  /**
   * Bring a part of the card to the top.
   * @param {string} selector
   */
  scrollTo(selector) {
    const part = /** @type {HTMLElement | null} */ (this.element.querySelector(selector));
    if (part) this.element.scrollTop = part.offsetTop - (defaultOptions.above + this.#head());
  }

  /**
   * What of the map it leaves free: left, top, right, bottom, pixels from the left upper corner of the map.
   * @param {HTMLElement} map the element that holds it
   * @returns {[number, number, number, number]}
   */
  free(map) {
    const [on, own] = [map.getBoundingClientRect(), this.element.getBoundingClientRect()];
    const [left, top] = [own.left - on.left, own.top - on.top];
    const sheet = own.width > on.width * defaultOptions.sheet;
    return sheet ? [0, 0, on.width, Math.min(on.height, top)] : [0, 0, Math.min(on.width, left), on.height];
  }

  /** Height of what stays at the head of the card while it is read on. */
  #head() {
    return /** @type {HTMLElement | null} */ (this.element.querySelector(".top"))?.offsetHeight ?? 0;
  }

  /** @param {boolean} open */
  #toggle(open) {
    this.element.hidden = !open;
    document.body.classList.toggle("docked", open);
    this.resized();
  }
}

const defaultOptions = {
  above: 8, // pixels over a part that is brought to the top
  sheet: 0.8, // what is wider than this part of the map lies over its foot
};
