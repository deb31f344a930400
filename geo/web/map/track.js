// @ts-check
/** Paths that are written as SVG path data: whole numbers, each relative to the one before, without needless vertices. */

/** @typedef {[number, number, number, number, number, number]} Matrix as SVG has it: a b c d e f */
/** @typedef {{ op: "M" | "L" | "Q" | "A" | "Z", given: number[] }} Step */

/** Units of a recorded picture in a pixel. */
export const UNIT = 4;

/** @typedef {[number, number, number, number]} Box left, top, right, bottom, units */

const defaultOptions = {
  off: [6.5, 32], // units by which a line may be off, within the part that is drawn with care and beyond it
  speck: [12, 60], // units: of many stretches, one that is smaller is left out
  many: 6, // stretches of a path
};
const TURN = Math.PI * 2;

/** A path is drawn with care wherever it is. @type {Box} */
export const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity];

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
export function placed(matrix, x, y) {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
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
   * @param {Box} [care] the part of the picture that is drawn with care
   * @param {number} [coarse] times that a line may be off as a rule
   * @returns {{ rest: string, place: Record<string, string> }}
   */
  written(matrix, care = EVERYWHERE, coarse = 1) {
    if (this.data) {
      const [a, b, c, d, e, f] = matrix;
      const numbers = [...[a, b, c, d].map((it) => Number(it.toFixed(3))), Math.round(e), Math.round(f)];
      return { rest: this.data, place: { transform: `matrix(${numbers.join(" ")})` } };
    }
    return new Writer(matrix, care, coarse).write(this.steps);
  }
}

class Writer {
  /** @type {[number, number] | null} */
  #start = null;
  /** Where the path is, in whole units from its start. @type {[number, number]} */
  #at = [0, 0];
  /** Where the stretch began. @type {[number, number]} */
  #begun = [0, 0];
  /** Where the pen is, by what is written. @type {[number, number]} */
  #pen = [0, 0];
  #lifted = true;
  #drawn = false;
  #many = false;
  #text = "";

  /** @param {Matrix} matrix @param {Box} care @param {number} coarse */
  constructor(matrix, care, coarse) {
    this.matrix = matrix;
    this.care = care;
    this.coarse = coarse;
  }

