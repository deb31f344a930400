// Small atlases made by hand: bytes as geo/page/columns.py writes them, read by the page's own decoder.
import { Atlas } from "../../../geo/web/data/atlas.js";

/** A kind about which nothing is special; tests say what is. */
export const PLAIN_KIND = {
  kind: "thing",
  label: "Thing",
  heading: "Ground",
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
  sizes: [8.5, 7.5, 6.5, 5.5],
  lettering: "",
  minZoom: [0, 0, 0, 0],
};

/** Every colour has a name of its own, so that a test can tell which was used. */
export const PALETTE = Object.fromEntries(
  [
    ...["paper", "page", "tint", "shade", "ink", "soft", "text", "faint", "line", "edge", "rim", "accent", "link"],
    ...["found", "aside", "head", "bed", "sea", "land", "coast", "water", "lake", "water_ink", "border", "neutral"],
    ...["feature", "chosen", "mark", "inset_sea", "inset_land", "inset_border", "strip", "field", "black"],
  ].map((name, at) => [name, `#${(0x101010 + at).toString(16)}`]),
);

const MONTHS = ["January", "February", "March", "April", "May", "June", "July"];

/** Collects columns as `geo.page.columns.Columns` does. */
class Columns {
  data = [0xa7, 1];

  /** @param {number[]} values @returns {[number, number]} */
  numbers(values) {
    const at = this.data.length;
    for (const value of values) {
      let rest = ((value << 1) ^ (value >> 31)) >>> 0;
      for (; rest > 127; rest >>>= 7) this.data.push((rest & 127) | 128);
      this.data.push(rest);
    }
    return [at, values.length];
  }

  /** @param {(string | null)[]} values */
  texts(values) {
    const encoded = values.map((value) => (value === null ? null : Buffer.from(value)));
    const lengths = this.numbers(encoded.map((value) => (value === null ? -1 : value.length)));
    const at = this.data.length;
    for (const value of encoded) this.data.push(...(value ?? []));
    return { lengths, bytes: [at, this.data.length - at] };
  }

  /** @param {Map<number, number[]>} values */
  rows(values) {
    const rows = [...values.values()];
    return {
      of: this.numbers([...values.keys()]),
      sizes: this.numbers(rows.map((row) => row.length)),
      values: this.numbers(rows.flat()),
    };
  }

  /** @param {Map<number, string>} values */
  marks(values) {
    return { of: this.numbers([...values.keys()]), texts: this.texts([...values.values()]) };
  }

  /** Each part one arc. @param {{ type: number, parts: number[][] }[]} shapes */
  shapes(shapes) {
    const parts = shapes.flatMap((shape) => shape.parts);
    const points = parts.flat();
    return {
      types: this.numbers(shapes.map(({ type }) => type)),
      parts: this.numbers(shapes.map((shape) => shape.parts.length)),
      chains: this.numbers(parts.map(() => 1)),
      arcs: this.numbers(parts.map((_, at) => (at ? 2 : 0))),
      sizes: this.numbers(parts.map((part) => part.length / 2)),
      moves: this.numbers(points.map((value, at) => value - (at < 2 ? 0 : points[at - 2]))),
    };
  }
}

/**
 * A feature of a small atlas; what a test does not say is plain.
 * @typedef {{ id?: string, name?: string, layer?: number, kind?: number, party?: number, rank?: number, first?: number,
 *   last?: number, box?: number, hollow?: boolean, differ?: boolean, height?: string,
 *   anchor?: number[], spine?: number[], shape?: { type: number, parts: number[][] }, card?: Record<string, unknown>
 * }} Feature
 */

/** A point, a line, a ring: grid units. */
export const point = (/** @type {number} */ x, /** @type {number} */ y) => ({ type: 0, parts: [[x, y]] });
export const line = (/** @type {number[]} */ ...points) => ({ type: 1, parts: [points] });
export const area = (/** @type {number[][]} */ ...rings) => ({ type: 2, parts: rings });

/**
 * January to July of a year, by day or with the end as its one stop; days count from 1 January.
 * @param {Record<string, unknown>} [changes]
 */
export function calendarOf({ last = 211, step = "day", year = "1931", iso = "1931", ...changes } = {}) {
  const firsts = [0, 31, 59, 90, 120, 151, 181];
  return {
    last,
    step,
    months: firsts
      .filter((first) => first <= last)
      .map((first, at) => ({ first, iso: `${iso}-${String(at + 1).padStart(2, "0")}`, month: MONTHS[at], year })),
    linger: { day: 3, month: 31, year: 365 },
    keyDates: [],
    periods: [],
    ...changes,
  };
}

/**
 * An atlas of some features.
 * @param {Feature[]} features
 * @param {Record<string, any>} [rest] members of the payload that are not plain; `kinds` may be said in part; `base` is
 *   a list of shapes of land
 */
