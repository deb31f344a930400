// @ts-check
/** How far a map goes: as far as its ground is drawn, and not so far from its subject that nothing is known there. */

/** @typedef {[number, number, number, number]} Box west, south, east, north, degrees */

const defaultOptions = {
  around: 4, // times the size of a map that it goes on beyond it on each side
};

/**
 * The box within which a map stays: around all that it opens at, its periods show and its tours visit.
 * @param {import("#atlas/data/atlas.js").Atlas} atlas
 * @returns {Box}
 */
export function boundsOf({ map, payload, base, calendar }) {
  const { around } = defaultOptions;
  const stops = payload.tours.flatMap(({ steps }) => steps.map(({ bbox }) => bbox));
  const shown = [map.bbox, ...calendar.periods.map(({ bbox }) => bbox), ...stops].filter((bbox) => bbox !== null);
  const [west, south, east, north] = map.bbox;
  const [wide, high] = [(east - west) * around, (north - south) * around];
  const near = reach([west - wide, south - high, east + wide, north + high], base.reliefBounds ?? base.frame);
  const all = [near, ...shown];
  const end = (/** @type {0 | 1 | 2 | 3} */ at) => all.map((bbox) => bbox[at]);
  return [Math.min(...end(0)), Math.min(...end(1)), Math.max(...end(2)), Math.max(...end(3))];
}

/**
 * The part of a box that lies on the ground; all of it on the earth where there is no ground of its own.
 * @param {Box} box
 * @param {Box | null} ground
 * @returns {Box}
 */
function reach([west, south, east, north], ground) {
  const [left, low, right, high] = ground ?? [-360, -85, 360, 85];
  return [Math.max(west, left), Math.max(south, low), Math.min(east, right), Math.min(north, high)];
}
