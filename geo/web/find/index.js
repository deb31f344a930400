// @ts-check
/** An index of words: what is found for a few typed letters, the best first, slips of the hand forgiven. */

import { count, lettersOf, slips, slipsIn } from "#atlas/find/slips.js";

/**
 * Something that can be found.
 * @typedef {object} Entry
 * @property {string} name its headline
 * @property {string[]} others what else it is called
 * @property {string} told what is said of it
 * @property {string[]} works titles of the works that it cites
 * @property {boolean} place whether it is a name rather than a statement
 * @property {number} weight what stands behind: rank, and where it is
 */

/** Where a word stands: costs less, the more it says. */
const FIELD = { headline: 0, name: 1, other: 2, same: 3, told: 4, works: 5 };
const COST = [0, 2, 3, 3, 14, 20];
/** What is added where a word only begins with what was typed, or only holds it; and for a slip, and another. */
const ADDED = { begun: 1, within: 6, slip: 40, more: 10 };
const WHOLE = -3; // where all of the headline was typed
const PLACE = -2.5;
const ENOUGH = 4; // found without a slip: then no slip is thought of
const INSIDE = 3; // letters that may stand in the middle of a word of an alphabet
const JOINED = 4; // words of a name that may be typed as one
const KEPT = 64; // typed words that are remembered
const FIELDS = 8; // more than there are

export class Index {
  /** Words, their letters, and where each stands: entry and field in one number. */
  #words = /** @type {string[]} */ ([]);
  #letters = /** @type {number[]} */ ([]);
  #stands = /** @type {number[][]} */ ([]);
  #places = /** @type {Map<string, number>} */ (new Map());
  #known = /** @type {Map<string, Map<number, number>>} */ (new Map());
  /** @type {{ name: string, place: boolean, weight: number }[]} */
  #entries = [];
  #works = /** @type {Map<string, string[]>} */ (new Map());

  /** @param {(text: string) => string} fold */
  constructor(fold) {
    this.fold = fold;
  }

  get size() {
    return this.#entries.length;
  }

  /**
   * Take an entry in; entries are counted in the order in which they come.
   * @param {Entry} entry
   */
  add({ name, others, told, works, place, weight }) {
    const at = this.#entries.length;
    const headline = this.fold(name);
    this.#entries.push({ name: headline, place, weight });
    this.#take(headline, at, FIELD.name, true);
    for (const other of others) this.#take(this.fold(other), at, FIELD.other, true);
    this.#take(this.fold(told), at, FIELD.told, false);
    for (const work of works) for (const word of this.#wordsOf(work)) this.#stand(word, at, FIELD.works);
  }

  /** @param {string} work */
  #wordsOf(work) {
    if (!this.#works.has(work)) this.#works.set(work, this.fold(work).split(" "));
    return this.#works.get(work) ?? [];
  }

  /**
   * @param {string} text folded
   * @param {number} at
   * @param {number} field
   * @param {boolean} name whether it is one name, whose words may be typed as one
   */
  #take(text, at, field, name) {
    if (!text) return;
    const words = text.split(" ");
    words.forEach((word, nth) => this.#stand(word, at, name && field === FIELD.name && !nth ? FIELD.headline : field));
    if (name && words.length > 1 && words.length <= JOINED) this.#stand(words.join(""), at, field);
  }

  /**
   * @param {string} word
   * @param {number} at
   * @param {number} field
   */
  #stand(word, at, field) {
    let place = this.#places.get(word);
    if (place === undefined) {
      place = this.#words.length;
      this.#places.set(word, place);
      this.#words.push(word);
      this.#letters.push(lettersOf(word));
      this.#stands.push([]);
    }
    const stands = this.#stands[place];
    const here = at * FIELDS + field;
    if (stands[stands.length - 1] !== here) stands.push(here);
  }

  /**
   * Names of one person or place: what is found by one is found by all.
   * @param {readonly string[]} names
   */
  same(names) {
    const forms = [...new Set(names.map(this.fold))].filter(Boolean).map((form) => form.split(" "));
    /** @type {Map<number, number>} */
    const told = new Map();
    for (const words of forms) {
      for (const [at, field] of this.#all(words)) told.set(at, Math.min(field, told.get(at) ?? FIELDS));
    }
    for (const [at, field] of told) {
      const under = field < FIELD.told ? FIELD.same : field;
      for (const words of forms) for (const word of words) this.#stand(word, at, under);
      for (const words of forms) if (words.length > 1) this.#stand(words.join(""), at, under);
    }
  }

  /**
   * Entries in which each of the words stands, whole, with the most telling field in which all do.
   * @param {string[]} words
   * @returns {Iterable<[number, number]>}
   */
  #all(words) {
    const each = words.map((word) => {
      /** @type {Map<number, number>} */
      const found = new Map();
      for (const here of this.#stands[this.#places.get(word) ?? -1] ?? []) {
        const at = Math.floor(here / FIELDS);
        if (here % FIELDS < FIELD.works) found.set(at, Math.min(here % FIELDS, found.get(at) ?? FIELDS));
      }
      return found;
    });
    return [...each[0]]
      .filter(([at]) => each.every((found) => found.has(at)))
      .map(([at]) => [at, Math.max(...each.map((found) => found.get(at) ?? 0))]);
  }

