// @ts-check
/**
 * Where a card stands on the map: beside what it is of, on the side with room, off what else stands there; the map moves
 * only where it must. Lengths are pixels from the left upper corner of the map.
 */

/** @typedef {readonly [number, number]} Point */
/** @typedef {readonly [number, number, number, number]} Box left, top, right, bottom */

/**
 * @typedef {object} Site
 * @property {Point} size of the map
 * @property {Point} card its width and height
 * @property {Point} at the place to which the card belongs
 * @property {readonly Point[]} points along the shape of what it is of, as far as it is in sight
 * @property {readonly Box[]} covered what stands on the map already
 */

/**
 * @typedef {object} Place
 * @property {number} left
 * @property {number} top of the card, once the map has moved
 * @property {[number, number]} move by how much the map goes right and down
 */

const defaultOptions = {
  gap: 14, // between a card and what it is of
  ring: 16, // around the place, which stays free
  edge: 8, // between a card and the edge of the map
  narrow: [600, 400], // a map of less width or height has no room for a card beside anything
  step: 12, // from one point of a shape to the next
  most: 600, // points of a shape
};

/** What is worse than what, as if it were pixels of distance. */
const WEIGHTS = { shape: 3000, covered: 1 / 4, ring: 1e5, moving: 500, moved: 4 };

/**
 * Whether a card has room beside what it is of.
 * @param {Point} size of the map
 */
export function roomy([width, height]) {
  const [least, low] = defaultOptions.narrow;
  return width >= least && height >= low;
}

/**
 * The best place for a card.
 * @param {Site} site
 * @returns {Place}
 */
export function placeCard(site) {
  const { size, card, at, points } = site;
  const { ring } = defaultOptions;
  const spot = around(at, ring);
  const whole = points.length ? bounds([...points, at]) : spot;
  const room = [roomIn(size, card, 0), roomIn(size, card, 1)];
  /** @type {{ place: Place, cost: number }} */
  let best = { place: { left: 0, top: 0, move: [0, 0] }, cost: Infinity };
  for (const [left, top] of [...beside(whole, card), ...beside(spot, card)]) {
    const fitted = /** @type {Point} */ ([within(left, room[0]), within(top, room[1])]);
    const still = cost(fitted, [0, 0], site, spot);
    if (still < best.cost) best = { place: { left: fitted[0], top: fitted[1], move: [0, 0] }, cost: still };
    const move = moveOf(size, spot, [left - fitted[0], top - fitted[1]]);
    const moved = cost(fitted, move, site, spot);
    if (moved < best.cost) best = { place: { left: fitted[0], top: fitted[1], move }, cost: moved };
  }
  return best.place;
}

/**
 * How far the map goes so that a place is in sight beside what covers it.
 * @param {Point} at
 * @param {Box} free what nothing covers
 * @returns {[number, number]} right and down
 */
export function bringInto([x, y], [left, top, right, bottom]) {
  const { ring, edge } = defaultOptions;
  const off = ring + edge;
  return [within(x, [left + off, right - off]) - x, within(y, [top + off, bottom - off]) - y];
}

/**
 * Points along a shape, as far as it is in sight.
 * @param {Iterable<ArrayLike<number>>} parts x, y, x, y, …
 * @param {(x: number, y: number) => Point} pixelsOf
 * @param {Point} size of the map
 * @returns {Point[]}
 */
export function pointsAlong(parts, pixelsOf, [width, height]) {
  const { step, most } = defaultOptions;
  const inside = (/** @type {number} */ x, /** @type {number} */ y) => x >= 0 && y >= 0 && x <= width && y <= height;
  /** @type {Point[]} */
  const found = [];
  for (const part of parts) {
    let [x, y] = pixelsOf(part[0], part[1]);
    if (inside(x, y)) found.push([x, y]);
    for (let at = 2; at < part.length; at += 2) {
      const [nextX, nextY] = pixelsOf(part[at], part[at + 1]);
      const away = Math.hypot(nextX - x, nextY - y);
      if (away < step && at + 2 < part.length) continue;
      const steps = Math.max(1, Math.min(most, Math.ceil(away / step)));
      for (let n = 1; n <= steps; n++) {
        const [px, py] = [x + ((nextX - x) * n) / steps, y + ((nextY - y) * n) / steps];
        if (inside(px, py)) found.push([px, py]);
      }
      [x, y] = [nextX, nextY];
    }
  }
  const every = Math.ceil(found.length / most);
  return every > 1 ? found.filter((_, at) => at % every === 0) : found;
}

