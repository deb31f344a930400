// @ts-check
/** What stands beside a printed map: its legend, the works that are cited by number, and the scale. */

import { placeOf } from "#atlas/map/frame.js";
import { el } from "#atlas/ui/dom.js";
import { drawnSample } from "#atlas/ui/sample.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {{ source: number, short: string, count: number }} Work by how many of the features in view it is cited */

const defaultOptions = {
  fine: 4, // pixels of a sample in a CSS pixel
  numbers: 4, // works that are named beside an entry of the legend, at most
  scale: 130, // CSS pixels: greatest length of the scale
};

const EQUATOR = 40075.017; // kilometres
const RADIANS = Math.PI / 180;
/** A short citation without the place in the work. */
const WORK =
  /^.*?(?=(?:, | \()(?:pp?|s\.v|s\.vv|secs?|chaps?|nos?|arts?|vols?|paras?|items?|entry|local id|book|ch)\b|$)/;

/**
 * The works that features cite, those first that are cited most.
 * @param {Atlas} atlas
 * @param {number[]} features
 * @returns {Work[]}
 */
export function numbered(atlas, features) {
  /** @type {Map<number, Work>} */
  const works = new Map();
  for (const i of features) {
    for (const [source, text] of atlas.cards?.at(i).cites ?? []) {
      const work = works.get(source) ?? { source, short: WORK.exec(text)?.[0] ?? text, count: 0 };
      works.set(source, { ...work, count: work.count + 1 });
    }
  }
  return [...works.values()].sort((a, b) => b.count - a.count || a.short.localeCompare(b.short));
}

/** @param {Work[]} works */
export function sourceRows(works) {
  return works.map(({ short }, at) => el("li", {}, el("b", {}, String(at + 1)), ` ${short}`));
}

/**
 * What is printed, a row a kind and party, with the numbers of the works on which it rests.
 * @param {Atlas} atlas
 * @param {number[]} features
 * @param {Map<number, number>} numbers of works, by source
 */
export function legendRows(atlas, features, numbers) {
  /** @type {Map<string, number[]>} */
  const looks = new Map();
  for (const i of features) {
    const party = atlas.kind(i).nameOnly ? -1 : atlas.partyOf[i];
    const key = `${String(atlas.kindOf[i]).padStart(3, "0")}:${String(party).padStart(3, "0")}:${atlas.type(i)}`;
    looks.set(key, [...(looks.get(key) ?? []), i]);
  }
  return [...looks.entries()].sort().map(([, alike]) => {
    const [i] = alike;
    const { label, nameOnly } = atlas.kind(i);
    const party = nameOnly ? null : atlas.party(i);
    const cited = new Set(alike.flatMap((it) => atlas.cards?.at(it).cites.map(([source]) => source) ?? []));
    const marks = [...cited].flatMap((source) => numbers.get(source) ?? []).sort((a, b) => a - b);
    const some = marks.slice(0, defaultOptions.numbers).join(", ");
    return el(
      "li",
      {},
      drawnSample(atlas, i, defaultOptions.fine),
      el("span", {}, label, party && `, ${party.name}`, some && el("sup", {}, ` ${some}`)),
    );
  });
}

/**
 * Put as many rows into a list as fit, and say how many do not.
 * @param {HTMLElement} list of a fixed size
 * @param {HTMLElement[]} rows
 * @param {string} tag of a row
 * @returns {number} how many stand there
 */
export function keep(list, rows, tag) {
  const fits = () => list.scrollHeight <= list.clientHeight + 1 && list.scrollWidth <= list.clientWidth + 1;
  const put = (/** @type {number} */ count) => {
    const left = rows.length - count;
    list.replaceChildren(...rows.slice(0, count), ...(left ? [el(tag, {}, `and ${left} more`)] : []));
    return fits();
  };
  if (put(rows.length)) return rows.length;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (put(middle)) low = middle;
    else high = middle - 1;
  }
  put(low);
  return low;
}

/**
 * A scale, true in the middle of the map.
 * @param {import("#atlas/map/frame.js").Frame} frame
 */
export function scaleBar(frame) {
  const [, lat] = placeOf([frame.w / 2, frame.h / 2], frame);
  const long = (EQUATOR * Math.cos(lat * RADIANS)) / frame.world; // kilometres in a pixel
  const most = long * defaultOptions.scale;
  const power = 10 ** Math.floor(Math.log10(most));
  const round = [5, 2, 1].map((it) => it * power).find((it) => it <= most) ?? power;
  const text = round < 1 ? `${Math.round(round * 1000)} m` : `${round} km`;
  return el("div.paper-scale", { style: `width:${(round / long).toFixed(1)}px` }, text);
}
