// @ts-check
/** What is named on the map, and where: towns, states along their shape, lines, waters along their course. */

import { hits } from "#atlas/map/hit.js";
import { straightest, writeLabels } from "#atlas/names/labels.js";
import { markerSize } from "#atlas/map/paint.js";
import { smooth } from "#atlas/names/spine.js";
import { smoothed, touches } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/map/trace.js").Frame} Frame */

const WATER_INK = "#2f6b8a";
/** Zooms from which rivers of rank 1 to 4 are drawn, and are named. */
export const RIVER_ZOOM = [0, 3.5, 5, 6.5, 8];
/** From here on a map is of a battlefield: states are its background, not its subject. */
export const CLOSE_ZOOM = 9;

export class Names {
  /** @param {any} view the canvases, see `view.js` */
  constructor(view) {
    this.view = view;
    /** @type {{ frame: Frame, found: Map<number, { x: number, y: number, room: number } | null> } | null} */
    this.parts = null;
    /** @type {{ frame: Frame, scale: number, labels: any[] } | null} */
    this.waters = null;
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number[]} drawn
   */
  paint(ctx, drawn) {
    const { model, frame } = this.view;
    /** @type {any[]} */
    const labels = drawn.flatMap((i) => this.labelOf(i) ?? []);
    const scale = document.body.classList.contains("present") ? 1.35 : 1;
    const taken = drawn.flatMap((i) => (model.features.shape[i][0] === 0 && this.view.legible(i) ? [this.markerBox(i)] : []));
    const [x, y] = frame.screen;
    for (const [left, top, right, bottom] of this.view.covered?.() ?? []) taken.push([left + x, top + y, right + x, bottom + y]);
    writeLabels(ctx, labels.concat(this.waterLabels(scale)), frame, scale, taken);
  }

  /**
   * What a marker covers: left, top, right, bottom.
   * @param {number} i
   * @returns {[number, number, number, number]}
   */
  markerBox(i) {
    const { model, frame } = this.view;
    const [x, y] = model.shape(i).box;
    const half = markerSize(model.kind(i), model.features.rank[i]) * 0.8;
    return [x * frame.k - frame.ox - half, y * frame.k - frame.oy - half, x * frame.k - frame.ox + half, y * frame.k - frame.oy + half];
  }

  /** @param {number} i */
  labelOf(i) {
    const { model, frame } = this.view;
    const kind = model.kind(i);
    if (!this.view.legible(i)) return null;
    const { name, anchor, rank, shape, spine } = model.features;
    if (kind.kind === "border") return rank[i] === 1 ? this.lineLabel(i) : null;
    if (!kind.lettering) return null;
    const height = model.heights.get(i);
    const at = { text: height && !name[i].includes(height) ? `${name[i]} ${height}` : name[i], faint: !model.inForce(i) };
    if (!anchor[i]) {
      if (shape[i][0] !== 0) return null;
      const [x, y] = model.shape(i).box;
      return { ...at, type: "point", x: x * frame.k - frame.ox, y: y * frame.k - frame.oy, rank: rank[i], gap: markerSize(kind, rank[i]), colour: "#2b2622" };
    }
    const territory = kind.kind === "territory";
    const state = territory && frame.zoom < CLOSE_ZOOM;
    const colour = territory ? shade(model.colour(i)) : "#3a3029";
    const line = state && spine[i] ? this.onCanvas(spine[i]) : null;
    const within = line?.every(([x, y]) => this.onScreen(x, y, 12));
    const home = { x: anchor[i][0] * frame.k - frame.ox, y: anchor[i][1] * frame.k - frame.oy, room: anchor[i][2] * frame.k };
    const place = !territory || within || this.onScreen(home.x, home.y, 60) ? home : this.openPart(i);
    return place && { ...at, ...place, type: "area", rank: state ? 0 : Math.max(2, rank[i]), spine: within && line ? smooth(line) : null, colour };
  }

