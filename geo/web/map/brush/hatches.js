// @ts-check
/** Hatches: in colour one of lines and one of dots; without colour one for each party. */

/** @typedef {import("#atlas/map/pen.js").Pen} Pen */
/** @typedef {[number, number, number, number]} Stroke from x, y to x, y; parts of the square that repeats */

/**
 * @typedef {object} Hatch
 * @property {number} tile pixels: side of the square that repeats
 * @property {Stroke[]} [strokes]
 * @property {[number, number, number][]} [dots] left, top and side; pixels
 * @property {number} [line] pixels: width of its strokes
 */

const WIDTH = 1.3; // pixels: of a stroke, where nothing else is said

/** A line from corner to corner, and in the other corners the ends of its neighbours. @type {Stroke[]} */
const RISING = [-1, 0, 1].map((shift) => [shift - 0.125, 1.125, shift + 1.125, -0.125]);
/** @type {Stroke[]} */
const FALLING = [-1, 0, 1].map((shift) => [shift - 0.125, -0.125, shift + 1.125, 1.125]);
/** @type {Stroke[]} */
const LEVEL = [[-0.1, 0.5, 1.1, 0.5]];
/** @type {Stroke[]} */
const UPRIGHT = [[0.5, -0.1, 0.5, 1.1]];

/** @type {Record<"lines" | "dots", Hatch>} */
export const HATCHES = {
  lines: { tile: 8, strokes: RISING },
  dots: {
    tile: 8,
    dots: [
      [1, 1, 2],
      [5, 5, 2],
    ],
  },
};

/** Those of parties, in the order in which they are given out. @type {Hatch[]} */
export const PARTY_HATCHES = [
  { tile: 8, strokes: RISING, line: 1 },
  { tile: 7, dots: [[2, 2, 1.6]] },
  { tile: 8, strokes: FALLING, line: 1 },
  { tile: 6, strokes: LEVEL, line: 0.9 },
  { tile: 9, strokes: [...RISING, ...FALLING], line: 0.8 },
  { tile: 6, strokes: UPRIGHT, line: 0.9 },
  { tile: 8, strokes: [...LEVEL, ...UPRIGHT], line: 0.8 },
  { tile: 4, strokes: RISING, line: 0.9 },
  {
    tile: 10,
    strokes: [
      [0.1, 0.25, 0.5, 0.25],
      [0.6, 0.75, 1, 0.75],
    ],
  },
  { tile: 4, dots: [[1, 1, 1.2]] },
  { tile: 4, strokes: FALLING, line: 0.9 },
  { tile: 13, dots: [[4, 4, 4]] },
  { tile: 14, strokes: RISING, line: 2.4 },
];

/**
 * A hatch in a colour, made once; as sharp as the picture.
 * @param {Pen} pen
 * @param {string} name under which it is kept
 * @param {Hatch} hatch
 * @param {string} colour
 */
export function patternOf(pen, name, hatch, colour) {
  const { tile } = hatch;
  const sharp = Math.max(1, Math.round(pen.fine));
  return pen.once(`hatch ${name} ${colour} ${sharp}`, () => {
    const side = tile * sharp;
    const square = pen.tile(side, side, (ctx) => {
      ctx.scale(sharp, sharp);
      drawTile(ctx, hatch, colour);
    });
    const pattern = /** @type {CanvasPattern} */ (pen.ctx.createPattern(square, "repeat"));
    if (sharp > 1) pattern.setTransform({ a: 1 / sharp, d: 1 / sharp });
    return pattern;
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Hatch} hatch
 * @param {string} colour
 */
function drawTile(ctx, { tile, strokes = [], dots = [], line = WIDTH }, colour) {
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = line;
  for (const [x, y, side] of dots) ctx.fillRect(x, y, side, side);
  for (const [ax, ay, bx, by] of strokes) {
    ctx.moveTo(ax * tile, ay * tile);
    ctx.lineTo(bx * tile, by * tile);
  }
  if (strokes.length) ctx.stroke();
}
