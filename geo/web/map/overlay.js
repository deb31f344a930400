// @ts-check
/**
 * An element that covers the whole map and a little more, on Leaflet's public face alone, as Leaflet 2's
 * `BlanketOverlay` does: it stretches with a zoom as it goes, and is laid anew when the map has come to rest.
 */

/** @typedef {typeof import("leaflet")} Leaflet */
/** @typedef {import("leaflet").Map} LeafletMap */
/** @typedef {import("leaflet").LatLng} LatLng */

/**
 * How a sheet lies on the map; lengths in CSS pixels.
 * @typedef {object} Seat
 * @property {number} zoom
 * @property {[number, number]} origin of its left upper corner, in pixels of the world at this zoom
 * @property {[number, number]} size width and height
 * @property {[number, number, number, number]} screen what of it is on screen: left, top, right, bottom
 */

/**
 * What lies on the map: an element, and what is to be done when it is laid.
 * @typedef {{ element: HTMLElement, lay: (seat: Seat) => void }} Sheet
 */

const defaultOptions = {
  padding: 0.1, // parts of the map's size by which a sheet is larger on each side: a short move uncovers nothing
};

/**
 * A sheet as a layer of Leaflet.
 * @param {Leaflet} L
 * @param {Sheet} sheet
 * @param {Partial<typeof defaultOptions>} [options]
 * @returns {import("leaflet").Layer}
 */
export function overlay(L, sheet, options = {}) {
  /** @type {Cover | null} */
  let cover = null;
  const Blanket = L.Layer.extend({
    /** @param {LeafletMap} map */
    onAdd(map) {
      cover = new Cover(L, map, sheet, { ...defaultOptions, ...options }.padding);
      sheet.element.classList.add("leaflet-zoom-animated");
      map.getPane("overlayPane")?.append(sheet.element);
      cover.lay();
    },
    onRemove() {
      sheet.element.remove();
      cover = null;
    },
    getEvents: () => ({
      viewreset: () => cover?.lay(),
      moveend: () => cover?.lay(),
      zoom: () => cover?.follow(),
      zoomanim: (/** @type {import("leaflet").ZoomAnimEvent} */ { center, zoom }) => cover?.zoomTo(center, zoom),
      zoomend: () => cover?.zoomed(),
    }),
  });
  return new Blanket();
}

/** A sheet on a map. */
class Cover {
  /** Of the map when the sheet was laid. @type {{ centre: LatLng, zoom: number } | null} */
  #laid = null;
  #zooming = false;

  /**
   * @param {Leaflet} L
   * @param {LeafletMap} map
   * @param {Sheet} sheet
   * @param {number} padding
   */
  constructor(L, map, sheet, padding) {
    this.leaflet = L;
    this.map = map;
    this.sheet = sheet;
    this.padding = padding;
  }

  /** Lay the sheet where the map is; not while a zoom goes on, with which it stretches. */
  lay() {
    if (this.#zooming && this.#laid) return;
    const { map, padding } = this;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
    const end = corner.add(size.multiplyBy(1 + padding * 2)).round();
    const whole = end.subtract(corner);
    const origin = map.getPixelOrigin().add(corner);
    const { x, y } = map.containerPointToLayerPoint([0, 0]).subtract(corner);
    this.#laid = { centre: map.getCenter(), zoom: map.getZoom() };
    this.leaflet.DomUtil.setPosition(this.sheet.element, corner);
    this.sheet.lay({
      zoom: this.#laid.zoom,
      origin: [origin.x, origin.y],
      size: [whole.x, whole.y],
      screen: [x, y, x + size.x, y + size.y],
    });
  }

  /**
   * A zoom begins, that ends there.
   * @param {LatLng} centre
   * @param {number} zoom
   */
  zoomTo(centre, zoom) {
    this.#zooming = true;
    this.#stretch(centre, zoom);
  }

  /** A zoom has come a step further, as under two fingers. */
  follow() {
    this.#stretch(this.map.getCenter(), this.map.getZoom());
  }

  /** A zoom has ended. */
  zoomed() {
    this.#zooming = false;
  }

  /**
   * Stretch what is drawn to where it would lie.
   * @param {LatLng} centre
   * @param {number} zoom
   */
  #stretch(centre, zoom) {
    if (!this.#laid) return;
    const { leaflet, map, padding } = this;
    const scale = map.getZoomScale(zoom, this.#laid.zoom);
    const size = map.getSize();
    const pane = map.getPane("mapPane");
    const dragged = pane ? leaflet.DomUtil.getPosition(pane) : leaflet.point(0, 0);
    const origin = map.project(centre, zoom).subtract(size.divideBy(2)).add(dragged).round();
    const corner = map.project(this.#laid.centre, zoom).subtract(size.multiplyBy((0.5 + padding) * scale));
    leaflet.DomUtil.setTransform(this.sheet.element, corner.subtract(origin), scale);
  }
}
