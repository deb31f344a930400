// @ts-check
/**
 * The map is drawn on sheets, a canvas each: ground, areas, water and coast, marks with names. A step in time redraws
 * only the sheets on which something changed; a move redraws all of them once.
 */

import { Crowd } from "#atlas/map/crowd.js";
import { paintGraticule } from "#atlas/map/graticule.js";
import { CLOSE_ZOOM, Names, RIVER_ZOOM } from "#atlas/names/names.js";
import { paintArea, paintLine, paintPoint } from "#atlas/map/paint.js";
import { touches, traceLine, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/map/trace.js").Frame} Frame */
/** @typedef {import("#atlas/data/model.js").Model} Model */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */

const L = /** @type {any} */ (globalThis).L;
const SEA = "#dce6e8";
const LAND = "#f3ecdb";
const WATER = "#8fb4c4";
const SHEETS = ["ground", "areas", "water", "marks"];
const CHOSEN = { colour: "#111", width: 2, dash: [4, 3], radius: 14 };
const MARK = { colour: "rgba(201, 134, 0, 0.9)", width: 3, dash: [], radius: 12 };
/** Kinds of areas that lie under water and coast; everything else lies over them. */
const UNDER = new Set(["territory", "fishing_ground", "occupation", "ground_held"]);

export const AtlasView = L.Renderer.extend({
  options: { padding: 0.1, type: 1 },

  /** @param {Model} model */
  initialize(model) {
    L.setOptions(this, {});
    this._layers = {};
    this.model = model;
    this.base = { ...model.atlas.base, image: null };
    this.crowd = new Crowd(model);
    this.names = new Names(this);
    this.drawn = [];
    /** Whether names are written yet: the first sight does without. */
    this.named = false;
    this.selected = -1;
  },

  _initContainer() {
    const container = (this._container = document.createElement("div"));
    container.className = "atlas-canvases";
    /** @type {Record<string, CanvasRenderingContext2D>} */
    this.pens = {};
    for (const sheet of SHEETS) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      canvas.className = sheet;
      container.append(canvas);
      this.pens[sheet] = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: sheet !== "ground" }));
    }
  },

  _destroyContainer() {
    this._container.remove();
    this.pens = {};
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const bounds = this._bounds;
    const size = bounds.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this._container, bounds.min);
    for (const { canvas } of Object.values(/** @type {Record<string, CanvasRenderingContext2D>} */ (this.pens))) {
      const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
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
    this.paintGround();
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
    const drawn = model.drawn;
    if (this.crowd.needed) return this.refreshCrowd(drawn, all);
    /** @type {number[]} */
    const under = [];
    /** @type {number[]} */
    const over = [];
    for (const i of drawn) (UNDER.has(model.kind(i).kind) && model.features.shape[i][0] === 2 ? under : over).push(i);
    const state = over.map((i) => (model.inForce(i) ? i + 1 - model.progress(i) / 2 : ~i)).concat(this.selected, model.marking ? under.concat(-1) : []);
    const moved = all || !same(under, this.under);
    if (moved) this.paintAreas(under);
    if (moved || !same(state, this.state)) {
      this.paintMarks(over, under);
      if (this.named) this.names.paint(this.pens.marks, drawn);
    }
    Object.assign(this, { drawn, under, state });
  },

  /**
   * All on one sheet and nothing named.
   * @param {number[]} drawn
   * @param {boolean} all
   */
  refreshCrowd(drawn, all) {
    const state = drawn.concat(this.selected);
    if (all || !same(state, this.state)) this.paintMarks(drawn);
    Object.assign(this, { drawn, state });
  },

  /**
   * A sheet wiped clean.
   * @param {string} sheet
   */
  clean(sheet) {
    const ctx = this.pens[sheet];
    const { canvas } = ctx;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.globalAlpha = 1;
    ctx.lineJoin = "round";
    return ctx;
  },

  /**
   * Bring in what the first sight did without: names, and the relief.
   * @param {string | null} relief a picture as a `data:` URL
   */
  async ripen(relief) {
    this.named = true;
    if (!this.crowd.needed) this.names.paint(this.pens.marks, this.drawn);
    if (!relief) return;
    const image = new Image();
    image.src = relief;
    await image.decode();
    this.base.image = image;
    if (this.frame) this.paintRelief();
  },

  /** Sea, land and relief; the relief comes later than the rest. */
  paintGround() {
    const { base, frame } = this;
    const ctx = this.clean("ground");
    ctx.fillStyle = SEA;
    ctx.fillRect(0, 0, frame.w, frame.h);
    const [left, top, right, bottom] = base.frame ? this.rectangle(base.frame) : [0, 0, 0, 0];
    if (left > 0 || top > 0 || right < frame.w || bottom < frame.h) this.paintWorld(ctx, [left, top, right, bottom]);
    fill(ctx, base.land, frame, LAND);
    this.paintRelief();
  },

  paintRelief() {
    const { image, reliefBounds } = this.base;
    if (!image) return;
    const { ground } = this.pens;
    const [left, top, right, bottom] = this.rectangle(reliefBounds);
    ground.imageSmoothingQuality = "high";
    ground.drawImage(image, left, top, right - left, bottom - top);
  },

  /**
   * The rest of the earth, around the region.
   * @param {CanvasRenderingContext2D} ctx
   * @param {number[]} region left, top, right, bottom on the canvas
   */
  paintWorld(ctx, [left, top, right, bottom]) {
    const { base, frame } = this;
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, frame.w, frame.h);
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip("evenodd");
    fill(ctx, base.world, frame, LAND);
    ctx.restore();
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
    if (this.model.graticule) paintGraticule(ctx, this._map, frame);
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
    if (this.model.marking) for (const i of [...under, ...over]) if (this.model.differ.has(i) && this.legible(i)) this.ring(ctx, i, MARK);
    if (this.selected >= 0) this.ring(ctx, this.selected, CHOSEN);
  },

  /**
   * Whether a feature is drawn at this zoom: markers wait for theirs by rank.
   * @param {number} i
   */
  legible(i) {
    const { model, frame } = this;
    if (model.features.shape[i][0] !== 0 || i === this.selected) return true;
    return frame.zoom >= model.kind(i).minZoom[model.features.rank[i] - 1];
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
      hollow: model.hollow.has(i),
      rank: model.features.rank[i],
      box: model.box(i),
      part: model.progress(i),
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
});

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("#atlas/data/shapes.js").Shape[]} shapes
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

/**
 * @param {number[]} a
 * @param {number[] | undefined} b
 */
function same(a, b) {
  return !!b && a.length === b.length && a.every((value, i) => value === b[i]);
}
