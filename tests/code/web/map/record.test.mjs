// What is recorded is what a canvas would show, as short SVG.
import assert from "node:assert/strict";
import { test } from "node:test";

import { recording } from "../../../../geo/web/map/record.js";
import { svgOf } from "../../../../geo/web/map/svg.js";
import { Track, UNIT } from "../../../../geo/web/map/track.js";

const EVERYWHERE = [-1e6, -1e6, 1e6, 1e6];

/** What drawing something gives. @param {(ctx: any, pen: any) => void} draw */
const drawn = (draw) => {
  const { pen, record } = recording((text, { size }) => text.length * size, EVERYWHERE);
  draw(pen.ctx, pen);
  return svgOf(record, 100, 50, "A & B");
};
const count = (text, part) => text.split(part).length - 1;

test("a document has its size, its title, and nothing else of an empty picture", () => {
  const svg = drawn(() => {});
  assert.match(svg, /width="100" height="50" viewBox="0 0 400 200"/);
  assert.match(svg, /<title>A &amp; B<\/title>/);
  assert.equal(count(svg, "<path"), 0);
});

test("what is filled and stroked is one element, in either order", () => {
  const square = (ctx) => {
    ctx.beginPath();
    ctx.rect(1, 2, 10, 10);
  };
  const first = drawn((ctx) => {
    square(ctx);
    ctx.fillStyle = "#aa0000";
    ctx.fill();
    ctx.strokeStyle = "#00aa00";
    ctx.lineWidth = 2;
    ctx.stroke();
  });
  assert.equal(count(first, "<path"), 1);
  assert.match(first, /fill:#aa0000;stroke:#00aa00;stroke-width:8/);
  assert.match(first, /d="M4 8l40 0 0 40-40 0z"/);
  const second = drawn((ctx) => {
    square(ctx);
    ctx.stroke();
    ctx.fill();
  });
  assert.match(second, /paint-order:stroke/);
});

test("what is drawn twice is written once, wherever it stands", () => {
  const svg = drawn((ctx) => {
    for (const x of [10, 40]) {
      ctx.save();
      ctx.translate(x, 20);
      ctx.scale(50, 50);
      ctx.beginPath();
      for (const [dx, dy] of [
        [0, -1],
        [0.8, 0],
        [0, 1],
        [-0.8, 0],
      ])
        ctx.lineTo(dx, dy);
      ctx.closePath();
      ctx.fill();
      ctx.restore();
    }
  });
  assert.equal(count(svg, "<path id="), 1);
  assert.deepEqual(
    [...svg.matchAll(/<use href="#p0" x="(\d+)"/g)].map(([, x]) => Number(x)),
    [10 * UNIT, 40 * UNIT],
  );
});

test("a saved state comes back: style, place, dash, clip", () => {
  const svg = drawn((ctx) => {
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, 10, 10);
    ctx.clip("evenodd");
    ctx.setLineDash([3, 1]);
    ctx.globalAlpha = 0.5;
    ctx.fillRect(0, 0, 20, 20);
    ctx.restore();
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.lineTo(9, 9);
    ctx.stroke();
  });
  assert.match(svg, /<clipPath id="c0"><path d="[^"]+" clip-rule="evenodd"\/><\/clipPath>/);
  assert.match(svg, /<g clip-path="url\(#c0\)"><path[^>]+><\/g><path/);
  assert.match(svg, /fill-opacity:0.5/);
  assert.equal(count(svg, "stroke-dasharray"), 0);
});

