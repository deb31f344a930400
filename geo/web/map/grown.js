// @ts-check
/** Marks that grow with the lettering: what is read from the last row has to be seen from there too. */

/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */

const GROWTH = 0.7; // power of the scale of letters by which marks grow: less, as they stand close

/**
 * How much larger marks are where letters have a scale.
 * @param {number} scale of the lettering, 1 as a rule
 */
export function growthOf(scale) {
  return scale === 1 ? 1 : scale ** GROWTH;
}

/** Kinds as they look at the growth that was asked for last. @type {WeakMap<Kind, { growth: number, kind: Kind }>} */
const known = new WeakMap();

/**
 * A kind with its marks and lines so many times as large.
 * @param {Kind} kind
 * @param {number} growth
 * @returns {Kind}
 */
export function grown(kind, growth) {
  if (growth === 1) return kind;
  const last = known.get(kind);
  if (last?.growth === growth) return last.kind;
  const times = (/** @type {number} */ length) => length * growth;
  const [a, b, c, d] = kind.sizes;
  const sizes = /** @type {Kind["sizes"]} */ ([a, b, c, d].map(times));
  const larger = { ...kind, sizes, width: kind.width * growth, dash: kind.dash.map(times) };
  known.set(kind, { growth, kind: larger });
  return larger;
}
