// @ts-check
/** A small map that says where the large one is; a press on it moves the large one there. */

import { el } from "#atlas/ui/dom.js";
import { traceLine, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/main.js").PageOf} Page */

const WIDTH = 132;
const HEIGHT = 96;
const AROUND = 7; // times as wide as the map at home, at least
const LEAST = 30; // degrees across, so that a coast can be seen
const WHOLE = [66, 17, 180, 74]; // west, south, east, north: the region

export class Inset {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.canvas = /** @type {HTMLCanvasElement} */ (el("canvas", { width: WIDTH * 2, height: HEIGHT * 2, "aria-hidden": "true" }));
    this.element = el("div.inset", { title: "Where the map is: press to go there" }, this.canvas);
    /** @type {HTMLCanvasElement | null} */
    this.ground = null;
    this.element.addEventListener("click", (event) => this.goThere(event));
    page.corner?.prepend(this.element);
    const [west, south, east, north] = page.model.map.bbox;
    const across = Math.max(LEAST, (east - west) * AROUND);
    const [a, b, c, d] = WHOLE;
    const middle = [(west + east) / 2, (south + north) / 2];
    const inRegion = middle[0] > a && middle[0] < c && middle[1] > b && middle[1] < d;
    const bounds = across > 90 || !inRegion ? (inRegion ? WHOLE : [-180, -60, 180, 78]) : [middle[0] - across / 2, middle[1] - across / 4, middle[0] + across / 2, middle[1] + across / 4];
    const [left, , right] = bounds;
    /** Grid units to pixels of the inset. */
    const world = 2 ** page.model.map.bits;
    const k = (WIDTH * 360) / ((right - left) * world);
    const y = page.map.project([(bounds[1] + bounds[3]) / 2, 0], 0).y / 256;
    this.frame = { k, ox: ((left + 180) / 360) * world * k, oy: y * world * k - HEIGHT / 2, w: WIDTH, h: HEIGHT, zoom: 0, screen: /** @type {[number, number, number, number]} */ ([0, 0, WIDTH, HEIGHT]) };
  }

  /** Draw the ground once, and on it where the large map is. */
  update() {
    if (getComputedStyle(this.element).display === "none") return;
    this.ground ??= this.paintGround();
    const pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.ground, 0, 0);
    pen.setTransform(2, 0, 0, 2, 0, 0);
    const { map } = this.page;
    const bounds = map.getBounds();
    const a = this.at(bounds.getNorthWest());
    const b = this.at(bounds.getSouthEast());
    pen.strokeStyle = "#8c2f28";
    pen.fillStyle = "rgba(140, 47, 40, 0.14)";
    pen.lineWidth = 1.6;
    const wide = Math.max(6, b[0] - a[0]);
    const high = Math.max(6, b[1] - a[1]);
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    pen.fillRect(middle[0] - wide / 2, middle[1] - high / 2, wide, high);
    pen.strokeRect(middle[0] - wide / 2, middle[1] - high / 2, wide, high);
  }

  /**
   * @param {any} latlng
   * @returns {[number, number]}
   */
  at(latlng) {
    const { k, ox, oy } = this.frame;
    const scale = 2 ** (this.page.model.map.bits - 8);
    const point = this.page.map.project(latlng, 0);
    return [point.x * scale * k - ox, point.y * scale * k - oy];
  }

  paintGround() {
    const { model, view } = this.page;
    const { frame } = this;
    const ground = document.createElement("canvas");
    ground.width = WIDTH * 2;
    ground.height = HEIGHT * 2;
    const pen = /** @type {CanvasRenderingContext2D} */ (ground.getContext("2d"));
    pen.scale(2, 2);
    pen.fillStyle = "#d3e1e6";
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = "#d8c8a4";
    pen.beginPath();
    for (const shape of view.base.land.length ? view.base.land : view.base.world) for (const ring of shape.parts) traceRing(pen, ring, frame, 1.4);
    pen.fill("evenodd");
    pen.strokeStyle = "#6b5d4d";
    pen.lineWidth = 0.6;
    pen.beginPath();
    for (let i = 0; i < model.count; i++) {
      if (model.kind(i).kind === "border" && model.inForce(i)) for (const part of model.shape(i).parts) traceLine(pen, part, frame, 1.4);
    }
    pen.stroke();
    return ground;
  }

  /** @param {MouseEvent} event */
  goThere(event) {
    const { k, ox, oy } = this.frame;
    const scale = 2 ** (this.page.model.map.bits - 8);
    const { map } = this.page;
    map.setView(map.unproject([(event.offsetX + ox) / k / scale, (event.offsetY + oy) / k / scale], 0), map.getZoom(), { animate: false });
  }
}
