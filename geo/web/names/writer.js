// @ts-check
/** Writes texts with a halo, measures them, and knows what of the map is taken. */

import { withAlpha } from "#atlas/map/colours.js";

/** @typedef {[number, number, number, number]} Box left, top, right, bottom, pixels */

const defaultOptions = {
  halo: [3.2, 0.9], // around letters: width in pixels, and opacity
  faint: 0.55, // opacity of the name of what is not in force
  margin: 2, // pixels from the edge of the screen
  widths: 4000, // that are kept; a long session over many scales begins anew
};

export class Writer {
  /** The font and spacing set last: to ask a context for its font costs more than to measure with it. */
  #font = "";
  #halo;
  #wide;
  #widths;

  /**
   * @param {import("#atlas/map/pen.js").Pen} pen
   * @param {import("#atlas/map/frame.js").Frame} frame
   * @param {string} paper colour of the halo
   * @param {Box[]} taken boxes to keep free, to which those of the names are added
   * @param {number} [growth] of the halo
   */
  constructor(pen, frame, paper, taken, growth = 1) {
    this.ctx = pen.ctx;
    this.frame = frame;
    this.taken = taken;
    this.#wide = defaultOptions.halo[0] * growth;
    this.#halo = withAlpha(paper, defaultOptions.halo[1]);
    this.#widths = pen.once("widths", () => /** @type {Map<string, number>} */ (new Map()));
    this.ctx.lineJoin = "round";
    this.ctx.textBaseline = "middle";
  }

  /**
   * @param {string} font
   * @param {string} [spacing]
   */
  set(font, spacing = "0px") {
    this.ctx.font = font;
    this.ctx.letterSpacing = spacing;
    this.#font = `${font}|${spacing}|`;
  }

  /**
   * Width of a text in the font and spacing set last, measured once.
   * @param {string} text
   */
  widthOf(text) {
    const key = this.#font + text;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size > defaultOptions.widths) this.#widths.clear();
    const { width } = this.ctx.measureText(text);
    this.#widths.set(key, width);
    return width;
  }

  /**
   * Whether a box lies within the part of the picture that is on screen, and on nothing that is taken.
   * @param {Box} box
   */
  free(box) {
    const [left, top, right, bottom] = this.frame.screen;
    const { margin } = defaultOptions;
    if (box[0] < left + margin || box[1] < top + margin) return false;
    if (box[2] > right - margin || box[3] > bottom - margin) return false;
    return this.taken.every((it) => box[2] < it[0] || box[0] > it[2] || box[3] < it[1] || box[1] > it[3]);
  }

  /** @param {...Box} boxes */
  take(...boxes) {
    this.taken.push(...boxes);
  }

  /**
   * Write a text with a halo.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {string} colour
   * @param {boolean} [faint]
   */
  write(text, x, y, colour, faint = false) {
    const { ctx } = this;
    ctx.globalAlpha = faint ? defaultOptions.faint : 1;
    for (const pass of this.passes(colour)) pass(text, x, y);
    ctx.globalAlpha = 1;
  }

  /**
   * The two passes of the pen: the halo, then the letters.
   * @param {string} colour
   * @returns {((text: string, x: number, y: number) => void)[]}
   */
  passes(colour) {
    const { ctx } = this;
    ctx.strokeStyle = this.#halo;
    ctx.lineWidth = this.#wide;
    ctx.fillStyle = colour;
    return [(text, x, y) => ctx.strokeText(text, x, y), (text, x, y) => ctx.fillText(text, x, y)];
  }
}
