// @ts-check
/** One feature on a canvas: areas, lines, arrows, front lines, markers. */

import { drawBox, drawGlyph } from "#atlas/map/glyphs.js";
import { lengthOf, pathOf, smoothed } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */
/** @typedef {import("#atlas/map/trace.js").Frame} Frame */
/**
 * `box` is the drawing of a unit, `part` how much of an arrow is there yet.
 * @typedef {{ colour: string, alpha: number, hollow: boolean, rank: number, box?: { pieces: any[], solid: boolean } | null, part?: number }} Ink
 */

const BORDER_INK = "#3a3029";
/** Half the side of a marker by rank, CSS pixels. */
const SIZES = [0, 8, 7, 6, 5];

/** @type {Map<string, CanvasPattern | null>} */
const patterns = new Map();

/**
 * A hatch in a colour, made once.
 * @param {CanvasRenderingContext2D} ctx
 * @param {"lines" | "dots"} hatch
 * @param {string} colour
 */
function pattern(ctx, hatch, colour) {
  const key = hatch + colour;
  if (!patterns.has(key)) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = 1.3;
    if (hatch === "dots") {
      pen.fillRect(1, 1, 2, 2);
      pen.fillRect(5, 5, 2, 2);
    } else {
      for (const shift of [-8, 0, 8]) {
        pen.moveTo(shift - 1, 9);
        pen.lineTo(shift + 9, -1);
      }
      pen.stroke();
    }
    patterns.set(key, ctx.createPattern(tile, "repeat"));
  }
  return /** @type {CanvasPattern} */ (patterns.get(key));
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 * @param {Frame} frame
 */
