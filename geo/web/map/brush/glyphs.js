// @ts-check
/** Markers of points, each drawn about (0, 0) in a square of side 2. */

/** @typedef {import("#atlas/data/atlas.js").Kind["glyph"]} Glyph */
/** @typedef {(ctx: CanvasRenderingContext2D) => void} Trace */

const ROUND = 7; // radians: a whole turn, and a little more

/** Widths of strokes, pixels whatever the size of the marker. */
const defaultOptions = {
  rim: 4.2, // the pale rim around it
  staff: 1.4, // lines beside the filled shape
  edge: 1, // its own edge
  hollow: 1.6, // the edge of a hollow one
  dash: [2.4, 1.8], // and its dashes
  inside: 1.3, // lines within the filled shape
};

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {...number} points `x, y, x, y, …`
 */
function polygon(ctx, ...points) {
  for (let i = 0; i < points.length; i += 2) {
    if (i) ctx.lineTo(points[i], points[i + 1]);
    else ctx.moveTo(points[i], points[i + 1]);
  }
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} spikes
 * @param {number} inner
 */
function star(ctx, spikes, inner) {
  const points = [];
  for (let i = 0; i < spikes * 2; i++) {
    const r = i % 2 ? inner : 1;
    const a = (i * Math.PI) / spikes - Math.PI / 2;
    points.push(Math.cos(a) * r, Math.sin(a) * r);
  }
  polygon(ctx, ...points);
}

/** @type {Record<Glyph, Trace>} */
const FILLED = {
  dot: (ctx) => ctx.arc(0, 0, 0.55, 0, ROUND),
  square: (ctx) => ctx.rect(-0.7, -0.7, 1.4, 1.4),
  diamond: (ctx) => polygon(ctx, 0, -1, 0.8, 0, 0, 1, -0.8, 0),
  star: (ctx) => star(ctx, 5, 0.45),
  burst: (ctx) => star(ctx, 8, 0.5),
  peak: (ctx) => polygon(ctx, 0, -0.85, 0.85, 0.65, -0.85, 0.65),
  flag: (ctx) => polygon(ctx, -0.5, -1, 0.95, -0.5, -0.5, 0),
  banner: (ctx) => polygon(ctx, -0.6, -1, 0.9, -1, 0.9, -0.1, -0.6, -0.1),
  box: (ctx) => ctx.rect(-1, -0.65, 2, 1.3),
  anchor: (ctx) => ctx.arc(0, 0, 0.95, 0, ROUND),
  chute: (ctx) => {
    ctx.arc(0, -0.1, 0.9, Math.PI, 0);
    ctx.lineTo(0, 1);
    ctx.closePath();
  },
};

/** Strokes beside the filled shape. @type {Partial<Record<Glyph, Trace>>} */
const STAVES = {
  flag: (ctx) => polygon(ctx, -0.5, -1, -0.5, 1.05),
  banner: (ctx) => polygon(ctx, -0.6, -1, -0.6, 1.05),
};

/** Strokes in paper colour inside the filled shape. @type {Partial<Record<Glyph, Trace>>} */
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
 * @param {Glyph} glyph
 * @param {readonly [number, number]} at its middle
 * @param {number} size half its side, CSS pixels
 * @param {Pick<import("#atlas/map/scene.js").Ink, "colour" | "hollow" | "palette"> & { growth?: number }} ink
 */
export function drawGlyph(ctx, glyph, [x, y], size, { colour, hollow, palette, growth = 1 }) {
  const { rim, staff, edge, dash, inside, hollow: rough } = defaultOptions;
  const stroke = (/** @type {string} */ style, /** @type {number} */ width) => {
    ctx.strokeStyle = style;
    ctx.lineWidth = (width * growth) / size;
    ctx.stroke();
  };
  const trace = (/** @type {Trace} */ traced) => {
    ctx.beginPath();
    traced(ctx);
  };
  const [filled, beside, within] = [FILLED[glyph], STAVES[glyph], INSIDE[glyph]];
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.lineJoin = ctx.lineCap = "round";
  trace(filled);
  stroke(palette.paper, rim);
  if (beside) {
    trace(beside);
    stroke(palette.paper, rim);
    stroke(palette.ink, staff);
    trace(filled);
  }
  ctx.fillStyle = hollow ? palette.paper : colour;
  ctx.fill();
  if (hollow) ctx.setLineDash(dash.map((length) => (length * growth) / size));
  stroke(hollow ? colour : palette.ink, hollow ? rough : edge);
  if (within) {
    ctx.setLineDash([]);
    trace(within);
    stroke(palette.paper, inside);
  }
  ctx.restore();
}
