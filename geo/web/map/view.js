// @ts-check
/**
 * The map on the page: its sheets, a canvas each, on which the painter draws. A step in time redraws only the sheets on
 * which something changed; a move redraws all of them once.
 */

import { browser, contextOf, pictureOf } from "#atlas/map/browser.js";
import { Crowd } from "#atlas/map/crowd.js";
import { frameOf } from "#atlas/map/frame.js";
import { lonLatOf } from "#atlas/map/mercator.js";
import {
  SHEETS,
  paintAreaSheet,
  paintGroundSheet,
  paintMarkSheet,
  paintRings,
  paintWaterSheet,
} from "#atlas/map/painter.js";
import { Pen } from "#atlas/map/pen.js";
import { anchorOf, seen, under } from "#atlas/map/pick.js";
import { pointsAlong } from "#atlas/map/placing.js";
import { EMPTY, ageOf, parted } from "#atlas/map/scene.js";

/** @typedef {import("#atlas/map/door.js").Door} Door */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/scene.js").Scene} Scene */
/** @typedef {import("#atlas/map/painter.js").Names} Names */

const SHARPEST = 2; // pixels of a canvas in a CSS pixel, at most: more cannot be told apart and costs memory

export class View {
  /** How the map lies on the page; null until it does. @type {Frame | null} */
  frame = null;
  /** @type {Scene} */
  scene = EMPTY;
  /** Whether names are written yet: the first sight does without. */
  #named = false;
  /** @type {CanvasImageSource | null} */
  #relief = null;
  /** The still picture that the page shows before its map stands. @type {Element | null} */
  #still = document.querySelector("#atlas-first");
  /** What the sheets of areas and of marks show, a number a feature. @type {{ areas: number[], marks: number[] } | null} */
  #shown = null;

