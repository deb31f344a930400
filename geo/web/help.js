// @ts-check
/** The keys of the page, on one card. */

import { el } from "#atlas/dom.js";

const KEYS = [
  ["← →", "step back and forward (on the slider, or in the lecture view)"],
  ["PageUp PageDown", "the previous and next change (in the lecture view: step, as a clicker does)"],
  ["Home End", "first and last day, on the slider"],
  ["Space", "play and pause, in the lecture view"],
  ["B", "black the map, in the lecture view"],
  ["L", "legend over the map, in the lecture view"],
  ["F", "full screen"],
  ["+ −", "zoom; the arrows move the map when it has the focus"],
  ["Esc", "close a card or clear the search"],
  ["?", "this card"],
];

/** @returns {HTMLDialogElement} */
export function helpCard() {
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog.share.help", { "aria-label": "Keys" }));
  dialog.append(
    el("h2", {}, "Keys"),
    el("dl.fields", {}, ...KEYS.flatMap(([key, act]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, act)])),
    el("div.acts", {}, el("button", { type: "button", onclick: () => dialog.close() }, "Close")),
  );
  return dialog;
}
