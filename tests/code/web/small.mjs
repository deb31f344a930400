// A small atlas made by hand, written as Python writes one and read by the page's own decoder.
import { Atlas } from "../../../geo/web/data/atlas.js";
import { checked } from "../../../geo/web/data/columns.js";

/** A kind of which nothing is said but what a test says. */
export const PLAIN = {
  kind: "plain",
  label: "Plain",
  order: 0,
  shapes: ["point", "line", "area"],
  moment: false,
  fleeting: false,
  told: true,
  entity: false,
  claim: false,
  unit: false,
  staff: false,
  nameOnly: false,
  far: false,
  framework: false,
  measured: false,
  backdrop: false,
  fill: 0,
  hatch: "",
  hatchAlpha: [0.5, 0.3],
  line: "",
  width: 1.5,
  dash: [],
  ink: "party",
  closeAlpha: 1,
  glyph: "dot",
  sizes: [8, 7, 6, 5],
  lettering: "",
  minZoom: [0, 0, 0, 0],
};

/** Colours that no two things share. */
export const PALETTE = Object.fromEntries(
  "paper ink sea land coast water lake water_ink border neutral text accent chosen mark inset_sea inset_land inset_border"
    .split(" ")
    .map((name, at) => [name, `#0000${(16 + at).toString(16)}`]),
);

/** A block of columns. */
class Block {
  data = [0xa7, 1];

  /** @param {Iterable<number>} values */
  numbers(values) {
    const place = [this.data.length, 0];
    for (const value of values) {
      let folded = ((value << 1) ^ (value >> 31)) >>> 0;
      for (; folded > 127; folded >>>= 7) this.data.push((folded & 127) | 128);
      this.data.push(folded);
      place[1]++;
    }
    return place;
  }

  /** @param {(string | null)[]} texts */
  texts(texts) {
    const coded = texts.map((text) => (text === null ? null : Buffer.from(text)));
    const lengths = this.numbers(coded.map((text) => text?.length ?? -1));
    const at = this.data.length;
    for (const text of coded) this.data.push(...(text ?? []));
    return { lengths, bytes: [at, this.data.length - at] };
  }

  /** @param {[number, number[]][]} rows */
  rows(rows) {
    return {
      of: this.numbers(rows.map(([of]) => of)),
      sizes: this.numbers(rows.map(([, row]) => row.length)),
      values: this.numbers(rows.flatMap(([, row]) => row)),
    };
  }

  /** Shapes of which no two share an arc. @param {{ type: number, parts: number[][] }[]} shapes */
  shapes(shapes) {
    const arcs = shapes.flatMap(({ parts }) => parts);
    const points = arcs.flat();
    return {
      types: this.numbers(shapes.map(({ type }) => type)),
      parts: this.numbers(shapes.map(({ parts }) => parts.length)),
      chains: this.numbers(arcs.map(() => 1)),
      arcs: this.numbers(arcs.map((_, at) => (at ? 2 : 0))),
      sizes: this.numbers(arcs.map((arc) => arc.length / 2)),
      moves: this.numbers(points.map((value, at) => value - (points[at - 2] ?? 0))),
    };
  }
}

/** Months of a year, as the calendar of a map has them. */
const MONTHS = [
  ["1939-01", 0],
  ["1939-02", 31],
  ["1939-03", 59],
].map(([iso, first]) => ({
  first,
  iso,
  month: "Month",
  year: "1939",
}));

/**
 * @param {object} [given]
 * @param {object[]} [given.features] each with `parts` (grid units) and `type`, and what else a test says of it
 * @param {object[]} [given.kinds] of which features name the place; what is not said is as in `PLAIN`
 * @param {object[]} [given.parties]
 * @param {object[]} [given.layers]
 * @param {object} [given.base] `land` and `world` as lists of parts, `lakes` and `rivers` with `parts`
 * @param {object} [given.map]
 * @param {object} [given.calendar]
 */
