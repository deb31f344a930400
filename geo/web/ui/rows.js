// @ts-check
/** What the short card of a feature and the whole one have in common. */

import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/data/atlas.js").Card} Card */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */
/** @typedef {{ at: number, names: string[], go: (at: number) => void }} Stack the features here, by name */

/**
 * @typedef {object} Acts
 * @property {() => void} more opens the whole card
 * @property {() => void} differ opens it where accounts differ
 * @property {() => void} back goes back to the short one
 * @property {() => void} close
 */

/**
 * @param {string} form
 * @param {Atlas} atlas
 * @param {number} i
 * @param {...(Node | string | null | undefined | false)} children
 */
export function frame(form, atlas, i, ...children) {
  const attributes = { "data-feature": atlas.id(i), role: "dialog", tabindex: -1, "aria-label": atlas.name(i) };
  return el(`div.card.${form}`, attributes, ...children);
}

/**
 * @param {Atlas} atlas
 * @param {number} i
 */
export function saidOf({ cards }, i) {
  return /** @type {NonNullable<Atlas["cards"]>} */ (cards).at(i);
}

/**
 * What kind of thing it is, and whose.
 * @param {Atlas} atlas
 * @param {number} i
 */
export function kicker(atlas, i) {
  const told = [atlas.kind(i).label, atlas.party(i)?.name].filter(Boolean).join(" · ");
  return el("p.kicker", {}, el("span.swatch", { style: `background:${atlas.colour(i)}` }), told);
}

/**
 * @param {Card} said
 * @param {Slice} slice
 * @param {number} i
 */
export function dates(said, slice, i) {
  return el("p.dates", {}, said.dates, !slice.inForce(i) && el("span.past", {}, " · not on this date"));
}

/** @param {string} day */
export function underWay(day) {
  return `Drawn as far as ${day}, at an even pace from first day to last.`;
}

/**
 * What the register is a register of, where a card speaks of it.
 * @param {Atlas} atlas
 * @param {string} told
 * @param {boolean} [listed] whether statements of it are listed
 */
export function aside({ map: { explained, claimsPage } }, told, listed = false) {
  if (!explained || !(listed || told.toLowerCase().includes(explained.word.toLowerCase()))) return null;
  const more = claimsPage && el("a", { href: claimsPage, target: "_blank" }, "Register");
  return el("p.aside", {}, `${explained.text} `, more);
}

/** @param {[string, string][]} rows */
export function fields(rows) {
  return el("dl.fields", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

/**
 * What lies here one under another: one after the next, or any of the list.
 * @param {Stack} stack
 */
export function pager({ at, names: found, go }) {
  const of = found.length;
  return el(
    "nav.pager",
    { "aria-label": "Features here" },
    iconButton("previous", "Previous feature here", () => go((at + of - 1) % of)),
    el(
      "details",
      {},
      el("summary", {}, `${at + 1} of ${of} here`),
      el(
        "ul",
        {},
        ...found.map((name, to) =>
          el(
            "li",
            {},
            el("button", { type: "button", "aria-current": to === at ? "true" : null, onclick: () => go(to) }, name),
          ),
        ),
      ),
    ),
    iconButton("next", "Next feature here", () => go((at + 1) % of)),
  );
}

/**
 * Short citations; each opens the full entry.
 * @param {Atlas} atlas
 * @param {[number, string][]} cites
 * @param {string} [title]
 * @param {boolean} [open] whether the entries are open already
 */
export function sources(atlas, cites, title, open = false) {
  return el(
    "div.sources",
    {},
    title && el("h3", {}, title),
    ...cites.map(([source, short]) => el("details", { open }, el("summary", {}, short), full(atlas.sources[source]))),
  );
}

/** @param {import("#atlas/data/payload.d.ts").Source} source */
function full({ full: runs, url }) {
  const entry = el("p.full", {}, ...runs.map(({ text, italic }) => (italic ? el("cite", {}, text) : text)));
  if (url && /^https?:/.test(url)) {
    const last = entry.lastChild;
    if (last?.textContent?.includes(url)) last.textContent = last.textContent.replace(`${url}.`, "").trimEnd();
    entry.append(" ", el("a", { href: url, target: "_blank", rel: "noopener" }, url));
  }
  return entry;
}
