// @ts-check
/** Finds features of all maps by name, in any script, and by what is said of them; leads to the one chosen. */

import { gather, otherNames } from "#atlas/find/gather.js";
import { el } from "#atlas/ui/dom.js";
import { featureRow } from "#atlas/ui/lists.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/find/index.js").Index} Index */

const MOST = 40; // rows: more would not be read
const BUSY = 8; // milliseconds for which the page is kept from anything else while it gathers
const AROUND = 44; // letters told before and after a word that stands in what is said

export class Search {
  /** @type {Index | null} */
  #index = null;
  /** @type {Promise<Index> | null} */
  #coming = null;

  /**
   * @param {Atlas} atlas
   * @param {(i: number) => void} select
   */
  constructor(atlas, select) {
    this.atlas = atlas;
    this.select = select;
    this.input = /** @type {HTMLInputElement} */ (
      el("input", {
        type: "search",
        placeholder: "Find a name, in any script",
        "aria-label": "Find a name",
        autocomplete: "off",
        spellcheck: "false",
        onfocus: () => void this.index(),
        oninput: () => this.show(),
      })
    );
    this.results = el("div.page.results", { role: "region", "aria-label": "Found", hidden: true });
    const clear = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.clear();
    this.element = el("div.search", { onkeydown: clear }, this.input);
  }

  clear() {
    this.input.value = "";
    this.show();
  }

  /** All that can be found, gathered when somebody is about to ask. */
  index() {
    return (this.#coming ??= this.#gather());
  }

  async #gather() {
    await this.atlas.tell();
    const gathering = gather(this.atlas);
    for (let since = performance.now(); ;) {
      const { done, value } = gathering.next();
      if (done) return (this.#index = value);
      if (performance.now() - since < BUSY) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }

  /**
   * Features of this map, and behind their number those of others, the best first.
   * @param {string} text
   */
  async find(text) {
    return (await this.index()).find(text);
  }

  async show() {
    const index = this.#index ?? (await this.index());
    const text = this.input.value; // as it is by now
    const asked = index.fold(text);
    this.results.hidden = !asked;
    this.element.parentElement?.classList.toggle("searching", Boolean(asked));
    if (!asked) return;
    const found = index.find(text);
    const many = found.length > MOST ? `, the first ${MOST}` : "";
    const said = found.length ? `${found.length} found${many}` : "Nothing like it on any map";
    const { count } = this.atlas;
    const rows = found
      .slice(0, MOST)
      .map((i) => (i < count ? this.row(i, asked) : this.rowElsewhere(i - count, asked)));
    const list = el("ul", {}, ...rows.map((row) => el("li", {}, row)));
    this.results.replaceChildren(el("p.hint", { "aria-live": "polite" }, said), list);
  }

  /**
   * A feature that was found: its name, the other name by which it was, its dates, what is said if that holds the word.
   * @param {number} i
   * @param {string} asked as it is compared
   */
  row(i, asked) {
    const { atlas } = this;
    const name = atlas.name(i);
    const told = otherNames(atlas, i).find(([, other]) => this.#holds(other, asked));
    const named = this.#holds(name, asked);
    const [tag, other] = (!named && told) || [];
    const { dates, summary } = /** @type {NonNullable<Atlas["cards"]>} */ (atlas.cards).at(i);
    const by = other ? el("small", { lang: tag || null }, ` ${other}`) : null;
    const said = !named && !other && this.#around(summary, asked);
    const line = el("span", {}, name, by, el("small.when", {}, ` ${dates}`), said && el("small.said", {}, said));
    return featureRow(atlas, i, this.select, line);
  }

  /**
   * A feature of another map: a link that leads there.
   * @param {number} i
   * @param {string} asked as it is compared
   */
  rowElsewhere(i, asked) {
    const elsewhere = /** @type {NonNullable<Atlas["finding"]["elsewhere"]>} */ (this.atlas.finding.elsewhere);
    const name = elsewhere.name(i);
    const other = !this.#holds(name, asked) && elsewhere.others(i).find((it) => this.#holds(it, asked));
    const when = el("small.when", {}, ` ${elsewhere.dates.at(i)}`);
    const where = el("small.where", {}, `On the map “${elsewhere.map(i).title}”`);
    const line = el("span", {}, name, other && el("small", {}, ` ${other}`), when, where);
    return el("a.row", { href: elsewhere.address(i) }, el("span.sample", { "aria-hidden": "true" }, "↗"), line);
  }

  /**
   * @param {string} name
   * @param {string} asked
   */
  #holds(name, asked) {
    const folded = this.#index?.fold(name) ?? "";
    return folded.includes(asked) || folded.replaceAll(" ", "").includes(asked.replaceAll(" ", ""));
  }

  /**
   * What is said around the first word that was asked for, where it stands there letter by letter.
   * @param {string} text
   * @param {string} asked
   */
  #around(text, asked) {
    const [word] = asked.split(" ");
    const at = text.toLowerCase().indexOf(word);
    if (at < 0) return null;
    const from = text.lastIndexOf(" ", Math.max(0, at - AROUND)) + 1;
    const end = text.indexOf(" ", at + word.length + AROUND);
    return `${from ? "… " : ""}${text.slice(from, end < 0 ? undefined : end)}${end < 0 ? "" : " …"}`;
  }
}
