// @ts-check
/** What lies under the pointer: named as it passes, explained at a click, the next below it at a second. */

import { card } from "#atlas/ui/card.js";
import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/map/door.js").Door} Door */
/** @typedef {import("#atlas/map/door.js").LonLat} LonLat */
/** @typedef {import("#atlas/map/door.js").Point} Point */
/** @typedef {{ stack: readonly number[], at: number, lonlat: LonLat, point: Point | null }} Opening */

const defaultOptions = {
  same: 6, // pixels: a second click so near is at the same place
  aside: [14, 14], // pixels between the pointer and the name of what lies under it, to the right and below
  left: 12, // pixels between them where the name stands to the left
  wide: 220, // pixels from the right edge of the map within which it does
  margin: 0.1, // parts of the map at its edges: the map moves for what lies there
};

export class Cards {
  /** What the last click found, which of it is shown, and where. @type {Opening | null} */
  #last = null;
  /** What had the focus before a card took it. @type {HTMLElement | null} */
  #cameFrom = null;

  /**
   * @param {import("#atlas/data/atlas.js").Atlas} atlas
   * @param {import("#atlas/state/store.js").Store} store
   * @param {import("#atlas/time/slice.js").Slice} slice
   * @param {Door} door
   * @param {object} finds
   * @param {(point: Point) => number[]} finds.under what lies under a point of the map, the topmost first
   * @param {(i: number) => LonLat} finds.placeOf where the card of a feature points to
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(atlas, store, slice, door, finds, options = {}) {
    this.atlas = atlas;
    this.store = store;
    this.slice = slice;
    this.door = door;
    this.finds = finds;
    this.options = { ...defaultOptions, ...options };
    this.tip = el("div.tip", { hidden: true });
    door.on("click", (spot) => this.onClick(spot));
    door.on("hover", (spot) => this.onHover(spot));
    door.on("leave", () => this.hideTip());
    door.on("start", () => this.hideTip());
  }

  /** @param {{ lonlat: LonLat, point: Point }} spot */
  onClick({ lonlat, point }) {
    const last = this.#last;
    if (last?.point && this.door.popupOpen && distance(point, last.point) <= this.options.same) {
      this.open(last.stack, (last.at + 1) % last.stack.length, last.lonlat, last.point);
      return;
    }
    const stack = this.finds.under(point);
    if (stack.length) this.open(stack, 0, lonlat, point);
    else this.door.closePopup();
  }

  /**
   * Explain what lies in the middle of the map, for those who point with keys.
   * @returns {boolean} whether anything does
   */
  openMiddle() {
    const [width, height] = this.door.size();
    const stack = this.finds.under([width / 2, height / 2]);
    if (stack.length) this.open(stack, 0, this.door.centre(), null, true);
    return stack.length > 0;
  }

  /** @param {{ point: Point }} spot */
  onHover({ point: [x, y] }) {
    const { door, tip } = this;
    const { aside, left, wide } = this.options;
    const [top] = this.finds.under([x, y]);
    door.element.classList.toggle("over", top !== undefined);
    if (top === undefined) {
      this.hideTip();
      return;
    }
    tip.textContent = this.atlas.name(top);
    tip.hidden = false;
    const flip = x > door.size()[0] - wide;
    const across = flip ? x - left : x + aside[0];
    tip.style.transform = `translate(${across}px, ${y + aside[1]}px) translateX(${flip ? "-100%" : "0"})`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  /**
   * Open the card of one of several features.
   * @param {readonly number[]} stack
   * @param {number} at
   * @param {LonLat} lonlat
   * @param {Point | null} [point] of a click
   * @param {boolean} [focus] whether the keyboard goes there too
   */
  async open(stack, at, lonlat, point = null, focus = false) {
    const { atlas, slice, store, door } = this;
    this.hideTip();
    const opening = (this.#last = { stack, at, lonlat, point });
    if (focus && !door.popupOpen) this.#cameFrom = /** @type {HTMLElement | null} */ (document.activeElement);
    if (!atlas.cards) await atlas.tell();
    if (this.#last !== opening) return; // another was asked for meanwhile
    const go = (/** @type {number} */ to) => this.open(stack, to, lonlat, point, true);
    const content = card(atlas, slice, stack[at], { at, names: stack.map((i) => atlas.name(i)), go });
    door.openPopup({ lonlat, content, point, onClose: () => this.onClose() });
    store.set({ selected: stack[at], stack });
    if (focus) content.focus({ preventScroll: true });
  }

  /**
   * Open the card of a feature where it lies.
   * @param {number} i
   * @param {boolean} focus
   */
  openAt(i, focus) {
    const { door, finds, options } = this;
    const lonlat = finds.placeOf(i);
    if (!door.shows(lonlat, options.margin)) door.look(lonlat);
    this.open([i], 0, lonlat, null, focus);
  }

  onClose() {
    this.#last = null;
    if (this.store.state.stack.length) this.store.set({ selected: -1, stack: [] });
    if (this.#cameFrom?.isConnected) this.#cameFrom.focus({ preventScroll: true });
    this.#cameFrom = null;
  }

  /**
   * To be told of every change of the stack: without one no card stays open.
   * @param {{ readonly stack: readonly number[] }} state
   */
  update({ stack }) {
    if (!stack.length) this.door.closePopup();
  }
}

/**
 * @param {Point} a
 * @param {Point} b
 */
function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
