// @ts-check
/** What lies under the pointer: named as it passes, explained at a click, the next below it at a second. */

import { bringInto, roomy } from "#atlas/map/placing.js";
import { brief } from "#atlas/ui/brief.js";
import { card } from "#atlas/ui/card.js";
import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/map/door.js").Door} Door */
/** @typedef {import("#atlas/map/door.js").LonLat} LonLat */
/** @typedef {import("#atlas/map/door.js").Point} Point */

/**
 * @typedef {object} Finds
 * @property {(point: Point) => number[]} under what lies under a point of the map, the topmost first
 * @property {(i: number) => LonLat} place where the card of a feature points to
 * @property {(i: number) => readonly (readonly [number, number])[]} along points along its shape, as far as it is in sight
 * @property {() => readonly [number, number, number, number][]} covered what stands on the map: left, top, right, bottom
 */
/** @typedef {{ stack: readonly number[], at: number, lonlat: LonLat, point: Point | null }} Opening */

const defaultOptions = {
  same: 6, // pixels: a second click so near is at the same place
  aside: [14, 14], // pixels between the pointer and the name of what lies under it, to the right and below
  left: 12, // pixels between them where the name stands to the left
  turn: 220, // pixels from the right edge of the map within which it does
  margin: 0.02, // parts of the map at its edges: the map moves for what lies there
  wide: 340, // pixels: width of a card at its place, and
  lecture: 0.34, // of one in the lecture view, as a part of the map
};

export class Cards {
  /** What the last click found, which of it is shown, and where. @type {Opening | null} */
  #last = null;
  /** The card that is shown, and whether it is the whole one. @type {HTMLElement | null} */
  #card = null;
  #whole = false;
  /** What had the focus before a card took it. @type {HTMLElement | null} */
  #cameFrom = null;

  /**
   * @param {import("#atlas/data/atlas.js").Atlas} atlas
   * @param {import("#atlas/state/store.js").Store} store
   * @param {import("#atlas/time/slice.js").Slice} slice
   * @param {Door} door
   * @param {import("#atlas/ui/dock.js").Dock} dock
   * @param {Finds} finds
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(atlas, store, slice, door, dock, finds, options = {}) {
    this.atlas = atlas;
    this.store = store;
    this.slice = slice;
    this.door = door;
    this.dock = dock;
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
    if (last?.point && this.#card && distance(point, last.point) <= this.options.same) {
      this.open(last.stack, (last.at + 1) % last.stack.length, last.lonlat, last.point);
      return;
    }
    const stack = this.finds.under(point);
    if (stack.length) this.open(stack, 0, lonlat, point);
    else if (!this.store.state.docked) this.close();
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
    const { aside, left, turn } = this.options;
    const [top] = this.finds.under([x, y]);
    door.element.classList.toggle("over", top !== undefined);
    if (top === undefined) {
      this.hideTip();
      return;
    }
    tip.textContent = this.atlas.name(top);
    tip.hidden = false;
    const flip = x > door.size()[0] - turn;
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
    const { atlas, store } = this;
    this.hideTip();
    if (!this.#card) this.#cameFrom = focus ? /** @type {HTMLElement | null} */ (document.activeElement) : null;
    const opening = (this.#last = { stack, at, lonlat, point });
    if (!atlas.cards) await atlas.tell();
    if (this.#last !== opening) return; // another was asked for meanwhile
    store.set({ selected: stack[at], stack });
    this.#show(opening, focus);
  }

  /**
   * Open the card of a feature where it lies.
   * @param {number} i
   * @param {boolean} focus
   */
  openAt(i, focus) {
    const { door, finds, options } = this;
    const lonlat = finds.place(i);
    if (!door.shows(lonlat, options.margin)) door.look(lonlat);
    this.open([i], 0, lonlat, null, focus);
  }

  /**
   * Show what is open: short at its place where there is room, else in the sheet; whole beside the map.
   * @param {Opening} opening
   * @param {boolean} focus
   */
  #show({ stack, at, lonlat, point }, focus) {
    const { atlas, slice, store, door, dock, finds } = this;
    const { docked, present } = store.state;
    const i = stack[at];
    const go = (/** @type {number} */ to) => this.open(stack, to, lonlat, point, true);
    const names = stack.map((it) => atlas.name(it));
    if (!docked) dock.hide();
    this.#whole = docked;
    const content = (this.#card = (docked ? card : brief)(atlas, slice, i, { at, names, go }, this.#acts()));
    if (docked || !roomy(door.size())) {
      door.closePopup({ told: false });
      dock.show(content);
      door.move(bringInto(door.point(lonlat), dock.free(door.element)));
    } else {
      const width = present ? this.options.lecture * door.size()[0] : this.options.wide;
      const placing = { points: finds.along(i), covered: finds.covered() };
      door.openPopup({ lonlat, content, width, ...placing, onClose: () => this.close() });
      content.addEventListener("toggle", () => door.settlePopup(), true);
    }
    if (focus) content.focus({ preventScroll: true });
  }

  /** @returns {import("#atlas/ui/rows.js").Acts} */
  #acts() {
    const { store, dock } = this;
    const more = () => store.set({ docked: true });
    return {
      more,
      differ() {
        more();
        dock.scrollTo(".accounts");
      },
      back: () => store.set({ docked: false }),
      close: () => this.close(),
    };
  }

  /** Close the card that is open; the keyboard goes back to where it was. */
  close() {
    this.store.set({ selected: -1, stack: [], docked: false });
  }

  /**
   * To be told of every change of the stack, and of where cards stand: without a stack no card stays open.
   * @param {{ readonly stack: readonly number[], readonly docked: boolean }} state
   */
  update({ stack, docked }) {
    if (!stack.length) this.#gone();
    else if (this.#card && this.#last && docked !== this.#whole) this.#show(this.#last, true);
  }

  #gone() {
    const { door, dock, store } = this;
    const shown = this.#card;
    this.#last = this.#card = null;
    const held = shown?.contains(document.activeElement);
    door.closePopup({ told: false });
    dock.hide();
    store.set({ docked: false });
    const back = this.#cameFrom?.isConnected ? this.#cameFrom : held ? door.element : null;
    this.#cameFrom = null;
    if (shown) back?.focus({ preventScroll: true });
  }
}

/**
 * @param {Point} a
 * @param {Point} b
 */
function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
