// @ts-check
/** Names on the map: by rank, where there is room, never over one another. */

import { lettersAlong } from "#atlas/names/spine.js";

/** @typedef {import("#atlas/map/trace.js").Frame} Frame */

/**
 * @typedef {object} Label
 * @property {string} text
 * @property {"area" | "point" | "river" | "lake" | "line"} type
 * @property {number} x of its anchor on the canvas
 * @property {number} y
 * @property {number} [room] half the width that an area offers, pixels
 * @property {[number, number][] | null} [spine] line along an area, from left to right, pixels
 * @property {number} [gap] distance from the anchor of a point to its text
 * @property {number} [angle] of a river
 * @property {number} rank 1 first
 * @property {string} colour
 * @property {boolean} [faint]
 */

const FONT = '"Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif';
const SERIF = 'Georgia, "Noto Serif", "DejaVu Serif", "Times New Roman", serif';
const HALO = "rgba(255, 253, 247, 0.9)";
/** Widths kept; a long session over many scales begins anew. */
const MOST_WIDTHS = 4000;
const POINT_SIZES = [0, 13, 12, 11.5, 11];

/**
 * Write as many labels as fit, those of the first ranks before the others.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Label[]} labels
 * @param {Frame} frame
 * @param {number} scale of the type; above 1 in the lecture view
 * @param {[number, number, number, number][]} taken boxes to keep free: left, top, right, bottom
 */
export function writeLabels(ctx, labels, frame, scale, taken) {
  const order = { area: 0, point: 1, line: 2, lake: 3, river: 4 };
  labels.sort((a, b) => a.rank - b.rank || order[a.type] - order[b.type]);
  ctx.lineJoin = "round";
  ctx.textBaseline = "middle";
  for (const label of labels) {
    if (label.type === "area") (label.spine && spread(ctx, label, frame, taken, scale)) || area(ctx, label, frame, taken, scale);
    else if (label.type === "point") point(ctx, label, frame, taken, scale);
    else water(ctx, label, frame, taken, scale);
  }
}

/** @type {Map<string, number>} */
const widths = new Map();
/** The font and spacing set last: to ask a context for its font costs more than to measure with it. */
let pen = "";

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} font
 * @param {string} [spacing]
 */
function set(ctx, font, spacing = "0px") {
  ctx.font = font;
  ctx.letterSpacing = spacing;
  pen = `${font}|${spacing}|`;
}

/**
 * Width of a text in the font and spacing set last, measured once.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 */
function widthOf(ctx, text) {
  const key = pen + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > MOST_WIDTHS) widths.clear();
  const width = ctx.measureText(text).width;
  widths.set(key, width);
  return width;
}

/**
 * Whether a box lies within the part of the canvas that is on screen, and on nothing that is taken.
 * @param {[number, number, number, number]} box
 * @param {[number, number, number, number][]} taken
 * @param {Frame} frame
 */
