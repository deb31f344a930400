"""The proof that a page fetches nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from geo.errors import OfflineError

_FETCHING = {
    "script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
    "object": "data", "embed": "src", "input": "src", "track": "src", "base": "href", "image": "href", "use": "href",
}  # fmt: skip
_CSS_FETCH = re.compile(r"""url\(\s*["']?(?!data:|\#)([^"')]+)|@import\s+["']([^"']+)""")


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
