// @ts-check
/** Puts the page together: map, time, panel, cards, link and `window.atlas`. */

import { Address } from "#atlas/state/address.js";
import { Cards } from "#atlas/ui/cards.js";
import { Atlas } from "#atlas/data/atlas.js";
import { unpack } from "#atlas/data/unpack.js";
import { el, iconButton } from "#atlas/ui/dom.js";
import { Edges } from "#atlas/map/edges.js";
import { Inset } from "#atlas/map/inset.js";
import { Keys } from "#atlas/ui/keys.js";
import { isBox } from "#atlas/state/link.js";
import { Model } from "#atlas/data/model.js";
import { Panel } from "#atlas/ui/panel.js";
import { Search } from "#atlas/ui/search.js";
import { shareMenu } from "#atlas/ui/share.js";
import { Speaker } from "#atlas/ui/speaker.js";
import { Timebar } from "#atlas/time/timebar.js";
import { TourGuide } from "#atlas/ui/tour.js";
import { AtlasView } from "#atlas/map/view.js";

const L = /** @type {any} */ (globalThis).L;
const SHEET = 820; // pixels: on narrower screens the panel is a sheet over the map

/**
 * Start the page on a Leaflet map.
 * @param {any} map
 */
export async function start(map) {
  /** @type {any[]} */
  const waiting = [];
  const wait = (/** @type {MessageEvent} */ event) => event.data?.atlas && waiting.push(event.data.atlas);
  window.addEventListener("message", wait);
  const model = new Model(new Atlas(await island("atlas-data"), () => island("atlas-texts")));
  const page = new Page(map, model);
  window.removeEventListener("message", wait);
  for (const order of waiting) page.openAt(order);
  /** @type {any} */ (window).atlas = page.api();
  performance.mark("atlas:ready");
  window.dispatchEvent(new CustomEvent("atlas:ready"));
  page.tellParent("ready");
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => page.settle())));
}

/**
 * The text of a part of the page, which the page lets go of; null where there is no such part.
 * @param {string} id
 * @returns {string | null}
 */
function taken(id) {
  const script = document.getElementById(id);
  script?.remove();
  return script && JSON.parse(script.textContent ?? "");
}

/** @param {string} id */
const island = (id) => /** @type {Promise<any>} */ (unpack(taken(id) ?? ""));

class Page {
  /**
   * @param {any} map
   * @param {Model} model
   */
  constructor(map, model) {
    this.map = map;
    this.model = model;
    this.heading = el("header.title");
    this.credits = el("footer.credits");
    this.speaker = new Speaker(model);
    this.timebar = new Timebar(model, { goTo: (day) => this.goTo(day), show: (bbox) => this.fit(bbox) });
    this.cards = new Cards(this);
    this.search = new Search(model, (id) => this.select(id, true));
    this.panel = new Panel(
      model,
      {
        toggle: (layer, on) => this.toggle(layer, on),
        select: (id) => this.select(id, true),
        close: () => this.showPanel(false),
        seen: (i) => this.seen(i),
        read: (reading) => this.read(reading),
        tour: (id) => this.tour.begin(id),
      },
      this.search.element,
      this.search.results,
      shareMenu(() => this.look(), () => this.keys.present()),
    );
    this.tour = new TourGuide(model, {
      go: (stop) => this.visit(stop),
      cite: (id) => this.select(id, true),
      ended: () => this.address.write(),
    });
    this.layOut();
    this.view = new AtlasView(model);
    this.view.covered = () => this.covered();
    this.edges = new Edges(this);
    this.inset = new Inset(this);
    this.address = new Address(this);
    this.openAt({ ...model.payload.opening, date: model.calendar.iso(model.day), ...this.address.read() });
    this.keys = new Keys(this);
    this.listen();
    this.address.begin();
  }

