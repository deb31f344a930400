// @ts-check
/** The time control: play, step, a slider over the days in view, key dates, periods, and how much happens when. */

import { Axis } from "#atlas/time/axis.js";
import { Chooser } from "#atlas/time/chooser.js";
import { DayField } from "#atlas/time/dayfield.js";
import { KeyDates } from "#atlas/time/keydates.js";
import { Strip } from "#atlas/time/strip.js";
import { el, icon, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/data/payload.d.ts").Period} Period */
/** @typedef {import("#atlas/state/store.js").State} State */
/** @typedef {import("#atlas/state/store.js").Key} Key */

const defaultOptions = {
  closer: 0.5, // part of the days in view that a press on + leaves
  wheel: 0.8, // part that a turn of the wheel leaves
  fine: 800, // days: with fewer in view the slider goes by days, whatever a step goes by
  margin: 0.06, // parts of a period that are shown before and after it
  byDay: 400, // days: with fewer in view a step goes by days
  byMonth: 2192, // days, six years: with fewer in view it goes by months
};

/** Keys of the slider, and the way that they step. @type {Record<string, 1 | -1>} */
const WAYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

export class Timebar {
  /**
   * @param {Atlas} atlas
   * @param {import("#atlas/state/store.js").Store} store
   * @param {import("#atlas/time/slice.js").Slice} slice
   * @param {import("#atlas/time/player.js").Player} player
   * @param {(bbox: Period["bbox"]) => void} show brings the map to a box
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(atlas, store, slice, player, show, options = {}) {
    const { calendar } = atlas;
    this.options = { ...defaultOptions, ...options };
    this.calendar = calendar;
    this.store = store;
    this.slice = slice;
    this.player = player;
    this.show = show;
    this.axis = new Axis(calendar);
    this.strip = new Strip(atlas, slice, this.axis, () => this.arrange());
    this.keyDates = new KeyDates(calendar, this.axis, (day) => this.goTo(day));
    /** Whether the reader has chosen by what to step; until then the days in view decide. */
    this.chosen = false;
    this.chooser = new Chooser(store, player, () => (this.chosen = true));
    const step = () => store.state.step;
    this.field = new DayField(calendar, step, (day) => this.goTo(day));
    this.playButton = iconButton("play", "Play", () => player.toggle());
    this.date = el("output.date", { "aria-live": "off" });
    this.slider = /** @type {HTMLInputElement} */ (
      el("input", { type: "range", min: 0, max: calendar.last, step: 1, "aria-label": "Date" })
    );
    this.scale = el("div.scale", { "aria-hidden": "true" });
    this.track = el("div.track", {}, this.keyDates.element, this.strip.element, this.slider, this.scale);
    this.closer = iconButton("plus", "Fewer days on the timeline", () => this.zoom(this.options.closer));
    this.wider = iconButton("minus", "More days on the timeline", () => this.zoom(1 / this.options.closer));
    /** @type {{ button: HTMLButtonElement, first: number, whole: boolean }[]} */
    this.chips = calendar.periods.length ? this.periods(atlas.map.bbox) : [];
    this.element = this.layOut(atlas.map.title);
    this.listen();
  }

  /** @param {string} title of the map */
  layOut(title) {
    const { slice, player, chips } = this;
    const group = el("div.chips", { role: "group", "aria-label": "Periods" }, ...chips.map(({ button }) => button));
    return el(
      "section.timebar",
      { "aria-label": "Time" },
      el(
        "div.buttons",
        {},
        iconButton("back", "Previous change", () => this.goTo(slice.nextChange(-1))),
        iconButton("previous", "Step back", () => player.step(-1)),
        this.playButton,
        iconButton("next", "Step forward", () => player.step(1)),
        iconButton("forward", "Next change", () => this.goTo(slice.nextChange(1))),
      ),
      el("div.when", {}, this.date, el("span.map-title", {}, title), this.field.element, this.chooser.element),
      el("div.span", {}, chips.length > 0 && group, this.track, el("div.closer", {}, this.closer, this.wider)),
    );
  }

  listen() {
    const { slider, track, axis, strip } = this;
    slider.addEventListener("input", () => this.goTo(this.snapped(Number(slider.value))));
    slider.addEventListener("keydown", (event) => this.onKey(event));
    const wheel = (/** @type {WheelEvent} */ event) => {
      event.preventDefault();
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways) axis.pan((event.deltaX / track.clientWidth) * axis.span);
      else axis.zoom(event.deltaY > 0 ? 1 / this.options.wheel : this.options.wheel, strip.dayAt(event.clientX));
      this.arrange();
      if (!sideways) this.suit();
    };
    track.addEventListener("wheel", wheel, { passive: false });
  }

  /** @param {number} day */
  goTo(day) {
    this.store.set({ day: this.calendar.clamp(day) });
  }

  /**
   * @param {Readonly<State>} state
   * @param {ReadonlySet<Key>} [changed] what of it; everything, if not given
   */
  update(state, changed) {
    const { day } = state;
    const label = this.calendar.label(day);
    if (this.axis.include(day)) this.arrange();
    this.slider.value = String(day);
    this.slider.setAttribute("aria-valuetext", label);
    if (this.date.textContent !== label) this.date.textContent = label;
    this.keyDates.update(day);
    this.field.update(day);
    this.strip.update();
    if (!changed || changed.has("step")) this.chooser.update(state);
    if (!changed || changed.has("playing")) this.showPlaying(state.playing);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    const label = playing ? "Pause" : "Play";
    this.playButton.replaceChildren(icon(playing ? "pause" : "play"));
    this.playButton.setAttribute("aria-label", label);
    this.playButton.title = label;
  }

  /**
   * The day at which the slider comes to rest: the end of a step, or the day itself.
   * @param {number} day
   */
  snapped(day) {
    if (this.store.state.step === "day" || this.axis.span < this.options.fine) return day;
    return this.player.stops.find((stop) => stop >= day) ?? this.calendar.last;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { key } = event;
    const way = WAYS[key];
    if (way) this.player.step(way);
    else if (key === "Home") this.goTo(0);
    else if (key === "End") this.goTo(this.calendar.last);
    else if (key === "PageUp") this.goTo(this.slice.nextChange(-1));
    else if (key === "PageDown") this.goTo(this.slice.nextChange(1));
    else if (key === "+" || key === "=") this.zoom(this.options.closer);
    else if (key === "-") this.zoom(1 / this.options.closer);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} factor below 1 comes closer */
  zoom(factor) {
    this.axis.zoom(factor, this.store.state.day);
    this.arrange();
    this.suit();
  }

  /** Step by what suits the days in view, unless the reader has chosen; a map by day stays one. */
  suit() {
    const { axis, calendar, options, store } = this;
    if (this.chosen || calendar.step === "day") return;
    const near = axis.span < options.byDay ? "day" : "month";
    store.set({ step: axis.span < options.byMonth && !axis.whole ? near : calendar.step });
  }

  /**
   * Each press shows the days of a period on the timeline and its ground on the map, and steps by what suits it; the
   * first shows everything again.
   * @param {NonNullable<Period["bbox"]>} bbox of the whole map
   */
  periods(bbox) {
    const { calendar } = this;
    const all = { label: "All", first: 0, last: calendar.last, step: calendar.step, bbox };
    return [all, ...calendar.periods].map((period) => {
      const title = `${calendar.label(period.first)} – ${calendar.label(period.last)}`;
      const button = /** @type {HTMLButtonElement} */ (
        el("button.chip", { type: "button", title, onclick: () => this.showPeriod(period) }, period.label)
      );
      return { button, first: period.first, whole: period === all };
    });
  }

  /** @param {Period} period */
  showPeriod({ first, last, step, bbox }) {
    const { axis, calendar, store, options } = this;
    const margin = first > 0 || last < calendar.last ? Math.ceil((last - first) * options.margin) : 0;
    axis.show(first - margin, last + margin);
    this.arrange();
    if (bbox) this.show(bbox);
    this.chosen = false;
    const { day } = store.state;
    store.set({ step, day: day < first || day > last ? first : day });
  }

  /** Place marks, scale and strip over the days in view. */
  arrange() {
    const { axis, slider, chips } = this;
    const { width } = this.strip;
    if (!width) return;
    slider.min = String(axis.from);
    slider.max = String(axis.to);
    slider.value = String(this.store.state.day);
    this.wider.disabled = axis.whole;
    this.closer.disabled = axis.span < axis.options.least;
    for (const { button, first, whole } of chips) {
      const pressed = whole ? axis.whole : !axis.whole && first >= axis.from && first <= axis.to;
      button.setAttribute("aria-pressed", String(pressed));
    }
    const ticks = axis.ticks(width).map(({ day, text, strong }) => {
      const style = `left:${axis.percent(day).toFixed(2)}%`;
      return el(strong ? "span.strong" : "span", { style }, text);
    });
    this.scale.replaceChildren(...ticks);
    this.keyDates.arrange(width);
    this.strip.paint();
  }
}
