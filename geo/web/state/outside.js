// @ts-check
/** What other scripts hear and may do: `window.atlas`, `atlas:change`, and messages to and from the page around. */

/** @typedef {import("#atlas/state/store.js").Store} Store */
/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {{ date: string, layers: string[] }} Standing the day as `YYYY-MM-DD`, and the layers that are on */

export class Outside {
  /** @type {(() => void) | undefined} */
  #stopWaiting;
  /** @type {unknown[]} */
  #waiting = [];
  /** How often the page around was told of a change. */
  #told = 0;

  /** Keeps the messages that come before the page stands. */
  constructor() {
    this.#stopWaiting = this.#listen((order) => this.#waiting.push(order));
  }

  /**
   * The page stands: bring it to what was asked meanwhile, and to what is asked from now on. Each message is answered,
   * whether it changes anything or not.
   * @param {(order: object) => void} obey
   * @param {() => Standing} where the map stands
   */
  begin(obey, where) {
    this.#stopWaiting?.();
    const answer = (/** @type {unknown} */ order) => {
      if (typeof order !== "object" || order === null) return;
      const told = this.#told;
      obey(order);
      if (this.#told === told) this.changed(where());
    };
    this.#listen(answer);
    this.#waiting.splice(0).forEach(answer);
  }

  /**
   * @param {(order: unknown) => void} hear
   * @returns {() => void} ends it
   */
  #listen(hear) {
    const listener = (/** @type {MessageEvent} */ { data }) => data?.atlas && hear(data.atlas);
    window.addEventListener("message", listener);
    return () => window.removeEventListener("message", listener);
  }

  /**
   * Tell the page around an embedded map where it stands.
   * @param {"ready" | "change"} event
   * @param {Standing} standing
   */
  tellParent(event, { date, layers }) {
    if (window.parent !== window) window.parent.postMessage({ atlasState: { event, date, layers } }, "*");
  }

  /** @param {Standing} now */
  changed(now) {
    this.#told++;
    window.dispatchEvent(new CustomEvent("atlas:change", { detail: now }));
    this.tellParent("change", now);
  }
}

/**
 * Where a map stands, as other scripts are told.
 * @param {Atlas} atlas
 * @param {Store} store
 * @returns {Standing}
 */
export function standing(atlas, { state }) {
  return {
    date: atlas.calendar.iso(state.day),
    layers: atlas.layers.map(({ id }) => id).filter((id) => state.layers.has(id)),
  };
}

/**
 * What other scripts may use: the contract of the page.
 * @param {Atlas} atlas
 * @param {Store} store
 * @param {object} acts
 * @param {(day: number) => void} acts.goTo
 * @param {(id: string, on: boolean) => void} acts.toggle
 * @param {(id: string) => boolean} acts.select
 * @param {() => string[]} acts.visible
 */
export function api(atlas, store, { goTo, toggle, select, visible }) {
  return {
    get date() {
      return standing(atlas, store).date;
    },
    /** @param {string} date `YYYY-MM-DD`, or a month or year for its first day */
    goTo(date) {
      const day = atlas.calendar.parse(date);
      if (day === null) throw new RangeError(`atlas.goTo: "${date}" is not a date: expected YYYY-MM-DD`);
      goTo(day);
    },
    layers: () => standing(atlas, store).layers,
    toggle,
    visible,
    select,
  };
}
