// @ts-check
/** Keys that work anywhere on the page, and those of a clicker in the lecture view. */

import { el } from "#atlas/ui/dom.js";
import { helpCard } from "#atlas/ui/help.js";

/** @typedef {import("#atlas/state/store.js").Store} Store */

const WAYS = /** @type {Record<string, 1 | -1>} */ ({
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
});
/** Keys by which one gets to the map, or moves it and what stands in its middle. */
const POINTING = new Set(["Tab", "Enter", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]);

export class Keys {
  /**
   * @param {Store} store
   * @param {HTMLElement} map the element that holds it
   * @param {object} acts
   * @param {() => unknown} acts.openMiddle explains what lies in the middle of the map
   * @param {() => boolean} acts.closeCard whether one was open
   * @param {() => void} acts.present enters or leaves the lecture view
   * @param {(way: 1 | -1) => void} acts.step goes on or back: through a tour where one is on
   * @param {() => void} acts.play
   */
  constructor(store, map, acts) {
    this.store = store;
    this.map = map;
    this.acts = acts;
    this.help = helpCard();
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
      target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "search");
    const { present } = this.store.state;
    if (POINTING.has(event.key) && (!present || event.key === "Tab")) this.store.set({ keyed: true });
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (!this.anywhere(event, target) && !(present && this.lecture(event, target))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} target
   * @returns {boolean} whether the key meant something
   */
  anywhere({ key }, target) {
    const { acts } = this;
    const letter = key.toLowerCase();
    if (key === "?") this.help.showModal();
    else if (key === "Enter" && target === this.map) acts.openMiddle();
    else if (key === "Escape" && acts.closeCard()) return true;
    else if (letter === "f") wholeScreen();
    else if (letter === "p") acts.present();
    else return false;
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} target
   * @returns {boolean} whether the key meant something
   */
  lecture({ key }, target) {
    const { store, acts } = this;
    const { blank, legend, spotlight } = store.state;
    const letter = key.toLowerCase();
    if (WAYS[key]) acts.step(WAYS[key]);
    else if (key === " " && target.tagName !== "BUTTON") acts.play();
    else if (letter === "b" || letter === ".") store.set({ blank: !blank });
    else if (letter === "l") store.set({ legend: !legend, tab: "legend" });
    else if (letter === "s") store.set({ spotlight: !spotlight });
    else return false;
    return true;
  }
}

function wholeScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}
