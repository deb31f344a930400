// @ts-check
/** All shapes of a page in a few arrays: parts made of arcs that neighbours share, as geo/page/topology.py writes. */

import { numbers } from "#atlas/data/columns.js";

/**
 * @typedef {object} Shape
 * @property {0 | 1 | 2} type point, line or area
 * @property {Int32Array[]} parts `x, y, x, y, …` in grid units, y to the south; rings of an area are closed
 * @property {[number, number, number, number]} box smallest x and y, greatest x and y
 */

export class Shapes {
  /** @type {(Shape | undefined)[]} */
  #made = [];

  /**
   * @param {Uint8Array} bytes
   * @param {import("#atlas/data/payload.d.ts").Shapes} place
   */
  constructor(bytes, place) {
    this.types = Uint8Array.from(numbers(bytes, place.types));
    /** Part `p` of shape `i`: `first[i] <= p < first[i + 1]`. */
    this.first = sums(numbers(bytes, place.parts));
    /** Link `l` of part `p`: `chain[p] <= l < chain[p + 1]`. */
    this.chain = sums(numbers(bytes, place.chains));
    /** Twice an arc, 1 more where it runs backwards. */
    this.links = numbers(bytes, place.arcs);
    /** Vertices of arc `a`: from `start[a]` to before `start[a + 1]`. */
    this.start = sums(numbers(bytes, place.sizes));
    /** `x, y, x, y, …` in grid units. */
    this.points = numbers(bytes, place.moves);
    const { links, points } = this;
    for (let i = 1; i < links.length; i++) links[i] += links[i - 1];
    for (let i = 2; i < points.length; i++) points[i] += points[i - 2];
    /** Smallest x and y, greatest x and y of each shape; the other way round of one without points. */
    this.boxes = this.#measured(this.#arcBoxes());
  }

  get count() {
    return this.types.length;
  }

  /**
   * One shape, the same object whenever it is asked for.
   * @param {number} i
   * @returns {Shape}
   */
  at(i) {
    return (this.#made[i] ??= new OneOf(this, i));
  }

  /**
   * Vertices of a part: of one arc a view of the array of all, of several a copy in which shared ends stand once.
   * @param {number} part
   * @returns {Int32Array}
   */
  part(part) {
    const { chain, links, start, points } = this;
    const from = chain[part];
    const to = chain[part + 1];
    const arc = links[from] >> 1;
    if (to === from + 1 && !(links[from] & 1)) return points.subarray(start[arc] * 2, start[arc + 1] * 2);
    return this.#joined(from, to);
  }

  /**
   * The arcs of a chain one behind the other.
   * @param {number} from first link
   * @param {number} to behind the last
   */
  #joined(from, to) {
    const { links, start, points } = this;
    let length = 2;
    for (let link = from; link < to; link++)
      length += (start[(links[link] >> 1) + 1] - start[links[link] >> 1] - 1) * 2;
    const found = new Int32Array(length);
    let at = 0;
    for (let link = from; link < to; link++, at -= 2) {
      const arc = links[link] >> 1;
      if (links[link] & 1) {
        for (let i = start[arc + 1] * 2 - 2; i >= start[arc] * 2; i -= 2) {
          found[at++] = points[i];
          found[at++] = points[i + 1];
        }
      } else {
        found.set(points.subarray(start[arc] * 2, start[arc + 1] * 2), at);
        at += (start[arc + 1] - start[arc]) * 2;
      }
    }
    return found;
  }

  /** Box of each arc. */
  #arcBoxes() {
    const { start, points } = this;
    const boxes = new Int32Array((start.length - 1) * 4);
    for (let arc = 0, to = 0; arc + 1 < start.length; arc++) {
      let [left, top, right, bottom] = EMPTY;
      for (let at = start[arc] * 2, end = start[arc + 1] * 2; at < end; at += 2) {
        const x = points[at];
        const y = points[at + 1];
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
      boxes[to++] = left;
      boxes[to++] = top;
      boxes[to++] = right;
      boxes[to++] = bottom;
    }
    return boxes;
  }

  /** @param {Int32Array} arcs boxes of all arcs */
  #measured(arcs) {
    const { first, chain, links } = this;
    const boxes = new Int32Array(this.count * 4);
    for (let i = 0, to = 0; i < this.count; i++) {
      let [left, top, right, bottom] = EMPTY;
      for (let link = chain[first[i]], end = chain[first[i + 1]]; link < end; link++) {
        const at = (links[link] >> 1) * 4;
        if (arcs[at] < left) left = arcs[at];
        if (arcs[at + 1] < top) top = arcs[at + 1];
        if (arcs[at + 2] > right) right = arcs[at + 2];
        if (arcs[at + 3] > bottom) bottom = arcs[at + 3];
      }
      boxes[to++] = left;
      boxes[to++] = top;
      boxes[to++] = right;
      boxes[to++] = bottom;
    }
    return boxes;
  }
}

const EMPTY = [2 ** 30, 2 ** 30, -1, -1];

/** A shape that is read from the arrays of all; its parts are put together when they are first asked for. */
class OneOf {
  /** @type {Int32Array[] | undefined} */
  #parts;

  /**
   * @param {Shapes} all
   * @param {number} i
   */
  constructor(all, i) {
    this.all = all;
    this.i = i;
  }

  get type() {
    return /** @type {0 | 1 | 2} */ (this.all.types[this.i]);
  }

  /** @returns {[number, number, number, number]} */
  get box() {
    const { boxes } = this.all;
    const at = this.i * 4;
    return [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]];
  }

  get parts() {
    if (this.#parts) return this.#parts;
    const { first } = this.all;
    this.#parts = Array.from({ length: first[this.i + 1] - first[this.i] }, (_, at) =>
      this.all.part(first[this.i] + at),
    );
    return this.#parts;
  }
}

/**
 * Running sums, from 0.
 * @param {Int32Array} counts
 */
function sums(counts) {
  const found = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) found[i + 1] = found[i] + counts[i];
  return found;
}
