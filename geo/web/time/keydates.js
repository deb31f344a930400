// @ts-check
/** Marks of the days that have a name: named where there is room, a stroke where there is none. */

import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/time/axis.js").Axis} Axis */
/** @typedef {import("#atlas/time/calendar.js").Calendar} Calendar */

const defaultOptions = {
  apart: 6, // pixels between two names, at least
  over: 8, // pixels that a name may reach over the ends of the axis
};

export class KeyDates {
  /**
   * @param {Calendar} calendar
   * @param {Axis} axis
   * @param {(day: number) => void} goTo
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(calendar, axis, goTo, options = {}) {
    this.axis = axis;
    this.options = { ...defaultOptions, ...options };
    this.marks = calendar.keyDates.map(({ day, label }) => {
      const text = `${calendar.label(day)}: ${label}`;
      const attributes = { type: "button", title: text, "aria-label": text, onclick: () => goTo(day) };
      const name = el("span", {}, label);
      return { day, name, mark: el("button.key", attributes, name), now: false, width: 0 };
    });
    this.element = el("div.keys", {}, ...this.marks.map(({ mark }) => mark));
  }

  /** @param {number} day that is shown */
  update(day) {
    for (const key of this.marks) {
      if (key.now === (key.day === day)) continue;
      key.now = !key.now;
      key.mark.classList.toggle("now", key.now);
    }
  }

  /** @param {number} width pixels of the axis */
  arrange(width) {
    const { axis, options } = this;
    for (const key of this.marks) key.width ||= key.name.offsetWidth;
    let right = -Infinity;
    for (const { day, mark, width: wide } of this.marks) {
      const at = (axis.percent(day) * width) / 100;
      const [left, end] = [at - wide / 2, at + wide / 2];
      const out = day < axis.from || day > axis.to;
      const crowded = left < right + options.apart || left < -options.over || end > width + options.over;
      mark.hidden = out;
      mark.style.left = `${at.toFixed(1)}px`;
      mark.classList.toggle("short", crowded);
      if (!out && !crowded) right = end;
    }
  }
}
