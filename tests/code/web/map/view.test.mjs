// The map on the page: which sheets are drawn anew, and what stands at its edges and in its corner.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Edges } from "../../../../geo/web/map/edges.js";
import { Inset } from "../../../../geo/web/map/inset.js";
import { lonLatOf } from "../../../../geo/web/map/mercator.js";
import { View } from "../../../../geo/web/map/view.js";
import { FakeElement, freshDocument } from "../dom.mjs";
import { scene as sceneOf, small } from "../pictures.mjs";
import { Context, Path } from "../recorder.mjs";

/** A canvas that keeps what is drawn on it. */
class Canvas extends FakeElement {
  getContext(_kind, settings) {
    return (this.context ??= Object.assign(new Context(this), { settings }));
  }
}

const { document, window } = freshDocument();
document.createElement = (tag) => new Canvas(tag);
window.devicePixelRatio = 3;
Object.assign(globalThis, { Path2D: Path });

const SEAT = { zoom: 5, origin: [0, 0], size: [400, 300], screen: [40, 30, 360, 270] };
const WORLD = 2 ** 20;
/** A door to a map of 400 by 300 pixels, with the grid unit of `SEAT`. */
const doorOf = (given = {}) => ({
  sheets: [],
  looked: [],
  add(sheet) {
    this.sheets.push(sheet);
    sheet.lay(SEAT);
  },
  size: () => [400, 300],
  zoom: () => 5,
  centre: () => [0, 0],
  bbox: () => [-10, -10, 10, 10],
  shows: () => false,
  grid: ([x, y]) => [x * 128, y * 128],
  lonLat: (point) => point,
  look(lonlat) {
    this.looked.push(lonlat);
  },
  ...given,
});
/** One with room for a sign between its title and its inset. */
const tall = (given = {}) => doorOf({ size: () => [400, 600], ...given });
const KINDS = [{ backdrop: true, fill: 0.5 }, {}];
const FEATURES = [
  { type: 2, parts: [[0, 0, 30000, 0, 30000, 30000, 0, 0]], kind: 0 },
  { parts: [[9000, 9000]], kind: 1 },
  { parts: [[12000, 9000]], kind: 1 },
];

/** A view on its map, and which sheets something did to. */
const viewOf = (features = FEATURES, kinds = KINDS) => {
  const atlas = small({ kinds, features });
  const said = [];
  const names = { paint: (pen, frame, { drawn }) => said.push(drawn.length) };
  const view = new View(doorOf(), atlas, names);
  const scene = (given) => sceneOf(atlas, given);
  view.show(scene());
  view.begin();
  const touched = (act) => {
    const before = Object.entries(view.pens).map(([name, pen]) => [name, pen.ctx.calls.length]);
    act();
    return before.filter(([name, count]) => view.pens[name].ctx.calls.length > count).map(([name]) => name);
  };
  return { view, atlas, said, scene, touched };
};

test("the sheets are as large as they lie, in pixels of the screen but no more than twice as many", () => {
  const { view } = viewOf();
  for (const { ctx } of Object.values(view.pens)) {
    assert.deepEqual([ctx.canvas.width, ctx.canvas.height, ctx.canvas.style.width], [800, 600, "400px"]);
    assert.equal(ctx.canvas.getAttribute("aria-hidden"), "true");
  }
  assert.equal(view.pens.ground.ctx.settings.alpha, false);
  assert.deepEqual(
    view.element.children.map(({ className }) => className),
    ["ground", "areas", "water", "marks"],
  );
});

test("a scene that is shown before the map lies on the page is drawn when it does", () => {
  const { view } = viewOf();
  for (const pen of Object.values(view.pens)) assert.ok(pen.ctx.drawn.length > 0);
});

test("a step in which nothing changes draws nothing", () => {
  const { view, scene, touched } = viewOf();
  assert.deepEqual(
    touched(() => view.show(scene())),
    [],
  );
});

test("a step redraws only the sheets on which something changed", () => {
  const { view, scene, touched } = viewOf();
  assert.deepEqual(
    touched(() => view.show(scene({ drawn: [0, 1] }))),
    ["marks"],
  );
  assert.deepEqual(
    touched(() => view.show(scene({ drawn: [1] }))),
    ["areas", "marks"],
  );
  assert.deepEqual(
    touched(() => view.show(scene({ drawn: [1], inForce: () => false }))),
    ["marks"],
  );
  assert.deepEqual(
    touched(() => view.show(scene({ drawn: [1], progress: () => 0.5 }))),
    ["marks"],
  );
});

