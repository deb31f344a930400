// @ts-check
/** What is named on the map, and where: towns, states along their shape, lines, waters along their course. */

import { shaded } from "#atlas/map/colours.js";
import { growthOf } from "#atlas/map/grown.js";
import { CLOSE_ZOOM, legible } from "#atlas/map/scene.js";
import { touches } from "#atlas/map/trace.js";
import { writeLabels } from "#atlas/names/labels.js";
import { widestPart } from "#atlas/names/widest.js";
import { smooth } from "#atlas/names/spine.js";
import { alongFirst, waterLabels } from "#atlas/names/waters.js";
import { Writer } from "#atlas/names/writer.js";

/** @typedef {import("#atlas/data/atlas.js").Atlas} Atlas */
/** @typedef {import("#atlas/map/frame.js").Frame} Frame */
/** @typedef {import("#atlas/map/scene.js").Scene} Scene */
/** @typedef {import("#atlas/names/labels.js").Label} Label */
/** @typedef {import("#atlas/names/writer.js").Box} Box */

/** Lengths in pixels. */
const defaultOptions = {
  marker: 0.8, // part of its half side that a marker covers around its middle
  letter: 6.4, // that a letter of a line's name takes, on average
  lesser: 2, // rank from which names wait for a closer zoom where letters are large
  within: 12, // from the edge of the screen: nearer to it a spine is not all in sight
  middle: 60, // and the middle of an area is not
};

