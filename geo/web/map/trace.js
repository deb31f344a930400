// @ts-check
/** Paths on a canvas from grid coordinates: what cannot be seen is not traced. */

/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */

const MARGIN = 40; // pixels beyond the picture that are traced: no stroke begins in sight

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
  return (
    box[2] * k - ox > -MARGIN &&
    box[0] * k - ox < w + MARGIN &&
    box[3] * k - oy > -MARGIN &&
    box[1] * k - oy < h + MARGIN
  );
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
 * @param {import("#atlas/map/pen.js").Pen} pen
 * @param {Shape} shape
 * @param {Frame} frame
 * @param {"fill" | "line"} use rings to be filled, or lines to be stroked
 * @returns {Path2D}
 */
export function pathOf(pen, shape, frame, use) {
  let known = paths.get(shape);
  if (known?.frame !== frame) paths.set(shape, (known = { frame }));
  const found = known[use];
  if (found) return found;
  const path = pen.path();
  const trace = use === "fill" ? traceRing : traceLine;
  for (const part of shape.parts) trace(path, part, frame);
  return (known[use] = path);
}
