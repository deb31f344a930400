// @ts-check
/** An atlas without colour: greys for colours, and for the ground of each party a hatch of its own. */

import { greyed, mixed } from "#atlas/map/colours.js";
import { PARTY_HATCHES } from "#atlas/map/brush/hatches.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

const TONES = { solid: [0, 0.16, 0.32], other: [0.4, 0.52, 0.64] }; // parts of paper in the greys of parties

/**
 * @param {Atlas} atlas
 * @returns {Atlas} the same, as it is printed in black and white
 */
export function withoutColour(atlas) {
  const palette = Object.fromEntries(Object.entries(atlas.palette).map(([name, colour]) => [name, greyed(colour)]));
  palette.land = palette.paper = palette.field;
  const present = [...new Set(atlas.partyOf)].filter((at) => at >= 0).sort((a, b) => a - b);
  const tones = new Map();
  for (const solid of [true, false]) {
    const steps = solid ? TONES.solid : TONES.other;
    const alike = present.filter((at) => atlas.parties[at].solid === solid);
    alike.forEach((at, n) => tones.set(at, mixed(palette.ink, palette.paper, steps[n % steps.length])));
  }
  const own = {
    palette,
    colour: (/** @type {number} */ i) => tones.get(atlas.partyOf[i]) ?? palette.neutral,
    hatch(/** @type {number} */ i) {
      const at = present.indexOf(atlas.partyOf[i]);
      return at < 0 ? null : at % PARTY_HATCHES.length;
    },
  };
  const members = Object.entries(own).map(([name, value]) => [name, { value }]);
  return Object.create(atlas, Object.fromEntries(members));
}