test("a choice, marks, the graticule and larger type are each drawn", () => {
  const { view, scene, touched } = viewOf();
  assert.deepEqual(
    touched(() => view.show(scene({ selected: 1 }))),
    ["marks"],
  );
  assert.deepEqual(
    touched(() => view.show(scene({ selected: 1, differ: true }))),
    ["marks"],
  );
  assert.deepEqual(
    touched(() => view.show(scene({ selected: 1, differ: true, graticule: true }))),
    ["water"],
  );
  const large = scene({ selected: 1, differ: true, graticule: true, scale: 1.35 });
  assert.ok(touched(() => view.show(large)).includes("marks"));
});

test("names wait until the first sight stands, and then come with every drawing of the marks", async () => {
  const { view, said, scene } = viewOf();
  assert.deepEqual(said, []);
  await view.complete(null);
  assert.deepEqual(said, [3]);
  view.show(scene({ drawn: [0, 1] }));
  assert.deepEqual(said, [3, 2]);
});

test("thousands of plain features are on one sheet, and named by nothing", async () => {
  const many = Array.from({ length: 3000 }, (_, at) => ({ parts: [[at * 10, 100]] }));
  const { view, said, scene, touched } = viewOf(many, [{}]);
  await view.complete(null);
  assert.deepEqual(said, []);
  assert.deepEqual(
    touched(() => view.show(scene({ drawn: [1, 2] }))),
    ["marks"],
  );
  assert.deepEqual(
    touched(() => view.show(scene({ drawn: [1, 2] }))),
    [],
  );
});

test("what lies under a point is found, and where its card points", () => {
  const { view } = viewOf();
  assert.deepEqual(view.under([9000 / 128, 9000 / 128]), [1, 0]);
  assert.deepEqual(view.place(1), lonLatOf([9000 / WORLD, 9000 / WORLD]));
  assert.equal(view.seen(1), true);
});

test("what lies beyond the map has a sign that opens its cards", () => {
  const opened = [];
  const features = [
    { kind: 1, parts: [[WORLD / 2 + 90000, WORLD / 2]], name: "Portsmouth" },
    { kind: 0, parts: [[0, 0]] },
  ];
  const atlas = small({ kinds: [{}, { far: true }], features, map: { bbox: [-1, -1, 1, 1] } });
  const edges = new Edges(tall(), atlas, (stack, lonlat) => opened.push([stack, lonlat]));
  edges.update(sceneOf(atlas));
  const [sign] = edges.element.children;
  assert.equal(edges.element.children.length, 1);
  assert.deepEqual([sign.className, sign.title], ["edge right", "Portsmouth"]);
  sign.click();
  assert.deepEqual(opened, [[[0], [380, 300]]]);
  edges.update(sceneOf(atlas, { inForce: () => false }));
  assert.equal(edges.element.children[0].className, "edge right past");
});

test("what can be seen, or lies near the map at home, has no sign", () => {
  const features = [{ kind: 1, parts: [[WORLD / 2 + 90000, WORLD / 2]] }];
  const kinds = [{}, { far: true }];
  const signs = (door, bbox) => {
    const atlas = small({ kinds, features, map: { bbox } });
    const edges = new Edges(door, atlas, () => {});
    edges.update(sceneOf(atlas));
    return edges.element.children.length;
  };
  assert.equal(signs(tall(), [-1, -1, 1, 1]), 1);
  assert.equal(signs(tall({ shows: () => true }), [-1, -1, 1, 1]), 0);
  assert.equal(signs(tall(), [-40, -40, 40, 40]), 0);
});

test("the small map draws its ground once, and nothing while it is hidden", () => {
  const atlas = small({ features: [] });
  const door = doorOf();
  const inset = new Inset(door, atlas, () => sceneOf(atlas));
  inset.element.offsetWidth = 0;
  inset.update();
  assert.equal(inset.pen.ctx.drawn.length, 0);
  inset.element.offsetWidth = 132;
  inset.update();
  inset.update();
  const [first, , , second] = inset.pen.ctx.drawn;
  assert.deepEqual([first.name, second.name], ["drawImage", "drawImage"]);
  assert.equal(first.given[0], second.given[0]);
  inset.element.fire("click", { offsetX: 66, offsetY: 48 });
  assert.ok(Math.abs(door.looked[0][0]) < 1e-9);
});
