// @ts-check
/** The part of time that the control shows: from all years of a map down to one week, with marks that can be read. */

import { yearOf } from "#atlas/time/calendar.js";

/** @typedef {import("#atlas/time/calendar.js").Calendar} Calendar */
/** @typedef {{ day: number, text: string, strong: boolean }} Tick */

const defaultOptions = {
  least: 7, // days in view, at least
  apart: 62, // pixels between marks that carry a text, at least
  beside: 0.2, // part of the days in view by which a day that comes into view stands from the edge
};

const YEAR = 365.25; // days
/** Steps between marks that are round: days, months, years. */
const DAYS = [1, 2, 5, 10];
const MONTHS = [1, 2, 3, 6];
const YEARS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
const LAST_ROUND = 29; // the 30th stands too close to the 1st

export class Axis {
  /**
   * @param {Calendar} calendar
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(calendar, options = {}) {
    this.calendar = calendar;
    this.options = { ...defaultOptions, ...options };
    this.last = calendar.last;
    this.from = 0;
    this.to = this.last;
  }

  /** Days from the first to the last in view. */
  get span() {
    return this.to - this.from;
  }

  get whole() {
    return this.from === 0 && this.to === this.last;
  }

  /**
   * Show the days from one to another, or more where that is too little.
   * @param {number} from
   * @param {number} to
   */
  show(from, to) {
    const days = Math.min(this.last, Math.max(this.options.least - 1, Math.round(to - from)));
    const start = Math.round(from + (to - from - days) / 2);
    this.from = Math.max(0, Math.min(this.last - days, start));
    this.to = this.from + days;
  }

  /**
   * Show more or fewer days, the one given staying where it is.
   * @param {number} factor below 1 comes closer
   * @param {number} around a day
   */
  zoom(factor, around) {
    const days = Math.max(this.options.least - 1, (this.to - this.from) * factor);
    const part = (around - this.from) / (this.to - this.from || 1);
    this.show(around - days * part, around - days * part + days);
  }

  /**
   * Move by some days, as far as there are any.
   * @param {number} days
   */
  pan(days) {
    const moved = Math.max(-this.from, Math.min(this.last - this.to, Math.round(days)));
    this.from += moved;
    this.to += moved;
  }

  /**
   * Bring a day into view.
   * @param {number} day
   * @returns {boolean} whether anything moved
   */
  include(day) {
    if (day >= this.from && day <= this.to) return false;
    const beside = this.span * this.options.beside;
    this.pan(day < this.from ? day - this.from - beside : day - this.to + beside);
    return true;
  }

  /**
   * Where a day stands, in hundredths of the width.
   * @param {number} day
   */
  percent(day) {
    return (100 * (day - this.from)) / (this.to - this.from || 1);
  }

  /**
   * Marks on round days, as many as can be read in so many pixels.
   * @param {number} width
   * @returns {Tick[]}
   */
  ticks(width) {
    const most = Math.max(2, Math.floor(width / this.options.apart));
    const years = (this.to - this.from) / YEAR;
    const months = MONTHS.find((it) => (years * 12) / it <= most);
    if (months === undefined) {
      const step = YEARS.find((it) => years / it <= most) ?? YEARS[YEARS.length - 1];
      return this.#months((iso) => iso.endsWith("-01") && said(iso) % step === 0, false);
    }
    const days = DAYS.find((it) => (this.to - this.from) / it <= most);
    if (days === undefined) return this.#months((iso) => (Number(iso.slice(-2)) - 1) % months === 0, true);
    return this.#days(days);
  }

  /**
   * @param {(iso: string) => boolean} wanted
   * @param {boolean} named whether months are named, or years only
   */
  #months(wanted, named) {
    /** @type {Tick[]} */
    const found = [];
    for (const { first, iso, month, year } of this.calendar.months) {
      const day = Math.max(0, first);
      if (!wanted(iso) || day < this.from || day > this.to) continue;
      const strong = iso.endsWith("-01");
      const text = !named || strong ? year : `${month.slice(0, 3)}${found.length ? "" : ` ${year}`}`;
      found.push({ day, strong, text });
    }
    return found;
  }

  /** @param {number} step */
  #days(step) {
    /** @type {Tick[]} */
    const found = [];
    for (let day = this.from; day <= this.to; day++) {
      const { first, month } = this.calendar.month(day);
      const number = day - first + 1;
      const round =
        step < 5
          ? number % step === step - 1 || step === 1
          : number === 1 || (number % step === 0 && number < LAST_ROUND);
      if (round) found.push({ day, strong: number === 1, text: `${number} ${month.slice(0, 3)}` });
    }
    return found;
  }
}

/**
 * The number of a year as it is said: 490 for -0489, which is 490 BC.
 * @param {string} iso a month of it
 */
function said(iso) {
  const year = yearOf(iso);
  return year > 0 ? year : 1 - year;
}
