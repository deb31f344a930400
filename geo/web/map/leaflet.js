// @ts-check
/** Helpers of the door: what Leaflet hands over as the page has it, and how far it lets a map go. */

/** @typedef {[number, number, number, number]} Box west, south, east, north, degrees */

/**
 * Where the pointer is, if it is the pointer that does something.
 * @param {import("leaflet").LeafletEvent | import("leaflet").LeafletMouseEvent} event
 * @returns {import("#atlas/map/door.js").Spot | null}
 */
export function spotOf(event) {
  if (!("latlng" in event)) return null;
  const { latlng, containerPoint } = event;
  return { lonlat: [latlng.lng, latlng.lat], point: [containerPoint.x, containerPoint.y] };
}

/** @typedef {(corners: [[number, number], [number, number]]) => import("leaflet").LatLngBounds} Bounded */

/**
 * Set the limits with which a box can be shown: those of the map, or none where the box lies beyond them.
 * @param {import("leaflet").Map} map
 * @param {Box} bounds of the map
 * @param {Box} bbox
 * @param {number} least zoom
 * @param {Bounded} bounded
 */
export function limit(map, bounds, bbox, least, bounded) {
  const within = bbox[0] >= bounds[0] && bbox[1] >= bounds[1] && bbox[2] <= bounds[2] && bbox[3] <= bounds[3];
  map.options.maxBounds = within ? bounded(cornersOf(bounds)) : undefined;
  const covering = () => Math.min(map.getBoundsZoom(cornersOf(bounds), true), map.getBoundsZoom(cornersOf(bbox)));
  map.options.minZoom = within ? Math.max(least, covering()) : least;
}

/**
 * @param {Box} box
 * @returns {[[number, number], [number, number]]} its south-western and its north-eastern corner
 */
function cornersOf([west, south, east, north]) {
  return [
    [south, west],
    [north, east],
  ];
}
