// @ts-check
/** What is to be drawn, and how it is to look: all that a painter knows of the reader. */

import { growthOf } from "#atlas/map/grown.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom, pixels */

/**
 * @typedef {object} Scene
 * @property {number[]} drawn features in drawing order: those in force, and those that are still seen
 * @property {(i: number) => boolean} inForce
 * @property {(i: number) => number} [age] how long ago that was: 0 while it is in force, then 1 to 3
 * @property {(i: number) => number} progress how much of a movement's line is there yet, 0 to 1
 * @property {number} selected the feature that is chosen, -1 for none
 * @property {boolean} differ whether features on which accounts differ are marked
 * @property {boolean} graticule whether meridians and parallels are drawn
 * @property {number} scale of the lettering, 1 as a rule; marks grow with it
 * @property {() => Box[]} covered what lies over the map, from its left upper corner: names keep off
 */

/**
 * How one feature is drawn, beside what its kind says.
 * @typedef {object} Ink
 * @property {string} colour `#rrggbb`
 * @property {number} alpha
 * @property {boolean} hollow outlined only: what one account says, not the record
 * @property {number} rank 1 to 4
 * @property {{ pieces: import("#atlas/data/payload.d.ts").Payload["boxes"][number], solid: boolean } | null} box
 *   the drawing of a unit
 * @property {number} part how much of an arrow is there yet, 0 to 1
 * @property {number | null} hatch of its party, where there is no colour
 * @property {number} growth of strokes that no kind has the width of, 1 as a rule
 * @property {Record<string, string>} palette
 */

/** @type {Scene} */
export const EMPTY = {
  drawn: [],
  inForce: () => true,
  progress: () => 1,
  selected: -1,
  differ: false,
  graticule: false,
  scale: 1,
  covered: () => [],
};

/** From here on a map is of a battlefield: states are its background, not its subject. */
export const CLOSE_ZOOM = 9;

/** What is left of a feature's opacity by its age: in force, just past, past, long past. */
const FADED = [1, 0.7, 0.5, 0.34];
const PAST = 2; // the age of what is past, where no age is given

/**
 * Areas that lie under water and coast, and everything else, which lies over them.
 * @param {Atlas} atlas
 * @param {number[]} drawn
 */
export function parted(atlas, drawn) {
  /** @type {number[]} */
  const under = [];
  /** @type {number[]} */
  const over = [];
  for (const i of drawn) (atlas.type(i) === 2 && atlas.kind(i).backdrop ? under : over).push(i);
  return { under, over };
}

/**
 * Whether a feature is drawn at a zoom: markers wait for theirs by rank.
 * @param {Atlas} atlas
 * @param {number} i
 * @param {number} zoom
 * @param {number} selected the feature that is chosen, which is always drawn
 */
export function legible(atlas, i, zoom, selected) {
  return atlas.type(i) !== 0 || i === selected || zoom >= atlas.kind(i).minZoom[atlas.rankOf[i] - 1];
}

/**
 * The colour of a feature: its party's, or one of the map's own, as its kind has it.
 * @param {Atlas} atlas
 * @param {number} i
 */
export function colourOf(atlas, i) {
  const { ink } = atlas.kind(i);
  return ink === "party" ? atlas.colour(i) : atlas.palette[ink];
}

/**
 * How a feature looks by itself, in full.
 * @param {Atlas} atlas
 * @param {number} i
 * @returns {Ink}
 */
export function plainInk(atlas, i) {
  return {
    colour: colourOf(atlas, i),
    alpha: 1,
    hollow: atlas.hollow.has(i),
    rank: atlas.rankOf[i],
    box: atlas.box(i),
    part: 1,
    hatch: atlas.hatch(i),
    growth: 1,
    palette: atlas.palette,
  };
}

/**
 * How long ago a feature was in force: 0 while it is, then 1 to 3.
 * @param {Scene} scene
 * @param {number} i
 */
export function ageOf(scene, i) {
  if (scene.inForce(i)) return 0;
  return scene.age?.(i) ?? PAST;
}

/**
 * How a feature looks in a scene.
 * @param {Atlas} atlas
 * @param {number} i
 * @param {Scene} scene
 * @param {number} zoom
 * @returns {Ink}
 */
export function inkOf(atlas, i, scene, zoom) {
  const close = zoom >= CLOSE_ZOOM ? atlas.kind(i).closeAlpha : 1;
  const alpha = FADED[ageOf(scene, i)] * close;
  return { ...plainInk(atlas, i), alpha, part: scene.progress(i), growth: growthOf(scene.scale) };
}
