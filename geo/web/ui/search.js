// @ts-check
/** Finds features by any of their names, in any script, and brings the map to the one chosen. */

import { el } from "#atlas/ui/dom.js";
import { featureRow } from "#atlas/ui/lists.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

const MOST = 40; // rows: more would not be read
/** What a match of the first word adds to a feature's rank, the smaller the better, where it falls short. */
const RANKING = { notFirst: 4, notBegun: 4, nameOnly: -3 };

/**
 * A text as it is compared: without case, accents, or what stands between words.
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * What a feature is called besides its headline: language tag and name; a modern name has none.
 * @param {Atlas} atlas that has been told what cards say
 * @param {number} i
 * @returns {[string, string][]}
 */
function otherNames({ cards }, i) {
  const { names, modern } = /** @type {NonNullable<Atlas["cards"]>} */ (cards).at(i);
  const others = names.map(({ tag, name }) => /** @type {[string, string]} */ ([tag, name]));
  return modern ? [...others, ["", modern]] : others;
}

/**
 * All that a feature is called, as it is compared.
 * @param {Atlas} atlas
 * @param {number} i
 */
function indexed(atlas, i) {
  const names = [atlas.name(i), ...otherNames(atlas, i).map(([, name]) => name)];
  return ` ${names.map(folded).join(" | ")} `;
}

export class Search {
  /** Names of each feature, as they are compared. @type {string[] | null} */
  #index = null;

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

  /**
   * Features whose names hold every word, those that begin with it first.
   * @param {string} text
   * @returns {number[]}
   */
  find(text) {
    const { atlas } = this;
    const index = (this.#index ??= Array.from({ length: atlas.count }, (_, i) => indexed(atlas, i)));
    const words = folded(text).split(" ").filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (let i = 0; i < atlas.count; i++) if (words.every((word) => index[i].includes(word))) found.push(i);
    const rank = (/** @type {number} */ i) =>
      (index[i].startsWith(` ${words[0]}`) ? 0 : RANKING.notFirst) +
      (index[i].includes(` ${words[0]}`) ? 0 : RANKING.notBegun) +
      atlas.rankOf[i] +
      (atlas.kind(i).nameOnly ? RANKING.nameOnly : 0);
    return found.sort((a, b) => rank(a) - rank(b) || a - b);
  }

  async show() {
    await this.atlas.tell();
    const text = this.input.value;
    const asked = folded(text) !== "";
    this.results.hidden = !asked;
    this.element.parentElement?.classList.toggle("searching", asked);
    if (!asked) return;
    const found = this.find(text);
    const many = found.length > MOST ? `, the first ${MOST}` : "";
    const said = found.length ? `${found.length} found${many}` : "Nothing of that name on this map";
    const rows = found.slice(0, MOST).map((i) => el("li", {}, this.row(i, folded(text))));
    this.results.replaceChildren(el("p.hint", { "aria-live": "polite" }, said), el("ul", {}, ...rows));
  }

  /**
   * A feature that was found: its name, the other name by which it was, its dates.
   * @param {number} i
   * @param {string} asked as it is compared
   */
  row(i, asked) {
    const { atlas } = this;
    const name = atlas.name(i);
    const [tag, other] = otherNames(atlas, i).find(([, it]) => folded(it).includes(asked.split(" ")[0])) ?? [];
    const told = other && !folded(name).includes(asked);
    const dates = el("small.when", {}, ` ${atlas.cards?.at(i).dates}`);
    const by = told ? el("small", { lang: tag || null }, ` ${other}`) : "";
    return featureRow(atlas, i, this.select, el("span", {}, name, by, dates));
  }
}
