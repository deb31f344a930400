// As much of a document as the page's parts use, so that they can be tried under Node. No layout, no drawing.

class FakeEvent {
  /** @param {string} type @param {Record<string, unknown>} [rest] */
  constructor(type, rest = {}) {
    Object.assign(this, { type, key: "", defaultPrevented: false }, rest);
  }

  preventDefault() {
    this.defaultPrevented = true;
  }

  stopPropagation() {}

  stopImmediatePropagation() {}
}

export class FakeElement {
  /** @type {FakeElement | null} */
  parentElement = null;
  /** @type {(FakeElement | string)[]} */
  childNodes = [];
  /** @type {Map<string, string>} */
  attributes = new Map();
  /** @type {Map<string, ((event: any) => void)[]>} */
  listeners = new Map();
  style = { setProperty() {} };
  className = "";
  hidden = false;
  disabled = false;
  checked = false;
  value = "";
  offsetWidth = 40;
  offsetHeight = 20;
  offsetTop = 0;
  scrollTop = 0;
  clientWidth = 600;

  /** @param {string} tag */
  constructor(tag) {
    this.tagName = tag.toUpperCase();
  }

  get classList() {
    const names = () => new Set(this.className.split(" ").filter(Boolean));
    const keep = (/** @type {Set<string>} */ kept) => (this.className = [...kept].join(" "));
    return {
      contains: (/** @type {string} */ name) => names().has(name),
      add: (/** @type {string} */ name) => keep(names().add(name)),
      toggle(/** @type {string} */ name, on = !names().has(name)) {
        const kept = names();
        if (on) kept.add(name);
        else kept.delete(name);
        keep(kept);
      },
    };
  }

  get children() {
    return this.childNodes.filter((child) => child instanceof FakeElement);
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }

  get textContent() {
    return this.childNodes.map((child) => (child instanceof FakeElement ? child.textContent : child)).join("");
  }

  set textContent(text) {
    this.childNodes = [String(text)];
  }

  /** @param {string} name @param {unknown} value */
  setAttribute(name, value) {
    this.attributes.set(name, String(value));
    if (name === "class" || name === "value") this[name === "class" ? "className" : "value"] = String(value);
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }

  /** @param {...(FakeElement | string)} children */
  append(...children) {
    for (const child of children) if (child instanceof FakeElement) child.parentElement = this;
    this.childNodes.push(...children);
  }

  /** @param {...(FakeElement | string)} children */
  replaceChildren(...children) {
    this.childNodes = [];
    this.append(...children);
  }

  /** @param {FakeElement} other */
  replaceWith(other) {
    const { parentElement: parent } = this;
    if (!parent) return;
    parent.childNodes = parent.childNodes.map((child) => (child === this ? other : child));
    other.parentElement = parent;
  }

  /** @param {string} type @param {(event: any) => void} listener */
  addEventListener(type, listener) {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** @param {string} type @param {(event: any) => void} listener */
  removeEventListener(type, listener) {
    this.listeners.set(
      type,
      (this.listeners.get(type) ?? []).filter((it) => it !== listener),
    );
  }

  /** @param {string} type @param {Record<string, unknown>} [rest] */
  fire(type, rest) {
    const event = new FakeEvent(type, { target: this, ...rest });
    for (const listener of this.listeners.get(type) ?? []) listener(event);
    if (this.parentElement && type === "keydown") this.parentElement.fire(type, { ...rest, target: event.target });
    return event;
  }

  click() {
    this.fire("click");
  }

  focus() {
    document.activeElement = this;
  }

  get isConnected() {
    return true;
  }

  /** @param {unknown} other */
  contains(other) {
    return other === this || this.children.some((child) => child.contains(other));
  }

  setPointerCapture() {}

  /** @param {string} selector of one class */
  querySelector(selector) {
    return this.of(selector.slice(1))[0] ?? null;
  }

  getBoundingClientRect() {
    return { left: 0, top: 0, right: 600, bottom: 20, width: 600, height: 20 };
  }

  /** All elements below that fit, in order. @param {(element: FakeElement) => boolean} fits @returns {FakeElement[]} */
  all(fits) {
    return this.children.flatMap((child) => [...(fits(child) ? [child] : []), ...child.all(fits)]);
  }

  /** All below of a class. @param {string} name */
  of(name) {
    return this.all((it) => it.classList.contains(name));
  }

  /** The button of a name, as those hear it who do not see. @param {string} name */
  button(name) {
    const [found] = this.all(
      (it) => it.tagName === "BUTTON" && (it.getAttribute("aria-label") ?? it.textContent) === name,
    );
    if (!found) throw new Error(`there is no button "${name}"`);
    return found;
  }

  getContext() {
    return new Proxy({}, { get: () => () => {}, set: () => true });
  }

  toDataURL() {
    return "data:,";
  }
}

/** Timers that run when a test says so. */
export class FakeWindow extends FakeElement {
  /** @type {Map<number, () => void>} */
  timers = new Map();
  devicePixelRatio = 1;
  #next = 1;

  /** @param {() => void} act */
  setTimeout(act) {
    this.timers.set(this.#next, act);
    return this.#next++;
  }

  /** @param {() => void} act */
  setInterval(act) {
    return this.setTimeout(act);
  }

  /** @param {number} timer */
  clearTimeout(timer) {
    this.timers.delete(timer);
  }

  /** @param {number} timer */
  clearInterval(timer) {
    this.timers.delete(timer);
  }

  /** Let the time of all timers come. */
  beat() {
    for (const act of [...this.timers.values()]) act();
  }
}

const document = {
  body: new FakeElement("body"),
  activeElement: /** @type {FakeElement | null} */ (null),
  createElement: (/** @type {string} */ tag) => new FakeElement(tag),
  createElementNS: (/** @type {string} */ _space, /** @type {string} */ tag) => new FakeElement(tag),
  querySelector: () => null,
};

/** Put a document in the place of the browser's; what was there before a test is gone. */
export function freshDocument() {
  const window = new FakeWindow("window");
  Object.assign(document, { body: new FakeElement("body"), activeElement: null });
  class FakePath {
    moveTo() {}

    lineTo() {}

    closePath() {}

    addPath() {}
  }
  const others = {
    HTMLElement: FakeElement,
    HTMLInputElement: FakeElement,
    HTMLTextAreaElement: class {},
    Path2D: FakePath,
  };
  Object.assign(globalThis, { document, window, ...others });
  return { document, window };
}
