// Cards: what they say, how one leafs through them, and when they close.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Acts } from "../../../../geo/web/state/acts.js";
import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Slice } from "../../../../geo/web/time/slice.js";
import { brief } from "../../../../geo/web/ui/brief.js";
import { card } from "../../../../geo/web/ui/card.js";
import { Cards } from "../../../../geo/web/ui/cards.js";
import { Dock } from "../../../../geo/web/ui/dock.js";
import { atlasOf, line, point } from "../builders.mjs";
import { FakeElement, freshDocument } from "../dom.mjs";

/** @type {ReturnType<typeof freshDocument>["document"]} */
let document;
beforeEach(() => ({ document } = freshDocument()));

const RUNS = [
  { text: "A, ", italic: false },
  { text: "Book", italic: true },
  { text: ". https://a.example/b.", italic: false },
];
const CARD = {
  dates: "1931",
  summary: "It happened.",
  modern: "Now",
  names: [{ tag: "zh-Hant", name: "滿洲國" }],
  cites: [[0, "A 1"]],
  accounts: [{ text: "It did not.", cites: [[0, "A 2"]] }],
  charts: [{ measure: "Losses", bars: [{ party: "a", by: "A", value: 5, to: 10, said: "5–10", cites: [] }] }],
  claims: ["C1", "C2"],
  precision: "within 2 km",
  drawn: "after a sketch",
};

/** @param {import("../builders.mjs").Feature[]} features @param {Record<string, unknown>} [state] */
function pageOf(features, state = {}, map = {}) {
  const atlas = atlasOf(features, {
    kinds: [{ label: "Thing" }, { label: "March", line: "arrow" }],
    parties: [{ id: "a", name: "Alpha", colour: "#123456", solid: false }],
    sources: [{ id: "s", full: RUNS, url: "https://a.example/b" }],
    map,
  });
  const store = new Store({ ...openingState(atlas, {}, true), ...state });
  const slice = new Slice(atlas, store);
  const door = fakeDoor();
  /** What lies under the pointer, set by a test. @type {{ stack: number[] }} */
  const ground = { stack: [] };
  const finds = { under: () => ground.stack, place: () => [120, 45], along: () => [], covered: () => [] };
  const dock = new Dock(() => {});
  const cards = new Cards(atlas, store, slice, door, dock, finds);
  store.subscribe(["stack", "docked"], (now) => cards.update(now));
  return { atlas, store, slice, door, dock, cards, ground, acts: new Acts(atlas, store) };
}

function fakeDoor() {
  /** @type {Record<string, (spot: unknown) => void>} */
  const heard = {};
  return {
    element: new FakeElement("div"),
    /** @type {{ content: FakeElement, lonlat: number[], onClose: () => void } | null} */
    popup: null,
    looked: 0,
    opened: 0,
    on: (/** @type {string} */ name, /** @type {(spot: unknown) => void} */ act) => (heard[name] = act),
    fire: (/** @type {string} */ name, /** @type {number[]} */ at) => heard[name]({ lonlat: [1, 2], point: at }),
    size() {
      return [this.width, 600];
    },
    centre: () => [120, 45],
    shows: () => false,
    look() {
      this.looked++;
    },
    get popupOpen() {
      return this.popup !== null;
    },
    openPopup(/** @type {any} */ popup) {
      this.popup = popup;
      this.opened++;
    },
    width: 800,
    moved: 0,
    settlePopup() {},
    point: () => [400, 300],
    move() {
      this.moved++;
    },
    closePopup({ told = true } = {}) {
      const { popup } = this;
      this.popup = null;
      if (told) popup?.onClose();
    },
    get shown() {
      return this.popup?.content.getAttribute("data-feature") ?? null;
    },
  };
}

const rested = () => new Promise((done) => setTimeout(done)); // texts are read asynchronously, once

