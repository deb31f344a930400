// What the page writes and says: embed codes, citations, credits, spoken changes.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Slice } from "../../../../geo/web/time/slice.js";
import { Credits } from "../../../../geo/web/ui/credits.js";
import { placedAt } from "../../../../geo/web/ui/published.js";
import { citation, embedCode, viewOf } from "../../../../geo/web/ui/share.js";
import { Speaker, sentence } from "../../../../geo/web/ui/speaker.js";
import { atlasOf } from "../builders.mjs";
import { freshDocument } from "../dom.mjs";

/** @type {ReturnType<typeof freshDocument>["window"]} */
let window;
beforeEach(() => ({ window } = freshDocument()));

const VIEW = {
  title: 'Clash "1938"',
  date: "6 August 1938",
  link: "file:///x/clash.html#date=1938-08-06&layers=a,b",
  publication: "An Atlas",
  layers: ["A", "B"],
  sources: ["One.", "Two."],
};

test("an embed code names the file, the view and nothing of this machine", () => {
  assert.equal(
    embedCode(VIEW),
    '<iframe src="clash.html#date=1938-08-06&amp;layers=a,b&amp;embed=1" width="800" height="520" title="Clash &quot;1938&quot;, 6 August 1938"></iframe>',
  );
});

test("link and embed code lead to where the site is published, once that is known", () => {
  for (const address of ["https://x.edu/maps", "https://x.edu/maps/", "https://x.edu/maps/index.html"])
    assert.equal(placedAt("file:///x/maps/clash.html#date=1938", address), "https://x.edu/maps/clash.html#date=1938");
  for (const none of ["", "x.edu", "javascript:alert(1)", "https://"])
    assert.equal(placedAt("clash.html#date=1938", none), "clash.html#date=1938");
  assert.ok(embedCode(VIEW, "https://x.edu").startsWith('<iframe src="https://x.edu/clash.html#date=1938-08-06&amp;'));
});

test("a citation says map, date, work, layers, link and the sources in view", () => {
  const text = citation(VIEW);
  assert.ok(text.startsWith('“Clash "1938", 6 August 1938.” An Atlas. Layers: A, B. file:///x/'));
  assert.ok(text.endsWith("Sources of what is in view:\n- One.\n- Two."));
});

test("a map that is part of no work is cited by itself", () => {
  const text = citation({ ...VIEW, publication: "", sources: [] });
  assert.equal(text, `“Clash "1938", 6 August 1938.” Layers: A, B. ${VIEW.link}`);
});

const layer = (/** @type {string} */ id, credit = "") => ({
  id,
  title: id,
  group: "all",
  shown: true,
  licence: "",
  credit,
});

test("only works in view that are in force are handed on with a view", async () => {
  const sources = ["One", "Two", "Three"].map((text) => ({ id: text, full: [{ text, italic: false }], url: null }));
  const cited = (/** @type {number} */ source) => ({ card: { dates: "", cites: [[source, ""]] } });
  const features = [cited(1), { ...cited(0), last: 3 }, cited(2), cited(1)];
  const atlas = atlasOf(features, { sources, layers: [layer("one"), layer("two")] });
  const store = new Store({ ...openingState(atlas, {}, true), day: 9, layers: new Set(["one"]) });
  await atlas.tell();
  const view = viewOf(atlas, new Slice(atlas, store), (i) => i !== 2, "x#y");
  assert.deepEqual([view.sources, view.layers, view.date], [["Two"], ["one"], "10 January 1931"]);
});

test("credits are those of the base map and of the layers that are on, each once, and of nobody else", () => {
  const atlas = atlasOf([{}], {
    layers: [layer("one", "A; B"), layer("two", "B; C"), layer("three")],
    base: { credit: "Base" },
  });
  const credits = new Credits(atlas);
  credits.update({ layers: new Set(["one", "two", "three"]) });
  assert.equal(credits.element.textContent, "Base · A · B · C");
  credits.update({ layers: new Set(["two"]) });
  assert.equal(credits.element.textContent, "Base · B · C");
  const bare = new Credits(atlasOf([{}]));
  bare.update({ layers: new Set(["one"]) });
  assert.equal(bare.element.textContent, "");
});

test("what is said of a step names a few and counts the rest", () => {
  assert.equal(sentence("20 August 1939", ["A", "B", "A"], ["C"], 4), "20 August 1939. New: A, B. Gone: C.");
  assert.equal(sentence("1 May", ["A", "B", "C", "D", "E", "F"], [], 4), "1 May. New: A, B, C, D and 2 more.");
  assert.equal(sentence("1 May", [], [], 4), "1 May. Nothing has changed.");
});

test("who steps fast hears the last step only, and what has changed since the last that was said", () => {
  const atlas = atlasOf([
    { name: "A", first: 1, last: 4 },
    { name: "B", first: 3 },
    { name: "C", first: 0, last: 2 },
  ]);
  const store = new Store(openingState(atlas, {}, true));
  const speaker = new Speaker(atlas, new Slice(atlas, store));
  store.subscribe(["day"], () => speaker.update());
  for (const day of [1, 2, 3]) store.set({ day });
  assert.equal(window.timers.size, 1);
  window.beat();
  assert.equal(speaker.element.textContent, "4 January 1931. New: A, B. Gone: C.");
});
