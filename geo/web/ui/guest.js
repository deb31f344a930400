// @ts-check
/**
 * The manners of a map within another page: the wheel and a single finger are the other page's, until the reader says
 * that they are meant for the map.
 */

import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/state/store.js").Store} Store */

const defaultOptions = {
  hint: 1800, // milliseconds for which a hint stands
};

const HINTS = {
  wheel: "Click the map, or hold Ctrl, to zoom with the wheel",
  touch: "Move the map with two fingers",
};

export class Guest {
  /** Whether the map was clicked, and the pointer has not left since. */
  #taken = false;
  #timer = 0;

  /**
   * @param {Store} store
   * @param {HTMLElement} map the element that holds it
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(store, map, options = {}) {
    this.store = store;
    this.map = map;
    this.options = { ...defaultOptions, ...options };
    map.focus = () => HTMLElement.prototype.focus.call(map, { preventScroll: true }); // the page around stays
    this.hint = el("p.guest-hint", { role: "status", hidden: true });
    const early = { capture: true, passive: true }; // before the map hears of it
    window.addEventListener("wheel", (event) => this.onWheel(event), early);
    window.addEventListener("touchstart", (event) => this.onTouch(event), early);
    window.addEventListener("touchmove", (event) => this.onTouch(event), early);
    window.addEventListener("pointerdown", (event) => this.onPress(event), early);
    window.addEventListener("blur", () => this.release());
    document.documentElement.addEventListener("pointerleave", () => this.release());
  }

  /** @param {WheelEvent} event */
  onWheel(event) {
    if (!this.store.state.embed || this.#taken || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (this.#onMap(event)) this.#say(HINTS.wheel);
  }

  /** @param {TouchEvent} event */
  onTouch(event) {
    if (!this.store.state.embed || event.touches.length > 1 || !this.#onMap(event)) return;
    event.stopPropagation();
    if (event.type === "touchmove") this.#say(HINTS.touch);
  }

  /** @param {PointerEvent} event */
  onPress(event) {
    if (event.pointerType === "touch" || !this.#onMap(event)) return;
    this.#taken = true;
    this.hint.hidden = true;
  }

  release() {
    this.#taken = false;
  }

  /** @param {Event} event */
  #onMap({ target }) {
    return this.map.contains(/** @type {Node | null} */ (target));
  }

  /** @param {string} words */
  #say(words) {
    window.clearTimeout(this.#timer);
    this.hint.textContent = words;
    this.hint.hidden = false;
    this.#timer = window.setTimeout(() => (this.hint.hidden = true), this.options.hint);
  }
}
