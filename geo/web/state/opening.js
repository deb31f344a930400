// @ts-check
/** The state in which a page opens: the map's own, then what its address asks for. */

import { stateOf } from "#atlas/state/link.js";

/** @typedef {import("#atlas/state/store.js").State} State */
/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

/**
 * @param {Atlas} atlas
 * @param {import("#atlas/state/link.js").Link} link
 * @param {boolean} wide whether there is room for the panel beside the map
 * @returns {State}
 */
export function openingState(atlas, link, wide) {
  const state = plainState(atlas, wide);
  return { ...state, ...stateOf(link, atlas, state) };
}

/**
 * @param {Atlas} atlas
 * @param {boolean} wide
 * @returns {State}
 */
function plainState({ payload, layers, layerIndex, calendar }, wide) {
  const { day, embed, present, layers: on } = payload.opening;
  const shown = on ?? layers.filter((layer) => layer.shown).map(({ id }) => id);
  return {
    day,
    step: calendar.step,
    playing: false,
    layers: new Set(shown.filter((id) => layerIndex.has(id))),
    claimant: "",
    differ: false,
    graticule: false,
    selected: -1,
    stack: [],
    docked: false,
    tour: "",
    stop: 1,
    embed,
    controls: true,
    present,
    blank: false,
    legend: false,
    spotlight: false,
    panel: wide,
    tab: "layers",
    keyed: false,
  };
}
