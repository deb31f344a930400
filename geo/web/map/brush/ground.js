// @ts-check
/** Sea, land and relief: what everything else lies on. */

import { rectangleOf } from "#atlas/map/frame.js";
import { touches, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {[number, number, number, number]} Rectangle left, top, right, bottom, pixels */

const NOWHERE = /** @type {Rectangle} */ ([0, 0, 0, 0]);

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 */
export function paintGround({ ctx }, frame, { base, palette }) {
  ctx.fillStyle = palette.sea;
  ctx.fillRect(0, 0, frame.w, frame.h);
  const region = base.frame ? rectangleOf(base.frame, frame) : NOWHERE;
  if (region[0] > 0 || region[1] > 0 || region[2] < frame.w || region[3] < frame.h) {
    ctx.save();
    keepOff(ctx, region, frame);
    fillAll(ctx, base.world, frame, palette.land);
    ctx.restore();
  }
  fillAll(ctx, base.land, frame, palette.land);
}

/**
 * A shaded picture of the heights, over sea and land.
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {CanvasImageSource} relief
 */
export function paintRelief({ ctx }, frame, { base }, relief) {
  if (!base.reliefBounds) return;
  const [left, top, right, bottom] = rectangleOf(base.reliefBounds, frame);
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(relief, left, top, right - left, bottom - top);
}

/**
 * Draw from now on only around the region, whose land is drawn in detail.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Rectangle} region
 * @param {Frame} frame
 */
function keepOff(ctx, [left, top, right, bottom], frame) {
  ctx.beginPath();
  ctx.rect(0, 0, frame.w, frame.h);
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip("evenodd");
}

/**
 * Fill areas as one.
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("#atlas/data/shapes.js").Shape[]} shapes
 * @param {Frame} frame
 * @param {string} colour
 */
export function fillAll(ctx, shapes, frame, colour) {
  ctx.beginPath();
  for (const shape of shapes) {
    if (touches(shape.box, frame)) for (const ring of shape.parts) traceRing(ctx, ring, frame);
  }
  ctx.fillStyle = colour;
  ctx.fill("evenodd");
}
