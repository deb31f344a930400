// @ts-check
/** The register of claims: narrows its rows by words, section, layer, source, year and what is shown. */

import { folding } from "#atlas/find/fold.js";
import { Index } from "#atlas/find/index.js";

/**
 * What is found beside the words of a row.
 * @typedef {object} Finding
 * @property {string[][]} same names of one person or place
 * @property {string} han pairs of characters: a form, and that under which it is compared
 * @property {[names: string[], told: string][]} features
 * @property {Record<string, number[]>} shownBy of each statement, places in `features`
 */

const rows = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll("tbody tr")]);
const filters = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
  document.querySelectorAll(".filters [name]")
);
const said = /** @type {HTMLElement} */ (document.querySelector(".filters output"));
/** @type {Index | undefined} */
let index;

/** An index of the rows, made when somebody first asks for words. */
function indexed() {
  const { same, han, features, shownBy } = /** @type {Finding} */ (
    JSON.parse(document.getElementById("finding")?.textContent ?? "")
  );
  const made = new Index(folding(han));
  for (const row of rows) {
    const shown = (shownBy[row.id] ?? []).map((at) => features[at]);
    const others = shown.flatMap(([names]) => names);
    const told = [row.textContent ?? "", ...shown.map(([, words]) => words)].join(" ");
    made.add({ name: "", others, told, works: [], place: false, weight: 0 });
  }
  for (const names of same) made.same(names);
  return made;
}

/**
 * Whether a row passes a filter that is no words; an empty one lets every row pass.
 * @param {HTMLTableRowElement} row
 * @param {HTMLInputElement | HTMLSelectElement} filter
 */
function passes(row, { name, value }) {
  return name === "words" || !value || (row.dataset[name] ?? "").split(" ").includes(value);
}

function narrow() {
  const words = [...filters].find(({ name }) => name === "words")?.value.trim() ?? "";
  const found = words ? new Set((index ??= indexed()).find(words)) : null;
  rows.forEach((row, at) => {
    row.hidden = (found && !found.has(at)) || ![...filters].every((filter) => passes(row, filter));
  });
  said.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} statements`;
}

for (const filter of filters) filter.addEventListener("input", narrow);
narrow();
