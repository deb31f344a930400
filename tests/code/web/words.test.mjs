// What the page writes and finds: names in any script, embed codes, citations.
import assert from "node:assert/strict";
import { test } from "node:test";

import { folded } from "../../geo/web/search.js";
import { citation, embedCode } from "../../geo/web/share.js";

const view = { title: 'Changkufeng "1938"', date: "6 August 1938", link: "file:///x/changkufeng.html#date=1938-08-06&layers=a,b", layers: ["A", "B"], sources: ["One.", "Two."] };

test("names are compared without case, accents and punctuation, in any script", () => {
  assert.equal(folded("Tōgō  Shigenori"), "togo shigenori");
  assert.equal(folded("Маньчжоу-го"), "маньчжоу го");
  assert.equal(folded("滿洲國"), "滿洲國");
  assert.equal(folded("Улаанбаатар!"), "улаанбаатар");
});

test("an embed code names the file, the view and nothing of this machine", () => {
  assert.equal(
    embedCode(view),
    '<iframe src="changkufeng.html#date=1938-08-06&amp;layers=a,b&amp;embed=1" width="800" height="520" title="Changkufeng &quot;1938&quot;, 6 August 1938"></iframe>',
  );
});

test("a citation says map, date, layers, link and the sources in view", () => {
  const text = citation(view);
  assert.ok(text.startsWith('“Changkufeng "1938", 6 August 1938.” Borderlands Atlas. Layers: A, B. file:///x/'));
  assert.ok(text.endsWith("Sources of what is in view:\n- One.\n- Two."));
});
