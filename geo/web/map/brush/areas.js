// @ts-check
/** Areas: a wash, a hatch, an outline. */

import { CLOSE_ZOOM } from "#atlas/map/scene.js";
import { pathOf } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {import("#atlas/map/scene.js").Ink} Ink */

const OUTLINE = 0.9; // opacity of an outline

const defaultOptions = {
  tile: 8, // pixels: side of the square that a hatch repeats
  line: 1.3, // pixels: width of its lines
  dot: 2, // pixels: side of its dots
};

/**
 * @param {Pen} pen
 * @param {Frame} frame
 * @param {Shape} shape
 * @param {Kind} kind
 * @param {Ink} ink
 */
export function paintArea(pen, frame, shape, kind, ink) {
  const { ctx } = pen;
  if (kind.fill) {
    ctx.globalAlpha = kind.fill * ink.alpha;
    ctx.fillStyle = ink.colour;
    ctx.fill(pathOf(pen, shape, frame, "fill"), "evenodd");
  }
  if (kind.hatch) {
    ctx.globalAlpha = kind.hatchAlpha[frame.zoom > CLOSE_ZOOM ? 1 : 0] * ink.alpha;
    ctx.fillStyle = hatch(pen, kind.hatch, ink.colour);
    ctx.fill(pathOf(pen, shape, frame, "fill"), "evenodd");
  }
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
 * A hatch in a colour, made once.
 * @param {Pen} pen
 * @param {"lines" | "dots"} style
 * @param {string} colour
 */
function hatch(pen, style, colour) {
  const { tile } = defaultOptions;
  return pen.once(`hatch ${style} ${colour}`, () => {
    const square = pen.tile(tile, tile, (ctx) => {
      ctx.strokeStyle = ctx.fillStyle = colour;
      (style === "dots" ? dots : lines)(ctx);
    });
    return /** @type {CanvasPattern} */ (pen.ctx.createPattern(square, "repeat"));
  });
}

/** @param {CanvasRenderingContext2D} ctx */
function dots(ctx) {
  const { tile, dot } = defaultOptions;
  for (const at of [1, 1 + tile / 2]) ctx.fillRect(at, at, dot, dot);
}

/**
 * One line from corner to corner, and in the other corners the ends of its neighbours.
 * @param {CanvasRenderingContext2D} ctx
 */
function lines(ctx) {
  const { tile, line } = defaultOptions;
  ctx.lineWidth = line;
  for (const shift of [-tile, 0, tile]) {
    ctx.moveTo(shift - 1, tile + 1);
    ctx.lineTo(shift + tile + 1, -1);
  }
  ctx.stroke();
}
