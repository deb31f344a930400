// @ts-check
/** Puts the page together: map, time, panel, cards, link and `window.atlas`. */

import { card } from "#atlas/card.js";
import { unpack } from "#atlas/decode.js";
import { el, iconButton } from "#atlas/dom.js";
import { helpCard } from "#atlas/help.js";
import { hits } from "#atlas/hit.js";
import { isBox, readLink, writeLink } from "#atlas/link.js";
import { Model } from "#atlas/model.js";
import { Panel } from "#atlas/panel.js";
import { Search } from "#atlas/search.js";
import { shareMenu } from "#atlas/share.js";
import { Timebar } from "#atlas/timebar.js";
import { AtlasView } from "#atlas/view.js";

const L = /** @type {any} */ (globalThis).L;
const REACH = 9; // pixels around the pointer that count as a hit

/**
 * Start the page on a Leaflet map.
 * @param {any} map
 */
export async function start(map) {
  const island = /** @type {HTMLElement} */ (document.getElementById("atlas-data"));
  const model = new Model(await unpack(JSON.parse(island.textContent ?? "")));
  const page = new Page(map, model);
  /** @type {any} */ (window).atlas = page.api();
  window.dispatchEvent(new CustomEvent("atlas:ready"));
}

class Page {
  /**
   * @param {any} map
   * @param {Model} model
   */
  constructor(map, model) {
    this.map = map;
    this.model = model;
    this.popup = null;
    this.linkTimer = 0;
    this.heading = el("header.title");
    this.credits = el("footer.credits");
    this.tip = el("div.tip", { hidden: true });
    this.help = helpCard();
    this.timebar = new Timebar(model, (day) => this.goTo(day));
    this.search = new Search(model, (id) => this.select(id));
    const acts = {
      toggle: (/** @type {string} */ layer, /** @type {boolean} */ on) => this.toggle(layer, on),
      select: (/** @type {string} */ id) => this.select(id),
      close: () => this.showPanel(false),
      seen: (/** @type {number} */ i) => this.seen(i),
      claim: (/** @type {string} */ party) => this.read({ claimant: party }),
      mark: (/** @type {boolean} */ on) => this.read({ marking: on }),
    };
    this.panel = new Panel(model, acts, this.search.element, this.search.results, shareMenu(() => this.look()));
    this.layOut();
    this.view = new AtlasView(model);
    this.view.covered = () => this.covered();
    this.openAt({ ...model.map.state, date: model.calendar.iso(model.day), ...readLink(location.hash) });
    this.listen();
    this.changed(true);
  }