test("a hatch is a pattern, a drawing of path data keeps its data", () => {
  const svg = drawn((ctx, pen) => {
    const tile = pen.tile(8, 8, (small) => small.fillRect(0, 0, 2, 2));
    ctx.fillStyle = ctx.createPattern(tile, "repeat");
    ctx.fillRect(0, 0, 20, 20);
    ctx.translate(30, 20);
    ctx.fillStyle = "#aa0000";
    ctx.fill(pen.path("M0,0 L9,9 L0,9 z"));
  });
  assert.match(svg, /<pattern id="(h\d+)" width="32" height="32" patternUnits="userSpaceOnUse"><path/);
  assert.match(svg, /fill:url\(#h\d+\)/);
  assert.match(svg, /d="M0,0 L9,9 L0,9 z" transform="matrix\(4 0 0 4 120 80\)"/);
});

test("a name is text: halo and ink in one, letters along a line in one, markup as letters", () => {
  const twice = (ctx, texts) => {
    for (const pass of ["strokeText", "fillText"]) texts.forEach((text, at) => ctx[pass](text, at * 10, 5));
  };
  const svg = drawn((ctx) => {
    ctx.font = 'italic 13px Georgia, "Noto Serif"';
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    ctx.strokeStyle = "rgba(255, 253, 247, 0.9)";
    ctx.fillStyle = "#2b2622";
    twice(ctx, ["<b>\u0000"]);
    twice(ctx, ["A", "M", "U", "R"]);
  });
  assert.match(svg, />&lt;b&gt;<\/text>/);
  assert.match(svg, /<text x="0 40 80 120" y="20 20 20 20" rotate="0 0 0 0" class="\w+">AMUR<\/text>/);
  assert.equal(count(svg, "<text"), 2);
  assert.match(svg, /font-style:italic;font-size:52px;font-family:Georgia, "Noto Serif";text-anchor:middle/);
  assert.match(svg, /paint-order:stroke/);
});

test("texts are measured with the size of their font, and their spacing", () => {
  const { pen } = recording((text, { size, weight }) => text.length * size * (weight ? 2 : 1), EVERYWHERE);
  const { ctx } = pen;
  ctx.font = "600 10px X";
  assert.equal(ctx.measureText("ab").width, 40);
  ctx.font = "10px X";
  ctx.letterSpacing = "3px";
  assert.equal(ctx.measureText("ab").width, 26);
});

test("a line keeps within its tolerance, and less is kept beyond what is drawn with care", () => {
  const track = new Track();
  track.moveTo(0, 0);
  for (let x = 1; x <= 400; x++) track.lineTo(x, Math.sin(x / 20) * 30);
  const points = (care) => track.written([1, 0, 0, 1, 0, 0], care).rest.split(/[ -]/).length;
  const [near, far] = [points([-1e3, -1e3, 1e3, 1e3]), points([900, 900, 901, 901])];
  assert.ok(near < 130, `${near} numbers`);
  assert.ok(far < near);
});

test("stretches go on from where the pen is, and specks among many are left out", () => {
  const track = new Track();
  for (let at = 0; at < 10; at++) {
    const size = at === 4 ? 2 : 50;
    track.moveTo(at * 100, 0);
    track.lineTo(at * 100 + size, 0);
    track.lineTo(at * 100 + size, size);
    track.closePath();
  }
  const { rest, place } = track.written([1, 0, 0, 1, 0, 0]);
  assert.deepEqual(place, { x: "0", y: "0" });
  assert.equal(count(rest, "z"), 9);
  assert.match(rest, /^m0 0l50 0 0 50zm100 0l/);
  assert.equal(count(rest, "m200 0"), 1);
});

test("a whole turn is a circle, a part of one an arc", () => {
  const circle = new Track();
  circle.arc(10, 10, 5, 0, 7);
  assert.deepEqual(circle.written([1, 0, 0, 1, 0, 0]), {
    rest: "m0 0a5 5 0 1 1 10 0a5 5 0 1 1 -10 0z",
    place: { x: "5", y: "10" },
  });
  const half = new Track();
  half.arc(10, 10, 5, Math.PI, 0);
  assert.deepEqual(half.written([1, 0, 0, 1, 0, 0]).rest, "m0 0a5 5 0 0 1 10 0");
});
