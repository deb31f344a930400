// @ts-check
/** Keeps the state of the page in its address as one moves, so that back and forward lead through it. */

import { entryOf, readWhole, writeLink } from "#atlas/state/link.js";

/** @typedef {import("#atlas/state/link.js").Link} Link */

const defaultOptions = {
  rest: 250, // milliseconds without a change after which the address is written
  apart: 1500, // milliseconds: steps in time that follow faster are one entry of the history
};

export class Address {
  /**
   * @param {object} page
   * @param {() => Link} page.link as it is
   * @param {(link: Link) => void} page.open brings it to another
   * @param {() => boolean} page.playing whether time runs by itself
   * @param {Partial<typeof defaultOptions>} [options]
   */
  constructor(page, options = {}) {
    this.page = page;
    this.options = { ...defaultOptions, ...options };
    this.timer = 0;
    this.pushed = -Infinity;
    /** Of the entry of the history that we stand on. */
    this.entry = "";
    window.addEventListener("popstate", () => this.onPop());
  }

  /** The page stands: what comes from now on is a step of the reader's. */
  begin() {
    window.clearTimeout(this.timer);
    this.entry = entryOf(this.page.link());
  }

  /** Write the address once the page has come to rest. */
  write() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.writeNow(), this.options.rest);
  }

  writeNow() {
    if (location.protocol === "about:") return; // shown within a notebook
    const link = this.page.link();
    const entry = entryOf(link);
    const quick = performance.now() - this.pushed < this.options.apart || this.page.playing();
    if (entry === this.entry || quick) history.replaceState(null, "", writeLink(link));
    else history.pushState(null, "", writeLink(link));
    if (entry !== this.entry) this.pushed = performance.now();
    this.entry = entry;
  }

  /** Back, forward, or an address typed by hand. */
  onPop() {
    window.clearTimeout(this.timer);
    this.page.open(readWhole(location.hash));
    this.begin();
  }
}
