// @ts-check
/** Beside the map: layers in groups with how much of each is in force, what is in force now, and the legend. */

import { el, iconButton } from "#atlas/ui/dom.js";
import { sample } from "#atlas/ui/sample.js";
import { listToday } from "#atlas/ui/today.js";

/** @typedef {import("#atlas/data/model.js").Model} Model */

const TABS = /** @type {const} */ ([
  ["layers", "Layers"],
  ["today", "Today"],
  ["now", "In force"],
  ["legend", "Legend"],
]);

export class Panel {
  /**
   * @param {Model} model
   * @param {{ toggle: (layer: string, on: boolean) => void, select: (id: string) => void, close: () => void, seen: (i: number) => boolean, read: (reading: { claimant?: string, marking?: boolean, graticule?: boolean }) => void, tour: (id: string) => void }} acts
   * @param {HTMLElement} head what stands above the tabs
   * @param {HTMLElement} results what takes the place of the pages while something is sought
   * @param {HTMLElement} foot what stands below them
   */
  constructor(model, acts, head, results, foot) {
    this.model = model;
    this.acts = acts;
    /** @type {Map<string, { box: HTMLInputElement, counter: HTMLElement, count: number }>} */
    this.rows = new Map();
    this.ripe = false;
    this.pages = {
      layers: this.layerList(),
      today: el("div.page.today", { tabindex: 0 }),
      now: el("div.page.now"),
      legend: el("div.page.legend", { tabindex: 0 }),
    };
    const byYear = model.map.step === "year";
    this.tabs = TABS.map(([id, title]) =>
      el(
        "button",
        { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `page-${id}`, onclick: () => this.open(id) },
        id === "today" && byYear ? "Year" : title,
      ),
    );
    for (const [id] of TABS) {
      this.pages[id].id = `page-${id}`;
      this.pages[id].setAttribute("role", "tabpanel");
      this.pages[id].setAttribute("aria-labelledby", `tab-${id}`);
    }
    this.element = el(
      "aside.panel",
      { "aria-label": "Layers and legend" },
      this.handle(),
      head,
      el(
        "div.tabs",
        {},
        el("div", { role: "tablist" }, ...this.tabs),
        iconButton("close", "Close the panel", acts.close),
      ),
      results,
      ...Object.values(this.pages),
      foot,
    );
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    this.open("layers");
  }

  /** On a phone the panel is a sheet: a press makes it taller or lower again, a drag too, a drag far down closes it. */
  handle() {
    const handle = el("button.handle", {
      type: "button",
      "aria-label": "Taller or lower panel",
      "aria-expanded": "false",
    });
    const tall = (/** @type {boolean} */ on) => {
      this.element.classList.toggle("tall", on);
      handle.setAttribute("aria-expanded", String(on));
    };
    handle.addEventListener("click", () => tall(!this.element.classList.contains("tall")));
    handle.addEventListener("pointerdown", (down) => {
      handle.setPointerCapture(down.pointerId);
      handle.addEventListener(
        "pointerup",
        (up) => {
          const moved = up.clientY - down.clientY;
          if (Math.abs(moved) < 24) return; // a press
          const wasTall = this.element.classList.contains("tall");
          if (moved > 0 && !wasTall) this.acts.close();
          tall(moved < 0);
          handle.addEventListener("click", (event) => event.stopImmediatePropagation(), { once: true, capture: true });
        },
        { once: true },
      );
    });
    return handle;
  }

