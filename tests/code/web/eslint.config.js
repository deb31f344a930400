// Rules for the scripts of the page, and for their tests. Run from the root: npm run lint in this folder.

/** Rooms of geo/web in the order in which they may import each other: each only what stands before it. */
const ROOMS = ["time", "data", "state", "map", "names", "ui"];

/** What scripts of a page may ask of the browser. */
const BROWSER = [
  ...["window", "document", "navigator", "location", "history", "performance", "globalThis"],
  ...[
    "HTMLElement",
    "HTMLInputElement",
    "HTMLTextAreaElement",
    "Image",
    "Path2D",
    "CustomEvent",
    "requestAnimationFrame",
  ],
  ...["Blob", "Response", "DecompressionStream", "TextDecoder", "URLSearchParams", "atob", "setTimeout"],
];
const NODE = ["process", "Buffer", "URL", "URLSearchParams", "console", "globalThis", "setTimeout"];

/** @param {string[]} names */
const known = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

/** What holds everywhere. */
const RULES = {
  "no-undef": "error",
  "no-unused-vars": ["error", { args: "after-used", ignoreRestSiblings: true }],
  "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
  "no-shadow": "error",
  "no-var": "error",
  "prefer-const": ["error", { destructuring: "all" }],
  eqeqeq: "error",
  "no-implicit-coercion": ["error", { allow: ["!!"] }],
  "no-throw-literal": "error",
  "no-unused-expressions": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-self-compare": "error",
  "no-unreachable-loop": "error",
  "no-constant-condition": "error",
  "no-dupe-keys": "error",
  "no-duplicate-imports": "error",
  "array-callback-return": "error",
  "object-shorthand": "error",
  "prefer-template": "error",
  "default-case-last": "error",
  "max-lines": ["error", { max: 300 }],
  "max-lines-per-function": ["error", { max: 60, skipComments: true }],
  complexity: ["error", 14],
};

/** Text becomes no markup, and Python alone reckons with dates. */
const PAGE_RULES = {
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "make elements" })),
    { object: "document", property: "write", message: "make elements" },
  ],
  "no-restricted-globals": ["error", { name: "Date", message: "Python sends days and their labels" }],
};

/**
 * What may not be imported from outside a room: rooms after it; only ui/dom.js, which makes elements, stands by itself.
 * @param {string} room
 */
function closed(room) {
  const later = [...ROOMS.slice(ROOMS.indexOf(room) + 1).map((it) => `${it}/`), "main.js"];
  const regex = `^#atlas/(${later.join("|")})(?!dom\\.js)`;
  return {
    files: [`geo/web/${room}/**/*.js`],
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex, message: `${room} knows nothing of it` }] }] },
  };
}

/** The painter knows a 2D context and a frame: it runs outside a browser too. */
const PAINTER = {
  files: [
    "geo/web/names/**/*.js",
    "geo/web/map/brush/**/*.js",
    "geo/web/map/{painter,crowd,pen,scene,frame,mercator,colours,fonts,line,trace,hit,pick}.js",
  ],
  languageOptions: { globals: Object.fromEntries(BROWSER.map((name) => [name, "off"])) },
};

export default [
  {
    files: ["geo/web/**/*.js", "tests/code/web/**/*.{js,mjs}"],
    languageOptions: { ecmaVersion: "latest", sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: RULES,
  },
  { files: ["geo/web/**/*.js"], languageOptions: { globals: known(BROWSER) }, rules: PAGE_RULES },
  { files: ["tests/code/web/**/*.{js,mjs}"], languageOptions: { globals: known(NODE) } },
  { files: ["tests/code/web/**/*.test.mjs"], rules: { "max-lines-per-function": "off" } },
  ...ROOMS.map(closed),
  PAINTER,
];
