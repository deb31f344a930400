// @ts-check
/** The register of claims: narrows its rows by words, section, layer, source, year and what is shown. */

const rows = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll("tbody tr")]);
const controls = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...document.querySelectorAll(".filters [name]")]);
const said = /** @type {HTMLElement} */ (document.querySelector(".filters output"));

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function narrow() {
  let count = 0;
  for (const row of rows) {
    const kept = controls.every(({ name, value }) => {
      if (!value) return true;
      if (name === "words") return folded(value).split(/\s+/).every((word) => folded(row.textContent ?? "").includes(word));
      return (row.dataset[name] ?? "").split(" ").includes(value);
    });
    row.hidden = !kept;
    if (kept) count += 1;
  }
  said.textContent = `${count} of ${rows.length} statements`;
}

for (const control of controls) control.addEventListener("input", narrow);
narrow();
