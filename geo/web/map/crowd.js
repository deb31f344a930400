// @ts-check
/**
 * Thousands of plain features on one canvas. Each keeps its path as long as it stays in force at this view; where much
 * is in view, outlines are a pixel wide, which a rasteriser draws several times faster than broader ones; what is
 * smaller than a dot is a dot; markers are stamped.
 */

import { paintPoint } from "#atlas/map/paint.js";
import { traceLine, traceRing } from "#atlas/map/trace.js";

/** @typedef {import("#atlas/map/trace.js").Frame} Frame */
/** @typedef {import("#atlas/data/model.js").Model} Model */

const defaultOptions = {
  from: 3000, // features that a page needs to hold before it draws them as a crowd
  speck: 2, // pixels: what is smaller is drawn as a square of this size
  apart: 2.2, // pixels between the vertices of a path
};

export class Crowd {
  /**
   * @param {Model} model whose features all look alike
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(model, options = {}) {
    this.options = { ...defaultOptions, ...options };
    this.model = model;
    this.shapes = /** @type {import("#atlas/data/shapes.js").Shapes} */ (model.atlas.shapes);
    this.frame = /** @type {Frame | null} */ (null);
    this.ratio = 1;
    this.thin = true;
    /** @type {Map<number, Path2D>} */
    this.paths = new Map();
    this.stamp = /** @type {HTMLCanvasElement | null} */ (null);
  }

  /** Whether there is so much that it pays. */
  get needed() {
    return this.model.kinds.length === 1 && this.model.count >= this.options.from;
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number[]} found features in drawing order
   * @param {Frame} frame
   * @param {number} ratio canvas pixels in a CSS pixel
   */
  paint(ctx, found, frame, ratio) {
    if (!found.length) return;
    if (frame !== this.frame || ratio !== this.ratio) {
      this.paths = new Map();
      this.stamp = null;
      this.thin = this.inView(frame) >= this.options.from;
      Object.assign(this, { frame, ratio });
    }
    const { shapes, paths } = this;
    const { speck } = this.options;
    const { k, ox, oy, w, h } = frame;
    const { boxes, types } = shapes;
    const colour = this.model.colour(found[0]);
    const wash = Math.round(this.model.kind(found[0]).fill * 255).toString(16).padStart(2, "0");
    const stamp = (this.stamp ??= this.stampOf(found[0], frame));
    const half = stamp.width / ratio / 2;
    /** @type {Map<number, Path2D>} */
    const kept = new Map();
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour + wash;
    ctx.strokeStyle = colour;
    ctx.lineWidth = this.thin ? 1 : this.model.kind(found[0]).width;
    ctx.lineJoin = "round";
    for (const i of found) {
      const left = boxes[i * 4] * k - ox;
      const top = boxes[i * 4 + 1] * k - oy;
      const right = boxes[i * 4 + 2] * k - ox;
      const bottom = boxes[i * 4 + 3] * k - oy;
      if (right < -half || left > w + half || bottom < -half || top > h + half || right < left) continue;
      if (types[i] === 0) {
        ctx.drawImage(stamp, Math.round((left - half) * ratio) / ratio, Math.round((top - half) * ratio) / ratio, half * 2, half * 2);
        continue;
      }
      if (right - left < speck && bottom - top < speck) {
        ctx.strokeRect(left, top, speck / 2, speck / 2);
        continue;
      }
      const path = paths.get(i) ?? this.trace(i, frame);
      kept.set(i, path);
      if (types[i] === 2) ctx.fill(path, "evenodd");
      ctx.stroke(path);
    }
    this.paths = kept;
  }

  /**
   * How many features lie in view at any time: the look of a view does not change as time goes on.
   * @param {Frame} frame
   */
  inView({ k, ox, oy, w, h }) {
    const { boxes } = this.shapes;
    const [left, top, right, bottom] = [ox / k, oy / k, (ox + w) / k, (oy + h) / k];
    let count = 0;
    for (let at = 0; at < this.model.count * 4; at += 4) {
      if (boxes[at + 2] >= left && boxes[at] <= right && boxes[at + 3] >= top && boxes[at + 1] <= bottom) count++;
    }
    return count;
  }

  /**
   * @param {number} i
   * @param {Frame} frame
   */
  trace(i, frame) {
    const { shapes } = this;
    const path = new Path2D();
    const trace = shapes.types[i] === 2 ? traceRing : traceLine;
    for (let part = shapes.first[i]; part < shapes.first[i + 1]; part++) trace(path, shapes.part(part), frame, this.options.apart);
    return path;
  }

  /**
   * A marker drawn once, to be stamped.
   * @param {number} i
   * @param {Frame} frame
   */
  stampOf(i, frame) {
    const stamp = document.createElement("canvas");
    stamp.width = stamp.height = 24 * this.ratio;
    const pen = /** @type {CanvasRenderingContext2D} */ (stamp.getContext("2d"));
    pen.scale(this.ratio, this.ratio);
    const ink = { colour: this.model.colour(i), alpha: 1, hollow: false, rank: this.model.features.rank[i] };
    paintPoint(pen, { type: 0, parts: [Float64Array.of(12, 12)], box: [12, 12, 12, 12] }, this.model.kind(i), ink, { ...frame, k: 1, ox: 0, oy: 0 });
    return stamp;
  }
}
