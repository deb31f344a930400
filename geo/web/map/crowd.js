// @ts-check
/**
 * Thousands of plain features on one canvas. Each keeps its path as long as it stays in force at this view; where much
 * is in view, outlines are a pixel wide, which a rasteriser draws several times faster than broader ones; what is
 * smaller than a dot is a dot; markers are stamped.
 */

import { paintPoint } from "#atlas/map/brush/points.js";
import { withAlpha } from "#atlas/map/colours.js";
import { plainFrame } from "#atlas/map/frame.js";
import { plainInk } from "#atlas/map/scene.js";
import { traceLine, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/pen.js").Pen} Pen */

const defaultOptions = {
  from: 3000, // features that a page needs to hold before it draws them as a crowd
  speck: 2, // pixels: what is smaller is drawn as a square of this size
  apart: 2.2, // pixels between the vertices of a path
  stamp: 24, // pixels: side of a marker with its rim
};

export class Crowd {
  /** What the paths and the stamp were made for. @type {{ frame: Frame, ratio: number } | null} */
  #made = null;
  /** Whether so much is in view that outlines are thin. */
  #thin = true;
  /** @type {Map<number, Path2D>} */
  #paths = new Map();
  /** A marker drawn once. @type {HTMLCanvasElement | null} */
  #stamp = null;

  /**
   * @param {Atlas} atlas whose features all look alike, if they are to be drawn as a crowd
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(atlas, options = {}) {
    this.options = { ...defaultOptions, ...options };
    this.atlas = atlas;
    /** Whether there is so much that it pays. */
    this.needed = atlas.kinds.length === 1 && atlas.count >= this.options.from;
  }

  /**
   * @param {Pen} pen
   * @param {Frame} frame
   * @param {number[]} drawn features in drawing order
   */
  paint(pen, frame, drawn) {
    if (!drawn.length) return;
    this.#begin(pen, frame, drawn[0]);
    const { ctx, ratio } = pen;
    const { speck } = this.options;
    const { boxes, types } = this.atlas.shapes;
    const { k, ox, oy, w, h } = frame;
    const stamp = (this.#stamp ??= this.#stampOf(pen, drawn[0]));
    const half = stamp.width / ratio / 2;
    const paths = this.#paths;
    /** @type {Map<number, Path2D>} */
    const kept = new Map();
    for (const i of drawn) {
      const left = boxes[i * 4] * k - ox;
      const top = boxes[i * 4 + 1] * k - oy;
      const right = boxes[i * 4 + 2] * k - ox;
      const bottom = boxes[i * 4 + 3] * k - oy;
      if (right < -half || left > w + half || bottom < -half || top > h + half || right < left) continue;
      if (types[i] === 0) {
        const x = Math.round((left - half) * ratio) / ratio; // on a whole pixel
        const y = Math.round((top - half) * ratio) / ratio;
        ctx.drawImage(stamp, x, y, half * 2, half * 2);
      } else if (right - left < speck && bottom - top < speck) ctx.strokeRect(left, top, speck / 2, speck / 2);
      else {
        const path = paths.get(i) ?? this.#trace(pen, i, frame);
        kept.set(i, path);
        if (types[i] === 2) ctx.fill(path, "evenodd");
        ctx.stroke(path);
      }
    }
    this.#paths = kept;
  }

  /**
   * How many features lie in view at any time: the look of a view does not change as time goes on.
   * @param {Frame} frame
   */
  inView({ k, ox, oy, w, h }) {
    const { shapes, count } = this.atlas;
    const { boxes } = shapes;
    const [left, top, right, bottom] = [ox / k, oy / k, (ox + w) / k, (oy + h) / k];
    let found = 0;
    for (let at = 0; at < count * 4; at += 4) {
      if (boxes[at + 2] >= left && boxes[at] <= right && boxes[at + 3] >= top && boxes[at + 1] <= bottom) found++;
    }
    return found;
  }

  /**
   * Take up the pen: what was made for another view is let go.
   * @param {Pen} pen
   * @param {Frame} frame
   * @param {number} one of the features
   */
  #begin({ ctx, ratio }, frame, one) {
    const { atlas } = this;
    if (frame !== this.#made?.frame || ratio !== this.#made.ratio) {
      this.#made = { frame, ratio };
      this.#paths = new Map();
      this.#stamp = null;
      this.#thin = this.inView(frame) >= this.options.from;
    }
    const { fill, width } = atlas.kind(one);
    ctx.globalAlpha = 1;
    ctx.fillStyle = withAlpha(atlas.colour(one), fill);
    ctx.strokeStyle = atlas.colour(one);
    ctx.lineWidth = this.#thin ? 1 : width;
    ctx.lineJoin = "round";
  }

  /**
   * @param {Pen} pen
   * @param {number} i
   * @param {Frame} frame
   */
  #trace(pen, i, frame) {
    const { shapes } = this.atlas;
    const path = pen.path();
    const trace = shapes.types[i] === 2 ? traceRing : traceLine;
    for (let part = shapes.first[i]; part < shapes.first[i + 1]; part++) {
      trace(path, shapes.part(part), frame, this.options.apart);
    }
    return path;
  }

  /**
   * A marker drawn once, to be stamped.
   * @param {Pen} pen
   * @param {number} i
   */
  #stampOf(pen, i) {
    const { atlas } = this;
    const { stamp: side } = this.options;
    const { ratio } = pen;
    return pen.tile(side * ratio, side * ratio, (ctx) => {
      ctx.scale(ratio, ratio);
      const middle = side / 2;
      const frame = plainFrame(side, side, 0);
      /** @type {import("#atlas/data/shapes.js").Shape} */
      const shape = { type: 0, parts: [Int32Array.of(middle, middle)], box: [middle, middle, middle, middle] };
      paintPoint(pen.with(ctx), frame, shape, atlas.kind(i), plainInk(atlas, i));
    });
  }
}
