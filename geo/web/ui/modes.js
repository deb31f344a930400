// @ts-check
/** Tells the style sheets how the page is shown. Nothing reads these classes but they. */

/** @typedef {import("#atlas/state/store.js").State} State */

/** State that style sheets know, and the class of the page's body that says so. */
const CLASSES = /** @type {const} */ ({
  embed: "embed",
  present: "present",
  blank: "blank",
  legend: "legend-on",
  keyed: "by-keys",
});

/** What a change of must be told. */
export const MODES = /** @type {const} */ (["embed", "present", "blank", "legend", "keyed", "panel"]);

/** @param {Readonly<State>} state */
export function showModes(state) {
  const { classList } = document.body;
  classList.add("atlas");
  classList.toggle("no-panel", !state.panel);
  for (const [key, name] of Object.entries(CLASSES)) classList.toggle(name, state[/** @type {keyof CLASSES} */ (key)]);
}
