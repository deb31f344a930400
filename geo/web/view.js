// @ts-check
/**
 * The map's canvases, one a level: base map, areas, water and coast, marks, names. A step in time redraws only the
 * levels on which something changed; a move redraws all of them once.
 */

import { Crowd } from "#atlas/crowd.js";
import { shapeOf } from "#atlas/decode.js";
import { straightest, writeLabels } from "#atlas/labels.js";
import { markerSize, paintArea, paintLine, paintPoint } from "#atlas/paint.js";
import { smoothed, touches, traceLine, traceRing } from "#atlas/trace.js";

/** @typedef {import("#atlas/trace.js").Frame} Frame */
/** @typedef {import("#atlas/model.js").Model} Model */

const L = /** @type {any} */ (globalThis).L;
const SEA = "#dce6e8";
const LAND = "#f3ecdb";
const WATER = "#8fb4c4";
const LEVELS = ["base", "areas", "water", "marks", "names"];
/** Zooms from which rivers of rank 1 to 4 are drawn, and are named. */
const RIVER_ZOOM = [0, 3.5, 5, 6.5, 8];
const CHOSEN = { colour: "#111", width: 2, dash: [4, 3], radius: 14 };
const MARK = { colour: "rgba(201, 134, 0, 0.9)", width: 3, dash: [], radius: 12 };
/** From here on a map is of a battlefield: states are its background, not its subject. */
const CLOSE_ZOOM = 9;
/** Kinds of areas that lie under water and coast; everything else lies over them. */
const UNDER = new Set(["territory", "fishing_ground", "occupation", "ground_held"]);

