// @ts-check
/**
 * An engine of pictures that writes SVG: a 2D context that keeps what is drawn on it, by whom ever, as elements. Its unit
 * is the tenth part of a pixel, so that every coordinate is a short whole number; what is drawn twice is written once.
 */

import { Pen } from "#atlas/map/pen.js";
import { EVERYWHERE, Track, UNIT, placed, sizeOf, times } from "#atlas/map/track.js";

/** @typedef {import("#atlas/map/track.js").Matrix} Matrix */
/** @typedef {Record<string, string>} Style properties of a style sheet by name */
/** @typedef {{ path: Track, matrix: Matrix, rule: string }} Clip */
/** @typedef {{ rest: string, style: Style, place: Record<string, string>, clip: Clip | null }} Drawn */
/** @typedef {{ text: string, x: number, y: number, angle: number, style: Style }} Written */
/** @typedef {{ width: number, height: number, record: Recorder }} Tile */
/** @typedef {(text: string, font: { style: string, weight: string, size: number, family: string }) => number} Measure */

/** What a context is set to, and what `save` keeps. */
const PLAIN = {
  globalAlpha: 1,
  lineWidth: 1,
  strokeStyle: /** @type {string | Tile} */ ("#000"),
  fillStyle: /** @type {string | Tile} */ ("#000"),
  lineJoin: "miter",
  lineCap: "butt",
  font: "10px sans-serif",
  letterSpacing: "0px",
  textAlign: "start",
  textBaseline: "alphabetic",
};
const FONT = /^(italic )?(bold |\d+ )?([\d.]+)px (.*)$/;
const ANCHORS = /** @type {Record<string, string>} */ ({ center: "middle", right: "end", end: "end" });
const LONG = 24; // characters: what is drawn twice and is at least so long is written once

export class Recorder {
  /** @type {(Drawn | Written | string)[]} */
  made = [];
  /** @type {Matrix} */
  #matrix = [UNIT, 0, 0, UNIT, 0, 0];
  #path = new Track();
  /** @type {number[]} */
  #dash = [];
  /** @type {Clip | null} */
  #clip = null;
  /** @type {object[]} */
  #saved = [];

  /**
   * @param {Measure} measure
   * @param {import("#atlas/map/track.js").Box} [care] the part of the picture that is drawn with care
   * @param {number} [coarse] times that a line may be off as a rule
   */
  constructor(measure, care = EVERYWHERE, coarse = 1) {
    this.measure = measure;
    this.care = care;
    this.coarse = coarse;
    this.set = { ...PLAIN };
    for (const name of /** @type {(keyof typeof PLAIN)[]} */ (Object.keys(PLAIN))) {
      Object.defineProperty(this, name, {
        get: () => this.set[name],
        set: (value) => Object.assign(this.set, { [name]: value }),
      });
    }
  }

