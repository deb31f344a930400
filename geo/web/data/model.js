// @ts-check
/** What the page knows: features, layers and the day; and what of it is in force. */

import { Calendar } from "#atlas/time/calendar.js";

/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */
/** @typedef {import("#atlas/data/atlas.js").Kind} Kind */
/** @typedef {import("#atlas/data/payload.d.ts").Layer & { on: boolean }} Layer */

export class Model {
  /** @type {Map<string, number> | undefined} */
  #index;
  /** @type {{ key: string, days: number[] } | undefined} */
  #changes;
  /** @type {{ key: string, drawn: number[], counts: Uint32Array } | undefined} */
  #slice;

  /** @param {import("#atlas/data/atlas.js").Atlas} atlas */
  constructor(atlas) {
    const { payload, count } = atlas;
    const each = (/** @type {(i: number) => any} */ of) => Array.from({ length: count }, (_, i) => of(i));
    this.atlas = atlas;
    this.payload = payload;
    this.map = { ...payload.map, step: payload.calendar.step, last: payload.calendar.last };
    this.calendar = new Calendar(payload.calendar.months, payload.calendar.last);
    this.stops = Array.from(atlas.calendar.stops);
    this.count = count;
    this.features = {
      id: each((i) => atlas.id(i)), name: each((i) => atlas.name(i)), party: each((i) => atlas.party(i)?.id ?? null),
      rank: atlas.rankOf, anchor: each((i) => atlas.anchors.get(i)), spine: each((i) => atlas.spines.get(i)),
      shape: each((i) => [atlas.type(i)]), box: atlas.boxOf,
    };
    this.hollow = atlas.hollow;
    this.differ = atlas.differ;
    this.heights = atlas.heights;
    this.kinds = atlas.kinds;
    /** @type {Layer[]} */
    this.layers = atlas.layers.map((layer) => ({ ...layer, on: layer.shown }));
    this.layerIndex = atlas.layerIndex;
    this.from = atlas.first;
    this.to = atlas.last;
    this.echoFrom = atlas.seenFirst;
    this.echoTo = atlas.seenLast;
    this.layerOf = atlas.layerOf;
    this.kindOf = atlas.kindOf;
    this.day = payload.opening.day;
    /** Whose claims to disputed ground are shown: a party, or everybody's. */
    this.claimant = "";
    /** Whether features on which accounts differ are marked. */
    this.marking = false;
    /** Whether meridians and parallels are drawn. */
    this.graticule = false;
    /** Features in drawing order: by kind, then as they come. @type {Uint32Array} */
    this.stack = Uint32Array.from({ length: this.count }, (_, i) => i);
    if (atlas.kinds.length > 1) this.stack.sort((a, b) => this.kindOf[a] - this.kindOf[b] || this.features.rank[b] - this.features.rank[a] || a - b);
  }

  /** Features by id; made when first asked for. @type {Map<string, number>} */
  get index() {
    return (this.#index ??= new Map(this.features.id.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i])));
  }

  /** Read what cards say, once, after the map stands. */
  tell() {
    return this.atlas.tell();
  }

  get details() {
    return this.atlas.cards;
  }

  get sources() {
    return this.atlas.sources;
  }

  /** Layers that are on, and whose claims are shown: with the day, all that a slice depends on. */
  get #reading() {
    return `${this.layers.map((layer) => (layer.on ? 1 : 0)).join("")}${this.claimant}`;
  }

  /** Days on which the layers that are on change: first days of features, and days after their last. @type {number[]} */
  get changeDays() {
    const key = this.#reading;
    if (this.#changes?.key !== key) this.#changes = { key, days: this.#changeDays() };
    return this.#changes.days;
  }

  /** @param {number} i */
  shape(i) {
    return this.atlas.shape(i);
  }

  /** @param {number} i */
  kind(i) {
    return this.kinds[this.kindOf[i]];
  }

  /** @param {number} i */
  colour(i) {
    return this.atlas.colour(i);
  }

  /** @param {number} i */
  box(i) {
    return this.atlas.box(i);
  }

  /**
   * How far a movement has come by the end of the day, as a part of its line: an even pace is assumed.
   * @param {number} i
   */
  progress(i) {
    const days = this.to[i] - this.from[i] + 1;
    if (this.map.step !== "day" || days < 2 || !this.inForce(i)) return 1;
    return (this.day - this.from[i] + 1) / days;
  }

  /** @param {number} i */
  inForce(i) {
    return this.from[i] <= this.day && this.day <= this.to[i];
  }

  /** Features drawn now, in drawing order: those in force, and those that still echo. @type {number[]} */
  get drawn() {
    return this.#now().drawn;
  }

  /** How many features of each layer are in force, whether it is on or not. @type {Uint32Array} */
  get counts() {
    return this.#now().counts;
  }

  #now() {
    const key = `${this.day}|${this.#reading}`;
    if (this.#slice?.key === key) return this.#slice;
    const { day, stack, from, to, echoFrom, echoTo, layerOf, layers } = this;
    const on = layers.map((layer) => layer.on);
    const counts = new Uint32Array(layers.length);
    const drawn = [];
    for (const i of stack) {
      if (echoFrom[i] > day || day > echoTo[i]) continue;
      if (from[i] <= day && day <= to[i]) counts[layerOf[i]]++;
      if (on[layerOf[i]] && !this.setAside(i)) drawn.push(i);
    }
    return (this.#slice = { key, drawn, counts });
  }

  /**
   * What came and what went between another day and this one, on the layers that are on.
   * @param {number} before
   * @returns {{ begun: number[], ended: number[] }}
   */
  turned(before) {
    const { day, from, to, layerOf, layers } = this;
    /** @type {number[]} */
    const begun = [];
    /** @type {number[]} */
    const ended = [];
    const within = (/** @type {number} */ i, /** @type {number} */ at) => from[i] <= at && at <= to[i];
    for (const i of this.stack) {
      if (!layers[layerOf[i]].on || this.setAside(i)) continue;
      const now = within(i, day);
      if (now === within(i, before)) continue;
      (now ? begun : ended).push(i);
    }
    return { begun, ended };
  }

  /**
   * Whether a feature is the claim of another than the one whose claims are shown.
   * @param {number} i
   */
  setAside(i) {
    return this.claimant !== "" && this.kind(i).claim && this.features.party[i] !== this.claimant;
  }

  /** Parties that claim ground on this map, as they are named. @type {{ id: string, name: string }[]} */
  get claimants() {
    const found = new Set();
    for (let i = 0; i < this.count; i++) if (this.kind(i).claim) found.add(this.features.party[i]);
    return this.payload.parties.filter((/** @type {any} */ party) => found.has(party.id));
  }

  /** Ids of the features in force on the layers that are on. */
  visible() {
    const found = [];
    for (let i = 0; i < this.count; i++) {
      if (this.layers[this.layerOf[i]].on && this.inForce(i) && !this.setAside(i)) found.push(this.features.id[i]);
    }
    return found;
  }

  /**
   * The next or previous day on which a layer that is on changes.
   * @param {1 | -1} way
   */
  nextChange(way) {
    const days = this.changeDays;
    if (way > 0) return days.find((day) => day > this.day) ?? this.map.last;
    return days.findLast((day) => day < this.day) ?? 0;
  }

  #changeDays() {
    const days = new Set();
    for (let i = 0; i < this.count; i++) {
      if (!this.layers[this.layerOf[i]].on || this.setAside(i)) continue;
      days.add(this.from[i]);
      days.add(this.to[i] + 1);
    }
    return [...days].filter((day) => day >= 0 && day <= this.map.last).sort((a, b) => a - b);
  }
}
