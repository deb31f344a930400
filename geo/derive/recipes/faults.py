"""What a model refuses, said as faults: which entry of which file, which key, what was got and what was expected."""

from __future__ import annotations

import json
import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import Tag

from geo.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel, ValidationError

    from geo.derive.recipes.model import Recipe

__all__ = ["faults_of"]

_LONGEST = 80
_OWN = ("value_error", "missing", "extra_forbidden")
"""Errors whose message says by itself what was got."""


def faults_of(file: str, model: type[Recipe], raw: Mapping[str, Any], error: ValidationError) -> Iterator[Problem]:
    """Say each fault of a recipe.

    Parameters
    ----------
    file : str
        Path of the recipe, as the reader would type it.
    model : type of Recipe
        The model of the whole file.
    raw : Mapping
        What stands in the file.
    error : ValidationError
        What the model said of it.

    Yields
    ------
    Problem
        One a fault, in the order of the file.
    """
    for fault in error.errors(include_url=False):
        path, parent = _followed(model, fault["loc"])
        noun, name, rest = _entry(model, raw, path)
        message = fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "missing":
            message = "is missing"
        elif fault["type"] == "extra_forbidden":
            message = f"is not known: expected one of {', '.join(_keys(parent))}"
        elif fault["type"] == "too_short":
            message = f"expected at least {fault['ctx']['min_length']}"
        got = json.dumps(fault["input"], ensure_ascii=False, default=str)
        shown = f": got {got}" if fault["type"] not in _OWN and len(got) < _LONGEST else ""
        yield Problem(file, name, ".".join(map(str, rest)), f"{message[0].lower()}{message[1:]}{shown}", noun)


def _followed(model: Any, loc: Sequence[int | str]) -> tuple[list[int | str], Any]:  # noqa: ANN401 - any type
    """Follow a location down the types: the steps that stand in the file, and the type that holds the last of them."""
    path: list[int | str] = []
    known = parent = model
    for step in (it for it in loc if it != "[key]"):  # a key that is itself at fault
        tagged = _tagged(known, step)
        if tagged is not None:
            known = tagged
            continue
        parent, known = known, _within(known, step)
        path.append(step)
    return path, parent


def _tagged(known: Any, step: int | str) -> Any:  # noqa: ANN401 - any type
    """Return the member of a union that carries a tag; None where `known` is no union, or has no such member."""
    for member in get_args(_bare(known)) if get_origin(_bare(known)) in (Union, types.UnionType) else ():
        if any(isinstance(it, Tag) and it.tag == step for it in getattr(member, "__metadata__", ())):
            return member
        inner = _tagged(member, step)
        if inner is not None:
            return inner
    return None


def _within(known: Any, step: int | str) -> Any:  # noqa: ANN401 - any type
    """Return the type of what stands at a key or a number of a type."""
    known = _bare(known)
    if isinstance(known, type) and hasattr(known, "model_fields"):
        field = next((it for name, it in known.model_fields.items() if step in (name, it.alias)), None)
        return field.annotation if field else Any
    inner = get_args(known)
    if get_origin(known) is tuple and isinstance(step, int) and Ellipsis not in inner:
        return inner[min(step, len(inner) - 1)]
    return inner[1 if get_origin(known) is dict else 0] if inner else Any


def _bare(known: Any) -> Any:  # noqa: ANN401 - any type
    """Take off what only annotates a type, and the None of an optional one."""
    if get_origin(known) is Annotated:
        return _bare(get_args(known)[0])
    members = [it for it in get_args(known) if it is not types.NoneType]
    if get_origin(known) in (Union, types.UnionType) and len(members) == 1:
        return _bare(members[0])
    return known


def _keys(known: Any) -> list[str]:  # noqa: ANN401 - any type
    model: type[BaseModel] = _bare(known)
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _entry(
    model: type[Recipe], raw: Mapping[str, Any], path: Sequence[int | str]
) -> tuple[str, str, Sequence[int | str]]:
    """Name the entry in which a location lies: noun, id, and the way from there; nothing for the file's own keys."""
    if len(path) < 2 or not isinstance(path[1], int):  # noqa: PLR2004 - a list and a number in it
        return "", "", path
    item = raw[str(path[0])][path[1]]
    noun = _noun(model, path[0])
    if not noun:
        return "", "", path
    keys = ("id", "prefix", "name")
    named = [item[key] for key in keys if isinstance(item.get(key), str)] if isinstance(item, dict) else []
    return noun, named[0] if named else f"number {path[1] + 1}", path[2:]


def _noun(model: type[Recipe], key: int | str) -> str:
    known = _bare(_within(_within(model, key), 0))
    members = get_args(known) if get_origin(known) in (Union, types.UnionType) else (known,)
    nouns = {getattr(_bare(member), "noun", "") for member in members}
    return min(nouns)
