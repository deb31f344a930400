// @ts-check
/** Colours made of others: nothing is drawn in a colour that is not a party's or one of the palette, or made of one. */

/**
 * Red, green and blue of a colour, 0 to 255.
 * @param {string} colour `#rrggbb`
 */
function partsOf(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/**
 * A colour that lets through what lies under it.
 * @param {string} colour `#rrggbb`
 * @param {number} alpha 0 to 1
 */
export function withAlpha(colour, alpha) {
  return `rgba(${partsOf(colour).join(", ")}, ${alpha})`;
}

/**
 * A colour lightened: the ground of a unit's box.
 * @param {string} colour `#rrggbb`
 * @param {number} [part] how much of it is left
 */
export function tinted(colour, part = 0.34) {
  const parts = partsOf(colour).map((value) => Math.round(255 - (255 - value) * part));
  return `rgb(${parts.join(", ")})`;
}

/**
 * A colour darkened: a name is read on a wash of its party's colour.
 * @param {string} colour `#rrggbb`
 * @param {number} [part] how bright it still is
 */
export function shaded(colour, part = 0.58) {
  const parts = partsOf(colour).map((value) => Math.round(value * part));
  return `rgb(${parts.join(", ")})`;
}

/**
 * A colour as grey as it is bright.
 * @param {string} colour `#rrggbb`
 */
export function greyed(colour) {
  const [red, green, blue] = partsOf(colour);
  return hex(Array(3).fill(0.299 * red + 0.587 * green + 0.114 * blue));
}

/**
 * A colour between two.
 * @param {string} colour `#rrggbb`
 * @param {string} other
 * @param {number} part of the other, 0 to 1
 */
export function mixed(colour, other, part) {
  const others = partsOf(other);
  return hex(partsOf(colour).map((value, at) => value + (others[at] - value) * part));
}

/** @param {number[]} parts */
function hex(parts) {
  return `#${parts.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
