// @ts-check
/** Says to those who do not see the map which day it is and what has changed. */

import { el } from "#atlas/ui/dom.js";

const defaultOptions = {
  rest: 500, // milliseconds without a change before anything is said: who steps fast hears the last step only
  names: 4, // that are said; of more, the number
};

export class Speaker {
  /**
   * @param {import("#atlas/data/atlas.js").Atlas} atlas
   * @param {import("#atlas/time/slice.js").Slice} slice
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(atlas, slice, options = {}) {
    this.atlas = atlas;
    this.slice = slice;
    this.options = { ...defaultOptions, ...options };
    this.timer = 0;
    this.day = slice.day;
    this.element = el("div.spoken", { role: "status", "aria-live": "polite" });
  }

  /** @param {string} text */
  say(text) {
    this.element.textContent = text;
  }

  /** Say the day and what has changed since what was said last, once nothing changes any more. */
  update() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.sayDay(), this.options.rest);
  }

  sayDay() {
    const { atlas, slice, options } = this;
    if (this.day === slice.day) return;
    const { begun, ended } = slice.turned(this.day);
    this.day = slice.day;
    const names = (/** @type {number[]} */ found) => found.map((i) => atlas.name(i));
    this.say(sentence(atlas.calendar.label(slice.day), names(begun), names(ended), options.names));
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
