// Thousands of plain features on one canvas.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Crowd } from "../../../../geo/web/map/crowd.js";
import { frame, small } from "../pictures.mjs";
import { recorder } from "../recorder.mjs";

const KIND = { fill: 0.3, line: "plain", width: 2 };
const square = (x, y, size) => ({ type: 2, parts: [[x, y, x + size, y, x + size, y + size, x, y + size, x, y]] });
const crowdOf = (features, options = { from: 1 }) => new Crowd(small({ kinds: [KIND], features }), options);
const all = (features) => features.map((_, i) => i);
const painted = (features, given = {}, pen = recorder()) => {
  crowdOf(features).paint(pen, frame(given), all(features));
  return pen.ctx.drawn.map(({ name }) => name);
};

test("only where there is much, and all alike", () => {
  const two = [square(0, 0, 10), square(5, 5, 10)];
  assert.equal(crowdOf(two, { from: 2 }).needed, true);
  assert.equal(crowdOf(two, { from: 3 }).needed, false);
  assert.equal(new Crowd(small({ kinds: [KIND, KIND], features: two }), { from: 2 }).needed, false);
});

test("areas are filled and outlined, lines outlined, markers stamped, specks are dots", () => {
  assert.deepEqual(painted([square(10, 10, 50)]), ["fill", "stroke"]);
  assert.deepEqual(painted([{ type: 1, parts: [[10, 10, 50, 50]] }]), ["stroke"]);
  assert.deepEqual(painted([{ type: 0, parts: [[10, 10]] }]), ["drawImage"]);
  assert.deepEqual(painted([square(10, 10, 1)]), ["strokeRect"]);
});

test("what is out of sight is passed over, and so is a shape without points", () => {
  assert.deepEqual(painted([square(900, 10, 50), { type: 2, parts: [] }]), []);
  assert.deepEqual(painted([{ type: 0, parts: [[405, 10]] }]), ["drawImage"], "half a marker can be seen");
  assert.deepEqual(painted([{ type: 0, parts: [[415, 10]] }]), []);
});

test("a path is traced once for a view, and anew for another", () => {
  const features = [square(10, 10, 50), square(100, 10, 50)];
  const crowd = crowdOf(features);
  const pen = recorder();
  const paths = (view, drawn) => {
    const before = pen.ctx.calls.length;
    crowd.paint(pen, view, drawn);
    return pen.ctx.calls
      .slice(before)
      .filter(({ name }) => name === "stroke")
      .map(({ given }) => given[0]);
  };
  const here = frame();
  const [first, second] = paths(here, [0, 1]);
  assert.deepEqual(paths(here, [1]), [second]);
  assert.notEqual(paths(here, [0, 1])[0], first, "the path of what had gone was let go");
  assert.notEqual(paths(frame({ ox: 1 }), [0, 1])[1], second);
});

test("where much is in view at any time, outlines are a pixel wide", () => {
  const features = [square(10, 10, 50), square(100, 10, 50)];
  const width = (from) => {
    const pen = recorder();
    new Crowd(small({ kinds: [KIND], features }), { from }).paint(pen, frame(), [0]);
    return pen.ctx.drawn.find(({ name }) => name === "stroke").style.lineWidth;
  };
  assert.equal(width(2), 1);
  assert.equal(width(3), 2);
});

test("a stamp is made once, of whole pixels of the canvas, and is put on whole pixels", () => {
  const pen = recorder(2);
  const points = [
    [10.3, 10],
    [50, 50],
  ].map(([x, y]) => ({ type: 0, parts: [[x * 10, y * 10]] }));
  crowdOf(points).paint(pen, frame({ k: 0.1 }), [0, 1]);
  const [one, other] = pen.ctx.drawn.map(({ given }) => given);
  assert.equal(one[0], other[0]);
  assert.deepEqual([one[0].width, one[0].height], [48, 48]);
  for (const [, x, y, w, h] of [one, other])
    assert.deepEqual(
      [x * 2, y * 2, w, h].map((it) => Math.abs(it % 1)),
      [0, 0, 0, 0],
    );
});

test("how much is in view is counted over all of time", () => {
  const crowd = crowdOf([square(10, 10, 50), square(395, 10, 50), square(900, 0, 10)]);
  assert.equal(crowd.inView(frame()), 2);
});
