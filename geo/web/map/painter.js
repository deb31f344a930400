// @ts-check
/**
 * Draws the map. It knows pens, a frame, an atlas and a scene, and nothing of where it draws: neither page nor browser.
 * A picture has four sheets, one over the other; on a page each is a canvas of its own, so that a step in time redraws
 * only those on which something changed.
 */

import { paintArea } from "#atlas/map/brush/areas.js";
import { paintGraticule } from "#atlas/map/brush/graticule.js";
import { paintGround, paintRelief } from "#atlas/map/brush/ground.js";
import { paintLine } from "#atlas/map/brush/lines.js";
import { paintPoint } from "#atlas/map/brush/points.js";
import { paintWaters } from "#atlas/map/brush/water.js";
import { withAlpha } from "#atlas/map/colours.js";
import { grown, growthOf } from "#atlas/map/grown.js";
import { inkOf, legible, parted } from "#atlas/map/scene.js";
import { touches, traceLine } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {import("#atlas/map/scene.js").Scene} Scene */
/** @typedef {{ paint(pen: Pen, frame: Frame, scene: Scene): void }} Names writes them, see names/names.js */
/** @typedef {{ colour: string, width: number, dash: number[], radius: number }} Ring pixels */

/** The sheets from the lowest to the highest. */
export const SHEETS = /** @type {const} */ (["ground", "areas", "water", "marks"]);

/** Brushes by the type of a shape. */
export const BRUSHES = [paintPoint, paintLine, paintArea];

const WHOLE_TURN = 7; // radians: a whole turn, and a little more
const CHOSEN = { width: 2, dash: [4, 3], radius: 14 }; // around the feature that is chosen, pixels
const HALO = { width: 6, dash: [], radius: 14 }; // under the ring, so that it is seen on lines as dark as it is
const MARKED = { width: 3, dash: [], radius: 12, alpha: 0.9 }; // around those on which accounts differ

/**
 * All sheets on one canvas.
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {{ relief?: CanvasImageSource | null, names?: Names | null }} [also]
 */
export function paint(pen, frame, atlas, scene, { relief = null, names = null } = {}) {
  const { ctx } = pen;
  const { under, over } = parted(atlas, scene.drawn);
  const sheets = [
    () => paintGroundSheet(pen, frame, atlas, relief),
    () => paintAreaSheet(pen, frame, atlas, scene, under),
    () => paintWaterSheet(pen, frame, atlas, scene),
    () => paintMarkSheet(pen, frame, atlas, scene, { under, over }),
    () => names?.paint(pen, frame, scene),
  ];
  for (const sheet of sheets) {
    ctx.save();
    ctx.lineJoin = "round";
    sheet();
    ctx.restore();
  }
}

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {CanvasImageSource | null} relief
 */
export function paintGroundSheet(pen, frame, atlas, relief) {
  paintGround(pen, frame, atlas);
  if (relief) paintRelief(pen, frame, atlas, relief);
}

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {number[]} under areas that lie under water and coast
 */
export function paintAreaSheet(pen, frame, atlas, scene, under) {
  for (const i of under) paintFeature(pen, frame, atlas, scene, i);
}

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {Scene} scene
 */
export function paintWaterSheet(pen, frame, atlas, scene) {
  if (scene.graticule) paintGraticule(pen, frame, atlas, scene.scale);
  paintWaters(pen, frame, atlas, growthOf(scene.scale));
}

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {{ under: number[], over: number[] }} parts areas below are marked here where accounts differ
 */
export function paintMarkSheet(pen, frame, atlas, scene, { under, over }) {
  for (const i of over) {
    if (legible(atlas, i, frame.zoom, scene.selected)) paintFeature(pen, frame, atlas, scene, i);
  }
  paintRings(pen, frame, atlas, scene, [under, over]);
}

/**
 * Rings round the features on which accounts differ, if they are to be marked, and round the one that is chosen.
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {number[][]} drawn
 */
export function paintRings(pen, frame, atlas, scene, drawn) {
  const { palette } = atlas;
  const growth = growthOf(scene.scale);
  if (scene.differ) {
    const colour = withAlpha(palette.mark, MARKED.alpha);
    for (const i of drawn.flat()) {
      if (!atlas.differ.has(i) || !legible(atlas, i, frame.zoom, scene.selected)) continue;
      ring(pen, frame, atlas.shape(i), { ...MARKED, colour }, growth);
    }
  }
  if (scene.selected < 0) return;
  const shape = atlas.shape(scene.selected);
  ring(pen, frame, shape, { ...HALO, colour: palette.paper }, growth);
  ring(pen, frame, shape, { ...CHOSEN, colour: palette.chosen }, growth);
}

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Atlas} atlas
 * @param {Scene} scene
 * @param {number} i
 */
function paintFeature(pen, frame, atlas, scene, i) {
  const shape = atlas.shape(i);
  if (!touches(shape.box, frame)) return;
  const ink = inkOf(atlas, i, scene, frame.zoom);
  BRUSHES[shape.type](pen, frame, shape, grown(atlas.kind(i), ink.growth), ink);
  pen.ctx.globalAlpha = 1;
}

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {import("#atlas/data/shapes.js").Shape} shape
 * @param {Ring} ring
 * @param {number} growth
 */
function ring({ ctx }, frame, shape, { colour, width, dash, radius }, growth) {
  if (!touches(shape.box, frame)) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * growth;
  ctx.setLineDash(dash);
  ctx.beginPath();
  if (shape.type === 0) {
    const [x, y] = shape.parts[0];
    ctx.arc(x * frame.k - frame.ox, y * frame.k - frame.oy, radius * growth, 0, WHOLE_TURN);
  } else for (const part of shape.parts) traceLine(ctx, part, frame);
  ctx.stroke();
  ctx.setLineDash([]);
}
