// @ts-check
/** The map's part of the page: the map, and what stands on it. */

import { el, iconButton } from "#atlas/ui/dom.js";

/** @typedef {[number, number, number, number]} Box left, top, right, bottom; pixels from the map's left upper corner */

const NAMED = "Arrows move it, plus and minus zoom, Enter opens what is in the middle.";
/** What stands on the map so that names keep off it. */
const OVER = ".title, .credits, .tour, .corner > *, .zoom, .edge";

export class Stage {
  /**
   * @param {{ title: string, subtitle: string }} head of the map
   * @param {object} parts
   * @param {HTMLElement} parts.map
   * @param {HTMLElement} parts.scale
   * @param {HTMLElement} parts.inset
   * @param {HTMLElement[]} parts.others
   * @param {object} acts
   * @param {(steps: number) => void} acts.zoom
   * @param {() => void} acts.home
   * @param {() => void} acts.panel opens or closes the panel
   */
  constructor({ title, subtitle }, { map, scale, inset, others }, acts) {
    map.setAttribute("aria-label", `Map: ${title}. ${NAMED}`);
    map.setAttribute("role", "application");
    this.panelButton = el("button.panel-button", { type: "button", onclick: acts.panel }, "Layers");
    this.element = el(
      "main.stage",
      {},
      map,
      el("header.title", {}, el("h1", {}, title), subtitle && el("p", {}, subtitle)),
      el(
        "div.zoom",
        {},
        iconButton("plus", "Zoom in", () => acts.zoom(1)),
        iconButton("minus", "Zoom out", () => acts.zoom(-1)),
        iconButton("home", "The whole map", acts.home),
      ),
      this.panelButton,
      el(
        "div.corner",
        {},
        inset,
        el("div.north", { role: "img", "aria-label": "North is up" }, el("span", {}, "N")),
        scale,
      ),
      el("div.crosshair", { "aria-hidden": "true" }),
      ...others,
    );
  }

  /** @param {{ readonly panel: boolean }} state */
  update({ panel }) {
    this.panelButton.setAttribute("aria-expanded", String(panel));
  }

  /**
   * What title, scale, credits and buttons cover of the map.
   * @returns {Box[]}
   */
  covered() {
    const stage = this.element.getBoundingClientRect();
    return [...this.element.querySelectorAll(OVER)]
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width)
      .map((box) => [box.left - stage.left, box.top - stage.top, box.right - stage.left, box.bottom - stage.top]);
  }
}
