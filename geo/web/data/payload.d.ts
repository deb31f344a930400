// Made by `python -m geo.page.contract` from geo/page/payload.py and texts.py.

/** What one authority says where authorities differ. */
export interface Account {
  text: string;
  cites: [number, string][];
}

/** One authority's count of something. */
export interface Bar {
  party: string;
  by: string;
  value: number;
  /** Upper end, where a range is given. */
  to: number | null;
  said: string;
  cites: [number, string][];
}

/** What lies under the layers; numbers are places in `shapes`. */
export interface BaseMap {
  /** Coarse land of the earth: first shape, and how many. */
  world: [number, number];
  /** Land of the region in detail: first shape, and how many. */
  land: [number, number];
  /** Where `land` stands in for `world`. */
  frame: [number, number, number, number] | null;
  lakes: Water[];
  rivers: Water[];
  reliefBounds: [number, number, number, number] | null;
  credit: string;
}

/** The days of a map, all worked out. */
export interface Calendar {
  last: number;
  step: "year" | "day";
  months: Month[];
  /** Days at which the time control stops. */
  stops: [number, number];
  /** By what one steps: for how many days what is past stays in sight. */
  linger: Record<string, number>;
  keyDates: KeyDate[];
  periods: Period[];
}

/** What a click says of a feature. */
export interface Card {
  dates: string;
  summary: string;
  modern: string | null;
  names: Name[];
  cites: [number, string][];
  accounts: Account[];
  charts: Chart[];
  claims: string[];
  precision: string;
  drawn: string;
  fields: [string, string][];
}

/** A member of the cards: texts as they are, or as JSON. */
export interface CardColumn {
  member: string;
  json: boolean;
  texts: TextColumn;
}

/** The cards of all features, a column a member; what is missing in all of them has no column. */
export interface Cards {
  members: CardColumn[];
  fields: FieldColumn[];
}

/** Counts of one thing beside each other. */
export interface Chart {
  measure: string;
  bars: Bar[];
}

/** What the search finds that is not on this map, a column a property. */
export interface Elsewhere {
  count: number;
  maps: OtherMap[];
  /** Place in `maps`. */
  map: [number, number];
  id: TextColumn;
  name: TextColumn;
  /** Other names, a line each. */
  also: TextColumn;
  /** Of the summary, each once. */
  words: TextColumn;
  dates: TextColumn;
  /** On which its map shows it, as in a link. */
  day: TextColumn;
  rank: [number, number];
  /** Those that are names on the map rather than statements. */
  places: [number, number];
  /** Titles of works. */
  works: string[];
  /** Places in `works`. */
  cited: Rows;
}

/** A word of the texts that a reader may not know, explained where it stands. */
export interface Explained {
  word: string;
  text: string;
}

/** The features of a map, a column a property. */
export interface Features {
  count: number;
  id: TextColumn;
  name: TextColumn;
  /** Place in `layers`. */
  layer: [number, number] | number;
  /** Place in `kinds`. */
  kind: [number, number] | number;
  /** Place in `parties`, -1 for none. */
  party: [number, number] | number;
  /** 1 to 4, 1 first. */
  rank: [number, number] | number;
  /** First day in force; -1 if before the map's. */
  first: [number, number] | number;
  /** Last day in force; one more than the map's if after it. */
  last: [number, number] | number;
  /** Place in `boxes`, -1 for none. */
  box: [number, number] | number;
  /** Features that one account alone gives. */
  hollow: [number, number];
  /** Features on which accounts differ. */
  differ: [number, number];
  /** Heights in metres, as they are written on the map. */
  heights: Marks;
  /** Of named areas: x, y, radius of the widest circle within. */
  anchors: Rows;
  /** Of areas named along their shape: x, y, x, y, … from left to right. */
  spines: Rows;
}

/** A row of the small table on a card, of all features. */
export interface FieldColumn {
  label: string;
  texts: TextColumn;
}

/** What a search knows beside the features themselves. */
export interface Finding {
  /** Names of one person or place. */
  same: string[][];
  /** Pairs of characters: a form, and that under which it is compared. */
  han: string;
  elsewhere: Elsewhere | null;
}

/** Layers that are listed together. */
export interface Group {
  id: string;
  name: string;
}

/** A day that the timeline names. */
export interface KeyDate {
  day: number;
  label: string;
}

/** A layer of the map. */
export interface Layer {
  id: string;
  title: string;
  group: string;
  shown: boolean;
  licence: string;
  credit: string;
}

/** What the map is. */
export interface MapHead {
  id: string;
  title: string;
  subtitle: string;
  about: string;
  bbox: [number, number, number, number];
  maxZoom: number;
  /** The world square is `2**bits` grid units wide. */
  bits: number;
  /** What the small map shows; None for the world. */
  region: [number, number, number, number] | null;
  /** What a citation of a view names as its work; may be empty. */
  publication: string;
  /** Address of the register of claims, if there is one. */
  claimsPage: string | null;
  /** What the register is a register of. */
  explained: Explained | null;
}

