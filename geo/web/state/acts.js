// @ts-check
/** What a reader does in one go, though it changes several things: called by keys, buttons and other scripts alike. */

/** @typedef {import("#atlas/state/store.js").Store} Store */
/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

/** Ways to another day. @typedef {Pick<Acts, "opening" | "end" | "years">} Travel */

export class Acts {
  /**
   * @param {Atlas} atlas
   * @param {Store} store
   */
  constructor(atlas, store) {
    this.atlas = atlas;
    this.store = store;
  }

  /** @param {number} day */
  goTo(day) {
    this.store.set({ day: this.atlas.calendar.clamp(day) });
  }

  /** To the day at which the map opens. */
  opening() {
    this.goTo(this.atlas.payload.opening.day);
  }

  /**
   * To the last day, or the first.
   * @param {1 | -1} way
   */
  end(way) {
    this.goTo(way > 0 ? this.atlas.calendar.last : 0);
  }

  /**
   * To the same day some years on or back.
   * @param {number} years
   */
  years(years) {
    this.goTo(this.atlas.calendar.shifted(this.store.state.day, years));
  }

  /**
   * @param {string} id of a layer
   * @param {boolean} on
   * @returns {boolean} whether that changed anything
   */
  toggle(id, on) {
    const { layers } = this.store.state;
    if (!this.atlas.layerIndex.has(id) || layers.has(id) === on) return false;
    this.store.set({ layers: new Set(on ? [...layers, id] : [...layers].filter((it) => it !== id)) });
    return true;
  }

  /**
   * The layers that are on, and that of a feature.
   * @param {number} i
   */
  layersWith(i) {
    const { layers } = this.store.state;
    return new Set([...layers, this.atlas.layers[this.atlas.layerOf[i]].id]);
  }

  /**
   * Bring a feature into force: its layer on, and the day one of its own.
   * @param {number} i
   */
  reveal(i) {
    const { first, last, calendar } = this.atlas;
    const { day } = this.store.state;
    const nearest = day < first[i] ? first[i] : Math.min(day, last[i]);
    this.store.set({ layers: this.layersWith(i), day: calendar.clamp(nearest) });
  }

  /**
   * Bring the map to a step of a tour: its day, and what it speaks of ringed.
   * @param {import("#atlas/data/payload.d.ts").Stop} stop
   */
  visit({ day, feature }) {
    const i = this.atlas.indexOf(feature ?? "");
    const layers = i >= 0 ? this.layersWith(i) : this.store.state.layers;
    this.store.set({ day, layers, selected: i, stack: [] });
  }

  /**
   * Close the card that is open.
   * @returns {boolean} whether one was
   */
  closeCard() {
    const open = this.store.state.stack.length > 0;
    if (open) this.store.set({ selected: -1, stack: [] });
    return open;
  }

  /** Open the panel, or close it. */
  panel() {
    this.store.set({ panel: !this.store.state.panel });
  }

  /** Enter or leave the lecture view, with nothing over the map. */
  present() {
    const { present } = this.store.state;
    this.store.set({ present: !present, blank: false, legend: false, spotlight: false });
  }
}
