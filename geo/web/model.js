// @ts-check
/** What the page knows: features, layers and the day; and what of it is in force. */

import { Calendar } from "#atlas/calendar.js";
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
  /** @param {any} payload see `geo/page.py` */
  constructor(payload) {
    this.payload = payload;
    this.map = payload.map;
    this.calendar = new Calendar(payload.months, payload.map.last);
    this.features = payload.features;
    this.details = payload.details;
    this.sources = payload.sources;
    /** @type {Kind[]} */
    this.kinds = payload.kinds;
    /** @type {Layer[]} */
    this.layers = payload.layers.map((/** @type {any} */ layer) => ({ ...layer, on: layer.shown }));
    this.layerIndex = new Map(this.layers.map((layer, index) => [layer.id, index]));
    this.count = this.features.id.length;
    this.index = new Map(this.features.id.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i]));
    this.from = Int32Array.from(this.features.from);
    this.to = Int32Array.from(this.features.to);
    this.echoFrom = Int32Array.from(this.features.echoFrom);
    this.echoTo = Int32Array.from(this.features.echoTo);
    this.layerOf = Uint8Array.from(this.features.layer);
    this.kindOf = Uint8Array.from(this.features.kind);
    this.arcs = absolute(payload.arcs);
    /** @type {(Shape | undefined)[]} */
    this.shapes = new Array(this.count);
    this.colours = new Map(payload.parties.map((/** @type {any} */ party) => [party.id, party.colour]));
    this.day = payload.map.day;
    /** Features in drawing order: by kind, then as they come. @type {Uint32Array} */
    this.stack = Uint32Array.from({ length: this.count }, (_, i) => i).sort(
      (a, b) => this.kindOf[a] - this.kindOf[b] || this.features.rank[b] - this.features.rank[a] || a - b,
    );
    /** Ends of spans and days after them: when something changes. */
    this.changeDays = this.#changeDays();
  }

  /** @param {number} i */
  shape(i) {
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
    return found;
  }

  /** Ids of the features in force on the layers that are on. */
  visible() {
    const found = [];
    for (let i = 0; i < this.count; i++) {
      if (this.layers[this.layerOf[i]].on && this.inForce(i)) found.push(this.features.id[i]);
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
