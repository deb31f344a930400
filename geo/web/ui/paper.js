// @ts-check
/** The map on paper: one page, drawn anew for it when the browser prints, in colour or in black and white. */

import { canvasOf } from "#atlas/map/browser.js";
import { frameAround } from "#atlas/map/frame.js";
import { withoutColour } from "#atlas/map/grey.js";
import { paintAreaSheet, paintGroundSheet, paintMarkSheet, paintWaterSheet } from "#atlas/map/painter.js";
import { reaches, seen } from "#atlas/map/pick.js";
import { parted } from "#atlas/map/scene.js";
import { Names } from "#atlas/names/names.js";
import { el } from "#atlas/ui/dom.js";
import { keep, legendRows, numbered, scaleBar, sourceRows } from "#atlas/ui/paperlists.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/scene.js").Scene} Scene */

const defaultOptions = {
  ratio: 3, // pixels of the picture in a CSS pixel: 288 to the inch
  corner: [190, 42], // CSS pixels at the left lower corner of the map, which scale and north take
};

export class Paper {
  /** Whether it is printed without colour, though it could be. */
  grey = false;

  /**
   * @param {Atlas} atlas
   * @param {object} page
   * @param {() => Scene} page.scene
   * @param {() => [number, number, number, number]} page.bbox that is seen
   * @param {() => CanvasImageSource | null} page.relief
   * @param {() => { date: string, credits: string }} page.words
   */
  constructor(atlas, page) {
    this.atlas = atlas;
    this.page = page;
    this.element = el("section.paper", { hidden: true });
    document.body.append(this.element);
    window.addEventListener("beforeprint", () => this.lay());
    window.addEventListener("afterprint", () => this.clear());
  }

  /** Put the page together: it has its size on paper before anything is fitted into it. */
  lay() {
    const { atlas, page, element } = this;
    const grey = this.grey || window.matchMedia("(monochrome)").matches;
    const shown = grey ? withoutColour(atlas) : atlas;
    const { title, subtitle, publication } = atlas.map;
    const { date, credits } = page.words();
    const map = el("div.paper-map");
    const legend = el("ul.paper-legend");
    const sources = el("ol.paper-sources");
    element.hidden = false;
    element.replaceChildren(
      el("header", {}, el("h1", {}, title), el("p", {}, subtitle), el("strong", {}, date)),
      map,
      legend,
      sources,
      el("footer", {}, [publication, credits].filter(Boolean).join(" · ")),
    );
    const frame = frameAround(page.bbox(), [map.clientWidth, map.clientHeight], atlas.map.bits);
    const scene = this.sceneOn(frame);
    const printed = scene.drawn.filter((i) => seen(atlas, scene, frame, i) && reaches(atlas.shape(i), frame));
    map.append(this.draw(shown, frame, scene, grey), scaleBar(frame), el("div.north", {}, el("span", {}, "N")));
    const works = numbered(atlas, printed.filter(scene.inForce));
    const cited = keep(sources, sourceRows(works), "li");
    const numbers = new Map(works.slice(0, cited).map(({ source }, at) => [source, at + 1]));
    keep(legend, legendRows(shown, printed, numbers), "li");
  }

  /** @param {Frame} frame */
  sceneOn({ h }) {
    const { corner } = defaultOptions;
    /** @type {[number, number, number, number]} */
    const taken = [0, h - corner[1], corner[0], h];
    return { ...this.page.scene(), selected: -1, scale: 1, covered: () => [taken] };
  }

  /**
   * @param {Atlas} atlas with its colours, or without
   * @param {Frame} frame
   * @param {Scene} scene
   * @param {boolean} grey
   */
  draw(atlas, frame, scene, grey) {
    const { canvas, pen } = canvasOf(frame.w, frame.h, defaultOptions.ratio);
    const { ctx } = pen;
    pen.fine = defaultOptions.ratio;
    const parts = parted(atlas, scene.drawn);
    paintGroundSheet(pen, frame, atlas, grey ? null : this.page.relief());
    ctx.globalCompositeOperation = "multiply"; // as the sheets of a page lie on each other
    paintAreaSheet(pen, frame, atlas, scene, parts.under);
    ctx.globalCompositeOperation = "source-over";
    ctx.lineJoin = "round";
    paintWaterSheet(pen, frame, atlas, scene);
    ctx.lineJoin = "round";
    paintMarkSheet(pen, frame, atlas, scene, parts);
    new Names(atlas).paint(pen, frame, scene);
    return canvas;
  }

  clear() {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** A button that asks how to print. */
  button() {
    const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox" }));
    const dialog = /** @type {HTMLDialogElement} */ (el("dialog.share", { "aria-label": "Print this view" }));
    const print = () => {
      this.grey = box.checked;
      dialog.close();
      window.print();
    };
    dialog.append(
      el("h2", {}, "Print this view"),
      el("p", {}, "One landscape page of A4: the map with its date, legend, scale and sources."),
      el("label", {}, box, " Black and white: a hatch for each party"),
      el(
        "div.acts",
        {},
        el("button", { type: "button", onclick: print }, "Print"),
        el("button", { type: "button", onclick: () => dialog.close() }, "Close"),
      ),
    );
    document.body.append(dialog);
    return el("button", { type: "button", onclick: () => dialog.showModal() }, "Print");
  }
}
