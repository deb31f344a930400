// @ts-check
/** The reader's state, in one place: who changes it does so here, who follows it is told what has changed. */

/** @typedef {import("#atlas/data/payload.d.ts").Period["step"]} Step */
/** @typedef {"layers" | "today" | "now" | "legend"} Tab */

/**
 * @typedef {object} State
 * @property {number} day that is shown
 * @property {Step} step by what one goes through time
 * @property {boolean} playing whether time runs by itself
 * @property {ReadonlySet<string>} layers ids of those that are on
 * @property {string} claimant party whose claims alone are shown; empty for everybody's
 * @property {boolean} differ whether features are marked on which accounts differ
 * @property {boolean} graticule whether meridians and parallels are drawn
 * @property {number} selected the feature that is ringed, -1 for none
 * @property {readonly number[]} stack features that the open card leafs through, none while no card is open
 * @property {boolean} docked whether cards are shown whole, beside the map; while one is open
 * @property {string} tour that is on; empty for none
 * @property {number} stop of the tour, from 1
 * @property {boolean} embed whether the page is a part of another
 * @property {boolean} controls whether it then has a timeline and buttons
 * @property {boolean} present whether it is projected in a lecture; there, whether
 * @property {boolean} blank nothing is shown,
 * @property {boolean} legend the legend lies over the map,
 * @property {boolean} spotlight there is light around the pointer only
 * @property {boolean} panel whether the panel is open
 * @property {Tab} tab of the panel
 * @property {boolean} keyed whether the map is pointed at with keys
 */

/** @typedef {keyof State} Key */
/** @typedef {(state: Readonly<State>, changed: ReadonlySet<Key>) => void} Follower */

export class Store {
  /** @type {{ keys: readonly Key[], follow: Follower }[]} */
  #followers = [];
  /** @type {Set<Key>} */
  #changed = new Set();
  #telling = false;

  /** @param {State} state */
  constructor(state) {
    /** @type {Readonly<State>} */
    this.state = Object.freeze({ ...state });
  }

  /**
   * Change some of the state. All changes of one call are told at once; those that a follower makes are told when all
   * have heard of the ones before.
   * @param {Partial<State>} changes
   */
  set(changes) {
    const keys = /** @type {Key[]} */ (Object.keys(changes)).filter((key) => !same(this.state[key], changes[key]));
    if (!keys.length) return;
    const entries = keys.map((key) => [key, changes[key]]);
    this.state = Object.freeze({ ...this.state, ...Object.fromEntries(entries) });
    for (const key of keys) this.#changed.add(key);
    if (!this.#telling) this.#tell();
  }

  #tell() {
    this.#telling = true;
    try {
      while (this.#changed.size) {
        const changed = this.#changed;
        this.#changed = new Set();
        for (const { keys, follow } of this.#followers) {
          if (keys.some((key) => changed.has(key))) follow(this.state, changed);
        }
      }
    } finally {
      this.#telling = false;
    }
  }

  /**
   * Be told of changes, in the order in which one asked to be.
   * @param {readonly Key[]} keys of what one wants to hear
   * @param {Follower} follow
   */
  subscribe(keys, follow) {
    this.#followers.push({ keys, follow });
  }
}

/**
 * Whether two values mean the same: sets and lists are compared by what they hold.
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((it) => b.has(it));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((it, at) => it === b[at]);
  return a === b;
}
