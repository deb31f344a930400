// @ts-check
/** What a click says of a feature: names, dates, summary, sources, accounts that differ, how precisely it is drawn. */

import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/data/atlas.js").Card} Card */
/** @typedef {{ at: number, names: string[], go: (at: number) => void }} Stack the features here, by name */

/** Languages by their tags, as the reader of an English page calls them. */
const languages = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" });

/**
 * The card of one feature, of several under the pointer.
 * @param {Atlas} atlas that has been told what cards say
 * @param {import("#atlas/time/slice.js").Slice} slice
 * @param {number} i
 * @param {Stack} stack
 * @returns {HTMLElement}
 */
export function card(atlas, slice, i, stack) {
  const said = /** @type {NonNullable<Atlas["cards"]>} */ (atlas.cards).at(i);
  const name = atlas.name(i);
  const told = [atlas.kind(i).label, atlas.party(i)?.name].filter(Boolean).join(" · ");
  return el(
    "article.card",
    { "data-feature": atlas.id(i), tabindex: -1, "aria-label": name },
    stack.names.length > 1 && pager(stack),
    el("p.kicker", {}, el("span.swatch", { style: `background:${atlas.colour(i)}` }), told),
    el("h2", {}, name),
    names(said),
    el("p.dates", {}, said.dates, !slice.inForce(i) && el("span.past", {}, " · not on this date")),
    said.summary && el("p.summary", {}, said.summary),
    said.fields.length > 0 && fields(said.fields),
    slice.progress(i) < 1 && el("p.drawn", {}, underWay(atlas.calendar.label(slice.day))),
    ...said.charts.map((chart) => bars(atlas, chart)),
    said.cites.length > 0 && sources(atlas, said.cites, "Sources"),
    said.accounts.length > 0 && accounts(atlas, said.accounts),
    said.precision && el("p.drawn", {}, `${said.precision}: ${said.drawn}.`.replace("..", ".")),
    el("p.layer", {}, atlas.layers[atlas.layerOf[i]].title, ...claims(said.claims, atlas.map.claimsPage)),
  );
}

/** @param {string} day */
function underWay(day) {
  return `Drawn as far as ${day}, at an even pace from first day to last.`;
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
 * What lies here one under another: one after the next, or any of the list.
 * @param {Stack} stack
 */
function pager({ at, names: found, go }) {
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

/** @param {[string, string][]} rows */
function fields(rows) {
  return el("dl.fields", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
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
 * Short citations; each opens the full entry.
 * @param {Atlas} atlas
 * @param {[number, string][]} cites
 * @param {string} [title]
 */
function sources(atlas, cites, title) {
  return el(
    "div.sources",
    {},
    title && el("h3", {}, title),
    ...cites.map(([source, short]) => el("details", {}, el("summary", {}, short), full(atlas.sources[source]))),
  );
}

/** @param {import("#atlas/data/payload.d.ts").Source} source */
function full({ full: runs, url }) {
  const entry = el("p.full", {}, ...runs.map(({ text, italic }) => (italic ? el("cite", {}, text) : text)));
  if (url && /^https?:/.test(url)) {
    const last = entry.lastChild;
    if (last?.textContent?.includes(url)) last.textContent = last.textContent.replace(` ${url}.`, "");
    entry.append(" ", el("a", { href: url, target: "_blank", rel: "noopener" }, url));
  }
  return entry;
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
