// @ts-check
/** The state of the page as the fragment of its address: the reader's link. */

/**
 * @typedef {object} Link
 * @property {string} [date]
 * @property {string[]} [layers]
 * @property {[number, number, number, number]} [bbox] west, south, east, north in degrees
 * @property {string} [feature]
 * @property {string} [claimant]
 * @property {boolean} [differ]
 * @property {boolean} [graticule]
 * @property {string} [tour]
 * @property {number} [stop] of the tour, counted from 1
 * @property {boolean} [embed]
 * @property {boolean} [present]
 */

/**
 * Read a fragment; what makes no sense is left out.
 * @param {string} fragment with or without `#`
 * @returns {Link}
 */
export function readLink(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Link} */
  const link = {};
  const date = given.get("date");
  if (date) link.date = date;
  const layers = given.get("layers");
  if (layers !== null) link.layers = layers.split(",").filter(Boolean);
  const bbox = (given.get("bbox") ?? "").split(",").map(Number);
  if (isBox(bbox)) link.bbox = /** @type {[number, number, number, number]} */ (bbox);
  const feature = given.get("feature");
  if (feature) link.feature = feature;
  const claimant = given.get("claimant");
  if (claimant) link.claimant = claimant;
  if (given.get("differ") === "1") link.differ = true;
  if (given.get("graticule") === "1") link.graticule = true;
  const tour = given.get("tour");
  if (tour) Object.assign(link, { tour, stop: Number(given.get("stop")) || 1 });
  if (given.get("embed") === "1") link.embed = true;
  if (given.get("present") === "1") link.present = true;
  return link;
}

/**
 * Write a fragment, readable: commas and colons stay as they are.
 * @param {Link} link
 * @returns {string}
 */
export function writeLink(link) {
  const parts = [];
  if (link.date) parts.push(`date=${link.date}`);
  if (link.layers) parts.push(`layers=${link.layers.map(encodeURIComponent).join(",")}`);
  if (link.bbox) parts.push(`bbox=${link.bbox.map((degrees) => Number(degrees.toFixed(3))).join(",")}`);
  if (link.feature) parts.push(`feature=${encodeURIComponent(link.feature)}`);
  if (link.claimant) parts.push(`claimant=${encodeURIComponent(link.claimant)}`);
  if (link.differ) parts.push("differ=1");
  if (link.graticule) parts.push("graticule=1");
  if (link.tour) parts.push(`tour=${encodeURIComponent(link.tour)}&stop=${link.stop ?? 1}`);
  if (link.embed) parts.push("embed=1");
  if (link.present) parts.push("present=1");
  return `#${parts.join("&")}`;
}

/** @param {number[]} bbox */
export function isBox(bbox) {
  return bbox.length === 4 && bbox.every(Number.isFinite) && bbox[0] < bbox[2] && bbox[1] < bbox[3];
}
