// One owner of the reader's state: who is told of what, and when.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Store } from "../../../../geo/web/state/store.js";

const store = () => new Store({ day: 3, layers: new Set(["a", "b"]), stack: [], differ: false, claimant: "" });

test("a change is told once, with all that changed, to those who want to hear of it", () => {
  const kept = store();
  const heard = [];
  kept.subscribe(["day", "differ"], (state, changed) => heard.push([state.day, state.differ, [...changed]]));
  kept.subscribe(["claimant"], () => heard.push("claimant"));
  kept.set({ day: 4, differ: true });
  assert.deepEqual(heard, [[4, true, ["day", "differ"]]]);
});

test("what is set to what it was is no change, sets and lists by what they hold", () => {
  const kept = store();
  kept.subscribe(["day", "layers", "stack"], () => assert.fail("nothing has changed"));
  const { layers } = kept.state;
  kept.set({ day: 3, layers: new Set(["b", "a"]), stack: [] });
  assert.equal(kept.state.layers, layers, "what is memoised by it stays");
});

test("followers hear in the order in which they came, and of a change made meanwhile after all have heard the first", () => {
  const kept = store();
  const heard = [];
  kept.subscribe(["day"], ({ day }) => {
    heard.push(`first ${day}`);
    if (day === 4) kept.set({ claimant: "x" });
  });
  kept.subscribe(["day", "claimant"], (state, changed) => heard.push(`second ${[...changed]} ${state.claimant}`));
  kept.set({ day: 4 });
  assert.deepEqual(heard, ["first 4", "second day x", "second claimant x"]);
});

test("a state once handed out never changes", () => {
  const kept = store();
  const before = kept.state;
  kept.set({ day: 9 });
  assert.equal(before.day, 3);
  assert.throws(() => Object.assign(before, { day: 1 }), TypeError);
});

test("a follower that fails does not silence the store", () => {
  const kept = store();
  let heard = 0;
  kept.subscribe(["day"], ({ day }) => {
    if (day === 4) throw new Error("planted");
    heard++;
  });
  assert.throws(() => kept.set({ day: 4 }), /planted/);
  kept.set({ day: 5 });
  assert.equal(heard, 1);
});
