// How an overlay lies on the map, and when it is laid.
import assert from "node:assert/strict";
import { test } from "node:test";

import { layerOf } from "../../../../geo/web/map/overlay.js";
import { FakeMap, Point, element, fakeLeaflet } from "../leaflet.mjs";

const laidOn = (map) => {
  const node = element();
  const seats = [];
  map.addLayer(layerOf(fakeLeaflet(), { element: node, lay: (seat) => seats.push(seat) }));
  return { node, seats };
};

test("an overlay is a tenth larger than the map on each side, on whole pixels", () => {
  const map = new FakeMap({ centre: [117, 48], zoom: 6, size: [805, 603] });
  const { node, seats } = laidOn(map);
  assert.deepEqual(node.at, [-80, -60]);
  assert.deepEqual(seats, [
    { zoom: 6, origin: [map.origin.x - 80, map.origin.y - 60], size: [966, 724], screen: [80, 60, 885, 663] },
  ]);
  assert.ok(node.classes.has("leaflet-zoom-animated"));
  assert.equal(node.parent, map.panes.overlayPane);
});

test("after a drag it lies where the map is now", () => {
  const map = new FakeMap({ size: [800, 600] });
  const { node, seats } = laidOn(map);
  map.dragged = new Point(30, 20);
  map.fire("moveend");
  assert.deepEqual(node.at, [-110, -80]);
  assert.deepEqual(seats[1].screen, [80, 60, 880, 660]);
});

test("while a zoom goes on it stretches, and is laid anew when it has ended", () => {
  const map = new FakeMap({ centre: [117, 48], zoom: 6 });
  const { node, seats } = laidOn(map);
  map.fire("zoomanim", { center: { lng: 117, lat: 48 }, zoom: 7 });
  assert.equal(node.scaled, 2);
  map.fire("moveend"); // as when the size changes meanwhile
  assert.equal(seats.length, 1);
  map.fire("zoomend");
  map.fire("moveend");
  assert.equal(seats.length, 2);
  assert.equal(node.scaled, 1);
});

test("a zoom about the middle keeps the middle where it is", () => {
  const map = new FakeMap({ centre: [0, 0], zoom: 6, size: [800, 600] });
  const { node } = laidOn(map);
  map.fire("zoomanim", { center: { lng: 0, lat: 0 }, zoom: 7 });
  assert.deepEqual(node.at, [-560, -420]); // twice 960 by 720 pixels about 400, 300
});

test("what is taken off the map is gone, and may be laid on it again", () => {
  const map = new FakeMap();
  const { node, seats } = laidOn(map);
  map.layer.onRemove();
  assert.equal(node.parent, null);
  map.layer.onAdd(map);
  assert.equal(node.parent, map.panes.overlayPane);
  assert.equal(seats.length, 2);
});
