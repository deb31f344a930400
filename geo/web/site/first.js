// @ts-check
/**
 * Puts the still picture of a page where its map will be, at the scale that the map will have. It stands in the page as it
 * is and runs before anything else has come. Where the address asks for another view, there is no picture.
 */
(() => {
  const first = document.getElementById("atlas-first");
  const picture = first?.querySelector("img");
  if (!first || !picture) return;
  if (location.hash.length > 1) {
    first.remove();
    return;
  }
  const [across, along, zoom, most, snap] = (first.dataset.fit ?? "").split(" ").map(Number);
  const whole = Number(picture.getAttribute("width"));
  const place = () => {
    const { width, height } = first.getBoundingClientRect();
    if (!width || !height) return;
    const fits = zoom + Math.log2(Math.min(width / across, height / along));
    const shown = Math.min(most, Math.floor(fits / snap + 1e-6) * snap);
    picture.style.width = `${whole * 2 ** (shown - zoom)}px`;
  };
  place();
  window.addEventListener("resize", place);
})();
