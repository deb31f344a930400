// Colours made of others.
import assert from "node:assert/strict";
import { test } from "node:test";

import { shaded, tinted, withAlpha } from "../../../../geo/web/map/colours.js";

test("a colour lets through, is lightened, is darkened", () => {
  assert.equal(withAlpha("#fffdf7", 0.9), "rgba(255, 253, 247, 0.9)");
  assert.equal(tinted("#ff0000"), "rgb(255, 168, 168)");
  assert.equal(shaded("#ff6400"), "rgb(148, 58, 0)");
});

test("white is not lightened further, nor black darkened", () => {
  assert.equal(tinted("#ffffff"), "rgb(255, 255, 255)");
  assert.equal(shaded("#000000"), "rgb(0, 0, 0)");
});
