// A pen that draws nothing and keeps what it was told: the painter needs no more than it has.
import { Pen } from "../../../geo/web/map/pen.js";

const LETTER = 7; // pixels that a letter takes, as the recorder measures

/** What the calls of a path or a context are: method, arguments, and for strokes and fills the style. */
const TRACING = "moveTo lineTo closePath rect arc quadraticCurveTo".split(" ");
const DRAWING = "fill stroke fillRect strokeRect clip strokeText fillText drawImage clearRect".split(" ");
const OTHERS = "beginPath save restore translate scale rotate setTransform setLineDash".split(" ");

/** A path that keeps its points. */
export class Path {
  /** @param {string} [data] */
  constructor(data) {
    this.data = data;
    /** @type {[string, ...number[]][]} */
    this.calls = [];
    for (const name of TRACING) this[name] = (...given) => this.calls.push([name, ...given]);
  }
}

/** A context that keeps what is drawn. */
export class Context {
  /** @param {object} [canvas] on which it draws */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {{ name: string, given: any[], style: Record<string, any> }[]} */
    this.calls = [];
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, strokeStyle: "#000", fillStyle: "#000", font: "10px x" });
    for (const name of [...TRACING, ...DRAWING, ...OTHERS]) this[name] = (...given) => this.#keep(name, given);
  }

  #keep(name, given) {
    const { globalAlpha, lineWidth, strokeStyle, fillStyle, font } = this;
    this.calls.push({ name, given, style: { globalAlpha, lineWidth, strokeStyle, fillStyle, font } });
  }

  measureText(text) {
    return { width: text.length * LETTER };
  }

  createPattern(tile) {
    return { pattern: tile };
  }

  /** Names of what was called, without the tracing. */
  get drawn() {
    return this.calls.filter(({ name }) => DRAWING.includes(name));
  }
}

/** A pen of its own engine. @param {number} [ratio] */
export function recorder(ratio = 1) {
  const engine = {
    path: (data) => new Path(data),
    tile(width, height, draw) {
      const ctx = new Context();
      draw(ctx);
      return { width, height, ctx };
    },
  };
  return new Pen(new Context(), engine, ratio);
}