  layOut() {
    const { map, model } = this;
    const { title, subtitle } = model.map;
    const holder = map.getContainer();
    document.body.classList.add("atlas");
    const stage = el("main.stage", {}, holder);
    this.heading.append(el("h1", {}, title), subtitle ? el("p", {}, subtitle) : "");
    this.panelButton = el("button.panel-button", { type: "button", "aria-expanded": "true", onclick: () => this.showPanel(document.body.classList.contains("no-panel")) }, "Layers");
    const zoom = el(
      "div.zoom",
      {},
      iconButton("plus", "Zoom in", () => map.zoomIn(1)),
      iconButton("minus", "Zoom out", () => map.zoomOut(1)),
      iconButton("home", "The whole map", () => this.fit(model.map.bbox)),
    );
    stage.append(this.heading, zoom, this.panelButton, this.credits, this.tip);
    document.body.prepend(stage, this.panel.element, this.timebar.element, this.help);
    holder.setAttribute("aria-label", `Map: ${title}`);
    holder.setAttribute("role", "application");
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map);
    this.showPanel(window.innerWidth > 820);
    map.invalidateSize({ animate: false });
  }

  /** What title, scale, credits and buttons cover of the map, each left, top, right, bottom. */
  covered() {
    const stage = this.heading.offsetParent?.getBoundingClientRect();
    if (!stage) return [];
    const over = [this.heading, this.credits, ...document.querySelectorAll(".leaflet-control-scale, .zoom")];
    return over.map((node) => node.getBoundingClientRect()).filter((box) => box.width).map((box) => [box.left - stage.left, box.top - stage.top, box.right - stage.left, box.bottom - stage.top]);
  }

  /** @param {boolean} open */
  showPanel(open) {
    document.body.classList.toggle("no-panel", !open);
    this.panelButton?.setAttribute("aria-expanded", String(open));
    this.map.invalidateSize({ animate: false, pan: false });
    this.timebar.arrange();
  }

  listen() {
    const { map } = this;
    map.on("click", (/** @type {any} */ event) => this.onClick(event));
    map.on("mousemove", (/** @type {any} */ event) => this.onHover(event));
    map.on("mouseout movestart", () => this.hideTip());
    map.on("moveend", () => {
      this.writeLink();
      if (this.panel.current === "legend") this.panel.update();
    });
    map.on("popupclose", (/** @type {any} */ event) => event.popup === this.popup && this.deselect());
    window.addEventListener("hashchange", () => this.openAt(readLink(location.hash)));
    window.addEventListener("resize", () => this.timebar.arrange());
    window.addEventListener("beforeprint", () => this.panel.open("legend"));
    window.addEventListener("message", (event) => event.data?.atlas && this.openAt(event.data.atlas));
    window.addEventListener("keydown", (event) => this.onKey(event));
    const { image } = this.view.base;
    if (image && !image.complete) image.addEventListener("load", () => this.view.frame && this.view.paintBase());
  }

  /**
   * Help and full screen anywhere; in the lecture view a clicker's keys, and a letter each for black and legend.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const { classList } = document.body;
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") this.help.open || this.help.showModal();
    if (event.key.toLowerCase() === "f") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    if (!classList.contains("present")) return;
    const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (way) this.timebar.step(way);
    else if (event.key === " ") this.timebar.toggle();
    else if (event.key.toLowerCase() === "b") classList.toggle("blank");
    else if (event.key.toLowerCase() === "l") this.showLegend();
    else return;
    event.preventDefault();
  }

  /** Show or hide the legend over the map of a lecture. */
  showLegend() {
    this.panel.open("legend");
    document.body.classList.toggle("legend-on");
  }

  /**
   * Bring the page to a state; what it does not name stays.
   * @param {import("#atlas/link.js").Link} link
   */
  openAt(link) {
    const { map, model } = this;
    if ("embed" in link) document.body.classList.toggle("embed", !!link.embed);
    if ("present" in link) document.body.classList.toggle("present", !!link.present);
    if (Array.isArray(link.layers)) for (const layer of model.layers) layer.on = link.layers.includes(layer.id);
    if ("claimant" in link) model.claimant = model.claimants.some(({ id }) => id === link.claimant) ? (link.claimant ?? "") : "";
    if ("differ" in link) model.marking = !!link.differ;
    if (typeof link.date === "string") model.day = model.calendar.parse(link.date) ?? model.day;
    this.showCredits(); // before names are placed, which keep off them
    map.invalidateSize({ animate: false, pan: false });
    const shown = map.hasLayer(this.view);
    if (link.bbox && isBox(link.bbox)) this.fit(link.bbox);
    else if (!shown) this.fit(model.map.bbox);
    if (!shown) map.addLayer(this.view);
    this.changed(true);
    if (link.feature) this.select(link.feature);
  }

  /**
   * West, south, east, north: what they enclose is at least shown.
   * @param {number[]} bbox
   */
  fit([west, south, east, north]) {
    this.map.fitBounds([[south, west], [north, east]], { animate: false });
  }

  /** @param {number} day */
  goTo(day) {
    day = this.model.calendar.clamp(day);
    if (day === this.model.day) return;
    this.model.day = day;
    this.changed();
  }

  /**
   * Change whose claims are shown, or whether differing accounts are marked.
   * @param {{ claimant?: string, marking?: boolean }} reading
   */
  read(reading) {
    Object.assign(this.model, reading);
    this.changed();
  }

  /**
   * @param {string} id
   * @param {boolean} on
   */
  toggle(id, on) {
    const layer = this.model.layers[this.model.layerIndex.get(id) ?? -1];
    if (!layer || layer.on === on) return;
    layer.on = on;
    this.changed();
  }

  /**
   * After every change of state.
   * @param {boolean} [first] nothing to tell yet
   */
  changed(first = false) {
    this.showCredits();
    this.view.refresh();
    this.timebar.update();
    this.panel.update();
    if (first) {
      this.timebar.arrange();
      return;
    }
    this.writeLink();
    window.dispatchEvent(new CustomEvent("atlas:change", { detail: { date: this.date(), layers: this.layersOn() } }));
  }

  showCredits() {
    const { model } = this;
    const texts = model.layers.filter((layer) => layer.on && layer.credit).map((layer) => layer.credit);
    const parts = new Set([model.payload.base.credit, ...texts.flatMap((text) => text.split(/;\s*/))]);
    this.credits.textContent = [...parts].join(" · ");
  }

  date() {
    return this.model.calendar.iso(this.model.day);
  }

  layersOn() {
    return this.model.layers.filter((layer) => layer.on).map((layer) => layer.id);
  }

  /** The address of the view, from the `#` on. */
  fragment() {
    const bounds = this.map.getBounds();
    const { classList } = document.body;
    return writeLink({
      date: this.date(),
      layers: this.layersOn(),
      bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      claimant: this.model.claimant,
      differ: this.model.marking,
      embed: classList.contains("embed"),
      present: classList.contains("present"),
    });
  }

  writeLink() {
    window.clearTimeout(this.linkTimer);
    this.linkTimer = window.setTimeout(() => {
      if (location.protocol !== "about:") history.replaceState(null, "", this.fragment());
    }, 250);
  }

  /**
   * Whether a feature that is drawn can be seen: on screen, and at its zoom.
   * @param {number} i
   */
  seen(i) {
    const { ox, oy, k, screen } = this.view.frame;
    const box = [screen[0] + ox, screen[1] + oy, screen[2] + ox, screen[3] + oy].map((pixels) => pixels / k);
    const at = this.model.shape(i).box;
    return at[2] > box[0] && at[0] < box[2] && at[3] > box[1] && at[1] < box[3] && this.view.legible(i);
  }

  /** What there is to hand on of this view. */
  look() {
    const { model, view } = this;
    const cited = new Set();
    for (const i of view.drawn) {
      if (!model.inForce(i) || !this.seen(i)) continue;
      for (const [source] of model.details[i].cites ?? []) cited.add(source);
    }
    const sources = [...cited].map((at) => model.sources[at].full.map((/** @type {[string, number]} */ [text]) => text).join("")).sort();
    return {
      title: model.map.title,
      date: model.calendar.label(model.day),
      link: location.href.split("#")[0] + this.fragment(),
      layers: model.layers.filter((layer) => layer.on).map((layer) => layer.title),
      sources,
    };
  }

  /**
   * Features under a point, the topmost first.
   * @param {any} latlng
   */
  under(latlng) {
    const { model, view } = this;
    const { k } = view.frame;
    const point = this.map.project(latlng, this.map.getZoom());
    const found = view.drawn.filter((/** @type {number} */ i) => view.legible(i) && hits(model.shape(i), point.x / k, point.y / k, REACH / k));
    const weight = (/** @type {number} */ i) => 2 - model.features.shape[i][0] + (model.inForce(i) ? 3 : 0);
    return found.reverse().sort((/** @type {number} */ a, /** @type {number} */ b) => weight(b) - weight(a));
  }

  /** @param {any} event */
  onClick(event) {
    const found = this.under(event.latlng);
    if (found.length) this.open(found, 0, event.latlng);
    else this.map.closePopup();
  }

  /** @param {any} event */
  onHover(event) {
    const [top] = this.under(event.latlng);
    this.map.getContainer().classList.toggle("over", top !== undefined);
    if (top === undefined) return this.hideTip();
    const { x, y } = event.containerPoint;
    this.tip.textContent = this.model.features.name[top];
    this.tip.hidden = false;
    const flip = x > this.map.getSize().x - 220;
    this.tip.style.transform = `translate(${flip ? x - 12 : x + 14}px, ${y + 14}px) translateX(${flip ? "-100%" : "0"})`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  /**
   * Open the card of one of several features.
   * @param {number[]} stack
   * @param {number} at
   * @param {any} latlng
   */
  open(stack, at, latlng) {
    const i = stack[at];
    this.hideTip();
    const step = (/** @type {number} */ way) => this.open(stack, (at + way + stack.length) % stack.length, latlng);
    const size = this.map.getSize();
    const content = card(this.model, i, { at, of: stack.length, step });
    const previous = this.popup;
    this.popup = null;
    if (previous) this.map.closePopup(previous);
    this.popup = L.popup({
      maxWidth: Math.min(360, size.x - 40), minWidth: Math.min(280, size.x - 60), maxHeight: Math.max(180, Math.min(460, size.y - 130)),
      autoPanPadding: [16, 16], autoPanPaddingTopLeft: [16, 60], className: "atlas-popup", closeOnClick: false,
    }).setLatLng(latlng).setContent(content);
    this.map.openPopup(this.popup);
    this.view.selected = i;
    this.view.refresh();
  }

  deselect() {
    this.popup = null;
    this.view.selected = -1;
    this.view.refresh();
  }

  /**
   * Open the card of a feature, on a day on which it is in force and with its layer on.
   * @param {string} id
   * @returns {boolean}
   */
  select(id) {
    const { model, map } = this;
    const i = model.index.get(id);
    if (i === undefined) return false;
    model.layers[model.layerOf[i]].on = true;
    if (!model.inForce(i)) model.day = model.calendar.clamp(model.day < model.from[i] ? model.from[i] : model.to[i]);
    this.changed();
    const latlng = this.place(i);
    if (!map.getBounds().pad(-0.1).contains(latlng)) map.setView(latlng, map.getZoom(), { animate: false });
    this.open([i], 0, latlng);
    return true;
  }

  /**
   * Where the card of a feature points: its anchor, or of its vertices the one nearest to the middle of the map.
   * @param {number} i
   */
  place(i) {
    const { model, map, view } = this;
    const zoom = map.getZoom();
    const { k } = view.frame;
    const shape = model.shape(i);
    if (model.features.anchor[i]) return map.unproject([model.features.anchor[i][0] * k, model.features.anchor[i][1] * k], zoom);
    const centre = map.project(map.getCenter(), zoom);
    let best = [centre.x, centre.y];
    let least = Infinity;
    for (const part of shape.parts) {
      for (let at = 0; at < part.length; at += 2) {
        const away = Math.hypot(part[at] * k - centre.x, part[at + 1] * k - centre.y);
        if (away < least) [least, best] = [away, [part[at] * k, part[at + 1] * k]];
      }
    }
    return map.unproject(best, zoom);
  }

  /** What other scripts may use: the contract of the page. */
  api() {
    const page = this;
    return {
      get date() {
        return page.date();
      },
      /** @param {string} date `YYYY-MM-DD`, or a month or year for its first day */
      goTo(date) {
        const day = page.model.calendar.parse(date);
        if (day === null) throw new RangeError(`atlas.goTo: "${date}" is not a date: expected YYYY-MM-DD`);
        page.goTo(day);
      },
      layers: () => page.layersOn(),
      toggle: (/** @type {string} */ id, /** @type {boolean} */ on) => page.toggle(id, on),
      visible: () => page.model.visible(),
      select: (/** @type {string} */ id) => page.select(id),
    };
  }
}
