// @ts-check
/** Lines that have a direction: arrows that widen to their heads, front lines with teeth towards the enemy. */

import { follow, lengthOf, split } from "#atlas/map/line.js";

/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */
/** @typedef {import("#atlas/map/line.js").Line} Line */
/** @typedef {import("#atlas/map/scene.js").Ink} Ink */

/** Lengths are pixels, or parts of the width of the line. */
const defaultOptions = {
  halo: 2.4, // by which the pale ground of a line is wider than the line
  rim: 2.2, // width of the pale rim around an arrow
  shortest: 6, // an arrow that is shorter is not drawn
  full: [0.35, 130], // width of the shortest arrow, and by how much of its length an arrow gains the rest
  ranks: [0, 1.35, 1, 0.75, 0.75], // width by rank
  head: [3.1, 0.6], // length of the head by the width, but not more than this part of the arrow
  wing: 1.45, // half the width of the head by that of the shaft
  tail: 0.2, // width of the tail by that of the shaft at the head
  front: 8, // a front line that is shorter is not drawn
  teeth: 15, // from tooth to tooth
  tooth: [3.6, 6], // half its width, and its height
};

/**
 * An arrow that widens from its tail to its head.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Line} line
 * @param {Kind} kind
 * @param {Ink} ink
 */
export function paintArrow(ctx, line, kind, ink) {
  const { halo, rim, shortest, full, ranks, head, wing } = defaultOptions;
  const { paper } = ink.palette;
  const length = lengthOf(line);
  if (length < shortest) return;
  const width = kind.width * (Math.min(1, full[0] + length / full[1]) * ranks[ink.rank]);
  const { rest, tip, direction } = split(line, Math.min(width * head[0], length * head[1]));
  const [dx, dy] = direction;
  const [x, y] = rest[rest.length - 1];
  ctx.beginPath();
  if (kind.dash.length) {
    follow(ctx, rest);
    stroke(ctx, width + halo * ink.growth, paper, []);
    stroke(ctx, width, ink.colour, kind.dash);
    ctx.beginPath();
  } else taper(ctx, rest, width);
  const side = width * wing;
  ctx.moveTo(x - dy * side, y + dx * side);
  ctx.lineTo(tip[0], tip[1]);
  ctx.lineTo(x + dy * side, y - dx * side);
  ctx.closePath();
  ctx.strokeStyle = paper;
  ctx.lineWidth = rim * ink.growth;
  ctx.stroke();
  ctx.fillStyle = ink.colour;
  ctx.fill();
}

/**
 * Trace a band along a line, from the width of the tail to all of it.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Line} line
 * @param {number} width
 */
function taper(ctx, line, width) {
  const { tail } = defaultOptions;
  /** @type {Line} */
  const left = [];
  /** @type {Line} */
  const right = [];
  for (let i = 0; i < line.length; i++) {
    const [ax, ay] = line[Math.max(0, i - 1)];
    const [bx, by] = line[Math.min(line.length - 1, i + 1)];
    const size = Math.hypot(bx - ax, by - ay) || 1;
    const half = (width * (tail + ((1 - tail) * i) / (line.length - 1 || 1))) / 2;
    const [nx, ny] = [((by - ay) / size) * half, (-(bx - ax) / size) * half];
    left.push([line[i][0] + nx, line[i][1] + ny]);
    right.unshift([line[i][0] - nx, line[i][1] - ny]);
  }
  follow(ctx, left.concat(right));
  ctx.closePath();
}

/**
 * A line with teeth on its left, towards the enemy.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Line} line
 * @param {Kind} kind
 * @param {Ink} ink
 */
export function paintFront(ctx, line, kind, ink) {
  const { halo, front } = defaultOptions;
  const teeth = defaultOptions.teeth * ink.growth;
  if (lengthOf(line) < front) return;
  ctx.beginPath();
  follow(ctx, line);
  stroke(ctx, kind.width + halo * ink.growth, ink.palette.paper, []);
  stroke(ctx, kind.width, ink.colour, []);
  let due = teeth / 2;
  let gone = 0;
  ctx.fillStyle = ink.colour;
  ctx.beginPath();
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1];
    const [bx, by] = line[i];
    const size = Math.hypot(bx - ax, by - ay);
    for (; size && due <= gone + size; due += teeth) {
      const [dx, dy] = [(bx - ax) / size, (by - ay) / size];
      tooth(ctx, ax + dx * (due - gone), ay + dy * (due - gone), dx, dy, ink.growth);
    }
    gone += size;
  }
  ctx.fill();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} x the middle of its foot
 * @param {number} y
 * @param {number} dx direction of the line there, of length 1
 * @param {number} dy
 * @param {number} growth
 */
function tooth(ctx, x, y, dx, dy, growth) {
  const [half, height] = defaultOptions.tooth.map((length) => length * growth);
  ctx.moveTo(x - dx * half, y - dy * half);
  ctx.lineTo(x + dy * height, y - dx * height);
  ctx.lineTo(x + dx * half, y + dy * half);
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} width
 * @param {string} colour
 * @param {number[]} dash
 */
function stroke(ctx, width, colour, dash) {
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}
