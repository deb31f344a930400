"""Render, prove that nothing is fetched, write so that nothing half-written is ever left."""

from __future__ import annotations

import os
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import OfflineError

if TYPE_CHECKING:
    import folium

_FETCHING = {
    "script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
    "object": "data", "embed": "src", "input": "src", "track": "src", "base": "href", "image": "href", "use": "href",
}  # fmt: skip
_CSS_FETCH = re.compile(r"""url\(\s*["']?(?!data:|\#)([^"')]+)|@import\s+["']([^"']+)""")


def write_page(page: folium.Map, path: str | Path) -> Path:
    """Write a map as one offline file.

    Parameters
    ----------
    page
        From `geo.time_map`, `Atlas.map` or any folium map that brings all that it needs.
    path
        Of the HTML file. What stood there is replaced only when the new page is whole.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    OfflineError
        If the page would fetch anything; nothing is written.
    """
    return write_text(prove_offline(page.get_root().render()), path)


def write_text(text: str, path: str | Path) -> Path:
    """Write a file of UTF-8 whole or not at all."""
    return write_bytes(text.encode(), path)


def write_bytes(content: bytes, path: str | Path) -> Path:
    """Write a file whole or not at all: beside its place first, then moved over it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def prove_offline(page: str) -> str:
    """Return the page as it is if nothing in its markup or styles fetches anything.

    Scripts are held back by the page's own Content-Security-Policy.

    Raises
    ------
    OfflineError
        With each address that would be fetched.
    """
    finder = _Fetches()
    finder.feed(page)
    finder.close()
    if finder.found:
        message = "the page would fetch " + ", ".join(dict.fromkeys(finder.found))
        raise OfflineError(message)
    return page


class _Fetches(HTMLParser):
    """Collects what a browser would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            fetched = _FETCHING.get(tag) == name and value and not value.startswith(("data:", "#"))
            if fetched and not (tag == "link" and ("rel", "canonical") in attrs):
                self.found.append(str(value))
            if name == "style" and value:
                self._css(value)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._css(data)

    def _css(self, text: str) -> None:
        self.found += [next(filter(None, found)) for found in _CSS_FETCH.findall(text)]