  /** @param {Step[]} steps */
  write(steps) {
    this.#many = steps.filter(({ op }) => op === "M").length > defaultOptions.many;
    for (let i = 0; i < steps.length; i++) {
      const { op, given } = steps[i];
      if (op === "Z") this.#close();
      else if (op === "A") this.#arc(given);
      else if (op === "Q") this.#bend(given);
      else {
        const line = [this.#from(given[0], given[1])];
        while (steps[i + 1]?.op === "L") line.push(this.#from(steps[i + 1].given[0], steps[++i].given[1]));
        if (op === "M") this.#move(/** @type {[number, number]} */ (line.shift()));
        this.#line([this.#at, ...line]);
      }
    }
    const [x, y] = this.#start ?? [0, 0];
    const place = /** @type {Record<string, string>} */ ({ x: String(x), y: String(y) });
    return { rest: this.#drawn ? `m0 0${this.#text.replace(/^m0 0/, "")}` : "", place };
  }

  /**
   * A point in whole units from the start of the path.
   * @param {number} x
   * @param {number} y
   * @returns {[number, number]}
   */
  #from(x, y) {
    const point = placed(this.matrix, x, y);
    const start = (this.#start ??= [Math.round(point[0]), Math.round(point[1])]);
    return [Math.round(point[0] - start[0]), Math.round(point[1] - start[1])];
  }

  /** @param {[number, number]} to */
  #move(to) {
    this.#at = this.#begun = to;
    this.#lifted = true;
  }

  /** Put the pen down where the path is. */
  #lower() {
    if (!this.#lifted) return;
    const [x, y] = this.#begun;
    this.#text += `m${x - this.#pen[0]} ${y - this.#pen[1]}`;
    this.#lifted = false;
    this.#drawn = true;
  }

  /** @param {[number, number][]} line from where the path is */
  #line(line) {
    if (this.#many && this.#speck(line)) return;
    let text = "";
    for (const [x, y] of thinned(line, (point) => defaultOptions.off[this.#far(point)] * this.coarse).slice(1)) {
      const [dx, dy] = [x - this.#at[0], y - this.#at[1]];
      if (!dx && !dy) continue;
      text += `${text && dx >= 0 ? " " : ""}${dx}${dy < 0 ? "" : " "}${dy}`;
      this.#at = [x, y];
    }
    if (!text) return;
    this.#lower();
    this.#text += `l${text}`;
    this.#pen = this.#at;
  }

  /**
   * Whether a point lies beyond what is drawn with care: 1, or 0.
   * @param {[number, number]} point
   */
  #far(point) {
    const { care } = this;
    const start = this.#start ?? point;
    const x = point[0] + start[0];
    const y = point[1] + start[1];
    return x < care[0] || x > care[2] || y < care[1] || y > care[3] ? 1 : 0;
  }

  /** @param {[number, number][]} line */
  #speck(line) {
    const size = defaultOptions.speck[this.#far(line[0])];
    const spread = (/** @type {0 | 1} */ side) => {
      const all = line.map((point) => point[side]);
      return Math.max(...all) - Math.min(...all);
    };
    return line.length < 400 && spread(0) < size && spread(1) < size;
  }

  /** @param {number[]} given */
  #bend([cx, cy, x, y]) {
    this.#lower();
    const [middle, end] = [this.#from(cx, cy), this.#from(x, y)];
    const [[a, b], [c, d]] = [middle, end].map((point) => [point[0] - this.#pen[0], point[1] - this.#pen[1]]);
    this.#text += `q${a} ${b} ${c} ${d}`;
    this.#at = this.#pen = end;
  }

  /** @param {number[]} given */
  #arc([x, y, r, from, to]) {
    const size = Math.max(1, Math.round(r * sizeOf(this.matrix)));
    if (to - from >= TURN) return this.#circle(this.#from(x - r, y), size);
    const turn = (((to - from) % TURN) + TURN) % TURN;
    const point = (/** @type {number} */ angle) => this.#from(x + Math.cos(angle) * r, y + Math.sin(angle) * r);
    if (this.#lifted) this.#move(point(from));
    else this.#line([this.#at, point(from)]);
    this.#lower();
    const end = point(to);
    this.#text += `a${size} ${size} 0 ${turn > Math.PI ? 1 : 0} 1 ${end[0] - this.#pen[0]} ${end[1] - this.#pen[1]}`;
    this.#at = this.#pen = end;
  }

  /** @param {[number, number]} left where it begins @param {number} size */
  #circle(left, size) {
    this.#move(left);
    this.#lower();
    this.#text += `a${size} ${size} 0 1 1 ${size * 2} 0a${size} ${size} 0 1 1 ${-size * 2} 0`;
    this.#close();
  }

  #close() {
    if (!this.#lifted) {
      this.#text += "z";
      this.#pen = this.#begun;
    }
    this.#move(this.#begun);
  }
}

/**
 * A line without the vertices that are hardly off it (Douglas and Peucker 1973).
 * @param {[number, number][]} line
 * @param {(point: [number, number]) => number} offAt units by which the line may be off there
 */
function thinned(line, offAt) {
  if (line.length < 3) return line;
  const kept = new Uint8Array(line.length);
  const allowed = line.map(offAt);
  kept[0] = kept[line.length - 1] = 1;
  const stretches = [[0, line.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [first, last] = stretch;
    let [far, most] = [-1, 1];
    for (let i = first + 1; i < last; i++) {
      const off = distance(line[i], line[first], line[last]) / allowed[i];
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
function distance(point, from, to) {
  const x = point[0] - from[0]; // no arrays are taken apart here: a bare engine does that slowly
  const y = point[1] - from[1];
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const size = dx * dx + dy * dy;
  const part = size ? Math.max(0, Math.min(1, (x * dx + y * dy) / size)) : 0;
  const across = x - dx * part;
  const along = y - dy * part;
  return Math.sqrt(across * across + along * along);
}