export function paintArea(ctx, shape, kind, ink, frame) {
  if (kind.fill) {
    ctx.globalAlpha = kind.fill * ink.alpha;
    ctx.fillStyle = ink.colour;
    ctx.fill(pathOf(shape, frame, "fill"), "evenodd");
  }
  if (kind.hatch) {
    ctx.globalAlpha = (kind.kind === "occupation" || frame.zoom > 9 ? 0.3 : 0.5) * ink.alpha;
    ctx.fillStyle = pattern(ctx, kind.hatch, ink.colour);
    ctx.fill(pathOf(shape, frame, "fill"), "evenodd");
  }
  if (kind.line) {
    ctx.globalAlpha = 0.9 * ink.alpha;
    ctx.strokeStyle = ink.colour;
    ctx.lineWidth = kind.width;
    ctx.setLineDash(kind.dash);
    ctx.stroke(pathOf(shape, frame, "line"));
    ctx.setLineDash([]);
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 * @param {Frame} frame
 */
export function paintLine(ctx, shape, kind, ink, frame) {
  ctx.globalAlpha = ink.alpha;
  ctx.lineJoin = "round";
  if (kind.line === "arrow") {
    for (const part of shape.parts) arrow(ctx, begun(smoothed(part, frame), ink.part ?? 1), kind, ink);
    return;
  }
  if (kind.line === "front") {
    for (const part of shape.parts) front(ctx, smoothed(part, frame), kind, ink);
    return;
  }
  const path = pathOf(shape, frame, "line");
  if (kind.line === "rail") return rail(ctx, path, kind, ink);
  ctx.strokeStyle = kind.line === "border" ? BORDER_INK : ink.colour;
  ctx.lineWidth = kind.line === "border" && ink.rank > 3 ? kind.width * 0.5 : kind.width; // within a state
  ctx.setLineDash(kind.dash);
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/**
 * A dark line with pale sleepers.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} path
 * @param {Kind} kind
 * @param {Ink} ink
 */
function rail(ctx, path, kind, ink) {
  ctx.strokeStyle = "#fffdf7";
  ctx.lineWidth = kind.width + 2;
  ctx.stroke(path);
  ctx.strokeStyle = ink.colour;
  ctx.lineWidth = kind.width + 0.6;
  ctx.stroke(path);
  ctx.strokeStyle = "#fffdf7";
  ctx.lineWidth = kind.width - 1;
  ctx.setLineDash([5, 5]);
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/**
 * The first part of a line.
 * @param {[number, number][]} line
 * @param {number} part
 * @returns {[number, number][]}
 */
function begun(line, part) {
  if (part >= 1) return line;
  let rest = lengthOf(line) * part;
  /** @type {[number, number][]} */
  const found = [line[0]];
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1];
    const [bx, by] = line[i];
    const size = Math.hypot(bx - ax, by - ay);
    if (size >= rest) {
      found.push([ax + ((bx - ax) * rest) / (size || 1), ay + ((by - ay) * rest) / (size || 1)]);
      break;
    }
    rest -= size;
    found.push(line[i]);
  }
  return found;
}

/**
 * An arrow that widens from its tail to its head.
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number][]} line
 * @param {Kind} kind
 * @param {Ink} ink
 */
function arrow(ctx, line, kind, ink) {
  const length = lengthOf(line);
  if (length < 6) return;
  const scale = Math.min(1, 0.35 + length / 130) * (ink.rank <= 1 ? 1.35 : ink.rank >= 3 ? 0.75 : 1);
  const width = kind.width * scale;
  const head = Math.min(width * 3.1, length * 0.6);
  const { shaft, tip, direction } = split(line, head);
  const [dx, dy] = direction;
  const base = shaft[shaft.length - 1];
  ctx.beginPath();
  if (kind.dash.length) {
    shaft.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    outline(ctx, width + 2.4, "#fffdf7", []);
    outline(ctx, width, ink.colour, kind.dash);
    ctx.beginPath();
  } else taper(ctx, shaft, width);
  const wing = width * 1.45;
  ctx.moveTo(base[0] - dy * wing, base[1] + dx * wing);
  ctx.lineTo(tip[0], tip[1]);
  ctx.lineTo(base[0] + dy * wing, base[1] - dx * wing);
  ctx.closePath();
  ctx.strokeStyle = "#fffdf7";
  ctx.lineWidth = 2.2;
  ctx.stroke();
  ctx.fillStyle = ink.colour;
  ctx.fill();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} width
 * @param {string} colour
 * @param {number[]} dash
 */
function outline(ctx, width, colour, dash) {
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}

/**
 * Trace a band along a line, from a fifth of the width to all of it.
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number][]} line
 * @param {number} width
 */
function taper(ctx, line, width) {
  /** @type {[number, number][]} */
  const left = [];
  /** @type {[number, number][]} */
  const right = [];
  for (let i = 0; i < line.length; i++) {
    const [ax, ay] = line[Math.max(0, i - 1)];
    const [bx, by] = line[Math.min(line.length - 1, i + 1)];
    const size = Math.hypot(bx - ax, by - ay) || 1;
    const half = (width * (0.2 + (0.8 * i) / (line.length - 1 || 1))) / 2;
    const [nx, ny] = [((by - ay) / size) * half, (-(bx - ax) / size) * half];
    left.push([line[i][0] + nx, line[i][1] + ny]);
    right.unshift([line[i][0] - nx, line[i][1] - ny]);
  }
  left.concat(right).forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

/**
 * Cut the last `head` pixels off a line.
 * @param {[number, number][]} line
 * @param {number} head
 * @returns {{ shaft: [number, number][], tip: [number, number], direction: [number, number] }}
 */
function split(line, head) {
  const tip = line[line.length - 1];
  const shaft = line.slice();
  let rest = head;
  while (shaft.length > 2) {
    const [ax, ay] = shaft[shaft.length - 2];
    const [bx, by] = shaft[shaft.length - 1];
    const size = Math.hypot(bx - ax, by - ay);
    if (size > rest) break;
    rest -= size;
    shaft.pop();
  }
  const [ax, ay] = shaft[shaft.length - 2];
  const [bx, by] = shaft[shaft.length - 1];
  const size = Math.hypot(bx - ax, by - ay) || 1;
  const part = Math.max(0, 1 - rest / size);
  shaft[shaft.length - 1] = [ax + (bx - ax) * part, ay + (by - ay) * part];
  const end = shaft[shaft.length - 1];
  const reach = Math.hypot(tip[0] - end[0], tip[1] - end[1]) || 1;
  return { shaft, tip, direction: [(tip[0] - end[0]) / reach, (tip[1] - end[1]) / reach] };
}

/**
 * A line with teeth on its left, towards the enemy.
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number][]} line
 * @param {Kind} kind
 * @param {Ink} ink
 */
function front(ctx, line, kind, ink) {
  const length = lengthOf(line);
  if (length < 8) return;
  ctx.beginPath();
  line.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  outline(ctx, kind.width + 2.4, "#fffdf7", []);
  outline(ctx, kind.width, ink.colour, []);
  const gap = 15;
  let due = gap / 2;
  let gone = 0;
  ctx.fillStyle = ink.colour;
  ctx.beginPath();
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1];
    const [bx, by] = line[i];
    const size = Math.hypot(bx - ax, by - ay);
    for (; size && due <= gone + size; due += gap) {
      const [dx, dy] = [(bx - ax) / size, (by - ay) / size];
      const x = ax + dx * (due - gone);
      const y = ay + dy * (due - gone);
      ctx.moveTo(x - dx * 3.6, y - dy * 3.6);
      ctx.lineTo(x + dy * 6, y - dx * 6);
      ctx.lineTo(x + dx * 3.6, y + dy * 3.6);
      ctx.closePath();
    }
    gone += size;
  }
  ctx.fill();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 * @param {Frame} frame
 */
export function paintPoint(ctx, shape, kind, ink, frame) {
  const [x, y] = shape.parts[0];
  const size = markerSize(kind, ink.rank);
  ctx.globalAlpha = ink.alpha;
  if (ink.box) return drawBox(ctx, ink.box, x * frame.k - frame.ox, y * frame.k - frame.oy, size, ink.colour, ink.hollow);
  drawGlyph(ctx, kind.glyph, x * frame.k - frame.ox, y * frame.k - frame.oy, size, ink.colour, ink.hollow);
}

/**
 * Half the side of a marker, CSS pixels.
 * @param {Kind} kind
 * @param {number} rank
 */
export function markerSize(kind, rank) {
  if (kind.glyph === "box" || kind.kind === "headquarters") return SIZES[rank] * 1.45;
  return kind.kind === "place" ? SIZES[rank] * 0.72 : SIZES[rank] + 0.5;
}
