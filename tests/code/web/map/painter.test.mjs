// The painter draws an atlas where there is neither page nor browser: it knows a pen, a frame, an atlas and a scene.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { PALETTE } from "../builders.mjs";
import { frame, scene, small } from "../pictures.mjs";
import { recorder } from "../recorder.mjs";

const WEB = new URL("../../../../geo/web/", import.meta.url);
const ABROAD = ["document", "window", "L", "Image", "Path2D", "performance", "OffscreenCanvas", "HTMLCanvasElement"];
for (const name of ABROAD) {
  delete globalThis[name];
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => assert.fail(`the painter reached for ${name}`),
  });
}
const { paint, paintMarkSheet } = await import(new URL("map/painter.js", WEB));
const { shaded, tinted, withAlpha } = await import(new URL("map/colours.js", WEB));
const { Names } = await import(new URL("names/names.js", WEB));

const GLYPHS = ["dot", "square", "diamond", "star", "burst", "peak", "flag", "anchor", "chute", "box", "banner"];
const LINES = ["plain", "rail", "arrow", "front", "boundary"];
const SQUARE = [[50, 50, 250, 50, 250, 250, 50, 250, 50, 50]];
const LINE = [[20, 100, 150, 120, 380, 100]];
const base = {
  land: [SQUARE],
  rivers: [{ name: "Amur", rank: 1, parts: LINE }],
  lakes: [{ name: "Khanka", rank: 1, parts: [[100, 100, 200, 100, 200, 200, 100, 200, 100, 100]] }],
};
const parties = [{ colour: "#aa0000" }];

/** What is drawn of one feature of a kind. */
const drawnOf = (kind, feature, given = {}) => {
  const atlas = small({ kinds: [kind], parties, features: [{ party: 0, ...feature }] });
  const pen = recorder();
  paintMarkSheet(pen, frame(), atlas, scene(atlas, given), { under: [], over: [0] });
  return pen.ctx.drawn;
};

test("sheets lie over one another: sea, land, areas, water, marks, names", () => {
  const kinds = [{ backdrop: true, fill: 0.5 }, { lettering: "beside" }];
  const features = [
    { type: 2, parts: SQUARE, kind: 0, party: 0 },
    { kind: 1, parts: [[60, 60]], name: "Harbin" },
  ];
  const atlas = small({ kinds, parties, features, base });
  const pen = recorder();
  paint(pen, frame({ zoom: 8 }), atlas, scene(atlas, { graticule: true }), { names: new Names(atlas) });
  const at = (found) => pen.ctx.calls.findIndex(found);
  const order = [
    at(({ name, style }) => name === "fillRect" && style.fillStyle === PALETTE.sea),
    at(({ name, style }) => name === "fill" && style.fillStyle === PALETTE.land),
    at(({ name, style }) => name === "fill" && style.fillStyle === "#aa0000" && style.globalAlpha === 0.5),
    at(({ name, style }) => name === "stroke" && style.strokeStyle === PALETTE.water),
    at(({ name, style }) => name === "fill" && style.fillStyle === PALETTE.lake),
    at(({ name, style }) => name === "stroke" && style.strokeStyle === PALETTE.ink),
    at(({ name, given }) => name === "fillText" && given[0] === "Harbin"),
  ];
  assert.ok(
    order.every((place) => place >= 0),
    `something is not drawn: ${order}`,
  );
  assert.deepEqual(
    order,
    order.slice().sort((a, b) => a - b),
  );
});

test("every glyph is drawn, in its party's colour, with a rim of paper", () => {
  for (const glyph of [
    "dot",
    "square",
    "diamond",
    "star",
    "burst",
    "peak",
    "flag",
    "anchor",
    "chute",
    "box",
    "banner",
  ]) {
    const calls = drawnOf({ glyph }, { parts: [[100, 100]] });
    assert.ok(
      calls.some(({ name, style }) => name === "fill" && style.fillStyle === "#aa0000"),
      glyph,
    );
    assert.ok(
      calls.some(({ name, style }) => name === "stroke" && style.strokeStyle === PALETTE.paper),
      glyph,
    );
  }
});

