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

/** Paths of APP-6 drawings by their SVG data, read once. @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} data */
function pathOf(data) {
  const known = paths.get(data) ?? new Path2D(data);
  paths.set(data, known);
  return known;
}

/**
 * A colour lightened towards paper.
 * @param {string} colour `#rrggbb`
 */
function tint(colour) {
  const part = (/** @type {number} */ at) => Math.round(255 - (255 - parseInt(colour.slice(at, at + 2), 16)) * 0.34);
  return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
}

/**
 * Draw the box of a unit: its frame in the colour of its party, or a tint of it, the rest in ink that stands out there.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ pieces: any[], solid: boolean }} box see `geo/military.py`
 * @param {number} x
 * @param {number} y
 * @param {number} size half its width, CSS pixels
 * @param {string} colour
 * @param {boolean} hollow
 */
export function drawBox(ctx, { pieces, solid }, x, y, size, colour, hollow) {
  const k = size / 75;
  const [[frame]] = pieces;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(k, k);
  ctx.translate(-100, -100);
  ctx.lineJoin = "round";
  ctx.strokeStyle = PAPER;
  ctx.lineWidth = 4 / k;
  for (const [data, , , text] of pieces) if (text === undefined) ctx.stroke(pathOf(data));
  ctx.fillStyle = hollow ? PAPER : solid ? colour : tint(colour);
  ctx.fill(pathOf(frame));
  ctx.save();
  ctx.clip(pathOf(frame));
  const ink = solid && !hollow ? PAPER : INK;
  pieces.slice(1).forEach((piece) => drawPiece(ctx, piece, ink, 1.2 / k));
  ctx.restore();
  for (const [data, filled, , text] of pieces.slice(1)) {
    if (text !== undefined || !outside(data)) continue;
    drawPiece(ctx, [data, filled, 4], INK, 1.5 / k);
  }
  ctx.strokeStyle = solid || hollow ? INK : colour;
  ctx.lineWidth = 1.5 / k;
  if (hollow) ctx.setLineDash([12, 9]);
  ctx.stroke(pathOf(frame));
  ctx.restore();
}

/**
 * Whether a stroke begins above or below the frame: the mark of an echelon, or the staff of a headquarters.
 * @param {string} data
 */
function outside(data) {
  const [, y] = (/^[Mm]\s*([\d.]+)[ ,]([\d.]+)/.exec(data) ?? []).slice(1).map(Number);
  return y <= 40 || y >= 150;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {any[]} piece
 * @param {string} ink
 * @param {number} least width of a stroke
 */
function drawPiece(ctx, [data, filled, width, size], ink, least) {
  ctx.fillStyle = ctx.strokeStyle = ink;
  if (size !== undefined) {
    ctx.font = `bold ${size}px Arial, sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(data, filled, width);
    return;
  }
  ctx.lineWidth = Math.max(width, least);
  if (filled && !/^M25,50 L/.test(data)) ctx.fill(pathOf(data));
  ctx.stroke(pathOf(data));
}
