"""What tests ask of a page in a browser: whether it has come to rest, and what is painted on it."""

SETTLED = "performance.getEntriesByName('atlas:settled').length > 0"
"""All is there that the first sight does without: names, relief, what cards say."""

STILL = "!document.querySelector('.leaflet-pan-anim')"
"""The map moves no longer, as it does to make room for a card."""

PAINTED = """([sheet, colour]) => {
    const canvas = document.querySelector(`.atlas-canvases .${sheet}`);
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] > 40 && wanted.every((value, band) => Math.abs(data[at + band] - value) < 6)) count++;
    }
    return count;
}"""
"""How many pixels of a sheet have a colour, or nearly so."""
