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

const WITHIN = 0.5; // part of its width that a border within a state has, which is of rank 4
const SLEEPERS = [5, 5]; // pixels: pale stretches of a railway, and dark ones

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 */
export function paintLine(pen, frame, shape, kind, ink) {
  const { ctx } = pen;
  ctx.globalAlpha = ink.alpha;
  ctx.lineJoin = "round";
  if (kind.line === "arrow") {
    for (const part of shape.parts) paintArrow(ctx, begun(smoothed(part, frame), ink.part), kind, ink);
    return;
  }
  if (kind.line === "front") {
    for (const part of shape.parts) paintFront(ctx, smoothed(part, frame), kind, ink);
    return;
  }
  const path = pathOf(pen, shape, frame, "line");
  if (kind.line === "rail") return rail(ctx, path, kind, ink);
  ctx.strokeStyle = ink.colour;
  ctx.lineWidth = kind.line === "boundary" && ink.rank > 3 ? kind.width * WITHIN : kind.width;
  ctx.setLineDash(kind.dash);
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/**
 * A dark line with pale sleepers, on a pale ground.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} path
 * @param {Kind} kind
 * @param {Ink} ink
 */
function rail(ctx, path, kind, ink) {
  const { paper } = ink.palette;
  ctx.strokeStyle = paper;
  ctx.lineWidth = kind.width + 2;
  ctx.stroke(path);
  ctx.strokeStyle = ink.colour;
  ctx.lineWidth = kind.width + 0.6;
  ctx.stroke(path);
  ctx.strokeStyle = paper;
  ctx.lineWidth = kind.width - 1;
  ctx.setLineDash(SLEEPERS);
  ctx.stroke(path);
  ctx.setLineDash([]);
}
