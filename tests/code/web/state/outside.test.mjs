// What other scripts hear and may do, and how the address follows the page.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Acts } from "../../../../geo/web/state/acts.js";
import { Address } from "../../../../geo/web/state/address.js";
import { openingState } from "../../../../geo/web/state/opening.js";
import { Outside, api, standing } from "../../../../geo/web/state/outside.js";
import { Store } from "../../../../geo/web/state/store.js";
import { atlasOf } from "../builders.mjs";
import { freshDocument } from "../dom.mjs";

/** @type {ReturnType<typeof freshDocument>["window"]} */
let window;
beforeEach(() => {
  ({ window } = freshDocument());
  Object.assign(window, { parent: window, dispatchEvent: () => true });
});

const layer = (/** @type {string} */ id) => ({ id, title: id, group: "all", shown: true, licence: "", credit: "" });

function opened(opening = {}) {
  const atlas = atlasOf([{ layer: 1, first: 50, last: 60 }], {
    layers: [layer("one"), { ...layer("two"), shown: false }],
    opening: { day: 3, layers: null, bbox: null, embed: false, present: false, ...opening },
  });
  const store = new Store(openingState(atlas, {}, true));
  return { atlas, store, acts: new Acts(atlas, store) };
}

test("a page opens on the map's own day and layers, or on those it was made for", () => {
  const { atlas, store } = opened();
  assert.deepEqual(standing(atlas, store), { date: "1931-01-04", layers: ["one"] });
  const other = opened({ layers: ["two", "nowhere"], embed: true });
  assert.deepEqual([standing(other.atlas, other.store).layers, other.store.state.embed], [["two"], true]);
});

test("a day is brought into the map, and a layer switched only if it is there and was not so", () => {
  const { store, acts } = opened();
  acts.goTo(99999);
  assert.equal(store.state.day, 211);
  assert.deepEqual(
    [acts.toggle("two", true), acts.toggle("two", true), acts.toggle("nowhere", true)],
    [true, false, false],
  );
});

test("a feature is revealed on the nearest of its days, with its layer on", () => {
  const { atlas, store, acts } = opened();
  const days = [3, 55, 200].map((day) => {
    store.set({ day });
    acts.reveal(0);
    return store.state.day;
  });
  assert.deepEqual(days, [50, 55, 60]);
  assert.deepEqual(standing(atlas, store).layers, ["one", "two"]);
});

test("other scripts may ask, and are told what is no date", () => {
  const { atlas, store, acts } = opened();
  const nothing = () => {};
  const offered = api(atlas, store, {
    goTo: (day) => acts.goTo(day),
    toggle: nothing,
    select: () => false,
    visible: () => [],
  });
  offered.goTo("1931-03");
  assert.equal(offered.date, "1931-03-01");
  assert.throws(() => offered.goTo("yesterday"), /atlas\.goTo: "yesterday" is not a date: expected YYYY-MM-DD/);
  assert.deepEqual(Object.keys(offered).sort(), ["date", "goTo", "layers", "select", "toggle", "visible"]);
});

test("what is asked before the page stands is done when it does, and every message is answered", () => {
  const told = [];
  Object.assign(window, { parent: { postMessage: (/** @type {unknown} */ message) => told.push(message) } });
  globalThis.CustomEvent = class {};
  const outside = new Outside();
  window.fire("message", { data: { atlas: { date: "1931" } } });
  window.fire("message", { data: "hello" });
  const done = [];
  const where = { date: "1931-01-01", layers: [] };
  const obey = (/** @type {object} */ order) => {
    done.push(order);
    if ("layers" in order) outside.changed(where);
  };
  outside.begin(obey, () => where);
  window.fire("message", { data: { atlas: { layers: [] } } });
  window.fire("message", { data: { atlas: 7 } });
  assert.deepEqual(done, [{ date: "1931" }, { layers: [] }]);
  assert.deepEqual(
    told,
    [1, 2].map(() => ({ atlasState: { event: "change", ...where } })),
  );
});

test("steps that follow fast, and moves of the map, are one entry of the history", () => {
  /** @type {string[]} */
  const entries = [];
  const write =
    (/** @type {string} */ how) => (/** @type {unknown} */ _, /** @type {unknown} */ __, /** @type {string} */ to) =>
      entries.push(`${how} ${to}`);
  Object.assign(globalThis, {
    history: { pushState: write("push"), replaceState: write("replace") },
    location: { protocol: "file:", hash: "" },
  });
  const link = { date: "1931-01-01", bbox: [1, 2, 3, 4] };
  const page = { link: () => ({ ...link }), open() {}, playing: () => false };
  const address = new Address(page, { apart: 1e9 });
  address.begin();
  link.bbox = [5, 6, 7, 8];
  address.write();
  window.beat();
  link.date = "1931-01-02";
  address.writeNow();
  link.date = "1931-01-03";
  address.writeNow();
  const view = "bbox=5,6,7,8";
  assert.deepEqual(entries, [
    `replace #date=1931-01-01&${view}`,
    `push #date=1931-01-02&${view}`,
    `replace #date=1931-01-03&${view}`,
  ]);
});

test("back brings the page to the whole of an address, and writes nothing of it", () => {
  Object.assign(globalThis, { location: { protocol: "file:", hash: "#date=1931-02-01" } });
  const opens = [];
  const address = new Address({ link: () => ({}), open: (to) => opens.push(to), playing: () => false });
  address.write();
  window.fire("popstate");
  assert.equal(window.timers.size, 0);
  assert.deepEqual([opens[0].date, opens[0].present, opens[0].feature, opens[0].tour], ["1931-02-01", false, "", ""]);
});
