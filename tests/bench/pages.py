"""Builds one page in a process of its own, so that its time and memory are its own, and says how to drive it."""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
import folium.plugins

import geo
from tests.bench import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas

_CANVAS: dict[str, Any] = {"prefer_canvas": True, "tiles": None, "location": (45, 125), "zoom_start": 5}
_CENTURY = 100
_READY = "document.readyState === 'complete'"


def empty(frame: geopandas.GeoDataFrame, path: Path) -> dict[str, str]:  # noqa: ARG001 (all builders are called alike)
    """A folium map with nothing on it: the floor."""
    folium.Map(**_CANVAS).save(path)
    return {"ready": _READY, "step": "() => {}"}


def time_map(frame: geopandas.GeoDataFrame, path: Path) -> dict[str, str]:
    """`geo.time_map`."""
    geo.write_page(geo.time_map(frame, popup=["text", "citation"], title="Bench"), path)
    return {"ready": "window.atlas", "step": "(year) => atlas.goTo(`${year}-07-01`)"}


def timeline(frame: geopandas.GeoDataFrame, path: Path) -> dict[str, str]:
    """folium's Timeline and TimelineSlider, drawing on a canvas."""
    page = folium.Map(**_CANVAS)
    data = frame.rename(columns={"start_date": "start", "end_date": "end"})
    data["start"], data["end"] = _milliseconds(data["start"]), _milliseconds(data["end"])
    bound = "(feature, layer) => layer.bindPopup(`<b>${feature.properties.name}</b><p>${feature.properties.text}</p>`)"
    layer = folium.plugins.Timeline(data, on_each_feature=folium.JsCode(bound))
    layer.add_to(page)
    slider = folium.plugins.TimelineSlider(auto_play=False)
    slider.add_timelines(layer).add_to(page)  # type: ignore[no-untyped-call]
    page.save(path)
    return {"ready": _READY, "step": f"(year) => {layer.get_name()}.setTime(Date.UTC(year, 6, 1))"}


def timestamped(frame: geopandas.GeoDataFrame, path: Path) -> dict[str, str]:
    """folium's TimestampedGeoJson, its dates moved a century on: it drops those before 1970."""
    page = folium.Map(**_CANVAS)
    data = json.loads(frame.to_json())
    for feature in data["features"]:
        properties = feature["properties"]
        begin, end = (int(properties[key][:4]) + _CENTURY for key in ("start_date", "end_date"))
        properties["times"] = [f"{year}-07-01" for year in range(begin, end + 1)]
        properties["popup"] = f"<b>{properties['name']}</b><p>{properties['text']}</p>"
        properties["icon"] = "circle"
        if feature["geometry"]["type"] == "LineString":  # of a LineString it shows one vertex a date
            feature["geometry"] = {"type": "MultiLineString", "coordinates": [feature["geometry"]["coordinates"]]}
    pace = {"period": "P1Y", "duration": "P1D", "auto_play": False}
    layer = folium.plugins.TimestampedGeoJson(data, **pace)  # type: ignore[no-untyped-call]
    layer.add_to(page)
    page.save(path)
    name = page.get_name()
    return {
        "ready": _READY,
        "step": f"(year) => {name}.timeDimension.setCurrentTime(Date.UTC(year + {_CENTURY}, 6, 1))",
    }


BUILDERS: dict[str, Callable[[geopandas.GeoDataFrame, Path], dict[str, str]]] = {
    "empty folium map": empty,
    "geo.time_map": time_map,
    "folium Timeline, canvas": timeline,
    "folium TimestampedGeoJson": timestamped,
}


def _milliseconds(days: Any) -> list[int]:
    return [int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000) for day in days]


def main(name: str, count: str, path: str) -> None:
    """Build one page and print what it took as JSON."""
    frame = synthetic.frame(int(count))
    begin = time.perf_counter()
    drive = BUILDERS[name](frame, Path(path))
    took = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(drive | {"build": took, "rss": peak}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
