// As much of a document as the map asks for: elements with a class, a style and children, and canvases that record.
import { Context, Path } from "./recorder.mjs";

class Node {
  constructor(tag) {
    Object.assign(this, { tag, className: "", style: {}, children: [], attributes: {}, listeners: {}, offsetWidth: 1 });
  }

  append(...nodes) {
    this.children.push(...nodes);
  }

  replaceChildren(...nodes) {
    this.children = nodes;
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }

  getContext(kind, settings) {
    return (this.context ??= Object.assign(new Context(this), { settings }));
  }
}

/** Put a document where scripts look for one. */
export function withDocument() {
  globalThis.document = { createElement: (tag) => new Node(tag) };
  globalThis.window = { devicePixelRatio: 3 };
  globalThis.Path2D = Path;
}
