// The time control: its slider, steps, periods, key dates, and time that runs by itself.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { openingState } from "../../../../geo/web/state/opening.js";
import { Store } from "../../../../geo/web/state/store.js";
import { Player } from "../../../../geo/web/time/player.js";
import { Slice } from "../../../../geo/web/time/slice.js";
import { Timebar } from "../../../../geo/web/time/timebar.js";
import { atlasOf } from "../builders.mjs";
import { freshDocument } from "../dom.mjs";

/** @type {ReturnType<typeof freshDocument>["window"]} */
let window;
beforeEach(() => ({ window } = freshDocument()));

const KEY_DATES = [
  { day: 20, label: "Twentieth" },
  { day: 40, label: "Fortieth" },
];
const PERIOD = { label: "Spring", first: 59, last: 150, step: "day", bbox: [1, 2, 3, 4] };

/** @param {Record<string, unknown>} [calendar] @param {Record<string, unknown>} [state] */
function timebarOf(calendar = {}, state = {}) {
  const features = [
    { first: 10, last: 29 },
    { first: 100, last: 211 },
  ];
  const atlas = atlasOf(features, { calendar: { keyDates: KEY_DATES, periods: [PERIOD], ...calendar } });
  const store = new Store({ ...openingState(atlas, {}, true), ...state });
  const slice = new Slice(atlas, store);
  const player = new Player(atlas.calendar, store, slice);
  /** @type {unknown[]} */
  const shown = [];
  const timebar = new Timebar(atlas, store, slice, player, (bbox) => shown.push(bbox));
  store.subscribe(["day", "step", "playing"], (now, changed) => timebar.update(now, changed));
  store.subscribe(["day"], () => player.update());
  timebar.update(store.state);
  const press = (/** @type {string} */ name) => timebar.element.button(name).click();
  return { atlas, store, slice, player, timebar, shown, press };
}

test("date and slider say the day that the store holds", () => {
  const { store, timebar } = timebarOf();
  store.set({ day: 59 });
  assert.equal(timebar.date.textContent, "1 March 1931");
  assert.equal(timebar.slider.value, "59");
  assert.equal(timebar.slider.getAttribute("aria-valuetext"), "1 March 1931");
});

test("buttons step, and go from change to change", () => {
  const { store, press } = timebarOf();
  press("Step forward");
  assert.equal(store.state.day, 1);
  press("Next change");
  assert.equal(store.state.day, 10);
  press("Next change");
  assert.equal(store.state.day, 30);
  press("Previous change");
  press("Step back");
  assert.equal(store.state.day, 9);
});

test("at either end there is nowhere to step", () => {
  const { store, press } = timebarOf();
  press("Step back");
  assert.equal(store.state.day, 0);
  store.set({ day: 211 });
  press("Step forward");
  assert.equal(store.state.day, 211);
});

test("keys on the slider step, jump and come closer, and no other key is taken", () => {
  const { store, timebar } = timebarOf();
  const key = (/** @type {string} */ name) => timebar.slider.fire("keydown", { key: name }).defaultPrevented;
  assert.deepEqual(["ArrowRight", "ArrowUp", "End", "ArrowLeft"].map(key), [true, true, true, true]);
  assert.equal(store.state.day, 210);
  key("+");
  assert.ok(timebar.axis.span < 211);
  assert.equal(key("x"), false);
});

test("a period shows its days and its ground, and steps by what it needs; all of time steps as the map does", () => {
  const { store, timebar, shown, press } = timebarOf({ step: "year" });
  assert.equal(store.state.step, "year");
  press("Spring");
  assert.equal(store.state.step, "day");
  assert.equal(store.state.day, 59, "its first day, as the day that was shown lies outside");
  assert.ok(timebar.axis.from < 59 && timebar.axis.to > 150 && !timebar.axis.whole);
  assert.deepEqual(shown, [[1, 2, 3, 4]]);
  assert.equal(timebar.element.button("Spring").getAttribute("aria-pressed"), "true");
  press("Step forward");
  assert.equal(store.state.day, 60);
  assert.equal(timebar.chooser.step.value, "day");
  press("All");
  assert.equal(store.state.step, "year");
  assert.equal(timebar.chooser.step.value, "year");
  assert.equal(timebar.axis.whole, true);
  assert.equal(store.state.day, 60);
});

test("a map without periods has no chips, and offers no step that would have two stops", () => {
  const { timebar } = timebarOf({ periods: [] });
  assert.deepEqual(timebar.element.of("chips"), []);
  const steps = timebar.chooser.step.children.map((option) => option.getAttribute("value"));
  assert.deepEqual(steps, ["day", "month"]);
});

