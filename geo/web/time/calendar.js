// @ts-check
/** Days are whole numbers from the map's first day; Python sends the months, so nothing here computes a date. */

/** @typedef {import("#atlas/data/payload.d.ts").Calendar} Sent */
/** @typedef {import("#atlas/data/payload.d.ts").Month} Month */
/** @typedef {import("#atlas/data/payload.d.ts").Period["step"]} Step */

/** `1939`, `1939-08`, `1939-08-20`; years before 1 as `-0489`, which is 490 BC. */
const DATE = /^(-?\d{4,})(?:-(\d{2}))?(?:-(\d{2}))?$/;

export class Calendar {
  /** @type {Partial<Record<Step, Int32Array>>} */
  #stops = {};

  /**
   * @param {Omit<Sent, "stops">} sent
   * @param {Int32Array} stops days at which the time control stops on this map
   */
  constructor({ months, last, step, linger, keyDates, periods }, stops) {
    this.months = months;
    this.last = last;
    /** By what the map itself steps. */
    this.step = step;
    /** By what one steps, and for how many days what is past stays in sight. */
    this.linger = /** @type {Record<Step, number>} */ (linger);
    this.keyDates = keyDates;
    this.periods = periods;
    this.stops = stops;
    this.byIso = new Map(months.map(({ iso }, at) => [iso, at]));
  }

  /** @param {number} day */
  clamp(day) {
    return Math.max(0, Math.min(this.last, day));
  }

  /**
   * The month that holds a day.
   * @param {number} day
   */
  month(day) {
    let low = 0;
    let high = this.months.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.months[middle].first <= day) low = middle;
      else high = middle - 1;
    }
    return this.months[low];
  }

  /**
   * `1939-08-20`
   * @param {number} day
   */
  iso(day) {
    const { first, iso } = this.month(day);
    return `${iso}-${String(day - first + 1).padStart(2, "0")}`;
  }

  /**
   * `20 August 1939`
   * @param {number} day
   */
  label(day) {
    const { first, month, year } = this.month(day);
    return `${day - first + 1} ${month} ${year}`;
  }

  /**
   * The year that holds a day, as it is said.
   * @param {number} day
   */
  year(day) {
    return this.month(day).year;
  }

  /**
   * Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a date outside the map is its nearest day, anything else is null.
   * @param {string} text
   * @returns {number | null}
   */
  parse(text) {
    const [, year, month = "01", date = "01"] = DATE.exec(text) ?? [];
    if (!year || year === "-0000" || !within(month, 12) || !within(date, 31)) return null;
    const at = this.byIso.get(`${year}-${month}`);
    if (at === undefined) return before(`${year}-${month}`, this.months[0].iso) ? 0 : this.last;
    const day = this.months[at].first + Number(date) - 1;
    const next = this.months[at + 1];
    return next && day >= next.first ? null : this.clamp(day);
  }

  /**
   * The same day of a month some years on or back, or the last of that month; the ends of the map beyond them.
   * @param {number} day
   * @param {number} years
   */
  shifted(day, years) {
    const { months, last } = this;
    const { first, iso } = this.month(day);
    const at = (this.byIso.get(iso) ?? 0) + 12 * years;
    if (at < 0) return 0;
    if (at >= months.length) return last;
    const end = (months[at + 1]?.first ?? last + 1) - 1;
    return this.clamp(Math.min(months[at].first + day - first, end));
  }

  /**
   * Days at which steps by a unit stop: the last of each month or year, or every one.
   * @param {Step} step
   */
  stopsBy(step) {
    return (this.#stops[step] ??= step === this.step ? this.stops : this.#stopsBy(step));
  }

  /** @param {Step} step */
  #stopsBy(step) {
    const { months, last } = this;
    if (step === "day") return Int32Array.from({ length: last + 1 }, (_, day) => day);
    const ends = months.map((_, at) => (at + 1 < months.length ? months[at + 1].first - 1 : last));
    const wanted = (/** @type {number} */ at) => at === months.length - 1 || months[at].iso.endsWith("-12");
    return Int32Array.from(step === "month" ? ends : ends.filter((_, at) => wanted(at)));
  }
}

/**
 * @param {string} text two digits
 * @param {number} most
 */
function within(text, most) {
  return Number(text) >= 1 && Number(text) <= most;
}

/**
 * Whether a month comes before another, both as `YYYY-MM`.
 * @param {string} a
 * @param {string} b
 */
function before(a, b) {
  const years = yearOf(a) - yearOf(b);
  return years ? years < 0 : a.slice(-2) < b.slice(-2);
}

/**
 * The year of a month as a number: 490 BC is -489.
 * @param {string} iso
 */
export function yearOf(iso) {
  return Number(iso.slice(0, -3));
}

/**
 * The nearest of some days beyond one.
 * @param {ArrayLike<number>} days in order
 * @param {number} day
 * @param {1 | -1} way on or back
 * @returns {number | undefined}
 */
export function beyond(days, day, way) {
  let low = 0; // days before `low` are at most the day, or before it on the way back
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (way > 0 ? days[middle] <= day : days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return days[way > 0 ? low : low - 1];
}
