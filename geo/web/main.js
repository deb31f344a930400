// @ts-check
/** Puts the page together: who is there, who is told of what, and in which order. */

import { Atlas } from "#atlas/data/atlas.js";
import { unpack } from "#atlas/data/unpack.js";
import { boundsOf } from "#atlas/map/bounds.js";
import { Door } from "#atlas/map/door.js";
import { Edges } from "#atlas/map/edges.js";
import { Inset } from "#atlas/map/inset.js";
import { View } from "#atlas/map/view.js";
import { Names } from "#atlas/names/names.js";
import { Acts } from "#atlas/state/acts.js";
import { Address } from "#atlas/state/address.js";
import { linkTo, readLink, readMessage, stateOf, writeLink } from "#atlas/state/link.js";
import { openingState } from "#atlas/state/opening.js";
import { Outside, api, standing } from "#atlas/state/outside.js";
import { Store } from "#atlas/state/store.js";
import { Player } from "#atlas/time/player.js";
import { Slice } from "#atlas/time/slice.js";
import { Timebar } from "#atlas/time/timebar.js";
import { Cards } from "#atlas/ui/cards.js";
import { Credits } from "#atlas/ui/credits.js";
import { Dock } from "#atlas/ui/dock.js";
import { hostsOf } from "#atlas/ui/hosts.js";
import { taken } from "#atlas/ui/dom.js";
import { Keys } from "#atlas/ui/keys.js";
import { MODES, showModes } from "#atlas/ui/modes.js";
import { Panel } from "#atlas/ui/panel.js";
import { Search } from "#atlas/ui/search.js";
import { shareMenu, viewOf } from "#atlas/ui/share.js";
import { SEEN, measureScreen, sceneOf } from "#atlas/ui/sight.js";
import { Speaker } from "#atlas/ui/speaker.js";
import { Stage } from "#atlas/ui/stage.js";
import { TourGuide } from "#atlas/ui/tour.js";

/** @typedef {import("#atlas/state/link.js").Link} Link */
/** @typedef {import("#atlas/state/store.js").Key} Key */
/** @typedef {{ atlas: Atlas, store: Store, slice: Slice, acts: Acts, outside: Outside }} Core */
/** @typedef {ReturnType<typeof drawingOf>} Drawing */
/** @typedef {ReturnType<typeof controlsOf>} Controls */
/** @typedef {Core & Drawing & Controls & ReturnType<typeof surroundingsOf>} Parts */

const defaultOptions = {
  sheet: 820, // pixels: on narrower screens the panel is a sheet over the map, and opens on request
};

/**
 * Start the page on a Leaflet map.
 * @param {import("#atlas/map/door.js").LeafletMap} map
 */
export async function start(map) {
  const outside = new Outside();
  const atlas = new Atlas(await unpack(taken("atlas-data") ?? ""), () => unpack(taken("atlas-texts") ?? ""));
  const link = readLink(location.hash);
  const store = new Store(openingState(atlas, link, window.innerWidth > defaultOptions.sheet));
  const core = { atlas, store, slice: new Slice(atlas, store), acts: new Acts(atlas, store), outside };
  const drawing = drawingOf(core, map);
  const controls = controlsOf(core, drawing);
  const parts = { ...core, ...drawing, ...controls, ...surroundingsOf(core, drawing, controls) };
  document.body.prepend(
    ...[parts.stage, parts.panel, parts.dock, parts.timebar, parts.speaker].map(({ element }) => element),
  );
  begin(parts, link);
  follow(parts);
  if (store.state.tour) parts.guide.update();
  if (link.feature) selectById(parts, link.feature, false);
  const address = new Address({ ...parts, open: (to) => open(parts, to), playing: () => store.state.playing });
  address.begin();
  listen(parts, address);
  performance.mark("atlas:ready");
  window.dispatchEvent(new CustomEvent("atlas:ready"));
  outside.tellParent("ready", standing(atlas, store));
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => complete(parts))));
}

/**
 * What is drawn: the map with what stands on it.
 * @param {Core} core
 * @param {import("#atlas/map/door.js").LeafletMap} map
 */