  layOut() {
    const { map, model } = this;
    const { title, subtitle } = model.map;
    const holder = map.getContainer();
    document.body.classList.add("atlas");
    document.body.classList.toggle("no-panel", window.innerWidth <= SHEET);
    this.heading.append(el("h1", {}, title), subtitle ? el("p", {}, subtitle) : "");
    this.panelButton = el("button.panel-button", { type: "button", "aria-expanded": String(!document.body.classList.contains("no-panel")), onclick: () => this.showPanel(document.body.classList.contains("no-panel")) }, "Layers");
    const zoom = el(
      "div.zoom",
      {},
      iconButton("plus", "Zoom in", () => map.zoomIn(1)),
      iconButton("minus", "Zoom out", () => map.zoomOut(1)),
      iconButton("home", "The whole map", () => this.fit(model.map.bbox)),
    );
    this.corner = el("div.corner", {}, el("div.north", { role: "img", "aria-label": "North is up" }, el("span", {}, "N")));
    this.stage = el("main.stage", {}, holder, this.heading, zoom, this.panelButton, this.credits, this.corner, this.cards.tip, el("div.crosshair", { "aria-hidden": "true" }), this.tour.element);
    document.body.prepend(this.stage, this.panel.element, this.timebar.element, this.speaker.element);
    holder.setAttribute("aria-label", `Map: ${title}. Arrows move it, plus and minus zoom, Enter opens what is in the middle.`);
    holder.setAttribute("role", "application");
    const scale = L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
    this.corner.append(scale.getContainer());
  }

  /** What the first sight does without: names, marks on the timeline, relief, samples of symbols, what cards say, the inset. */
  async settle() {
    this.timebar.arrange();
    const relief = this.view.ripen(taken("atlas-relief"));
    await this.model.tell();
    await relief;
    this.panel.ripen();
    this.panel.update();
    this.inset.update();
    performance.mark("atlas:settled");
  }

  /** What title, scale, credits and buttons cover of the map, each left, top, right, bottom. */
  covered() {
    const stage = this.stage?.getBoundingClientRect();
    if (!stage) return [];
    const over = [this.heading, this.credits, this.tour.element, ...this.stage?.querySelectorAll(".corner > *, .zoom, .edge") ?? []];
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
    map.on("moveend", () => {
      this.address.write();
      this.inset.update();
      this.panel.moved();
    });
    window.addEventListener("resize", () => this.timebar.arrange());
    window.addEventListener("beforeprint", () => this.panel.open("legend"));
    window.addEventListener("message", (event) => event.data?.atlas && this.openAt(event.data.atlas));
  }

  /**
   * Bring the page to a state; what it does not name stays. What makes no sense is passed over.
   * @param {import("#atlas/state/link.js").Link} link
   */
  openAt(link) {
    if (typeof link !== "object") return;
    const { map, model } = this;
    const { classList } = document.body;
    if ("embed" in link) classList.toggle("embed", !!link.embed);
    if ("present" in link) classList.toggle("present", !!link.present);
    if (Array.isArray(link.layers)) for (const layer of model.layers) layer.on = link.layers.includes(layer.id);
    if ("claimant" in link) model.claimant = model.claimants.some(({ id }) => id === link.claimant) ? (link.claimant ?? "") : "";
    if ("differ" in link) model.marking = !!link.differ;
    if ("graticule" in link) model.graticule = !!link.graticule;
    const day = typeof link.date === "string" ? model.calendar.parse(link.date) : null;
    model.day = day ?? model.day;
    this.showCredits(); // before names are placed, which keep off them
    const shown = map.hasLayer(this.view);
    map.invalidateSize({ animate: false, pan: false });
    if (Array.isArray(link.bbox) && isBox(link.bbox)) this.fit(link.bbox);
    else if (!shown) this.fit(model.map.bbox);
    if (!shown) map.addLayer(this.view);
    if (typeof link.tour === "string" && link.tour !== this.tour.id) this.tour.begin(link.tour, link.stop);
    this.changed();
    if (typeof link.feature === "string" && link.feature) this.select(link.feature);
    else if ("feature" in link) this.map.closePopup();
  }

