// @ts-check
/** Beside the map: layers in groups with how much of each is in force, what is in force now, and the legend. */

import { el, iconButton } from "#atlas/dom.js";
import { paintArea, paintLine, paintPoint } from "#atlas/paint.js";

/** @typedef {import("#atlas/model.js").Model} Model */

const TABS = /** @type {const} */ ([["layers", "Layers"], ["now", "In force"], ["legend", "Legend"]]);

export class Panel {
  /**
   * @param {Model} model
   * @param {{ toggle: (layer: string, on: boolean) => void, select: (id: string) => void, close: () => void, seen: (i: number) => boolean, claim: (party: string) => void, mark: (on: boolean) => void }} acts
   * @param {HTMLElement} [head] what stands above the tabs
   * @param {HTMLElement} [results] what takes the place of the pages while something is sought
   * @param {HTMLElement} [foot] what stands below them
   */
  constructor(model, acts, head, results, foot) {
    this.model = model;
    this.acts = acts;
    this.boxes = new Map();
    this.counters = new Map();
    this.pages = { layers: this.layerList(), now: el("div.page.now"), legend: el("div.page.legend") };
    this.tabs = TABS.map(([id, title]) =>
      el("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `page-${id}`, onclick: () => this.open(id) }, title),
    );
    for (const [id] of TABS) {
      this.pages[id].id = `page-${id}`;
      this.pages[id].setAttribute("role", "tabpanel");
      this.pages[id].setAttribute("aria-labelledby", `tab-${id}`);
    }
    this.element = el(
      "aside.panel",
      { "aria-label": "Layers and legend" },
      head,
      el("div.tabs", {}, el("div", { role: "tablist" }, ...this.tabs), iconButton("close", "Close the panel", acts.close)),
      results,
      ...Object.values(this.pages),
      foot,
    );
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    this.open("layers");
  }

  /** @param {"layers" | "now" | "legend"} id */
  open(id) {
    this.current = id;
    TABS.forEach(([tab], at) => {
      const chosen = tab === id;
      this.pages[tab].hidden = !chosen;
      this.tabs[at].setAttribute("aria-selected", String(chosen));
      this.tabs[at].tabIndex = chosen ? 0 : -1;
    });
    this.update();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const at = this.tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !way) return;
    const next = (at + way + TABS.length) % TABS.length;
    this.open(TABS[next][0]);
    this.tabs[next].focus();
  }

  layerList() {
    const { groups } = this.model.payload;
    return el(
      "div.page.layers",
      {},
      ...groups.map((/** @type {any} */ group) => {
        const members = this.model.layers.filter((layer) => layer.group === group.id);
        if (!members.length) return null;
        return el("fieldset", {}, el("legend", {}, group.name), ...members.map((layer) => this.layerRow(layer)));
      }),
      this.readings(),
    );
  }

  /** Whose reading of disputed ground is shown, and whether differing accounts are marked. */
  readings() {
    const { model, acts } = this;
    this.claimant = /** @type {HTMLSelectElement} */ (
      el("select", { id: "claimant" }, el("option", { value: "" }, "every claim"), ...model.claimants.map(({ id, name }) => el("option", { value: id }, `as claimed by ${name}`)))
    );
    this.claimant.addEventListener("change", () => acts.claim(/** @type {HTMLSelectElement} */ (this.claimant).value));
    this.marking = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", id: "differ" }));
    this.marking.addEventListener("change", () => acts.mark(/** @type {HTMLInputElement} */ (this.marking).checked));
    const told = model.details.some?.((/** @type {any} */ it) => it.accounts);
    return el(
      "fieldset",
      {},
      el("legend", {}, "Readings"),
      model.claimants.length > 0 && el("label.reading", { for: "claimant" }, "Disputed ground: ", this.claimant),
      told && el("label.layer", { for: "differ" }, this.marking, el("span.title", {}, "Mark where accounts differ")),
    );
  }

  /** @param {import("#atlas/model.js").Layer} layer */
  layerRow(layer) {
    const box = /** @type {HTMLInputElement} */ (
      el("input", { type: "checkbox", id: `layer-${layer.id}`, onchange: () => this.acts.toggle(layer.id, box.checked) })
    );
    const counter = el("span.count");
    this.boxes.set(layer.id, box);
    this.counters.set(layer.id, counter);
    return el("label.layer", { for: `layer-${layer.id}` }, box, this.layerSample(layer), el("span.title", {}, layer.title), counter);
  }

