// @ts-check
/** Beside the map: layers and readings, what happens today, what is in force, the legend; search and sharing. */

import { el, iconButton } from "#atlas/ui/dom.js";
import { LayerList } from "#atlas/ui/layerlist.js";
import { listLegend } from "#atlas/ui/legend.js";
import { listNow } from "#atlas/ui/now.js";
import { Readings, tourList } from "#atlas/ui/readings.js";
import { listToday } from "#atlas/ui/today.js";

/** @typedef {import("#atlas/state/store.js").Tab} Tab */
/** @typedef {import("#atlas/state/store.js").State} State */

const TABS = /** @type {const} */ ([
  ["layers", "Layers"],
  ["today", "Today"],
  ["now", "In force"],
  ["legend", "Legend"],
]);
/** What "today" is, by what one steps. */
const TODAY = { day: "Today", month: "Month", year: "Year" };
const PRESS = 24; // pixels: who moves the handle less has pressed it

export class Panel {
  /** The tab whose page is shown. @type {Tab | null} */
  #shown = null;

  /**
   * @param {import("#atlas/data/atlas.js").Atlas} atlas
   * @param {import("#atlas/state/store.js").Store} store
   * @param {import("#atlas/time/slice.js").Slice} slice
   * @param {object} acts
   * @param {(layer: string, on: boolean) => void} acts.toggle
   * @param {(i: number) => void} acts.select
   * @param {(i: number) => boolean} acts.seen whether a feature that is drawn can be seen
   * @param {(i: number) => number} acts.away how far a feature lies from the middle of the view
   * @param {object} parts
   * @param {HTMLElement} parts.head what stands above the tabs
   * @param {HTMLElement} parts.results what takes the place of the pages while something is sought
   * @param {HTMLElement} parts.foot what stands below them
   */
  constructor(atlas, store, slice, acts, { head, results, foot }) {
    this.atlas = atlas;
    this.store = store;
    this.slice = slice;
    this.acts = acts;
    this.layerList = new LayerList(atlas, acts.toggle);
    this.readings = new Readings(atlas, store);
    /** Whether the pages are filled yet: the first sight does without. */
    this.complete = false;
    this.tabs = TABS.map(([id, title]) => this.tab(id, id === "today" ? TODAY[store.state.step] : title));
    /** @type {Record<Tab, HTMLElement>} */
    this.pages = {
      layers: page("layers", {}, ...this.layerList.elements, this.readings.element, tourList(atlas, store)),
      today: page("today", { tabindex: 0 }),
      now: page("now", {}),
      legend: page("legend", { tabindex: 0 }),
    };
    /** Of the sheet that the panel is on a phone. */
    this.tall = false;
    this.handle = this.makeHandle();
    this.element = el(
      "aside.panel",
      { "aria-label": "Layers and legend", onkeydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event) },
      this.handle,
      head,
      el(
        "div.tabs",
        {},
        el("div", { role: "tablist" }, ...this.tabs),
        iconButton("close", "Close the panel", () => this.close()),
      ),
      results,
      ...Object.values(this.pages),
      foot,
    );
  }

  /**
   * @param {Tab} id
   * @param {string} title
   */
  tab(id, title) {
    const open = () => this.store.set({ tab: id });
    const attributes = { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `page-${id}`, onclick: open };
    return el("button", attributes, title);
  }

  close() {
    this.store.set({ panel: false });
  }

  /** On a phone the panel is a sheet: a press makes it taller or lower again, a drag too, a drag far down closes it. */
  makeHandle() {
    const handle = el("button.handle", {
      type: "button",
      "aria-label": "Taller or lower panel",
      "aria-expanded": "false",
    });
    handle.addEventListener("click", () => this.stretch(!this.tall));
    handle.addEventListener("pointerdown", (down) => {
      handle.setPointerCapture(down.pointerId);
      const drop = (/** @type {PointerEvent} */ up) => {
        const moved = up.clientY - down.clientY;
        if (Math.abs(moved) < PRESS) return;
        if (moved > 0 && !this.tall) this.close();
        this.stretch(moved < 0);
        handle.addEventListener("click", (event) => event.stopImmediatePropagation(), { once: true, capture: true });
      };
      handle.addEventListener("pointerup", drop, { once: true });
    });
    return handle;
  }

  /** @param {boolean} tall */
  stretch(tall) {
    this.tall = tall;
    this.element.classList.toggle("tall", tall);
    this.handle.setAttribute("aria-expanded", String(tall));
  }

  /**
   * Between the tabs one goes with arrows.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const at = this.tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !way) return;
    const next = (at + way + TABS.length) % TABS.length;
    this.store.set({ tab: TABS[next][0] });
    this.tabs[next].focus();
  }

  /** Bring in what the first sight did without: samples of symbols, and the pages that are made of lists. */
  fill() {
    this.complete = true;
    this.layerList.complete();
    this.update(this.store.state);
  }

  /**
   * Bring boxes, counts and the open page up to date.
   * @param {Readonly<State>} state
   */
  update(state) {
    if (state.tab !== this.#shown) this.#show(state.tab);
    const today = this.tabs[TABS.findIndex(([id]) => id === "today")];
    if (today.textContent !== TODAY[state.step]) today.textContent = TODAY[state.step];
    this.layerList.update(state, this.slice.counts);
    this.readings.update(state);
    if (this.complete) this.updatePage(state.tab);
  }

  /** @param {Tab} tab */
  #show(tab) {
    this.#shown = tab;
    TABS.forEach(([id], at) => {
      const chosen = id === tab;
      this.pages[id].hidden = !chosen;
      this.tabs[at].setAttribute("aria-selected", String(chosen));
      this.tabs[at].tabIndex = chosen ? 0 : -1;
    });
  }

  /** @param {Tab} tab */
  updatePage(tab) {
    const { atlas, slice, acts, pages } = this;
    if (tab === "today") listToday(pages.today, atlas, slice, acts.select);
    if (tab === "now") listNow(pages.now, atlas, slice, acts.select, acts.away);
    if (tab === "legend") listLegend(pages.legend, atlas, slice, acts.seen);
  }

  /** The map has moved: the legend is of what is in view, and what is near is in force first. */
  moved() {
    const { tab } = this.store.state;
    if (this.complete && (tab === "legend" || tab === "now")) this.updatePage(tab);
  }
}

/**
 * @param {Tab} id
 * @param {{ tabindex?: number }} attributes
 * @param {...(Node | null)} children
 */
function page(id, attributes, ...children) {
  const named = { id: `page-${id}`, role: "tabpanel", "aria-labelledby": `tab-${id}` };
  return el(`div.page.${id}`, { ...named, ...attributes }, ...children);
}
