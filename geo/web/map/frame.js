// @ts-check
/** What a picture shows of the world: how grid units become its pixels. */

import { lonLatOf, pixelsPerUnit, squareOf, worldWidth } from "#atlas/map/mercator.js";

/**
 * Grid units to pixels: `x * k - ox`, `y * k - oy`. Lengths are CSS pixels.
 * @typedef {object} Frame
 * @property {number} k pixels in a grid unit
 * @property {number} ox pixels from the western edge of the world to the left of the picture
 * @property {number} oy pixels from the northern edge of the world to its top
 * @property {number} w its width
 * @property {number} h its height
 * @property {number} zoom
 * @property {number} world width of the world
 * @property {[number, number, number, number]} screen what of it is on screen: left, top, right, bottom
 */

/**
 * The frame of a picture on the map.
 * @param {import("#atlas/map/overlay.js").Seat} seat
 * @param {number} bits the world square is `2**bits` grid units wide
 * @returns {Frame}
 */
export function frameOf({ zoom, origin: [ox, oy], size: [w, h], screen }, bits) {
  return { k: pixelsPerUnit(zoom, bits), ox, oy, w, h, zoom, world: worldWidth(zoom), screen };
}

/**
 * The frame of a small picture by itself, in which a grid unit is a pixel.
 * @param {number} w
 * @param {number} h
 * @param {number} zoom as at which things are drawn
 * @returns {Frame}
 */
export function plainFrame(w, h, zoom) {
  return { k: 1, ox: 0, oy: 0, w, h, zoom, world: w, screen: [0, 0, w, h] };
}

/**
 * A place in the picture.
 * @param {readonly [number, number]} lonlat degrees
 * @param {Frame} frame
 * @returns {[number, number]} pixels
 */
export function pixelsOf(lonlat, { world, ox, oy }) {
  const [x, y] = squareOf(lonlat);
  return [x * world - ox, y * world - oy];
}

/**
 * Which place a point of the picture is.
 * @param {readonly [number, number]} point pixels
 * @param {Frame} frame
 * @returns {[number, number]} longitude and latitude, degrees
 */
export function placeOf([x, y], { world, ox, oy }) {
  return lonLatOf([(x + ox) / world, (y + oy) / world]);
}

/**
 * A box in the picture.
 * @param {readonly [number, number, number, number]} box west, south, east, north, degrees
 * @param {Frame} frame
 * @returns {[number, number, number, number]} left, top, right, bottom, pixels
 */
export function rectangleOf([west, south, east, north], frame) {
  return [...pixelsOf([west, north], frame), ...pixelsOf([east, south], frame)];
}

/**
 * The frame of a picture by itself that shows a box as large as it fits.
 * @param {readonly [number, number, number, number]} box west, south, east, north, degrees
 * @param {readonly [number, number]} size of the picture, pixels
 * @param {number} bits
 * @returns {Frame}
 */
export function frameAround([west, south, east, north], [w, h], bits) {
  const [[left, top], [right, bottom]] = [squareOf([west, north]), squareOf([east, south])];
  const world = Math.min(w / (right - left), h / (bottom - top));
  const [ox, oy] = [((left + right) / 2) * world - w / 2, ((top + bottom) / 2) * world - h / 2];
  const zoom = Math.log2(world / worldWidth(0));
  return { k: pixelsPerUnit(zoom, bits), ox, oy, w, h, zoom, world, screen: [0, 0, w, h] };
}
