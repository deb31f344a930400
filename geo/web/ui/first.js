// @ts-check
/** The still picture that a page shows before its map stands, and how it gives way. */

export class First {
  element = document.getElementById("atlas-first");

  /** The map stands, or shows another view: the picture has done its work. */
  end() {
    this.element?.remove();
    this.element = null;
  }
}
