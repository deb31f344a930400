// @ts-check
/** What happened on the day, or in the year, that is shown: layer by layer, each line cited; a press shows it on the map. */

import { el } from "#atlas/ui/dom.js";
import { sample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

/** Kinds that are how the ground looked rather than what happened on it. */
const STATES = new Set(["territory", "border", "place", "ground_held", "front_line", "height", "claim"]);

/**
 * Features that begin on the day shown, or in the year that ends with it, on the layers that are on.
 * @param {Model} model
 * @returns {number[]}
 */
export function todays(model) {
  const since = model.map.step === "day" ? model.day : (model.stops.findLast((/** @type {number} */ stop) => stop < model.day) ?? -1) + 1;
  const found = [];
  for (const i of model.stack) {
    if (model.from[i] < since || model.from[i] > model.day || !model.layers[model.layerOf[i]].on) continue;
    if (!STATES.has(model.kind(i).kind) && !model.setAside(i)) found.push(i);
  }
  return found.sort((a, b) => model.from[a] - model.from[b] || model.features.rank[a] - model.features.rank[b] || a - b);
}

/**
 * @param {HTMLElement} page
 * @param {Model} model
 * @param {(id: string) => void} select
 */
export async function listToday(page, model, select) {
  if (!model.details) await model.tell();
  const found = todays(model);
  const groups = model.layers.map((layer, at) => ({ layer, rows: found.filter((i) => model.layerOf[i] === at) })).filter(({ rows }) => rows.length);
  const under = model.drawn.filter((i) => model.inForce(i) && model.kind(i).line === "arrow" && !found.includes(i) && model.map.step === "day");
  page.replaceChildren(
    el("h2", {}, model.map.step === "day" ? model.calendar.label(model.day) : model.calendar.iso(model.day).slice(0, 4)),
    ...groups.map(({ layer, rows }) => el("section", {}, el("h3", {}, layer.title), el("ul", {}, ...rows.map((i) => el("li", {}, line(model, i, select)))))),
    groups.length ? "" : el("p.hint", {}, "Nothing begins on this day on the layers that are on."),
    under.length ? el("section", {}, el("h3", {}, "Still under way"), el("ul", {}, ...under.map((i) => el("li", {}, brief(model, i, select))))) : "",
  );
}

/**
 * @param {Model} model
 * @param {number} i
 * @param {(id: string) => void} select
 */
function line(model, i, select) {
  const { summary, cites, dates } = model.details.at(i);
  const when = model.map.step === "day" ? null : el("small.when", {}, dates);
  return el("div.happened", {}, brief(model, i, select), el("p", {}, when, summary, " ", el("small", {}, `(${cites.map((/** @type {[number, string]} */ [, short]) => short).join("; ")})`)));
}

/**
 * @param {Model} model
 * @param {number} i
 * @param {(id: string) => void} select
 */
function brief(model, i, select) {
  return el("button.row", { type: "button", onclick: () => select(model.features.id[i]) }, sample(model, i), el("span", {}, model.features.name[i]));
}
