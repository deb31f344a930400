// @ts-check
/** Runs while the site is built: the opening view of a map as a still picture, drawn by the page's own painter. */

import { Atlas } from "#atlas/data/atlas.js";
import { frameOf } from "#atlas/map/frame.js";
import { squareOf, worldWidth } from "#atlas/map/mercator.js";
import { paintAreaSheet, paintGroundSheet, paintMarkSheet, paintWaterSheet } from "#atlas/map/painter.js";
import { recording } from "#atlas/map/record.js";
import { EMPTY, parted } from "#atlas/map/scene.js";
import { svgOf } from "#atlas/map/svg.js";
import { Names } from "#atlas/names/names.js";
import { openingState } from "#atlas/state/opening.js";
import { Slice } from "#atlas/time/slice.js";

/** @typedef {[number, number]} Size pixels */
/** @typedef {{ style: string, weight: string, size: number, family: string }} Font */
/** @typedef {Record<string, { first: number, widths: number[] }[]>} Widths of letters by font, thousandths of its size */

/**
 * @typedef {object} Asked
 * @property {Size} stage of a page, on which the map is
 * @property {Size} picture around it
 * @property {[number, number, number, number][]} covered of the stage, by what stands on it
 * @property {number} most characters of the picture
 * @property {number} snap parts of a zoom at which maps stop
 * @property {Widths} widths
 * @property {string} title
 */

/** Times that a line may be off: a picture that becomes too large is drawn again with less care. */
const COARSER = [1, 1.4, 2, 4];
const WIDE = 1000; // thousandths of the size: a letter that no font was measured for, as those of Chinese
const SERIF = /Georgia/;

/**
 * @param {import("#atlas/data/payload.d.ts").Payload} content
 * @param {Uint8Array} bytes columns
 * @param {Asked} asked
 * @returns {{ svg: string, zoom: number, across: number, along: number }} the picture, its zoom, and how many pixels of
 *   it the opening view takes
 */
export function still(content, bytes, { stage, picture, covered, most, snap, widths, title }) {
  const atlas = new Atlas({ content, bytes }, () => Promise.reject(new Error("a picture has no cards")));
  const state = openingState(atlas, {}, true);
  const slice = new Slice(atlas, { state });
  const { zoom, middle, across, along } = fitted(
    content.opening.bbox ?? content.map.bbox,
    stage,
    snap,
    content.map.maxZoom,
  );
  const margin = [0, 1].map((side) => Math.round((picture[side] - stage[side]) / 2));
  const world = worldWidth(zoom);
  const corner = [0, 1].map((side) => Math.round(middle[side] * world - stage[side] / 2) - margin[side]);
  const seat = {
    zoom,
    origin: /** @type {Size} */ (corner),
    size: picture,
    screen: /** @type {[number, number, number, number]} */ ([
      ...margin,
      ...margin.map((it, side) => it + stage[side]),
    ]),
  };
  const frame = frameOf(seat, content.map.bits);
  const scene = {
    ...EMPTY,
    ...slice.sight(),
    covered: () => covered,
  };
  const names = new Names(atlas);
  const measure = (/** @type {string} */ text, /** @type {Font} */ font) => widthOf(text, font, widths);
  /** @param {number} coarse */
  const drawn = (coarse) => {
    const { pen, record } = recording(measure, seat.screen, coarse);
    const parts = parted(atlas, scene.drawn);
    pen.ctx.lineJoin = "round";
    paintGroundSheet(pen, frame, atlas, null);
    record.group('style="mix-blend-mode:multiply"', () => paintAreaSheet(pen, frame, atlas, scene, parts.under));
    paintWaterSheet(pen, frame, atlas, scene);
    paintMarkSheet(pen, frame, atlas, scene, parts);
    names.paint(pen, frame, scene);
    return svgOf(record, picture[0], picture[1], title);
  };
  let svg = "";
  for (const coarse of COARSER) if (!svg || svg.length > most) svg = drawn(coarse);
  return { svg, zoom, across, along };
}

/**
 * The zoom at which a box fits, and its middle as a part of the world.
 * @param {readonly number[]} bbox west, south, east, north
 * @param {Size} stage
 * @param {number} snap
 * @param {number} most
 */
function fitted([west, south, east, north], stage, snap, most) {
  const [left, top] = squareOf([west, north]);
  const [right, bottom] = squareOf([east, south]);
  const scale = Math.min(stage[0] / (right - left), stage[1] / (bottom - top));
  const zoom = Math.min(most, Math.floor(Math.log2(scale / worldWidth(0)) / snap) * snap);
  const world = worldWidth(zoom);
  const [across, along] = [(right - left) * world, (bottom - top) * world];
  return { zoom, middle: [(left + right) / 2, (top + bottom) / 2], across, along };
}

/**
 * @param {string} text
 * @param {Font} font
 * @param {Widths} widths
 */
function widthOf(text, { style, weight, size, family }, widths) {
  const name = SERIF.test(family) ? (style ? "serif italic" : "serif") : weight ? "sans bold" : "sans";
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const block = widths[name].find((it) => code >= it.first && code < it.first + it.widths.length);
    width += block?.widths[code - block.first] ?? WIDE;
  }
  return (width / 1000) * size;
}
