// @ts-check
/** What of the atlas is there at the reader's day: in force, drawn, begun, ended; made once for each state. */

import { beyond } from "#atlas/time/calendar.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/state/store.js").State} State */
/** @typedef {import("#atlas/state/store.js").Step} Step */

/**
 * What depends on the layers that are on and on whose claims are shown, but not on the day.
 * @typedef {object} Reading
 * @property {ReadonlySet<string>} layers
 * @property {string} claimant
 * @property {Uint8Array} on 1 for each layer that is on
 * @property {number} party place of the claimant, -1 for none
 * @property {Changes | null} changes when something begins, or has ended the day before
 */

/** @typedef {{ days: Int32Array, begun: Int32Array }} Changes the days, and how many features begin on each */
/** @typedef {{ reading: Reading, day: number, step: Step, drawn: number[], counts: Uint32Array }} Now */

const AGES = 3; // steps in which what is past fades
const MOVEMENT = 31; // days: an arrow that is there for longer is a way in use and does not grow

export class Slice {
  /** @type {Reading | undefined} */
  #known;
  /** @type {Now | undefined} */
  #now;
  /** By what one steps, and the last days on which features are seen then. @type {Partial<Record<Step, Int32Array>>} */
  #until = {};

  /**
   * @param {Atlas} atlas
   * @param {{ readonly state: Readonly<Pick<State, "day" | "step" | "layers" | "claimant">> }} store
   */
  constructor(atlas, store) {
    this.atlas = atlas;
    this.store = store;
    /** Features in drawing order: by kind, the great last among the small, then as they come. */
    this.order = ordered(atlas);
    /** Of each kind, whether it is put aside while another party's claims are shown. */
    this.claims = atlas.kinds.map(({ claim }) => claim);
  }