  /** @param {"layers" | "today" | "now" | "legend"} id */
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
      this.tours(),
    );
  }

  /** Whose reading of disputed ground is shown, whether differing accounts are marked, and the graticule. */
  readings() {
    const { model, acts } = this;
    this.claimant = /** @type {HTMLSelectElement} */ (
      el(
        "select",
        { id: "claimant" },
        el("option", { value: "" }, "every claim"),
        ...model.claimants.map(({ id, name }) => el("option", { value: id }, `as claimed by ${name}`)),
      )
    );
    this.claimant.addEventListener("change", () =>
      acts.read({ claimant: /** @type {HTMLSelectElement} */ (this.claimant).value }),
    );
    const box = (/** @type {string} */ id, /** @type {(on: boolean) => void} */ act) => {
      const input = /** @type {HTMLInputElement} */ (
        el("input", { type: "checkbox", id, onchange: () => act(input.checked) })
      );
      return input;
    };
    this.marking = box("differ", (on) => acts.read({ marking: on }));
    this.graticule = box("graticule", (on) => acts.read({ graticule: on }));
    return el(
      "fieldset",
      {},
      el("legend", {}, "Readings"),
      model.claimants.length > 0 && el("label.reading", { for: "claimant" }, "Disputed ground: ", this.claimant),
      model.differ.size > 0 &&
        el("label.layer", { for: "differ" }, this.marking, el("span.title", {}, "Mark where accounts differ")),
      el("label.layer", { for: "graticule" }, this.graticule, el("span.title", {}, "Meridians and parallels")),
    );
  }

  tours() {
    const { tours } = this.model.payload;
    if (!tours.length) return null;
    return el(
      "fieldset",
      {},
      el("legend", {}, "Tours"),
      ...tours.map((/** @type {any} */ tour) =>
        el(
          "button.row",
          { type: "button", onclick: () => this.acts.tour(tour.id) },
          tour.title,
          el("small", {}, ` ${tour.steps.length} steps`),
        ),
      ),
    );
  }

  /** @param {import("#atlas/data/model.js").Layer} layer */
  layerRow(layer) {
    const box = /** @type {HTMLInputElement} */ (
      el("input", {
        type: "checkbox",
        id: `layer-${layer.id}`,
        onchange: () => this.acts.toggle(layer.id, box.checked),
      })
    );
    const counter = el("span.count", { title: "in force on this date" });
    this.rows.set(layer.id, { box, counter, count: -1 });
    return el(
      "label.layer",
      { for: `layer-${layer.id}` },
      box,
      el("span.sample"),
      el("span.title", {}, layer.title),
      counter,
    );
  }

  /** Draw what the first sight can do without: a sample of each layer's symbols. */
  ripen() {
    this.ripe = true;
    for (const layer of this.model.layers)
      this.rows.get(layer.id)?.box.nextElementSibling?.replaceWith(this.layerSample(layer));
  }

  /**
   * The most telling symbol of a layer: its commonest kind in its commonest colour, shapes before points.
   * @param {import("#atlas/data/model.js").Layer} layer
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
    return best ? sample(model, best[1]) : el("span.sample");
  }

  /** Bring boxes, counts and the open page up to date. */
  update() {
    const { model } = this;
    const { counts } = model;
    model.layers.forEach((layer, at) => {
      const row = this.rows.get(layer.id);
      if (!row) return;
      row.box.checked = layer.on;
      if (row.count === counts[at]) return;
      row.count = counts[at];
      row.counter.textContent = String(counts[at]);
      row.box.parentElement?.classList.toggle("empty", !counts[at]);
    });
    if (this.claimant) this.claimant.value = model.claimant;
    if (this.marking) this.marking.checked = model.marking;
    if (this.graticule) this.graticule.checked = model.graticule;
    if (this.ripe) this.updatePage();
  }

  updatePage() {
    const { model, acts } = this;
    if (this.current === "today") listToday(this.pages.today, model, acts.select);
    if (this.current === "now") this.listNow();
    if (this.current === "legend") this.listLegend();
  }

  /** The legend is of what is in view. */
  moved() {
    if (this.current === "legend") this.updatePage();
  }

  listNow() {
    const { model } = this;
    const rows = model.drawn.filter((i) => model.inForce(i)).reverse();
    const byLayer = model.layers
      .map((layer, at) => ({ layer, rows: rows.filter((i) => model.layerOf[i] === at) }))
      .filter((group) => group.rows.length);
    this.pages.now.replaceChildren(
      el(
        "p.hint",
        {},
        rows.length
          ? `${rows.length} features on ${model.calendar.label(model.day)}`
          : "Nothing is in force on the layers that are on.",
      ),
      ...byLayer.map(({ layer, rows: members }) =>
        el(
          "section",
          {},
          el("h3", {}, layer.title),
          el(
            "ul",
            {},
            ...members.map((i) =>
              el(
                "li",
                {},
                el(
                  "button.row",
                  { type: "button", onclick: () => this.acts.select(model.features.id[i]) },
                  sample(model, i),
                  model.features.name[i],
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }

  /** What is drawn in view now, a row a kind and party. */
  listLegend() {
    const { model } = this;
    /** @type {Map<string, number>} */
    const looks = new Map();
    for (const i of model.drawn) {
      if (!this.acts.seen(i)) continue;
      const party = model.kind(i).kind === "place" ? "" : (model.features.party[i] ?? "");
      const key = `${String(model.kindOf[i]).padStart(3, "0")}:${party}:${model.features.shape[i][0]}`;
      if (!looks.has(key)) looks.set(key, i);
    }
    const parties = new Map(model.payload.parties.map((/** @type {any} */ party) => [party.id, party.name]));
    const rows = [...looks.entries()].sort().map(([, i]) => {
      const party = parties.get(model.features.party[i]);
      return el(
        "li",
        {},
        sample(model, i),
        el("span", {}, model.kind(i).label, party && model.kind(i).kind !== "place" && el("small", {}, ` ${party}`)),
      );
    });
    this.pages.legend.replaceChildren(
      el("ul", {}, ...rows),
      el(
        "p.hint",
        {},
        "Pale: at another time of the same year, or just ended. Hollow: a date or place that only one account gives.",
      ),
    );
  }
}
