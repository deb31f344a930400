// @ts-check
/** Areas: a wash, a hatch, an outline. */

import { HATCHES, PARTY_HATCHES, patternOf } from "#atlas/map/brush/hatches.js";
import { CLOSE_ZOOM } from "#atlas/map/scene.js";
import { pathOf } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {import("#atlas/map/scene.js").Ink} Ink */

const OUTLINE = 0.9; // opacity of an outline

/** Without colour: what is left of what lies below, and opacity of hatches of the background and of what lies over it. */
const GREY = { below: 0.7, hatch: [0.5, 1] };

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 */
export function paintArea(pen, frame, shape, kind, ink) {
  const { ctx } = pen;
  if (ink.hatch !== null && (kind.fill || kind.hatch)) {
    if (!kind.claim) paintHatched(pen, pathOf(pen, shape, frame, "fill"), kind, ink, ink.hatch);
  } else paintColoured(pen, frame, shape, kind, ink);
  if (kind.line) {
    ctx.globalAlpha = OUTLINE * ink.alpha;
    ctx.strokeStyle = ink.colour;
    ctx.lineWidth = kind.width;
    ctx.setLineDash(kind.dash);
    ctx.stroke(pathOf(pen, shape, frame, "fill"));
    ctx.setLineDash([]);
  }
}

/**
 * A wash, and a hatch over it.
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 */
function paintColoured(pen, frame, shape, kind, ink) {
  const { ctx } = pen;
  if (kind.fill) {
    ctx.globalAlpha = kind.fill * ink.alpha;
    ctx.fillStyle = ink.colour;
    ctx.fill(pathOf(pen, shape, frame, "fill"), "evenodd");
  }
  if (kind.hatch) {
    ctx.globalAlpha = kind.hatchAlpha[frame.zoom > CLOSE_ZOOM ? 1 : 0] * ink.alpha;
    ctx.fillStyle = patternOf(pen, kind.hatch, HATCHES[kind.hatch], ink.colour);
    ctx.fill(pathOf(pen, shape, frame, "fill"), "evenodd");
  }
}

/**
 * The hatch of a party, over paler ground: without colour it alone tells whose the area is.
 * @param {Pen} pen
 * @param {Path2D} path
 * @param {Kind} kind
 * @param {Ink} ink
 * @param {number} at of the hatch
 */
function paintHatched(pen, path, kind, ink, at) {
  const { ctx } = pen;
  const over = !kind.backdrop;
  if (over) {
    ctx.globalAlpha = GREY.below;
    ctx.fillStyle = ink.palette.paper;
    ctx.fill(path, "evenodd");
  }
  ctx.globalAlpha = GREY.hatch[over ? 1 : 0] * ink.alpha;
  ctx.fillStyle = patternOf(pen, `party ${at}`, PARTY_HATCHES[at], ink.palette.ink);
  ctx.fill(path, "evenodd");
}