test("a click opens the topmost, a second at the same place the next, and after the last the first", async () => {
  const { door, ground, store } = pageOf([{}, {}, {}]);
  ground.stack = [2, 0];
  const seen = [];
  for (const at of [
    [10, 10],
    [13, 12],
    [10, 10],
  ]) {
    door.fire("click", at);
    await rested();
    seen.push(door.shown);
  }
  assert.deepEqual(seen, ["f2", "f0", "f2"]);
  assert.deepEqual([store.state.selected, store.state.stack], [2, [2, 0]]);
  assert.equal(door.popup?.content.of("pager").length, 1);
});

test("a click elsewhere opens what lies there, and one on nothing closes the card", async () => {
  const { door, ground, store } = pageOf([{}, {}]);
  ground.stack = [0];
  door.fire("click", [10, 10]);
  await rested();
  ground.stack = [1];
  door.fire("click", [60, 10]);
  await rested();
  assert.equal(door.shown, "f1");
  ground.stack = [];
  door.fire("click", [90, 90]);
  assert.equal(door.shown, null);
  assert.deepEqual([store.state.selected, store.state.stack], [-1, []]);
});

test("of two cards that are asked for at once the last opens", async () => {
  const { door, cards } = pageOf([{}, {}]);
  cards.openAt(0, false);
  cards.openAt(1, false);
  await rested();
  assert.equal(door.shown, "f1");
  assert.equal(door.opened, 1, "the other never does");
  assert.equal(door.looked, 2, "the map goes where the feature is out of sight");
});

test("a card that takes the focus gives it back", async () => {
  const { door, cards, acts } = pageOf([{}]);
  const from = new FakeElement("button");
  from.focus();
  cards.openAt(0, true);
  await rested();
  assert.equal(document.activeElement, door.popup?.content);
  acts.closeCard();
  assert.equal(door.popupOpen, false);
  assert.equal(document.activeElement, from);
});

test("a tour's ring stays when it closes a card", async () => {
  const { door, cards, acts, store } = pageOf([{ id: "x" }, { id: "y" }]);
  cards.openAt(0, false);
  await rested();
  acts.visit({ day: 4, bbox: null, feature: "y", text: "" });
  assert.equal(door.popupOpen, false);
  assert.deepEqual([store.state.selected, store.state.stack, store.state.day], [1, [], 4]);
});

test("the pointer is told what lies under it", () => {
  const { door, cards, ground } = pageOf([{ name: "Alpha" }]);
  ground.stack = [0];
  door.fire("hover", [10, 10]);
  assert.deepEqual(
    [cards.tip.hidden, cards.tip.textContent, door.element.classList.contains("over")],
    [false, "Alpha", true],
  );
  ground.stack = [];
  door.fire("hover", [10, 10]);
  assert.deepEqual([cards.tip.hidden, door.element.classList.contains("over")], [true, false]);
});

const ACTS = { more() {}, differ() {}, back() {}, close() {} };

/** @param {ReturnType<typeof pageOf>} page */
async function cardOf({ atlas, slice }, i = 0) {
  await atlas.tell();
  return card(atlas, slice, i, { at: 0, names: ["x"], go() {} }, ACTS);
}

