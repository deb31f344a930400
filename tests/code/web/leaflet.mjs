// As much of Leaflet as the door asks for: the public face of a map that lies still, or is moved by a test.
import { lonLatOf, squareOf, worldWidth } from "../../../geo/web/map/mercator.js";

/** A point that can be reckoned with. */
export class Point {
  constructor(x, y) {
    Object.assign(this, { x, y });
  }

  static of(given) {
    return Array.isArray(given) ? new Point(...given) : given;
  }

  add = (other) => new Point(this.x + other.x, this.y + other.y);
  subtract = (other) => new Point(this.x - other.x, this.y - other.y);
  multiplyBy = (by) => new Point(this.x * by, this.y * by);
  divideBy = (by) => new Point(this.x / by, this.y / by);
  round = () => new Point(Math.round(this.x), Math.round(this.y));
}

/** An element of which only a style and classes are asked. */
export function element() {
  const classes = new Set();
  return {
    style: {},
    classes,
    classList: { add: (name) => classes.add(name) },
    children: [],
    parent: null,
    append(...nodes) {
      for (const node of nodes) node.parent = this;
      this.children.push(...nodes);
    },
    remove() {
      this.parent.children = this.parent.children.filter((it) => it !== this);
      this.parent = null;
    },
  };
}

/** A map in the middle of which lies a place. */
export class FakeMap {
  #listeners = new Map();

  constructor({ centre = [0, 0], zoom = 5, size = [800, 600], dragged = [0, 0] } = {}) {
    Object.assign(this, { centre, zoom, size: new Point(...size), dragged: new Point(...dragged), calls: [] });
    this.panes = { overlayPane: element(), mapPane: element() };
    this.container = element();
    this.origin = this.#projected(centre).subtract(this.size.divideBy(2)).round();
  }

  #projected([lon, lat], zoom = this.zoom) {
    const [x, y] = squareOf([lon, lat]);
    return new Point(x * worldWidth(zoom), y * worldWidth(zoom));
  }

  #placed({ x, y }) {
    const [lng, lat] = lonLatOf([x / worldWidth(this.zoom), y / worldWidth(this.zoom)]);
    return { lng, lat };
  }

  getContainer = () => this.container;
  getPane = (name) => this.panes[name];
  getSize = () => this.size;
  getZoom = () => this.zoom;
  getCenter = () => ({ lng: this.centre[0], lat: this.centre[1] });
  getPixelOrigin = () => this.origin;
  getZoomScale = (to, from) => 2 ** (to - from);
  project = ({ lng, lat }, zoom) => this.#projected([lng, lat], zoom);
  containerPointToLayerPoint = (point) => Point.of(point).subtract(this.dragged);
  layerPointToContainerPoint = (point) => point.add(this.dragged);

  getBounds() {
    const at = (x, y) => this.#placed(this.containerPointToLayerPoint([x, y]).add(this.origin));
    const [a, b] = [at(0, this.size.y), at(this.size.x, 0)];
    return { getWest: () => a.lng, getSouth: () => a.lat, getEast: () => b.lng, getNorth: () => b.lat };
  }

  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      this.#listeners.get(name).filter((it) => it !== listener),
    );
  }

  fire(name, event = {}) {
    for (const listener of this.#listeners.get(name) ?? []) listener({ type: name, ...event });
  }

  addLayer(layer) {
    layer.onAdd(this);
    for (const [name, listener] of Object.entries(layer.getEvents())) this.on(name, listener);
    this.layer = layer;
  }

  /** Of the card that is open. */
  popupSize = [340, 200];

  openPopup(popup) {
    popup.size = () => this.popupSize;
    this.calls.push(["open", popup]);
  }

  closePopup(popup) {
    this.calls.push(["close", popup]);
    this.fire("popupclose", { popup });
  }

  fitBounds = (...given) => this.calls.push(["fit", ...given]);
  setView = (...given) => this.calls.push(["view", ...given]);
  panBy = (by) => this.calls.push(["pan", by]);
  setZoom = (zoom) => this.calls.push(["zoom", zoom]);
  invalidateSize = (options) => this.calls.push(["size", options]);
}

/** What stands where Leaflet does. */
export function fakeLeaflet() {
  const popup = (options) => ({
    options,
    setLatLng(latlng) {
      this.latlng = latlng;
      return this;
    },
    getLatLng() {
      const [lat, lng] = this.latlng;
      return { lat, lng };
    },
    getElement() {
      const [offsetWidth, offsetHeight] = this.size();
      return { offsetWidth, offsetHeight };
    },
    setContent(content) {
      this.content = content;
      return this;
    },
  });
  const Layer = {
    extend: (members) =>
      function Blanket() {
        Object.assign(this, members);
      },
  };
  const DomUtil = {
    setPosition: (node, { x, y }) => Object.assign(node, { at: [x, y], scaled: 1 }),
    setTransform: (node, { x, y }, scale) => Object.assign(node, { at: [x, y], scaled: scale }),
    getPosition: (node) => node.position ?? new Point(0, 0),
  };
  return { popup, Layer, DomUtil, point: (x, y) => new Point(x, y) };
}