  save() {
    const kept = { set: { ...this.set }, matrix: this.#matrix, dash: this.#dash, clip: this.#clip };
    this.#saved.push(kept);
  }

  restore() {
    const kept = /** @type {any} */ (this.#saved.pop());
    if (kept) [this.set, this.#matrix, this.#dash, this.#clip] = [kept.set, kept.matrix, kept.dash, kept.clip];
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.#matrix = times(this.#matrix, [1, 0, 0, 1, x, y]);
  }

  /** @param {number} x @param {number} y */
  scale(x, y) {
    this.#matrix = times(this.#matrix, [x, 0, 0, y, 0, 0]);
  }

  /** @param {number} angle radians */
  rotate(angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#matrix = times(this.#matrix, [cos, sin, -sin, cos, 0, 0]);
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.#dash = dash;
  }

  beginPath() {
    this.#path = new Track();
  }

  closePath() {
    this.#path.closePath();
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path.moveTo(...placed(this.#matrix, x, y));
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path.lineTo(...placed(this.#matrix, x, y));
  }

  /** @param {number} cx @param {number} cy @param {number} x @param {number} y */
  quadraticCurveTo(cx, cy, x, y) {
    this.#path.quadraticCurveTo(...placed(this.#matrix, cx, cy), ...placed(this.#matrix, x, y));
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.moveTo(x, y);
    this.lineTo(x + w, y);
    this.lineTo(x + w, y + h);
    this.lineTo(x, y + h);
    this.closePath();
  }

  /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to radians */
  arc(x, y, r, from, to) {
    this.#path.arc(...placed(this.#matrix, x, y), r * sizeOf(this.#matrix), from, to);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    const path = this.#path;
    this.beginPath();
    this.rect(x, y, w, h);
    this.fill();
    this.#path = path;
  }

  /** @param {Track | string} [path] @param {string} [rule] */
  clip(path, rule) {
    this.#clip = this.#meant(path, rule);
  }

  /** @param {Track | string} [path] @param {string} [rule] */
  fill(path, rule) {
    const meant = this.#meant(path, rule);
    const { fillStyle, globalAlpha } = this.set;
    const style = { fill: paintOf(fillStyle), "fill-opacity": short(globalAlpha), "fill-rule": meant.rule };
    this.#draw(meant, plainly(style));
  }

  /** @param {Track} [path] */
  stroke(path) {
    const meant = this.#meant(path);
    const k = meant.path.data ? 1 : sizeOf(this.#matrix);
    this.#draw(meant, plainly({ fill: "none", ...this.#strokeStyle(k) }));
  }

  /** @param {number} k units of the picture in one of the context */
  #strokeStyle(k) {
    const { strokeStyle, globalAlpha, lineWidth, lineJoin, lineCap } = this.set;
    return {
      stroke: paintOf(strokeStyle),
      "stroke-opacity": short(globalAlpha),
      "stroke-width": short(lineWidth * k, k === 1 ? 2 : 0),
      "stroke-dasharray": this.#dash.map((length) => short(length * k)).join(" "),
      "stroke-linejoin": lineJoin,
      "stroke-linecap": lineCap,
    };
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    const k = sizeOf(this.#matrix);
    this.#write(text, x, y, { ...this.#strokeStyle(k), "stroke-dasharray": "", "paint-order": "stroke", fill: "none" });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const { fillStyle, globalAlpha } = this.set;
    this.#write(text, x, y, { fill: paintOf(fillStyle), "fill-opacity": short(globalAlpha) });
  }

  /** @param {string} text */
  measureText(text) {
    const spacing = parseFloat(this.set.letterSpacing) * [...text].length;
    return { width: this.measure(text, fontOf(this.set.font)) + spacing };
  }

  /** @param {Tile} tile */
  createPattern(tile) {
    return tile;
  }

  /**
   * Put what is drawn by a function into a group.
   * @param {string} attributes
   * @param {() => void} draw
   */
  group(attributes, draw) {
    this.made.push(`<g ${attributes}>`);
    draw();
    this.made.push("</g>");
  }

  /**
   * A path of its own, which has the matrix of the context, or the current one, which is placed already.
   * @param {Track | string} [path]
   * @param {string} [rule]
   * @returns {Clip}
   */
  #meant(path, rule) {
    if (path instanceof Track) return { path, matrix: this.#matrix, rule: rule ?? "" };
    return { path: this.#path, matrix: [1, 0, 0, 1, 0, 0], rule: path ?? "" };
  }

  /** @param {Clip} meant @param {Style} style */
  #draw({ path, matrix }, style) {
    const { rest, place } = path.written(matrix, this.care, this.coarse);
    if (!rest) return;
    const before = this.made[this.made.length - 1];
    const drawn = { rest, style, place, clip: this.#clip };
    const joint = typeof before === "object" && "rest" in before && joined(before, drawn);
    if (joint) before.style = joint;
    else this.made.push(drawn);
  }

  /** @param {string} text @param {number} x @param {number} y @param {Style} style */
  #write(text, x, y, style) {
    const { font, letterSpacing, textAlign, textBaseline } = this.set;
    const { style: slope, weight, size, family } = fontOf(font);
    const k = sizeOf(this.#matrix);
    const [left, top] = placed(this.#matrix, x, y);
    const [a, b] = this.#matrix;
    const type = {
      "font-style": slope,
      "font-weight": weight,
      "font-size": `${short(size * k)}px`,
      "font-family": family,
      "letter-spacing": parseFloat(letterSpacing) ? `${short(parseFloat(letterSpacing) * k)}px` : "",
      "text-anchor": ANCHORS[textAlign] ?? "",
      "dominant-baseline": textBaseline === "middle" ? "central" : "",
    };
    const angle = Math.round((Math.atan2(b, a) * 1800) / Math.PI) / 10;
    const at = { x: Math.round(left), y: Math.round(top) };
    this.made.push({ text, ...at, angle, style: plainly({ ...type, ...style }) });
  }
}

/**
 * A pen that records; what it has drawn is read from its context.
 * @param {Measure} measure
 * @param {readonly number[]} care left, top, right, bottom of the part that is drawn with care, pixels
 * @param {number} [coarse] times that a line may be off as a rule
 * @returns {{ pen: Pen, record: Recorder }}
 */
export function recording(measure, care, coarse) {
  const [left, top, right, bottom] = care.map((it) => it * UNIT);
  const record = new Recorder(measure, [left, top, right, bottom], coarse);
  /** @type {unknown} */
  const engine = {
    path: (/** @type {string} */ data) => new Track(data),
    tile(/** @type {number} */ width, /** @type {number} */ height, /** @type {(ctx: Recorder) => void} */ draw) {
      const tile = { width, height, record: new Recorder(measure) };
      draw(tile.record);
      return tile;
    },
  };
  const ctx = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (record));
  return { pen: new Pen(ctx, /** @type {import("#atlas/map/pen.js").Engine} */ (engine)), record };
}

/**
 * The style of a path that is filled and then stroked, or stroked and then filled, as one element; null if it is not.
 * @param {Drawn} before
 * @param {Drawn} drawn
 * @returns {Style | null}
 */
function joined(before, drawn) {
  if (before.rest !== drawn.rest || before.clip !== drawn.clip) return null;
  if (JSON.stringify(before.place) !== JSON.stringify(drawn.place)) return null;
  const [one, other] = [before.style, drawn.style];
  if (!one.stroke && other.fill === "none") return { ...one, ...other, fill: one.fill };
  if (one.fill === "none" && !other.stroke) return { ...one, ...other, "paint-order": "stroke" };
  return null;
}

/** @param {string} font */
function fontOf(font) {
  const [, style = "", weight = "", size = "10", family = font] = FONT.exec(font) ?? [];
  return { style: style.trim(), weight: weight.trim(), size: Number(size), family };
}

/**
 * A style without what goes without saying.
 * @param {Style} style
 */
function plainly(style) {
  const silent = ["", "1", "round", "nonzero"];
  return Object.fromEntries(
    Object.entries(style).filter(([name, value]) => !silent.includes(value) || (name === "stroke-width" && value)),
  );
}

/** @type {Map<Tile, string>} */
const patterns = new Map();

/** @param {string | Tile} style */
function paintOf(style) {
  if (typeof style === "string") return style.replaceAll(", ", ",");
  if (!patterns.has(style)) patterns.set(style, `h${patterns.size}`);
  return `url(#${patterns.get(style)})`;
}

/** @param {number} value @param {number} [digits] */
function short(value, digits = 2) {
  return String(Number(value.toFixed(digits)));
}

/**
 * What was recorded as an SVG document.
 * @param {Recorder} record
 * @param {number} width pixels
 * @param {number} height
 * @param {string} title
 */
export function svgOf(record, width, height, title) {
  const sheet = new Sheet();
  const tiles = new Map(patterns);
  const body = sheet.elements(record.made);
  const hatches = [...tiles].map(([tile, id]) => {
    const [w, h] = [tile.width * UNIT, tile.height * UNIT];
    const inside = sheet.elements(tile.record.made);
    return `<pattern id="${id}" width="${w}" height="${h}" patternUnits="userSpaceOnUse">${inside}</pattern>`;
  });
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width * UNIT} ${height * UNIT}"`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" ${size} stroke-linejoin="round" stroke-linecap="round"><title>${escaped(title)}</title>`;
  return `${open}<style>${sheet.rules()}</style><defs>${sheet.shared()}${hatches.join("")}</defs>${body}</svg>`;
}

/** Elements, and what several of them share: their looks, their paths, what they are clipped to. */
class Sheet {
  /** @type {Map<string, string>} */
  #looks = new Map();
  /** Of each path how often it is drawn, and its id. @type {Map<string, string>} */
  #paths = new Map();
  /** @type {Map<string, string>} */
  #clips = new Map();

  rules() {
    return [...this.#looks].map(([rule, name]) => `.${name}{${rule}}`).join("");
  }

  shared() {
    const paths = [...this.#paths].map(([rest, id]) => `<path id="${id}" d="${rest}"/>`);
    return paths.concat(...this.#clips.keys()).join("");
  }

  /** @param {(Drawn | Written | string)[]} made */
  elements(made) {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const it of made) {
      if (typeof it === "object" && "rest" in it) times.set(it.rest, (times.get(it.rest) ?? 0) + 1);
    }
    const found = [];
    for (let at = 0; at < made.length; at++) {
      const it = made[at];
      if (typeof it === "string") found.push(it);
      else if ("rest" in it) found.push(this.#drawn(it, (times.get(it.rest) ?? 0) > 1));
      else {
        let end = at + 1;
        while (end < made.length && sameHand(it, made[end])) end++;
        const half = halves(/** @type {Written[]} */ (made.slice(at, end)), made.slice(end));
        found.push(this.#written(half.letters, half.style));
        at += half.taken - 1;
      }
    }
    return found.join("");
  }

  /** @param {Style} style */
  #look(style) {
    const rule = Object.entries(style)
      .map(([name, value]) => `${name}:${value}`)
      .join(";");
    if (!this.#looks.has(rule)) this.#looks.set(rule, `s${this.#looks.size.toString(36)}`);
    return `class="${this.#looks.get(rule)}"`;
  }

  /** @param {Drawn} drawn @param {boolean} again */
  #drawn({ rest, style, place, clip }, again) {
    const look = this.#look(style);
    if (clip) return `<g clip-path="url(#${this.#clip(clip)})">${this.#element(rest, place, look, again)}</g>`;
    return this.#element(rest, place, look, again);
  }

  /** @param {string} rest @param {Record<string, string>} place @param {string} look @param {boolean} again */
  #element(rest, place, look, again) {
    if (again && rest.length >= LONG) {
      if (!this.#paths.has(rest)) this.#paths.set(rest, `p${this.#paths.size.toString(36)}`);
      return `<use href="#${this.#paths.get(rest)}"${attributes(place)} ${look}/>`;
    }
    const { x = "0", y = "0", ...other } = place;
    return `<path d="${rest.startsWith("m0 0") ? `M${x} ${y}${rest.slice(4)}` : rest}"${attributes(other)} ${look}/>`;
  }

  /** @param {Clip} clip */
  #clip({ path, matrix, rule }) {
    const { rest, place } = path.written(matrix);
    const { x = "0", y = "0", ...other } = place;
    const d = rest.startsWith("m0 0") ? `M${x} ${y}${rest.slice(4)}` : rest;
    const how = rule ? ` clip-rule="${rule}"` : "";
    const id = [...this.#clips.values()].length;
    const text = (/** @type {string} */ name) =>
      `<clipPath id="${name}"><path d="${d}"${attributes(other)}${how}/></clipPath>`;
    for (const [known, name] of this.#clips) if (known === text(name)) return name;
    this.#clips.set(text(`c${id}`), `c${id}`);
    return `c${id}`;
  }

  /** @param {Written[]} letters @param {Style} style */
  #written(letters, style) {
    const [{ x, y, angle }] = letters;
    const look = this.#look(style);
    const text = escaped(letters.map((it) => it.text).join(""));
    if (letters.length === 1) {
      const turned = angle ? ` transform="rotate(${angle} ${x} ${y})"` : "";
      return `<text x="${x}" y="${y}"${turned} ${look}>${text}</text>`;
    }
    const list = (/** @type {(it: Written) => number} */ of) => letters.map(of).join(" ");
    const rotate = list((it) => it.angle);
    return `<text x="${list((it) => it.x)}" y="${list((it) => it.y)}" rotate="${rotate}" ${look}>${text}</text>`;
  }
}

/**
 * Whether a text goes on with another: single letters in one look.
 * @param {Written} one
 * @param {Drawn | Written | string} other
 */
function sameHand(one, other) {
  if (typeof other === "string" || "rest" in other) return false;
  const single = [...one.text].length === 1 && [...other.text].length === 1;
  return single && JSON.stringify(one.style) === JSON.stringify(other.style);
}

/**
 * Texts that are written twice, first their halo, then their ink, as one.
 * @param {Written[]} letters
 * @param {(Drawn | Written | string)[]} next
 */
function halves(letters, next) {
  const again = letters.every((it, at) => {
    const other = next[at];
    return (
      typeof other === "object" && "text" in other && other.text === it.text && other.x === it.x && other.y === it.y
    );
  });
  const [{ style }] = letters;
  if (!again || !style.stroke) return { letters, style, taken: letters.length };
  const inked = /** @type {Written} */ (next[0]).style;
  return { letters, style: { ...style, ...inked }, taken: letters.length * 2 };
}

/** @param {Record<string, string>} given */
function attributes(given) {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
