// @ts-check
/** An island of the page: gzip in base64 of a JSON text and, behind a NUL, of the columns that it refers to. */

import { checked } from "#atlas/data/columns.js";

/** Of the payload that these scripts can read; `FORMAT` in geo/page/payload.py. */
const FORMAT = 2;

/**
 * @template T
 * @typedef {{ content: T, bytes: Uint8Array }} Island
 */

/**
 * Unpack an island.
 * @template {{ format: 2 }} T
 * @param {string} packed
 * @returns {Promise<Island<T>>}
 */
export async function unpack(packed) {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = whole.indexOf(0); // JSON itself never holds one
  const content = JSON.parse(new TextDecoder().decode(whole.subarray(0, end)));
  if (content.format !== FORMAT)
    throw new Error(`this page has data of format ${content.format}; its scripts read ${FORMAT}`);
  return { content, bytes: checked(whole.subarray(end + 1)) };
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(base64) {
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (
    /** @type {unknown} */ (Uint8Array)
  ).fromBase64;
  if (native) return native.call(Uint8Array, base64); // since 2025
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
