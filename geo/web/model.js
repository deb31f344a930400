// @ts-check
/** What the page knows: features, layers and the day; and what of it is in force. */

import { Calendar } from "#atlas/calendar.js";
import { Shapes, lazyDetails } from "#atlas/columns.js";
import { absolute, shapeOf } from "#atlas/decode.js";

/** @typedef {import("#atlas/decode.js").Shape} Shape */

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
  /** @type {number[] | undefined} */
  #days;

  /** @param {any} payload see `geo/page.py` */
  constructor(payload) {
    this.payload = payload;
    this.map = payload.map;
    this.calendar = new Calendar(payload.months, payload.map.last);
    this.count = payload.features.id.length;
    /** Shapes of a large frame; those of an atlas come as lists of arcs. */
    this.packed = payload.columns ? new Shapes(payload.columns, payload.features.shape) : null;
    this.features = this.packed ? spread(payload.features, this.packed.types, this.count) : payload.features;
    this.details = payload.columns ? lazyDetails(payload.columns, payload.details, this.count) : payload.details;
    delete payload.columns;
    this.sources = payload.sources;
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
    this.arcs = absolute(payload.arcs);
    /** @type {(Shape | undefined)[]} */
    this.shapes = new Array(this.count);
    this.colours = new Map(payload.parties.map((/** @type {any} */ party) => [party.id, party.colour]));
    this.day = payload.map.day;
    /** Whose claims to disputed ground are shown: a party, or everybody's. */
    this.claimant = "";
    /** Whether features on which accounts differ are marked. */
    this.marking = false;
    /** Features in drawing order: by kind, then as they come. @type {Uint32Array} */
    this.stack = Uint32Array.from({ length: this.count }, (_, i) => i);
    if (!this.packed) this.stack.sort((a, b) => this.kindOf[a] - this.kindOf[b] || this.features.rank[b] - this.features.rank[a] || a - b);
  }

  /** Features by id; made when first asked for. @type {Map<string, number>} */
  get index() {
    return (this.#index ??= new Map(this.features.id.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i])));
  }

  /** Ends of spans and days after them: when something changes. @type {number[]} */
  get changeDays() {
    return (this.#days ??= this.#changeDays());
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

  /** @param {number} i */
  inForce(i) {
    return this.from[i] <= this.day && this.day <= this.to[i];
  }

  /** Features drawn now, in drawing order: those in force, and those that still echo. */
  drawn() {
    const { day, stack, echoFrom, echoTo, layerOf, layers } = this;
    const on = layers.map((layer) => layer.on);
    const found = [];
    for (const i of stack) if (echoFrom[i] <= day && day <= echoTo[i] && on[layerOf[i]]) found.push(i);
    return this.claimant ? found.filter((i) => !this.setAside(i)) : found;
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

  /** How many features of each layer are in force, whether it is on or not. */
  counts() {
    const counts = new Uint32Array(this.layers.length);
    for (let i = 0; i < this.count; i++) if (this.inForce(i)) counts[this.layerOf[i]]++;
    return counts;
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
  const { layer, kind, party, rank, anchor } = features;
  return { ...features, layer: all(layer), kind: all(kind), party: all(party), rank: all(rank), anchor: all(anchor), shape: Array.from(types, (type) => marks[type]) };
}
