// @ts-check
/** Elements from names, never from markup: text stays text. */

/** @typedef {string | number | boolean | null | undefined | ((event: never) => unknown)} Attribute */

/**
 * @param {string} tag with classes, as in `p.summary`
 * @param {Record<string, Attribute>} [attributes] functions are listeners, as in `onclick`; what is true or false of an
 *   element is said of it; the others are set as they are
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (key in node && typeof value === "boolean") Object.assign(node, { [key]: value });
    else if (value !== null && value !== undefined) node.setAttribute(key, String(value));
  }
  node.append(
    ...children
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => /** @type {Node | string} */ (child)),
  );
  return node;
}

/** Icons as paths in a box of 24, drawn in the colour of the text. */
const ICONS = {
  play: "M7 4v16l13-8z",
  pause: "M6 4h4v16H6zM14 4h4v16h-4z",
  back: "M18 5v14L8 12zM6 5h2v14H6z",
  forward: "M6 5v14l10-7zM16 5h2v14h-2z",
  previous: "M15 5l1.6 1.4L10 12l6.6 5.6L15 19l-8-7z",
  next: "M9 5L7.4 6.4 14 12l-6.6 5.6L9 19l8-7z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  minus: "M5 11h14v2H5z",
  close: "M6 4.6L12 10.6l6-6L19.4 6l-6 6 6 6-1.4 1.4-6-6-6 6L4.6 18l6-6-6-6z",
  gear:
    "M10.5 3h3l.5 2.3 1.6.7 2-1.3 2.1 2.1-1.3 2 .7 1.6 2.3.5v3l" +
    "-2.3.5-.7 1.6 1.3 2-2.1 2.1-2-1.3-1.6.7-.5 2.3h-3l-.5-2.3-1.6-.7-2 1.3-2.1" +
    "-2.1 1.3-2-.7-1.6L3 13.9v-3l2.3-.5.7-1.6-1.3-2L6.8 4.7l2 1.3 1.6-.7zM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
  calendar: "M7 3h2v2h6V3h2v2h3v16H4V5h3zM6 10v9h12v-9zM8 12h3v3H8z",
  layers: "M12 3l10 6-10 6L2 9zM4.5 12.5L12 17l7.5-4.5L22 14l-10 6L2 14z",
  home: "M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z",
};

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button with an icon, named for those who do not see it.
 * @param {keyof typeof ICONS} name
 * @param {string} label
 * @param {() => void} act
 */
export function iconButton(name, label, act) {
  return /** @type {HTMLButtonElement} */ (
    el("button.icon", { type: "button", "aria-label": label, title: label, onclick: act }, icon(name))
  );
}

/**
 * What a script of data in the page holds, which the page then lets go of; null where there is no such script.
 * @param {string} id
 * @returns {string | null}
 */
export function taken(id) {
  const script = document.getElementById(id);
  script?.remove();
  return script && JSON.parse(script.textContent ?? "");
}
