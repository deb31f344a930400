// @ts-check
/**
 * An engine of pictures that draws nothing: a 2D context that keeps what it is told, to be written as SVG. It knows as much
 * of a canvas as the brushes use.
 */

import { Pen } from "#atlas/map/pen.js";
import { fontOf, paintOf, plainly, short } from "#atlas/map/styles.js";
import { EVERYWHERE, Track, UNIT, placed, sizeOf, times } from "#atlas/map/track.js";

/** @typedef {import("#atlas/map/track.js").Matrix} Matrix */
/** @typedef {import("#atlas/map/styles.js").Style} Style */
/** @typedef {{ path: Track, matrix: Matrix, rule: string }} Clip */
/** @typedef {{ rest: string, style: Style, place: Record<string, string>, clip: Clip | null }} Drawn */
/** @typedef {{ text: string, x: number, y: number, angle: number, style: Style }} Written */
/** @typedef {{ width: number, height: number, record: Recorder }} Tile */
/** @typedef {(text: string, font: { style: string, weight: string, size: number, family: string }) => number} Measure */

/** What a context is set to, and what `save` keeps. */
const PLAIN = {
  globalAlpha: 1,
  lineWidth: 1,
  strokeStyle: /** @type {string | Tile} */ (""),
  fillStyle: /** @type {string | Tile} */ (""),
  lineJoin: "miter",
  lineCap: "butt",
  font: "10px sans-serif",
  letterSpacing: "0px",
  textAlign: "start",
  textBaseline: "alphabetic",
};
const ANCHORS = /** @type {Record<string, string>} */ ({ center: "middle", right: "end", end: "end" });

export class Recorder {
  /** @type {(Drawn | Written | string)[]} */
  made = [];
  /** @type {Matrix} */
  #matrix = [UNIT, 0, 0, UNIT, 0, 0];
  #path = new Track();
  /** @type {number[]} */
  #dash = [];
  /** @type {Clip | null} */
  #clip = null;
  /** @type {object[]} */
  #saved = [];

  /**
   * @param {Measure} measure
   * @param {import("#atlas/map/track.js").Box} [care] the part of the picture that is drawn with care
   * @param {number} [coarse] times that a line may be off as a rule
   */
  constructor(measure, care = EVERYWHERE, coarse = 1) {
    this.measure = measure;
    this.care = care;
    this.coarse = coarse;
    this.set = { ...PLAIN };
    for (const name of /** @type {(keyof typeof PLAIN)[]} */ (Object.keys(PLAIN))) {
      Object.defineProperty(this, name, {
        get: () => this.set[name],
        set: (value) => Object.assign(this.set, { [name]: value }),
      });
    }
  }

