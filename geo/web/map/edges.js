// @ts-check
/** What happens far beyond the map, as in Portsmouth or Berlin: a sign at the edge, in its direction, that opens its card. */

import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/main.js").PageOf} Page */
/** @typedef {{ stack: number[], x: number, y: number }} Sign */

const FAR = new Set(["event", "battle"]);
const MOST = 8; // signs: more would frame the map
const FOOT = 190; // pixels at the foot of the map that inset, scale and zoom take
const NEAR = 40; // pixels at zoom 4: what is nearer to each other shares a sign

export class Edges {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.element = el("div.edges", { role: "group", "aria-label": "Beyond the map" });
    page.stage?.append(this.element);
    this.key = "";
    const [west, south, east, north] = page.model.map.bbox;
    /** Whether there is anything on this map that could lie beyond it. */
    this.any = page.model.kinds.some(({ kind }) => FAR.has(kind));
    /** What can be seen of the map at home, and as much again on each side. */
    this.home = [2 * west - east, 2 * south - north, 2 * east - west, 2 * north - south];
    /** @type {Map<number, any>} */
    this.places = new Map();
    page.map.on("moveend", () => this.update()); // before the canvases hear of it
  }

  /** @param {number} i */
  place(i) {
    let found = this.places.get(i);
    if (!found) {
      const { model, map } = this.page;
      const [x, y] = model.shape(i).box;
      const scale = 2 ** (model.map.bits - 8);
      this.places.set(i, (found = map.unproject([x / scale, y / scale], 0)));
    }
    return found;
  }

  /** @param {number} i */
  beyond(i) {
    const { model } = this.page;
    if (model.features.shape[i][0] !== 0 || !FAR.has(model.kind(i).kind)) return false;
    const { lat, lng } = this.place(i);
    const [west, south, east, north] = this.home;
    return lng < west || lng > east || lat < south || lat > north;
  }

  update() {
    if (!this.any) return;
    const { map, model } = this.page;
    const found = model.drawn.filter((/** @type {number} */ i) => this.beyond(i) && !map.getBounds().contains(this.place(i)));
    const size = map.getSize();
    const key = `${found.map((/** @type {number} */ i) => (model.inForce(i) ? i : ~i))}|${size.x},${size.y}|${map.getCenter()}|${map.getZoom()}`;
    if (key === this.key) return;
    this.key = key;
    const signs = this.arrange(this.gather(found).slice(0, MOST), size);
    this.element.replaceChildren(...signs.map((sign) => this.button(sign)));
  }

  /**
   * Features in order of their direction, those of one place together.
   * @param {number[]} found
   * @returns {number[][]}
   */
  gather(found) {
    const { map } = this.page;
    /** @type {{ stack: number[], point: any }[]} */
    const groups = [];
    for (const i of found) {
      const point = map.project(this.place(i), 4);
      const group = groups.find((it) => it.point.distanceTo(point) < NEAR);
      if (group) group.stack.push(i);
      else groups.push({ stack: [i], point });
    }
    const now = (/** @type {number} */ i) => (this.page.model.inForce(i) ? 0 : 1);
    return groups.map(({ stack }) => stack.sort((a, b) => now(a) - now(b))).sort((a, b) => now(a[0]) - now(b[0]));
  }

  /**
   * Where each sign stands: on the edge, in its direction the shorter way round the globe, none on another.
   * @param {number[][]} groups
   * @param {{ x: number, y: number }} size
   * @returns {Sign[]}
   */
  arrange(groups, size) {
    const { map } = this.page;
    const world = 256 * 2 ** map.getZoom();
    const centre = map.project(map.getCenter());
    /** @type {Sign[]} */
    const signs = groups.map((stack) => {
      const { x, y } = map.project(this.place(stack[0]));
      const dx = x - centre.x - world * Math.round((x - centre.x) / world);
      return { stack, ...onEdge(dx, y - centre.y, size) };
    });
    for (const right of [false, true]) {
      let free = 96;
      for (const sign of signs.filter((it) => it.x > size.x / 2 === right).sort((a, b) => a.y - b.y)) {
        sign.y = Math.max(sign.y, free);
        free = sign.y + 34;
      }
    }
    return signs.filter((sign) => sign.y < size.y - FOOT);
  }

  /** @param {Sign} sign */
  button({ stack, x, y }) {
    const { map, model, cards } = this.page;
    const right = x > map.getSize().x / 2;
    const name = model.features.name[stack[0]] + (stack.length > 1 ? ` and ${stack.length - 1} more` : "");
    const open = () => cards.open(stack, 0, map.containerPointToLatLng([x + (right ? -20 : 20), y]), null, true);
    const classes = ["edge", right ? "right" : "left", ...(model.inForce(stack[0]) ? [] : ["past"])].join(".");
    return el(`button.${classes}`, { type: "button", title: name, "aria-label": `Beyond the map: ${name}`, style: `top:${y}px`, onclick: open }, el("span", {}, name));
  }
}

/**
 * Where a ray from the middle leaves a rectangle.
 * @param {number} dx
 * @param {number} dy
 * @param {{ x: number, y: number }} size
 */
export function onEdge(dx, dy, { x, y }) {
  const part = Math.min(x / 2 / Math.max(1e-9, Math.abs(dx)), y / 2 / Math.max(1e-9, Math.abs(dy)));
  return { x: x / 2 + dx * part, y: y / 2 + dy * part };
}
