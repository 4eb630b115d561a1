"""A plain value where a block or a list of blocks is wanted, written as the one it can be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from kits.model.findings import Words, say
from kits.model.places import Place
from kits.model.records import Part
from kits.schema.shapes import shapes

PLAIN = re.compile(r"[^\W_][\w .…/-]*(?:://[\w./-]+)?")
"""Values that need no quotes inside of braces."""


def in_form(cls: type[Part], key: str, is_item: bool, value: Any, at: Place) -> Words | None:
    """The hint for a value that has not the form which its key asks for; None if none fits."""
    shape = shapes(cls).get(key)
    if shape is None or shape.part is None or shape.keyed:
        return under_a_name(cls, key, value, at)
    match value:
        case str():
            block = block_of(shape.part, value)
            in_list = shape.many and not is_item
            return _write([block] if in_list else block) if block else None
        case dict() if shape.many and not is_item:
            return say('begin each item with "- ", and indent the lines below it by two spaces')
        case [dict(), *_] if not shape.many:
            return say('take out the "- " before its keys, and indent them all alike')
    return None


def under_a_name(cls: type[Part], key: str, value: Any, at: Place) -> Words | None:
    """The hint for values without the names under which they are to stand; None of others."""
    first, *others = value if isinstance(value, list) and value else [value]
    shape = shapes(cls).get(key)
    words = all(isinstance(each, str) for each in (first, *others))
    if not (shape and shape.keyed and words and _takes(cls, key, {"name": first})):
        return None
    if isinstance(value, list):
        return say(
            'write "name: {value}" in the place of "- {value}", with a name of your own for each',
            value=first,
        )
    if at.path.endswith(".csv"):
        return say('call the column "{key}.name", with a name of your own', key=key)
    return say("write {form} here, with a name of your own", form=written({"name": first}))


def _write(form: Any) -> Words:
    return say("write {form} here", form=written(form))


def block_of(part: type[Part], value: str) -> dict[str, str] | None:
    """The smallest block of a class in which the value stands under a key that takes it."""
    properties = part.model_json_schema()["properties"]
    needed = [f.alias or name for name, f in part.model_fields.items() if f.is_required()]
    for key in sorted(shapes(part), key=lambda key: (key not in needed, key == "id")):
        examples = {other: properties[other].get("examples", ["…"])[0] for other in needed}
        if _takes(part, key, value) and (block := _valid(part, {**examples, key: value})):
            return block
    return None


def _valid(part: type[Part], block: dict[str, str]) -> dict[str, str] | None:
    return None if any(_problems(part, block)) else block


def _takes(cls: type[Part], key: str, value: Any) -> bool:
    return all(steps[:1] != (key,) for steps in _problems(cls, {key: value}))


def _problems(cls: type[Part], facts: dict[str, Any]) -> Iterator[tuple[int | str, ...]]:
    try:
        cls.model_validate(facts)
    except ValidationError as problems:
        yield from (detail["loc"] for detail in problems.errors())


def written(value: Any) -> str:
    """A value on one line, as it can be written among facts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    plain = PLAIN.fullmatch(value) and value == value.strip()
    return value if plain else json.dumps(value, ensure_ascii=False)
