// @ts-check
/** What a click says of a feature, all in sight at once: what it is, when, what happened, by whose word. */

import { el, iconButton } from "#atlas/ui/dom.js";
import { aside, dates, fields, frame, kicker, pager, saidOf, sources, underWay } from "#atlas/ui/rows.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */
/** @typedef {import("#atlas/ui/rows.js").Stack} Stack */
/** @typedef {import("#atlas/ui/rows.js").Acts} Acts */

/**
 * The short card of a feature, which stands at it: what it is, when, what happened, by whose word.
 * @param {Atlas} atlas that has been told what cards say
 * @param {Slice} slice
 * @param {number} i
 * @param {Stack} stack
 * @param {Acts} acts
 * @returns {HTMLElement}
 */
export function brief(atlas, slice, i, stack, acts) {
  const said = saidOf(atlas, i);
  const whole = said.summary || said.cites.length > 0;
  return frame(
    "brief",
    atlas,
    i,
    el("div.top", {}, kicker(atlas, i), iconButton("close", "Close", acts.close)),
    el("h2", {}, atlas.name(i)),
    dates(said, slice, i),
    said.summary && el("p.summary", {}, said.summary),
    !said.summary && said.fields.length > 0 && fields(said.fields),
    slice.progress(i) < 1 && el("p.drawn", {}, underWay(atlas.calendar.label(slice.day))),
    aside(atlas, atlas.name(i) + said.summary),
    said.cites.length > 0 && sources(atlas, said.cites, "Sources"),
    el(
      "div.foot",
      {},
      stack.names.length > 1 && pager(stack),
      said.accounts.length > 0 && differs(said.accounts.length, acts.differ),
      whole && el("button.more", { type: "button", onclick: acts.more }, "More"),
    ),
  );
}

/**
 * The sign that another tells it otherwise.
 * @param {number} count
 * @param {() => void} open
 */
function differs(count, open) {
  const label = count > 1 ? `Accounts differ (${count})` : "Another account";
  return el("button.differs", { type: "button", onclick: open }, el("span", { "aria-hidden": "true" }, "≠"), label);
}
