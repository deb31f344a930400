// @ts-check
/** What lies under the pointer: named as it passes, explained at a click, the next below it at a second. */

import { card } from "#atlas/ui/card.js";
import { el } from "#atlas/ui/dom.js";
import { hits } from "#atlas/map/hit.js";

/** @typedef {import("#atlas/main.js").PageOf} Page */

const L = /** @type {any} */ (globalThis).L;
const REACH = 9; // pixels around the pointer that count as a hit
const SAME = 6; // pixels: a second click so near is at the same place

export class Cards {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.tip = el("div.tip", { hidden: true });
    /** @type {any} */
    this.popup = null;
    /** The features that the last click found, which of them is shown, and where. @type {{ stack: number[], at: number, point: any } | null} */
    this.last = null;
    /** @type {HTMLElement | null} */
    this.cameFrom = null;
    const { map } = page;
    map.on("click", (/** @type {any} */ event) => this.onClick(event));
    map.on("mousemove", (/** @type {any} */ event) => this.onHover(event));
    map.on("mouseout movestart", () => this.hideTip());
    map.on("popupclose", (/** @type {any} */ event) => event.popup === this.popup && this.deselect());
  }

  /** Id of the feature whose card is open, or nothing. */
  get shown() {
    return this.popup ? this.page.model.features.id[this.page.view.selected] : "";
  }

  /**
   * Features under a point, the topmost first.
   * @param {any} latlng
   * @returns {number[]}
   */
  under(latlng) {
    const { model, view, map } = this.page;
    const { k } = view.frame;
    const point = map.project(latlng, map.getZoom());
    const found = view.drawn.filter(
      (/** @type {number} */ i) => view.legible(i) && hits(model.shape(i), point.x / k, point.y / k, REACH / k),
    );
    const weight = (/** @type {number} */ i) => 2 - model.features.shape[i][0] + (model.inForce(i) ? 3 : 0);
    return found.reverse().sort((/** @type {number} */ a, /** @type {number} */ b) => weight(b) - weight(a));
  }

  /** @param {any} event */
  onClick(event) {
    const { last } = this;
    if (last?.point && this.popup && event.containerPoint.distanceTo(last.point) <= SAME) {
      return this.open(last.stack, (last.at + 1) % last.stack.length, this.popup.getLatLng(), last.point);
    }
    const stack = this.under(event.latlng);
    if (stack.length) this.open(stack, 0, event.latlng, event.containerPoint);
    else this.page.map.closePopup();
  }

  /** Explain what lies in the middle of the map, for those who point with keys. */
  openMiddle() {
    const { map } = this.page;
    const latlng = map.getCenter();
    const stack = this.under(latlng);
    if (stack.length) this.open(stack, 0, latlng, null, true);
    else this.page.speaker.say("Nothing is drawn in the middle of the map");
  }

  /** @param {any} event */
  onHover(event) {
    const { map, model } = this.page;
    const [top] = this.under(event.latlng);
    map.getContainer().classList.toggle("over", top !== undefined);
    if (top === undefined) return this.hideTip();
    const { x, y } = event.containerPoint;
    this.tip.textContent = model.features.name[top];
    this.tip.hidden = false;
    const flip = x > map.getSize().x - 220;
    this.tip.style.transform = `translate(${flip ? x - 12 : x + 14}px, ${y + 14}px) translateX(${flip ? "-100%" : "0"})`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  /**
   * Open the card of one of several features.
   * @param {number[]} stack
   * @param {number} at
   * @param {any} latlng
   * @param {any} [point] of a click, in pixels of the map
   * @param {boolean} [focus] whether the keyboard goes there too
   */
  async open(stack, at, latlng, point = null, focus = false) {
    const { map, model, view } = this.page;
    this.hideTip();
    const opening = (this.last = { stack, at, point });
    if (focus && !this.popup) this.cameFrom = /** @type {HTMLElement | null} */ (document.activeElement);
    if (!model.details) await model.tell();
    if (this.last !== opening) return; // another was asked for meanwhile
    const size = map.getSize();
    const go = (/** @type {number} */ to) => this.open(stack, to, latlng, point, true);
    const content = card(model, stack[at], { at, names: stack.map((i) => model.features.name[i]), go });
    const previous = this.popup;
    this.popup = null;
    if (previous) map.closePopup(previous);
    this.popup = L.popup({
      maxWidth: Math.min(360, size.x - 40),
      minWidth: Math.min(280, size.x - 60),
      maxHeight: Math.max(180, Math.min(460, (point ? point.y : size.y) - 130)), // the map does not slip from under the pointer
      offset: [0, -3], // off the point: a second click there reaches the map
      autoPanPadding: [16, 16],
      autoPanPaddingTopLeft: [16, 60],
      className: "atlas-popup",
      closeOnClick: false,
    })
      .setLatLng(latlng)
      .setContent(content);
    map.openPopup(this.popup);
    view.selected = stack[at];
    view.refresh();
    this.page.address.write();
    if (focus) content.focus({ preventScroll: true });
  }

  /**
   * Open the card of a feature where it lies.
   * @param {number} i
   * @param {boolean} focus
   */
  openAt(i, focus) {
    const { map } = this.page;
    const latlng = this.place(i);
    if (!map.getBounds().pad(-0.1).contains(latlng)) map.setView(latlng, map.getZoom(), { animate: false });
    this.open([i], 0, latlng, null, focus);
  }

  deselect() {
    this.popup = null;
    this.last = null;
    this.page.view.selected = -1;
    this.page.view.refresh();
    this.page.address.write();
    if (this.cameFrom?.isConnected) this.cameFrom.focus({ preventScroll: true });
    this.cameFrom = null;
  }

  /**
   * Where the card of a feature points: its anchor, or of its vertices the one nearest to the middle of the map.
   * @param {number} i
   */
  place(i) {
    const { model, map, view } = this.page;
    const zoom = map.getZoom();
    const { k } = view.frame;
    const anchor = model.features.anchor[i];
    if (anchor) return map.unproject([anchor[0] * k, anchor[1] * k], zoom);
    const centre = map.project(map.getCenter(), zoom);
    let best = [centre.x, centre.y];
    let least = Infinity;
    for (const part of model.shape(i).parts) {
      for (let at = 0; at < part.length; at += 2) {
        const away = Math.hypot(part[at] * k - centre.x, part[at + 1] * k - centre.y);
        if (away < least) [least, best] = [away, [part[at] * k, part[at + 1] * k]];
      }
    }
    return map.unproject(best, zoom);
  }
}
