// @ts-check
/** Columns of a page: numbers and texts read straight from bytes, as geo/page/columns.py writes them. */

/** @typedef {import("#atlas/data/payload.d.ts").TextColumn} TextColumn */
/** @typedef {import("#atlas/data/payload.d.ts").Rows} Rows */
/** @typedef {import("#atlas/data/payload.d.ts").Marks} Marks */
/** @typedef {[number, number]} Place offset and count */

/** The first two bytes of a block of columns. */
const MAGIC = 0xa7;
const VERSION = 1;

/**
 * A block of columns as it is, if it is one.
 * @param {Uint8Array} bytes
 */
export function checked(bytes) {
  if (bytes[0] !== MAGIC) throw new Error("these bytes are no columns of an atlas");
  if (bytes[1] !== VERSION) throw new Error(`these columns are of version ${bytes[1]}; expected ${VERSION}`);
  return bytes;
}

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
 * A column, or the one number that all of it is.
 * @param {Uint8Array} bytes
 * @param {Place | number} place
 * @param {number} count
 * @returns {Int32Array}
 */
export function column(bytes, place, count) {
  return typeof place === "number" ? new Int32Array(count).fill(place) : numbers(bytes, place);
}

/**
 * Rows of numbers that only some features have.
 * @param {Uint8Array} bytes
 * @param {Rows} place
 * @returns {Map<number, Int32Array>}
 */
export function rows(bytes, place) {
  const values = numbers(bytes, place.values);
  const of = numbers(bytes, place.of);
  /** @type {Map<number, Int32Array>} */
  const found = new Map();
  let at = 0;
  numbers(bytes, place.sizes).forEach((size, row) => found.set(of[row], values.subarray(at, (at += size))));
  return found;
}

/**
 * Texts that only some features have.
 * @param {Uint8Array} bytes
 * @param {Marks} place
 * @returns {Map<number, string>}
 */
export function marks(bytes, place) {
  const texts = new Texts(bytes, place.texts);
  return new Map(Array.from(numbers(bytes, place.of), (of, at) => [of, texts.at(at) ?? ""]));
}

const decoder = new TextDecoder();

/** A column of texts that are made when they are asked for; a missing one is null. */
export class Texts {
  /**
   * @param {Uint8Array} bytes
   * @param {TextColumn} place
   */
  constructor(bytes, place) {
    const lengths = numbers(bytes, place.lengths);
    const [at, size] = place.bytes;
    this.bytes = bytes.slice(at, at + size); // so that a text that is kept does not keep the bytes of everything
    this.ends = new Int32Array(lengths.length);
    /** @type {Set<number>} */
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
    return decoder.decode(this.bytes.subarray(i ? this.ends[i - 1] : 0, this.ends[i]));
  }
}
