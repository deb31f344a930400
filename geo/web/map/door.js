// @ts-check
/**
 * The one door to Leaflet: where the map is, what is done to it, what it hears. Places are `[lon, lat]` in degrees,
 * points `[x, y]` in CSS pixels from the left upper corner of the map, boxes west, south, east, north.
 */

import { limit, spotOf } from "#atlas/map/leaflet.js";
import { lonLatOf, pixelsPerUnit, squareOf, worldWidth } from "#atlas/map/mercator.js";
import { layerOf } from "#atlas/map/overlay.js";
import { Popup } from "#atlas/map/popup.js";

/** @typedef {typeof import("leaflet")} Leaflet */
/** @typedef {import("leaflet").Map} LeafletMap */
/** @typedef {[number, number]} LonLat degrees */
/** @typedef {[number, number]} Point pixels */
/** @typedef {[number, number, number, number]} Box west, south, east, north, degrees */
/** @typedef {{ lonlat: LonLat, point: Point }} Spot what the pointer points at */

const defaultOptions = {
  scale: 120, // pixels: greatest length of the scale
  least: 2, // zoom: wider, the world is a stamp
};

/** What the map tells, and the names that Leaflet has for it. */
const EVENTS = { click: "click", hover: "mousemove", leave: "mouseout", start: "movestart", moved: "moveend" };

export class Door {
  /** How far the map goes. @type {Box | null} */
  #bounds = null;
  #map;
  #popup;
  #leaflet;