test("the slider comes to rest where steps stop, or on any day when few are in view", () => {
  const { timebar, store } = timebarOf({ step: "year" });
  timebar.options.fine = 100;
  store.set({ step: "month" });
  assert.equal(timebar.snapped(33), 58);
  timebar.axis.show(20, 60);
  assert.equal(timebar.snapped(33), 33);
});

test("key dates are named where there is room", () => {
  const { timebar } = timebarOf({ keyDates: [...KEY_DATES, { day: 21, label: "Next" }] });
  timebar.arrange();
  const short = timebar.keyDates.marks.map(({ mark }) => mark.classList.contains("short"));
  assert.deepEqual(short, [false, false, true]);
  timebar.axis.show(30, 50);
  timebar.arrange();
  assert.deepEqual(
    timebar.keyDates.marks.map(({ mark }) => mark.hidden),
    [true, false, true],
  );
});

test("a strip counts what begins in each of its parts on the layers that are on", () => {
  const { timebar, store } = timebarOf();
  const whole = timebar.strip.counts(600);
  assert.equal(
    whole.reduce((sum, count) => sum + count),
    2,
  );
  assert.equal(whole[Math.floor((10 / 212) * whole.length)], 1);
  store.set({ layers: new Set() });
  assert.equal(
    timebar.strip.counts(600).reduce((sum, count) => sum + count),
    0,
  );
});

test("time runs by itself to its end, and stops there", () => {
  const { store, press, timebar } = timebarOf({}, { day: 209 });
  press("Play");
  assert.equal(timebar.playButton.getAttribute("aria-label"), "Pause");
  for (let beat = 0; beat < 5; beat++) window.beat();
  assert.equal(store.state.day, 211);
  assert.equal(store.state.playing, false);
  assert.equal(window.timers.size, 0);
  press("Play");
  assert.equal(store.state.day, 0, "at the end it begins anew");
  press("Pause");
  assert.equal(window.timers.size, 0);
});

test("playing begins anew at the end, or pauses on key dates, where it is told to", () => {
  const { store, player } = timebarOf({}, { day: 210 });
  player.options.loop = true;
  player.play();
  window.beat();
  window.beat();
  assert.equal(store.state.day, 0);
  player.options.halt = true;
  for (let beat = 0; beat < 30; beat++) window.beat();
  assert.equal(store.state.day, 20);
  assert.equal(store.state.playing, false);
});

test("playing over a key date stops on it", () => {
  const { store, player } = timebarOf({ step: "year" });
  player.options.halt = true;
  player.play();
  window.beat();
  window.beat();
  assert.equal(store.state.day, 20);
});

test("a clicker stops where something has changed", () => {
  const { store, player } = timebarOf();
  const days = [1, 1, 1, 1].map(() => {
    player.stepChange(1);
    return store.state.day;
  });
  assert.deepEqual(days, [10, 30, 100, 211]);
  player.stepChange(-1);
  assert.equal(store.state.day, 100);
});

test("playing by a step that would pass over several changes goes through their days", () => {
  const { store, player } = timebarOf({ step: "year" });
  player.play();
  const days = [1, 1, 1].map(() => {
    window.beat();
    return store.state.day;
  });
  assert.deepEqual(days, [10, 100, 211]);
});

test("playing through a full year keeps to the fullest days", () => {
  const { store, player } = timebarOf({ step: "year" });
  player.options.most = 1;
  player.play();
  window.beat();
  assert.equal(store.state.day, 10);
  window.beat();
  assert.equal(store.state.day, 211);
});

test("the days in view decide by what a step goes, until the reader chooses", () => {
  const { store, timebar } = timebarOf({ step: "year" });
  timebar.options.byDay = 40;
  timebar.options.byMonth = 180;
  timebar.zoom(0.6);
  assert.equal(store.state.step, "month");
  timebar.zoom(0.2);
  assert.equal(store.state.step, "day");
  timebar.zoom(100);
  assert.equal(store.state.step, "year");
  timebar.chooser.step.value = "month";
  timebar.chooser.step.fire("change", {});
  timebar.zoom(0.1);
  assert.equal(store.state.step, "month");
});

test("a date that is written is gone to, and one that there is not is said to be none", () => {
  const { store, timebar } = timebarOf();
  const { field } = timebar;
  field.input.value = "2 March 1931";
  field.go();
  assert.deepEqual([store.state.day, field.input.value, field.fault.textContent], [60, "", ""]);
  field.input.value = "soon";
  field.go();
  assert.equal(store.state.day, 60);
  assert.equal(field.fault.textContent, "No date of this map, 1 January 1931 to 31 July 1931");
  assert.equal(field.input.getAttribute("aria-invalid"), "true");
});
