// @ts-check
/**
 * The state of the page as the fragment of its address: the reader's link. One table says what stands in it; reading,
 * writing, messages from the page around, and the README's table all go by it.
 */

/** @typedef {import("#atlas/state/store.js").State} State */
/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */

/**
 * @typedef {object} Link
 * @property {string} [date]
 * @property {string[]} [layers]
 * @property {[number, number, number, number]} [bbox] west, south, east, north in degrees
 * @property {string} [feature]
 * @property {string} [claimant]
 * @property {boolean} [differ]
 * @property {boolean} [graticule]
 * @property {string} [tour]
 * @property {number} [stop] of the tour, counted from 1
 * @property {boolean} [embed]
 * @property {boolean} [controls]
 * @property {boolean} [present]
 */

/** @typedef {Required<Link>} Whole */
/** @typedef {keyof Link} Name */

/**
 * One part of an address.
 * @template T
 * @typedef {object} Parameter
 * @property {string} form how its value is written
 * @property {string} meaning
 * @property {boolean} entry whether a change of it is a step of the history
 * @property {T} [absent] what a whole address says by not naming it; without this, that all stays as it is
 * @property {(text: string) => T | undefined} read what a text says, undefined if it makes no sense
 * @property {(value: unknown) => T | undefined} sound a value from outside if it makes sense, otherwise undefined
 * @property {(value: T) => string} write empty if there is nothing to say
 * @property {(value: T, atlas: Atlas, state: Readonly<State>) => Partial<State>} [to] the change that it asks for
 * @property {(state: Readonly<State>, atlas: Atlas) => T} [from] its value in a state
 */

const EARTH = { west: -360, south: -90, east: 360, north: 90 }; // degrees: views may reach over the date line

/** @param {string} value */
const encoded = (value) => encodeURIComponent(value);
/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : undefined);

/**
 * @param {"differ" | "graticule" | "embed" | "present"} name
 * @param {string} meaning
 * @returns {Parameter<boolean>}
 */
const flag = (name, meaning) => ({
  form: "1",
  meaning,
  entry: true,
  absent: false,
  read: (given) => given === "1" || undefined,
  sound: (value) => !!value,
  write: (on) => (on ? "1" : ""),
  to: (on) => ({ [name]: on }),
  from: (state) => state[name],
});

/** In the order in which they are written. @type {{ [N in Name]: Parameter<Whole[N]> }} */
export const PARAMETERS = {
  date: {
    form: "YYYY-MM-DD",
    meaning: "the day; a month or a year stands for its first day",
    entry: true,
    read: (given) => given || undefined,
    sound: text,
    write: (date) => date,
    to: (date, { calendar }) => {
      const day = calendar.parse(date);
      return day === null ? {} : { day };
    },
    from: ({ day }, { calendar }) => calendar.iso(day),
  },
  layers: {
    form: "id,id",
    meaning: "the layers that are on",
    entry: true,
    read: (given) => given.split(",").filter(Boolean),
    sound: (value) => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : undefined),
    write: (layers) => layers.map(encoded).join(","),
    to: (layers, { layerIndex }) => ({
      layers: new Set(layers.filter((id) => layerIndex.has(id))),
    }),
    from: ({ layers }, atlas) => atlas.layers.map(({ id }) => id).filter((id) => layers.has(id)),
  },
  bbox: {
    form: "west,south,east,north",
    meaning: "degrees, at least shown",
    entry: false,
    read: (given) => boxOf(given.split(",").map(Number)),
    sound: boxOf,
    write: (bbox) => bbox.map((degrees) => Number(degrees.toFixed(3))).join(","),
  },
  feature: {
    form: "id",
    meaning: "the card of a feature, open",
    entry: true,
    absent: "",
    read: (given) => given || undefined,
    sound: (value) => text(value ?? ""),
    write: encoded,
    from: ({ stack, selected }, atlas) => (stack.length ? atlas.id(selected) : ""),
  },
  claimant: {
    form: "party",
    meaning: "disputed ground as one side claims it",
    entry: true,
    absent: "",
    read: (given) => given || undefined,
    sound: (value) => text(value ?? ""),
    write: encoded,
    to: (claimant, { claimants }) => ({ claimant: claimants.some(({ id }) => id === claimant) ? claimant : "" }),
    from: ({ claimant }) => claimant,
  },
  differ: flag("differ", "where accounts differ, marked"),
  graticule: flag("graticule", "meridians and parallels"),
  tour: {
    form: "id",
    meaning: "a tour through the map",
    entry: true,
    absent: "",
    read: (given) => given || undefined,
    sound: (value) => text(value ?? ""),
    write: encoded,
    to: (tour, { payload }, state) => {
      const known = tour === "" || payload.tours.some(({ id }) => id === tour);
      return known && tour !== state.tour ? { tour, stop: 1 } : {};
    },
    from: ({ tour }) => tour,
  },
  stop: {
    form: "3",
    meaning: "the step of the tour, from 1",
    entry: true,
    read: wholeOf,
    sound: wholeOf,
    write: (stop) => (stop ? String(stop) : ""),
    to: (stop) => ({ stop }),
    from: ({ tour, stop }) => (tour ? stop : 0),
  },
  embed: flag("embed", "a part of another page: the map with a small timeline and a way to the whole of it"),
  controls: {
    form: "0",
    meaning: "embedded, the bare map with its date and its credits",
    entry: true,
    absent: true,
    read: (given) => (given === "0" ? false : undefined),
    sound: (value) => !!value,
    write: (on) => (on ? "" : "0"),
    to: (controls) => ({ controls }),
    from: ({ controls }) => controls,
  },
  present: flag("present", "the lecture view"),
};

