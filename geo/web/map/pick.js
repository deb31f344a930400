// @ts-check
/** Which features lie under a point of the map, and where the card of one points. */

import { growthOf } from "#atlas/map/grown.js";
import { hits } from "#atlas/map/hit.js";
import { legible } from "#atlas/map/scene.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/scene.js").Scene} Scene */
/** @typedef {readonly [number, number]} Point grid units */

const defaultOptions = {
  reach: 9, // pixels around the pointer that count as a hit
  cells: 16, // across and down, in which a shape is sought
};

/**
 * What lies under a point, the topmost first: what is in force before what is not, points before lines before areas.
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {Point} point
 * @param {Partial<typeof defaultOptions>} [options]
 */
export function under(atlas, scene, frame, [x, y], options = {}) {
  const reach = ({ ...defaultOptions, ...options }.reach * growthOf(scene.scale)) / frame.k;
  const { boxes } = atlas.shapes;
  /** @type {number[]} */
  const found = [];
  for (const i of scene.drawn) {
    const at = i * 4; // most are elsewhere, and are told apart by their boxes alone
    if (x < boxes[at] - reach || x > boxes[at + 2] + reach) continue;
    if (y < boxes[at + 1] - reach || y > boxes[at + 3] + reach) continue;
    if (legible(atlas, i, frame.zoom, scene.selected) && hits(atlas.shape(i), x, y, reach)) found.push(i);
  }
  const weight = (/** @type {number} */ i) => 2 - atlas.type(i) + (scene.inForce(i) ? 3 : 0);
  return found.reverse().sort((a, b) => weight(b) - weight(a));
}

/**
 * Whether a line or an area reaches into a frame, and not only its box.
 * @param {import("#atlas/data/shapes.js").Shape} shape
 * @param {Frame} frame
 */
export function reaches(shape, { k, ox, oy, w, h }) {
  const [left, top, wide, high] = [ox / k, oy / k, w / k, h / k];
  const within = (/** @type {number} */ x, /** @type {number} */ y) =>
    x >= left && x <= left + wide && y >= top && y <= top + high;
  for (const part of shape.parts) {
    for (let at = 0; at < part.length; at += 2) if (within(part[at], part[at + 1])) return true;
  }
  const { cells } = defaultOptions; // no vertex is in sight: a long stretch of it may be, or its inside
  for (let n = 0; n < cells * cells; n++) {
    const [x, y] = [(n % cells) + 0.5, Math.floor(n / cells) + 0.5];
    const [across, down] = [(x / cells) * wide, (y / cells) * high];
    if (hits(shape, left + across, top + down, Math.hypot(wide, high) / cells / 2)) return true;
  }
  return false;
}

/**
 * Whether a feature can be seen: on screen, and at its zoom.
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {number} i
 */
export function seen(atlas, scene, { k, ox, oy, zoom, screen }, i) {
  const [left, top, right, bottom] = atlas.shape(i).box;
  const [west, north, east, south] = [screen[0] + ox, screen[1] + oy, screen[2] + ox, screen[3] + oy];
  if (right <= west / k || left >= east / k || bottom <= north / k || top >= south / k) return false;
  return legible(atlas, i, zoom, scene.selected);
}

/**
 * Where the card of a feature points: where its name stands, or at the one of its vertices that is nearest to a point.
 * @param {Atlas} atlas
 * @param {number} i
 * @param {Point} near
 * @returns {[number, number]} grid units
 */
export function anchorOf(atlas, i, near) {
  const anchor = atlas.anchors.get(i);
  if (anchor) return [anchor[0], anchor[1]];
  /** @type {[number, number]} */
  let best = [near[0], near[1]];
  let least = Infinity;
  for (const part of atlas.shape(i).parts) {
    for (let at = 0; at < part.length; at += 2) {
      const away = Math.hypot(part[at] - near[0], part[at + 1] - near[1]);
      if (away < least) [least, best] = [away, [part[at], part[at + 1]]];
    }
  }
  return best;
}
