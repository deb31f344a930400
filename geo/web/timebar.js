// @ts-check
/** The time control: play, step, a slider over all days, key dates and a strip that shows how much happens when. */

import { el, icon, iconButton } from "#atlas/dom.js";

/** @typedef {import("#atlas/model.js").Model} Model */

const defaultOptions = {
  framesPerSecond: 2, // while playing; a year or a day each
};

export class Timebar {
  /**
   * @param {Model} model
   * @param {(day: number) => void} goTo
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(model, goTo, options = {}) {
    this.model = model;
    this.goTo = goTo;
    this.options = { ...defaultOptions, ...options };
    this.stops = model.payload.stops;
    this.timer = 0;
    this.unit = model.map.step;
    this.units = this.unitStops();
    this.playButton = iconButton("play", "Play", () => this.toggle());
    this.date = el("output.date", { "aria-live": "polite" });
    this.slider = /** @type {HTMLInputElement} */ (
      el("input", { type: "range", min: 0, max: model.map.last, step: 1, "aria-label": "Date" })
    );
    this.slider.addEventListener("input", () => this.goTo(this.snapped(Number(this.slider.value))));
    this.slider.addEventListener("keydown", (event) => this.onKey(event));
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
      el("div.when", {}, this.date, this.chooser()),
      el("div.track", {}, this.keyDates(), this.strip(), this.slider, this.scale()),
    );
  }

  /** The date as it is said on this map. */
  dateLabel() {
    const { calendar, day } = this.model;
    return calendar.label(day);
  }

  update() {
    const { day } = this.model;
    this.slider.value = String(day);
    this.slider.setAttribute("aria-valuetext", this.dateLabel());
    this.date.textContent = this.dateLabel();
    for (const mark of this.element.querySelectorAll(".key")) mark.classList.toggle("now", Number(mark.getAttribute("data-day")) === day);
    if (day >= this.model.map.last) this.pause();
  }

  /**
   * Where a step of each unit stops: the last day of each month or year, or every day.
   * @returns {Record<string, number[]>}
   */
  unitStops() {
    const { months, last } = this.model.calendar;
    const ends = months.map((_, at) => (at + 1 < months.length ? months[at + 1][0] - 1 : last));
    return {
      day: Array.from({ length: last + 1 }, (_, day) => day),
      month: ends,
      year: ends.filter((_, at) => at === months.length - 1 || months[at][1].endsWith("-12")),
    };
  }

  /** By what a step goes, and how fast it plays. */
  chooser() {
    const units = ["day", "month", "year"].filter((unit) => this.units[unit].length > 2 || unit === this.unit);
    const unit = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": "Step by" }, ...units.map((name) => el("option", { value: name, selected: name === this.unit }, `by ${name}`))));
    unit.addEventListener("change", () => {
      this.unit = unit.value;
      this.stops = this.units[unit.value];
    });
    const speed = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": "Speed of playing" }, ...[["0.5", "slow"], ["2", "normal"], ["6", "fast"]].map(([rate, name]) => el("option", { value: rate, selected: rate === "2" }, name))));
    speed.addEventListener("change", () => {
      this.options.framesPerSecond = Number(speed.value);
      if (this.timer) {
        this.pause();
        this.play();
      }
    });
    return el("div.choose", {}, unit, speed);
  }

  /**
   * The nearest stop: the end of a year, or the day itself.
   * @param {number} day
   */
  snapped(day) {
    if (this.unit === "day") return day;
    return this.stops.find((/** @type {number} */ stop) => stop >= day) ?? this.model.map.last;
  }

  /** @param {number} way */
  step(way) {
    const { day } = this.model;
    const found = way > 0 ? this.stops.find((/** @type {number} */ stop) => stop > day) : this.stops.findLast((/** @type {number} */ stop) => stop < day);
    if (found !== undefined) this.goTo(found);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (way) this.step(way);
    else if (event.key === "Home") this.goTo(0);
    else if (event.key === "End") this.goTo(this.model.map.last);
    else if (event.key === "PageUp") this.goTo(this.model.nextChange(-1));
    else if (event.key === "PageDown") this.goTo(this.model.nextChange(1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  toggle() {
    if (this.timer) this.pause();
    else this.play();
  }

  play() {
    if (this.model.day >= this.model.map.last) this.goTo(0);
    this.timer = window.setInterval(() => this.step(1), 1000 / this.options.framesPerSecond);
    this.playButton.replaceChildren(icon("pause"));
    this.playButton.setAttribute("aria-label", "Pause");
    this.playButton.title = "Pause";
  }

  pause() {
    if (!this.timer) return;
    window.clearInterval(this.timer);
    this.timer = 0;
    this.playButton.replaceChildren(icon("play"));
    this.playButton.setAttribute("aria-label", "Play");
    this.playButton.title = "Play";
  }

  /** @param {number} day */
  percent(day) {
    return `${((100 * day) / (this.model.map.last || 1)).toFixed(2)}%`;
  }

  keyDates() {
    const { calendar, map } = this.model;
    return el(
      "div.keys",
      {},
      ...map.keyDates.map((/** @type {[number, string]} */ [day, label]) => {
        const text = `${calendar.label(day)}: ${label}`;
        const mark = el("button.key", { type: "button", "data-day": day, title: text, "aria-label": text, style: `left:${this.percent(day)}`, onclick: () => this.goTo(day) });
        mark.append(el("span", {}, label));
        return mark;
      }),
    );
  }

  /** A bar for each stop: how many features begin. */
  strip() {
    const { model } = this;
    const { stops } = model.payload;
    const bins = Math.min(stops.length, 160);
    const counts = new Array(bins).fill(0);
    for (let i = 0; i < model.count; i++) if (model.from[i] >= 0) counts[Math.min(bins - 1, Math.floor((model.from[i] / (model.map.last + 1)) * bins))]++;
    const most = Math.max(1, ...counts);
    return el("div.strip", { "aria-hidden": "true" }, ...counts.map((count) => el("i", { style: `height:${count ? 12 + 88 * Math.sqrt(count / most) : 0}%` })));
  }

  /** Years or days under the slider. */
  scale() {
    const { model } = this;
    const { stops } = model.payload;
    const years = model.map.step === "year";
    const every = years ? 5 : Math.ceil(stops.length / 12);
    const marks = years
      ? model.calendar.months.filter(([, iso]) => iso.endsWith("-01") && Number(iso.slice(0, 4)) % every === 0).map(([day, iso]) => [Math.max(0, day), iso.slice(0, 4)])
      : stops.filter((/** @type {number} */ _, /** @type {number} */ at) => at % every === 0).map((/** @type {number} */ day) => [day, model.calendar.label(day).split(" ").slice(0, 2).map((word, at) => (at ? word.slice(0, 3) : word)).join(" ")]);
    return el("div.scale", { "aria-hidden": "true" }, ...marks.map((/** @type {[number, string]} */ [day, text]) => el("span", { style: `left:${this.percent(Number(day))}` }, String(text))));
  }

  /** Show key dates that have room, the others only as marks. */
  arrange() {
    let right = -Infinity;
    for (const mark of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll(".key"))) {
      mark.classList.remove("short");
      const box = /** @type {HTMLElement} */ (mark.firstChild).getBoundingClientRect();
      const crowded = box.left < right + 6 || box.right > this.element.getBoundingClientRect().right - 4 || box.left < 4;
      mark.classList.toggle("short", crowded);
      if (!crowded) right = box.right;
    }
  }
}