const NAMES = /** @type {Name[]} */ (Object.keys(PARAMETERS));

/**
 * Read a fragment; what makes no sense is left out.
 * @param {string} fragment with or without `#`
 * @returns {Link}
 */
export function readLink(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  return linkOf((name) => (given.has(name) ? PARAMETERS[name].read(given.get(name) ?? "") : undefined));
}

/**
 * Read the fragment of a whole address: what it does not name is off.
 * @param {string} fragment
 * @returns {Link}
 */
export function readWhole(fragment) {
  return { ...linkOf((name) => PARAMETERS[name].absent), ...readLink(fragment) };
}

/**
 * What makes sense of a message from the page around.
 * @param {unknown} given
 * @returns {Link}
 */
export function readMessage(given) {
  if (typeof given !== "object" || given === null) return {};
  const values = /** @type {Record<string, unknown>} */ (given);
  return linkOf((name) => (name in values ? PARAMETERS[name].sound(values[name]) : undefined));
}

/**
 * Write a fragment, readable: commas stay as they are.
 * @param {Link} link
 * @param {readonly Name[]} [names] of the parameters that are wanted
 * @returns {string}
 */
export function writeLink(link, names = NAMES) {
  const pairs = names.filter((name) => link[name] !== undefined).map((name) => [name, written(name, link)]);
  const kept = pairs.filter(([name, value]) => value !== "" || name === "layers"); // no layer is a statement too
  return `#${kept.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

/**
 * @template {Name} N
 * @param {N} name of a parameter that the link has
 * @param {Link} link
 */
function written(name, link) {
  /** @type {Parameter<Whole[N]>} */
  const { write } = PARAMETERS[name];
  return write(/** @type {Whole[N]} */ (link[name]));
}

/**
 * The part of a link that makes an entry of the history: not where the map is.
 * @param {Link} link
 */
export function entryOf(link) {
  return writeLink(
    link,
    NAMES.filter((name) => PARAMETERS[name].entry),
  );
}

/**
 * What of the state a link asks to be changed; where the map goes and which card opens is not state.
 * @param {Link} link
 * @param {Atlas} atlas
 * @param {Readonly<State>} state that there is
 * @returns {Partial<State>}
 */
export function stateOf(link, atlas, state) {
  return Object.assign({}, ...NAMES.map((name) => asked(name, link, atlas, state)));
}

/**
 * @template {Name} N
 * @param {N} name
 * @param {Link} link
 * @param {Atlas} atlas
 * @param {Readonly<State>} state
 */
function asked(name, link, atlas, state) {
  /** @type {Parameter<Whole[N]>} */
  const { to } = PARAMETERS[name];
  return link[name] === undefined ? {} : to?.(/** @type {Whole[N]} */ (link[name]), atlas, state);
}

/**
 * The link of a state.
 * @param {Readonly<State>} state
 * @param {Atlas} atlas
 * @param {Whole["bbox"]} bbox what can be seen
 * @returns {Link}
 */
export function linkTo(state, atlas, bbox) {
  return { ...linkOf((name) => PARAMETERS[name].from?.(state, atlas)), bbox };
}

/** The table as the README prints it: a parameter with its form, and what it means. */
export function described() {
  return Object.entries(PARAMETERS).map(([name, { form, meaning }]) => [`${name}=${form}`, meaning]);
}

/**
 * @param {(name: Name) => unknown} value
 * @returns {Link}
 */
function linkOf(value) {
  const pairs = NAMES.map((name) => [name, value(name)]);
  return Object.fromEntries(pairs.filter(([, found]) => found !== undefined));
}

/**
 * Four numbers as a box on the earth, undefined if they are none.
 * @param {unknown} given west, south, east, north
 * @returns {Whole["bbox"] | undefined}
 */
function boxOf(given) {
  if (!Array.isArray(given) || given.length !== 4 || !given.every(Number.isFinite)) return undefined;
  const [west, east] = [given[0], given[2]].map((lon) => Math.max(EARTH.west, Math.min(EARTH.east, lon)));
  const [south, north] = [given[1], given[3]].map((lat) => Math.max(EARTH.south, Math.min(EARTH.north, lat)));
  return west < east && south < north ? [west, south, east, north] : undefined;
}

/**
 * A number from 1, undefined if it is none.
 * @param {unknown} given
 */
function wholeOf(given) {
  const number = Math.floor(Number(given));
  return number >= 1 && Number.isFinite(number) ? number : undefined;
}