function drawingOf({ atlas, store, slice, acts }, map) {
  const door = new Door(map, atlas.map.bits);
  const view = new View(door, atlas, new Names(atlas));
  const dock = new Dock(() => door.resized());
  const cards = new Cards(atlas, store, slice, door, dock, view);
  const edges = new Edges(door, atlas, (stack, lonlat) => cards.open(stack, 0, lonlat, null, true));
  const inset = new Inset(door, atlas, () => view.scene);
  const credits = new Credits(atlas);
  /** Opens the card of a feature, on a day on which it is in force and with its layer on. */
  const select = (/** @type {number} */ i, focus = true) => {
    acts.reveal(i);
    cards.openAt(i, focus);
  };
  return { door, view, cards, dock, edges, inset, credits, select };
}

/**
 * What goes through time, and tells of it.
 * @param {Core} core
 * @param {Drawing} drawing
 */
function controlsOf({ atlas, store, slice, acts }, { door, select }) {
  const speaker = new Speaker(atlas, slice);
  const player = new Player(atlas.calendar, store, slice);
  const timebar = new Timebar(atlas, store, slice, player, (bbox) => bbox && door.fit(bbox));
  const guide = new TourGuide(atlas.payload.tours, store, {
    visit(stop, covered) {
      if (stop.bbox) door.fit(stop.bbox, covered);
      acts.visit(stop);
    },
    cite: (id) => selectById({ atlas, select }, id),
  });
  const toggle = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    const title = atlas.layers[atlas.layerIndex.get(id) ?? -1]?.title;
    if (acts.toggle(id, on)) speaker.say(`${title}: ${on ? "shown" : "hidden"}`);
  };
  return { speaker, player, timebar, guide, toggle };
}

/**
 * The panel beside the map, what stands on the map, and the keys of the whole page.
 * @param {Core} core
 * @param {Drawing} drawing
 * @param {Controls} controls
 */
function surroundingsOf({ atlas, store, slice, acts }, drawing, { speaker, player, guide, toggle }) {
  const { door, view, cards, edges, inset, credits, select } = drawing;
  const link = () => linkTo(store.state, atlas, door.bbox());
  const seen = (/** @type {number} */ i) => view.seen(i);
  const away = (/** @type {number} */ i) => view.away(i);
  const look = () => viewOf(atlas, slice, seen, location.href.split("#")[0] + writeLink(link()));
  const search = new Search(atlas, select);
  const hosts = hostsOf({ atlas, store, ...drawing }, link);
  const share = shareMenu(look, () => acts.present(), hosts.paper.button());
  const beside = { head: search.element, results: search.results, foot: share };
  const panel = new Panel(atlas, store, slice, { toggle, select, seen, away }, beside);
  const others = [credits.element, cards.tip, guide.element, edges.element, ...hosts.onMap];
  const onMap = { map: door.element, scale: door.scale(), inset: inset.element, others };
  const stage = new Stage(atlas.map, onMap, {
    zoom: (steps) => door.zoomBy(steps),
    home: () => door.fit(atlas.map.bbox),
    panel: () => acts.panel(),
  });
  const keys = new Keys(store, door.element, {
    openMiddle: () => cards.openMiddle() || speaker.say("Nothing is drawn in the middle of the map"),
    closeCard: () => acts.closeCard(),
    present: () => acts.present(),
    step: (way) => (guide.tour ? guide.step(way) : player.stepChange(way)),
    play: () => player.toggle(),
    travel: acts,
  });
  return { link, panel, stage, keys, whole: hosts.whole };
}

/** What stands in the address. @type {readonly Key[]} */
const ADDRESSED = [
  "day",
  "layers",
  "stack",
  "claimant",
  "differ",
  "graticule",
  "tour",
  "stop",
  "embed",
  "controls",
  "present",
];
/** What other scripts hear of. @type {readonly Key[]} */
const TOLD = ADDRESSED.filter((key) => key !== "stack");

/**
 * Show the page as it opens.
 * @param {Parts} parts
 * @param {Link} link
 */