  save() {
    const kept = { set: { ...this.set }, matrix: this.#matrix, dash: this.#dash, clip: this.#clip };
    this.#saved.push(kept);
  }

  restore() {
    const kept = /** @type {any} */ (this.#saved.pop());
    if (kept) [this.set, this.#matrix, this.#dash, this.#clip] = [kept.set, kept.matrix, kept.dash, kept.clip];
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.#matrix = times(this.#matrix, [1, 0, 0, 1, x, y]);
  }

  /** @param {number} x @param {number} y */
  scale(x, y) {
    this.#matrix = times(this.#matrix, [x, 0, 0, y, 0, 0]);
  }

  /** @param {number} angle radians */
  rotate(angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#matrix = times(this.#matrix, [cos, sin, -sin, cos, 0, 0]);
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.#dash = dash;
  }

  beginPath() {
    this.#path = new Track();
  }

  closePath() {
    this.#path.closePath();
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path.moveTo(...placed(this.#matrix, x, y));
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path.lineTo(...placed(this.#matrix, x, y));
  }

  /** @param {number} cx @param {number} cy @param {number} x @param {number} y */
  quadraticCurveTo(cx, cy, x, y) {
    this.#path.quadraticCurveTo(...placed(this.#matrix, cx, cy), ...placed(this.#matrix, x, y));
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.moveTo(x, y);
    this.lineTo(x + w, y);
    this.lineTo(x + w, y + h);
    this.lineTo(x, y + h);
    this.closePath();
  }

  /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to radians */
  arc(x, y, r, from, to) {
    this.#path.arc(...placed(this.#matrix, x, y), r * sizeOf(this.#matrix), from, to);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    const path = this.#path;
    this.beginPath();
    this.rect(x, y, w, h);
    this.fill();
    this.#path = path;
  }

  /** @param {Track | string} [path] @param {string} [rule] */
  clip(path, rule) {
    this.#clip = this.#meant(path, rule);
  }

  /** @param {Track | string} [path] @param {string} [rule] */
  fill(path, rule) {
    const meant = this.#meant(path, rule);
    const { fillStyle, globalAlpha } = this.set;
    const style = { fill: paintOf(fillStyle), "fill-opacity": short(globalAlpha), "fill-rule": meant.rule };
    this.#draw(meant, plainly(style));
  }

  /** @param {Track} [path] */
  stroke(path) {
    const meant = this.#meant(path);
    const k = meant.path.data ? 1 : sizeOf(this.#matrix);
    this.#draw(meant, plainly({ fill: "none", ...this.#strokeStyle(k) }));
  }

  /** @param {number} k units of the picture in one of the context */
  #strokeStyle(k) {
    const { strokeStyle, globalAlpha, lineWidth, lineJoin, lineCap } = this.set;
    return {
      stroke: paintOf(strokeStyle),
      "stroke-opacity": short(globalAlpha),
      "stroke-width": short(lineWidth * k, k === 1 ? 2 : 0),
      "stroke-dasharray": this.#dash.map((length) => short(length * k)).join(" "),
      "stroke-linejoin": lineJoin,
      "stroke-linecap": lineCap,
    };
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    const k = sizeOf(this.#matrix);
    this.#write(text, x, y, { ...this.#strokeStyle(k), "stroke-dasharray": "", "paint-order": "stroke", fill: "none" });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const { fillStyle, globalAlpha } = this.set;
    this.#write(text, x, y, { fill: paintOf(fillStyle), "fill-opacity": short(globalAlpha) });
  }

  /** @param {string} text */
  measureText(text) {
    const spacing = parseFloat(this.set.letterSpacing) * [...text].length;
    return { width: this.measure(text, fontOf(this.set.font)) + spacing };
  }

  /** @param {Tile} tile */
  createPattern(tile) {
    return tile;
  }

  /**
   * Put what is drawn by a function into a group.
   * @param {string} attributes
   * @param {() => void} draw
   */
  group(attributes, draw) {
    this.made.push(`<g ${attributes}>`);
    draw();
    this.made.push("</g>");
  }

  /**
   * A path of its own, which has the matrix of the context, or the current one, which is placed already.
   * @param {Track | string} [path]
   * @param {string} [rule]
   * @returns {Clip}
   */
  #meant(path, rule) {
    if (path instanceof Track) return { path, matrix: this.#matrix, rule: rule ?? "" };
    return { path: this.#path, matrix: [1, 0, 0, 1, 0, 0], rule: path ?? "" };
  }

  /** @param {Clip} meant @param {Style} style */
  #draw({ path, matrix }, style) {
    const { rest, place } = path.written(matrix, this.care, this.coarse);
    if (!rest) return;
    const before = this.made[this.made.length - 1];
    const drawn = { rest, style, place, clip: this.#clip };
    const joint = typeof before === "object" && "rest" in before && joined(before, drawn);
    if (joint) before.style = joint;
    else this.made.push(drawn);
  }

  /** @param {string} text @param {number} x @param {number} y @param {Style} style */
  #write(text, x, y, style) {
    const { font, letterSpacing, textAlign, textBaseline } = this.set;
    const { style: slope, weight, size, family } = fontOf(font);
    const k = sizeOf(this.#matrix);
    const [left, top] = placed(this.#matrix, x, y);
    const [a, b] = this.#matrix;
    const type = {
      "font-style": slope,
      "font-weight": weight,
      "font-size": `${short(size * k)}px`,
      "font-family": family,
      "letter-spacing": parseFloat(letterSpacing) ? `${short(parseFloat(letterSpacing) * k)}px` : "",
      "text-anchor": ANCHORS[textAlign] ?? "",
      "dominant-baseline": textBaseline === "middle" ? "central" : "",
    };
    const angle = Math.round((Math.atan2(b, a) * 1800) / Math.PI) / 10;
    const at = { x: Math.round(left), y: Math.round(top) };
    this.made.push({ text, ...at, angle, style: plainly({ ...type, ...style }) });
  }
}

/**
 * A pen that records; what it has drawn is read from its context.
 * @param {Measure} measure
 * @param {readonly number[]} care left, top, right, bottom of the part that is drawn with care, pixels
 * @param {number} [coarse] times that a line may be off as a rule
 * @returns {{ pen: Pen, record: Recorder }}
 */
export function recording(measure, care, coarse) {
  const [left, top, right, bottom] = care.map((it) => it * UNIT);
  const record = new Recorder(measure, [left, top, right, bottom], coarse);
  /** @type {unknown} */
  const engine = {
    path: (/** @type {string} */ data) => new Track(data),
    tile(/** @type {number} */ width, /** @type {number} */ height, /** @type {(ctx: Recorder) => void} */ draw) {
      const tile = { width, height, record: new Recorder(measure) };
      draw(tile.record);
      return tile;
    },
  };
  const ctx = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (record));
  return { pen: new Pen(ctx, /** @type {import("#atlas/map/pen.js").Engine} */ (engine)), record };
}

/**
 * The style of a path that is filled and then stroked, or stroked and then filled, as one element; null if it is not.
 * @param {Drawn} before
 * @param {Drawn} drawn
 * @returns {Style | null}
 */
function joined(before, drawn) {
  if (before.rest !== drawn.rest || before.clip !== drawn.clip) return null;
  if (JSON.stringify(before.place) !== JSON.stringify(drawn.place)) return null;
  const [one, other] = [before.style, drawn.style];
  if (!one.stroke && other.fill === "none") return { ...one, ...other, fill: one.fill };
  if (one.fill === "none" && !other.stroke) return { ...one, ...other, "paint-order": "stroke" };
  return null;
}
