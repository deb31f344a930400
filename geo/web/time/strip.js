// @ts-check
/** Behind the slider: how much happens when, a bar for a few pixels; periods as bands. It can be drawn along. */

import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/time/axis.js").Axis} Axis */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */

const defaultOptions = {
  bar: 5, // pixels that a bar takes
  high: 24, // pixels that the strip is high
  least: 3, // pixels that a bar is high, at least
  band: 2, // pixels that a period is wide, at least
  wash: 0.09, // opacity of periods
  gap: 1, // pixels between two bars
  sharpest: 2, // pixels of the canvas in a CSS pixel, at most
};

export class Strip {
  /** Days on which something changed when it was painted last. @type {Int32Array | null} */
  #painted = null;

  /**
   * @param {Atlas} atlas
   * @param {Slice} slice
   * @param {Axis} axis
   * @param {() => void} moved called when the axis shows other days
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(atlas, slice, axis, moved, options = {}) {
    this.atlas = atlas;
    this.slice = slice;
    this.axis = axis;
    this.moved = moved;
    this.options = { ...defaultOptions, ...options };
    this.element = /** @type {HTMLCanvasElement} */ (el("canvas.strip", { "aria-hidden": "true" }));
    this.element.addEventListener("pointerdown", (event) => this.drag(event));
  }

  get width() {
    return this.element.clientWidth;
  }

  /** @param {PointerEvent} down */
  drag(down) {
    const { element, axis } = this;
    element.setPointerCapture(down.pointerId);
    let last = down.clientX;
    const move = (/** @type {PointerEvent} */ { clientX }) => {
      axis.pan(((last - clientX) / this.width) * axis.span);
      last = clientX;
      this.moved();
    };
    const stop = () => element.removeEventListener("pointermove", move);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", stop, { once: true });
    element.addEventListener("pointercancel", stop, { once: true });
  }

  /**
   * The day at a point.
   * @param {number} x on screen
   */
  dayAt(x) {
    const box = this.element.getBoundingClientRect();
    return Math.round(this.axis.from + ((x - box.left) / box.width) * this.axis.span);
  }

  /** Paint anew if other features are shown than when it was painted. */
  update() {
    if (this.#painted !== this.slice.changeDays) this.paint();
  }

  paint() {
    const { element, width, axis, atlas } = this;
    const { high, band, wash, sharpest } = this.options;
    if (!width) return;
    this.#painted = this.slice.changeDays;
    const ratio = Math.min(sharpest, window.devicePixelRatio || 1);
    element.width = Math.round(width * ratio);
    element.height = high * ratio;
    const ctx = /** @type {CanvasRenderingContext2D} */ (element.getContext("2d"));
    ctx.scale(ratio, ratio);
    ctx.fillStyle = atlas.palette.accent;
    ctx.globalAlpha = wash;
    for (const { first, last } of atlas.calendar.periods) {
      const left = (axis.percent(first) * width) / 100;
      ctx.fillRect(left, 0, Math.max(band, (axis.percent(last) * width) / 100 - left), high);
    }
    ctx.globalAlpha = 1;
    this.#paintBars(ctx, width);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} width
   */
  #paintBars(ctx, width) {
    const { high, least, gap } = this.options;
    const counts = this.counts(width);
    const most = Math.max(1, ...counts);
    const wide = width / counts.length;
    ctx.fillStyle = this.atlas.palette.strip;
    counts.forEach((count, at) => {
      const bar = count ? least + (high - least) * Math.sqrt(count / most) : 0;
      ctx.fillRect((at * width) / counts.length + gap / 2, high - bar, wide - gap, bar);
    });
  }

  /**
   * How many features that are shown begin in each of the parts of the days in view.
   * @param {number} width pixels
   */
  counts(width) {
    const { axis, atlas, slice } = this;
    const days = axis.span + 1;
    const counts = new Uint32Array(Math.max(1, Math.min(days, Math.floor(width / this.options.bar))));
    for (let i = 0; i < atlas.count; i++) {
      const day = atlas.first[i];
      if (day < Math.max(0, axis.from) || day > axis.to || !slice.on(i)) continue;
      counts[Math.floor(((day - axis.from) / days) * counts.length)]++;
    }
    return counts;
  }
}
