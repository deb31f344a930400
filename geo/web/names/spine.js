// @ts-check
/** A name written letter by letter along the shape of its area, spread out as on a printed map. */

/** @typedef {{ char: string, x: number, y: number, angle: number }} Letter */

const defaultOptions = {
  fill: 0.72, // part of the line that a name takes where it can be spread so far
  spread: 2.1, // times its natural width that a name is spread at most
  full: 0.92, // part of the line that a name takes at most
};

/**
 * Place the letters of a name along a line; null where they do not fit.
 * @param {string} text
 * @param {(text: string) => number} widthOf a text's width at this size, pixels
 * @param {[number, number][]} line from left to right, pixels
 * @param {Partial<typeof defaultOptions>} [options]
 * @returns {Letter[] | null}
 */
export function lettersAlong(text, widthOf, line, options = {}) {
  const { fill, spread, full } = { ...defaultOptions, ...options };
  const chars = [...text];
  const widths = chars.map(widthOf);
  const natural = widths.reduce((sum, width) => sum + width, 0);
  const lengths = line.map(([x, y], at) => (at ? Math.hypot(x - line[at - 1][0], y - line[at - 1][1]) : 0));
  const length = lengths.reduce((sum, it) => sum + it, 0);
  if (natural > length * full || chars.length < 2) return null;
  const whole = Math.max(natural, Math.min(length * fill, natural * spread));
  const gap = (whole - natural) / (chars.length - 1);
  let at = (length - whole) / 2;
  return chars.map((char, i) => {
    const middle = at + widths[i] / 2;
    at += widths[i] + gap;
    return { char, ...along(line, lengths, middle) };
  });
}

/**
 * The point at a distance along a line, and its direction there.
 * @param {[number, number][]} line
 * @param {number[]} lengths of its pieces, the first 0
 * @param {number} distance
 */
function along(line, lengths, distance) {
  let at = 1;
  while (at < line.length - 1 && distance > lengths[at]) distance -= lengths[at++];
  const [ax, ay] = line[at - 1];
  const [bx, by] = line[at];
  const part = distance / (lengths[at] || 1);
  return { x: ax + (bx - ax) * part, y: ay + (by - ay) * part, angle: Math.atan2(by - ay, bx - ax) };
}

/**
 * A line of a few points as a smooth one (Catmull and Rom 1974), so that letters turn gently.
 * @param {[number, number][]} line
 * @param {number} [pieces] between two points
 * @returns {[number, number][]}
 */
export function smooth(line, pieces = 6) {
  /** @type {[number, number][]} */
  const found = [line[0]];
  for (let i = 0; i < line.length - 1; i++) {
    const [a, b, c, d] = [line[Math.max(0, i - 1)], line[i], line[i + 1], line[Math.min(line.length - 1, i + 2)]];
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      found.push([between(a[0], b[0], c[0], d[0], t), between(a[1], b[1], c[1], d[1], t)]);
    }
  }
  return found;
}

/**
 * One coordinate of a point between `b` and `c`, whose neighbours are `a` and `d`.
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @param {number} t 0 at `b`, 1 at `c`
 */
function between(a, b, c, d, t) {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
