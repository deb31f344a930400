// @ts-check
/** Meridians and parallels on round degrees, labelled at the edge of the map. */

import { withAlpha } from "#atlas/map/colours.js";
import { DEGREES } from "#atlas/map/fonts.js";
import { pixelsOf, placeOf } from "#atlas/map/frame.js";

/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {{ text: string, x: number, y: number }} Mark */

/** Degrees between two lines, of which the smallest is taken that leaves them far enough apart. */
const STEPS = [20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01];
const POLAR = 84; // degrees of latitude beyond which nothing is drawn

/** Lengths in pixels. */
const defaultOptions = {
  apart: 110, // two lines, at least
  alpha: 0.38, // of a line
  width: 0.7,
  size: 11, // of the labels
  halo: [3, 0.9], // around them: width and opacity
  beside: 3, // from a meridian to its label
  above: 8, // from a parallel up to its label
  foot: 30, // from the foot of the map up to the labels of meridians
  margin: 4, // from the left of the map to the labels of parallels
  /** Where labels would lie under the scale, the credits or the buttons: none so near to an edge. */
  free: { left: 30, right: 60, top: 90, bottom: 160 },
};

/**
 * @param {number} degrees
 * @param {string} positive
 * @param {string} negative
 */
export function degreeLabel(degrees, positive, negative) {
  const letter = degrees > 0 ? positive : degrees < 0 ? negative : "";
  return `${Number(Math.abs(degrees).toFixed(2))}° ${letter}`.trim();
}

/**
 * The round numbers from one to another.
 * @param {number} from
 * @param {number} to
 * @param {number} step
 */
export function rounds(from, to, step) {
  const found = [];
  for (let at = Math.ceil(from / step); at <= Math.floor(to / step); at++) found.push(Number((at * step).toFixed(4)));
  return found;
}

/**
 * Degrees between two lines.
 * @param {number} degrees that the picture shows
 * @param {number} pixels over which it shows them
 */
export function stepFor(degrees, pixels) {
  return STEPS.findLast((step) => (step / degrees) * pixels >= defaultOptions.apart) ?? STEPS[0];
}

/**
 * @param {import("#atlas/map/pen.js").Pen} pen
 * @param {Frame} frame
 * @param {import("#atlas/data/atlas.js").Atlas} atlas
 * @param {number} [scale] of the lettering
 */
export function paintGraticule({ ctx }, frame, { palette }, scale = 1) {
  const { alpha, width, size, halo } = defaultOptions;
  const [west, north] = placeOf([0, 0], frame);
  const [east, south] = placeOf([frame.w, frame.h], frame);
  const lons = rounds(Math.max(-180, west), Math.min(180, east), stepFor(east - west, frame.w));
  const lats = rounds(Math.max(-POLAR, south), Math.min(POLAR, north), stepFor(north - south, frame.h));
  ctx.save();
  ctx.strokeStyle = withAlpha(palette.border, alpha);
  ctx.lineWidth = width;
  ctx.beginPath();
  const marks = [...meridians(ctx, frame, lons), ...parallels(ctx, frame, lats)];
  ctx.stroke();
  ctx.font = `${size * scale}px ${DEGREES}`;
  ctx.textBaseline = "middle";
  ctx.lineWidth = halo[0];
  ctx.strokeStyle = withAlpha(palette.paper, halo[1]);
  ctx.fillStyle = palette.text;
  for (const { text, x, y } of marks) {
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Frame} frame
 * @param {number[]} lons
 * @returns {Mark[]} their labels
 */
function meridians(ctx, frame, lons) {
  const { beside, foot, free } = defaultOptions;
  const [left, , right, bottom] = frame.screen;
  return lons.flatMap((lon) => {
    const [x] = pixelsOf([lon, 0], frame);
    ctx.moveTo(x, 0);
    ctx.lineTo(x, frame.h);
    if (x <= left + free.left || x >= right - free.right) return [];
    return [{ text: degreeLabel(lon, "E", "W"), x: x + beside, y: bottom - foot }];
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Frame} frame
 * @param {number[]} lats
 * @returns {Mark[]} their labels
 */
function parallels(ctx, frame, lats) {
  const { above, margin, free } = defaultOptions;
  const [left, top, , bottom] = frame.screen;
  return lats.flatMap((lat) => {
    const [, y] = pixelsOf([0, lat], frame);
    ctx.moveTo(0, y);
    ctx.lineTo(frame.w, y);
    if (y <= top + free.top || y >= bottom - free.bottom) return [];
    return [{ text: degreeLabel(lat, "N", "S"), x: left + margin, y: y - above }];
  });
}
