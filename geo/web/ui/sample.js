// @ts-check
/** Small pictures of symbols for lists and the legend. */

import { el } from "#atlas/ui/dom.js";
import { paintArea, paintLine, paintPoint } from "#atlas/map/paint.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

/** Pictures of symbols by look, drawn once. @type {Map<string, string>} */
const pictures = new Map();

/**
 * A feature's look in a small picture, drawn by the code that draws the map.
 * @param {Model} model
 * @param {number} i
 */
export function sample(model, i) {
  const type = model.features.shape[i][0];
  const hollow = model.hollow.has(i);
  const key = [model.kindOf[i], model.features.party[i], type, hollow, model.features.box[i]].join();
  const known = pictures.get(key) ?? picture(model, i);
  pictures.set(key, known);
  return el("img.sample", { src: known, alt: "" });
}

/**
 * @param {Model} model
 * @param {number} i
 */
function picture(model, i) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [56, 36];
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ctx.scale(2, 2);
  const type = model.features.shape[i][0];
  const kind = model.kind(i);
  /** @type {import("#atlas/map/trace.js").Frame} */
  const frame = { k: 1, ox: 0, oy: 0, w: 28, h: 18, zoom: 10, screen: [0, 0, 28, 18] };
  const ink = {
    colour: kind.kind === "place" ? "#2b2622" : model.colour(i),
    alpha: 1,
    hollow: model.hollow.has(i),
    rank: 3,
    box: model.box(i),
  };
  const parts = [
    [Float64Array.of(14, 9)],
    [Float64Array.of(2, 12, 9, 8, 18, 9, 27, 6)],
    [Float64Array.of(2, 2, 26, 2, 26, 16, 2, 16, 2, 2)],
  ][type];
  const paint = [paintPoint, paintLine, paintArea][type];
  paint(
    ctx,
    { type, parts, box: [0, 0, 28, 18] },
    type === 2 ? { ...kind, fill: Math.max(kind.fill, 0.35) } : kind,
    ink,
    frame,
  );
  return canvas.toDataURL();
}
