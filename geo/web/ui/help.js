// @ts-check
/** The keys of the page, on one card. */

import { el } from "#atlas/ui/dom.js";

const KEYS = [
  ["← →", "step back and forward: on the slider, and anywhere in the lecture view"],
  [
    "PageUp PageDown",
    "the previous and next change; in the lecture view the previous and next step, of a tour where one is on",
  ],
  ["Home End", "first and last day, on the slider"],
  ["+ −", "closer and wider: on the map, and on the slider for the days in view"],
  ["Enter", "what lies in the middle of the map, where the map has the focus"],
  ["Esc", "close a card or clear the search"],
  ["P", "lecture view, and back"],
  ["F", "full screen"],
  ["Space", "play and pause, in the lecture view"],
  ["B", "black the map, in the lecture view"],
  ["L", "legend over the map, in the lecture view"],
  ["S", "spotlight at the pointer, in the lecture view"],
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
