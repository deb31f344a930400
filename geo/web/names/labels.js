// @ts-check
/** Names on the map: by rank, where there is room, never over one another. */

import { SANS, SERIF } from "#atlas/map/fonts.js";
import { lettersAlong } from "#atlas/names/spine.js";

/** @typedef {import("#atlas/names/writer.js").Writer} Writer */
/** @typedef {import("#atlas/names/writer.js").Box} Box */
/** @typedef {[number, number]} Pair across and down */

/**
 * @typedef {object} Label
 * @property {string} text
 * @property {"area" | "point" | "river" | "lake" | "line"} type
 * @property {number} x of its anchor in the picture
 * @property {number} y
 * @property {number} [room] half the width that an area offers, or all of it that a water does, pixels
 * @property {[number, number][] | null} [spine] line along an area, from left to right, pixels
 * @property {number} [gap] distance from the anchor of a point to its text
 * @property {number} [angle] of a line, radians
 * @property {number} rank 1 first
 * @property {string} colour
 * @property {boolean} [faint]
 */

/** Among labels of one rank. */
const ORDER = { area: 0, point: 1, line: 2, lake: 3, river: 4 };

/** Names along the shape of an area. Sizes are pixels, the rest parts of the size. */
const SPREAD = {
  sizes: [24, 20, 17, 14, 12],
  shifts: [0, 0.25, -0.25, 0.5, -0.5], // up and down, parts of the room
  spacing: 0.14, // more than a letter needs
  letter: /** @type {Pair} */ ([0.55, 0.6]), // half the width and height of a letter
};

/** Names in the middle of an area. */
const AREA = {
  state: [22, 17, 14, 12], // sizes of the name of a state
  other: [14, 12],
  spacing: 0.16,
  line: 1.25, // from line to line
  fit: 1.15, // a name may be longer by so much than the widest circle in its area is wide
  pad: /** @type {Pair} */ ([3, 2]), // pixels
  /** From the middle of the circle, parts of its radius. @type {Pair[]} */
  // prettier-ignore
  places: [[0, 0], [0, -0.45], [0, 0.45], [-0.4, 0], [0.4, 0], [-0.3, -0.3], [0.3, 0.3]],
};

/** Names beside points. */
const POINT = {
  sizes: [0, 13, 12, 11.5, 11], // by rank
  gap: 5, // pixels to its text where nothing else is said
  beyond: 3, // pixels more
  pad: 2, // pixels
  half: 0.58, // of the height of a line
  sideways: 0.75, // how far up or down a place is
  upright: 0.5, // how much farther from the point one right above or below it is
  /** Right of it first, then left, then the corners, above and below: side, and how far down. @type {Pair[]} */
  // prettier-ignore
  places: [[1, 0], [-1, 0], [1, -0.8], [1, 0.8], [-1, -0.8], [-1, 0.8], [0, -1], [0, 1]],
};

/** Names of waters and of lines. */
const ALONG = {
  sizes: [13, 11], // of the first rank, and of the others
  half: 0.5, // parts of the size by which a name takes more than its length and height
  above: [0.85, 0.62], // how far above its line the name of a line stands, and that of a water
};

/**
 * Write as many labels as fit, those of the first ranks before the others.
 * @param {Writer} writer
 * @param {Label[]} labels
 * @param {number} scale of the type, 1 as a rule
 */
export function writeLabels(writer, labels, scale) {
  const sorted = labels.slice().sort((a, b) => a.rank - b.rank || ORDER[a.type] - ORDER[b.type]);
  for (const label of sorted) {
    if (label.type === "point") point(writer, label, scale);
    else if (label.type !== "area") along(writer, label, scale);
    else if (!label.spine || !spread(writer, label, label.spine, scale)) area(writer, label, scale);
  }
}

/**
 * Capitals along the shape of an area, spread out, as large as they fit.
 * @param {Writer} writer
 * @param {Label} label
 * @param {[number, number][]} spine
 * @param {number} scale
 * @returns {boolean} whether there was room
 */
function spread(writer, { text, room = 0, colour }, spine, scale) {
  const { sizes, shifts, spacing, letter } = SPREAD;
  for (const size of sizes.map((it) => it * scale)) {
    writer.set(`${size}px ${SERIF}`);
    for (const shift of shifts) {
      const line = spine.map(([x, y]) => /** @type {Pair} */ ([x, y + shift * room]));
      const letters = lettersAlong(text.toUpperCase(), (char) => writer.widthOf(char) + size * spacing, line);
      if (!letters) break;
      const boxes = letters.map(({ x, y }) => boxAround(x, y, size * letter[0], size * letter[1]));
      if (!boxes.every((box) => writer.free(box))) continue;
      writeLetters(writer, letters, colour);
      writer.take(...boxes);
      return true;
    }
  }
  return false;
}

