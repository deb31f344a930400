// @ts-check
/** What the page knows: features, layers and the day; and what of it is in force. */

import { Calendar } from "#atlas/time/calendar.js";
import { Shapes, arcsOf, lazyDetails } from "#atlas/data/columns.js";
import { shapeOf } from "#atlas/data/decode.js";

/** @typedef {import("#atlas/data/decode.js").Shape} Shape */

/**
 * @typedef {object} Kind
 * @property {string} kind
 * @property {string} label
 * @property {number} order
 * @property {number} fill
 * @property {"" | "lines" | "dots"} hatch
 * @property {"" | "plain" | "rail" | "arrow" | "front" | "border"} line
 * @property {number} width
 * @property {number[]} dash
 * @property {string} glyph
 * @property {boolean} labelled
 * @property {number[]} min_zoom
 */

/**
 * @typedef {object} Layer
 * @property {string} id
 * @property {string} title
 * @property {string} group
 * @property {boolean} shown
 * @property {string} licence
 * @property {string} credit
 * @property {boolean} on
 */

export class Model {
  /** @type {Map<string, number> | undefined} */
  #index;
  /** @type {{ key: string, days: number[] } | undefined} */
  #changes;
  /** @type {{ key: string, drawn: number[], counts: Uint32Array } | undefined} */
  #slice;
  /** @type {Promise<void> | undefined} */
  #telling;

  /**
   * @param {any} payload see `geo/page.py`
   * @param {() => Promise<any>} [texts] unpacks what cards say, where the payload does not bring it
   */
  constructor(payload, texts) {
    this.payload = payload;
    this.map = payload.map;
    this.calendar = new Calendar(payload.months, payload.map.last);
    this.count = payload.features.id.length;
    /** Shapes of a large frame; those of an atlas come as lists of arcs. */
    this.packed = payload.details ? new Shapes(payload.columns, payload.features.shape) : null;
    this.features = this.packed ? spread(payload.features, this.packed.types, this.count) : payload.features;
    /** What cards and searches say of each feature; there once `tell` has come back. @type {any} */
    this.details = payload.details ? lazyDetails(payload.columns, payload.details, this.count) : null;
    this.texts = texts;
    this.sources = payload.sources ?? [];
    this.arcs = arcsOf(payload.columns, payload.arcs);
    delete payload.columns;
    /** Features that one account alone gives, and those on which accounts differ. */
    this.hollow = new Set(this.features.hollow);
    this.differ = new Set(this.features.differ);
    /** Heights in metres, as they are written on the map. @type {Map<number, string>} */
    this.heights = new Map(this.features.heights);
    /** @type {Kind[]} */
    this.kinds = payload.kinds;
    /** @type {Layer[]} */
    this.layers = payload.layers.map((/** @type {any} */ layer) => ({ ...layer, on: layer.shown }));
    this.layerIndex = new Map(this.layers.map((layer, index) => [layer.id, index]));
    this.from = Int32Array.from(this.features.from);
    this.to = Int32Array.from(this.features.to);
    this.echoFrom = this.features.echoFrom ? Int32Array.from(this.features.echoFrom) : this.from;
    this.echoTo = this.features.echoTo ? Int32Array.from(this.features.echoTo) : this.to;
    this.layerOf = Uint8Array.from(this.features.layer);
    this.kindOf = Uint8Array.from(this.features.kind);
    /** @type {(Shape | undefined)[]} */
    this.shapes = new Array(this.count);
    /** Parties whose unit boxes are in the colour itself. @type {Set<string>} */
    this.solid = new Set(payload.parties.filter((/** @type {any} */ party) => party.solid).map((/** @type {any} */ party) => party.id));
    this.colours = new Map(payload.parties.map((/** @type {any} */ party) => [party.id, party.colour]));
    this.day = payload.map.day;
    /** Whose claims to disputed ground are shown: a party, or everybody's. */
    this.claimant = "";
    /** Whether features on which accounts differ are marked. */
    this.marking = false;
    /** Whether meridians and parallels are drawn. */
    this.graticule = false;
    /** Features in drawing order: by kind, then as they come. @type {Uint32Array} */
    this.stack = Uint32Array.from({ length: this.count }, (_, i) => i);
    if (!this.packed) this.stack.sort((a, b) => this.kindOf[a] - this.kindOf[b] || this.features.rank[b] - this.features.rank[a] || a - b);
  }

  /** Features by id; made when first asked for. @type {Map<string, number>} */
  get index() {
    return (this.#index ??= new Map(this.features.id.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i])));
  }

  /** Read what cards say, once, after the map stands. */
  tell() {
    return (this.#telling ??= this.#readTexts());
  }

  async #readTexts() {
    if (this.details) return;
    const { details, sources } = await this.texts?.();
    Object.assign(this, { details, sources });
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
    if (this.packed) return this.packed.at(i);
    return (this.shapes[i] ??= shapeOf(this.features.shape[i], this.arcs));
  }

  /** @param {number} i */
  kind(i) {
    return this.kinds[this.kindOf[i]];
  }

  /** @param {number} i */
  colour(i) {
    return this.colours.get(this.features.party[i]) ?? this.payload.neutral;
  }

  /**
   * How a unit is drawn, where its echelon or branch is known: after APP-6, see `geo/military.py`.
   * @param {number} i
   * @returns {{ pieces: any[], solid: boolean } | null}
   */
  box(i) {
    const pieces = this.payload.boxes[this.features.box[i]];
    return pieces ? { pieces, solid: this.solid.has(this.features.party[i]) } : null;
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
    return this.claimant !== "" && this.kind(i).kind === "claim" && this.features.party[i] !== this.claimant;
  }

  /** Parties that claim ground on this map, as they are named. @type {{ id: string, name: string }[]} */
  get claimants() {
    const found = new Set();
    for (let i = 0; i < this.count; i++) if (this.kind(i).kind === "claim") found.add(this.features.party[i]);
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

/**
 * Features of a frame as those of an atlas: what is the same for all is given once, shapes say here only what they are.
 * @param {any} features
 * @param {Uint8Array} types
 * @param {number} count
 */
function spread(features, types, count) {
  const all = (/** @type {any} */ value) => (Array.isArray(value) ? value : new Array(count).fill(value));
  const marks = [[0], [1], [2]];
  const { layer, kind, party, rank, anchor, spine, box } = features;
  return { ...features, layer: all(layer), kind: all(kind), party: all(party), rank: all(rank), anchor: all(anchor), spine: all(spine), box: all(box), shape: Array.from(types, (type) => marks[type]) };
}