export const AtlasView = L.Renderer.extend({
  options: { padding: 0.15, type: 1 },

  /** @param {Model} model */
  initialize(model) {
    L.setOptions(this, {});
    this._layers = {};
    this.model = model;
    this.base = decodeBase(model);
    this.crowd = new Crowd(model);
    this.drawn = [];
    this.selected = -1;
  },

  _initContainer() {
    const container = (this._container = document.createElement("div"));
    container.className = "atlas-canvases";
    this.canvases = LEVELS.map((level) => {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      canvas.className = level;
      container.append(canvas);
      return canvas;
    });
  },

  _destroyContainer() {
    this._container.remove();
    this.canvases = null;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const bounds = this._bounds;
    const size = bounds.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this._container, bounds.min);
    for (const canvas of this.canvases) {
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    const zoom = this._map.getZoom();
    const origin = this._map.getPixelOrigin().add(bounds.min);
    const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(bounds.min);
    const screen = this._map.getSize();
    /** @type {Frame} */
    this.frame = {
      k: 2 ** (zoom + 8 - this.model.map.bits), ox: origin.x, oy: origin.y, w: size.x, h: size.y, zoom,
      screen: [corner.x, corner.y, corner.x + screen.x, corner.y + screen.y],
    };
    this.ratio = ratio;
    this.paintBase();
    this.paintWater();
    this.refresh(true);
  },

  _updatePaths() {},

  /**
   * Bring the canvases up to date after a step in time or a toggle.
   * @param {boolean} [all] redraw even where nothing changed
   */
  refresh(all = false) {
    if (!this.frame) return;
    const { model } = this;
    const drawn = model.drawn();
    if (this.crowd.needed) return this.refreshCrowd(drawn, all);
    /** @type {number[]} */
    const under = [];
    /** @type {number[]} */
    const over = [];
    for (const i of drawn) (UNDER.has(model.kind(i).kind) && model.features.shape[i][0] === 2 ? under : over).push(i);
    const state = over.map((i) => (model.inForce(i) ? i : ~i)).concat(this.selected, model.marking ? under.concat(-1) : []);
    if (all || !same(under, this.under)) this.paintAreas(under);
    if (all || !same(state, this.state)) this.paintMarks(over, under);
    if (all || !same(under, this.under) || !same(state, this.state)) this.paintNames(drawn);
    Object.assign(this, { drawn, under, state });
  },

  /**
   * All on one level and nothing named: names of waters change with a move only.
   * @param {number[]} drawn
   * @param {boolean} all
   */
  refreshCrowd(drawn, all) {
    const state = drawn.concat(this.selected);
    if (all || !same(state, this.state)) this.paintMarks(drawn);
    if (all) this.paintNames([]);
    Object.assign(this, { drawn, state });
  },

  /** @param {string} level */
  context(level) {
    return this.canvases[LEVELS.indexOf(level)].getContext("2d");
  },

  /** @param {string} level */
  clean(level) {
    const ctx = this.context(level);
    const { canvas } = ctx;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.globalAlpha = 1;
    ctx.lineJoin = "round";
    return ctx;
  },

  /** Sea, land and relief; the relief may come later than the rest. */
  paintBase() {
    const { base, frame } = this;
    if (this.grounded !== frame) this.paintGround();
    if (base.image?.complete && base.image.naturalWidth) {
      const ctx = this.context("base");
      const [x, y, right, bottom] = this.rectangle(base.reliefBounds);
      ctx.imageSmoothingQuality = "high";
      ctx.drawImage(base.image, x, y, right - x, bottom - y);
    }
  },

  paintGround() {
    const { base, frame } = this;
    const ctx = this.clean("base");
    this.grounded = frame;
    ctx.fillStyle = SEA;
    ctx.fillRect(0, 0, frame.w, frame.h);
    const inside = base.frame && this.rectangle(base.frame);
    ctx.save();
    if (inside) {
      ctx.beginPath();
      ctx.rect(0, 0, frame.w, frame.h);
      ctx.rect(inside[0], inside[1], inside[2] - inside[0], inside[3] - inside[1]);
      ctx.clip("evenodd");
    }
    fill(ctx, base.world, frame, LAND);
    ctx.restore();
    fill(ctx, base.land, frame, LAND);
  },

  /**
   * West, south, east, north in degrees → left, top, right, bottom on the canvas.
   * @param {[number, number, number, number]} bounds
   */
  rectangle([west, south, east, north]) {
    const { ox, oy, zoom } = this.frame;
    const a = this._map.project([north, west], zoom);
    const b = this._map.project([south, east], zoom);
    return [a.x - ox, a.y - oy, b.x - ox, b.y - oy];
  },

  /** @param {number[]} under */
  paintAreas(under) {
    const ctx = this.clean("areas");
    for (const i of under) this.paintOne(ctx, i);
  },

  paintWater() {
    const { base, frame } = this;
    const ctx = this.clean("water");
    ctx.lineJoin = ctx.lineCap = "round";
    this.paintCoast(ctx);
    ctx.strokeStyle = WATER;
    for (const { rank, shape } of base.rivers) {
      if (frame.zoom < RIVER_ZOOM[rank] || !touches(shape.box, frame)) continue;
      ctx.lineWidth = Math.max(0.7, (2.1 - 0.4 * rank) * Math.min(1.6, 0.7 + (frame.zoom - 4) * 0.12));
      ctx.beginPath();
      for (const part of shape.parts) traceLine(ctx, part, frame);
      ctx.stroke();
    }
    fill(ctx, base.lakes.map((/** @type {any} */ lake) => lake.shape), frame, "#cfe0e6", WATER);
  },

  /**
   * The coast of the region; where the region's frame cuts the land there is none.
   * @param {CanvasRenderingContext2D} ctx
   */
  paintCoast(ctx) {
    const { base, frame } = this;
    if (!base.frame) return;
    const [left, top, right, bottom] = this.rectangle(base.frame);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left + 2, top + 2, right - left - 4, bottom - top - 4);
    ctx.clip();
    ctx.strokeStyle = "#86a3ae";
    ctx.lineWidth = 0.8;
    ctx.beginPath();
    for (const shape of base.land) if (touches(shape.box, frame)) for (const ring of shape.parts) traceLine(ctx, ring, frame);
    ctx.stroke();
    ctx.restore();
  },

  /**
   * @param {number[]} over
   * @param {number[]} [under] areas below, which are marked here where accounts differ
   */
  paintMarks(over, under = []) {
    const ctx = this.clean("marks");
    if (this.crowd.needed) this.crowd.paint(ctx, over, this.frame, this.ratio);
    else for (const i of over) if (this.legible(i)) this.paintOne(ctx, i);
    if (this.model.marking) for (const i of [...under, ...over]) if (this.model.details[i].accounts && this.legible(i)) this.ring(ctx, i, MARK);
    if (this.selected >= 0) this.ring(ctx, this.selected, CHOSEN);
  },

  /**
   * Whether a feature is drawn at this zoom: markers wait for theirs by rank.
   * @param {number} i
   */
  legible(i) {
    const { model, frame } = this;
    if (model.features.shape[i][0] !== 0 || i === this.selected) return true;
    return frame.zoom >= model.kind(i).min_zoom[model.features.rank[i] - 1];
  },

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} i
   */
  paintOne(ctx, i) {
    const { model, frame } = this;
    const shape = model.shape(i);
    if (!touches(shape.box, frame)) return;
    const ink = {
      colour: model.kind(i).kind === "place" ? "#2b2622" : model.colour(i),
      alpha: (model.inForce(i) ? 1 : 0.42) * (model.kind(i).kind === "territory" && frame.zoom >= CLOSE_ZOOM ? 0.55 : 1),
      hollow: !!model.details[i].hollow,
      rank: model.features.rank[i],
    };
    const paint = shape.type === 2 ? paintArea : shape.type === 1 ? paintLine : paintPoint;
    paint(ctx, shape, model.kind(i), ink, frame);
    ctx.globalAlpha = 1;
  },

  /**
   * Draw round a feature: the one chosen, or one on which accounts differ.
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} i
   * @param {{ colour: string, width: number, dash: number[], radius: number }} pen
   */
  ring(ctx, i, pen) {
    const { frame } = this;
    const shape = this.model.shape(i);
    if (!touches(shape.box, frame)) return;
    ctx.strokeStyle = pen.colour;
    ctx.lineWidth = pen.width;
    ctx.setLineDash(pen.dash);
    ctx.beginPath();
    if (shape.type === 0) ctx.arc(shape.parts[0][0] * frame.k - frame.ox, shape.parts[0][1] * frame.k - frame.oy, pen.radius, 0, 7);
    else for (const part of shape.parts) traceLine(ctx, part, frame);
    ctx.stroke();
    ctx.setLineDash([]);
  },

  /** @param {number[]} drawn */
  paintNames(drawn) {
    const { model, frame } = this;
    const labels = drawn.flatMap((i) => this.labelOf(i) ?? []);
    const scale = document.body.classList.contains("present") ? 1.35 : 1;
    const taken = drawn.flatMap((i) => (model.features.shape[i][0] === 0 && this.legible(i) ? [this.markerBox(i)] : []));
    const [x, y] = frame.screen;
    for (const [left, top, right, bottom] of this.covered?.() ?? []) taken.push([left + x, top + y, right + x, bottom + y]);
    writeLabels(this.clean("names"), labels.concat(this.waterLabels(scale)), frame, scale, taken);
  },

  /**
   * What a marker covers: left, top, right, bottom.
   * @param {number} i
   * @returns {[number, number, number, number]}
   */
  markerBox(i) {
    const { model, frame } = this;
    const [x, y] = model.shape(i).box;
    const half = markerSize(model.kind(i), model.features.rank[i]) * 0.8;
    return [x * frame.k - frame.ox - half, y * frame.k - frame.oy - half, x * frame.k - frame.ox + half, y * frame.k - frame.oy + half];
  },

  /** @param {number} i */
  labelOf(i) {
    const { model, frame } = this;
    const kind = model.kind(i);
    if (!kind.labelled || !this.legible(i)) return null;
    const { name, anchor, rank, shape } = model.features;
    const [x, y] = anchor[i] ?? (shape[i][0] === 0 ? model.shape(i).box : []);
    if (x === undefined) return null;
    const at = { text: name[i], x: x * frame.k - frame.ox, y: y * frame.k - frame.oy, faint: !model.inForce(i) };
    if (!anchor[i]) return { ...at, type: "point", rank: rank[i], gap: markerSize(kind, rank[i]), colour: "#2b2622" };
    const state = kind.kind === "territory" && frame.zoom < CLOSE_ZOOM;
    return { ...at, type: "area", rank: state ? 0 : Math.max(2, rank[i]), room: anchor[i][2] * frame.k, colour: kind.kind === "territory" ? shade(model.colour(i)) : "#3a3029" };
  },

  /**
   * Names of rivers and lakes, sought once a view: time does not move them.
   * @param {number} scale
   */
  waterLabels(scale) {
    if (this.waters?.frame !== this.frame || this.waters.scale !== scale) this.waters = { frame: this.frame, scale, labels: this.seekWaters(scale) };
    return this.waters.labels;
  },

  /** @param {number} scale */
  seekWaters(scale) {
    const { base, frame } = this;
    const found = [];
    for (const { name, rank, shape } of base.rivers) {
      if (!name || frame.zoom < RIVER_ZOOM[rank] + 0.6 || !touches(shape.box, frame)) continue;
      let best = null;
      for (const part of shape.parts) best ??= straightest(smoothed(part, frame), name.length * 7.2 * scale + 8, frame);
      if (best) found.push({ text: name, type: "river", rank: Math.min(4, rank + 1), colour: WATER, ...best });
    }
    for (const { name, rank, shape } of base.lakes) {
      const room = (shape.box[2] - shape.box[0]) * frame.k * 1.6;
      if (!name || !touches(shape.box, frame)) continue;
      const x = ((shape.box[0] + shape.box[2]) / 2) * frame.k - frame.ox;
      const y = ((shape.box[1] + shape.box[3]) / 2) * frame.k - frame.oy + 7;
      found.push({ text: name, type: "lake", rank: Math.min(4, rank + 1), colour: WATER, x, y, room });
    }
    return found;
  },
});

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("#atlas/decode.js").Shape[]} shapes
 * @param {Frame} frame
 * @param {string} colour
 * @param {string} [line]
 */
