"""What may be written under a key, told in words from its JSON Schema; in English."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from kits.render.markdown import coded

Schema = Mapping[str, Any]
Homes = Mapping[str, str]
"""Of each class, the title of the block that tells of it."""

SECTIONS = {
    "a time": "#times",
    "a day, with or without an hour": "#times",
    "a day, an hour, or both": "#times",
    "which groups": "#which-groups",
    "an id": "#ids",
}
"""Where a kind of value has a section of its own, with examples."""

KINDS = {
    "string": "a text",
    "boolean": "<code>true</code> or <code>false</code>",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list",
    "object": "a block of keys",
}
"""Types of JSON Schema, as operators would say."""


def told(value: Schema, homes: Homes) -> Markup:
    """What may be written, as HTML."""
    kinds = value.get("anyOf") or value.get("oneOf")
    if "what" in value:
        return _named(value)
    if name := class_of(value):
        home = homes[name]
        words = Markup('a block with the keys of <a href="#{}">{}</a>')
        return words.format(slug(home), home)
    if "const" in value:
        return coded(f"`{value['const']}`")
    if "enum" in value:
        return either(value["enum"])
    if kinds:
        return _alternatives([kind for kind in kinds if kind.get("type") != "null"], homes)
    if value.get("type") == "array":
        return Markup("a list; each item is {}").format(told(value["items"], homes))
    if value.get("type") == "object":
        return _keyed(value, homes)
    return Markup(" or ").join(Markup(KINDS[kind]) for kind in sorted(_types(value)))


def _alternatives(kinds: Sequence[Schema], homes: Homes) -> Markup:
    """One kind or another. What is a list may often be one of its items alone."""
    lists = [kind for kind in kinds if kind.get("type") == "array"]
    others = [kind for kind in kinds if kind.get("type") != "array"]
    if len(lists) == 1 and all(_types(kind) <= _types(lists[0]["items"]) for kind in others):
        return Markup("{}, or a list of them").format(told(lists[0]["items"], homes))
    return Markup(", or ").join(told(kind, homes) for kind in kinds)


def _types(value: Schema) -> set[str]:
    """The types of JSON Schema that a value may be of."""
    kinds = value.get("anyOf") or value.get("oneOf")
    if kinds:
        return {each for kind in kinds for each in _types(kind)}
    if class_of(value):
        return {"object"}
    found = value["type"]
    return {found} if isinstance(found, str) else set(found)


def _keyed(value: Schema, homes: Homes) -> Markup:
    inside = value.get("additionalProperties")
    names = value.get("propertyNames", {}).get("enum")
    if names and isinstance(inside, Mapping):
        return Markup("a line for each of {}: {}").format(either(names), told(inside, homes))
    if isinstance(inside, Mapping) and inside.get("type") == "string":
        return Markup("lines of your own: a name and {}").format(told(inside, homes))
    return Markup(KINDS["object"])


def _named(value: Schema) -> Markup:
    """A kind of value by its name, with a link to its section, else with examples."""
    what, section = value["what"], SECTIONS.get(value["what"])
    if section:
        return Markup('<a href="{}">{}</a>').format(section, what)
    examples = [str(example) for example in value.get("examples", ())]
    return Markup("{}, such as {}").format(what, either(examples)) if examples else Markup(what)


def otherwise(value: Schema, given: str) -> Markup:
    """What holds where a key is left out; `given` says what gives an id that nobody writes."""
    default = value.get("default")
    if class_of(value) and "default" not in value:
        return Markup("what its keys say")
    if "default" not in value:
        return Markup(given)
    if default in (None, "", [], {}) or "const" in value:
        return Markup("nothing")
    return coded(f"`{default if isinstance(default, str) else json.dumps(default)}`")


def either(words: Sequence[str]) -> Markup:
    """Words as code, with commas between them."""
    return Markup(", ").join(Markup("<code>{}</code>").format(word) for word in words)


def class_of(value: Schema) -> str:
    """The class that a value refers to, or nothing."""
    return str(value.get("$ref", "")).removeprefix("#/$defs/")


def slug(title: str) -> str:
    """The anchor that the host gives a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())
