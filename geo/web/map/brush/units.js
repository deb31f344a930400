// @ts-check
/** Boxes of units, after APP-6: drawings of 200 by 200, their frame about the middle (see geo/look/units.py). */

import { tinted } from "#atlas/map/colours.js";
import { UNIT } from "#atlas/map/fonts.js";

/** @typedef {import("#atlas/data/payload.d.ts").Payload["boxes"][number]} Pieces */
/** @typedef {Pieces[number]} Piece */
/** @typedef {[data: string, filled: boolean, width: number]} Stroke SVG path data, whether its inside is ink, width */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */

/** Lengths in units of the drawing, but where they are said to be pixels. */
const defaultOptions = {
  middle: 100, // of the drawing, from its left and from its top
  half: 75, // half the width of the frame
  above: 40, // a stroke that begins above is outside the frame: the mark of an echelon
  below: 150, // and so is one that begins below: the staff of a headquarters
  rim: 4, // pixels: the pale rim around all of it
  edge: 1.5, // pixels: the frame, and strokes outside it at least
  inside: 1.2, // pixels: strokes within it at least
  outside: 4, // strokes outside it
  dash: [12, 9], // of a hollow frame
};

/** The diagonals of the frame, which are lines although the drawing has them filled. */
const UNFILLED = /^M25,50 L/;

/**
 * Draw the box of a unit: its frame in the colour of its party, or a tint of it, the rest in ink that stands out there.
 * @param {Pen} pen
 * @param {{ pieces: Pieces, solid: boolean }} box
 * @param {readonly [number, number]} at its middle
 * @param {number} size half its width, CSS pixels
 * @param {Pick<import("#atlas/map/scene.js").Ink, "colour" | "hollow" | "palette"> & { growth?: number }} ink
 */
export function drawBox(pen, { pieces, solid }, [x, y], size, { colour, hollow, palette, growth = 1 }) {
  const { middle, half, outside, dash } = defaultOptions;
  const [rim, edge, inside] = [defaultOptions.rim, defaultOptions.edge, defaultOptions.inside].map((it) => it * growth);
  const { ctx } = pen;
  const k = size / half;
  const strokes = pieces.filter(isStroke);
  const frame = pathOf(pen, strokes[0][0]);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(k, k);
  ctx.translate(-middle, -middle);
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = rim / k;
  for (const [data] of strokes) ctx.stroke(pathOf(pen, data));
  ctx.fillStyle = hollow ? palette.paper : solid ? colour : tinted(colour);
  ctx.fill(frame);
  ctx.save();
  ctx.clip(frame);
  for (const piece of pieces.slice(1))
    drawPiece(pen, piece, solid && !hollow ? palette.paper : palette.ink, inside / k);
  ctx.restore();
  for (const [data, filled] of strokes.slice(1)) {
    if (isOutside(data)) drawPiece(pen, [data, filled, outside], palette.ink, edge / k);
  }
  ctx.strokeStyle = solid || hollow ? palette.ink : colour;
  ctx.lineWidth = edge / k;
  if (hollow) ctx.setLineDash(dash);
  ctx.stroke(frame);
  ctx.restore();
}

/**
 * @param {Piece} piece
 * @returns {piece is Stroke}
 */
function isStroke(piece) {
  return piece.length === 3;
}

/**
 * Whether a stroke begins above or below the frame.
 * @param {string} data SVG path data
 */
function isOutside(data) {
  const begin = /^[Mm]\s*[\d.]+[ ,]([\d.]+)/.exec(data);
  const y = begin ? Number(begin[1]) : NaN;
  return y <= defaultOptions.above || y >= defaultOptions.below;
}

/**
 * @param {Pen} pen
 * @param {Piece} piece
 * @param {string} ink
 * @param {number} least width of a stroke
 */
function drawPiece(pen, piece, ink, least) {
  const { ctx } = pen;
  ctx.fillStyle = ctx.strokeStyle = ink;
  if (!isStroke(piece)) {
    const [text, x, y, size] = piece;
    ctx.font = `bold ${size}px ${UNIT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, x, y);
    return;
  }
  const [data, filled, width] = piece;
  const path = pathOf(pen, data);
  ctx.lineWidth = Math.max(width, least);
  if (filled && !UNFILLED.test(data)) ctx.fill(path);
  ctx.stroke(path);
}

/**
 * The path of a drawing, read once.
 * @param {Pen} pen
 * @param {string} data SVG path data
 */
function pathOf(pen, data) {
  return pen.once(`path ${data}`, () => pen.path(data));
}
