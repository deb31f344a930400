"""The contract with the page, written out for its scripts: ``payload.d.ts`` and a JSON Schema.

``python -m geo.page.contract`` writes both beside the scripts that read a page's islands.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from geo.page.payload import Payload
from geo.page.texts import Card, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = "web/data"
_PLAIN = {"integer": "number", "number": "number", "string": "string", "boolean": "boolean", "null": "null"}
_HEAD = "// Made by `python -m geo.page.contract` from geo/page/payload.py and texts.py.\n\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of both islands, and of the cards that the page puts together from the second."""
    _, found = models_json_schema(
        [(Payload, "serialization"), (Texts, "serialization"), (Card, "serialization")],
        ref_template="#/$defs/{model}",
    )
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "What a page receives"}
    whole: dict[str, Any] = head | _untitled(found)
    return whole


def declarations() -> str:
    """Return the same as TypeScript: an interface a model, its description above each member that has one."""
    return _HEAD + "\n".join(_interface(name, it) for name, it in sorted(schema()["$defs"].items()))


def written() -> dict[str, str]:
    """Return the text of each file by its name under ``geo``."""
    pretty = json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    return {f"{FOLDER}/payload.d.ts": declarations(), f"{FOLDER}/payload.schema.json": pretty}


def _untitled(value: Any, *, names: bool = False) -> Any:  # noqa: ANN401 (JSON)
    """Leave out the titles that only repeat names; where keys are `names`, one may be called title itself."""
    if isinstance(value, dict):
        kept = {key: it for key, it in value.items() if names or key != "title"}
        return {key: _untitled(it, names=not names and key in ("properties", "$defs")) for key, it in kept.items()}
    return [_untitled(it) for it in value] if isinstance(value, list) else value


def _interface(name: str, model: Mapping[str, Any]) -> str:
    said = model.get("description", "").split("\n")[0]
    lines = [f"/** {said} */"] if said else []
    return "\n".join([*lines, f"export interface {name} {{", *_members(model), "}\n"])


def _members(model: Mapping[str, Any]) -> Iterator[str]:
    for key, it in model["properties"].items():
        if "description" in it:
            yield f"  /** {it['description']} */"
        optional = "" if key in model.get("required", ()) else "?"
        yield f"  {key}{optional}: {_type(it)};"


def _type(it: Mapping[str, Any]) -> str:  # noqa: PLR0911 (a way out for each form that JSON Schema has)
    if "$ref" in it:
        return str(it["$ref"]).rsplit("/", 1)[-1]
    if "const" in it:
        return json.dumps(it["const"])
    if "enum" in it:
        return " | ".join(json.dumps(value) for value in it["enum"])
    if "anyOf" in it:
        return " | ".join(_type(option) for option in it["anyOf"])
    if it["type"] == "array":
        if "prefixItems" in it:
            return f"[{', '.join(_type(item) for item in it['prefixItems'])}]"
        inner = _type(it["items"])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if it["type"] == "object":
        return f"Record<string, {_type(it['additionalProperties'])}>"
    return _PLAIN[it["type"]]


def main() -> None:
    """Write both files."""
    for name, text in written().items():
        Path(str(files("geo").joinpath(name))).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
