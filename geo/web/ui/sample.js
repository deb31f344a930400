// @ts-check
/** Small pictures of symbols for lists and the legend, drawn by the code that draws the map. */

import { canvasOf } from "#atlas/map/browser.js";
import { drawBox } from "#atlas/map/brush/units.js";
import { plainFrame } from "#atlas/map/frame.js";
import { BRUSHES } from "#atlas/map/painter.js";
import { plainInk } from "#atlas/map/scene.js";
import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

const defaultOptions = {
  width: 28, // pixels
  height: 18, // pixels
  ratio: 2, // pixels of the picture in one of the page
  zoom: 10, // as at which symbols are drawn
  rank: 3, // of which they are
  tall: 26, // pixels: of a box with the marks above and below it
  box: 11.6, // half the width of such a box, pixels
  fill: 0.35, // opacity of areas, at least: a fainter one could not be told
};

/** A point, a line and an area in such a picture. */
const SHAPES = [
  [14, 9],
  [2, 12, 9, 8, 18, 9, 27, 6],
  [2, 2, 26, 2, 26, 16, 2, 16, 2, 2],
].map((it) => Int32Array.from(it));

/** Pictures of symbols by look, drawn once. @type {WeakMap<Atlas, Map<string, string>>} */
const pictures = new WeakMap();

/**
 * A feature's look in a small picture.
 * @param {Atlas} atlas
 * @param {number} i
 */
export function sample(atlas, i) {
  const known = pictures.get(atlas) ?? new Map();
  pictures.set(atlas, known);
  const key = [atlas.kindOf[i], atlas.partyOf[i], atlas.type(i), atlas.hollow.has(i), atlas.boxOf[i]].join();
  if (!known.has(key)) known.set(key, picture(atlas, i));
  return el("img.sample", { src: known.get(key), alt: "" });
}

/**
 * A mark of a unit's box in a small picture, in nobody's colour.
 * @param {Atlas} atlas
 * @param {import("#atlas/data/atlas.js").Piece[]} pieces
 */
export function signSample(atlas, pieces) {
  const { width, ratio, tall, box } = defaultOptions;
  const known = pictures.get(atlas) ?? new Map();
  pictures.set(atlas, known);
  const key = JSON.stringify(pieces);
  if (!known.has(key)) {
    const { canvas, pen } = canvasOf(width, tall, ratio);
    const ink = { colour: atlas.palette.neutral, hollow: false, palette: atlas.palette };
    drawBox(pen, { pieces, solid: false }, [width / 2, tall / 2], box, ink);
    known.set(key, canvas.toDataURL());
  }
  return el("img.sample.sign", { src: known.get(key), alt: "" });
}

/**
 * @param {Atlas} atlas
 * @param {number} i
 */
function picture(atlas, i) {
  return drawnSample(atlas, i).toDataURL();
}

/**
 * A feature's look, as a picture that is there at once.
 * @param {Atlas} atlas
 * @param {number} i
 * @param {number} [ratio] pixels of the picture in one of the page
 */
export function drawnSample(atlas, i, ratio = defaultOptions.ratio) {
  const { width, height, zoom, rank, fill } = defaultOptions;
  const { canvas, pen } = canvasOf(width, height, ratio);
  const type = /** @type {0 | 1 | 2} */ (atlas.type(i));
  const kind = atlas.kind(i);
  BRUSHES[type](
    pen,
    plainFrame(width, height, zoom),
    { type, parts: [SHAPES[type]], box: [0, 0, width, height] },
    type === 2 ? { ...kind, fill: Math.max(kind.fill, fill) } : kind,
    { ...plainInk(atlas, i), rank },
  );
  return canvas;
}
