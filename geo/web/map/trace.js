// @ts-check
/** Paths on a canvas from grid coordinates: what cannot be seen is not traced. */

/**
 * Grid to canvas: `x * k - ox`, `y * k - oy`; `w` and `h` are the canvas in CSS pixels, `screen` the part of it that is
 * on screen: left, top, right, bottom.
 * @typedef {{ k: number, ox: number, oy: number, w: number, h: number, zoom: number, screen: [number, number, number, number] }} Frame
 */

/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */

const MARGIN = 40;

/**
 * On which sides of the canvas a point lies outside: 1 left, 2 right, 4 above, 8 below.
 * @param {number} x
 * @param {number} y
 * @param {Frame} frame
 */
function side(x, y, frame) {
  return (x < -MARGIN ? 1 : x > frame.w + MARGIN ? 2 : 0) | (y < -MARGIN ? 4 : y > frame.h + MARGIN ? 8 : 0);
}

/**
 * Whether a box in grid units touches the canvas.
 * @param {[number, number, number, number]} box
 * @param {Frame} frame
 */
export function touches(box, frame) {
  const { k, ox, oy, w, h } = frame;
  return box[2] * k - ox > -MARGIN && box[0] * k - ox < w + MARGIN && box[3] * k - oy > -MARGIN && box[1] * k - oy < h + MARGIN;
}

/**
 * Trace a ring to be filled: vertices that run along one side outside are left out, those that are too near too.
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {Float64Array | Int32Array} points
 * @param {Frame} frame
 * @param {number} [apart] pixels between vertices, at least
 */
export function traceRing(path, points, frame, apart = 1) {
  const { k, ox, oy } = frame;
  const end = points.length - 2;
  let lastX = points[0] * k - ox;
  let lastY = points[1] * k - oy;
  let common = side(lastX, lastY, frame); // sides shared by every vertex since the last one traced
  path.moveTo(lastX, lastY);
  for (let i = 2; i < end; i += 2) {
    const x = points[i] * k - ox;
    const y = points[i + 1] * k - oy;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < apart) continue;
    const outside = side(x, y, frame);
    common &= outside;
    if (common && common & side(points[i + 2] * k - ox, points[i + 3] * k - oy, frame)) continue;
    path.lineTo(x, y);
    lastX = x;
    lastY = y;
    common = outside;
  }
  path.closePath();
}

/**
 * Trace a line to be stroked: stretches outside are skipped.
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {Float64Array | Int32Array} points
 * @param {Frame} frame
 * @param {number} [apart] pixels between vertices, at least
 */
export function traceLine(path, points, frame, apart = 1) {
  const { k, ox, oy } = frame;
  const end = points.length - 2;
  let lastX = points[0] * k - ox;
  let lastY = points[1] * k - oy;
  let lastSide = side(lastX, lastY, frame);
  let down = false;
  for (let i = 2; i <= end; i += 2) {
    const x = points[i] * k - ox;
    const y = points[i + 1] * k - oy;
    if (i < end && Math.abs(x - lastX) + Math.abs(y - lastY) < apart) continue;
    const outside = side(x, y, frame);
    if (outside & lastSide) down = false;
    else {
      if (!down) path.moveTo(lastX, lastY);
      path.lineTo(x, y);
      down = true;
    }
    lastX = x;
    lastY = y;
    lastSide = outside;
  }
}

/** @type {WeakMap<Shape, { frame: Frame, fill?: Path2D, line?: Path2D }>} */
const paths = new WeakMap();

/**
 * The path of a shape at a frame, traced once: what stays in force from step to step is not traced again.
 * @param {Shape} shape
 * @param {Frame} frame
 * @param {"fill" | "line"} use rings to be filled, or lines to be stroked
 * @returns {Path2D}
 */
export function pathOf(shape, frame, use) {
  let known = paths.get(shape);
  if (known?.frame !== frame) paths.set(shape, (known = { frame }));
  const found = known[use];
  if (found) return found;
  const path = new Path2D();
  const trace = use === "fill" ? traceRing : traceLine;
  for (const part of shape.parts) trace(path, part, frame);
  return (known[use] = path);
}

/**
 * A line as canvas points, rounded off: each corner is cut twice (Chaikin 1974), so that few control points look drawn.
 * @param {Float64Array | Int32Array} points
 * @param {Frame} frame
 * @returns {[number, number][]}
 */
export function smoothed(points, frame) {
  const { k, ox, oy } = frame;
  /** @type {[number, number][]} */
  let line = [];
  for (let i = 0; i < points.length; i += 2) line.push([points[i] * k - ox, points[i + 1] * k - oy]);
  for (let round = 0; round < 2 && line.length > 2 && line.length < 60; round++) {
    /** @type {[number, number][]} */
    const cut = [line[0]];
    for (let i = 0; i < line.length - 1; i++) {
      const [ax, ay] = line[i];
      const [bx, by] = line[i + 1];
      if (i > 0) cut.push([ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25]);
      if (i < line.length - 2) cut.push([ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75]);
    }
    cut.push(line[line.length - 1]);
    line = cut;
  }
  return line;
}

/** @param {[number, number][]} line */
export function lengthOf(line) {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]);
  return length;
}