  /** @returns {Reading} */
  get #reading() {
    const { layers, claimant } = this.store.state;
    if (this.#known?.layers === layers && this.#known.claimant === claimant) return this.#known;
    const on = Uint8Array.from(this.atlas.layers, ({ id }) => (layers.has(id) ? 1 : 0));
    const party = this.atlas.parties.findIndex(({ id }) => id === claimant);
    return (this.#known = { layers, claimant, on, party, changes: null });
  }

  get day() {
    return this.store.state.day;
  }

  /** @param {number} i */
  inForce(i) {
    const { day } = this;
    return this.atlas.first[i] <= day && day <= this.atlas.last[i];
  }

  /**
   * Whether a feature is the claim of another than the one whose claims are shown.
   * @param {number} i
   */
  setAside(i) {
    const { claimant, party } = this.#reading;
    return claimant !== "" && this.claims[this.atlas.kindOf[i]] && this.atlas.partyOf[i] !== party;
  }

  /** @param {number} layer */
  layerOn(layer) {
    return this.#reading.on[layer] === 1;
  }

  /**
   * Whether the layer of a feature is on.
   * @param {number} i
   */
  on(i) {
    return this.layerOn(this.atlas.layerOf[i]);
  }

  /**
   * Whether a feature is shown at all on its days: its layer is on, and it is not set aside.
   * @param {number} i
   */
  shown(i) {
    return this.on(i) && !this.setAside(i);
  }

  /**
   * How far a movement has come by the end of the day, as a part of its line: an even pace is assumed.
   * @param {number} i
   */
  progress(i) {
    const { atlas } = this;
    const days = atlas.last[i] - atlas.first[i] + 1;
    if (days < 2 || days > MOVEMENT || !this.#moves(i) || !this.inForce(i)) return 1;
    return (this.day - atlas.first[i] + 1) / days;
  }

  /** @param {number} i */
  #moves(i) {
    return this.atlas.kind(i).line === "arrow" && this.atlas.type(i) === 1;
  }

  /**
   * The last days on which features are seen: what happened, and what a step would pass over, lingers after its own.
   * Nothing is seen before its first day.
   */
  get until() {
    const { step } = this.store.state;
    return (this.#until[step] ??= this.#seenUntil(step));
  }

  /** @param {Step} step */
  #seenUntil(step) {
    const { first, last, kindOf, kinds, calendar } = this.atlas;
    const days = calendar.linger[step];
    return last.map((end, i) => {
      const { moment, fleeting } = kinds[kindOf[i]];
      const passedOver = step !== "day" && !fleeting && first[i] >= 0 && end - first[i] < days;
      return end + (moment || passedOver ? days : 0);
    });
  }

  /**
   * How long ago a feature was in force: 0 while it is, then 1 to 3 until it is out of sight.
   * @param {number} i
   */
  age(i) {
    if (this.inForce(i)) return 0;
    const { last } = this.atlas;
    return Math.min(AGES, Math.max(1, Math.ceil((AGES * (this.day - last[i])) / (this.until[i] - last[i] || 1))));
  }

  /** Features drawn now, in drawing order: those in force, and those that are still seen faintly. */
  get drawn() {
    return this.#slice().drawn;
  }

  /** What a scene says of the features that are drawn. */
  sight() {
    return {
      drawn: this.drawn,
      inForce: (/** @type {number} */ i) => this.inForce(i),
      age: (/** @type {number} */ i) => this.age(i),
      progress: (/** @type {number} */ i) => this.progress(i),
    };
  }

  /** How many features of each layer are in force, whether it is on or not. */
  get counts() {
    return this.#slice().counts;
  }

  /** @returns {Now} */
  #slice() {
    const reading = this.#reading;
    const { atlas, order, until } = this;
    const { day, step } = this.store.state;
    if (this.#now?.reading === reading && this.#now.day === day && this.#now.step === step) return this.#now;
    const { first, last, layerOf } = atlas;
    const { on, claimant } = reading;
    const counts = new Uint32Array(atlas.layers.length);
    const drawn = [];
    for (const i of order) {
      if (first[i] > day || day > until[i]) continue;
      if (day <= last[i]) counts[layerOf[i]]++;
      if (on[layerOf[i]] && (claimant === "" || !this.setAside(i))) drawn.push(i);
    }
    return (this.#now = { reading, day, step, drawn, counts });
  }

  /** Days on which what is shown changes: first days of features, and days after their last. */
  get changeDays() {
    return this.changes.days;
  }

  get changes() {
    const reading = this.#reading;
    return (reading.changes ??= this.#changes());
  }

  /** @returns {Changes} */
  #changes() {
    const { first, last, count, calendar } = this.atlas;
    /** @type {Map<number, number>} */
    const begun = new Map();
    for (let i = 0; i < count; i++) {
      if (!this.shown(i)) continue;
      begun.set(first[i], (begun.get(first[i]) ?? 0) + 1);
      if (!begun.has(last[i] + 1)) begun.set(last[i] + 1, 0);
    }
    const days = Int32Array.from([...begun.keys()].filter((day) => day >= 0 && day <= calendar.last)).sort();
    return { days, begun: days.map((day) => begun.get(day) ?? 0) };
  }

  /**
   * The next or previous day on which what is shown changes; the end of time where there is none.
   * @param {1 | -1} way
   */
  nextChange(way) {
    return beyond(this.changeDays, this.day, way) ?? (way > 0 ? this.atlas.calendar.last : 0);
  }

  /**
   * What came and what went between another day and this one.
   * @param {number} before
   * @returns {{ begun: number[], ended: number[] }}
   */
  turned(before) {
    const { first, last } = this.atlas;
    const { day } = this;
    /** @type {number[]} */
    const begun = [];
    /** @type {number[]} */
    const ended = [];
    for (const i of this.order) {
      const now = first[i] <= day && day <= last[i];
      if (now === (first[i] <= before && before <= last[i]) || !this.shown(i)) continue;
      (now ? begun : ended).push(i);
    }
    return { begun, ended };
  }

  /** Ids of the features in force and shown, wherever the view is. */
  visible() {
    const found = [];
    for (let i = 0; i < this.atlas.count; i++) if (this.inForce(i) && this.shown(i)) found.push(this.atlas.id(i));
    return found;
  }
}

/** @param {Atlas} atlas */
function ordered({ count, kinds, kindOf, rankOf }) {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  return kinds.length > 1 ? order.sort((a, b) => kindOf[a] - kindOf[b] || rankOf[b] - rankOf[a] || a - b) : order;
}
