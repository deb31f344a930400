// @ts-check
/** Lines as points of a picture: rounded off, measured, cut. */

/** @typedef {[number, number][]} Line points, pixels */

const CUTS = 2; // times that each corner is cut: more cannot be told apart
const ENOUGH = 60; // points: a line that has so many is smooth already

/**
 * A line as points of the picture, rounded off: each corner is cut (Chaikin 1974), so that few control points look
 * drawn.
 * @param {Float64Array | Int32Array} points
 * @param {import("#atlas/map/frame.js").Frame} frame
 * @returns {Line}
 */
export function smoothed(points, { k, ox, oy }) {
  /** @type {Line} */
  let line = [];
  for (let i = 0; i < points.length; i += 2) line.push([points[i] * k - ox, points[i + 1] * k - oy]);
  for (let round = 0; round < CUTS && line.length > 2 && line.length < ENOUGH; round++) {
    /** @type {Line} */
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

/** @param {Line} line */
export function lengthOf(line) {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]);
  return length;
}

/**
 * The first part of a line.
 * @param {Line} line
 * @param {number} part of its length, 0 to 1
 * @returns {Line}
 */
export function begun(line, part) {
  if (part >= 1) return line;
  let rest = lengthOf(line) * part;
  /** @type {Line} */
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
 * Cut the end off a line.
 * @param {Line} line
 * @param {number} end pixels
 * @returns {{ rest: Line, tip: [number, number], direction: [number, number] }} the direction from the cut to the tip,
 *   of length 1
 */
export function split(line, end) {
  const tip = line[line.length - 1];
  const rest = line.slice();
  let left = end;
  while (rest.length > 2) {
    const [ax, ay] = rest[rest.length - 2];
    const [bx, by] = rest[rest.length - 1];
    const size = Math.hypot(bx - ax, by - ay);
    if (size > left) break;
    left -= size;
    rest.pop();
  }
  const [ax, ay] = rest[rest.length - 2];
  const [bx, by] = rest[rest.length - 1];
  const size = Math.hypot(bx - ax, by - ay) || 1;
  const part = Math.max(0, 1 - left / size);
  const cut = (rest[rest.length - 1] = [ax + (bx - ax) * part, ay + (by - ay) * part]);
  const reach = Math.hypot(tip[0] - cut[0], tip[1] - cut[1]) || 1;
  return { rest, tip, direction: [(tip[0] - cut[0]) / reach, (tip[1] - cut[1]) / reach] };
}

/**
 * Trace a line of points.
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {Line} line
 */
export function follow(path, line) {
  line.forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
}
