// @ts-check
/** Hands a view on: a link, an embed code, a citation with the sources in view. */

import { el } from "#atlas/ui/dom.js";
import { addressField, placedAt, publishedAt } from "#atlas/ui/published.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

const defaultOptions = {
  across: 70, // letters in a row of the text that is handed on
  rows: [2, 12], // rows above those that a text takes, and rows at most
  frame: [800, 520], // pixels: width and height of an embedded map
};

/**
 * @typedef {object} View
 * @property {string} title
 * @property {string} date as it is said
 * @property {string} publication of which the map is a part; may be empty
 * @property {string} link of this view, whole
 * @property {string[]} layers titles of those that are on
 * @property {string[]} sources full entries of those in view
 */

/**
 * @param {() => View} look
 * @param {() => void} present enters the lecture view
 * @param {...HTMLElement} others buttons beside its own
 * @returns {HTMLElement}
 */
export function shareMenu(look, present, ...others) {
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog.share", { "aria-label": "Hand this view on" }));
  /** Opens it on a text; one that depends on where the site is published comes with a field for that. */
  const open = (/** @type {string} */ title, /** @type {string | ((address: string) => string)} */ made) => {
    const { across, rows } = defaultOptions;
    const text = typeof made === "string" ? made : made(publishedAt());
    const high = Math.min(rows[1], rows[0] + Math.ceil(text.length / across));
    const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { readonly: "", rows: high, "aria-label": title }));
    area.value = text;
    const where = typeof made === "string" ? null : addressField((address) => (area.value = made(address)));
    const said = el("output", { "aria-live": "polite" });
    const copy = el(
      "button",
      {
        type: "button",
        onclick: async () => (said.textContent = (await copied(area)) ? "Copied" : "Press Ctrl+C to copy"),
      },
      "Copy",
    );
    dialog.replaceChildren(
      el("h2", {}, title),
      ...(where ? [where, area] : [area]),
      el("div.acts", {}, copy, el("button", { type: "button", onclick: () => dialog.close() }, "Close"), said),
    );
    dialog.showModal();
    area.select();
  };
  return el(
    "div.share-menu",
    {},
    el("button", { type: "button", onclick: () => open("Link to this view", linkAt(look)) }, "Copy link"),
    el("button", { type: "button", onclick: () => open("Embed code for this view", codeAt(look)) }, "Embed"),
    el("button", { type: "button", onclick: () => open("Cite this view", citation(look())) }, "Cite"),
    el("button", { type: "button", title: "Large type, and the keys of a clicker (P)", onclick: present }, "Present"),
    ...others,
    dialog,
  );
}

/** @param {() => View} look */
function linkAt(look) {
  const { link } = look();
  return (/** @type {string} */ address) => placedAt(link, address);
}

/** @param {() => View} look */
function codeAt(look) {
  const view = look();
  return (/** @type {string} */ address) => embedCode(view, address);
}

/** @param {HTMLTextAreaElement} area */
async function copied(area) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

/**
 * The code that shows a view in another page.
 * @param {View} view
 * @param {string} [address] at which the site is published; without one the code is for a page beside this one
 * @returns {string}
 */
export function embedCode(view, address = "") {
  const [file, whole] = view.link.split("#");
  const name = file.split("/").pop() ?? "";
  const fragment = whole.replace("&present=1", "");
  const quoted = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const [width, height] = defaultOptions.frame;
  const [source, title] = [placedAt(`${name}#${fragment}&embed=1`, address), `${view.title}, ${view.date}`].map(quoted);
  return `<iframe src="${source}" width="${width}" height="${height}" title="${title}"></iframe>`;
}

/**
 * @param {View} view
 * @returns {string}
 */
export function citation({ title, date, publication, layers, link, sources }) {
  const within = publication && ` ${publication}.`;
  const list = sources.map((entry) => `\n- ${entry}`).join("");
  const cited = list && `\n\nSources of what is in view:${list}`;
  return `“${title}, ${date}.”${within} Layers: ${layers.join(", ")}. ${link}${cited}`;
}

/**
 * What there is to hand on of a view.
 * @param {Atlas} atlas
 * @param {import("#atlas/time/slice.js").Slice} slice
 * @param {(i: number) => boolean} seen whether a feature that is drawn can be seen
 * @param {string} link
 * @returns {View}
 */
export function viewOf(atlas, slice, seen, link) {
  /** @type {Set<number>} */
  const cited = new Set();
  for (const i of slice.drawn) {
    if (!slice.inForce(i) || !seen(i)) continue;
    for (const [source] of atlas.cards?.at(i).cites ?? []) cited.add(source);
  }
  const entries = [...cited].map((at) => atlas.sources[at].full.map(({ text }) => text).join(""));
  return {
    title: atlas.map.title,
    date: atlas.calendar.label(slice.day),
    publication: atlas.map.publication,
    link,
    layers: atlas.layers.filter((_, at) => slice.layerOn(at)).map(({ title }) => title),
    sources: entries.sort(),
  };
}
