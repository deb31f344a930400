// @ts-check
/** Tells the style sheets how the page is shown. Nothing reads these classes but they. */

/** @typedef {import("#atlas/state/store.js").State} State */

/** What of the state style sheets know, and the class of the page's body that says so. */
const CLASSES = /** @type {const} */ ([
  ["embed", "embed"],
  ["present", "present"],
  ["blank", "blank"],
  ["legend", "legend-on"],
  ["keyed", "by-keys"],
]);

/** Changes that must be told to `showModes`. @type {readonly import("#atlas/state/store.js").Key[]} */
export const MODES = ["panel", "controls", ...CLASSES.map(([key]) => key)];

/** @param {Readonly<State>} state */
export function showModes(state) {
  const { classList } = document.body;
  classList.add("atlas");
  classList.toggle("no-panel", !state.panel);
  classList.toggle("bare", state.embed && !state.controls);
  for (const [key, name] of CLASSES) classList.toggle(name, state[key]);
}