  /**
   * @param {LeafletMap} map
   * @param {number} bits the world square is `2**bits` grid units wide
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(map, bits, options = {}) {
    this.options = { ...defaultOptions, ...options };
    this.bits = bits;
    this.#map = map;
    this.#leaflet = /** @type {{ L: Leaflet }} */ (/** @type {unknown} */ (globalThis)).L;
    /** The element that holds the map. */
    this.element = map.getContainer();
    this.#popup = new Popup(this.#leaflet, map, this);
  }

  /** Width and height of the map, pixels. @returns {Point} */
  size() {
    const { x, y } = this.#map.getSize();
    return [x, y];
  }

  zoom() {
    return this.#map.getZoom();
  }

  /** What can be seen. @returns {Box} */
  bbox() {
    const bounds = this.#map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** The place in the middle. @returns {LonLat} */
  centre() {
    const { lng, lat } = this.#map.getCenter();
    return [lng, lat];
  }

  /**
   * Whether a place can be seen, away from the edge.
   * @param {LonLat} lonlat
   * @param {number} [margin] on each side, as a part of what can be seen
   */
  shows([lon, lat], margin = 0) {
    const [west, south, east, north] = this.bbox();
    const [dx, dy] = [(east - west) * margin, (north - south) * margin];
    return lon >= west + dx && lon <= east - dx && lat >= south + dy && lat <= north - dy;
  }

  /**
   * Show a box at the greatest scale that holds it.
   * @param {Box | number[]} bbox
   * @param {{ below?: number, right?: number }} [options] pixels at its foot and at its right that something covers
   */
  fit([west, south, east, north], { below = 0, right = 0 } = {}) {
    this.#limit([west, south, east, north]);
    this.#map.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { animate: false, paddingBottomRight: [right, below] },
    );
  }

  /**
   * Bring a place to the middle, at once.
   * @param {LonLat} lonlat
   * @param {number} [zoom]
   */
  look([lon, lat], zoom = this.zoom()) {
    this.#limit([lon, lat, lon, lat]);
    this.#map.setView([lat, lon], zoom, { animate: false });
  }

  /**
   * Keep the map within a box, and so close that it shows nothing else. Who is sent to a place beyond gets there.
   * @param {Box} bounds
   */
  keepWithin(bounds) {
    this.#bounds = bounds;
    const { options } = this.#map;
    this.#map.on("resize", () => this.#limit(this.bbox()));
    this.#map.on(
      "zoomend",
      () => options.maxBounds && this.#map.panInsideBounds(options.maxBounds, { animate: false }),
    );
  }

  /** @param {Box} bbox that is to be shown */
  #limit(bbox) {
    if (!this.#bounds) return;
    limit(this.#map, this.#bounds, bbox, this.options.least, (corners) => this.#leaflet.latLngBounds(corners));
  }

  /**
   * Move what is shown by some pixels.
   * @param {readonly [number, number]} move right and down
   */
  move([right, down]) {
    if (right || down) this.#map.panBy([-right, -down]);
  }

  /** @param {number} steps in, or out where negative */
  zoomBy(steps) {
    this.#map.setZoom(this.zoom() + steps);
  }

  /** Take note that the element has another size now. */
  resized() {
    this.#map.invalidateSize({ animate: false, pan: false });
  }

  /**
   * @param {Point} point
   * @returns {LonLat}
   */
  lonLat(point) {
    const width = worldWidth(this.zoom());
    const [x, y] = this.#world(point);
    return lonLatOf([x / width, y / width]);
  }

  /**
   * @param {LonLat} lonlat
   * @returns {Point}
   */
  point(lonlat) {
    const width = worldWidth(this.zoom());
    const [x, y] = squareOf(lonlat);
    return this.#onMap(x * width, y * width);
  }

  /**
   * A point of the map in grid units.
   * @param {Point} point
   * @returns {[number, number]}
   */
  grid(point) {
    const [x, y] = this.#world(point);
    const k = pixelsPerUnit(this.zoom(), this.bits);
    return [x / k, y / k];
  }

  /**
   * Grid units as a point of the map.
   * @param {readonly [number, number]} grid
   * @returns {Point}
   */
  ungrid([x, y]) {
    const k = pixelsPerUnit(this.zoom(), this.bits);
    return this.#onMap(x * k, y * k);
  }

  /**
   * Lay something over the map.
   * @param {import("#atlas/map/overlay.js").Overlay} overlay
   */
  add(overlay) {
    this.#map.addLayer(layerOf(this.#leaflet, overlay));
  }

  /** The scale, as an element to be put somewhere. @returns {HTMLElement} */
  scale() {
    const control = this.#leaflet.control.scale({ imperial: false, maxWidth: this.options.scale }).addTo(this.#map);
    return /** @type {HTMLElement} */ (control.getContainer());
  }

  get popupOpen() {
    return this.#popup.open;
  }

  /**
   * Open a card where it is of something; the one that is open gives way without a word.
   * @param {import("#atlas/map/popup.js").Opening} card
   */
  openPopup(card) {
    this.#popup.show(card);
  }

  /** @param {{ told?: boolean }} [options] whether who opened it hears of it */
  closePopup({ told = true } = {}) {
    if (told) this.#popup.close();
    else this.#popup.giveWay();
  }

  /** Take note that the open card has another height now. */
  settlePopup() {
    this.#popup.settle();
  }

  /**
   * Hear of a click, or of the pointer as it passes over the map.
   * @overload
   * @param {"click" | "hover"} name
   * @param {(spot: Spot) => void} heard
   * @returns {() => void} ends it
   */
  /**
   * Hear that the pointer leaves the map, that a move starts, or that one has ended.
   * @overload
   * @param {"leave" | "start" | "moved"} name
   * @param {() => void} heard
   * @returns {() => void} ends it
   */
  /**
   * @param {keyof typeof EVENTS} name
   * @param {(spot: Spot) => void} heard
   */
  on(name, heard) {
    const listener = (/** @type {import("leaflet").LeafletEvent} */ event) => {
      const spot = spotOf(event);
      if (spot) heard(spot);
      else /** @type {() => void} */ (heard)();
    };
    this.#map.on(EVENTS[name], listener);
    return () => {
      this.#map.off(EVENTS[name], listener);
    };
  }

  /**
   * A point of the map in pixels of the world.
   * @param {Point} point
   * @returns {Point}
   */
  #world(point) {
    const { x, y } = this.#map.containerPointToLayerPoint(point).add(this.#map.getPixelOrigin());
    return [x, y];
  }

  /**
   * @param {number} x in pixels of the world
   * @param {number} y
   * @returns {Point}
   */
  #onMap(x, y) {
    const { x: left, y: top } = this.#map.layerPointToContainerPoint(
      this.#leaflet.point(x, y).subtract(this.#map.getPixelOrigin()),
    );
    return [left, top];
  }
}
