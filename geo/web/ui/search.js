// @ts-check
/** Finds features by any of their names, in any script, and brings the map to the one chosen. */

import { el } from "#atlas/ui/dom.js";
import { sample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

const MOST = 40; // rows: more would not be read

/**
 * A text as it is compared: without case, accents, or what stands between words.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * All that a feature is called.
 * @param {Model} model
 * @param {number} i
 * @returns {string[]}
 */
function namesOf(model, i) {
  return [model.features.name[i], ...otherNames(model, i).map(([, name]) => name)];
}

/**
 * What a feature is called besides its headline: language tag and name; a modern name has none.
 * @param {Model} model
 * @param {number} i
 * @returns {[string, string][]}
 */
function otherNames(model, i) {
  const { names, modern } = model.details.at(i);
  return [...names.map((/** @type {any} */ { tag, name }) => [tag, name]), ...(modern ? [["", modern]] : [])];
}

export class Search {
  /**
   * @param {Model} model
   * @param {(id: string) => void} select
   */
  constructor(model, select) {
    this.model = model;
    this.select = select;
    /** @type {string[] | null} */
    this.index = null;
    this.input = /** @type {HTMLInputElement} */ (
      el("input", { type: "search", placeholder: "Find a name, in any script", "aria-label": "Find a name", autocomplete: "off", spellcheck: "false", oninput: () => this.show() })
    );
    this.results = el("div.page.results", { role: "region", "aria-label": "Found" });
    this.results.hidden = true;
    this.element = el("div.search", { onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.clear() }, this.input);
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
    const { model } = this;
    this.index ??= Array.from({ length: model.count }, (_, i) => ` ${namesOf(model, i).map(folded).join(" | ")} `);
    const words = folded(text).split(" ").filter(Boolean);
    if (!words.length) return [];
    const index = this.index;
    const found = [];
    for (let i = 0; i < model.count; i++) if (words.every((word) => index[i].includes(word))) found.push(i);
    const rank = (/** @type {number} */ i) => (index[i].startsWith(` ${words[0]}`) ? 0 : 4) + (index[i].includes(` ${words[0]}`) ? 0 : 4) + model.features.rank[i] - (model.kind(i).kind === "place" ? 3 : 0);
    return found.sort((a, b) => rank(a) - rank(b) || a - b);
  }

  async show() {
    await this.model.tell();
    const text = this.input.value;
    const asked = folded(text) !== "";
    this.results.hidden = !asked;
    this.element.parentElement?.classList.toggle("searching", asked);
    if (!asked) return;
    const { model } = this;
    const found = this.find(text);
    const rows = found.slice(0, MOST).map((i) => {
      const row = el("button.row", { type: "button", onclick: () => this.select(model.features.id[i]) }, sample(model, i));
      const [tag, other] = otherNames(model, i).find(([, name]) => folded(name).includes(folded(text).split(" ")[0])) ?? [];
      const told = other && !folded(model.features.name[i]).includes(folded(text));
      row.append(el("span", {}, model.features.name[i], told ? el("small", { lang: tag || null }, ` ${other}`) : null, el("small.when", {}, ` ${model.details.at(i).dates}`)));
      return el("li", {}, row);
    });
    const many = found.length > MOST ? `, the first ${MOST}` : "";
    this.results.replaceChildren(
      el("p.hint", { "aria-live": "polite" }, found.length ? `${found.length} found${many}` : "Nothing of that name on this map"),
      el("ul", {}, ...rows),
    );
  }
}