/**
 * @param {Writer} writer
 * @param {import("#atlas/names/spine.js").Letter[]} letters
 * @param {string} colour
 */
function writeLetters(writer, letters, colour) {
  const { ctx } = writer;
  ctx.textAlign = "center";
  for (const pass of writer.passes(colour)) {
    for (const { char, x, y, angle } of letters) {
      ctx.save();
      ctx.translate(x, y);
      ctx.rotate(angle);
      pass(char, 0, 0);
      ctx.restore();
    }
  }
}

/**
 * Spaced capitals in the middle of an area, in one line or two, as large as it allows.
 * @param {Writer} writer
 * @param {Label} label
 * @param {number} scale
 */
function area(writer, label, scale) {
  const { state, other, spacing, line: step, fit, pad, places } = AREA;
  const { room = 0 } = label;
  for (const size of label.rank ? other : state) {
    const high = size * step * scale;
    for (const lines of wraps(label.text.toUpperCase())) {
      writer.set(`${size * scale}px ${SERIF}`, `${size * spacing}px`);
      const width = Math.max(...lines.map((line) => writer.widthOf(line)));
      const height = lines.length * high;
      if (Math.hypot(width, height) > room * 2 * fit) continue;
      for (const [dx, dy] of places) {
        const [x, y] = [label.x + dx * room, label.y + dy * room];
        const box = boxAround(x, y, width / 2 + pad[0], height / 2 + pad[1]);
        if (!writer.free(box)) continue;
        writer.ctx.textAlign = "center";
        const middle = x + (size * spacing) / 2; // behind the last letter is a space too
        lines.forEach((line, i) => writer.write(line, middle, y + (i - (lines.length - 1) / 2) * high, label.colour));
        writer.take(box);
        return;
      }
    }
  }
}

/**
 * A text in one line, and in two if it has two words.
 * @param {string} text
 */
function wraps(text) {
  const words = text.split(" ");
  if (words.length < 2) return [[text]];
  const middle = Math.ceil(words.length / 2);
  return [[text], [words.slice(0, middle).join(" "), words.slice(middle).join(" ")]];
}

/**
 * @param {Writer} writer
 * @param {Label} label
 * @param {number} scale
 */
function point(writer, label, scale) {
  const { sizes, beyond, pad, half, sideways, upright, places } = POINT;
  const size = sizes[label.rank] * scale;
  writer.set(`${label.rank === 1 ? "600 " : ""}${size}px ${SANS}`);
  const width = writer.widthOf(label.text);
  const gap = (label.gap ?? POINT.gap) + beyond;
  for (const [side, dy] of places) {
    const x = label.x + side * gap - (side === 0 ? width / 2 : side < 0 ? width : 0);
    const y = label.y + dy * (side === 0 ? gap + size * upright : size * sideways);
    /** @type {Box} */
    const box = [x - pad, y - size * half, x + width + pad, y + size * half];
    if (!writer.free(box)) continue;
    writer.ctx.textAlign = "left";
    writer.write(label.text, x, y, label.colour, label.faint);
    writer.take(box);
    return;
  }
}

/**
 * The name of a water or of a line, along it.
 * @param {Writer} writer
 * @param {Label} label
 * @param {number} scale
 */
function along(writer, label, scale) {
  const { ctx } = writer;
  const size = ALONG.sizes[label.rank === 1 ? 0 : 1] * scale;
  writer.set(label.type === "line" ? `${size}px ${SANS}` : `italic ${size}px ${SERIF}`);
  const half = writer.widthOf(label.text) / 2;
  const { room = Infinity, angle = 0 } = label;
  if (half * 2 > room) return;
  const more = size * ALONG.half;
  const box = boxAround(
    label.x,
    label.y,
    Math.abs(Math.cos(angle)) * half + more,
    Math.abs(Math.sin(angle)) * half + more,
  );
  if (!writer.free(box)) return;
  ctx.save();
  ctx.translate(label.x, label.y);
  ctx.rotate(angle);
  ctx.textAlign = "center";
  writer.write(label.text, 0, -size * ALONG.above[label.type === "line" ? 0 : 1], label.colour);
  ctx.restore();
  writer.take(box);
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} wide half its width
 * @param {number} high half its height
 * @returns {Box}
 */
function boxAround(x, y, wide, high) {
  return [x - wide, y - high, x + wide, y + high];
}
