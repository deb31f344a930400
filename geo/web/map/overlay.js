// @ts-check
/**
 * An element that covers the whole map and a little more, on Leaflet's public face alone, as Leaflet 2's
 * `BlanketOverlay` does: it stretches with a zoom as it goes, and is laid anew when the map has come to rest.
 */

/** @typedef {typeof import("leaflet")} Leaflet */
/** @typedef {import("leaflet").Map} LeafletMap */
/** @typedef {import("leaflet").LatLng} LatLng */

/**
 * How an overlay lies on the map; lengths in CSS pixels.
 * @typedef {object} Seat
 * @property {number} zoom
 * @property {[number, number]} origin of its left upper corner, in pixels of the world at this zoom
 * @property {[number, number]} size width and height
 * @property {[number, number, number, number]} screen what of it is on screen: left, top, right, bottom
 */

/**
 * What lies on the map: an element, and what is to be done when it is laid.
 * @typedef {{ element: HTMLElement, lay: (seat: Seat) => void }} Overlay
 */

const defaultOptions = {
  padding: 0.1, // parts of the map's size by which an overlay is larger on each side: a short move uncovers nothing
};

/**
 * An overlay as a layer of Leaflet.
 * @param {Leaflet} L
 * @param {Overlay} overlay
 * @param {Partial<typeof defaultOptions>} [options]
 * @returns {import("leaflet").Layer}
 */
export function layerOf(L, overlay, options = {}) {
  /** @type {Blanket | null} */
  let blanket = null;
  const Layer = L.Layer.extend({
    /** @param {LeafletMap} map */
    onAdd(map) {
      blanket = new Blanket(L, map, overlay, { ...defaultOptions, ...options }.padding);
      overlay.element.classList.add("leaflet-zoom-animated");
      map.getPane("overlayPane")?.append(overlay.element);
      blanket.lay();
    },
    onRemove() {
      overlay.element.remove();
      blanket = null;
    },
    getEvents: () => ({
      viewreset: () => blanket?.lay(),
      moveend: () => blanket?.lay(),
      zoom: () => blanket?.follow(),
      zoomanim: (/** @type {import("leaflet").ZoomAnimEvent} */ { center, zoom }) => blanket?.zoomTo(center, zoom),
      zoomend: () => blanket?.zoomed(),
    }),
  });
  return new Layer();
}

/** An overlay on a map. */
class Blanket {
  /** Of the map when the overlay was laid. @type {{ centre: LatLng, zoom: number } | null} */
  #laid = null;
  #zooming = false;

  /**
   * @param {Leaflet} L
   * @param {LeafletMap} map
   * @param {Overlay} overlay
   * @param {number} padding
   */
  constructor(L, map, overlay, padding) {
    this.leaflet = L;
    this.map = map;
    this.overlay = overlay;
    this.padding = padding;
  }

  /** Lay the overlay where the map is; not while a zoom goes on, with which it stretches. */
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
    this.leaflet.DomUtil.setPosition(this.overlay.element, corner);
    this.overlay.lay({
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
    const { leaflet, map, overlay, padding } = this;
    const scale = map.getZoomScale(zoom, this.#laid.zoom);
    const size = map.getSize();
    const pane = map.getPane("mapPane");
    const dragged = pane ? leaflet.DomUtil.getPosition(pane) : leaflet.point(0, 0);
    const origin = map.project(centre, zoom).subtract(size.divideBy(2)).add(dragged).round();
    const corner = map.project(this.#laid.centre, zoom).subtract(size.multiplyBy((0.5 + padding) * scale));
    leaflet.DomUtil.setTransform(overlay.element, corner.subtract(origin), scale);
  }
}
