// @ts-check
/** What happens far beyond the map: a sign at the edge, in its direction, that opens its card. */

import { lonLatOf, squareOf, worldWidth } from "#atlas/map/mercator.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/door.js").Door} Door */
/** @typedef {import("#atlas/map/door.js").LonLat} LonLat */
/** @typedef {import("#atlas/map/scene.js").Scene} Scene */
/** @typedef {import("#atlas/map/scene.js").Box} Box */
/** @typedef {readonly [number, number]} Pair across and down */
/** @typedef {{ stack: number[], x: number, y: number }} Sign features of one place, and where on the map it stands */

/** Lengths in pixels. */
const defaultOptions = {
  most: 8, // signs: more would frame the map
  margin: 20, // at the top of the map and at its foot, which signs leave free
  row: 34, // from one sign to the next
  wide: 220, // from the edge: as far as a sign reaches
  near: 40, // at zoom 4: what is nearer to each other shares a sign
  card: 20, // from the edge to where a sign's card points
};

/**
 * Where a ray from the middle leaves a rectangle.
 * @param {number} dx
 * @param {number} dy
 * @param {Pair} size
 */
export function onEdge(dx, dy, [width, height]) {
  const part = Math.min(width / 2 / Math.max(1e-9, Math.abs(dx)), height / 2 / Math.max(1e-9, Math.abs(dy)));
  return { x: width / 2 + dx * part, y: height / 2 + dy * part };
}

/**
 * Where each sign stands: on the edge, in its direction the shorter way round the globe, none on another or on what
 * stands on the map already.
 * @param {{ stack: number[], place: Pair }[]} groups their places in the world square
 * @param {Pair} centre of the map, in the world square
 * @param {number} world width of the world, pixels
 * @param {Pair} size of the map, pixels
 * @param {readonly Box[]} [covered] what stands on the map
 * @returns {Sign[]}
 */
export function arrange(groups, centre, world, size, covered = []) {
  const { margin, row, wide } = defaultOptions;
  const [width, height] = size;
  /** @type {Sign[]} */
  const signs = groups.map(({ stack, place: [x, y] }) => {
    const dx = x - centre[0] - Math.round(x - centre[0]);
    return { stack, ...onEdge(dx * world, (y - centre[1]) * world, size) };
  });
  for (const right of [false, true]) {
    const taken = covered.filter((box) => (right ? box[2] > width - wide : box[0] < wide)).sort((a, b) => a[1] - b[1]);
    let free = margin;
    for (const sign of signs.filter(({ x }) => x > width / 2 === right).sort((a, b) => a.y - b.y)) {
      sign.y = below(taken, Math.max(sign.y, free));
      free = sign.y + row;
    }
  }
  return signs.filter(({ y }) => y < height - margin);
}

/**
 * The first height from one on at which a sign lies on nothing.
 * @param {readonly Box[]} taken from the top to the foot
 * @param {number} y
 */
function below(taken, y) {
  const half = defaultOptions.row / 2;
  return taken.reduce((at, box) => (at + half > box[1] && at - half < box[3] ? box[3] + half : at), y);
}

/**
 * Features of one place together, each group with what is in force first, and so the groups.
 * @param {number[]} found
 * @param {(i: number) => Pair} placeOf in the world square
 * @param {(i: number) => boolean} inForce
 * @returns {{ stack: number[], place: Pair }[]}
 */
export function gather(found, placeOf, inForce) {
  const near = defaultOptions.near / worldWidth(4);
  /** @type {{ stack: number[], place: Pair }[]} */
  const groups = [];
  for (const i of found) {
    const place = placeOf(i);
    const group = groups.find((it) => Math.hypot(it.place[0] - place[0], it.place[1] - place[1]) < near);
    if (group) group.stack.push(i);
    else groups.push({ stack: [i], place });
  }
  const last = (/** @type {number} */ i) => (inForce(i) ? 0 : 1);
  for (const { stack } of groups) stack.sort((a, b) => last(a) - last(b));
  const placed = groups.map(({ stack }) => ({ stack, place: placeOf(stack[0]) }));
  return placed.sort((a, b) => last(a.stack[0]) - last(b.stack[0]));
}

export class Edges {
  /** What the signs stand for: they are made anew only when it changes. */
  #key = "";

  /**
   * @param {Door} door
   * @param {Atlas} atlas
   * @param {(stack: number[], lonlat: LonLat) => void} open opens the cards of a sign
   */
  constructor(door, atlas, open) {
    this.door = door;
    this.atlas = atlas;
    this.open = open;
    this.element = document.createElement("div");
    this.element.className = "edges";
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Beyond the map");
    const [west, south, east, north] = atlas.map.bbox;
    /** Whether there is anything on this map that could lie beyond it. */
    this.any = atlas.kinds.some(({ far }) => far);
    /** What can be seen of the map at home, and as much again on each side. */
    this.home = [2 * west - east, 2 * south - north, 2 * east - west, 2 * north - south];
  }

  /**
   * Where a feature lies in the world square.
   * @param {number} i
   * @returns {Pair}
   */
  place(i) {
    const [x, y] = this.atlas.shape(i).box;
    const world = 2 ** this.atlas.map.bits;
    return [x / world, y / world];
  }

  /** @param {number} i */
  beyond(i) {
    if (this.atlas.type(i) !== 0 || !this.atlas.kind(i).far) return false;
    const [lon, lat] = lonLatOf(this.place(i));
    const [west, south, east, north] = this.home;
    return (lon < west || lon > east || lat < south || lat > north) && !this.door.shows([lon, lat]);
  }

  /**
   * Bring the signs up to date with what is drawn, and with where the map is.
   * @param {Scene} scene
   */
  update({ drawn, inForce, covered }) {
    if (!this.any) return;
    const found = drawn.filter((i) => this.beyond(i));
    const size = this.door.size();
    const [centre, zoom] = [this.door.centre(), this.door.zoom()];
    const key = [found.map((i) => (inForce(i) ? i : ~i)), size, centre, zoom].join("|");
    if (key === this.#key) return;
    this.#key = key;
    const groups = gather(found, (i) => this.place(i), inForce).slice(0, defaultOptions.most);
    this.element.replaceChildren(); // so that they do not keep off themselves
    const signs = groups.length ? arrange(groups, squareOf(centre), worldWidth(zoom), size, covered()) : [];
    this.element.replaceChildren(...signs.map((sign) => this.#button(sign, inForce(sign.stack[0]))));
  }

  /**
   * @param {Sign} sign
   * @param {boolean} now whether it is of something in force
   */
  #button({ stack, x, y }, now) {
    const right = x > this.door.size()[0] / 2;
    const name = this.atlas.name(stack[0]) + (stack.length > 1 ? ` and ${stack.length - 1} more` : "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = `edge ${right ? "right" : "left"}${now ? "" : " past"}`;
    button.title = name;
    button.style.top = `${y}px`;
    button.setAttribute("aria-label", `Beyond the map: ${name}`);
    const label = document.createElement("span");
    label.textContent = name;
    button.append(label);
    const towards = right ? -defaultOptions.card : defaultOptions.card;
    button.addEventListener("click", () => this.open(stack, this.door.lonLat([x + towards, y])));
    return button;
  }
}
