// @ts-check
/** What a click says of a feature: names, dates, summary, sources, accounts that differ, and how precise the drawing is. */

import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

/**
 * The card of one feature, of several under the pointer.
 * @param {Model} model
 * @param {number} i
 * @param {{ at: number, names: string[], go: (at: number) => void }} stack the features here, by name
 * @returns {HTMLElement}
 */
export function card(model, i, stack) {
  const details = model.details.at(i);
  const party = model.payload.parties.find((/** @type {any} */ it) => it.id === model.features.party[i]);
  const kind = model.kind(i);
  const layer = model.layers[model.layerOf[i]];
  return el(
    "article.card",
    { "data-feature": model.features.id[i], tabindex: -1, "aria-label": model.features.name[i] },
    stack.names.length > 1 && pager(stack),
    el("p.kicker", {}, el("span.swatch", { style: `background:${model.colour(i)}` }), [kind.label, party?.name].filter(Boolean).join(" · ")),
    el("h2", {}, model.features.name[i]),
    details.names.length > 0 && names(details.names, details.modern),
    !details.names.length && details.modern && el("p.names", {}, `now ${details.modern}`),
    el("p.dates", {}, details.dates, !model.inForce(i) && el("span.past", {}, " · not on this date")),
    details.summary && el("p.summary", {}, details.summary),
    details.fields.length > 0 && fields(details.fields),
    model.progress(i) < 1 && el("p.drawn", {}, `Drawn as far as ${model.calendar.label(model.day)}, at an even pace from first day to last.`),
    ...details.charts.map((/** @type {any} */ chart) => bars(model, chart)),
    details.cites.length > 0 && sources(model, details.cites, "Sources"),
    details.accounts.length > 0 && accounts(model, details.accounts),
    details.precision && el("p.drawn", {}, `${details.precision}: ${details.drawn}.`.replace("..", ".")),
    el("p.layer", {}, layer.title, ...claims(details.claims)),
  );
}

/**
 * The statements that a feature shows, each a link to its row in the register.
 * @param {string[]} given
 */
function claims(given) {
  return given.flatMap((id, at) => [at ? ", " : " · shows ", el("a", { href: `claims.html#${id}`, target: "_blank" }, id)]);
}

/**
 * What lies here one under another: one after the next, or any of the list.
 * @param {{ at: number, names: string[], go: (at: number) => void }} stack
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
      el("ul", {}, ...found.map((name, to) => el("li", {}, el("button", { type: "button", "aria-current": to === at ? "true" : null, onclick: () => go(to) }, name)))),
    ),
    iconButton("next", "Next feature here", () => go((at + 1) % of)),
  );
}

/**
 * @param {import("#atlas/data/payload.d.ts").Name[]} given
 * @param {string} [modern]
 */
function names(given, modern) {
  const line = el("p.names");
  given.forEach(({ tag, language, name }, at) => {
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
 * Counts of one thing beside each other, each with whose it is: a bar from nothing, paler as far as a range goes.
 * @param {Model} model
 * @param {import("#atlas/data/payload.d.ts").Chart} chart
 */
function bars(model, { measure, bars: rows }) {
  const most = Math.max(...rows.map(({ value, to }) => to ?? value)) || 1;
  const party = (/** @type {string} */ id) => model.payload.parties.find((/** @type {any} */ it) => it.id === id);
  const wide = (/** @type {number} */ value) => `width:${((100 * value) / most).toFixed(1)}%`;
  return el(
    "section.chart",
    { "aria-label": measure },
    el("h3", {}, measure),
    ...rows.map(({ party: id, by, value, to, said, cites }) =>
      el(
        "div.bar",
        {},
        el("span.whose", {}, party(id)?.name ?? id, el("small", {}, ` ${by}`)),
        el("span.value", {}, said),
        el("span.length", { "aria-hidden": "true" }, to !== null && el("i.range", { style: `${wide(to)};background:${party(id)?.colour}` }), el("i", { style: `${wide(value)};background:${party(id)?.colour}` })),
        sources(model, cites),
      ),
    ),
  );
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
 * @param {Model} model
 * @param {import("#atlas/data/payload.d.ts").Account[]} given
 */
function accounts(model, given) {
  return el(
    "section.accounts",
    {},
    el("h3", {}, given.length > 1 ? "Accounts differ" : "Another account"),
    ...given.map(({ text, cites }) => el("div.account", {}, el("p", {}, text), sources(model, cites))),
  );
}
