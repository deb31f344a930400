// @ts-check
/** Points: a marker, or the box of a unit. */

import { drawGlyph } from "#atlas/map/brush/glyphs.js";
import { drawBox } from "#atlas/map/brush/units.js";

/**
 * @param {import("#atlas/map/pen.js").Pen} pen
 * @param {import("#atlas/map/frame.js").Frame} frame
 * @param {import("#atlas/data/shapes.js").Shape} shape
 * @param {import("#atlas/data/atlas.js").Kind} kind
 * @param {import("#atlas/map/scene.js").Ink} ink
 */
export function paintPoint(pen, frame, shape, kind, ink) {
  const [x, y] = shape.parts[0];
  /** @type {[number, number]} */
  const at = [x * frame.k - frame.ox, y * frame.k - frame.oy];
  const size = kind.sizes[ink.rank - 1];
  pen.ctx.globalAlpha = ink.alpha;
  if (ink.box) drawBox(pen, ink.box, at, size, ink);
  else drawGlyph(pen.ctx, kind.glyph, at, size, ink);
}
