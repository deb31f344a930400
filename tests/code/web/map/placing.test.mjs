// Where a card stands: in sight, beside what it is of, and off what stands on the map.
import assert from "node:assert/strict";
import { test } from "node:test";

import { bringInto, placeCard, pointsAlong, roomy } from "../../../../geo/web/map/placing.js";
import { random } from "../pictures.mjs";

const SIZE = [988, 690];
const CARD = [340, 300];

const overlaps = ([left, top, right, bottom], other) =>
  left < other[2] && right > other[0] && top < other[3] && bottom > other[1];
const boxOf = ({ left, top }, [width, height] = CARD) => [left, top, left + width, top + height];
const place = (at, { points = [], covered = [], size = SIZE, card = CARD } = {}) =>
  placeCard({ size, card, at, points, covered });

test("wherever the place is, the card is on the map, off the place, and the map lies still", () => {
  const dice = random(5);
  for (let n = 0; n < 500; n++) {
    const at = [20 + dice() * (SIZE[0] - 40), 20 + dice() * (SIZE[1] - 40)];
    const placed = place(at);
    const box = boxOf(placed);
    assert.ok(box[0] >= 8 && box[1] >= 8 && box[2] <= SIZE[0] - 8 && box[3] <= SIZE[1] - 8, `${at}: ${box}`);
    assert.ok(!overlaps(box, [at[0] - 15, at[1] - 15, at[0] + 15, at[1] + 15]), `${at}: ${box}`);
    assert.deepEqual(placed.move, [0, 0]);
  }
});

test("a card takes the side with room", () => {
  assert.ok(place([100, 345]).left > 100);
  assert.ok(place([900, 345]).left < 900 - CARD[0]);
});

test("nothing of a line is covered where there is room beside it", () => {
  const points = Array.from({ length: 60 }, (_, at) => [300 + 5 * at, 200 + 5 * at]);
  const box = boxOf(place([450, 350], { points }));
  for (const [x, y] of points) assert.ok(!overlaps(box, [x, y, x, y]), `${x}, ${y} under ${box}`);
});

test("a card keeps off title and buttons", () => {
  const title = [12, 12, 452, 80];
  const zoom = [930, 520, 980, 660];
  for (const at of [
    [60, 120],
    [500, 60],
    [920, 480],
  ]) {
    const box = boxOf(place(at, { covered: [title, zoom] }));
    assert.ok(!overlaps(box, title) && !overlaps(box, zoom), `${at}: ${box}`);
  }
});

test("where there is no room the map moves as far as it must, and its place stays in sight", () => {
  const size = [600, 420];
  const { left, top, move } = place([300, 210], { size });
  const [x, y] = [300 + move[0], 210 + move[1]];
  assert.ok(Math.hypot(...move) > 0 && Math.hypot(...move) < 150, `${move}`);
  assert.ok(x >= 16 && y >= 16 && x <= 584 && y <= 404);
  assert.ok(!overlaps(boxOf({ left, top }), [x - 15, y - 15, x + 15, y + 15]));
});

test("a map is brought no further than until a place is in sight", () => {
  assert.deepEqual(bringInto([200, 200], [0, 0, 390, 400]), [0, 0]);
  assert.deepEqual(bringInto([200, 500], [0, 0, 390, 400]), [0, -124]);
  assert.deepEqual(bringInto([-10, 200], [0, 0, 390, 400]), [34, 0]);
});

test("points along a shape are those in sight, near enough to each other, and not too many", () => {
  const pixels = (x, y) => [x, y];
  const points = pointsAlong([[-500, 100, 500, 100]], pixels, SIZE);
  assert.ok(points.every(([x, y]) => x >= 0 && x <= SIZE[0] && y === 100));
  points.slice(1).forEach(([x], at) => assert.ok(x - points[at][0] <= 12.01));
  const many = Array.from({ length: 40_000 }, (_, at) => (at % 2 ? (at * 7) % 690 : (at * 13) % 988));
  assert.ok(pointsAlong([many], pixels, SIZE).length <= 600);
  assert.deepEqual(pointsAlong([[5, 6]], pixels, SIZE), [[5, 6]]);
});

test("a phone has no room beside anything", () => {
  assert.deepEqual([roomy([390, 600]), roomy([552, 250]), roomy(SIZE)], [false, false, true]);
});
