// What a picture is made of: a small atlas with its waters, a frame, a scene; and numbers that look random.
import { EMPTY } from "../../../geo/web/map/scene.js";
import { atlasOf } from "./builders.mjs";

/** @typedef {import("../../../geo/web/map/frame.js").Frame} Frame */
/** @typedef {import("../../../geo/web/map/scene.js").Scene} Scene */
/** @typedef {import("../../../geo/web/data/atlas.js").Atlas} Atlas */

/**
 * A small atlas. Features say `type` and `parts` (grid units); those of the base map are rings or lines.
 * @param {Record<string, any>} [given]
 * @param {Record<string, any>} [base] `land` and `world`: lists of areas, each a list of rings; `lakes` and `rivers`:
 *   name, rank and `parts`
 */
export function small({ features = [], base = {}, ...given } = {}) {
  const { land = [], world = [], lakes = [], rivers = [], ...others } = base;
  const areas = [...world, ...land].map((parts) => ({ type: 2, parts }));
  const waters = [...lakes, ...rivers].map(({ parts }, at) => ({ type: at < lakes.length ? 2 : 1, parts }));
  const water = ({ name, rank }, at) => ({ name, rank, shape: features.length + areas.length + at });
  const all = features.map(({ type = 0, parts = [[0, 0]], ...rest }) => ({ rank: 1, ...rest, shape: { type, parts } }));
  const places = {
    world: [features.length, world.length],
    land: [features.length + world.length, land.length],
    lakes: lakes.map(water),
    rivers: rivers.map((it, at) => water(it, lakes.length + at)),
  };
  const parties = (given.parties ?? []).map((party, at) => ({ id: `p${at}`, name: `P${at}`, solid: false, ...party }));
  return atlasOf(all, { ...given, parties, base: { ...others, ...places }, land: [...areas, ...waters] });
}

/**
 * A frame in which a grid unit is a pixel, unless a test says otherwise.
 * @param {Partial<Frame>} [given]
 * @returns {Frame}
 */
export function frame(given = {}) {
  const { w = 400, h = 300 } = given;
  return { k: 1, ox: 0, oy: 0, w, h, zoom: 5, world: 2 ** 20, screen: [0, 0, w, h], ...given };
}

/**
 * A scene in which everything is drawn and in force, unless a test says otherwise.
 * @param {Atlas} atlas
 * @param {Partial<Scene>} [given]
 * @returns {Scene}
 */
export function scene(atlas, given = {}) {
  return {
    ...EMPTY,
    drawn: Array.from({ length: atlas.count }, (_, i) => i),
    ...given,
  };
}

/**
 * Numbers from 0 to 1 that look random and are the same every time.
 * @param {number} seed
 * @returns {() => number}
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes, 2nd edition, section 7.1
    return state / 2 ** 32;
  };
}
