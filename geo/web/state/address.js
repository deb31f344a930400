// @ts-check
/** Keeps the state of the page in its address as one moves, so that back and forward lead through it. */

import { readLink, writeLink } from "#atlas/state/link.js";

/** @typedef {import("#atlas/main.js").PageOf} Page */

const defaultOptions = {
  rest: 250, // milliseconds without a change after which the address is written
  apart: 1500, // milliseconds: steps in time that follow faster are one entry of the history
};

/** The part of an address that changes without a step of the history. */
const VIEW = /bbox=[^&]*&?/;
/** What a whole address says by not naming it. */
const PLAIN = { claimant: "", differ: false, graticule: false, feature: "", embed: false, present: false };

export class Address {
  /**
   * @param {Page} page
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(page, options = {}) {
    this.page = page;
    this.options = { ...defaultOptions, ...options };
    this.timer = 0;
    this.pushed = -Infinity;
    /** All but the view of the entry of the history that we stand on. */
    this.entry = "";
    window.addEventListener("popstate", () => this.onPop());
  }

  read() {
    return readLink(location.hash);
  }

  /** The page stands: what comes from now on is a step of the reader's. */
  begin() {
    this.entry = this.fragment().replace(VIEW, "");
  }

  /** The address of the view, from the `#` on. */
  fragment() {
    const { map, model, cards, tour } = this.page;
    const bounds = map.getBounds();
    const { classList } = document.body;
    return writeLink({
      date: this.page.date(),
      layers: this.page.layersOn(),
      bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      feature: cards.shown,
      claimant: model.claimant,
      differ: model.marking,
      graticule: model.graticule,
      tour: tour.id,
      stop: tour.at + 1,
      embed: classList.contains("embed"),
      present: classList.contains("present"),
    });
  }

  /** Write the address once the page has come to rest. */
  write() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.writeNow(), this.options.rest);
  }

  writeNow() {
    if (location.protocol === "about:") return; // shown within a notebook
    const fragment = this.fragment();
    const entry = fragment.replace(VIEW, "");
    const quick = performance.now() - this.pushed < this.options.apart || this.page.timebar.playing;
    if (entry === this.entry || quick) history.replaceState(null, "", fragment);
    else history.pushState(null, "", fragment);
    if (entry !== this.entry) this.pushed = performance.now();
    this.entry = entry;
  }

  /** Back, forward, or an address typed by hand. */
  onPop() {
    window.clearTimeout(this.timer);
    this.page.openAt({ ...PLAIN, ...this.read() });
    window.clearTimeout(this.timer);
    this.begin();
  }
}
