// @ts-check
/** Days are whole numbers from the map's first day; Python sends the months, so nothing here computes a date. */

export class Calendar {
  /**
   * @param {import("#atlas/data/payload.d.ts").Month[]} months
   * @param {number} last last day of the map
   */
  constructor(months, last) {
    this.months = months;
    this.last = last;
    this.byIso = new Map(months.map(({ iso, first }) => [iso, first]));
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
   * Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a date outside the map is its nearest day, anything else is null.
   * @param {string} text
   * @returns {number | null}
   */
  parse(text) {
    const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
    if (!found) return null;
    const iso = `${found[1]}-${found[2] ?? "01"}`;
    const first = this.byIso.get(iso);
    if (first === undefined) return iso < this.months[0].iso ? 0 : found[2] ? this.last : this.parse(`${found[1]}-12`) ?? this.last;
    return this.clamp(first + Number(found[3] ?? 1) - 1);
  }
}