  /**
   * @param {Door} door
   * @param {import("#atlas/data/atlas.js").Atlas} atlas
   * @param {Names} names
   */
  constructor(door, atlas, names) {
    this.door = door;
    this.atlas = atlas;
    this.names = names;
    this.crowd = new Crowd(atlas);
    this.element = document.createElement("div");
    this.element.className = "atlas-canvases";
    const [ground, areas, water, marks] = SHEETS.map((sheet) => new Pen(this.#canvas(sheet), browser));
    this.pens = { ground, areas, water, marks };
  }

  /** Lay the map on the page. */
  begin() {
    this.door.add({ element: this.element, lay: (seat) => this.lay(seat) });
  }

  /**
   * Show a scene; before the map lies on the page it is only kept.
   * @param {Scene} scene
   */
  show(scene) {
    const before = this.scene;
    this.scene = scene;
    if (!this.frame) return;
    this.#uncover();
    if (scene.graticule !== before.graticule || scene.scale !== before.scale) this.#paintWater(this.frame);
    this.#refresh(this.frame, scene.scale !== before.scale);
  }

  /**
   * Bring in what the first sight did without: names, and the relief.
   * @param {string | null} relief a picture as a `data:` URL
   */
  async complete(relief) {
    this.#named = true;
    if (this.frame && !this.crowd.needed) this.names.paint(this.pens.marks, this.frame, this.scene);
    this.#uncover();
    if (!relief) return;
    this.#relief = await pictureOf(relief);
    if (this.frame) this.#paintGround(this.frame);
  }

  /** The map stands, or shows another day: the still picture has done its work. */
  #uncover() {
    this.#still?.remove();
    this.#still = null;
  }

  /**
   * Features under a point of the map, the topmost first.
   * @param {import("#atlas/map/door.js").Point} point
   */
  under(point) {
    return this.frame ? under(this.atlas, this.scene, this.frame, this.door.grid(point)) : [];
  }

  /**
   * Whether a feature can be seen.
   * @param {number} i
   */
  seen(i) {
    return this.frame !== null && seen(this.atlas, this.scene, this.frame, i);
  }

  /**
   * How far a feature lies from the middle of the map: 1 is as far as a corner.
   * @param {number} i
   */
  away(i) {
    const [width, height] = this.door.size();
    const middle = this.door.grid([width / 2, height / 2]);
    const corner = this.door.grid([width, height]);
    const [x, y] = anchorOf(this.atlas, i, middle);
    return Math.hypot(x - middle[0], y - middle[1]) / Math.hypot(corner[0] - middle[0], corner[1] - middle[1]);
  }

  /**
   * Where the card of a feature points.
   * @param {number} i
   * @returns {import("#atlas/map/door.js").LonLat}
   */
  place(i) {
    const [width, height] = this.door.size();
    const [x, y] = anchorOf(this.atlas, i, this.door.grid([width / 2, height / 2]));
    const world = 2 ** this.atlas.map.bits;
    return lonLatOf([x / world, y / world]);
  }

  /** The picture of the relief, once it is there. */
  get relief() {
    return this.#relief;
  }

  /**
   * Points along the shape of a feature, as far as it is in sight.
   * @param {number} i
   */
  along(i) {
    const { parts } = this.atlas.shape(i);
    return pointsAlong(parts, (x, y) => this.door.ungrid([x, y]), this.door.size());
  }

  /** What stands on the map, left, top, right, bottom, pixels. */
  covered() {
    return this.scene.covered();
  }

  /** @param {import("#atlas/map/overlay.js").Seat} seat */
  lay(seat) {
    const ratio = Math.min(SHARPEST, window.devicePixelRatio || 1);
    const [w, h] = seat.size;
    for (const sheet of SHEETS) {
      const pen = this.pens[sheet];
      const { canvas } = pen.ctx;
      const [width, height] = [Math.round(w * ratio), Math.round(h * ratio)];
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      canvas.style.width = `${w}px`;
      canvas.style.height = `${h}px`;
      pen.ratio = ratio;
    }
    this.frame = frameOf(seat, this.atlas.map.bits);
    this.#paintGround(this.frame);
    this.#paintWater(this.frame);
    this.#refresh(this.frame, true);
  }

  /** @param {Frame} frame */
  #paintGround(frame) {
    paintGroundSheet(this.#clean("ground"), frame, this.atlas, this.#relief);
  }

  /** @param {Frame} frame */
  #paintWater(frame) {
    paintWaterSheet(this.#clean("water"), frame, this.atlas, this.scene);
  }

  /**
   * Bring the sheets of areas and of marks up to date.
   * @param {Frame} frame
   * @param {boolean} all whether they are redrawn even where nothing changed
   */
  #refresh(frame, all) {
    const { atlas, scene } = this;
    if (this.crowd.needed) return this.#refreshCrowd(frame, all);
    const parts = parted(atlas, scene.drawn);
    const looks = (/** @type {number} */ i) => (scene.inForce(i) ? i + 1 - scene.progress(i) / 2 : ~i - aged(scene, i));
    const areas = parts.under.map(looks);
    const marks = parts.over.map(looks).concat(scene.selected, scene.differ ? parts.under.concat(-1) : []);
    const moved = all || !same(areas, this.#shown?.areas);
    if (moved) paintAreaSheet(this.#clean("areas"), frame, atlas, scene, parts.under);
    if (moved || !same(marks, this.#shown?.marks)) {
      const pen = this.#clean("marks");
      paintMarkSheet(pen, frame, atlas, scene, parts);
      if (this.#named) this.names.paint(pen, frame, scene);
    }
    this.#shown = { areas, marks };
  }

  /**
   * All on one sheet and nothing named.
   * @param {Frame} frame
   * @param {boolean} all
   */
  #refreshCrowd(frame, all) {
    const { atlas, scene } = this;
    const marks = scene.drawn.concat(scene.selected);
    if (all || !same(marks, this.#shown?.marks)) {
      const pen = this.#clean("marks");
      this.crowd.paint(pen, frame, scene.drawn);
      paintRings(pen, frame, atlas, scene, [scene.drawn]);
    }
    this.#shown = { areas: [], marks };
  }

  /** @param {typeof SHEETS[number]} sheet */
  #canvas(sheet) {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    canvas.className = sheet;
    this.element.append(canvas);
    return contextOf(canvas, { alpha: sheet !== "ground" });
  }

  /**
   * The pen of a sheet, wiped clean.
   * @param {typeof SHEETS[number]} sheet
   */
  #clean(sheet) {
    const pen = this.pens[sheet];
    const { ctx, ratio } = pen;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.globalAlpha = 1;
    ctx.lineJoin = "round";
    return pen;
  }
}

/**
 * The age of a feature, as a part of one.
 * @param {Scene} scene
 * @param {number} i
 */
function aged(scene, i) {
  return ageOf(scene, i) / 4; // ages run from 0 to 3
}

/**
 * @param {number[]} a
 * @param {number[] | undefined} b
 */
function same(a, b) {
  return !!b && a.length === b.length && a.every((value, i) => value === b[i]);
}
