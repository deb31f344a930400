// @ts-check
/** A small map that says where the large one is; a press on it moves the large one there. */

import { canvasOf } from "#atlas/map/browser.js";
import { withAlpha } from "#atlas/map/colours.js";
import { placeOf, rectangleOf } from "#atlas/map/frame.js";
import { squareOf } from "#atlas/map/mercator.js";
import { traceLine, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {[number, number, number, number]} Box west, south, east, north, degrees */

const WORLD = /** @type {Box} */ ([-180, -60, 180, 78]);
const RATIO = 2; // pixels of its canvas in a CSS pixel, whatever the screen has

const defaultOptions = {
  width: 132, // CSS pixels
  height: 96,
  around: 7, // times as wide as the map at home, at least
  least: 30, // degrees across, so that a coast can be seen
  most: 90, // degrees across: for more, the whole region is shown
  apart: 1.4, // pixels between vertices
  border: 0.6, // width of borders
  here: { least: 6, width: 1.6, wash: 0.14 }, // where the large map is: least side, outline, opacity of its wash
};

/**
 * What the small map shows: the surroundings of the large one at home, or all of its region, or the world.
 * @param {Box} home
 * @param {Box | null} region
 * @param {Partial<typeof defaultOptions>} [options]
 * @returns {Box}
 */
export function surroundings([west, south, east, north], region, options = {}) {
  const { around, least, most } = { ...defaultOptions, ...options };
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  if (!region || x <= region[0] || x >= region[2] || y <= region[1] || y >= region[3]) return WORLD;
  const across = Math.max(least, (east - west) * around);
  return across > most ? region : [x - across / 2, y - across / 4, x + across / 2, y + across / 4];
}

/**
 * The frame of a small map as wide as a box, and with its middle.
 * @param {Box} box
 * @param {number} bits the world square is `2**bits` grid units wide
 * @param {Partial<typeof defaultOptions>} [options]
 * @returns {Frame}
 */
export function insetFrame([west, south, east, north], bits, options = {}) {
  const { width: w, height: h } = { ...defaultOptions, ...options };
  const world = (w * 360) / (east - west);
  const [left] = squareOf([west, 0]);
  const [, middle] = squareOf([0, (south + north) / 2]);
  return {
    k: world / 2 ** bits,
    ox: left * world,
    oy: middle * world - h / 2,
    w,
    h,
    zoom: 0,
    world,
    screen: [0, 0, w, h],
  };
}

/**
 * Land, and the borders that stand now.
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {(i: number) => boolean} inForce
 */
export function paintInset({ ctx }, frame, atlas, inForce) {
  const { apart, border } = defaultOptions;
  const { base, palette } = atlas;
  ctx.fillStyle = palette.inset_sea;
  ctx.fillRect(0, 0, frame.w, frame.h);
  ctx.fillStyle = palette.inset_land;
  ctx.beginPath();
  for (const shape of base.land.length ? base.land : base.world) {
    for (const ring of shape.parts) traceRing(ctx, ring, frame, apart);
  }
  ctx.fill("evenodd");
  ctx.strokeStyle = palette.inset_border;
  ctx.lineWidth = border;
  ctx.beginPath();
  for (let i = 0; i < atlas.count; i++) {
    if (!atlas.kind(i).framework || !inForce(i)) continue;
    for (const part of atlas.shape(i).parts) traceLine(ctx, part, frame, apart);
  }
  ctx.stroke();
}

/**
 * Where the large map is: never so small that it could not be seen.
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {string} colour
 * @param {Box} box
 */
export function paintHere({ ctx }, frame, colour, box) {
  const { least, width, wash } = defaultOptions.here;
  const [left, top, right, bottom] = rectangleOf(box, frame);
  const [wide, high] = [Math.max(least, right - left), Math.max(least, bottom - top)];
  const [x, y] = [(left + right) / 2 - wide / 2, (top + bottom) / 2 - high / 2];
  ctx.strokeStyle = colour;
  ctx.fillStyle = withAlpha(colour, wash);
  ctx.lineWidth = width;
  ctx.fillRect(x, y, wide, high);
  ctx.strokeRect(x, y, wide, high);
}

export class Inset {
  /** @type {HTMLCanvasElement | null} */
  #ground = null;

  /**
   * @param {import("#atlas/map/door.js").Door} door
   * @param {Atlas} atlas
   * @param {() => import("#atlas/map/scene.js").Scene} scene what the map shows
   */
  constructor(door, atlas, scene) {
    this.door = door;
    this.atlas = atlas;
    this.scene = scene;
    this.frame = insetFrame(surroundings(atlas.map.bbox, atlas.map.region), atlas.map.bits);
    const { canvas, pen } = canvasOf(this.frame.w, this.frame.h, RATIO);
    canvas.setAttribute("aria-hidden", "true");
    this.pen = pen;
    this.element = document.createElement("div");
    this.element.className = "inset";
    this.element.title = "Where the map is: press to go there";
    this.element.append(canvas);
    this.element.addEventListener("click", ({ offsetX, offsetY }) =>
      door.look(placeOf([offsetX, offsetY], this.frame)),
    );
  }

  /** Draw the ground once, and on it where the large map is. */
  update() {
    if (!this.element.offsetWidth) return; // the page shows no small map now
    const { ctx } = this.pen;
    this.#ground ??= this.#paintGround();
    ctx.drawImage(this.#ground, 0, 0, this.frame.w, this.frame.h);
    paintHere(this.pen, this.frame, this.atlas.palette.accent, this.door.bbox());
  }

  #paintGround() {
    const { canvas, pen } = canvasOf(this.frame.w, this.frame.h, RATIO);
    paintInset(pen, this.frame, this.atlas, this.scene().inForce);
    return canvas;
  }
}
