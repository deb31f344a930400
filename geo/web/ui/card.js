// @ts-check
/** All that is said of a feature: names, dates, sources in full, accounts that differ, how precisely it is drawn. */

import { el, iconButton } from "#atlas/ui/dom.js";
import { aside, dates, fields, frame, kicker, pager, saidOf, sources, underWay } from "#atlas/ui/rows.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/data/atlas.js").Card} Card */
/** @typedef {import("#atlas/time/slice.js").Slice} Slice */
/** @typedef {import("#atlas/ui/rows.js").Stack} Stack */
/** @typedef {import("#atlas/ui/rows.js").Acts} Acts */

/** Languages by their tags, as the reader of an English page calls them. */
const languages = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" });

/**
 * The whole card of a feature, which stands beside the map.
 * @param {Atlas} atlas that has been told what cards say
 * @param {Slice} slice
 * @param {number} i
 * @param {Stack} stack
 * @param {Acts} acts
 * @returns {HTMLElement}
 */
export function card(atlas, slice, i, stack, acts) {
  const said = saidOf(atlas, i);
  return frame(
    "whole",
    atlas,
    i,
    el(
      "div.top",
      {},
      iconButton("previous", "Back to the short card", acts.back),
      stack.names.length > 1 ? pager(stack) : kicker(atlas, i),
      iconButton("close", "Close", acts.close),
    ),
    stack.names.length > 1 && kicker(atlas, i),
    el("h2", {}, atlas.name(i)),
    names(said),
    dates(said, slice, i),
    said.summary && el("p.summary", {}, said.summary),
    said.fields.length > 0 && fields(said.fields),
    slice.progress(i) < 1 && el("p.drawn", {}, underWay(atlas.calendar.label(slice.day))),
    ...said.charts.map((chart) => bars(atlas, chart)),
    said.cites.length > 0 && sources(atlas, said.cites, "Sources", true),
    said.accounts.length > 0 && accounts(atlas, said.accounts),
    aside(atlas, [atlas.name(i), said.summary, said.drawn, ...wordsOf(said)].join(" "), said.claims.length > 0),
    said.precision && el("p.drawn", {}, `${said.precision}: ${said.drawn}.`.replace("..", ".")),
    el("p.layer", {}, atlas.layers[atlas.layerOf[i]].title, ...claims(said.claims, atlas.map.claimsPage)),
  );
}

/**
 * All that a card says beside its summary.
 * @param {Card} said
 */
function wordsOf({ accounts: given, charts, fields: rows }) {
  const counted = charts.flatMap(({ bars: all }) => all.map(({ by }) => by));
  return [...given.map(({ text }) => text), ...counted, ...rows.flat()];
}

/**
 * The statements that a feature shows, each a link to its row in the register.
 * @param {string[]} given
 * @param {string | null} page of the register
 */
function claims(given, page) {
  return given.flatMap((id, at) => [
    at ? ", " : " · shows ",
    page ? el("a", { href: `${page}#${id}`, target: "_blank" }, id) : id,
  ]);
}

/**
 * What a feature is called in other languages, and today.
 * @param {Card} said
 */
function names({ names: given, modern }) {
  if (!given.length && !modern) return null;
  const line = el("p.names");
  given.forEach(({ tag, name }, at) => {
    line.append(at ? " · " : "", el("span", { lang: tag, title: languages.of(tag) }, name));
  });
  if (modern) line.append(`${given.length ? " · " : ""}now ${modern}`);
  return line;
}

/**
 * Counts of one thing beside each other, each with whose it is: a bar from nothing, paler as far as a range goes.
 * @param {Atlas} atlas
 * @param {Card["charts"][number]} chart
 */
function bars(atlas, { measure, bars: rows }) {
  const most = Math.max(...rows.map(({ value, to }) => to ?? value)) || 1;
  return el(
    "section.chart",
    { "aria-label": measure },
    el("h3", {}, measure),
    ...rows.map((row) => bar(atlas, row, most)),
  );
}

/**
 * @param {Atlas} atlas
 * @param {Card["charts"][number]["bars"][number]} row
 * @param {number} most of all rows
 */
function bar(atlas, { party: id, by, value, to, said, cites }, most) {
  const party = atlas.parties.find((it) => it.id === id);
  const style = (/** @type {number} */ count) =>
    `width:${((100 * count) / most).toFixed(1)}%;background:${party?.colour}`;
  return el(
    "div.bar",
    {},
    el("span.whose", {}, party?.name ?? id, el("small", {}, ` ${by}`)),
    el("span.value", {}, said),
    el(
      "span.length",
      { "aria-hidden": "true" },
      to !== null && el("i.range", { style: style(to) }),
      el("i", { style: style(value) }),
    ),
    sources(atlas, cites),
  );
}

/**
 * @param {Atlas} atlas
 * @param {import("#atlas/data/payload.d.ts").Account[]} given
 */
function accounts(atlas, given) {
  return el(
    "section.accounts",
    {},
    el("h3", {}, given.length > 1 ? "Accounts differ" : "Another account"),
    ...given.map(({ text, cites }) => el("div.account", {}, el("p", {}, text), sources(atlas, cites))),
  );
}
