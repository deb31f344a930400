// @ts-check
/** The browser as an engine of pictures: canvases, paths, images. */

import { Pen } from "#atlas/map/pen.js";

/** @type {import("#atlas/map/pen.js").Engine} */
export const browser = {
  path: (data) => (data ? new Path2D(data) : new Path2D()),
  tile(width, height, draw) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    draw(contextOf(canvas));
    return canvas;
  },
};

/**
 * A pen for a canvas of its own.
 * @param {number} width CSS pixels
 * @param {number} height
 * @param {number} ratio pixels of the canvas in a CSS pixel
 * @returns {{ canvas: HTMLCanvasElement, pen: Pen }}
 */
export function canvasOf(width, height, ratio) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * ratio, height * ratio];
  const ctx = contextOf(canvas);
  ctx.scale(ratio, ratio);
  return { canvas, pen: new Pen(ctx, browser, ratio) };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [settings]
 */
export function contextOf(canvas, settings) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", settings));
}

/**
 * A picture that is ready to be drawn.
 * @param {string} url
 */
export async function pictureOf(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}
