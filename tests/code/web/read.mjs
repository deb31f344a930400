// Reads what Python has written with the page's own decoder: a question a line on standard input, an answer a line on standard output.
import { createInterface } from "node:readline";

import { Atlas, Cards } from "../../../geo/web/data/atlas.js";
import { Texts, checked, column, marks, numbers, rows } from "../../../geo/web/data/columns.js";
import { Shapes } from "../../../geo/web/data/shapes.js";
import { unpack } from "../../../geo/web/data/unpack.js";
import { ageOf } from "../../../geo/web/map/scene.js";
import { openingState } from "../../../geo/web/state/opening.js";
import { Store } from "../../../geo/web/state/store.js";
import { Slice } from "../../../geo/web/time/slice.js";

/** What an island of a page holds, unpacked. @param {string} page @param {string} id */
async function island(page, id) {
  const found = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, "s").exec(page);
  if (!found) throw new Error(`the page has no ${id}`);
  return unpack(JSON.parse(found[1]));
}

/** @param {Shapes} shapes @param {number} i */
const shapeOf = (shapes, i) => ({
  type: shapes.at(i).type,
  box: shapes.at(i).box,
  parts: shapes.at(i).parts.map((part) => [...part]),
});

/** Everything that a page carries. @param {string} page */
async function whole(page) {
  const data = await island(page, "atlas-data");
  const atlas = new Atlas(data, () => island(page, "atlas-texts"));
  await atlas.tell();
  const features = Array.from({ length: atlas.count }, (_, i) => ({
    id: atlas.id(i),
    name: atlas.name(i),
    kind: atlas.kind(i).kind,
    layer: atlas.layers[atlas.layerOf[i]].id,
    party: atlas.party(i)?.id ?? null,
    colour: atlas.colour(i),
    rank: atlas.rankOf[i],
    first: atlas.first[i],
    last: atlas.last[i],
    hollow: atlas.hollow.has(i),
    differ: atlas.differ.has(i),
    height: atlas.heights.get(i) ?? null,
    anchor: atlas.anchors.get(i) ? [...atlas.anchors.get(i)] : null,
    spine: atlas.spines.get(i) ? [...atlas.spines.get(i)] : null,
    box: atlas.box(i),
    shape: shapeOf(atlas.shapes, i),
    card: atlas.cards.at(i),
  }));
  return { content: data.content, stops: [...atlas.calendar.stops], features, sources: atlas.sources };
}

/**
 * What the painter of a page is given on some days, all layers on, whatever a step goes by.
 * @param {string} page @param {number[]} days
 */
async function drawn(page, days) {
  const atlas = new Atlas(await island(page, "atlas-data"), () => island(page, "atlas-texts"));
  const store = new Store(openingState(atlas, {}, true));
  store.set({ layers: new Set(atlas.layers.map(({ id }) => id)) });
  const slice = new Slice(atlas, store);
  const scene = {
    inForce: (/** @type {number} */ i) => slice.inForce(i),
    age: (/** @type {number} */ i) => slice.age(i),
  };
  const steps = /** @type {const} */ (["day", "month", "year"]);
  return steps.flatMap((step) =>
    days.map((day) => {
      store.set({ day, step });
      const features = slice.drawn.map((i) => ({
        ...{ id: atlas.id(i), moment: atlas.kind(i).moment, first: atlas.first[i], last: atlas.last[i] },
        ...{ age: ageOf(/** @type {any} */ (scene), i), progress: slice.progress(i) },
      }));
      return { step, day, features };
    }),
  );
}

/** @type {Record<string, (bytes: Uint8Array, place: any) => unknown>} */
const READERS = {
  numbers: (bytes, place) => [...numbers(bytes, place)],
  column: (bytes, [place, count]) => [...column(bytes, place, count)],
  texts: (bytes, place) => {
    const texts = new Texts(bytes, place);
    return Array.from(texts.ends, (_, i) => texts.at(i));
  },
  rows: (bytes, place) => [...rows(bytes, place)].map(([of, row]) => [of, [...row]]),
  marks: (bytes, place) => [...marks(bytes, place)],
  shapes: (bytes, place) => {
    const shapes = new Shapes(bytes, place);
    return Array.from({ length: shapes.count }, (_, i) => shapeOf(shapes, i));
  },
  cards: (bytes, [content, count]) => {
    const cards = new Cards(content, bytes);
    return Array.from({ length: count }, (_, i) => cards.at(i));
  },
};

/** @param {any} asked */
async function answer(asked) {
  if (asked.drawn) return drawn(asked.page, asked.drawn);
  if (asked.page) return whole(asked.page);
  return READERS[asked.read](checked(Uint8Array.from(Buffer.from(asked.bytes, "base64"))), asked.place);
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = { found: await answer(JSON.parse(line)) };
  } catch (error) {
    said = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
