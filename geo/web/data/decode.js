// @ts-check
/** From the island in the page to shapes that can be drawn. Nothing is parsed twice. */

/**
 * @typedef {object} Shape
 * @property {0 | 1 | 2} type point, line or area
 * @property {(Float64Array | Int32Array)[]} parts `x, y, x, y, …` in grid units, y to the south; rings of an area are closed
 * @property {[number, number, number, number]} box smallest x and y, greatest x and y
 */

/**
 * Unpack the island: base64 of gzip of JSON, and of columns behind a NUL, which become `columns`.
 * @param {string} packed
 * @returns {Promise<any>}
 */
export async function unpack(packed) {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const content = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = content.indexOf(0);
  const payload = JSON.parse(new TextDecoder().decode(end < 0 ? content : content.subarray(0, end)));
  if (end >= 0) payload.columns = content.subarray(end + 1);
  return payload;
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(base64) {
  const native = /** @type {any} */ (Uint8Array).fromBase64; // since 2025
  if (native) return native.call(Uint8Array, base64);
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * Join arcs into one line; `~i` is arc `i` backwards. The shared end of two arcs is written once.
 * @param {number[]} refs
 * @param {Int32Array[]} arcs
 * @returns {Int32Array}
 */
export function joined(refs, arcs) {
  if (refs.length === 1 && refs[0] >= 0) return arcs[refs[0]];
  let length = 2;
  for (const ref of refs) length += arcs[ref < 0 ? ~ref : ref].length - 2;
  const points = new Int32Array(length);
  let at = 0;
  for (const ref of refs) {
    const arc = arcs[ref < 0 ? ~ref : ref];
    if (ref < 0) {
      for (let i = arc.length - 2; i >= 0; i -= 2, at += 2) {
        points[at] = arc[i];
        points[at + 1] = arc[i + 1];
      }
    } else {
      points.set(arc, at);
      at += arc.length;
    }
    at -= 2;
  }
  return points;
}

/**
 * Decode one shape.
 * @param {any[]} encoded `[0, x, y]`, `[1, [arc, …], …]` or `[2, [arc, …], …]`
 * @param {Int32Array[]} arcs
 * @returns {Shape}
 */
export function shapeOf(encoded, arcs) {
  const [type, ...rest] = encoded;
  const parts = type === 0 ? [Int32Array.from(rest)] : rest.map((refs) => joined(refs, arcs));
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 2) {
      if (part[i] < box[0]) box[0] = part[i];
      if (part[i] > box[2]) box[2] = part[i];
      if (part[i + 1] < box[1]) box[1] = part[i + 1];
      if (part[i + 1] > box[3]) box[3] = part[i + 1];
    }
  }
  return { type, parts, box };
}