function fill(ctx, shapes, frame, colour, line) {
  ctx.beginPath();
  for (const shape of shapes) if (touches(shape.box, frame)) for (const ring of shape.parts) traceRing(ctx, ring, frame);
  ctx.fillStyle = colour;
  ctx.fill("evenodd");
  if (line) {
    ctx.strokeStyle = line;
    ctx.lineWidth = 0.8;
    ctx.stroke();
  }
}

/** @param {Model} model */
function decodeBase(model) {
  const { base } = model.payload;
  const shape = (/** @type {any} */ encoded) => shapeOf(encoded, model.arcs);
  const named = (/** @type {any[]} */ rows) => rows.map(([name, rank, encoded]) => ({ name, rank, shape: shape(encoded) }));
  const image = base.relief ? new Image() : null;
  if (image) image.src = base.relief;
  return {
    world: base.world.map(shape),
    land: base.land.map(shape),
    lakes: named(base.lakes),
    rivers: named(base.rivers),
    frame: base.frame,
    reliefBounds: base.reliefBounds,
    image,
  };
}

/**
 * @param {number[]} a
 * @param {number[] | undefined} b
 */
function same(a, b) {
  return !!b && a.length === b.length && a.every((value, i) => value === b[i]);
}

/**
 * A party's colour darkened until it can be read on its own wash.
 * @param {string} colour `#rrggbb`
 */
function shade(colour) {
  const part = (/** @type {number} */ at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.58);
  return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
}
