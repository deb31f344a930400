// @ts-check
/** Markers of points, each drawn about (0, 0) in a square of side 2. */

const INK = "#2b2622";
const PAPER = "#fffdf7";

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number][]} points
 */
function polygon(ctx, points) {
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} spikes
 * @param {number} inner
 */
function star(ctx, spikes, inner) {
  /** @type {[number, number][]} */
  const points = [];
  for (let i = 0; i < spikes * 2; i++) {
    const r = i % 2 ? inner : 1;
    const a = (i * Math.PI) / spikes - Math.PI / 2;
    points.push([Math.cos(a) * r, Math.sin(a) * r]);
  }
  polygon(ctx, points);
}

/** @type {Record<string, (ctx: CanvasRenderingContext2D) => void>} */
const FILLED = {
  dot: (ctx) => ctx.arc(0, 0, 0.55, 0, 7),
  square: (ctx) => ctx.rect(-0.7, -0.7, 1.4, 1.4),
  diamond: (ctx) => polygon(ctx, [[0, -1], [0.8, 0], [0, 1], [-0.8, 0]]),
  star: (ctx) => star(ctx, 5, 0.45),
  burst: (ctx) => star(ctx, 8, 0.5),
  peak: (ctx) => polygon(ctx, [[0, -0.85], [0.85, 0.65], [-0.85, 0.65]]),
  flag: (ctx) => polygon(ctx, [[-0.5, -1], [0.95, -0.5], [-0.5, 0]]),
  banner: (ctx) => polygon(ctx, [[-0.6, -1], [0.9, -1], [0.9, -0.1], [-0.6, -0.1]]),
  box: (ctx) => ctx.rect(-1, -0.65, 2, 1.3),
  anchor: (ctx) => ctx.arc(0, 0, 0.95, 0, 7),
  chute: (ctx) => {
    ctx.arc(0, -0.1, 0.9, Math.PI, 0);
    ctx.lineTo(0, 1);
    ctx.closePath();
  },
};

/** Strokes over the filled shape. @type {Record<string, (ctx: CanvasRenderingContext2D) => void>} */
const LINES = {
  flag: (ctx) => polygon(ctx, [[-0.5, -1], [-0.5, 1.05]]),
  banner: (ctx) => polygon(ctx, [[-0.6, -1], [-0.6, 1.05]]),
};

/** Strokes in paper colour inside the filled shape. @type {Record<string, (ctx: CanvasRenderingContext2D) => void>} */
const INSIDE = {
  box: (ctx) => {
    ctx.moveTo(-0.9, -0.55);
    ctx.lineTo(0.9, 0.55);
    ctx.moveTo(0.9, -0.55);
    ctx.lineTo(-0.9, 0.55);
  },
  anchor: (ctx) => {
    ctx.moveTo(0, -0.55);
    ctx.lineTo(0, 0.55);
    ctx.moveTo(-0.5, 0.1);
    ctx.quadraticCurveTo(-0.3, 0.55, 0, 0.55);
    ctx.quadraticCurveTo(0.3, 0.55, 0.5, 0.1);
    ctx.moveTo(-0.3, -0.25);
    ctx.lineTo(0.3, -0.25);
  },
};

/**
 * Draw a marker.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} glyph
 * @param {number} x
 * @param {number} y
 * @param {number} size half its side, CSS pixels
 * @param {string} colour
 * @param {boolean} [hollow] outlined only: what an account says, not the record
 */
export function drawGlyph(ctx, glyph, x, y, size, colour, hollow = false) {
  const fill = FILLED[glyph] ?? FILLED.dot;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  ctx.beginPath();
  fill(ctx);
  ctx.strokeStyle = PAPER;
  ctx.lineWidth = 4.2 / size;
  ctx.stroke();
  if (LINES[glyph]) {
    ctx.beginPath();
    LINES[glyph](ctx);
    ctx.lineWidth = 4.2 / size;
    ctx.stroke();
    ctx.strokeStyle = INK;
    ctx.lineWidth = 1.4 / size;
    ctx.stroke();
    ctx.beginPath();
    fill(ctx);
  }
  ctx.fillStyle = hollow ? PAPER : colour;
  ctx.fill();
  ctx.strokeStyle = hollow ? colour : INK;
  ctx.lineWidth = (hollow ? 1.6 : 1) / size;
  if (hollow) ctx.setLineDash([2.4 / size, 1.8 / size]);
  ctx.stroke();
  if (INSIDE[glyph]) {
    ctx.setLineDash([]);
    ctx.beginPath();
    INSIDE[glyph](ctx);
    ctx.strokeStyle = PAPER;
    ctx.lineWidth = 1.3 / size;
    ctx.stroke();
  }
  ctx.restore();
}
