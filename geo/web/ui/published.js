// @ts-check
/** Where the site is published: asked of the reader while the page is a file of this machine, and remembered. */

import { el } from "#atlas/ui/dom.js";

const KEY = "atlas.published";
const LOCAL = "This page is a file on this machine: nobody else can open its address. Where is the site published?";
const PUBLIC = "Where the site is published:";

/** The address that was given last, or the one that this page was read from; empty while there is none. */
export function publishedAt() {
  return remembered() || (location.protocol.startsWith("http") ? location.href.replace(/[^/]*(#.*)?$/, "") : "");
}

/**
 * A link of this page as others can open it.
 * @param {string} link whole, or a file name with its fragment
 * @param {string} address at which the site is published; the link stays as it is where this is none
 */
export function placedAt(link, address) {
  const [whole, fragment] = link.split("#");
  const file = whole.split("/").pop() ?? "";
  const folder = /^https?:\/\/[^\s/]/.test(address)
    ? address.replace(/[^/]*\.html?$|#.*$/, "").replace(/\/*$/, "/")
    : "";
  return folder ? `${folder}${file}#${fragment}` : link;
}

/**
 * A field for the address, with a word on why it is asked for.
 * @param {(address: string) => void} given
 */
export function addressField(given) {
  const field = /** @type {HTMLInputElement} */ (
    el("input", { type: "url", placeholder: "https://…/", "aria-label": "Address of the published site" })
  );
  field.value = publishedAt();
  field.addEventListener("input", () => {
    remember(field.value.trim());
    given(field.value.trim());
  });
  return el("label.published", {}, el("span", {}, location.protocol === "file:" ? LOCAL : PUBLIC), field);
}

function remembered() {
  try {
    return window.localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // a page may have no storage
  }
}

/** @param {string} address */
function remember(address) {
  try {
    window.localStorage.setItem(KEY, address);
  } catch {
    // asked again the next time
  }
}
