// @ts-check
/** The card that stands on the map and moves with it; the door's hand for it. */

import { placeCard } from "#atlas/map/placing.js";

/** @typedef {import("#atlas/map/door.js").Door} Door */
/** @typedef {import("#atlas/map/door.js").LonLat} LonLat */
/** @typedef {import("#atlas/map/placing.js").Site} Site */

/**
 * @typedef {object} Opening
 * @property {LonLat} lonlat to which the card belongs
 * @property {HTMLElement} content
 * @property {number} [width] of the card, pixels
 * @property {Site["points"]} [points] along the shape of what it is of
 * @property {Site["covered"]} [covered] what stands on the map already
 * @property {() => void} [onClose] called when it is closed, but not when it gives way
 */

const defaultOptions = {
  width: 340, // pixels: of a card
  around: 8, // pixels: least distance from the edges of the map
};

export class Popup {
  /** @type {{ popup: import("leaflet").Popup, given: Opening, below: number } | null} */
  #open = null;
  #leaflet;
  #map;
  #door;

  /**
   * @param {import("#atlas/map/door.js").Leaflet} leaflet
   * @param {import("#atlas/map/door.js").LeafletMap} map
   * @param {Door} door
   */
  constructor(leaflet, map, door) {
    this.#leaflet = leaflet;
    this.#map = map;
    this.#door = door;
    map.on("popupclose", ({ popup }) => {
      const closed = this.#open;
      if (closed?.popup !== popup) return; // another has taken its place
      this.#open = null;
      closed.given.onClose?.();
    });
  }

  get open() {
    return this.#open !== null;
  }

  /**
   * Open a card; the one that is open gives way.
   * @param {Opening} given
   */
  show(given) {
    this.giveWay();
    const [width, height] = this.#door.size();
    const { around } = defaultOptions;
    const wide = Math.min(given.width ?? defaultOptions.width, width - 2 * around);
    const popup = this.#leaflet.popup({
      minWidth: wide,
      maxWidth: wide,
      autoPan: false,
      className: "atlas-popup",
      closeButton: false,
      closeOnClick: false,
    });
    given.content.style.maxHeight = `${height - 2 * around}px`;
    const [lon, lat] = given.lonlat;
    popup.setLatLng([lat, lon]).setContent(given.content);
    this.#open = { popup, given, below: 0 };
    this.#map.openPopup(popup);
    this.#place(popup, given);
  }

  close() {
    if (this.#open) this.#map.closePopup(this.#open.popup);
  }

  /** Close the card without a word. */
  giveWay() {
    const previous = this.#open;
    this.#open = null;
    if (previous) this.#map.closePopup(previous.popup);
  }

  /** The card has another height now: its head stays where it is, as long as its foot is on the map. */
  settle() {
    if (!this.#open) return;
    const { popup, given, below } = this.#open;
    const [, height] = sizeOf(popup);
    const [, y] = this.#door.point(given.lonlat);
    const top = Math.min(y + below, this.#door.size()[1] - defaultOptions.around - height);
    const { offset } = popup.options;
    this.#lay(popup, [/** @type {[number, number]} */ (offset)[0], top - y + height]);
  }

  /**
   * @param {import("leaflet").Popup} popup
   * @param {Opening} given
   */
  #place(popup, { lonlat, points = [], covered = [] }) {
    const card = sizeOf(popup);
    const at = this.#door.point(lonlat);
    const { left, top, move } = placeCard({ size: this.#door.size(), card, at, points, covered });
    const [x, y] = [left - at[0] - move[0], top - at[1] - move[1]];
    if (this.#open) this.#open.below = y;
    this.#lay(popup, [x + Math.round(card[0] / 2), y + card[1]]);
    this.#door.move(move);
  }

  /**
   * @param {import("leaflet").Popup} popup
   * @param {[number, number]} offset from its place to the middle of its foot
   */
  #lay(popup, offset) {
    popup.options.offset = offset;
    const { lat, lng } = /** @type {import("leaflet").LatLng} */ (popup.getLatLng());
    popup.setLatLng([lat, lng]);
  }
}

/**
 * @param {import("leaflet").Popup} popup
 * @returns {[number, number]} width and height, pixels
 */
function sizeOf(popup) {
  const element = popup.getElement();
  return [element?.offsetWidth ?? 0, element?.offsetHeight ?? 0];
}
