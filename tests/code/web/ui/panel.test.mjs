// The panel: layers, readings, tours, and its lists.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Slice } from "../../../../geo/web/time/slice.js";
import { telltale, tellingLayers } from "../../../../geo/web/ui/layerlist.js";
import { legendOf } from "../../../../geo/web/ui/legend.js";
import { nearest } from "../../../../geo/web/ui/now.js";
import { Panel } from "../../../../geo/web/ui/panel.js";
import { todays } from "../../../../geo/web/ui/today.js";
import { area, atlasOf, point } from "../builders.mjs";
import { FakeElement, freshDocument } from "../dom.mjs";

beforeEach(() => freshDocument());

const layer = (/** @type {string} */ id, group = "all") => ({
  id,
  title: `The ${id}`,
  group,
  shown: true,
  licence: "",
  credit: "",
});
const party = (/** @type {string} */ id) => ({ id, name: id.toUpperCase(), colour: "#123456", solid: false });
/** A place within the frame of the map, grid units. */
const WITHIN = point(Math.round((120 / 360 + 0.5) * 2 ** 20), 368000);
const KINDS = [
  { label: "State", entity: true, told: false },
  { label: "Claim", claim: true, told: false },
  { label: "Clash", heading: "Others" },
  { label: "Town", heading: "Others", nameOnly: true, told: false },
];
const CARD = {
  dates: "1931",
  summary: "It happened.",
  cites: [
    [0, "A 1"],
    [0, "B 2"],
  ],
};

/** @param {import("../builders.mjs").Feature[]} features @param {Record<string, unknown>} [rest] @param {{}} [state] */
function panelOf(features, rest = {}, state = {}) {
  const atlas = atlasOf(features, {
    kinds: KINDS,
    layers: [layer("one"), layer("two")],
    parties: ["a", "b"].map(party),
    ...rest,
  });
  const store = new Store({ ...openingState(atlas, {}, true), ...state });
  const slice = new Slice(atlas, store);
  /** @type {unknown[]} */
  const done = [];
  const acts = {
    toggle: (/** @type {string} */ id, /** @type {boolean} */ on) => done.push([id, on]),
    select: (/** @type {number} */ i) => done.push(i),
    seen: () => true,
    away: () => 0,
  };
  const bare = () => new FakeElement("div");
  const panel = new Panel(atlas, store, slice, acts, { head: bare(), results: bare(), foot: bare() });
  store.subscribe(["day", "layers", "claimant", "tab"], (now) => panel.update(now));
  panel.fill();
  return { atlas, store, slice, panel, done };
}

const texts = (/** @type {FakeElement[]} */ elements) => elements.map((it) => it.textContent);

test("each layer has a box, and says how much of it is in force", () => {
  const { panel, store } = panelOf([{ layer: 0 }, { layer: 0, last: 9 }, { layer: 1 }]);
  assert.deepEqual(texts(panel.element.of("count")), ["2", "1"]);
  store.set({ day: 10, layers: new Set(["two"]) });
  assert.deepEqual(texts(panel.element.of("count")), ["1", "1"]);
  const boxes = panel.element.all(({ tagName }) => tagName === "INPUT").slice(0, 2);
  assert.deepEqual(
    boxes.map(({ checked }) => checked),
    [false, true],
  );
});

test("a box asks for its layer", () => {
  const { panel, done } = panelOf([{}]);
  const [box] = panel.element.all((it) => it.getAttribute("id") === "layer-one");
  box.checked = false;
  box.fire("change");
  assert.deepEqual(done, [["one", false]]);
});

test("a group without layers has no heading", () => {
  const groups = ["all", "none"].map((id) => ({ id, name: id }));
  const { panel } = panelOf([{ shape: WITHIN }], { groups });
  assert.deepEqual(texts(panel.pages.layers.all(({ tagName }) => tagName === "LEGEND")), [
    "all",
    "Other layers",
    "Readings",
  ]);
});

test("only parties that claim something can be chosen, and only where anything is claimed", () => {
  const { panel, store } = panelOf([
    { kind: 1, party: 1 },
    { kind: 0, party: 0 },
  ]);
  assert.deepEqual(texts(panel.readings.claimant.children), ["every claim", "as claimed by B"]);
  panel.readings.claimant.value = "b";
  panel.readings.claimant.fire("change");
  assert.equal(store.state.claimant, "b");
  assert.deepEqual(panelOf([{ kind: 0 }]).panel.element.of("reading"), []);
});

test("a tab opens its page alone, and arrows go from tab to tab", () => {
  const { panel, store } = panelOf([{}]);
  panel.element.button("In force").click();
  assert.deepEqual(
    Object.values(panel.pages).map(({ hidden }) => hidden),
    [true, true, false, true],
  );
  panel.tabs[2].fire("keydown", { key: "ArrowRight" });
  assert.equal(store.state.tab, "legend");
  panel.tabs[3].fire("keydown", { key: "ArrowRight" });
  assert.equal(store.state.tab, "layers");
  assert.deepEqual(
    panel.tabs.map((tab) => tab.getAttribute("aria-selected")),
    ["true", "false", "false", "false"],
  );
});

test("what is in force is listed layer by layer, each row a way to it", () => {
  const { panel, done } = panelOf(
    [
      { layer: 1, name: "B" },
      { layer: 0, name: "A" },
      { name: "C", first: 9 },
    ],
    {},
    { tab: "now" },
  );
  assert.match(texts(panel.pages.now.of("hint"))[0], /^2 features on 1 January 1931; /);
  assert.deepEqual(texts(panel.pages.now.all(({ tagName }) => tagName === "H3")), ["The one", "The two"]);
  panel.pages.now.button("A").click();
  assert.deepEqual(done, [1]);
});