/** A text that only some features have: which, and the texts. */
export interface Marks {
  of: [number, number];
  texts: TextColumn;
}

/** A month that the map touches. */
export interface Month {
  /** Its first day; before 0 where the map begins within it. */
  first: number;
  /** `1939-08`; years before 1 as `-0489`, by EDTF. */
  iso: string;
  /** Its name. */
  month: string;
  /** Its year as it is said. */
  year: string;
}

/** What a feature is called in another language. */
export interface Name {
  /** BCP 47. */
  tag: string;
  name: string;
}

/** An entry of the table of kinds, with its name. */
export interface NamedKind {
  label: string;
  heading: "Ground" | "Lines" | "Movements" | "Places and events" | "Units";
  order: number;
  shapes: ("point" | "line" | "area")[];
  moment: boolean;
  fleeting: boolean;
  told: boolean;
  entity: boolean;
  claim: boolean;
  unit: boolean;
  staff: boolean;
  nameOnly: boolean;
  far: boolean;
  framework: boolean;
  measured: boolean;
  backdrop: boolean;
  fill: number;
  hatch: "" | "lines" | "dots";
  hatchAlpha: [number, number];
  line: "" | "plain" | "rail" | "arrow" | "front" | "boundary";
  width: number;
  dash: number[];
  ink: "party" | "ink" | "border";
  closeAlpha: number;
  glyph: "dot" | "square" | "diamond" | "star" | "burst" | "peak" | "flag" | "anchor" | "chute" | "box" | "banner";
  sizes: [number, number, number, number];
  lettering: "" | "beside" | "spread" | "along";
  minZoom: [number, number, number, number];
  kind: string;
}

/** The state at which a page opens, where its address says nothing else. */
export interface Opening {
  day: number;
  layers: string[] | null;
  bbox: [number, number, number, number] | null;
  embed: boolean;
  present: boolean;
}

/** A map of the same site, on another page. */
export interface OtherMap {
  id: string;
  title: string;
}

/** Whose something is; `solid` parties have unit boxes in the colour itself, the others in a tint of it. */
export interface Party {
  id: string;
  name: string;
  colour: string;
  solid: boolean;
}

/** What the map needs to stand: the first island of a page. */
export interface Payload {
  format: 2;
  map: MapHead;
  opening: Opening;
  calendar: Calendar;
  layers: Layer[];
  groups: Group[];
  parties: Party[];
  /** In drawing order. */
  kinds: NamedKind[];
  /** Drawings of units, after APP-6. */
  boxes: (([string, boolean, number] | [string, number, number, number])[])[];
  /** Marks that these drawings are made of. */
  signs: Sign[];
  /** Of each drawing: places in `signs`. */
  signsOf: number[][];
  palette: Record<string, string>;
  features: Features;
  shapes: Shapes;
  base: BaseMap;
  tours: Tour[];
}

/** A campaign: one press leads the timeline, and the view, to it. */
export interface Period {
  label: string;
  first: number;
  last: number;
  /** By what it is gone through. */
  step: "year" | "month" | "day";
  bbox: [number, number, number, number] | null;
}

/** Rows of numbers that only some features have: which, how many numbers each, and the numbers. */
export interface Rows {
  of: [number, number];
  sizes: [number, number];
  values: [number, number];
}

/** A stretch of text, in italics or not. */
export interface Run {
  text: string;
  italic: boolean;
}

/** All shapes of a page, features first: parts made of arcs, which neighbours share. */
export interface Shapes {
  /** Of each shape: 0 points, 1 lines, 2 rings of areas, even-odd. */
  types: [number, number];
  /** Of each shape: how many parts it has. */
  parts: [number, number];
  /** Of each part: how many arcs it is made of. */
  chains: [number, number];
  /** Of each link of a chain: twice the arc, 1 more if backwards, less the link before. */
  arcs: [number, number];
  /** Of each arc: how many vertices it has. */
  sizes: [number, number];
  /** x, y of each vertex less those of the vertex before, across arcs. */
  moves: [number, number];
}

/** What one mark of a unit's box means. */
export interface Sign {
  word: string;
  pieces: ([string, boolean, number] | [string, number, number, number])[];
}

/** A work, as its full citation says it. */
export interface Source {
  id: string;
  full: Run[];
  url: string | null;
}

/** One step of a tour. */
export interface Stop {
  day: number;
  bbox: [number, number, number, number] | null;
  feature: string | null;
  text: string;
}

/** A column of texts, UTF-8 one behind the other: the length in bytes of each, -1 where it is missing. */
export interface TextColumn {
  lengths: [number, number];
  /** Offset and length of the bytes. */
  bytes: [number, number];
}

/** What the page says when it is asked: the second island. */
export interface Texts {
  format: 2;
  sources: Source[];
  cards: Cards;
  finding: Finding;
}

/** A way through the map. */
export interface Tour {
  id: string;
  title: string;
  steps: Stop[];
}

/** A river or a lake of the base map. */
export interface Water {
  name: string;
  rank: number;
  shape: number;
}
