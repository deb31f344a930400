// Tours and keys: how one is led, and by what.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Keys } from "../../../../geo/web/ui/keys.js";
import { MODES, showModes } from "../../../../geo/web/ui/modes.js";
import { TourGuide } from "../../../../geo/web/ui/tour.js";
import { atlasOf } from "../builders.mjs";
import { FakeElement, freshDocument } from "../dom.mjs";

/** @type {ReturnType<typeof freshDocument>} */
let page;
beforeEach(() => (page = freshDocument()));

const STEPS = [
  { day: 4, bbox: null, feature: null, text: "Nothing yet." },
  { day: 9, bbox: [1, 2, 3, 4], feature: "f0", text: "Something happened." },
];

function guided(state = {}) {
  const atlas = atlasOf([{}], { tours: [{ id: "short", title: "A short tour", steps: STEPS }] });
  const store = new Store({ ...openingState(atlas, {}, true), ...state });
  /** @type {unknown[]} */
  const visited = [];
  const acts = {
    visit: (/** @type {any} */ stop) => visited.push(stop.day),
    cite: (/** @type {string} */ id) => visited.push(id),
  };
  const guide = new TourGuide(atlas.payload.tours, store, acts);
  store.subscribe(["tour", "stop"], () => guide.update());
  return { store, guide, visited };
}

test("a tour that is set begins where it is told, goes on and back, and no farther than its ends", () => {
  const { store, guide, visited } = guided();
  store.set({ tour: "short", stop: 1 });
  assert.deepEqual(
    [guide.element.hidden, guide.text.textContent, guide.count.textContent],
    [false, "Nothing yet.", "1 / 2"],
  );
  assert.deepEqual([guide.back.disabled, guide.forth.disabled, guide.source.hidden], [true, false, true]);
  guide.step(-1);
  guide.step(1);
  guide.step(1);
  assert.deepEqual(visited, [4, 9]);
  assert.deepEqual([guide.back.disabled, guide.forth.disabled, guide.source.hidden], [false, true, false]);
  guide.source.click();
  assert.equal(visited.at(-1), "f0");
});

test("a step beyond the last is the last", () => {
  const { store, guide, visited } = guided();
  store.set({ tour: "short", stop: 7 });
  assert.equal(store.state.stop, 2);
  assert.equal(guide.count.textContent, "2 / 2");
  assert.deepEqual(visited, [9]);
});

test("a tour that ends leaves the map where it is", () => {
  const { store, guide, visited } = guided({ tour: "short", stop: 2 });
  guide.update();
  guide.element.button("End the tour").click();
  assert.equal(store.state.tour, "");
  assert.equal(guide.element.hidden, true);
  assert.deepEqual(visited, [9]);
});

function keyed(state = {}) {
  const atlas = atlasOf([{}]);
  const store = new Store({ ...openingState(atlas, {}, true), ...state });
  const map = new FakeElement("div");
  /** @type {string[]} */
  const done = [];
  const does = (/** @type {string} */ name) => (/** @type {unknown} */ with_) =>
    done.push(with_ ? `${name} ${with_}` : name) > 0;
  const acts = {
    openMiddle: does("middle"),
    closeCard: () => false,
    present: does("present"),
    step: does("step"),
    play: does("play"),
  };
  const keys = new Keys(store, map, acts);
  store.subscribe(["spotlight"], (now) => keys.update(now));
  store.subscribe(MODES, showModes);
  const press = (/** @type {string} */ key, target = new FakeElement("div"), rest = {}) =>
    page.window.fire("keydown", { key, target, ...rest }).defaultPrevented;
  return { store, map, done, press, keys };
}

test("in the lecture view a clicker steps, letters show and hide, and elsewhere they mean nothing", () => {
  const { store, done, press, keys } = keyed({ present: true });
  assert.ok(["PageDown", "ArrowLeft", "b", "l", "s", " "].every((key) => press(key)));
  assert.deepEqual(done, ["step 1", "step -1", "play"]);
  const { blank, legend, spotlight, tab } = store.state;
  assert.deepEqual([blank, legend, spotlight, tab, keys.spot.hidden], [true, true, true, "legend", false]);
  page = freshDocument();
  const elsewhere = keyed();
  assert.ok(["PageDown", "ArrowLeft", "b", "l", "s", " "].every((key) => !elsewhere.press(key)));
  assert.deepEqual(elsewhere.done, []);
});

test("in a tour a clicker steps anywhere, but arrows stay with what they move", () => {
  const { store, done, press, map } = keyed({ tour: "short" });
  const slider = Object.assign(new FakeElement("input"), { type: "range", matches: () => true });
  assert.deepEqual([press("PageDown"), press("ArrowLeft"), press("ArrowRight", map)], [true, true, true]);
  assert.deepEqual([press("ArrowRight", slider), press("PageUp", slider), press("b")], [false, true, false]);
  assert.deepEqual(done, ["step 1", "step -1", "step 1", "step -1"]);
  store.set({ keyed: true });
  assert.equal(press("ArrowRight", map), false, "who came to the map with keys moves it");
});

test("every key is printed on the card of keys, and that card opens", () => {
  const { keys, press } = keyed();
  const printed = keys.help.all(({ tagName }) => tagName === "KBD").map((it) => it.textContent);
  assert.deepEqual(
    printed,
    keys.entries.map(({ name }) => name),
  );
  let opened = 0;
  Object.assign(keys.help, { showModal: () => opened++ });
  assert.equal(press("?"), true);
  assert.equal(opened, 1);
});

test("Enter explains the middle of the map only where the map has the focus", () => {
  const { done, press, map } = keyed();
  assert.deepEqual([press("Enter"), press("Enter", map)], [false, true]);
  assert.deepEqual(done, ["middle"]);
});

test("Escape is left to others where no card is open", () => {
  assert.equal(keyed().press("Escape"), false);
});

test("who types is left alone, and so are the browser's own keys", () => {
  const { done, press } = keyed({ present: true });
  const field = Object.assign(new FakeElement("input"), { type: "search" });
  assert.equal(press("p", field), false);
  assert.equal(press("p", undefined, { ctrlKey: true }), false);
  assert.deepEqual(done, []);
});

test("the crosshair is for those who point with keys: it goes when they take the mouse", () => {
  const { store, map, press } = keyed();
  press("Tab");
  assert.equal(store.state.keyed, true);
  assert.ok(page.document.body.classList.contains("by-keys"));
  page.window.fire("pointerdown");
  assert.equal(store.state.keyed, false);
  assert.ok(!page.document.body.classList.contains("by-keys"));
  press("p", map);
  assert.equal(store.state.keyed, false, "a letter does not point");
  press("ArrowLeft", map);
  assert.equal(store.state.keyed, true);
});

test("a clicker in a lecture brings no crosshair", () => {
  const { store, press, map } = keyed({ present: true });
  press("ArrowRight", map);
  assert.equal(store.state.keyed, false);
});

test("style sheets are told how the page is shown", () => {
  const { store } = keyed();
  store.set({ present: true, panel: false });
  assert.deepEqual(page.document.body.className.split(" ").sort(), ["atlas", "no-panel", "present"]);
  store.set({ present: false, panel: true, embed: true });
  assert.deepEqual(page.document.body.className.split(" ").sort(), ["atlas", "embed"]);
});
