// @ts-check
/** Lines: borders, roads, railways; arrows and front lines have a brush of their own. */

import { paintArrow, paintFront } from "#atlas/map/brush/arrows.js";
import { begun, smoothed } from "#atlas/map/line.js";
import { pathOf } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {import("#atlas/map/scene.js").Ink} Ink */
/** @typedef {(pen: Pen, frame: Frame, shape: Shape, kind: Kind, ink: Ink) => void} Brush */

const defaultOptions = {
  within: { from: 4, width: 0.5 }, // ranks of borders that lie within a state, and the part of the width they have
  rail: [2, 0.6, -1], // pixels by which the pale ground of a railway, its line and its sleepers are wider than its kind
  sleepers: [5, 5], // pixels: pale stretches of a railway, and dark ones
};

/** Brushes by the style of a line. @type {Record<Kind["line"], Brush>} */
const STYLES = { "": plain, plain, boundary, rail, arrow, front };

/** @type {Brush} */
export function paintLine(pen, frame, shape, kind, ink) {
  pen.ctx.globalAlpha = ink.alpha;
  pen.ctx.lineJoin = "round";
  STYLES[kind.line](pen, frame, shape, kind, ink);
}

/** @type {Brush} */
function plain(pen, frame, shape, kind, ink) {
  stroke(pen.ctx, pathOf(pen, shape, frame, "line"), kind.width, ink.colour, kind.dash);
}

/** @type {Brush} */
function boundary(pen, frame, shape, kind, ink) {
  const { within } = defaultOptions;
  const width = ink.rank >= within.from ? kind.width * within.width : kind.width;
  plain(pen, frame, shape, { ...kind, width }, ink);
}

/** A dark line with pale sleepers, on a pale ground. @type {Brush} */
function rail(pen, frame, shape, kind, ink) {
  const [more, sleepers] = [defaultOptions.rail, defaultOptions.sleepers].map((all) =>
    all.map((it) => it * ink.growth),
  );
  const { paper } = ink.palette;
  const path = pathOf(pen, shape, frame, "line");
  stroke(pen.ctx, path, kind.width + more[0], paper, []);
  stroke(pen.ctx, path, kind.width + more[1], ink.colour, []);
  stroke(pen.ctx, path, kind.width + more[2], paper, sleepers);
}

/** @type {Brush} */
function arrow({ ctx }, frame, shape, kind, ink) {
  for (const part of shape.parts) paintArrow(ctx, begun(smoothed(part, frame), ink.part), kind, ink);
}

/** @type {Brush} */
function front({ ctx }, frame, shape, kind, ink) {
  for (const part of shape.parts) paintFront(ctx, smoothed(part, frame), kind, ink);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} path
 * @param {number} width
 * @param {string} colour
 * @param {number[]} dash
 */
function stroke(ctx, path, width, colour, dash) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.stroke(path);
  ctx.setLineDash([]);
}
