// @ts-check
/** The legend of what is in view: a row a kind with its parties, under a few headings, and what the marks of units say. */

import { el } from "#atlas/ui/dom.js";
import { sample, signSample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {{ party: string, samples: number[] }} Look a party, and a feature of each of its looks */
/** @typedef {{ label: string, looks: Look[] }} Row */

const HINT = "Pale: over by this day, the paler the longer ago. Hollow: a date or place that only one account gives.";

/**
 * What a legend of some features lists.
 * @param {Atlas} atlas
 * @param {Iterable<number>} features in drawing order
 * @returns {{ headings: { title: string, rows: Row[] }[], signs: number[] }} signs are places in the payload's
 */
export function legendOf(atlas, features) {
  const { kinds, partyOf, kindOf, boxOf, payload } = atlas;
  /** @type {Map<number, Map<string, Map<number, number>>>} */
  const looks = new Map(); // of each kind, of each party, of each type of shape: a feature
  /** @type {Set<number>} */
  const signs = new Set();
  for (const i of features) {
    const party = kinds[kindOf[i]].nameOnly ? "" : (payload.parties[partyOf[i]]?.name ?? "");
    const ofKind = looks.get(kindOf[i]) ?? new Map();
    const ofParty = ofKind.get(party) ?? new Map();
    if (!ofParty.has(atlas.type(i))) ofParty.set(atlas.type(i), i);
    looks.set(kindOf[i], ofKind.set(party, ofParty));
    for (const sign of payload.signsOf[boxOf[i]] ?? []) signs.add(sign);
  }
  const firstParty = (/** @type {Map<number, number>} */ ofParty) => partyOf[[...ofParty.values()][0]];
  /** @type {Map<string, Row[]>} */
  const headings = new Map(kinds.map(({ heading }) => [heading, []]));
  kinds.forEach(({ label, heading }, kind) => {
    const parties = [...(looks.get(kind) ?? [])].sort(([, a], [, b]) => firstParty(a) - firstParty(b));
    const found = parties.map(([party, ofParty]) => ({ party, samples: [...ofParty.values()].slice(0, 2) }));
    if (found.length) headings.get(heading)?.push({ label, looks: found });
  });
  return {
    headings: [...headings].filter(([, rows]) => rows.length).map(([title, rows]) => ({ title, rows })),
    signs: [...signs].sort((a, b) => a - b),
  };
}

/**
 * @param {HTMLElement} page
 * @param {Atlas} atlas
 * @param {import("#atlas/time/slice.js").Slice} slice
 * @param {(i: number) => boolean} seen whether a feature that is drawn can be seen
 */
export function listLegend(page, atlas, slice, seen) {
  const { headings, signs } = legendOf(atlas, slice.drawn.filter(seen));
  const several = headings.length > 1;
  page.replaceChildren(
    ...headings.map(({ title, rows }) =>
      el("section", {}, several && el("h3", {}, title), el("ul", {}, ...rows.map((row) => rowOf(atlas, row)))),
    ),
    signs.length ? signsOf(atlas, signs) : "",
    el("p.hint", {}, HINT),
  );
}

/**
 * A kind of one party on a line, a kind of several with its parties below.
 * @param {Atlas} atlas
 * @param {Row} row
 */
function rowOf(atlas, { label, looks }) {
  const drawn = (/** @type {Look} */ { samples }) => samples.map((i) => sample(atlas, i));
  if (looks.length === 1) {
    const [{ party }] = looks;
    return el("li", {}, ...drawn(looks[0]), el("span", {}, label, party && el("small", {}, ` ${party}`)));
  }
  const parties = looks.map((look) => el("li", {}, ...drawn(look), el("small", {}, look.party || "of nobody")));
  return el("li.several", {}, el("span", {}, label), el("ul.parties", {}, ...parties));
}

/**
 * What stands within the boxes of units and around them, in words.
 * @param {Atlas} atlas
 * @param {number[]} signs
 */
function signsOf(atlas, signs) {
  const rows = signs.map((at) => {
    const { word, pieces } = atlas.payload.signs[at];
    return el("li", {}, signSample(atlas, pieces), el("small", {}, word));
  });
  return el("section.signs", {}, el("h3", {}, "Marks of units"), el("ul.parties", {}, ...rows));
}
