// @ts-check
/** The time control: play, step, a slider over the days in view, key dates, campaigns, and how much happens when. */

import { Axis } from "#atlas/time/axis.js";
import { el, icon, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

const defaultOptions = {
  framesPerSecond: 2, // while playing; a year or a day each
  loop: false, // whether playing begins anew at the end
  halt: false, // whether playing stops on key dates
  closer: 0.5, // part of the days in view that a press on + leaves
};

const BAR = 5; // pixels that a bar of the strip takes
const STRIP = 24; // pixels that it is high

export class Timebar {
  /**
   * @param {Model} model
   * @param {{ goTo: (day: number) => void, show: (bbox: number[]) => void }} acts
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(model, acts, options = {}) {
    this.model = model;
    this.acts = acts;
    this.options = { ...defaultOptions, ...options };
    this.axis = new Axis(model.calendar);
    this.timer = 0;
    this.unit = model.map.step;
    this.units = this.unitStops();
    this.stops = model.stops;
    this.playButton = iconButton("play", "Play", () => this.toggle());
    this.date = el("output.date", { "aria-live": "off" });
    this.slider = /** @type {HTMLInputElement} */ (el("input", { type: "range", min: 0, max: model.map.last, step: 1, "aria-label": "Date" }));
    this.slider.addEventListener("input", () => this.goTo(this.snapped(Number(this.slider.value))));
    this.slider.addEventListener("keydown", (event) => this.onKey(event));
    this.strip = /** @type {HTMLCanvasElement} */ (el("canvas.strip", { "aria-hidden": "true" }));
    this.scale = el("div.scale", { "aria-hidden": "true" });
    this.keys = this.keyDates();
    this.track = el("div.track", {}, el("div.keys", {}, ...this.keys.map(({ mark }) => mark)), this.strip, this.slider, this.scale);
    this.chips = this.periods();
    this.closer = iconButton("plus", "Fewer days on the timeline", () => this.zoom(this.options.closer, model.day));
    this.wider = iconButton("minus", "More days on the timeline", () => this.zoom(1 / this.options.closer, model.day));
    this.element = el(
      "section.timebar",
      { "aria-label": "Time" },
      el(
        "div.buttons",
        {},
        iconButton("back", "Previous change", () => this.goTo(model.nextChange(-1))),
        iconButton("previous", "Step back", () => this.step(-1)),
        this.playButton,
        iconButton("next", "Step forward", () => this.step(1)),
        iconButton("forward", "Next change", () => this.goTo(model.nextChange(1))),
      ),
      el("div.when", {}, this.date, el("span.map-title", {}, model.map.title), this.chooser()),
      el("div.span", {}, this.chips, this.track, el("div.closer", {}, this.closer, this.wider)),
    );
    this.listen();
  }

  /** Wheel and drag on the strip: closer, wider, along. */
  listen() {
    this.track.addEventListener("wheel", (event) => {
      event.preventDefault();
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const days = this.axis.to - this.axis.from;
      if (sideways) this.axis.pan((event.deltaX / this.track.clientWidth) * days);
      else this.axis.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.dayAt(event.clientX));
      this.arrange();
    }, { passive: false });
    this.strip.addEventListener("pointerdown", (event) => {
      this.strip.setPointerCapture(event.pointerId);
      let last = event.clientX;
      const move = (/** @type {PointerEvent} */ now) => {
        this.axis.pan(((last - now.clientX) / this.track.clientWidth) * (this.axis.to - this.axis.from));
        last = now.clientX;
        this.arrange();
      };
      const stop = () => this.strip.removeEventListener("pointermove", move);
      this.strip.addEventListener("pointermove", move);
      this.strip.addEventListener("pointerup", stop, { once: true });
      this.strip.addEventListener("pointercancel", stop, { once: true });
    });
  }

  /** @param {number} x on screen */
  dayAt(x) {
    const box = this.strip.getBoundingClientRect();
    return Math.round(this.axis.from + ((x - box.left) / box.width) * (this.axis.to - this.axis.from));
  }

  get playing() {
    return this.timer !== 0;
  }

  /** @param {number} day */
  goTo(day) {
    this.acts.goTo(day);
  }

  update() {
    const { day, calendar, map } = this.model;
    const label = calendar.label(day);
    if (this.axis.include(day)) this.arrange();
    this.slider.value = String(day);
    this.slider.setAttribute("aria-valuetext", label);
    if (this.date.textContent !== label) this.date.textContent = label;
    for (const key of this.keys) if (key.now !== (key.day === day)) key.mark.classList.toggle("now", (key.now = key.day === day));
    if (day >= map.last && !this.options.loop) this.pause();
    if (this.counted !== this.model.changeDays) this.paintStrip();
  }

  /**
   * Where a step of each unit stops: the last day of each month or year, or every day.
   * @returns {Record<string, number[]>}
   */
  unitStops() {
    const { months, last } = this.model.calendar;
    const ends = months.map((_, at) => (at + 1 < months.length ? months[at + 1].first - 1 : last));
    return {
      day: Array.from({ length: last + 1 }, (_, day) => day),
      month: ends,
      year: ends.filter((_, at) => at === months.length - 1 || months[at].iso.endsWith("-12")),
    };
  }

  /** By what a step goes; how playing goes. */
  chooser() {
    const units = ["day", "month", "year"].filter((unit) => this.units[unit].length > 2 || unit === this.unit);
    const unit = choice("Step by", units.map((name) => [name, `by ${name}`]), this.unit, (value) => {
      this.unit = value;
      this.stops = this.units[value];
    });
    const speed = choice("Speed of playing", [["0.5", "slow"], ["1", "calm"], ["2", "normal"], ["6", "fast"], ["15", "very fast"]], String(this.options.framesPerSecond), (value) => {
      this.options.framesPerSecond = Number(value);
      if (!this.playing) return;
      this.pause();
      this.play();
    });
    const box = (/** @type {"loop" | "halt"} */ name, /** @type {string} */ label) => {
      const input = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", onchange: () => (this.options[name] = input.checked) }));
      return el("label", {}, input, label);
    };
    const menu = el("details.menu", {}, el("summary", { "aria-label": "How to play", title: "How to play" }, icon("gear")), el("div", {}, el("label", {}, "Speed ", speed), box("loop", "Begin anew at the end"), box("halt", "Pause on key dates")));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.removeAttribute("open");
      /** @type {HTMLElement} */ (menu.firstChild).focus();
    });
    menu.addEventListener("focusout", (event) => !menu.contains(/** @type {Node} */ (event.relatedTarget)) && event.relatedTarget && menu.removeAttribute("open"));
    return el("div.choose", {}, unit, menu);
  }

  /**
   * The nearest stop: the end of a year, or the day itself.
   * @param {number} day
   */
  snapped(day) {
    if (this.unit === "day" || this.axis.to - this.axis.from < 800) return day;
    return this.stops.find((/** @type {number} */ stop) => stop >= day) ?? this.model.map.last;
  }

  /** @param {number} way */
  step(way) {
    const { day } = this.model;
    const found = way > 0 ? this.stops.find((/** @type {number} */ stop) => stop > day) : this.stops.findLast((/** @type {number} */ stop) => stop < day);
    if (found !== undefined) this.goTo(found);
  }

  /**
   * As a step, but over the stops at which nothing on the layers that are on has changed.
   * @param {1 | -1} way
   */
  stepChange(way) {
    const { model, stops } = this;
    const days = model.changeDays;
    let at = 0; // both run forward: one pass, however many days a step by day has
    const found = stops.filter((/** @type {number} */ stop) => {
      const before = at;
      while (days[at] <= stop) at++;
      return at > before;
    });
    const next = way > 0 ? found.find((/** @type {number} */ stop) => stop > model.day) : found.findLast((/** @type {number} */ stop) => stop < model.day);
    this.goTo(next ?? (way > 0 ? model.map.last : 0));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (way) this.step(way);
    else if (event.key === "Home") this.goTo(0);
    else if (event.key === "End") this.goTo(this.model.map.last);
    else if (event.key === "PageUp") this.goTo(this.model.nextChange(-1));
    else if (event.key === "PageDown") this.goTo(this.model.nextChange(1));
    else if (event.key === "+" || event.key === "=") this.zoom(this.options.closer, this.model.day);
    else if (event.key === "-") this.zoom(1 / this.options.closer, this.model.day);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {number} factor
   * @param {number} around
   */
  zoom(factor, around) {
    this.axis.zoom(factor, around);
    this.arrange();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.model.day >= this.model.map.last) this.goTo(0);
    this.timer = window.setInterval(() => this.onBeat(), 1000 / this.options.framesPerSecond);
    this.showPlaying("pause", "Pause");
  }

  onBeat() {
    const { model, options } = this;
    const before = model.day;
    if (before >= model.map.last && options.loop) this.goTo(0);
    else this.step(1);
    const passed = this.keys.find(({ day }) => day > before && day <= model.day);
    if (!options.halt || !passed) return;
    if (passed.day !== model.day) this.goTo(passed.day);
    this.pause();
  }

  pause() {
    if (!this.playing) return;
    window.clearInterval(this.timer);
    this.timer = 0;
    this.showPlaying("play", "Play");
  }

  /**
   * @param {"play" | "pause"} name
   * @param {string} label
   */
  showPlaying(name, label) {
    this.playButton.replaceChildren(icon(name));
    this.playButton.setAttribute("aria-label", label);
    this.playButton.title = label;
  }

  /** @returns {{ day: number, mark: HTMLElement, now: boolean, width: number }[]} */
  keyDates() {
    const { calendar, payload } = this.model;
    return payload.calendar.keyDates.map(({ day, label }) => {
      const text = `${calendar.label(day)}: ${label}`;
      const mark = el("button.key", { type: "button", title: text, "aria-label": text, onclick: () => this.goTo(day) }, el("span", {}, label));
      return { day, mark, now: false, width: 0 };
    });
  }

  /** Campaigns: each press shows its days on the timeline and its ground on the map; the first shows everything again. */
  periods() {
    const { payload, map, calendar } = this.model;
    if (!payload.calendar.periods.length) return null;
    const chip = (/** @type {string} */ label, /** @type {number} */ from, /** @type {number} */ to, /** @type {number[]} */ bbox) =>
      el("button.chip", {
        type: "button", title: `${calendar.label(from)} – ${calendar.label(to)}`, "data-from": from,
        onclick: () => {
          const margin = from > 0 || to < map.last ? Math.ceil((to - from) * 0.06) : 0;
          this.axis.show(from - margin, to + margin);
          this.arrange();
          if (bbox.length) this.acts.show(bbox);
          if (this.model.day < from || this.model.day > to) this.goTo(from);
        },
      }, label);
    return el("div.chips", { role: "group", "aria-label": "Periods" }, chip("All", 0, map.last, map.bbox), ...payload.calendar.periods.map(({ label, first, last, bbox }) => chip(label, first, last, bbox ?? [])));
  }

  /** Place marks, scale and strip over the days in view. */
  arrange() {
    const { axis, slider } = this;
    const width = this.strip.clientWidth;
    if (!width) return;
    slider.min = String(axis.from);
    slider.max = String(axis.to);
    slider.value = String(this.model.day);
    /** @type {any} */ (this.wider).disabled = axis.whole;
    /** @type {any} */ (this.closer).disabled = axis.to - axis.from < axis.options.least;
    for (const chip of this.chips?.querySelectorAll("button") ?? []) {
      const from = Number(chip.getAttribute("data-from"));
      chip.setAttribute("aria-pressed", String(chip.textContent === "All" ? axis.whole : !axis.whole && from >= axis.from && from <= axis.to));
    }
    this.scale.replaceChildren(...axis.ticks(width).map(({ day, text, strong }) => el(strong ? "span.strong" : "span", { style: `left:${axis.percent(day).toFixed(2)}%` }, text)));
    this.arrangeKeys(width);
    this.paintStrip();
  }

  /**
   * Name the key dates that have room, the others are only marks.
   * @param {number} width
   */
  arrangeKeys(width) {
    for (const key of this.keys) key.width ||= /** @type {HTMLElement} */ (key.mark.firstChild).offsetWidth;
    let right = -Infinity;
    for (const { day, mark, width: wide } of this.keys) {
      const at = (this.axis.percent(day) * width) / 100;
      const half = wide / 2;
      const out = day < this.axis.from || day > this.axis.to;
      const crowded = at - half < right + 6 || at - half < -8 || at + half > width + 8;
      mark.hidden = out;
      mark.style.left = `${at.toFixed(1)}px`;
      mark.classList.toggle("short", crowded);
      if (!out && !crowded) right = at + half;
    }
  }

  /** A bar for each few pixels: how many features of the layers that are on begin; periods as bands. */
  paintStrip() {
    const { model, axis, strip } = this;
    const width = strip.clientWidth;
    if (!width) return;
    this.counted = model.changeDays;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    strip.width = Math.round(width * ratio);
    strip.height = STRIP * ratio;
    const pen = /** @type {CanvasRenderingContext2D} */ (strip.getContext("2d"));
    pen.scale(ratio, ratio);
    pen.fillStyle = "rgba(140, 47, 40, 0.09)";
    for (const { first: from, last: to } of model.payload.calendar.periods) {
      const left = (axis.percent(from) * width) / 100;
      pen.fillRect(left, 0, Math.max(2, (axis.percent(to) * width) / 100 - left), STRIP);
    }
    const days = axis.to - axis.from + 1;
    const bins = Math.max(1, Math.min(days, Math.floor(width / BAR)));
    const counts = new Uint32Array(bins);
    for (let i = 0; i < model.count; i++) {
      const day = model.from[i];
      if (day >= axis.from && day >= 0 && day <= axis.to && model.layers[model.layerOf[i]].on) counts[Math.floor(((day - axis.from) / days) * bins)]++;
    }
    const most = Math.max(1, ...counts);
    pen.fillStyle = "#b9ab92";
    counts.forEach((count, at) => {
      const high = count ? 3 + (STRIP - 3) * Math.sqrt(count / most) : 0;
      pen.fillRect((at * width) / bins + 0.5, STRIP - high, width / bins - 1, high);
    });
  }
}

/**
 * @param {string} label
 * @param {string[][]} options value and text
 * @param {string} chosen
 * @param {(value: string) => void} act
 */
function choice(label, options, chosen, act) {
  const select = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": label }, ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text))));
  select.addEventListener("change", () => act(select.value));
  return select;
}
