// @ts-check
/** Says to those who do not see the map which day it is and what has changed. */

import { el } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

const defaultOptions = {
  rest: 500, // milliseconds without a change before anything is said: who steps fast hears the last step only
  names: 4, // that are said; of more, the number
};

export class Speaker {
  /**
   * @param {Model} model
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(model, options = {}) {
    this.model = model;
    this.options = { ...defaultOptions, ...options };
    this.timer = 0;
    this.day = model.day;
    this.element = el("div.spoken", { role: "status", "aria-live": "polite" });
  }

  /** @param {string} text */
  say(text) {
    this.element.textContent = text;
  }

  /** Say the day and what has changed since what was said last. */
  tell() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const { model, options } = this;
      if (this.day === model.day) return;
      const { begun, ended } = model.turned(this.day);
      this.day = model.day;
      const names = (/** @type {number[]} */ found) => found.map((i) => model.features.name[i]);
      this.say(sentence(model.calendar.label(model.day), names(begun), names(ended), options.names));
    }, this.options.rest);
  }
}

/**
 * `20 August 1939. New: A, B and 3 more. Gone: C.`
 * @param {string} date
 * @param {string[]} begun
 * @param {string[]} ended
 * @param {number} most names of each that are said
 */
export function sentence(date, begun, ended, most) {
  const list = (/** @type {string[]} */ names) => {
    const given = [...new Set(names)];
    return given.length > most
      ? `${given.slice(0, most).join(", ")} and ${given.length - most} more`
      : given.join(", ");
  };
  const parts = [date, begun.length && `New: ${list(begun)}`, ended.length && `Gone: ${list(ended)}`].filter(Boolean);
  return `${parts.length > 1 ? parts.join(". ") : `${date}. Nothing has changed`}.`;
}
