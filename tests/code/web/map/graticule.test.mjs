// Meridians and parallels: round degrees, far enough apart, labelled where nothing lies over them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { degreeLabel, paintGraticule, rounds, stepFor } from "../../../../geo/web/map/brush/graticule.js";
import { frameOf } from "../../../../geo/web/map/frame.js";
import { squareOf, worldWidth } from "../../../../geo/web/map/mercator.js";
import { small } from "../pictures.mjs";
import { recorder } from "../recorder.mjs";

test("round numbers are those from one to another, both among them, without a trace of the reckoning", () => {
  assert.deepEqual(rounds(-1, 1, 0.5), [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(rounds(0.05, 0.31, 0.1), [0.1, 0.2, 0.3]);
  assert.deepEqual(rounds(7, 8, 5), []);
});

test("the smallest step is taken that leaves lines far enough apart", () => {
  assert.equal(stepFor(10, 1000), 2);
  assert.equal(stepFor(11, 1100), 2);
  assert.equal(stepFor(1, 1200), 0.1);
  assert.equal(stepFor(360, 300), 20);
});

test("degrees are said with their side, the middle without one", () => {
  assert.equal(degreeLabel(117.5, "E", "W"), "117.5° E");
  assert.equal(degreeLabel(-0.25, "N", "S"), "0.25° S");
  assert.equal(degreeLabel(0, "E", "W"), "0°");
});

test("lines stand on the degrees that their labels say", () => {
  const [zoom, w, h] = [6, 1000, 800];
  const [x, y] = squareOf([117, 48]).map((part) => part * worldWidth(zoom));
  const frame = frameOf({ zoom, origin: [x - w / 2, y - h / 2], size: [w, h], screen: [80, 60, w - 80, h - 60] }, 24);
  const pen = recorder();
  paintGraticule(pen, frame, small());
  const said = pen.ctx.calls.filter(({ name }) => name === "fillText").map(({ given }) => given);
  const lines = pen.ctx.calls.filter(({ name }) => name === "moveTo").map(({ given }) => given);
  assert.ok(said.length > 4);
  for (const [text, left, base] of said) {
    const degrees = parseFloat(text);
    if (text.endsWith("E")) {
      const at = squareOf([degrees, 0])[0] * worldWidth(zoom) - frame.ox;
      assert.ok(lines.some(([lx]) => Math.abs(lx - at) < 1e-6) && Math.abs(left - 3 - at) < 1e-6);
    } else {
      const at = squareOf([0, degrees])[1] * worldWidth(zoom) - frame.oy;
      assert.ok(lines.some(([, ly]) => Math.abs(ly - at) < 1e-6) && Math.abs(base + 8 - at) < 1e-6);
      assert.ok(at > 60 + 90 && at < h - 60 - 160, "a label of a parallel lies under a button");
    }
  }
});