test("a card says names, dates, sources, accounts, counts and how precisely it is drawn", async () => {
  const said = await cardOf(pageOf([{ party: 0, card: CARD }], {}, { claimsPage: "register.html" }));
  const text = said.textContent;
  for (const part of [
    "Thing · Alpha",
    "滿洲國 · now Now",
    "It happened.",
    "It did not.",
    "Losses",
    "within 2 km: after a sketch.",
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  assert.ok(text.endsWith("One · shows C1, C2"));
  const [claim] = said.all((it) => it.getAttribute("href")?.startsWith("register.html") ?? false);
  assert.equal(claim.getAttribute("href"), "register.html#C1");
  assert.deepEqual(
    said.all(({ tagName }) => tagName === "CITE").map((it) => it.textContent),
    ["Book", "Book"],
  );
  assert.match(said.of("range")[0].getAttribute("style") ?? "", /^width:100\.0%/);
});

test("where there is no register claims lead nowhere", async () => {
  const said = await cardOf(pageOf([{ card: CARD }]));
  assert.ok(said.textContent.endsWith("shows C1, C2"));
  assert.deepEqual(
    said.all((it) => it.getAttribute("href") !== null && !it.getAttribute("href")?.startsWith("https:")),
    [],
  );
});

test("the short card has the sources, and a sign where accounts differ; the rest is left to the whole one", async () => {
  const { atlas, slice } = pageOf([{ card: CARD }, {}]);
  await atlas.tell();
  const said = brief(atlas, slice, 0, { at: 0, names: ["x"], go() {} }, ACTS);
  for (const part of ["1931", "It happened.", "A 1", "Another account"])
    assert.ok(said.textContent.includes(part), part);
  for (const part of ["It did not.", "Losses", "within 2 km", "滿洲國"])
    assert.ok(!said.textContent.includes(part), part);
  assert.equal(said.getAttribute("role"), "dialog");
  const bare = brief(atlas, slice, 1, { at: 0, names: ["x"], go() {} }, ACTS);
  assert.deepEqual(bare.of("differs").concat(bare.of("more")), []);
});

test("a word of the register is explained where it stands, and where statements are listed", async () => {
  const explained = { word: "essay", text: "A text of old." };
  const told = async (/** @type {Record<string, unknown>} */ said) =>
    (await cardOf(pageOf([{ card: { dates: "1931", ...said } }], {}, { explained }))).textContent.includes("of old");
  assert.deepEqual(
    [await told({}), await told({ summary: "By the Essay." }), await told({ claims: ["C1"] })],
    [false, true, true],
  );
});

test("the whole card is docked, follows the clicks, and leads back to the short one", async () => {
  const { door, dock, ground, store } = pageOf([{ card: CARD }, { card: CARD }]);
  ground.stack = [0];
  door.fire("click", [10, 10]);
  await rested();
  door.popup?.content.button("More").click();
  assert.deepEqual([door.popupOpen, dock.open, store.state.docked], [false, true, true]);
  assert.equal(document.activeElement, dock.element.children[0]);
  ground.stack = [1];
  door.fire("click", [60, 10]);
  await rested();
  assert.equal(dock.element.children[0].getAttribute("data-feature"), "f1");
  ground.stack = [];
  door.fire("click", [90, 90]);
  assert.ok(dock.open, "a click on nothing leaves it");
  dock.element.button("Back to the short card").click();
  assert.deepEqual([door.shown, dock.open, store.state.docked], ["f1", false, false]);
  door.popup?.content.button("≠Another account").click();
  assert.ok(dock.open);
  dock.element.button("Close").click();
  assert.deepEqual([door.popupOpen, dock.open, store.state.stack, store.state.docked], [false, false, [], false]);
  assert.equal(document.activeElement, door.element, "where the keyboard was is not known: on the map");
});

test("on a small map the short card stands in the sheet, and the map makes way", async () => {
  const { door, dock, cards } = pageOf([{ card: CARD }]);
  door.width = 390;
  cards.openAt(0, false);
  await rested();
  assert.deepEqual([door.popupOpen, dock.open, door.moved], [false, true, 1]);
  assert.ok(dock.element.classList.contains("low"));
  cards.close();
  assert.ok(!dock.open);
});

test("only what moves along a line says how far it has come", async () => {
  const ten = { first: 10, last: 19 };
  const moving = { ...ten, kind: 1, shape: line(0, 0, 9, 9) };
  const page = pageOf([moving, { ...ten, kind: 1, shape: point(1, 1) }, { ...ten, kind: 0 }], { day: 14 });
  const told = [];
  for (const i of [0, 1, 2]) told.push((await cardOf(page, i)).textContent.includes("Drawn as far as"));
  assert.deepEqual(told, [true, false, false]);
  page.store.set({ day: 19 });
  assert.ok(!(await cardOf(page)).textContent.includes("Drawn as far as"), "it has arrived");
});