  /**
   * Bring the page to a step of a tour: its day, its view, what it speaks of ringed.
   * @param {import("#atlas/ui/tour.js").Stop} stop
   */
  visit(stop) {
    const { model, view } = this;
    const i = model.index.get(stop.feature ?? "") ?? -1;
    if (i >= 0) model.layers[model.layerOf[i]].on = true;
    this.map.closePopup();
    model.day = stop.day;
    view.selected = i;
    if (stop.bbox) this.fit(stop.bbox, this.tour.element.offsetHeight);
    this.changed();
  }

  /**
   * West, south, east, north: what they enclose is at least shown.
   * @param {number[]} bbox
   * @param {number} [below] pixels at the foot of the map that something covers
   */
  fit([west, south, east, north], below = 0) {
    this.map.fitBounds([[south, west], [north, east]], { animate: false, paddingBottomRight: [0, below] });
  }


  /** @param {number} day */
  goTo(day) {
    day = this.model.calendar.clamp(day);
    if (day === this.model.day) return;
    this.model.day = day;
    this.changed();
  }

  /**
   * Change whose claims are shown, whether differing accounts are marked, or whether the graticule is drawn.
   * @param {{ claimant?: string, marking?: boolean, graticule?: boolean }} reading
   */
  read(reading) {
    Object.assign(this.model, reading);
    if ("graticule" in reading) this.view.paintWater();
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
    this.speaker.say(`${layer.title}: ${on ? "shown" : "hidden"}`);
    this.changed();
  }

  /** After every change of state. */
  changed() {
    this.showCredits();
    this.edges.update(); // names keep off the signs at the edge
    this.view.refresh();
    this.timebar.update();
    this.panel.update();
    if (!this.keys) return; // the first time there is nothing to tell
    this.speaker.tell();
    this.address.write();
    window.dispatchEvent(new CustomEvent("atlas:change", { detail: { date: this.date(), layers: this.layersOn() } }));
    this.tellParent("change");
  }

  /**
   * Let the page around an embedded map know where it stands.
   * @param {"ready" | "change"} event
   */
  tellParent(event) {
    if (window.parent !== window) window.parent.postMessage({ atlasState: { event, date: this.date(), layers: this.layersOn() } }, "*");
  }

  showCredits() {
    const { model } = this;
    const texts = model.layers.filter((layer) => layer.on && layer.credit).map((layer) => layer.credit);
    const text = [...new Set([model.payload.base.credit, ...texts.flatMap((it) => it.split(/;\s*/))])].join(" · ");
    if (this.credits.textContent !== text) this.credits.textContent = text;
  }

  date() {
    return this.model.calendar.iso(this.model.day);
  }

  layersOn() {
    return this.model.layers.filter((layer) => layer.on).map((layer) => layer.id);
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
      for (const [source] of model.details?.at(i).cites ?? []) cited.add(source);
    }
    const sources = [...cited].map((at) => model.sources[at].full.map(({ text }) => text).join("")).sort();
    return {
      title: model.map.title,
      publication: model.map.publication,
      date: model.calendar.label(model.day),
      link: location.href.split("#")[0] + this.address.fragment(),
      layers: model.layers.filter((layer) => layer.on).map((layer) => layer.title),
      sources,
    };
  }

  /**
   * Open the card of a feature, on a day on which it is in force and with its layer on.
   * @param {string} id
   * @param {boolean} [focus] whether the keyboard goes there too
   * @returns {boolean}
   */
  select(id, focus = false) {
    const { model } = this;
    const i = model.index.get(id);
    if (i === undefined) return false;
    model.layers[model.layerOf[i]].on = true;
    if (!model.inForce(i)) model.day = model.calendar.clamp(model.day < model.from[i] ? model.from[i] : model.to[i]);
    this.changed();
    this.cards.openAt(i, focus);
    return true;
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

/** @typedef {Page} PageOf */