test("every style of line is drawn, and every hatch", () => {
  for (const line of LINES) {
    const calls = drawnOf({ line }, { type: 1, parts: LINE });
    assert.ok(
      calls.some(({ style }) => [style.strokeStyle, style.fillStyle].includes("#aa0000")),
      line,
    );
  }
  for (const hatch of ["lines", "dots"]) {
    const [call] = drawnOf({ hatch, hatchAlpha: [0.5, 0.25] }, { type: 2, parts: SQUARE });
    assert.equal(call.style.globalAlpha, 0.5);
    assert.deepEqual([call.style.fillStyle.pattern.width, call.style.fillStyle.pattern.height], [8, 8]);
  }
});

test("a boundary within a state is half as broad as one between states", () => {
  const width = (rank) => drawnOf({ line: "boundary", width: 3 }, { type: 1, parts: LINE, rank })[0].style.lineWidth;
  assert.deepEqual([1, 2, 3, 4].map(width), [3, 3, 3, 1.5]);
});

test("nothing is drawn in a colour that is not a party's or the palette's, or made of one", () => {
  const whole = [...Object.values(PALETTE), parties[0].colour];
  const made = new RegExp(`^rgba?\\((?:${whole.flatMap(mixtures).join("|")})[,)]`);
  const kinds = [...GLYPHS.map((glyph) => ({ glyph })), ...LINES.map((line) => ({ line, hatch: "dots", fill: 0.5 }))];
  const features = kinds.flatMap((_, kind) =>
    [
      { parts: [[100, 100]] },
      { type: 1, parts: LINE, hollow: true },
      { type: 2, parts: SQUARE, differ: true, anchor: [150, 150, 90] },
    ].map((it) => ({ ...it, kind, party: kind % 2 ? 0 : -1 })),
  );
  const lettered = kinds.map((it, at) => ({ ...it, lettering: ["beside", "spread", "along"][at % 3] }));
  const atlas = small({ kinds: lettered, parties, features, base });
  const pen = recorder();
  paint(pen, frame({ zoom: 8 }), atlas, scene(atlas, { graticule: true, differ: true, selected: 0 }), {
    names: new Names(atlas),
  });
  for (const { name, style } of pen.ctx.drawn) {
    const colour = /stroke/i.test(name) ? style.strokeStyle : style.fillStyle;
    if (colour.pattern || name === "clip") continue;
    assert.ok(whole.includes(colour) || made.test(colour), `${name} in ${colour}`);
  }
});

/** A colour as it is, lightened and darkened: its parts as a style says them. */
function mixtures(colour) {
  const said = (style) => style.slice(style.indexOf("(") + 1, -1);
  return [said(withAlpha(colour, 1)).replace(/, 1$/, ""), said(tinted(colour)), said(shaded(colour))];
}

test("a kind that no script has heard of is drawn as its entry says", () => {
  const lighthouse = { kind: "lighthouse", glyph: "star", sizes: [9, 9, 9, 9], ink: "ink" };
  const calls = drawnOf(lighthouse, { parts: [[100, 100]] });
  assert.ok(calls.some(({ name, style }) => name === "fill" && style.fillStyle === PALETTE.ink));
});

test("a hollow marker is filled with paper", () => {
  const calls = drawnOf({ glyph: "star" }, { parts: [[100, 100]], hollow: true });
  assert.ok(calls.some(({ name, style }) => name === "fill" && style.fillStyle === PALETTE.paper));
  assert.ok(!calls.some(({ name, style }) => name === "fill" && style.fillStyle === "#aa0000"));
});