export function atlasOf(features, { kinds = [{}], calendar = {}, map = {}, base = {}, land = [], ...rest } = {}) {
  const columns = new Columns();
  const days = calendarOf(calendar);
  const given = features.map((feature) => ({ shape: point(0, 0), first: 0, last: days.last, ...feature }));
  const column = (/** @type {(feature: any) => number} */ of) => columns.numbers(given.map(of));
  const only = (/** @type {string} */ key) => given.flatMap((it, at) => (key in it && it[key] ? [at] : []));
  const some = (/** @type {string} */ key) => new Map(only(key).map((at) => [at, given[at][key]]));
  const stops = days.step === "day" ? Array.from({ length: days.last + 1 }, (_, day) => day) : [days.last];
  const content = {
    format: 2,
    map: { ...mapOf(), ...map },
    opening: { day: 0, layers: null, bbox: null, embed: false, present: false },
    calendar: { ...days, stops: columns.numbers(stops) },
    layers: [{ id: "one", title: "One", group: "all", shown: true, licence: "", credit: "" }],
    groups: [{ id: "all", name: "All" }],
    parties: [],
    boxes: [],
    signs: [],
    signsOf: [],
    palette: PALETTE,
    tours: [],
    ...rest,
    kinds: kinds.map((kind, order) => ({ ...PLAIN_KIND, order, ...kind })),
    features: {
      count: given.length,
      id: columns.texts(given.map(({ id }, at) => id ?? `f${at}`)),
      name: columns.texts(given.map(({ name }, at) => name ?? `Feature ${at}`)),
      layer: column(({ layer }) => layer ?? 0),
      kind: column(({ kind }) => kind ?? 0),
      party: column(({ party }) => party ?? -1),
      rank: column(({ rank }) => rank ?? 2),
      first: column(({ first }) => first),
      last: column(({ last }) => last),
      box: column(({ box }) => box ?? -1),
      hollow: columns.numbers(only("hollow")),
      differ: columns.numbers(only("differ")),
      heights: columns.marks(some("height")),
      anchors: columns.rows(some("anchor")),
      spines: columns.rows(some("spine")),
    },
    shapes: columns.shapes([...given.map(({ shape }) => shape), ...land]),
    base: { ...baseOf(given.length, land.length), ...base },
  };
  return new Atlas({ content, bytes: Uint8Array.from(columns.data) }, async () =>
    textsOf(given, rest.sources ?? [], rest.finding),
  );
}

function mapOf() {
  return {
    ...{ id: "test", title: "Test", subtitle: "", about: "", bbox: [110, 40, 130, 50], maxZoom: 10, bits: 20 },
    ...{ region: null, publication: "", claimsPage: null, explained: null },
  };
}

/** @param {number} first @param {number} count */
function baseOf(first, count) {
  const bare = { frame: null, lakes: [], rivers: [], reliefBounds: null, credit: "" };
  return { world: [0, 0], land: [first, count], ...bare };
}

/**
 * @typedef {{ name: string, also?: string, words?: string, dates?: string, id?: string, day?: string, rank?: number,
 *   place?: boolean }} Other
 * @typedef {{ same?: string[][], han?: string, others?: Other[] }} Finding
 */

/** @param {Columns} columns @param {Finding} finding */
function findingOf(columns, { same = [], han = "", others = [] }) {
  const texts = (/** @type {(it: Other) => string | null} */ of) => columns.texts(others.map(of));
  const elsewhere = {
    count: others.length,
    maps: [{ id: "beside", title: "Beside" }],
    map: columns.numbers(others.map(() => 0)),
    id: texts(({ id, name }) => id ?? name.toLowerCase()),
    name: texts(({ name }) => name),
    also: texts(({ also }) => also ?? null),
    words: texts(({ words }) => words ?? ""),
    dates: texts(({ dates }) => dates ?? "1931"),
    day: texts(({ day }) => day ?? "1931-01-01"),
    rank: columns.numbers(others.map(({ rank }) => rank ?? 2)),
    places: columns.numbers(others.flatMap(({ place }, at) => (place ? [at] : []))),
    works: [],
    cited: columns.rows(new Map()),
  };
  return { same, han, elsewhere: others.length ? elsewhere : null };
}

/** @param {Feature[]} features @param {unknown[]} sources @param {Finding} [finding] */
function textsOf(features, sources, finding = {}) {
  const columns = new Columns();
  const found = findingOf(columns, finding);
  const members = [...new Set(features.flatMap(({ card }) => Object.keys(card ?? {})))];
  const cards = {
    members: members.map((member) => ({
      member,
      json: true,
      texts: columns.texts(features.map(({ card }) => (card && member in card ? JSON.stringify(card[member]) : null))),
    })),
    fields: [],
  };
  return { content: { format: 2, sources, cards, finding: found }, bytes: Uint8Array.from(columns.data) };
}