export function small({
  features = [],
  kinds = [{}],
  parties = [],
  layers = [{}],
  base = {},
  map = {},
  calendar = {},
} = {}) {
  const block = new Block();
  const of = (name, otherwise) => block.numbers(features.map((it) => it[name] ?? otherwise));
  const which = (name) => block.numbers(features.flatMap((it, i) => (it[name] ? [i] : [])));
  const rows = (name) => block.rows(features.flatMap((it, i) => (it[name] ? [[i, it[name]]] : [])));
  const last = calendar.last ?? 89;
  const { land = [], world = [], lakes = [], rivers = [] } = base;
  const areas = [...world, ...land].map((parts) => ({ type: 2, parts }));
  const waters = [
    ...lakes.map(({ parts }) => ({ type: 2, parts })),
    ...rivers.map(({ parts }) => ({ type: 1, parts })),
  ];
  const at = features.length + areas.length;
  const water = ({ name = "", rank = 1 }, shape) => ({ name, rank, shape });
  const withHeights = features.flatMap((it, i) => (it.height ? [i] : []));
  const content = {
    format: 2,
    map: {
      id: "small",
      title: "Small",
      subtitle: "",
      about: "",
      bbox: [-10, -10, 10, 10],
      maxZoom: 12,
      bits: 20,
      region: null,
      publication: "",
      claimsPage: null,
      ...map,
    },
    opening: { day: 0, layers: null, bbox: null, embed: false, present: false },
    calendar: {
      last,
      step: "day",
      months: MONTHS,
      keyDates: [],
      periods: [],
      ...calendar,
      stops: block.numbers(calendar.stops ?? []),
    },
    layers: layers.map((it, i) => ({
      id: `layer-${i}`,
      title: `Layer ${i}`,
      group: "all",
      shown: true,
      licence: "",
      credit: "",
      ...it,
    })),
    groups: [{ id: "all", name: "All" }],
    parties: parties.map((it, i) => ({ id: `party-${i}`, name: `Party ${i}`, colour: "#aa0000", solid: false, ...it })),
    kinds: kinds.map((it) => ({ ...PLAIN, ...it })),
    boxes: [],
    palette: PALETTE,
    features: {
      count: features.length,
      id: block.texts(features.map((it, i) => it.id ?? `f${i}`)),
      name: block.texts(features.map((it, i) => it.name ?? `Feature ${i}`)),
      layer: of("layer", 0),
      kind: of("kind", 0),
      party: of("party", -1),
      rank: of("rank", 1),
      box: of("box", -1),
      first: of("first", 0),
      last: of("last", last),
      seenFirst: null,
      seenLast: null,
      hollow: which("hollow"),
      differ: which("differ"),
      heights: { of: block.numbers(withHeights), texts: block.texts(withHeights.map((i) => features[i].height)) },
      anchors: rows("anchor"),
      spines: rows("spine"),
    },
    shapes: block.shapes([...features, ...areas, ...waters].map(({ type = 0, parts = [[0, 0]] }) => ({ type, parts }))),
    base: {
      frame: null,
      reliefBounds: null,
      credit: "",
      ...base,
      world: [features.length, world.length],
      land: [features.length + world.length, land.length],
      lakes: lakes.map((it, i) => water(it, at + i)),
      rivers: rivers.map((it, i) => water(it, at + lakes.length + i)),
    },
    tours: [],
  };
  const texts = {
    content: { format: 2, sources: [], cards: { members: [], fields: [] } },
    bytes: Uint8Array.of(0xa7, 1),
  };
  return new Atlas({ content, bytes: checked(Uint8Array.from(block.data)) }, async () => texts);
}

/**
 * A frame of a picture in which a grid unit is a pixel, unless a test says otherwise.
 * @param {Partial<import("../../../geo/web/map/frame.js").Frame>} [given]
 */
export function frame(given = {}) {
  const { w = 400, h = 300 } = given;
  return { k: 1, ox: 0, oy: 0, w, h, zoom: 5, world: 2 ** 20, screen: [0, 0, w, h], ...given };
}

/**
 * A scene in which everything is drawn and in force.
 * @param {Atlas} atlas
 * @param {Partial<import("../../../geo/web/map/scene.js").Scene>} [given]
 */
export function scene(atlas, given = {}) {
  return {
    drawn: Array.from({ length: atlas.count }, (_, i) => i),
    inForce: () => true,
    progress: () => 1,
    selected: -1,
    differ: false,
    graticule: false,
    scale: 1,
    covered: () => [],
    ...given,
  };
}

/** Numbers that look random and are the same every time. @param {number} seed */
export function* random(seed) {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes, 2nd edition, section 7.1
    yield state / 2 ** 32;
  }
}