test("what is newest and nearest is first in force, a fourth row of a layer is folded", () => {
  const firsts = [0, 90, 99, 50, 100];
  const features = firsts.map((first, at) => ({ first, layer: at === 3 ? 1 : 0 }));
  const { atlas, slice, panel } = panelOf(features, {}, { day: 100, tab: "now" });
  const found = nearest(atlas, slice, (i) => (i === 3 ? 0 : 1)).map(({ found: it }) => it);
  assert.deepEqual(found, [[4, 2, 1, 0], [3]]);
  const [details] = panel.pages.now.all(({ tagName }) => tagName === "DETAILS");
  assert.equal(details.textContent, "1 more");
  details.fire("toggle");
  assert.equal(details.button("Feature 0").textContent, "Feature 0");
});

test("what came before the map is behind all that came within it", () => {
  const { atlas, slice } = panelOf([{ first: -1 }, { first: 3 }], {}, { day: 200 });
  assert.deepEqual(nearest(atlas, slice, () => 0)[0].found, [1, 0]);
});

test("a kind is one row of the legend, with its parties, and one for all that is a name only", () => {
  const features = [
    { kind: 2, party: 1 },
    { kind: 2, party: 0 },
    { kind: 2, party: 0, shape: area([0, 0, 9, 0, 9, 9]) },
    { kind: 3, party: 0 },
    { kind: 3, party: 1 },
    { kind: 0, party: 0, box: 0 },
  ];
  const rest = {
    boxes: [[["M0,0 z", false, 1]]],
    signs: ["horse", "two", "never"].map((word) => ({ word, pieces: [] })),
    signsOf: [[1, 0]],
  };
  const { atlas } = panelOf(features, rest);
  const { headings, signs } = legendOf(atlas, features.keys());
  assert.deepEqual(headings, [
    { title: "Ground", rows: [{ label: "State", looks: [{ party: "A", samples: [5] }] }] },
    {
      title: "Others",
      rows: [
        {
          label: "Clash",
          looks: [
            { party: "A", samples: [1, 2] },
            { party: "B", samples: [0] },
          ],
        },
        { label: "Town", looks: [{ party: "", samples: [3] }] },
      ],
    },
  ]);
  assert.deepEqual(signs, [0, 1]);
});

test("the legend says each kind once", () => {
  const features = [0, 1, 0].map((of) => ({ kind: 1, party: of })).concat([{ kind: 3, party: 0 }]);
  const { panel } = panelOf(features, {}, { tab: "legend" });
  const rows = panel.pages.legend.all(
    ({ tagName, parentElement }) => tagName === "LI" && parentElement?.className === "",
  );
  assert.deepEqual(texts(rows), ["ClaimAB", "Town"]);
});

test("layers that say nothing within the map's frame are folded", () => {
  const beyond = { layer: 1, shape: point(0, 0) };
  const { atlas, panel } = panelOf([{ layer: 0, shape: WITHIN }, beyond]);
  assert.deepEqual([...tellingLayers(atlas)], [0]);
  assert.deepEqual(texts(panel.element.of("absent")), ["Nothing on this mapOther layersThe two1"]);
});

test("today tells what begins, cited, and not how the ground looked", async () => {
  const features = [
    { kind: 2, first: 5, card: CARD },
    { kind: 0, first: 5 },
    { kind: 2, first: 4 },
    { kind: 2, first: 5, layer: 1 },
  ];
  const { panel, atlas, slice, store } = panelOf(features, {}, { day: 5, tab: "today" });
  await atlas.tell();
  panel.update(store.state);
  assert.deepEqual(todays(atlas, slice), [0, 3]);
  assert.equal(panel.pages.today.of("happened")[0].textContent, "Feature 0It happened. (A 1; B 2)");
});

test("what nobody is cited for is listed without an empty bracket", async () => {
  const { panel, atlas, store } = panelOf(
    [{ kind: 2, first: 5, card: { dates: "1931" } }],
    {},
    { day: 5, tab: "today" },
  );
  await atlas.tell();
  panel.update(store.state);
  assert.equal(panel.pages.today.of("happened")[0].textContent, "Feature 0");
});

test("on a map by year, today is the year that ends with the day", async () => {
  const calendar = { step: "year" };
  const { atlas, slice, panel, store } = panelOf([{ kind: 2, first: 5, card: CARD }], { calendar }, { day: 211 });
  assert.deepEqual(todays(atlas, slice), [0]);
  await atlas.tell();
  store.set({ tab: "today" });
  assert.equal(panel.pages.today.of("when")[0].textContent, "1931");
  assert.equal(panel.pages.today.children[0].textContent, "1931");
  assert.equal(panel.tabs[1].textContent, "Year");
});

test("a layer's symbol is that of what it is about, else of its commonest shape", () => {
  const ring = area([0, 0, 9, 0, 9, 9, 0, 0]);
  const points = Array.from({ length: 15 }, () => ({ kind: 2, shape: point(1, 1) }));
  assert.equal(telltale(panelOf([...points, { kind: 2, shape: ring }]).atlas, 0), 15);
  assert.equal(telltale(panelOf([...points, { kind: 0, shape: point(1, 1) }]).atlas, 0), 15);
  assert.equal(telltale(panelOf(points).atlas, 1), -1);
});

test("a tour in the list begins at its first step", () => {
  const tours = [{ id: "short", title: "Short", steps: [{ day: 1, bbox: null, feature: null, text: "x" }] }];
  const { panel, store } = panelOf([{}], { tours }, { stop: 3 });
  panel.element.button("Short 1 steps").click();
  assert.deepEqual([store.state.tour, store.state.stop], ["short", 1]);
});