  /**
   * Entries that hold all that was typed, the best first; where none holds all of it, those that hold the most.
   * @param {string} text
   * @returns {number[]}
   */
  find(text) {
    const asked = this.fold(text);
    if (!asked) return [];
    const words = asked.split(" ");
    const each = words.map((word) => this.#found(word));
    let costs = both(each);
    if (words.length > 1) {
      for (const [at, cost] of this.#found(words.join("")))
        if (cost < ADDED.slip || !costs.size) costs.set(at, Math.min(cost, costs.get(at) ?? Infinity));
    }
    if (!costs.size) costs = most(each);
    const rank = (/** @type {number} */ at) => {
      const { name, place, weight } = this.#entries[at];
      return (costs.get(at) ?? 0) + (name === asked ? WHOLE : 0) + (place ? PLACE : 0) + weight;
    };
    const ranks = new Map([...costs.keys()].map((at) => [at, rank(at)]));
    return [...costs.keys()].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || a - b);
  }

  /**
   * What one word finds, and at what cost.
   * @param {string} typed
   */
  #found(typed) {
    const known = this.#known.get(typed);
    if (known) return known;
    /** @type {Map<number, number>} */
    const costs = new Map();
    const inside = typed.charCodeAt(0) > 0x10ff || typed.length >= INSIDE; // a syllable of Asia says enough
    this.#words.forEach((word, place) => {
      const at = word.indexOf(typed);
      if (at < 0 || (at > 0 && !inside)) return;
      const added = at > 0 ? ADDED.within : word.length > typed.length ? ADDED.begun : 0;
      this.#count(costs, place, added, at > 0 && typed.charCodeAt(0) < 0x1100);
    });
    if (costs.size < ENOUGH) this.#forgive(typed, costs);
    if (this.#known.size > KEPT) this.#known.clear();
    this.#known.set(typed, costs);
    return costs;
  }

  /**
   * @param {string} typed
   * @param {Map<number, number>} costs
   */
  #forgive(typed, costs) {
    const forgiven = slipsIn(typed);
    const letters = lettersOf(typed);
    if (!forgiven) return;
    for (let place = 0; place < this.#words.length; place++) {
      const word = this.#words[place];
      if (word.length < typed.length - forgiven || count(letters & ~this.#letters[place]) > forgiven) continue;
      const { whole, begun } = slips(typed, word, forgiven);
      const least = Math.min(whole, begun);
      if (least > forgiven) continue;
      const added = ADDED.slip + ADDED.more * (least - 1) + (whole > least ? ADDED.begun + ADDED.within : 0);
      this.#count(costs, place, added, false);
    }
  }

  /**
   * @param {Map<number, number>} costs
   * @param {number} place
   * @param {number} added
   * @param {boolean} named whether names alone count
   */
  #count(costs, place, added, named) {
    for (const here of this.#stands[place]) {
      const field = here % FIELDS;
      if (named && field > FIELD.same) continue;
      const at = Math.floor(here / FIELDS);
      const cost = COST[field] + added;
      if (cost < (costs.get(at) ?? Infinity)) costs.set(at, cost);
    }
  }
}

/**
 * What each word finds.
 * @param {Map<number, number>[]} each
 */
function both(each) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [at, cost] of each[0]) {
    let sum = cost;
    for (const other of each.slice(1)) sum += other.get(at) ?? Infinity;
    if (sum < Infinity) found.set(at, sum);
  }
  return found;
}

/**
 * What as many words as possible find.
 * @param {Map<number, number>[]} each
 */
function most(each) {
  /** @type {Map<number, [number, number]>} */
  const tally = new Map();
  for (const costs of each)
    for (const [at, cost] of costs) {
      const [words, sum] = tally.get(at) ?? [0, 0];
      tally.set(at, [words + 1, sum + cost]);
    }
  const best = Math.max(0, ...[...tally.values()].map(([words]) => words));
  return new Map([...tally].filter(([, [words]]) => words === best).map(([at, [, sum]]) => [at, sum]));
}
