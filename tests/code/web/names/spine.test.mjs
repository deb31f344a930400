// Names along lines: letters along a spine, and where a river runs straight.
import assert from "node:assert/strict";
import { test } from "node:test";

import { straightest } from "../../../../geo/web/names/course.js";
import { lettersAlong, smooth } from "../../../../geo/web/names/spine.js";
import { frame as frameOf, random } from "../pictures.mjs";

const frame = frameOf({ w: 600, h: 400 });
const widthOf = () => 10;
const away = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

test("letters are spread evenly about the middle of a line", () => {
  const letters = lettersAlong("ABCDE", widthOf, [
    [0, 100],
    [200, 100],
  ]);
  assert.equal(letters.length, 5);
  assert.deepEqual(letters.map(({ char }) => char).join(""), "ABCDE");
  assert.ok(Math.abs(letters[2].x - 100) < 1e-9);
  const gaps = letters.slice(1).map((letter, at) => away(letter, letters[at]));
  for (const gap of gaps) assert.ok(Math.abs(gap - gaps[0]) < 1e-9);
});

test("a name takes a part of the line, and is not torn apart", () => {
  const length = (letters) => letters.at(-1).x - letters[0].x + 10;
  assert.ok(
    Math.abs(
      length(
        lettersAlong("ABCDE", widthOf, [
          [0, 0],
          [100, 0],
        ]),
      ) - 72,
    ) < 1e-9,
  );
  assert.ok(
    Math.abs(
      length(
        lettersAlong("ABCDE", widthOf, [
          [0, 0],
          [1000, 0],
        ]),
      ) - 105,
    ) < 1e-9,
  );
});

test("a name that is too long for the line, or one letter, is not written along it", () => {
  assert.equal(
    lettersAlong("ABCDE", widthOf, [
      [0, 0],
      [54, 0],
    ]),
    null,
  );
  assert.equal(
    lettersAlong("A", widthOf, [
      [0, 0],
      [500, 0],
    ]),
    null,
  );
});

test("letters keep their distance along a bent line, and turn with it", () => {
  const letters = lettersAlong("ABCDEFGH", widthOf, [
    [0, 0],
    [100, 0],
    [100, 100],
  ]);
  assert.ok(Math.abs(letters[0].angle) < 1e-9 && Math.abs(letters.at(-1).angle - Math.PI / 2) < 1e-9);
});

test("letters of any script are whole", () => {
  assert.deepEqual(
    lettersAlong("𠮷林", widthOf, [
      [0, 0],
      [100, 0],
    ]).map(({ char }) => char),
    ["𠮷", "林"],
  );
});

test("a smooth line goes through the points it was made of", () => {
  const line = [
    [0, 0],
    [50, 30],
    [100, 0],
    [150, 60],
  ];
  const found = smooth(line, 4);
  assert.equal(found.length, 13);
  line.forEach((point, at) => assert.deepEqual(found[at * 4], point));
});

test("a straight line stays straight when it is made smooth", () => {
  for (const [x, y] of smooth([
    [0, 0],
    [10, 5],
    [20, 10],
    [30, 15],
  ]))
    assert.ok(Math.abs(y - x / 2) < 1e-9);
});

test("a name stands on the straight stretch, not on the bends", () => {
  const bends = Array.from({ length: 20 }, (_, at) => [40 + at * 8, at % 2 ? 60 : 100]);
  const plain = Array.from({ length: 30 }, (_, at) => [200 + at * 10, 100 + at]);
  const found = straightest([...bends, ...plain], 80, frame);
  assert.ok(found.x > 200);
  assert.ok(Math.abs(found.angle - Math.atan2(1, 10)) < 0.02);
});

test("a river that bends everywhere, is too short, or is out of sight has no place for its name", () => {
  assert.equal(
    straightest(
      Array.from({ length: 40 }, (_, at) => [40 + at * 8, at % 2 ? 60 : 100]),
      80,
      frame,
    ),
    null,
  );
  assert.equal(
    straightest(
      [
        [100, 100],
        [150, 100],
      ],
      80,
      frame,
    ),
    null,
  );
  assert.equal(
    straightest(
      [
        [-500, 100],
        [-300, 100],
      ],
      80,
      frame,
    ),
    null,
  );
});

test("a name never stands on its head", () => {
  const dice = random(8);
  for (let round = 0; round < 200; round++) {
    const turn = dice() * 2 * Math.PI;
    const line = Array.from({ length: 12 }, (_, at) => [
      300 + Math.cos(turn) * (at - 6) * 12,
      200 + Math.sin(turn) * (at - 6) * 12,
    ]);
    const { angle } = straightest(line, 60, frame);
    assert.ok(Math.abs(angle) <= Math.PI / 2 + 1e-9);
    assert.ok(Math.abs(Math.sin(angle - turn)) < 1e-6);
  }
});