  /**
   * The most telling symbol of a layer: its commonest kind in its commonest colour, shapes before points.
   * @param {import("#atlas/model.js").Layer} layer
   */
  layerSample(layer) {
    const { model } = this;
    const index = model.layerIndex.get(layer.id);
    /** @type {Map<string, [number, number]>} */
    const looks = new Map();
    for (let i = 0; i < model.count; i++) {
      if (model.layerOf[i] !== index) continue;
      const key = `${model.kindOf[i]}:${model.features.party[i]}:${model.features.shape[i][0]}`;
      const weight = model.kind(i).kind === "territory" ? 1000 : model.features.shape[i][0] === 0 ? 1 : 20;
      looks.set(key, [(looks.get(key)?.[0] ?? 0) + weight, i]);
    }
    const best = [...looks.values()].sort((a, b) => b[0] - a[0])[0];
    return best ? sample(model, best[1]) : el("canvas.sample", { "aria-hidden": "true" });
  }

  /** Bring boxes, counts and the open page up to date. */
  update() {
    const counts = this.model.counts();
    this.model.layers.forEach((layer, at) => {
      this.boxes.get(layer.id).checked = layer.on;
      const counter = this.counters.get(layer.id);
      counter.textContent = String(counts[at]);
      counter.title = `${counts[at]} in force on this date`;
      counter.parentNode.classList.toggle("empty", !counts[at]);
    });
    if (this.claimant) this.claimant.value = this.model.claimant;
    if (this.marking) this.marking.checked = this.model.marking;
    if (this.current === "now") this.listNow();
    if (this.current === "legend") this.listLegend();
  }

  listNow() {
    const { model } = this;
    const rows = model.drawn().filter((i) => model.inForce(i)).reverse();
    const byLayer = model.layers.map((layer, at) => ({ layer, rows: rows.filter((i) => model.layerOf[i] === at) })).filter((group) => group.rows.length);
    this.pages.now.replaceChildren(
      el("p.hint", {}, rows.length ? `${rows.length} features on ${model.calendar.label(model.day)}` : "Nothing is in force on the layers that are on."),
      ...byLayer.map(({ layer, rows: members }) =>
        el(
          "section",
          {},
          el("h3", {}, layer.title),
          el("ul", {}, ...members.map((i) => el("li", {}, el("button.row", { type: "button", onclick: () => this.acts.select(model.features.id[i]) }, sample(model, i), model.features.name[i])))),
        ),
      ),
    );
  }

  /** What is drawn in view now, a row a kind and party. */
  listLegend() {
    const { model } = this;
    /** @type {Map<string, number>} */
    const looks = new Map();
    for (const i of model.drawn()) {
      if (!this.acts.seen(i)) continue;
      const party = model.kind(i).kind === "place" ? "" : (model.features.party[i] ?? "");
      const key = `${String(model.kindOf[i]).padStart(3, "0")}:${party}:${model.features.shape[i][0]}`;
      if (!looks.has(key)) looks.set(key, i);
    }
    const parties = new Map(model.payload.parties.map((/** @type {any} */ party) => [party.id, party.name]));
    const rows = [...looks.entries()].sort().map(([, i]) => {
      const party = parties.get(model.features.party[i]);
      return el("li", {}, sample(model, i), el("span", {}, model.kind(i).label, party && model.kind(i).kind !== "place" && el("small", {}, ` ${party}`)));
    });
    this.pages.legend.replaceChildren(
      el("ul", {}, ...rows),
      el("p.hint", {}, "Pale: at another time of the same year, or just ended. Hollow: a date or place that only one account gives."),
    );
  }
}

/**
 * A feature's look in a small picture, drawn by the code that draws the map.
 * @param {Model} model
 * @param {number} i
 */
export function sample(model, i) {
  const canvas = /** @type {HTMLCanvasElement} */ (el("canvas.sample", { width: 56, height: 36, "aria-hidden": "true" }));
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ctx.scale(2, 2);
  const type = model.features.shape[i][0];
  const kind = model.kind(i);
  /** @type {import("#atlas/trace.js").Frame} */
  const frame = { k: 1, ox: 0, oy: 0, w: 28, h: 18, zoom: 10, screen: [0, 0, 28, 18] };
  const ink = { colour: kind.kind === "place" ? "#2b2622" : model.colour(i), alpha: 1, hollow: !!model.details[i].hollow, rank: 2 };
  const parts = [[Float64Array.of(14, 9)], [Float64Array.of(2, 12, 9, 8, 18, 9, 27, 6)], [Float64Array.of(2, 2, 26, 2, 26, 16, 2, 16, 2, 2)]][type];
  const paint = [paintPoint, paintLine, paintArea][type];
  paint(ctx, { type, parts, box: [0, 0, 28, 18] }, type === 2 ? { ...kind, fill: Math.max(kind.fill, 0.35) } : kind, ink, frame);
  return canvas;
}
