// @ts-check
/** Paths that are written as SVG path data: whole numbers, each relative to the one before, without needless vertices. */

/** @typedef {[number, number, number, number, number, number]} Matrix as SVG has it: a b c d e f */
/** @typedef {{ op: "M" | "L" | "Q" | "A" | "Z", given: number[] }} Step */

/** Units of a recorded picture in a pixel. */
export const UNIT = 10;

const OFF = 4; // units by which a line may be off
const TURN = Math.PI * 2;

/**
 * @param {Matrix} m
 * @param {Matrix} n what is done first
 * @returns {Matrix}
 */
export function times([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/**
 * @param {Matrix} matrix
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
export function placed([a, b, c, d, e, f], x, y) {
  return [a * x + c * y + e, b * x + d * y + f];
}

/**
 * By how much a matrix makes things larger.
 * @param {Matrix} matrix
 */
export function sizeOf([a, b, c, d]) {
  return Math.sqrt(Math.abs(a * d - b * c));
}

export class Track {
  /** @type {Step[]} */
  steps = [];

  /** @param {string} [data] SVG path data, which is kept as it is */
  constructor(data = "") {
    this.data = data;
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.steps.push({ op: "M", given: [x, y] });
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.steps.push({ op: "L", given: [x, y] });
  }

  /** @param {number} cx @param {number} cy @param {number} x @param {number} y */
  quadraticCurveTo(cx, cy, x, y) {
    this.steps.push({ op: "Q", given: [cx, cy, x, y] });
  }

  /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to radians */
  arc(x, y, r, from, to) {
    this.steps.push({ op: "A", given: [x, y, r, from, to] });
  }

  closePath() {
    this.steps.push({ op: "Z", given: [] });
  }

  /**
   * Path data that begins at 0, 0, and where that is; data that was given stays as it is and is put in its place.
   * @param {Matrix} matrix
   * @returns {{ rest: string, place: Record<string, string> }}
   */
  written(matrix) {
    if (this.data) {
      const [a, b, c, d, e, f] = matrix;
      const numbers = [...[a, b, c, d].map((it) => Number(it.toFixed(3))), Math.round(e), Math.round(f)];
      return { rest: this.data, place: { transform: `matrix(${numbers.join(" ")})` } };
    }
    return new Writer(matrix).write(this.steps);
  }
}

class Writer {
  /** @type {[number, number] | null} */
  #start = null;
  /** Where the path is, in whole units from its start. @type {[number, number]} */
  #at = [0, 0];
  /** Where the stretch began. @type {[number, number]} */
  #begun = [0, 0];
  #text = "";

  /** @param {Matrix} matrix */
  constructor(matrix) {
    this.matrix = matrix;
  }

  /** @param {Step[]} steps */
  write(steps) {
    for (let i = 0; i < steps.length; i++) {
      const { op, given } = steps[i];
      if (op === "Z") this.#close();
      else if (op === "A") this.#arc(given);
      else if (op === "Q") this.#text += `q${this.#moved(given[0], given[1], false)} ${this.#moved(given[2], given[3])}`;
      else {
        const line = [this.#from(given[0], given[1])];
        while (steps[i + 1]?.op === "L") line.push(this.#from(steps[i + 1].given[0], steps[++i].given[1]));
        if (op === "M") this.#move(/** @type {[number, number]} */ (line.shift()));
        this.#line([this.#at, ...line]);
      }
    }
    const [x, y] = this.#start ?? [0, 0];
    const drawn = /[lqaz]/.test(this.#text);
    return {
      rest: drawn ? this.#text : "",
      place: /** @type {Record<string, string>} */ ({ x: String(x), y: String(y) }),
    };
  }

  /**
   * A point in whole units from the start of the path.
   * @param {number} x
   * @param {number} y
   * @returns {[number, number]}
   */
  #from(x, y) {
    const [left, top] = placed(this.matrix, x, y);
    this.#start ??= [Math.round(left), Math.round(top)];
    return [Math.round(left - this.#start[0]), Math.round(top - this.#start[1])];
  }

  /** @param {[number, number]} to */
  #move(to) {
    const [x, y] = [to[0] - this.#at[0], to[1] - this.#at[1]];
    this.#text = `${this.#text.replace(/m-?\d+ -?\d+$/, "")}m${x} ${y}`;
    if (!this.#text.startsWith("m0 0")) this.#text = `m0 0${this.#text}`;
    this.#at = this.#begun = to;
  }

  /** @param {[number, number][]} line from where the path is */
  #line(line) {
    let text = "";
    for (const [x, y] of thinned(line).slice(1)) {
      const [dx, dy] = [x - this.#at[0], y - this.#at[1]];
      if (!dx && !dy) continue;
      text += `${text && dx >= 0 ? " " : ""}${dx}${dy < 0 ? "" : " "}${dy}`;
      this.#at = [x, y];
    }
    if (text) this.#text += `l${text}`;
  }

  /** @param {number} x @param {number} y @param {boolean} [go] */
  #moved(x, y, go = true) {
    const to = this.#from(x, y);
    const text = `${to[0] - this.#at[0]} ${to[1] - this.#at[1]}`;
    if (go) this.#at = to;
    return text;
  }

  /** @param {number[]} given */
  #arc([x, y, r, from, to]) {
    const turn = to - from >= TURN ? TURN : (((to - from) % TURN) + TURN) % TURN;
    const point = (/** @type {number} */ angle) => this.#from(x + Math.cos(angle) * r, y + Math.sin(angle) * r);
    const begin = point(from);
    if (this.#text && this.#open()) this.#line([this.#at, begin]);
    else this.#move(begin);
    const size = Math.round(r * sizeOf(this.matrix));
    const parts = turn > Math.PI ? 2 : 1;
    for (let part = 1; part <= parts; part++) {
      const next = point(from + (turn * part) / parts);
      this.#text += `a${size} ${size} 0 0 1 ${next[0] - this.#at[0]} ${next[1] - this.#at[1]}`;
      this.#at = next;
    }
    if (turn === TURN) this.#close();
  }

  #open() {
    return !this.#text.endsWith("z");
  }

  #close() {
    if (this.#open() && !/m-?\d+ -?\d+$/.test(this.#text)) this.#text += "z";
    this.#at = this.#begun;
  }
}

/**
 * A line without the vertices that are hardly off it (Douglas and Peucker 1973).
 * @param {[number, number][]} line
 */
function thinned(line) {
  if (line.length < 3) return line;
  const kept = new Uint8Array(line.length);
  kept[0] = kept[line.length - 1] = 1;
  const stretches = [[0, line.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [first, last] = stretch;
    let [far, most] = [-1, OFF];
    for (let i = first + 1; i < last; i++) {
      const off = distance(line[i], line[first], line[last]);
      if (off > most) [far, most] = [i, off];
    }
    if (far < 0) continue;
    kept[far] = 1;
    stretches.push([first, far], [far, last]);
  }
  return line.filter((_, at) => kept[at]);
}

/**
 * How far a point is from a stretch.
 * @param {[number, number]} point
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const size = dx * dx + dy * dy;
  const part = size ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / size)) : 0;
  return Math.hypot(x - ax - dx * part, y - ay - dy * part);
}
