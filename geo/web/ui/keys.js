// @ts-check
/** Keys that work anywhere, and those of a clicker in the lecture view and in a tour: one table, which the help card prints. */

import { el } from "#atlas/ui/dom.js";
import { helpCard } from "#atlas/ui/help.js";

/** @typedef {import("#atlas/state/store.js").Store} Store */

/**
 * @typedef {object} Acts
 * @property {() => unknown} openMiddle explains what lies in the middle of the map
 * @property {() => boolean} closeCard whether one was open
 * @property {() => void} present enters or leaves the lecture view
 * @property {(way: 1 | -1) => void} step goes on or back: through a tour where one is on
 * @property {() => void} play
 * @property {import("#atlas/state/acts.js").Travel} travel
 */

/**
 * @typedef {object} Entry
 * @property {string} name as it is printed
 * @property {string} says what it does
 * @property {boolean} [lecture] whether it works in the lecture view only
 * @property {boolean} [tour] whether it works in a tour too
 * @property {Record<string, (target: HTMLElement) => boolean | void>} [keys] what each key does, by its name in small
 *   letters; false if it means nothing there. Without any, the slider or the map sees to it.
 */

/** Keys by which one gets to the map, or moves it and what stands in its middle. */
const POINTING = new Set(["Tab", "Enter", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]);

/** Elements in which arrows mean something of their own. */
const OWN_ARROWS = "input, select, [role=tab]";
/** Fields in which one writes: there a letter is a letter. */
const WRITING = new Set(["search", "text", "url", "date"]);

export class Keys {
  /**
   * @param {Store} store
   * @param {HTMLElement} map the element that holds it
   * @param {Acts} acts
   */
  constructor(store, map, acts) {
    this.store = store;
    this.map = map;
    this.entries = entriesOf(store, map, acts, () => this.help.showModal());
    this.help = helpCard(this.entries);
    this.spot = el("div.spotlight", { "aria-hidden": "true", hidden: true });
    document.body.append(this.help, this.spot);
    window.addEventListener("keydown", (event) => this.onKey(event), true);
    window.addEventListener("pointerdown", () => store.set({ keyed: false }), true);
    window.addEventListener("pointermove", (event) => {
      this.spot.style.setProperty("--x", `${event.clientX}px`);
      this.spot.style.setProperty("--y", `${event.clientY}px`);
    });
  }

  /** @param {{ readonly spotlight: boolean }} state */
  update({ spotlight }) {
    this.spot.hidden = !spotlight;
  }

  /**
   * The first to hear a key: in the lecture view the map must not move with the arrows.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing =
      target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && WRITING.has(target.type));
    const { present } = this.store.state;
    const led = this.#led(event.key, target);
    if (POINTING.has(event.key) && ((!present && !led) || event.key === "Tab")) this.store.set({ keyed: true });
    if (typing || isChord(event) || document.querySelector("dialog[open]")) return;
    const name = event.key.toLowerCase();
    const meant = this.entries.some(({ lecture, tour: guided, keys }) => {
      const act = !lecture || present || (guided && led) ? keys?.[name] : undefined;
      return act !== undefined && act(target) !== false;
    });
    if (!meant) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Whether a key leads through a tour: arrows mean something of their own where they move a slider or the map.
   * @param {string} key
   * @param {HTMLElement} target
   */
  #led(key, target) {
    const { tour, keyed } = this.store.state;
    if (!tour) return false;
    return !key.startsWith("Arrow") || !(target.matches?.(OWN_ARROWS) || (keyed && target === this.map));
  }
}

/**
 * Whether a key is pressed with others, so that it is the browser's; with AltGr one writes.
 * @param {KeyboardEvent} event
 */
function isChord(event) {
  return (event.ctrlKey || event.metaKey || event.altKey) && event.getModifierState?.("AltGraph") !== true;
}

/**
 * @param {Store} store
 * @param {HTMLElement} map
 * @param {Acts} acts
 * @param {() => void} help
 * @returns {Entry[]} in the order in which they are printed
 */
function entriesOf(store, map, acts, help) {
  const back = () => acts.step(-1);
  const forth = () => acts.step(1);
  const blank = () => store.set({ blank: !store.state.blank });
  const play = (/** @type {HTMLElement} */ target) => (target.tagName === "BUTTON" ? false : acts.play());
  return [
    {
      name: "← →",
      says: "step back and forward: on the slider, and anywhere in the lecture view and in a tour",
      lecture: true,
      tour: true,
      keys: { arrowleft: back, arrowup: back, arrowright: forth, arrowdown: forth },
    },
    {
      name: "PageUp PageDown",
      says: "the previous and next change; in a tour, and in the lecture view, the previous and next step",
      lecture: true,
      tour: true,
      keys: { pageup: back, pagedown: forth },
    },
    ...travelling(map, acts),
    { name: "+ −", says: "closer and wider: on the map, and on the slider for the days in view" },
    {
      name: "Enter",
      says: "what lies in the middle of the map, where the map has the focus",
      keys: {
        enter(target) {
          if (target !== map) return false;
          acts.openMiddle();
          return true;
        },
      },
    },
    { name: "Esc", says: "close a card or clear the search", keys: { escape: () => acts.closeCard() } },
    { name: "P", says: "lecture view, and back", keys: { p: () => acts.present() } },
    { name: "F", says: "full screen", keys: { f: wholeScreen } },
    { name: "Space", says: "play and pause, in the lecture view", lecture: true, keys: { " ": play } },
    { name: "B", says: "black the map, in the lecture view", lecture: true, keys: { b: blank, ".": blank } },
    {
      name: "L",
      says: "legend over the map, in the lecture view",
      lecture: true,
      keys: { l: () => store.set({ legend: !store.state.legend, tab: "legend" }) },
    },
    {
      name: "S",
      says: "spotlight at the pointer, in the lecture view",
      lecture: true,
      keys: { s: () => store.set({ spotlight: !store.state.spotlight }) },
    },
    { name: "?", says: "this card", keys: { "?": help } },
  ];
}

/**
 * Keys by which one gets to another day.
 * @param {HTMLElement} map
 * @param {Acts} acts
 * @returns {Entry[]}
 */
function travelling(map, { travel }) {
  const by = (/** @type {number} */ years) => () => travel.years(years);
  const end = (/** @type {1 | -1} */ way) => (/** @type {HTMLElement} */ target) =>
    target === map || target === document.body ? travel.end(way) : false;
  return [
    {
      name: "Home End",
      says: "first and last day: on the slider, and on the map",
      keys: { home: end(-1), end: end(1) },
    },
    { name: "[ ]", says: "a year back and forward", keys: { "[": by(-1), "]": by(1) } },
    { name: "{ }", says: "ten years back and forward", keys: { "{": by(-10), "}": by(10) } },
    { name: "T", says: "the day at which the map opens", keys: { t: () => travel.opening() } },
  ];
}

function wholeScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}
