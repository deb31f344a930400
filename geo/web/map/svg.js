// @ts-check
/** What was recorded, as an SVG document: looks are classes, and what is drawn twice is written once. */

import { patterns } from "#atlas/map/styles.js";
import { UNIT } from "#atlas/map/track.js";

/** @typedef {import("#atlas/map/record.js").Clip} Clip */
/** @typedef {import("#atlas/map/record.js").Drawn} Drawn */
/** @typedef {import("#atlas/map/record.js").Written} Written */
/** @typedef {import("#atlas/map/styles.js").Style} Style */
/** @typedef {import("#atlas/map/record.js").Recorder} Recorder */

const NAMESPACE = "http://www.w3.org/2000/svg";
/** What XML may not hold. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;
const LONG = 24; // characters: what is drawn twice and is at least so long is written once

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
  const round = 'stroke-linejoin="round" stroke-linecap="round"';
  const open = `<svg xmlns="${NAMESPACE}" ${size} ${round}><title>${escaped(title)}</title>`;
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
    const { d, other } = whole(rest, place);
    return `<path d="${d}"${attributes(other)} ${look}/>`;
  }

  /** @param {Clip} clip */
  #clip({ path, matrix, rule }) {
    const { rest, place } = path.written(matrix);
    const { d, other } = whole(rest, place);
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

/**
 * Path data in its place.
 * @param {string} rest
 * @param {Record<string, string>} place
 */
function whole(rest, { x = "0", y = "0", ...other }) {
  return { d: rest.startsWith("m0 0") ? `M${x} ${y}${rest.slice(4)}` : rest, other };
}

/** @param {Record<string, string>} given */
function attributes(given) {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(FORBIDDEN, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
