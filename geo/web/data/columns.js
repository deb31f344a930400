// @ts-check
/** Columns of a large frame: numbers, texts and shapes read straight from bytes, as `geo/pack.py` writes them. */

/** @typedef {import("#atlas/data/decode.js").Shape} Shape */
/** @typedef {[number, number]} Place offset and count */

/**
 * Read whole numbers: seven bits a byte, the lowest first, zigzag-coded.
 * @param {Uint8Array} bytes
 * @param {Place} place
 * @returns {Int32Array}
 */
export function numbers(bytes, [at, count]) {
  const found = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++];
    let folded = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++];
      folded |= (byte & 127) << shift;
    }
    found[i] = (folded >>> 1) ^ -(folded & 1);
  }
  return found;
}

/**
 * Lines of an atlas, each vertex absolute: `x, y, x, y, …`
 * @param {Uint8Array} bytes
 * @param {{ sizes: Place, moves: Place }} place
 * @returns {Int32Array[]}
 */
export function arcsOf(bytes, place) {
  const moves = numbers(bytes, place.moves);
  let at = 0;
  return Array.from(numbers(bytes, place.sizes), (size) => {
    const arc = moves.subarray(at, at + size);
    for (let i = 2; i < size; i++) arc[i] += arc[i - 2];
    at += size;
    return arc;
  });
}

/** A column of texts that are made when they are asked for; a missing one is null. */
export class Texts {
  /**
   * @param {Uint8Array} bytes
   * @param {{ lengths: Place, bytes: Place }} place
   */
  constructor(bytes, place) {
    const lengths = numbers(bytes, place.lengths);
    const [at, size] = place.bytes;
    this.bytes = bytes.slice(at, at + size);
    this.ends = new Int32Array(lengths.length);
    this.missing = new Set();
    let end = 0;
    for (let i = 0; i < lengths.length; i++) {
      if (lengths[i] < 0) this.missing.add(i);
      else end += lengths[i];
      this.ends[i] = end;
    }
  }

  /**
   * @param {number} i
   * @returns {string | null}
   */
  at(i) {
    if (this.missing.has(i)) return null;
    return new TextDecoder().decode(this.bytes.subarray(i ? this.ends[i - 1] : 0, this.ends[i]));
  }
}

/** All shapes in a few arrays: no object a shape. */
export class Shapes {
  /**
   * @param {Uint8Array} bytes
   * @param {{ types: Place, parts: Place, sizes: Place, moves: Place }} place
   */
  constructor(bytes, place) {
    this.types = Uint8Array.from(numbers(bytes, place.types));
    const count = this.types.length;
    /** Part `p` of shape `i`: `first[i] <= p < first[i + 1]`. */
    this.first = sums(numbers(bytes, place.parts));
    /** Vertices of part `p`: from `start[p]` to before `start[p + 1]`. */
    this.start = sums(numbers(bytes, place.sizes));
    /** `x, y, x, y, …` in grid units. */
    this.points = numbers(bytes, place.moves);
    const { points } = this;
    for (let i = 2; i < points.length; i++) points[i] += points[i - 2];
    /** Smallest x and y, greatest x and y of each shape; the other way round of one without points. */
    this.boxes = new Int32Array(count * 4);
    for (let i = 0; i < count; i++) this.measure(i);
  }

  /** @param {number} i */
  measure(i) {
    const { points, boxes, start, first } = this;
    let [left, top, right, bottom] = [2 ** 30, 2 ** 30, -1, -1];
    for (let at = start[first[i]] * 2, end = start[first[i + 1]] * 2; at < end; at += 2) {
      const x = points[at];
      const y = points[at + 1];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    boxes[i * 4] = left;
    boxes[i * 4 + 1] = top;
    boxes[i * 4 + 2] = right;
    boxes[i * 4 + 3] = bottom;
  }

  /**
   * Vertices of a part, a view of the array of all.
   * @param {number} part
   */
  part(part) {
    return this.points.subarray(this.start[part] * 2, this.start[part + 1] * 2);
  }

  /**
   * One shape, as light as can be: the pointer asks for thousands.
   * @param {number} i
   * @returns {Shape}
   */
  at(i) {
    return new OneOf(this, i);
  }
}

/** A shape that is read from the arrays of all. */
class OneOf {
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
    const { first, start } = this.all;
    const parts = [];
    for (let part = first[this.i]; part < first[this.i + 1]; part++) if (start[part] < start[part + 1]) parts.push(this.all.part(part));
    return parts;
  }
}

/**
 * What a click says of each feature, made when it is asked for.
 * @param {Uint8Array} bytes
 * @param {{ dates: any, fields: string[], values: any[] }} place
 * @param {number} count
 * @returns {any[]}
 */
export function lazyDetails(bytes, place, count) {
  const dates = new Texts(bytes, place.dates);
  const values = textsOf(bytes, place.values);
  const of = (/** @type {number} */ i) => ({
    dates: dates.at(i),
    fields: place.fields.map((name, at) => [name, values[at].at(i)]).filter(([, value]) => value !== null),
  });
  return new Proxy(new Array(count), {
    get: (target, key) => (typeof key === "string" && /^\d+$/.test(key) && Number(key) < count ? of(Number(key)) : Reflect.get(target, key)),
  });
}

/**
 * Apart from those who keep the texts, so that they do not keep the bytes of everything too.
 * @param {Uint8Array} bytes
 * @param {any[]} places
 */
function textsOf(bytes, places) {
  return places.map((place) => new Texts(bytes, place));
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
