// @ts-check
/** The register of claims: narrows its rows by words, section, layer, source, year and what is shown. */

const rows = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll("tbody tr")]);
const filters = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
  document.querySelectorAll(".filters [name]")
);
const said = /** @type {HTMLElement} */ (document.querySelector(".filters output"));

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Whether a row passes a filter; an empty one lets every row pass.
 * @param {HTMLTableRowElement} row
 * @param {HTMLInputElement | HTMLSelectElement} filter
 */
function passes(row, { name, value }) {
  if (name !== "words") return !value || (row.dataset[name] ?? "").split(" ").includes(value);
  const text = folded(row.textContent ?? "");
  return folded(value)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function narrow() {
  for (const row of rows) row.hidden = ![...filters].every((filter) => passes(row, filter));
  said.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} statements`;
}

for (const filter of filters) filter.addEventListener("input", narrow);
narrow();
