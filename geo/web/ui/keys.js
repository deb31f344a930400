// @ts-check
/** Keys that work anywhere on the page, and those of a clicker in the lecture view. */

import { el } from "#atlas/ui/dom.js";
import { helpCard } from "#atlas/ui/help.js";

/** @typedef {import("#atlas/main.js").PageOf} Page */

const WAYS = /** @type {Record<string, 1 | -1>} */ ({
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
});

export class Keys {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.help = helpCard();
    this.spot = el("div.spotlight", { "aria-hidden": "true", hidden: true });
    document.body.append(this.help, this.spot);
    window.addEventListener("keydown", (event) => this.onKey(event), true);
    window.addEventListener("pointermove", (event) => {
      this.spot.style.setProperty("--x", `${event.clientX}px`);
      this.spot.style.setProperty("--y", `${event.clientY}px`);
    });
  }

  /**
   * The first to hear a key: in the lecture view the map must not move with the arrows.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing =
      target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "search");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (!this.anywhere(event, target) && !(document.body.classList.contains("present") && this.lecture(event, target)))
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} target
   * @returns {boolean} whether the key meant something
   */
  anywhere(event, target) {
    const { page } = this;
    const onMap = target === page.map.getContainer();
    if (event.key === "?") this.help.showModal();
    else if (event.key === "Enter" && onMap) page.cards.openMiddle();
    else if (event.key === "Escape" && page.cards.popup) page.map.closePopup();
    else if (event.key.toLowerCase() === "f")
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    else if (event.key.toLowerCase() === "p") this.present();
    else return false;
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} target
   * @returns {boolean} whether the key meant something
   */
  lecture(event, target) {
    const { page } = this;
    const { classList } = document.body;
    const way = WAYS[event.key];
    const letter = event.key.toLowerCase();
    if (way) page.tour.id ? page.tour.step(way) : page.timebar.stepChange(way);
    else if (event.key === " " && target.tagName !== "BUTTON") page.timebar.toggle();
    else if (letter === "b" || letter === ".") classList.toggle("blank");
    else if (letter === "l") this.legend();
    else if (letter === "s") this.spot.hidden = !this.spot.hidden;
    else return false;
    return true;
  }

  /** Enter or leave the lecture view. */
  present() {
    const { classList } = document.body;
    this.page.openAt({ present: !classList.contains("present") });
    classList.remove("blank", "legend-on");
    this.spot.hidden = true;
  }

  /** Show or hide the legend over the map of a lecture. */
  legend() {
    this.page.panel.open("legend");
    document.body.classList.toggle("legend-on");
  }
}
