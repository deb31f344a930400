// @ts-check
/** What a brush holds: a 2D context, and the few things beside it that an engine of pictures has to make. */

/**
 * An engine of pictures: a browser, or a library that draws outside one.
 * @typedef {object} Engine
 * @property {(data?: string) => Path2D} path an empty path, or that of SVG path data
 * @property {(width: number, height: number, draw: (ctx: CanvasRenderingContext2D) => void) => HTMLCanvasElement} tile
 *   a picture of so many pixels, to be stamped or repeated
 */

/** What was made once for an engine. @type {WeakMap<Engine, Map<string, unknown>>} */
const kept = new WeakMap();

export class Pen {
  /**
   * @param {CanvasRenderingContext2D} ctx scaled so that its unit is a CSS pixel
   * @param {Engine} engine
   * @param {number} [ratio] pixels of the picture in a CSS pixel
   */
  constructor(ctx, engine, ratio = 1) {
    this.ctx = ctx;
    this.engine = engine;
    this.ratio = ratio;
    /** As fine as hatches are made; on a screen they are stamped as they are. */
    this.fine = 1;
  }

  /**
   * A pen of the same engine for another picture.
   * @param {CanvasRenderingContext2D} ctx
   */
  with(ctx) {
    return new Pen(ctx, this.engine, this.ratio);
  }

  /** @param {string} [data] SVG path data */
  path(data) {
    return this.engine.path(data);
  }

  /**
   * @param {number} width pixels of the picture
   * @param {number} height
   * @param {(ctx: CanvasRenderingContext2D) => void} draw
   */
  tile(width, height, draw) {
    return this.engine.tile(width, height, draw);
  }

  /**
   * Something that is made once for all pens of an engine.
   * @template T
   * @param {string} name
   * @param {() => T} make
   * @returns {T}
   */
  once(name, make) {
    let all = kept.get(this.engine);
    if (!all) kept.set(this.engine, (all = new Map()));
    if (!all.has(name)) all.set(name, make());
    return /** @type {T} */ (all.get(name));
  }
}
