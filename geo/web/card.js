// @ts-check
/** What a click says of a feature: names, dates, summary, sources, accounts that differ, and how precise the drawing is. */

import { el, iconButton } from "#atlas/dom.js";

/** @typedef {import("#atlas/model.js").Model} Model */

/**
 * The card of one feature, of several under the pointer.
 * @param {Model} model
 * @param {number} i
 * @param {{ at: number, of: number, step: (way: number) => void }} stack
 * @returns {HTMLElement}
 */
export function card(model, i, stack) {
  const details = model.details[i];
  const party = model.payload.parties.find((/** @type {any} */ it) => it.id === model.features.party[i]);
  const kind = model.kind(i);
  const layer = model.layers[model.layerOf[i]];
  return el(
    "article.card",
    { "data-feature": model.features.id[i] },
    stack.of > 1 && pager(stack),
    el("p.kicker", {}, el("span.swatch", { style: `background:${model.colour(i)}` }), [kind.label, party?.name].filter(Boolean).join(" · ")),
    el("h2", {}, model.features.name[i]),
    details.names && names(details.names, details.modern),
    !details.names && details.modern && el("p.names", {}, `now ${details.modern}`),
    el("p.dates", {}, details.dates, !model.inForce(i) && el("span.past", {}, " · not on this date")),
    details.summary && el("p.summary", {}, details.summary),
    details.fields?.length && fields(details.fields),
    details.cites && sources(model, details.cites, "Sources"),
    details.accounts && accounts(model, details.accounts),
    details.precision && el("p.drawn", {}, `${details.precision}: ${details.drawn}.`.replace("..", ".")),
    el("p.layer", {}, layer.title, ...claims(details.claims ?? [])),
  );
}

/**
 * The statements that a feature shows, each a link to its row in the register.
 * @param {string[]} given
 */
function claims(given) {
  return given.flatMap((id, at) => [at ? ", " : " · shows ", el("a", { href: `claims.html#${id}`, target: "_blank" }, id)]);
}

/** @param {{ at: number, of: number, step: (way: number) => void }} stack */
function pager({ at, of, step }) {
  return el(
    "nav.pager",
    { "aria-label": "Features here" },
    iconButton("previous", "Previous feature here", () => step(-1)),
    el("span", {}, `${at + 1} of ${of} here`),
    iconButton("next", "Next feature here", () => step(1)),
  );
}

/**
 * @param {[string, string, string][]} given
 * @param {string} [modern]
 */
function names(given, modern) {
  const line = el("p.names");
  given.forEach(([tag, language, name], at) => {
    if (at) line.append(" · ");
    line.append(el("span", { lang: tag, title: language }, name));
  });
  if (modern) line.append(` · now ${modern}`);
  return line;
}

/** @param {[string, string][]} rows */
function fields(rows) {
  return el("dl.fields", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

/**
 * Short citations; each opens the full entry.
 * @param {Model} model
 * @param {[number, string][]} cites
 * @param {string} [title]
 */
function sources(model, cites, title) {
  return el(
    "div.sources",
    {},
    title && el("h3", {}, title),
    ...cites.map(([source, short]) => el("details", {}, el("summary", {}, short), full(model.sources[source]))),
  );
}

/** @param {{ full: [string, number][], url: string | null }} source */
function full({ full: runs, url }) {
  const entry = el("p.full", {}, ...runs.map(([text, italic]) => (italic ? el("cite", {}, text) : text)));
  if (url && /^https?:/.test(url)) {
    const last = entry.lastChild;
    if (last?.textContent?.includes(url)) last.textContent = last.textContent.replace(` ${url}.`, "");
    entry.append(" ", el("a", { href: url, target: "_blank", rel: "noopener" }, url));
  }
  return entry;
}

/**
 * @param {Model} model
 * @param {[string, [number, string][]][]} given
 */
function accounts(model, given) {
  return el(
    "section.accounts",
    {},
    el("h3", {}, given.length > 1 ? "Accounts differ" : "Another account"),
    ...given.map(([text, cites]) => el("div.account", {}, el("p", {}, text), sources(model, cites))),
  );
}