function begin(parts, { bbox }) {
  const { atlas, store, door, stage, credits, view, edges, timebar, panel, whole } = parts;
  const { state } = store;
  measureScreen();
  showModes(state);
  stage.update(state);
  credits.update(state); // before names are placed, which keep off them
  door.resized();
  door.keepWithin(boundsOf(atlas));
  door.fit(bbox ?? atlas.payload.opening.bbox ?? atlas.map.bbox);
  const scene = sceneOf(parts);
  edges.update(scene); // names keep off the signs at the edge
  view.show(scene);
  door.on("moved", () => edges.update(sceneOf(parts))); // before the map hears of it
  view.begin();
  timebar.update(state);
  panel.update(state);
  whole.update();
}

/**
 * Who is told of which changes: first what the page looks like, then the map, then what stands around it.
 * @param {Parts} parts
 */
function follow(parts) {
  const { store, stage, door, timebar, credits, guide, edges, view, player, panel, cards, keys, speaker } = parts;
  store.subscribe(MODES, showModes);
  store.subscribe(["embed", "controls", "present", "panel"], (state) => {
    stage.update(state);
    door.resized();
    timebar.arrange();
  });
  store.subscribe(["spotlight"], (state) => keys.update(state));
  store.subscribe(["layers"], (state) => credits.update(state));
  store.subscribe(["tour", "stop"], () => guide.update());
  store.subscribe(["stack", "docked"], (state) => cards.update(state));
  store.subscribe(SEEN, () => {
    const scene = sceneOf(parts);
    edges.update(scene);
    view.show(scene);
  });
  store.subscribe(["day", "step", "playing", "layers", "claimant"], (state, changed) => timebar.update(state, changed));
  store.subscribe(["day"], () => player.update());
  store.subscribe(["day", "step", "layers", "claimant", "differ", "graticule", "tab"], (state) => panel.update(state));
  store.subscribe(["day"], () => speaker.update());
}

/**
 * Open the card of a feature, if there is one of that id.
 * @param {{ atlas: Atlas, select: (i: number, focus?: boolean) => void }} parts
 * @param {string} id
 * @param {boolean} [focus] whether the keyboard goes there too
 */
function selectById({ atlas, select }, id, focus) {
  const i = atlas.indexOf(id);
  if (i >= 0) select(i, focus);
  return i >= 0;
}

/**
 * Bring the page to a link; what it does not name stays.
 * @param {Parts} parts
 * @param {Link} link
 */
function open(parts, link) {
  const { atlas, store, door, acts } = parts;
  const { embed, controls, present, bbox, feature } = link;
  store.set(stateOf({ embed, controls, present }, atlas, store.state)); // the map has its size before it goes anywhere
  if (bbox) door.fit(bbox);
  store.set(stateOf(link, atlas, store.state));
  if (feature) selectById(parts, feature, false);
  else if (feature === "") acts.closeCard();
}

/**
 * From now on the address follows the page, other scripts hear of it, and it hears them.
 * @param {Parts} parts
 * @param {Address} address
 */
function listen(parts, address) {
  const { atlas, store, slice, acts, door, inset, panel, timebar, outside, toggle, whole } = parts;
  store.subscribe(ADDRESSED, () => address.write());
  store.subscribe([...ADDRESSED, "legend"], () => whole.update());
  store.subscribe(TOLD, () => outside.changed(standing(atlas, store)));
  door.on("moved", () => {
    address.write();
    whole.update();
    inset.update();
    panel.moved();
  });
  window.addEventListener("resize", () => {
    timebar.arrange();
    measureScreen();
    if (store.state.present) parts.view.show(sceneOf(parts));
  });
  outside.begin(
    (order) => open(parts, readMessage(order)),
    () => standing(atlas, store),
  );
  const select = (/** @type {string} */ id) => selectById(parts, id, false);
  const goTo = (/** @type {number} */ day) => acts.goTo(day);
  Object.assign(window, { atlas: api(atlas, store, { goTo, toggle, select, visible: () => slice.visible() }) });
}

/**
 * Bring in what the first sight does without: names, marks on the timeline, relief, samples of symbols, what cards say,
 * the small map.
 * @param {Parts} parts
 */
async function complete({ atlas, timebar, view, panel, inset }) {
  timebar.arrange();
  const relief = view.complete(taken("atlas-relief"));
  await atlas.tell();
  await relief;
  panel.fill();
  inset.update();
  performance.mark("atlas:settled");
}
