// @ts-check
/** Beside the date: a field in which one is written, with the key dates to choose from, and a calendar to pick from. */

import { readDate } from "#atlas/time/written.js";
import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/time/calendar.js").Calendar} Calendar */
/** @typedef {import("#atlas/state/store.js").Step} Step */

const LISTED = "key-dates"; // id of the list that the field offers
const BEFORE_1 = /^(-|0000)/; // years that no calendar of a browser knows

export class DayField {
  /**
   * @param {Calendar} calendar
   * @param {() => Step} step by what one steps
   * @param {(day: number) => void} goTo
   */
  constructor(calendar, step, goTo) {
    this.calendar = calendar;
    this.step = step;
    this.goTo = goTo;
    const example = calendar.label(calendar.keyDates[0]?.day ?? calendar.last);
    this.input = /** @type {HTMLInputElement} */ (
      el("input", {
        type: "text",
        "aria-label": "Go to a date",
        placeholder: "Go to a date",
        title: `A day, a month or a year: ${example}`,
        list: LISTED,
        autocomplete: "off",
        spellcheck: "false",
        enterkeyhint: "go",
      })
    );
    this.fault = el("span.fault", { "aria-live": "polite" });
    const offered = calendar.keyDates.map(({ day, label }) => el("option", { value: calendar.label(day) }, label));
    this.element = el(
      "form.go",
      { onsubmit: (/** @type {Event} */ event) => this.submit(event) },
      this.input,
      el("datalist", { id: LISTED }, ...offered),
      ...this.#picker(),
      this.fault,
    );
    this.input.addEventListener("input", () => this.#say(""));
    this.input.addEventListener("change", () => {
      if (offered.some((option) => option.getAttribute("value") === this.input.value)) this.go();
    });
  }

  /** A calendar of the browser's own, where it knows the years. */
  #picker() {
    const { calendar } = this;
    if (BEFORE_1.test(calendar.months[0].iso)) return [];
    const [min, max] = [calendar.iso(0), calendar.iso(calendar.last)];
    const native = /** @type {HTMLInputElement} */ (
      el("input.native", { type: "date", min, max, tabindex: -1, "aria-label": "Date" })
    );
    native.addEventListener("change", () => {
      const day = calendar.parse(native.value);
      if (day !== null) this.goTo(day);
    });
    this.native = native;
    const open = iconButton("calendar", "Pick a date", () => native.showPicker?.());
    return [el("span.pick", {}, native, open)];
  }

  /** @param {number} day that is shown */
  update(day) {
    if (this.native) this.native.value = this.calendar.iso(day);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.go();
  }

  /** Go to the date that is written; say so where there is none. */
  go() {
    const { calendar, input } = this;
    if (!input.value.trim()) return;
    const day = readDate(calendar, input.value, this.step());
    if (day === null) {
      return this.#say(`No date of this map, ${calendar.label(0)} to ${calendar.label(calendar.last)}`);
    }
    input.value = "";
    this.#say("");
    this.goTo(day);
  }

  /** @param {string} fault empty if there is none */
  #say(fault) {
    this.fault.textContent = fault;
    this.input.setAttribute("aria-invalid", String(fault !== ""));
  }
}
