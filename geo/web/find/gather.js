// @ts-check
/** All that a page can find, gathered into one index: what is on its map, then what is on the others. */

import { folding } from "#atlas/find/fold.js";
import { Index } from "#atlas/find/index.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

const RANK = 0.6; // what a rank costs
const AWAY = 1.2; // what it costs to be on another map
const PIECE = 50; // entries between two moments at which the page may do something else

/**
 * What a feature is called besides its headline: language tag and name; a modern name has none.
 * @param {Atlas} atlas that has been told what cards say
 * @param {number} i
 * @returns {[string, string][]}
 */
export function otherNames({ cards }, i) {
  const { names, modern } = /** @type {NonNullable<Atlas["cards"]>} */ (cards).at(i);
  const others = names.map(({ tag, name }) => /** @type {[string, string]} */ ([tag, name]));
  return modern ? [...others, ["", modern]] : others;
}

/**
 * Make the index of a page: features first, in their order, then what is elsewhere.
 * @param {Atlas} atlas that has been told what cards say
 * @returns {Generator<undefined, Index>} which may rest between its pieces
 */
export function* gather(atlas) {
  const { same, han, elsewhere } = atlas.finding;
  const index = new Index(folding(han));
  /** @type {string[][]} */
  const places = [];
  const add = (/** @type {import("#atlas/find/index.js").Entry} */ entry) => {
    index.add(entry);
    if (entry.place) places.push([entry.name, ...entry.others].flatMap(forms));
    return index.size % PIECE === 0;
  };
  for (let i = 0; i < atlas.count; i++) if (add(entryOf(atlas, i))) yield;
  for (let i = 0; elsewhere && i < elsewhere.count; i++) {
    const works = Array.from(elsewhere.cited.get(i) ?? [], (at) => elsewhere.works[at]);
    const weight = elsewhere.rankOf[i] * RANK + AWAY;
    const told = elsewhere.words.at(i) ?? "";
    const [name, others, place] = [elsewhere.name(i), elsewhere.others(i), elsewhere.places.has(i)];
    if (add({ name, others: others.flatMap(forms), told, works, place, weight })) yield;
  }
  for (const [nth, names] of [...same, ...places].entries()) {
    index.same(names);
    if (nth % PIECE === 0) yield;
  }
  return index;
}

/**
 * @param {Atlas} atlas
 * @param {number} i
 * @returns {import("#atlas/find/index.js").Entry}
 */
function entryOf(atlas, i) {
  const { summary, cites, fields, accounts } = /** @type {NonNullable<Atlas["cards"]>} */ (atlas.cards).at(i);
  return {
    name: atlas.name(i),
    others: otherNames(atlas, i).flatMap(([, name]) => forms(name)),
    told: [summary, ...accounts.map(({ text }) => text), ...fields.map(([, text]) => text)].join(" "),
    works: cites.map(([at]) => (atlas.sources[at]?.full ?? []).map(({ text }) => text).join("")),
    place: atlas.kind(i).nameOnly,
    weight: atlas.rankOf[i] * RANK,
  };
}

/**
 * The names in what stands as one: `Yingkow (Newchwang)`, `奉天 / 瀋陽`.
 * @param {string} name
 */
function forms(name) {
  return name
    .split(/ \/ |[()]/)
    .map((it) => it.trim())
    .filter(Boolean);
}
