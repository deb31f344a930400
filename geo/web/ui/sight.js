// @ts-check
/** What the map is to show of the reader's state, and how large on the screen that there is. */

/** What a scene depends on. @type {readonly import("#atlas/state/store.js").Key[]} */
export const SEEN = ["day", "step", "layers", "claimant", "selected", "differ", "graticule", "present"];

const defaultOptions = {
  letter: 11, // pixels: the smallest letters on the map as it usually is
  lecture: { from: 6, rise: 60, least: 15 }, // in the lecture view: 18 px on a screen 720 px high, 24 px on one of 1080
  wide: 9 / 16, // a screen counts as no higher than by this part of its width
};

/**
 * The smallest letters in the lecture view, pixels.
 * @param {number} width of the screen
 * @param {number} height
 */
export function leastLetter(width, height) {
  const { lecture, wide } = defaultOptions;
  return Math.max(lecture.least, lecture.from + Math.min(height, width * wide) / lecture.rise);
}

/**
 * How large all on the map is drawn, as a part of the usual.
 * @param {{ readonly present: boolean }} state
 */
export function scaleOf({ present }) {
  return present ? leastLetter(window.innerWidth, window.innerHeight) / defaultOptions.letter : 1;
}

/** Tell the style sheets the smallest letters of the lecture view. */
export function measureScreen() {
  const least = leastLetter(window.innerWidth, window.innerHeight);
  document.documentElement.style.setProperty("--least", `${least}px`);
}

/**
 * What the map is to show.
 * @param {object} parts
 * @param {import("#atlas/state/store.js").Store} parts.store
 * @param {import("#atlas/time/slice.js").Slice} parts.slice
 * @param {{ covered: () => import("#atlas/map/scene.js").Box[] }} parts.stage
 * @returns {import("#atlas/map/scene.js").Scene}
 */
export function sceneOf({ store, slice, stage }) {
  const { selected, differ, graticule } = store.state;
  return {
    ...slice.sight(),
    selected,
    differ,
    graticule,
    scale: scaleOf(store.state),
    covered: () => stage.covered(),
  };
}