  /**
   * Points in grid units as points on the canvas.
   * @param {number[]} flat `x, y, x, y, …`
   * @returns {[number, number][]}
   */
  onCanvas(flat) {
    const { k, ox, oy } = this.view.frame;
    return Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] * k - ox, flat[at * 2 + 1] * k - oy]);
  }

  /**
   * @param {number} x on the canvas
   * @param {number} y
   * @param {number} margin
   */
  onScreen(x, y, margin) {
    const [left, top, right, bottom] = this.view.frame.screen;
    return x > left + margin && x < right - margin && y > top + margin && y < bottom - margin;
  }

  /**
   * Where an area is widest on screen, of a grid of points: sought once a view, where its middle is out of sight.
   * @param {number} i
   * @returns {{ x: number, y: number, room: number } | null}
   */
  openPart(i) {
    if (this.parts?.frame !== this.view.frame) this.parts = { frame: this.view.frame, found: new Map() };
    const { found } = /** @type {NonNullable<typeof this.parts>} */ (this.parts);
    if (!found.has(i)) found.set(i, this.seekOpenPart(i));
    return found.get(i) ?? null;
  }

  /** @param {number} i */
  seekOpenPart(i) {
    const { k, ox, oy, screen } = this.view.frame;
    const [left, top, right, bottom] = screen;
    const shape = this.view.model.shape(i);
    if (!touches(shape.box, this.view.frame)) return null;
    const gap = Math.max(24, (right - left) / 18);
    /** @type {[number, number][]} */
    const inside = [];
    /** @type {[number, number][]} */
    const outside = [];
    for (let y = top + gap / 2; y < bottom; y += gap) {
      for (let x = left + gap / 2; x < right; x += gap) (hits(shape, (x + ox) / k, (y + oy) / k, 0) ? inside : outside).push([x, y]);
    }
    let best = null;
    for (const [x, y] of inside) {
      let room = Math.min((x - left) * 1.2, (right - x) * 1.2, (y - top) * 2, (bottom - y) * 2);
      for (const [ax, ay] of outside) room = Math.min(room, Math.hypot(ax - x, ay - y) - gap / 3);
      if (room > (best?.room ?? gap)) best = { x, y, room };
    }
    return best;
  }

  /**
   * The name of a line that is a name on the map too, as the 50th parallel.
   * @param {number} i
   */
  lineLabel(i) {
    const { model, frame } = this.view;
    const shape = model.shape(i);
    const name = model.features.name[i];
    if (!touches(shape.box, frame)) return null;
    let best = null;
    for (const part of shape.parts) best ??= straightest(smoothed(part, frame), name.length * 6.4, frame);
    return best && { text: name, type: "line", rank: 2, colour: "#3a3029", ...best };
  }

  /**
   * Names of rivers and lakes, sought once a view: time does not move them.
   * @param {number} scale
   */
  waterLabels(scale) {
    let { waters } = this;
    if (waters?.frame !== this.view.frame || waters?.scale !== scale) this.waters = waters = { frame: this.view.frame, scale, labels: this.seekWaters(scale) };
    return waters.labels;
  }

  /** @param {number} scale */
  seekWaters(scale) {
    const { base, frame } = this.view;
    const found = [];
    for (const { name, rank, shape } of base.rivers) {
      if (!name || frame.zoom < RIVER_ZOOM[rank] + 0.6 || !touches(shape.box, frame)) continue;
      let best = null;
      for (const part of shape.parts) best ??= straightest(smoothed(part, frame), name.length * 7.2 * scale + 8, frame);
      if (best) found.push({ text: name, type: "river", rank: Math.min(4, rank + 1), colour: WATER_INK, ...best });
    }
    for (const { name, rank, shape } of base.lakes) {
      const room = (shape.box[2] - shape.box[0]) * frame.k * 1.6;
      if (!name || !touches(shape.box, frame)) continue;
      const x = ((shape.box[0] + shape.box[2]) / 2) * frame.k - frame.ox;
      const y = ((shape.box[1] + shape.box[3]) / 2) * frame.k - frame.oy + 7;
      found.push({ text: name, type: "lake", rank: Math.min(4, rank + 1), colour: WATER_INK, x, y, room });
    }
    return found;
  }
}

/**
 * A party's colour darkened until it can be read on its own wash.
 * @param {string} colour `#rrggbb`
 */
function shade(colour) {
  const part = (/** @type {number} */ at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.58);
  return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
}
