// @ts-check
/**
 * An element that covers the whole map and a little more, on Leaflet's public face alone, as Leaflet 2's
 * `BlanketOverlay` does: it stretches with a zoom as it goes, and is laid anew when the map has come to rest.
 */

/** @typedef {import("leaflet").Map} LeafletMap */

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
 * @param {typeof import("leaflet")} L
 * @param {Sheet} sheet
 * @param {Partial<typeof defaultOptions>} [options]
 * @returns {import("leaflet").Layer}
 */
export function overlay(L, { element, lay }, options = {}) {
  const { padding } = { ...defaultOptions, ...options };
  /** @type {LeafletMap} */
  let map;
  /** Of the map when the sheet was laid. @type {{ centre: import("leaflet").LatLng, zoom: number } | null} */
  let laid = null;
  let zooming = false;

  const settle = () => {
    if (zooming && laid) return; // it stretches; it is laid when the zoom has ended
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
    const whole = corner
      .add(size.multiplyBy(1 + padding * 2))
      .round()
      .subtract(corner);
    const origin = map.getPixelOrigin().add(corner);
    const { x, y } = map.containerPointToLayerPoint([0, 0]).subtract(corner);
    laid = { centre: map.getCenter(), zoom: map.getZoom() };
    L.DomUtil.setPosition(element, corner);
    lay({
      zoom: laid.zoom,
      origin: [origin.x, origin.y],
      size: [whole.x, whole.y],
      screen: [x, y, x + size.x, y + size.y],
    });
  };

  /**
   * @param {import("leaflet").LatLng} centre
   * @param {number} zoom
   */
  const stretch = (centre, zoom) => {
    if (!laid) return;
    const scale = map.getZoomScale(zoom, laid.zoom);
    const size = map.getSize();
    const pane = map.getPane("mapPane");
    const dragged = pane ? L.DomUtil.getPosition(pane) : L.point(0, 0);
    const origin = map.project(centre, zoom).subtract(size.divideBy(2)).add(dragged).round();
    const corner = map.project(laid.centre, zoom).subtract(size.multiplyBy((0.5 + padding) * scale));
    L.DomUtil.setTransform(element, corner.subtract(origin), scale);
  };

  const Blanket = L.Layer.extend({
    /** @param {LeafletMap} to */
    onAdd(to) {
      map = to;
      element.classList.add("leaflet-zoom-animated");
      map.getPane("overlayPane")?.append(element);
      settle();
    },
    onRemove() {
      element.remove();
      laid = null;
    },
    getEvents() {
      return {
        viewreset: settle,
        zoom: () => stretch(map.getCenter(), map.getZoom()),
        zoomanim: (/** @type {import("leaflet").ZoomAnimEvent} */ { center, zoom }) => {
          zooming = true;
          stretch(center, zoom);
        },
        zoomend: () => {
          zooming = false;
        },
        moveend: settle,
      };
    },
  });
  return new Blanket();
}
