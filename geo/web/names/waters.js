// @ts-check
/** Names of rivers along their course, and of lakes in them. */

import { RIVER_ZOOM } from "#atlas/map/brush/water.js";
import { smoothed } from "#atlas/map/line.js";
import { touches } from "#atlas/map/trace.js";
import { straightest } from "#atlas/names/course.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/names/labels.js").Label} Label */

const defaultOptions = {
  later: 0.6, // zooms after which a river that is drawn is named
  letter: 7.2, // pixels that a letter of a river's name takes along its course, on average
  ends: 8, // pixels that it needs beyond its letters
  room: 1.6, // times the width of a lake that its name may be long
  down: 7, // pixels below its middle that the line of a lake's name lies
  lowest: 4, // rank; a water comes one behind its own, after the towns
};

/** @param {number} rank */
const rankOf = (rank) => Math.min(defaultOptions.lowest, rank + 1);

/**
 * @param {Atlas} atlas
 * @param {Frame} frame
 * @param {number} scale of the type
 * @returns {Label[]}
 */
export function waterLabels(atlas, frame, scale) {
  return [...riverLabels(atlas, frame, scale), ...lakeLabels(atlas, frame)];
}

/**
 * @param {Atlas} atlas
 * @param {Frame} frame
 * @param {number} scale
 * @returns {Label[]}
 */
function riverLabels({ base, palette }, frame, scale) {
  const { later, letter, ends } = defaultOptions;
  return base.rivers.flatMap(({ name, rank, shape }) => {
    if (!name || frame.zoom - Math.log2(scale) < RIVER_ZOOM[rank] + later || !touches(shape.box, frame)) return [];
    const best = alongFirst(shape.parts, name.length * letter * scale + ends, frame);
    return best ? [{ text: name, type: "river", rank: rankOf(rank), colour: palette.water_ink, ...best }] : [];
  });
}

/**
 * @param {Atlas} atlas
 * @param {Frame} frame
 * @returns {Label[]}
 */
function lakeLabels({ base, palette }, frame) {
  const { room, down } = defaultOptions;
  return base.lakes.flatMap(({ name, rank, shape }) => {
    if (!name || !touches(shape.box, frame)) return [];
    const [left, top, right, bottom] = shape.box;
    const { k, ox, oy } = frame;
    const [x, y] = [((left + right) / 2) * k - ox, ((top + bottom) / 2) * k - oy + down];
    const at = { x, y, room: (right - left) * k * room };
    return [{ text: name, type: "lake", rank: rankOf(rank), colour: palette.water_ink, ...at }];
  });
}

/**
 * Where a name stands on the first part of a line that has a stretch for it.
 * @param {Int32Array[]} parts
 * @param {number} wanted pixels
 * @param {Frame} frame
 */
export function alongFirst(parts, wanted, frame) {
  for (const part of parts) {
    const best = straightest(smoothed(part, frame), wanted, frame);
    if (best) return best;
  }
  return null;
}
