"""The scripts and styles that folium's pages ask for, installed from npm for the time of a comparison."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = {
    "leaflet": ("leaflet@1.9.4", "dist/leaflet.js", "dist/leaflet.css"),
    "leaflet.timeline": ("leaflet.timeline@1.6.0", "dist/leaflet.timeline.js"),
    "leaflet-timedimension": (
        "leaflet-timedimension@1.1.1", "dist/leaflet.timedimension.min.js", "dist/leaflet.timedimension.control.css"),
    "iso8601-js-period": ("iso8601-js-period@0.2.1", "iso8601.js"),
    "moment": ("moment@2.30.1", "min/moment.min.js"),
    "jquery": ("jquery@3.7.1", "dist/jquery.min.js"),
    "jquery-ui-dist": ("jquery-ui-dist@1.13.3", "jquery-ui.min.js"),
    "bootstrap": ("bootstrap@5.2.3", "dist/js/bootstrap.bundle.min.js", "dist/css/bootstrap.min.css"),
    "@popperjs/core": ("@popperjs/core@2.11.8",),
}  # fmt: skip
"""Package: version, files. What a page asks for beyond these only decorates (icon fonts) and is left out."""

_BY_ADDRESS = {
    "leaflet.timeline": ("leaflet.timeline", "js"), "timedimension.min.js": ("leaflet-timedimension", "js"),
    "timedimension.control.css": ("leaflet-timedimension", "css"), "iso8601": ("iso8601-js-period", "js"),
    "moment": ("moment", "js"), "jqueryui": ("jquery-ui-dist", "js"), "jquery": ("jquery", "js"),
    "bootstrap.bundle": ("bootstrap", "js"), "bootstrap.min.css": ("bootstrap", "css"),
    "/leaflet.js": ("leaflet", "js"), "/leaflet.css": ("leaflet", "css"),
}  # fmt: skip
"""Part of an address: package and type of the file that stands in for it; the first that fits."""

_TAGS = re.compile(r'<script src="(https?:[^"]+)"></script>|<link rel="stylesheet" href="(https?:[^"]+)"\s*/>')


def install(folder: Path) -> Path:
    """Install the packages with npm into a folder; return where they lie."""
    specs = [files[0] for files in PACKAGES.values()]
    subprocess.run(
        ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", *specs],
        cwd=folder,
        check=True,
    )
    return folder / "node_modules"


def localised(page: str, modules: Path) -> str:
    """Return a page with every address replaced by an installed file, or left out."""

    def stand_in(tag: str | None) -> str:
        for part, (package, kind) in _BY_ADDRESS.items():
            if tag and part in tag:
                name = next(it for it in PACKAGES[package][1:] if it.endswith(kind))
                url = (modules / package / name).as_uri()
                return f'<script src="{url}"></script>' if kind == "js" else f'<link rel="stylesheet" href="{url}">'
        return ""

    return _TAGS.sub(lambda found: stand_in(found[1] or found[2]), page)