export class Names {
  /** What was sought for a frame, and is not sought again while it stands. */
  #sought = {
    frame: /** @type {Frame | null} */ (null),
    scale: 1,
    waters: /** @type {Label[] | null} */ (null),
    parts: /** @type {Map<number, ReturnType<typeof widestPart>>} */ (new Map()),
  };

  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
  }

  /**
   * @param {import("#atlas/map/pen.js").Pen} pen
   * @param {Frame} frame
   * @param {Scene} scene
   */
  paint(pen, frame, scene) {
    const { drawn, scale, selected } = scene;
    const { atlas } = this;
    const seen = drawn.filter((i) => legible(atlas, i, frame.zoom, selected));
    const labels = seen.flatMap((i) => (this.#named(i, frame, scene) && this.labelOf(i, frame, scene)) || []);
    const markers = seen.filter((i) => atlas.type(i) === 0).map((i) => this.markerBox(i, frame, scale));
    const [x, y] = frame.screen;
    const covered = scene.covered().map(([a, b, c, d]) => /** @type {Box} */ ([a + x, b + y, c + x, d + y]));
    pen.ctx.save();
    const writer = new Writer(pen, frame, atlas.palette.paper, markers.concat(covered), growthOf(scale));
    writeLabels(writer, labels.concat(this.#waters(frame, scale)), scale);
    pen.ctx.restore();
  }

  /**
   * What a marker covers.
   * @param {number} i
   * @param {Frame} frame
   * @param {number} [scale] of the lettering
   * @returns {Box}
   */
  markerBox(i, frame, scale = 1) {
    const [x, y] = this.#point(i, frame);
    const half = this.#size(i) * growthOf(scale) * defaultOptions.marker;
    return [x - half, y - half, x + half, y + half];
  }

  /**
   * The name of a feature, if its kind is named on the map and there is where to write it.
   * @param {number} i
   * @param {Frame} frame
   * @param {Scene} scene
   * @returns {Label | null}
   */
  labelOf(i, frame, scene) {
    const { atlas } = this;
    const { lettering } = atlas.kind(i);
    if (!lettering) return null;
    if (lettering === "along") return atlas.rankOf[i] === 1 ? this.#lineLabel(i, frame, scene.scale) : null;
    const name = atlas.name(i);
    const height = atlas.heights.get(i);
    const said = { text: height && !name.includes(height) ? `${name} ${height}` : name, faint: !scene.inForce(i) };
    if (atlas.anchors.has(i)) return this.#areaLabel(i, frame, said);
    if (atlas.type(i) !== 0) return null;
    const [x, y] = this.#point(i, frame);
    const gap = this.#size(i) * growthOf(scene.scale);
    return { ...said, type: "point", x, y, rank: atlas.rankOf[i], gap, colour: atlas.palette.ink };
  }

  /**
   * Whether a feature that is drawn is named: in large letters the lesser ones only where they have more room.
   * @param {number} i
   * @param {Frame} frame
   * @param {Scene} scene
   */
  #named(i, frame, { scale, selected }) {
    const lesser = this.atlas.rankOf[i] >= defaultOptions.lesser;
    return !lesser || legible(this.atlas, i, frame.zoom - Math.log2(scale), selected);
  }

  /**
   * The name of an area: along its spine where it is large and all in sight, in its middle, or where it is widest.
   * @param {number} i
   * @param {Frame} frame
   * @param {{ text: string, faint: boolean }} said
   * @returns {Label | null}
   */
  #areaLabel(i, frame, said) {
    const { atlas } = this;
    const spread = atlas.kind(i).lettering === "spread";
    const large = spread && frame.zoom < CLOSE_ZOOM;
    const [x, y, radius] = /** @type {Int32Array} */ (atlas.anchors.get(i));
    const spine = large ? atlas.spines.get(i) : undefined;
    const line = spine ? onPicture(spine, frame) : [];
    const whole = line.length > 0 && line.every((at) => onScreen(at, defaultOptions.within, frame));
    const home = { x: x * frame.k - frame.ox, y: y * frame.k - frame.oy, room: radius * frame.k };
    const atHome = !spread || whole || onScreen([home.x, home.y], defaultOptions.middle, frame);
    const place = atHome ? home : this.#widestPart(i, frame);
    if (!place) return null;
    const rank = large ? 0 : Math.max(2, atlas.rankOf[i]);
    const colour = spread ? shaded(atlas.colour(i)) : atlas.palette.border;
    return { ...said, ...place, type: "area", rank, spine: whole ? smooth(line) : null, colour };
  }

  /**
   * The name of a line that is a name on the map too, as the 50th parallel.
   * @param {number} i
   * @param {Frame} frame
   * @param {number} scale of the lettering
   * @returns {Label | null}
   */
  #lineLabel(i, frame, scale) {
    const { atlas } = this;
    const shape = atlas.shape(i);
    if (!touches(shape.box, frame)) return null;
    const text = atlas.name(i);
    const best = alongFirst(shape.parts, text.length * defaultOptions.letter * scale, frame);
    return best && { text, type: "line", rank: 2, colour: atlas.palette.border, ...best };
  }

  /**
   * Names of rivers and lakes, sought once a frame: time does not move them.
   * @param {Frame} frame
   * @param {number} scale
   */
  #waters(frame, scale) {
    const sought = this.#for(frame);
    if (sought.scale !== scale || !sought.waters) {
      sought.scale = scale;
      sought.waters = waterLabels(this.atlas, frame, scale);
    }
    return sought.waters;
  }

  /**
   * Where an area is widest on screen, sought once a frame.
   * @param {number} i
   * @param {Frame} frame
   */
  #widestPart(i, frame) {
    const { parts } = this.#for(frame);
    let found = parts.get(i);
    if (found === undefined) parts.set(i, (found = widestPart(this.atlas.shape(i), frame)));
    return found;
  }

  /** @param {Frame} frame */
  #for(frame) {
    if (this.#sought.frame !== frame) this.#sought = { frame, scale: 1, waters: null, parts: new Map() };
    return this.#sought;
  }

  /**
   * @param {number} i
   * @param {Frame} frame
   * @returns {[number, number]}
   */
  #point(i, frame) {
    const [x, y] = this.atlas.shape(i).box;
    return [x * frame.k - frame.ox, y * frame.k - frame.oy];
  }

  /**
   * Half the side of a marker, pixels.
   * @param {number} i
   */
  #size(i) {
    return this.atlas.kind(i).sizes[this.atlas.rankOf[i] - 1];
  }
}

/**
 * Points in grid units as points of the picture.
 * @param {Int32Array} flat `x, y, x, y, …`
 * @param {Frame} frame
 * @returns {[number, number][]}
 */
function onPicture(flat, { k, ox, oy }) {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] * k - ox, flat[at * 2 + 1] * k - oy]);
}

/**
 * @param {[number, number]} point
 * @param {number} margin
 * @param {Frame} frame
 */
function onScreen([x, y], margin, { screen }) {
  const [left, top, right, bottom] = screen;
  return x > left + margin && x < right - margin && y > top + margin && y < bottom - margin;
}
