// @ts-check
/** The map's projection (spherical Mercator, EPSG:3857): degrees to parts of the world square and back. */

const MOST_NORTH = 85.0511287798; // degrees of latitude: where the world is as high as it is wide
const RADIANS = Math.PI / 180;
/** The world is so many pixels wide at zoom 0. */
const TILE = 256;

/**
 * Where a place lies in the world square.
 * @param {readonly [number, number]} lonlat degrees
 * @returns {[number, number]} from the west, from the north; 0 to 1
 */
export function squareOf([lon, lat]) {
  const sine = Math.sin(Math.max(-MOST_NORTH, Math.min(MOST_NORTH, lat)) * RADIANS);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/**
 * Which place lies at a point of the world square.
 * @param {readonly [number, number]} point from the west, from the north; 0 to 1
 * @returns {[number, number]} longitude and latitude, degrees
 */
export function lonLatOf([x, y]) {
  return [(x - 0.5) * 360, (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS];
}

/**
 * How wide the world is, pixels.
 * @param {number} zoom
 */
export function worldWidth(zoom) {
  return TILE * 2 ** zoom;
}

/**
 * Grid units to pixels: by what a coordinate is multiplied.
 * @param {number} zoom
 * @param {number} bits the world square is `2**bits` grid units wide
 */
export function pixelsPerUnit(zoom, bits) {
  return worldWidth(zoom) / 2 ** bits;
}
