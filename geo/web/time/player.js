// @ts-check
/** Goes through time: step by step, from change to change, or by itself. */

import { beyond } from "#atlas/time/calendar.js";

/** @typedef {import("#atlas/state/store.js").Store} Store */
/** @typedef {import("#atlas/time/calendar.js").Calendar} Calendar */

const defaultOptions = {
  stepsPerSecond: 2, // while playing
  loop: false, // whether playing begins anew at the end
  halt: false, // whether playing stops on key dates
  most: 8, // days of change at which playing stops within a step, at most: the fullest of them
};

export class Player {
  /**
   * @param {Calendar} calendar
   * @param {Store} store
   * @param {Pick<import("#atlas/time/slice.js").Slice, "changeDays" | "changes">} slice
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(calendar, store, slice, options = {}) {
    this.calendar = calendar;
    this.store = store;
    this.slice = slice;
    this.options = { ...defaultOptions, ...options };
    this.timer = 0;
  }

  /** Days at which a step stops. */
  get stops() {
    return this.calendar.stopsBy(this.store.state.step);
  }

  /** @param {1 | -1} way */
  step(way) {
    const day = beyond(this.stops, this.store.state.day, way);
    if (day !== undefined) this.store.set({ day });
  }

  /**
   * As a step, but over the stops at which nothing that is shown has changed.
   * @param {1 | -1} way
   */
  stepChange(way) {
    const { stops, calendar, store } = this;
    const days = this.slice.changeDays;
    let at = 0; // both run forward: one pass, however many days a step by day has
    const found = stops.filter((stop) => {
      const before = at;
      while (days[at] <= stop) at++;
      return at > before;
    });
    store.set({ day: beyond(found, store.state.day, way) ?? (way > 0 ? calendar.last : 0) });
  }

  /**
   * Where playing goes next. It leaps over nothing: where a step would pass over several days on which something begins
   * it goes through them, or through the fullest of them where they are very many, and then to the end of the step.
   */
  get next() {
    const { day } = this.store.state;
    const to = beyond(this.stops, day, 1);
    if (to === undefined) return undefined;
    const from = beyond(this.stops, to, -1) ?? -1;
    const { days, begun } = this.slice.changes;
    const full = [];
    for (let at = 0; at < days.length && days[at] <= to; at++) if (days[at] > from && begun[at]) full.push(at);
    if (full.length < 2) return to;
    const fullest = full.sort((a, b) => begun[b] - begun[a] || a - b).slice(0, this.options.most);
    return (
      beyond(
        fullest.map((at) => days[at]).sort((a, b) => a - b),
        day,
        1,
      ) ?? to
    );
  }

  toggle() {
    if (this.store.state.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.store.state.day >= this.calendar.last) this.store.set({ day: 0 });
    this.store.set({ playing: true });
    this.#run();
  }

  pause() {
    this.store.set({ playing: false });
    window.clearInterval(this.timer);
  }

  #run() {
    window.clearInterval(this.timer);
    this.timer = window.setInterval(() => this.onBeat(), 1000 / this.options.stepsPerSecond);
  }

  /**
   * @param {number} stepsPerSecond
   */
  pace(stepsPerSecond) {
    this.options.stepsPerSecond = stepsPerSecond;
    if (this.store.state.playing) this.#run();
  }

  onBeat() {
    const { store, calendar, options } = this;
    const before = store.state.day;
    if (before >= calendar.last && options.loop) store.set({ day: 0 });
    else store.set({ day: this.next ?? before });
    const passed = calendar.keyDates.find(({ day }) => day > before && day <= store.state.day);
    if (!options.halt || !passed) return;
    store.set({ day: passed.day });
    this.pause();
  }

  /** To be told of every change of day: at the end there is nothing left to play. */
  update() {
    const { day, playing } = this.store.state;
    if (playing && day >= this.calendar.last && !this.options.loop) this.pause();
  }
}
