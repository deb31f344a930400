// What is found: names in any script, with slips, ranked; what is told; one person or place under all its names.
import assert from "node:assert/strict";
import { test } from "node:test";

import { folding } from "../../../../geo/web/find/fold.js";
import { gather } from "../../../../geo/web/find/gather.js";
import { Index } from "../../../../geo/web/find/index.js";
import { lettersOf, slips, slipsIn } from "../../../../geo/web/find/slips.js";
import { atlasOf } from "../builders.mjs";

const folded = folding("爾尔濱滨浜滨滿满満满");

test("names are compared without case, accents and punctuation, in any script", () => {
  assert.equal(folded("Tōgō  Shigenori"), "togo shigenori");
  assert.equal(folded("Ch'ang-ch‘un"), "chang ch un");
  assert.equal(folded("Маньчжоу-го"), "manchzhou go");
  assert.equal(folded("Жуков"), folded("Zhukov"));
  assert.equal(folded("Йошкар"), "ioshkar");
  assert.equal(folded("のもんはん"), folded("ノモンハン"));
  assert.equal(folded("{{ 6*7 }}"), "6 7");
});

test("traditional, Japanese and simplified characters are one", () => {
  assert.equal(folded("哈爾濱"), "哈尔滨");
  assert.equal(folded("哈爾浜"), "哈尔滨");
  assert.equal(folded("満洲"), folded("滿洲"));
});

test("a slip is a letter left out, put in, changed, or two swapped", () => {
  for (const typed of ["harbn", "harrbin", "hardin", "habrin"]) assert.equal(slips(typed, "harbin", 2).whole, 1, typed);
  assert.deepEqual(slips("harbin", "harbin", 2), { whole: 0, begun: 0 });
  assert.equal(slips("vladivostock", "vladivostok", 2).whole, 1);
  assert.equal(slips("mukden", "harbin", 2).whole, 3, "more than are forgiven are not counted");
  assert.deepEqual(slips("khabrov", "khabarovsk", 1), { whole: 2, begun: 1 });
});

test("short words and numbers are taken at their word", () => {
  assert.deepEqual(["oka", "1939", "oira", "komatsubara", "满洲", "满洲里"].map(slipsIn), [0, 0, 1, 2, 0, 1]);
  assert.equal(lettersOf("aab"), lettersOf("ba"));
});

/** @param {Partial<import("../../../../geo/web/find/index.js").Entry>[]} entries */
function indexOf(entries) {
  const index = new Index(folded);
  for (const it of entries) index.add({ name: "", others: [], told: "", works: [], place: false, weight: 0, ...it });
  return index;
}

test("a name that begins so stands before a word of it, other names, what is told, and works", () => {
  const index = indexOf([
    { name: "Five", works: ["The road to Mukden"] },
    { name: "Four", told: "They left Mukden." },
    { name: "Three", others: ["Mukden"] },
    { name: "Fall of Mukden" },
    { name: "Mukden incident" },
    { name: "Mukden", place: true, weight: 1 },
  ]);
  assert.deepEqual(index.find("mukden"), [5, 4, 3, 2, 1, 0]);
});

test("what was typed rightly stands before what was nearly so", () => {
  const index = indexOf([{ name: "Marbin" }, { name: "Harbin" }, { name: "Hardin", told: "" }]);
  assert.deepEqual(index.find("harbin")[0], 1);
  assert.deepEqual(index.find("harbin").slice(1).sort(), [0, 2]);
});

test("enough that was typed rightly leaves slips out", () => {
  const index = indexOf([...Array.from({ length: 4 }, () => ({ name: "Harbin" })), { name: "Hardin" }]);
  assert.equal(index.find("harbin").length, 4);
});

test("all words must be there; where they are nowhere, the most of them", () => {
  const index = indexOf([{ name: "Red bridge" }, { name: "Red house" }, { name: "Bridge", told: "red" }]);
  assert.deepEqual(index.find("red bridge"), [0, 2]);
  assert.deepEqual(index.find("red bridge zzzzzzzzzz"), [0, 2]);
  assert.deepEqual(index.find("qqqqqqqqqq"), []);
  assert.deepEqual(index.find("  "), []);
});

test("a name may be typed as one word, or one word as two", () => {
  const index = indexOf([{ name: "Khalkhin Gol" }, { name: "Changkufeng" }]);
  assert.deepEqual(index.find("khalkhingol"), [0]);
  assert.deepEqual(index.find("chang-ku-feng"), [1]);
});

test("names of one place find what is told of any", () => {
  const index = indexOf([
    { name: "Mukden taken" },
    { name: "Elsewhere", told: "on the way to Mukden" },
    { name: "No" },
  ]);
  index.same(["Mukden", "Fengtian", "奉天", "봉천", "Five Springs"]);
  for (const typed of ["fengtian", "奉天", "봉천", "fengtain", "five springs"])
    assert.deepEqual(index.find(typed), [0, 1], typed);
});

/** @param {ReturnType<typeof atlasOf>} atlas */
async function indexOfPage(atlas) {
  await atlas.tell();
  const gathering = gather(atlas);
  for (;;) {
    const { done, value } = gathering.next();
    if (done) return value;
  }
}

test("a page finds what is on its map, then what is on the others", async () => {
  const card = { dates: "1931", names: [{ tag: "zh-Hant", name: "哈爾濱 / 濱江" }], summary: "A bridge." };
  const atlas = atlasOf([{ name: "Harbin", kind: 1, card }, { name: "Harbin taken" }], {
    kinds: [{}, { nameOnly: true }],
    finding: { han: "爾尔濱滨", others: [{ name: "Harbin bridged", also: "哈爾濱", words: "ferry" }] },
  });
  const index = await indexOfPage(atlas);
  assert.deepEqual(index.find("Harbn"), [0, 1, 2]);
  assert.deepEqual(index.find("滨江")[0], 0);
  assert.deepEqual(index.find("哈尔滨"), [0, 1, 2], "what is told of a place is found by all its names");
  assert.deepEqual(index.find("ferry"), [2]);
  assert.equal(atlas.finding.elsewhere?.address(0), "beside.html#date=1931-01-01&feature=harbin%20bridged");
});
