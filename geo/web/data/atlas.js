// @ts-check
/** All that a page knows and that no reader changes: features, layers, kinds, the base map; later what cards say. */

import { Texts, column, marks, numbers, rows } from "#atlas/data/columns.js";
import { Elsewhere } from "#atlas/data/elsewhere.js";
import { Shapes } from "#atlas/data/shapes.js";
import { Calendar } from "#atlas/time/calendar.js";

/** @typedef {import("#atlas/data/payload.d.ts").Payload} Payload */
/** @typedef {import("#atlas/data/payload.d.ts").Texts} SaidTexts */
/** @typedef {import("#atlas/data/payload.d.ts").Card} Card */
/** @typedef {import("#atlas/data/payload.d.ts").NamedKind} Kind */
/** @typedef {import("#atlas/data/payload.d.ts").Layer} Layer */
/** @typedef {import("#atlas/data/payload.d.ts").Party} Party */
/** @typedef {import("#atlas/data/payload.d.ts").Source} Source */
/** @typedef {Payload["boxes"][number][number]} Piece a stroke or a word of a unit's drawing */
/** @typedef {import("#atlas/data/shapes.js").Shape} Shape */
/** @typedef {{ name: string, rank: number, shape: Shape }} Water */

export class Atlas {
  /** @type {Map<string, number> | undefined} */
  #places;
  /** @type {Promise<void> | undefined} */
  #telling;
  #read;

  /**
   * @param {import("#atlas/data/unpack.js").Island<Payload>} island
   * @param {() => Promise<import("#atlas/data/unpack.js").Island<SaidTexts>>} read unpacks what cards say
   */
  constructor({ content, bytes }, read) {
    const { features } = content;
    const { count } = features;
    const list = (/** @type {[number, number] | number} */ place) => column(bytes, place, count);
    this.#read = read;
    this.payload = content;
    this.map = content.map;
    this.calendar = new Calendar(content.calendar, numbers(bytes, content.calendar.stops));
    this.layers = content.layers;
    this.layerIndex = new Map(this.layers.map((layer, at) => [layer.id, at]));
    this.groups = content.groups;
    this.parties = content.parties;
    this.kinds = content.kinds;
    this.palette = content.palette;
    this.count = count;
    this.ids = new Texts(bytes, features.id);
    this.names = new Texts(bytes, features.name);
    this.layerOf = list(features.layer);
    this.kindOf = list(features.kind);
    this.partyOf = list(features.party);
    this.rankOf = list(features.rank);
    this.boxOf = list(features.box);
    /** First and last day in force. */
    this.first = list(features.first);
    this.last = list(features.last);
    /** Features that one account alone gives, and those on which accounts differ. */
    this.hollow = new Set(numbers(bytes, features.hollow));
    this.differ = new Set(numbers(bytes, features.differ));
    /** Heights in metres, as they are written on the map. */
    this.heights = marks(bytes, features.heights);
    /** Of named areas: x, y, radius of the widest circle within, and points of a line along the shape; grid units. */
    this.anchors = rows(bytes, features.anchors);
    this.spines = rows(bytes, features.spines);
    /** Features first, then the base map. */
    this.shapes = new Shapes(bytes, content.shapes);
    this.base = baseOf(content.base, this.shapes);
    /** What cards say of each feature; there once `tell` has come back. @type {Cards | null} */
    this.cards = null;
    /** Works cited, in the same way. @type {Source[]} */
    this.sources = [];
    /** What a search knows beside the features, in the same way. */
    this.finding = { same: /** @type {string[][]} */ ([]), han: "", elsewhere: /** @type {Elsewhere | null} */ (null) };
  }

  /** @param {number} i */
  id(i) {
    return this.ids.at(i) ?? "";
  }

  /** @param {number} i */
  name(i) {
    return this.names.at(i) ?? "";
  }

  /**
   * The place of a feature, -1 where there is none of that id.
   * @param {string} id
   */
  indexOf(id) {
    this.#places ??= new Map(Array.from({ length: this.count }, (_, i) => [this.id(i), i]));
    return this.#places.get(id) ?? -1;
  }

  /** @param {number} i */
  kind(i) {
    return this.kinds[this.kindOf[i]];
  }

  /**
   * @param {number} i
   * @returns {Party | null}
   */
  party(i) {
    return this.parties[this.partyOf[i]] ?? null;
  }

  /** @param {number} i */
  colour(i) {
    return this.party(i)?.colour ?? this.palette.neutral;
  }

  /**
   * The hatch of a feature's party, by its place in the table of them; null where there is colour.
   * @type {(i: number) => number | null}
   */
  hatch = () => null;

  /** @param {number} i */
  shape(i) {
    return this.shapes.at(i);
  }

  /** @param {number} i */
  type(i) {
    return this.shapes.types[i];
  }

  /**
   * How a unit is drawn, where its echelon or branch is known.
   * @param {number} i
   * @returns {{ pieces: Piece[], solid: boolean } | null}
   */
  box(i) {
    const pieces = this.payload.boxes[this.boxOf[i]];
    return pieces ? { pieces, solid: this.party(i)?.solid ?? false } : null;
  }

  /** Parties that claim ground on this map. */
  get claimants() {
    const found = new Set();
    for (let i = 0; i < this.count; i++) if (this.kind(i).claim) found.add(this.partyOf[i]);
    return this.parties.filter((_, at) => found.has(at));
  }

  /** Read what cards say, once, after the map stands. */
  tell() {
    return (this.#telling ??= this.#tell());
  }

  async #tell() {
    const { content, bytes } = await this.#read();
    this.cards = new Cards(content, bytes);
    this.sources = content.sources;
    const { same, han, elsewhere } = content.finding;
    this.finding = { same, han, elsewhere: elsewhere && new Elsewhere(elsewhere, bytes) };
  }
}

/** What a click says of each feature, made when it is asked for. */
export class Cards {
  /**
   * @param {SaidTexts} content
   * @param {Uint8Array} bytes
   */
  constructor({ cards }, bytes) {
    this.members = cards.members.map(({ member, json, texts }) => ({ member, json, texts: new Texts(bytes, texts) }));
    this.fields = cards.fields.map(({ label, texts }) => ({ label, texts: new Texts(bytes, texts) }));
  }

  /**
   * @param {number} i
   * @returns {Card}
   */
  at(i) {
    /** @type {Card} */
    const card = {
      dates: "",
      summary: "",
      modern: null,
      names: [],
      cites: [],
      accounts: [],
      charts: [],
      claims: [],
      precision: "",
      drawn: "",
      fields: [],
    };
    for (const { member, json, texts } of this.members) {
      const text = texts.at(i);
      if (text !== null) Object.assign(card, { [member]: json ? JSON.parse(text) : text });
    }
    for (const { label, texts } of this.fields) {
      const text = texts.at(i);
      if (text !== null) card.fields.push([label, text]);
    }
    return card;
  }
}

/**
 * @param {import("#atlas/data/payload.d.ts").BaseMap} base
 * @param {Shapes} shapes
 */
function baseOf(base, shapes) {
  const several = (/** @type {[number, number]} */ [first, count]) =>
    Array.from({ length: count }, (_, at) => shapes.at(first + at));
  const waters = (/** @type {import("#atlas/data/payload.d.ts").Water[]} */ given) =>
    given.map(({ name, rank, shape }) => ({ name, rank, shape: shapes.at(shape) }));
  return {
    world: several(base.world),
    land: several(base.land),
    lakes: waters(base.lakes),
    rivers: waters(base.rivers),
    frame: base.frame,
    reliefBounds: base.reliefBounds,
    credit: base.credit,
  };
}