test("an arrow is as long as it has come", () => {
  const reach = (part) => {
    const atlas = small({
      kinds: [{ line: "arrow" }],
      parties,
      features: [{ type: 1, parts: [[10, 100, 390, 100]], party: 0 }],
    });
    const pen = recorder();
    paint(pen, frame(), atlas, scene(atlas, { progress: () => part }));
    return Math.max(...pen.ctx.calls.filter(({ name }) => name === "lineTo").map(({ given: [x] }) => x));
  };
  assert.equal(reach(1), 390);
  assert.equal(reach(0.5), 200);
});

test("what is out of sight is not drawn, nor a marker before its zoom", () => {
  assert.deepEqual(drawnOf({}, { parts: [[900, 100]] }), []);
  assert.deepEqual(drawnOf({ minZoom: [6, 6, 6, 6] }, { parts: [[100, 100]] }), []);
});

test("the chosen one is ringed, and those on which accounts differ where they are to be marked", () => {
  const rings = (given, differ = true) =>
    drawnOf({ glyph: "dot" }, { parts: [[100, 100]], differ }, given).map(({ style }) => style.strokeStyle);
  assert.ok(rings({ selected: 0 }).includes(PALETTE.chosen));
  const marked = rings({ differ: true }).find((style) => style.startsWith("rgba"));
  assert.match(marked, /, 0\.9\)$/);
  assert.ok(!rings({ differ: true }, false).includes(marked));
  assert.ok(!rings({}).includes(marked));
});

test("the relief lies on its bounds, and where there is none nothing is drawn", () => {
  const relief = { picture: true };
  const images = (reliefBounds) => {
    const atlas = small({ base: { reliefBounds } });
    const pen = recorder();
    paint(pen, frame({ world: 360, ox: 100, oy: 100 }), atlas, scene(atlas), { relief });
    return pen.ctx.calls.filter(({ name }) => name === "drawImage").map(({ given }) => given);
  };
  const [[drawn, left, , width]] = images([-10, -10, 10, 10]);
  assert.deepEqual([drawn, left, width], [relief, 70, 20]);
  assert.deepEqual(images(null), []);
});

test("outside the region the coarse world is drawn, and within it only the land in detail", () => {
  const world = [[[0, 0, 400, 0, 400, 300, 0, 300, 0, 0]]];
  const fills = (region) => {
    const atlas = small({ base: { land: [SQUARE], world, frame: region } });
    const pen = recorder();
    paint(pen, frame({ world: 360, ox: 10, oy: 10, w: 100, h: 100, screen: [0, 0, 100, 100] }), atlas, scene(atlas));
    return pen.ctx.calls.filter(({ name, style }) => name === "fill" && style.fillStyle === PALETTE.land).length;
  };
  assert.equal(fills([-180, -85, 180, 85]), 1);
  assert.equal(fills([-170, 0, -160, 10]), 2);
});

/** All modules that one imports, and those that they import. */
function house(name, found = new Map()) {
  if (found.has(name)) return found;
  const text = readFileSync(new URL(name, WEB), "utf8");
  found.set(name, text);
  for (const [, next] of text.matchAll(/^import .*"#atlas\/([\w/]+\.js)";$/gm)) house(next, found);
  return found;
}

const code = (text) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
const REACH = new RegExp(`(?<![.\\w"'])(?:L\\.|(?:${ABROAD.filter((name) => name !== "L").join("|")}|globalThis)\\b)`);

test("no module of the painter names anything of the browser", () => {
  const modules = new Map([...house("map/painter.js"), ...house("names/names.js")]);
  assert.ok(modules.size > 20);
  for (const [name, text] of modules) {
    assert.doesNotMatch(code(text), REACH, name);
    assert.match(name, /^(?:map|names)\//);
  }
});

test("a reach for the browser would be seen", () => {
  for (const planted of ["new Path2D(data)", "document.body.classList", "x = window.innerWidth", "L.point(1, 2)"]) {
    assert.match(planted, REACH);
  }
});
