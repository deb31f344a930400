// @ts-check
/** Coast, rivers and lakes, which lie over the areas: a river in a state is still a river. */

import { fillAll } from "#atlas/map/brush/ground.js";
import { rectangleOf } from "#atlas/map/frame.js";
import { touches, traceLine, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */

/** Zooms from which rivers of rank 1 to 4 are drawn; the first stands for no rank. */
export const RIVER_ZOOM = [0, 3.5, 5, 6.5, 8];

/** Lengths in pixels. */
const defaultOptions = {
  shore: 0.8, // width of coasts and of the shores of lakes
  cut: 2, // within the frame of the region there is no coast: the frame cuts the land there
  thin: 0.7, // width of a river, at least
  river: [2.1, 0.4], // width of a river of rank 0, and by how much less one of the next rank has
  grow: { zoom: 4, from: 0.7, by: 0.12, to: 1.6 }, // times that width at a zoom, a zoom on, and at most
};

/**
 * @param {import("#atlas/map/pen.js").Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {number} [growth] of lines
 */
export function paintWaters({ ctx }, frame, { base, palette }, growth = 1) {
  const { shore } = defaultOptions;
  ctx.lineJoin = ctx.lineCap = "round";
  if (base.frame) {
    ctx.strokeStyle = palette.coast;
    paintCoast(ctx, frame, base.land, rectangleOf(base.frame, frame));
  }
  ctx.strokeStyle = palette.water;
  for (const { rank, shape } of base.rivers) {
    if (frame.zoom < RIVER_ZOOM[rank] || !touches(shape.box, frame)) continue;
    ctx.lineWidth = riverWidth(rank, frame.zoom) * growth;
    ctx.beginPath();
    for (const part of shape.parts) traceLine(ctx, part, frame);
    ctx.stroke();
  }
  const lakes = base.lakes.map(({ shape }) => shape);
  fillAll(ctx, lakes, frame, palette.lake);
  ctx.lineWidth = shore;
  ctx.stroke();
}

/**
 * @param {number} rank
 * @param {number} zoom
 */
function riverWidth(rank, zoom) {
  const { thin, river, grow } = defaultOptions;
  return Math.max(thin, (river[0] - river[1] * rank) * Math.min(grow.to, grow.from + (zoom - grow.zoom) * grow.by));
}

/**
 * The coast of the region.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Frame} frame
 * @param {import("#atlas/data/shapes.js").Shape[]} land
 * @param {[number, number, number, number]} region left, top, right, bottom
 */
function paintCoast(ctx, frame, land, [left, top, right, bottom]) {
  const { shore, cut } = defaultOptions;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left + cut, top + cut, right - left - cut * 2, bottom - top - cut * 2);
  ctx.clip();
  ctx.lineWidth = shore;
  ctx.beginPath();
  for (const shape of land) {
    if (touches(shape.box, frame)) for (const ring of shape.parts) traceRing(ctx, ring, frame);
  }
  ctx.stroke();
  ctx.restore();
}
