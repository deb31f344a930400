// @ts-check
/** Meridians and parallels on round degrees, labelled at the edge of the map. */

/** @typedef {import("#atlas/map/trace.js").Frame} Frame */

const STEPS = [20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01];
const APART = 110; // pixels between two lines, at least

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
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} map a Leaflet map
 * @param {Frame} frame
 */
export function paintGraticule(ctx, map, frame) {
  const [left, top, right, bottom] = frame.screen;
  const at = (/** @type {number} */ x, /** @type {number} */ y) => map.unproject([x + frame.ox, y + frame.oy], frame.zoom);
  const a = at(0, 0);
  const b = at(frame.w, frame.h);
  const fits = (/** @type {number} */ degrees, /** @type {number} */ pixels) => STEPS.findLast((step) => (step / degrees) * pixels >= APART) ?? 20;
  const lons = rounds(Math.max(-180, a.lng), Math.min(180, b.lng), fits(b.lng - a.lng, frame.w));
  const lats = rounds(Math.max(-84, b.lat), Math.min(84, a.lat), fits(a.lat - b.lat, frame.h));
  ctx.save();
  ctx.strokeStyle = "rgba(58, 48, 41, 0.38)";
  ctx.lineWidth = 0.7;
  ctx.font = '11px "Noto Sans", "Segoe UI", Arial, sans-serif';
  ctx.textBaseline = "middle";
  ctx.beginPath();
  const marks = [];
  for (const lon of lons) {
    const x = map.project([0, lon], frame.zoom).x - frame.ox;
    ctx.moveTo(x, 0);
    ctx.lineTo(x, frame.h);
    if (x > left + 30 && x < right - 60) marks.push({ text: degreeLabel(lon, "E", "W"), x: x + 3, y: bottom - 30 });
  }
  for (const lat of lats) {
    const y = map.project([lat, 0], frame.zoom).y - frame.oy;
    ctx.moveTo(0, y);
    ctx.lineTo(frame.w, y);
    if (y > top + 90 && y < bottom - 160) marks.push({ text: degreeLabel(lat, "N", "S"), x: left + 4, y: y - 8 });
  }
  ctx.stroke();
  for (const { text, x, y } of marks) {
    ctx.strokeStyle = "rgba(255, 253, 247, 0.9)";
    ctx.lineWidth = 3;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = "#4a423b";
    ctx.fillText(text, x, y);
  }
  ctx.restore();
}
