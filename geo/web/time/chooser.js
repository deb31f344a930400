// @ts-check
/** Beside the date: by what a step goes, and how playing goes. */

import { el, icon } from "#atlas/ui/dom.js";

/** @typedef {import("#atlas/state/store.js").Store} Store */
/** @typedef {import("#atlas/state/store.js").Step} Step */
/** @typedef {import("#atlas/time/player.js").Player} Player */

const STEPS = /** @type {const} */ (["day", "month", "year"]);
/** Steps in a second, and what that is called. */
const PACES = [
  ["0.5", "slow"],
  ["1", "calm"],
  ["2", "normal"],
  ["6", "fast"],
  ["15", "very fast"],
];
const FEW = 2; // stops: by what has no more one cannot go through time

export class Chooser {
  /**
   * @param {Store} store
   * @param {Player} player
   * @param {() => void} [chosen] called when the reader has chosen by what to step
   */
  constructor(store, player, chosen) {
    this.player = player;
    const { calendar } = player;
    const steps = STEPS.filter((step) => calendar.stopsBy(step).length > FEW || step === calendar.step);
    this.step = choice(
      "Step by",
      steps.map((step) => [step, `by ${step}`]),
      store.state.step,
      (value) => {
        chosen?.();
        store.set({ step: /** @type {Step} */ (value) });
      },
    );
    this.element = el("div.choose", {}, this.step, this.menu());
  }

  menu() {
    const { player } = this;
    const pace = choice("Speed of playing", PACES, String(player.options.stepsPerSecond), (value) =>
      player.pace(Number(value)),
    );
    const menu = el(
      "details.menu",
      {},
      el("summary", { "aria-label": "How to play", title: "How to play" }, icon("gear")),
      el(
        "div",
        {},
        el("label", {}, "Speed ", pace),
        this.box("loop", "Begin anew at the end"),
        this.box("halt", "Pause on key dates"),
      ),
    );
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.removeAttribute("open");
      /** @type {HTMLElement} */ (menu.firstChild).focus();
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(/** @type {Node} */ (relatedTarget))) menu.removeAttribute("open");
    });
    return menu;
  }

  /**
   * @param {"loop" | "halt"} name
   * @param {string} label
   */
  box(name, label) {
    const { options } = this.player;
    const input = /** @type {HTMLInputElement} */ (
      el("input", { type: "checkbox", onchange: () => (options[name] = input.checked) })
    );
    return el("label", {}, input, label);
  }

  /** @param {{ readonly step: Step }} state */
  update({ step }) {
    this.step.value = step;
  }
}

/**
 * @param {string} label
 * @param {string[][]} options value and text
 * @param {string} chosen
 * @param {(value: string) => void} act
 */
function choice(label, options, chosen, act) {
  const select = /** @type {HTMLSelectElement} */ (
    el(
      "select",
      { "aria-label": label },
      ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)),
    )
  );
  select.addEventListener("change", () => act(select.value));
  return select;
}
