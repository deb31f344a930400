// @ts-check
/** The keys of the page, on one card. */

import { el } from "#atlas/ui/dom.js";

/**
 * @param {{ name: string, says: string }[]} entries
 * @returns {HTMLDialogElement}
 */
export function helpCard(entries) {
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog.share.help", { "aria-label": "Keys" }));
  const rows = entries.flatMap(({ name, says }) => [el("dt", {}, el("kbd", {}, name)), el("dd", {}, says)]);
  dialog.append(
    el("h2", {}, "Keys"),
    el("dl.fields", {}, ...rows),
    el("div.acts", {}, el("button", { type: "button", onclick: () => dialog.close() }, "Close")),
  );
  return dialog;
}
