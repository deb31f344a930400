// @ts-check
/** On an embedded map: its legend, and the way to the whole map. */

import { el } from "#atlas/ui/dom.js";

/**
 * @param {import("#atlas/state/store.js").Store} store
 * @param {() => string} address of the whole map as it stands, relative to the page
 */
export function wholeMap(store, address) {
  const toggle = () => store.set({ legend: !store.state.legend, tab: "legend" });
  const legend = el("button", { type: "button", "aria-expanded": "false", onclick: toggle }, "Legend");
  const link = /** @type {HTMLAnchorElement} */ (
    el("a", { target: "_blank", rel: "noopener", href: "#" }, "Open the whole map")
  );
  const filed = location.protocol !== "about:"; // within a notebook there is no file to open
  return {
    element: el("nav.guest", { "aria-label": "This map" }, legend, filed && link),
    /** To be told of every change of the view, and of the legend. */
    update() {
      link.href = address();
      legend.setAttribute("aria-expanded", String(store.state.legend));
    },
  };
}