function free(box, taken, frame) {
  const [left, top, right, bottom] = frame.screen;
  if (box[0] < left + 2 || box[1] < top + 2 || box[2] > right - 2 || box[3] > bottom - 2) return false;
  return taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 * @param {boolean} [faint]
 */
function write(ctx, text, x, y, colour, faint) {
  ctx.globalAlpha = faint ? 0.55 : 1;
  ctx.strokeStyle = HALO;
  ctx.lineWidth = 3.2;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
  ctx.globalAlpha = 1;
}

/**
 * Capitals along the shape of an area, spread out, as large as they fit.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Label} label
 * @param {Frame} frame
 * @param {[number, number, number, number][]} taken
 * @param {number} scale
 * @returns {boolean} whether there was room
 */
function spread(ctx, label, frame, taken, scale) {
  const text = label.text.toUpperCase();
  const room = label.room ?? 0;
  for (const size of [24, 20, 17, 14, 12].map((it) => it * scale)) {
    set(ctx, `${size}px ${SERIF}`);
    for (const shift of [0, 0.25, -0.25, 0.5, -0.5]) {
      const line = /** @type {[number, number][]} */ (label.spine).map(([x, y]) => /** @type {[number, number]} */ ([x, y + shift * room]));
      const letters = lettersAlong(text, (char) => widthOf(ctx, char) + size * 0.14, line);
      if (!letters) break;
      const boxes = letters.map(({ x, y }) => /** @type {[number, number, number, number]} */ ([x - size * 0.55, y - size * 0.6, x + size * 0.55, y + size * 0.6]));
      if (!boxes.every((box) => free(box, taken, frame))) continue;
      ctx.textAlign = "center";
      for (const pass of /** @type {("strokeText" | "fillText")[]} */ (["strokeText", "fillText"])) {
        [ctx.strokeStyle, ctx.lineWidth, ctx.fillStyle] = [HALO, 3.2, label.colour];
        for (const { char, x, y, angle } of letters) {
          ctx.save();
          ctx.translate(x, y);
          ctx.rotate(angle);
          ctx[pass](char, 0, 0);
          ctx.restore();
        }
      }
      taken.push(...boxes);
      return true;
    }
  }
  return false;
}

/**
 * Spaced capitals in the middle of an area, in one line or two, as large as it allows.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Label} label
 * @param {Frame} frame
 * @param {[number, number, number, number][]} taken
 * @param {number} scale
 */
function area(ctx, label, frame, taken, scale) {
  const room = (label.room ?? 0) * 2;
  for (const size of label.rank ? [14, 12] : [22, 17, 14, 12]) {
    for (const lines of wraps(label.text.toUpperCase())) {
      set(ctx, `${size * scale}px ${SERIF}`, `${size * 0.16}px`);
      const width = Math.max(...lines.map((line) => widthOf(ctx, line)));
      const height = lines.length * size * 1.25 * scale;
      if (Math.hypot(width, height) > room * 1.15) continue;
      for (const [dx, dy] of [[0, 0], [0, -0.45], [0, 0.45], [-0.4, 0], [0.4, 0], [-0.3, -0.3], [0.3, 0.3]]) {
        const x = label.x + (dx * room) / 2;
        const y = label.y + (dy * room) / 2;
        /** @type {[number, number, number, number]} */
        const box = [x - width / 2 - 3, y - height / 2 - 2, x + width / 2 + 3, y + height / 2 + 2];
        if (!free(box, taken, frame)) continue;
        ctx.textAlign = "center";
        lines.forEach((line, i) => write(ctx, line, x + size * 0.08, y + (i - (lines.length - 1) / 2) * size * 1.25 * scale, label.colour));
        taken.push(box);
        return;
      }
    }
  }
}

/** @param {string} text */
function wraps(text) {
  const words = text.split(" ");
  if (words.length < 2) return [[text]];
  const middle = Math.ceil(words.length / 2);
  return [[text], [words.slice(0, middle).join(" "), words.slice(middle).join(" ")]];
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Label} label
 * @param {Frame} frame
 * @param {[number, number, number, number][]} taken
 * @param {number} scale
 */
function point(ctx, label, frame, taken, scale) {
  const size = POINT_SIZES[label.rank] * scale;
  set(ctx, `${label.rank === 1 ? "600 " : ""}${size}px ${FONT}`);
  const width = widthOf(ctx, label.text);
  const gap = (label.gap ?? 5) + 3;
  for (const [side, dy] of /** @type {[number, number][]} */ ([[1, 0], [-1, 0], [1, -0.8], [1, 0.8], [-1, -0.8], [-1, 0.8], [0, -1], [0, 1]])) {
    const x = label.x + side * gap - (side === 0 ? width / 2 : side < 0 ? width : 0);
    const y = label.y + dy * (side === 0 ? gap + size * 0.5 : size * 0.75);
    /** @type {[number, number, number, number]} */
    const box = [x - 2, y - size * 0.58, x + width + 2, y + size * 0.58];
    if (!free(box, taken, frame)) continue;
    ctx.textAlign = "left";
    write(ctx, label.text, x, y, label.colour, label.faint);
    taken.push(box);
    return;
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Label} label
 * @param {Frame} frame
 * @param {[number, number, number, number][]} taken
 * @param {number} scale
 */
function water(ctx, label, frame, taken, scale) {
  const size = (label.rank === 1 ? 13 : 11) * scale;
  set(ctx, label.type === "line" ? `${size}px ${FONT}` : `italic ${size}px ${SERIF}`);
  const half = widthOf(ctx, label.text) / 2;
  if (half * 2 > (label.room ?? Infinity)) return;
  const angle = label.angle ?? 0;
  const [w, h] = [Math.abs(Math.cos(angle)) * half + size * 0.5, Math.abs(Math.sin(angle)) * half + size * 0.5];
  /** @type {[number, number, number, number]} */
  const box = [label.x - w, label.y - h, label.x + w, label.y + h];
  if (!free(box, taken, frame)) return;
  ctx.save();
  ctx.translate(label.x, label.y);
  ctx.rotate(angle);
  ctx.textAlign = "center";
  write(ctx, label.text, 0, -size * (label.type === "line" ? 0.85 : 0.62), label.colour);
  ctx.restore();
  taken.push(box);
}

/**
 * Where a river's name runs straightest: middle, angle and length of the best stretch on the canvas.
 * @param {[number, number][]} line
 * @param {number} wanted pixels
 * @param {Frame} frame
 * @returns {{ x: number, y: number, angle: number } | null}
 */
export function straightest(line, wanted, frame) {
  let best = null;
  let bestScore = 0.9;
  for (let start = 0; start < line.length - 1; start++) {
    const [ax, ay] = line[start];
    if (ax < 20 || ay < 20 || ax > frame.w - 20 || ay > frame.h - 20) continue;
    let along = 0;
    for (let end = start + 1; end < line.length; end++) {
      along += Math.hypot(line[end][0] - line[end - 1][0], line[end][1] - line[end - 1][1]);
      if (along < wanted) continue;
      const [bx, by] = line[end];
      const straight = Math.hypot(bx - ax, by - ay) / along;
      const centred = 1 - 0.1 * Math.abs((ax + bx) / 2 / frame.w - 0.5);
      if (straight * centred > bestScore && along < wanted * 2) {
        bestScore = straight * centred;
        let angle = Math.atan2(by - ay, bx - ax);
        if (angle > Math.PI / 2) angle -= Math.PI;
        if (angle < -Math.PI / 2) angle += Math.PI;
        const [mx, my] = line[(start + end) >> 1];
        best = { x: mx, y: my, angle };
      }
      break;
    }
  }
  return best;
}