/**
 * Where a card may stand beside a box: at its sides first, then above and below, level with its middle, head or foot.
 * @param {Box} box
 * @param {Point} card
 * @returns {Point[]} left upper corners
 */
function beside([left, top, right, bottom], [width, height]) {
  const { gap } = defaultOptions;
  const level = [(top + bottom - height) / 2, top, bottom - height];
  const plumb = [(left + right - width) / 2, left, right - width];
  return [
    ...[right + gap, left - gap - width].flatMap((x) => level.map((y) => /** @type {Point} */ ([x, y]))),
    ...[bottom + gap, top - gap - height].flatMap((y) => plumb.map((x) => /** @type {Point} */ ([x, y]))),
  ];
}

/**
 * What is lost by a place.
 * @param {Point} corner of the card
 * @param {Point} move of the map
 * @param {Site} site
 * @param {Box} spot
 */
function cost([left, top], [dx, dy], { card, at, points, covered }, spot) {
  /** @type {Box} */
  const box = [left, top, left + card[0], top + card[1]];
  const under = points.filter(([x, y]) => contains(box, x + dx, y + dy)).length;
  const taken = covered.reduce((sum, other) => sum + shared(box, other), 0);
  const away = Math.hypot(
    at[0] + dx - within(at[0] + dx, [box[0], box[2]]),
    at[1] + dy - within(at[1] + dy, [box[1], box[3]]),
  );
  const far = Math.hypot(dx, dy);
  const moved = far && WEIGHTS.moving + far * WEIGHTS.moved;
  const ring = shared(box, [spot[0] + dx, spot[1] + dy, spot[2] + dx, spot[3] + dy]) > 0 ? WEIGHTS.ring : 0;
  const share = points.length ? (under / points.length) * WEIGHTS.shape : 0;
  return ring + share + taken * WEIGHTS.covered + away + moved;
}

/**
 * By how much the map moves so that a card that would stand beyond its edge stands within, its place still in sight.
 * @param {Point} size
 * @param {Box} spot
 * @param {Point} beyond
 * @returns {[number, number]}
 */
function moveOf([width, height], [left, top, right, bottom], [dx, dy]) {
  const { edge } = defaultOptions;
  return [0 - within(dx, [right - width + edge, left - edge]), 0 - within(dy, [bottom - height + edge, top - edge])];
}

/**
 * Where the corner of a card may be so that the card is on the map.
 * @param {Point} size
 * @param {Point} card
 * @param {0 | 1} axis
 * @returns {Point} least and greatest
 */
function roomIn(size, card, axis) {
  const { edge } = defaultOptions;
  return [edge, Math.max(edge, size[axis] - card[axis] - edge)];
}

/**
 * @param {number} value
 * @param {Point} range least and greatest
 */
function within(value, [least, greatest]) {
  return Math.max(least, Math.min(greatest, value));
}

/**
 * @param {Point} at
 * @param {number} by
 * @returns {Box}
 */
function around([x, y], by) {
  return [x - by, y - by, x + by, y + by];
}

/**
 * @param {readonly Point[]} points
 * @returns {Box}
 */
function bounds(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/**
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
function contains([left, top, right, bottom], x, y) {
  return x > left && x < right && y > top && y < bottom;
}

/**
 * What two boxes share, square pixels.
 * @param {Box} a
 * @param {Box} b
 */
function shared(a, b) {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return Math.max(0, width) * Math.max(0, height);
}
