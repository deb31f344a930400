// @ts-check
/** Where an area is named whose middle is out of sight: where it is widest on screen. */

import { hits } from "#atlas/map/hit.js";
import { touches } from "#atlas/map/trace.js";

const defaultOptions = {
  points: 18, // sought across the screen
  gap: 24, // pixels from point to point, at least
  edge: [1.2, 2], // room that a pixel from the edge of the screen is worth, across and down: names are long and low
  unsure: 1 / 3, // of the gap: the area may end so far before the next point outside
};

/**
 * A point inside an area and the room around it, pixels; null where it is nowhere wide.
 * @param {import("#atlas/data/shapes.js").Shape} shape
 * @param {import("#atlas/map/frame.js").Frame} frame
 * @returns {{ x: number, y: number, room: number } | null}
 */
export function widestPart(shape, frame) {
  const { points, gap: least, edge, unsure } = defaultOptions;
  if (!touches(shape.box, frame)) return null;
  const { k, ox, oy } = frame;
  const [left, top, right, bottom] = frame.screen;
  const gap = Math.max(least, (right - left) / points);
  /** @type {[number, number][]} */
  const inside = [];
  /** @type {[number, number][]} */
  const outside = [];
  for (let y = top + gap / 2; y < bottom; y += gap) {
    for (let x = left + gap / 2; x < right; x += gap) {
      (hits(shape, (x + ox) / k, (y + oy) / k, 0) ? inside : outside).push([x, y]);
    }
  }
  let best = null;
  for (const [x, y] of inside) {
    let room = Math.min((x - left) * edge[0], (right - x) * edge[0], (y - top) * edge[1], (bottom - y) * edge[1]);
    for (const [ax, ay] of outside) room = Math.min(room, Math.hypot(ax - x, ay - y) - gap * unsure);
    if (room > (best?.room ?? gap)) best = { x, y, room };
  }
  return best;
}
