// @ts-check
/** What a context is set to, as properties of a style sheet. */

/** @typedef {Record<string, string>} Style properties of a style sheet by name */
/** @typedef {import("#atlas/map/record.js").Tile} Tile */

const FONT = /^(italic )?(bold |\d+ )?([\d.]+)px (.*)$/;

/** @param {string} font */
export function fontOf(font) {
  const [, style = "", weight = "", size = "10", family = font] = FONT.exec(font) ?? [];
  return { style: style.trim(), weight: weight.trim(), size: Number(size), family };
}

/**
 * A style without what goes without saying.
 * @param {Style} style
 */
export function plainly(style) {
  const silent = ["", "1", "round", "nonzero"];
  return Object.fromEntries(
    Object.entries(style).filter(([name, value]) => !silent.includes(value) || (name === "stroke-width" && value)),
  );
}

/** Hatches by their ids. @type {Map<Tile, string>} */
export const patterns = new Map();

/** @param {string | Tile} style */
export function paintOf(style) {
  if (typeof style === "string") return style.replaceAll(", ", ",");
  if (!patterns.has(style)) patterns.set(style, `h${patterns.size}`);
  return `url(#${patterns.get(style)})`;
}

/** @param {number} value @param {number} [digits] */
export function short(value, digits = 2) {
  return String(Number(value.toFixed(digits)));
}
