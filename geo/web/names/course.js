// @ts-check
/** Where the name of a river or of a border is written: along the stretch that runs straightest. */

const defaultOptions = {
  margin: 20, // pixels: a name does not begin nearer to the edge of the picture
  straight: 0.9, // how straight a stretch has to be: its ends' distance as a part of its length
  aside: 0.1, // by how much a stretch at the edge of the picture counts less than one in its middle
  longest: 2, // times the wanted length: between two far vertices a stretch may become too long
};

/**
 * Middle and angle of the best stretch in the picture.
 * @param {[number, number][]} line pixels
 * @param {number} wanted pixels that a name takes
 * @param {import("#atlas/map/frame.js").Frame} frame
 * @returns {{ x: number, y: number, angle: number } | null}
 */
export function straightest(line, wanted, frame) {
  const { margin, straight, aside, longest } = defaultOptions;
  let best = null;
  let bestScore = straight;
  for (let start = 0; start < line.length - 1; start++) {
    const [ax, ay] = line[start];
    if (ax < margin || ay < margin || ax > frame.w - margin || ay > frame.h - margin) continue;
    const { end, along } = reach(line, start, wanted);
    if (along < wanted || along >= wanted * longest) continue;
    const [bx, by] = line[end];
    const centred = 1 - aside * Math.abs((ax + bx) / 2 / frame.w - 0.5);
    const score = (Math.hypot(bx - ax, by - ay) / along) * centred;
    if (score <= bestScore) continue;
    bestScore = score;
    const [x, y] = line[(start + end) >> 1];
    best = { x, y, angle: upright(Math.atan2(by - ay, bx - ax)) };
  }
  return best;
}

/**
 * The first vertex at least so far along a line, and how far that is; the last one where the line ends before.
 * @param {[number, number][]} line
 * @param {number} start
 * @param {number} wanted
 */
function reach(line, start, wanted) {
  let along = 0;
  let end = start;
  while (along < wanted && end < line.length - 1) {
    end++;
    along += Math.hypot(line[end][0] - line[end - 1][0], line[end][1] - line[end - 1][1]);
  }
  return { end, along };
}

/**
 * The same direction, so that letters do not stand on their heads.
 * @param {number} angle
 */
function upright(angle) {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle < -Math.PI / 2 ? angle + Math.PI : angle;
}
