// @ts-check
/** Whether a shape lies under a point; all in grid units. */

/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */

/**
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} reach around a point or a line that counts as a hit
 */
export function hits(shape, x, y, reach) {
  const { box } = shape;
  if (x < box[0] - reach || x > box[2] + reach || y < box[1] - reach || y > box[3] + reach) return false;
  if (shape.type === 0) return Math.hypot(shape.parts[0][0] - x, shape.parts[0][1] - y) <= reach;
  if (shape.type === 1) return shape.parts.some((part) => nearLine(part, x, y, reach));
  return inside(shape.parts, x, y);
}

/**
 * @param {Int32Array} points
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
function nearLine(points, x, y, reach) {
  for (let i = 2; i < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    if (Math.hypot(ax + along * dx - x, ay + along * dy - y) <= reach) return true;
  }
  return false;
}

/**
 * Even-odd rule over all rings.
 * @param {Int32Array[]} rings
 * @param {number} x
 * @param {number} y
 */
function inside(rings, x, y) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y === ring[j + 1] > y) continue; // this side does not pass the height of the point
      if (x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) odd = !odd;
    }
  }
  return odd;
}
