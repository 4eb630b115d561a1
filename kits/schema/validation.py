"""One located mapping to one record, every mistake as a finding at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kits.model.findings import Finding, Words, say
from kits.model.mistakes import unreadable_time
from kits.model.nearest import nearest
from kits.model.places import Origin, Place, Step
from kits.model.records import Part, Record
from kits.model.values import kind_of
from kits.schema import mistakes
from kits.schema.shapes import shapes
from kits.source.nodes import Mapping as Located
from kits.source.nodes import value_of

R = TypeVar("R", bound=Record)

SAID: Mapping[str, Callable[[Place, Words, Words], Finding]] = {
    "wrong-type": mistakes.wrong_type,
    "bad-date": mistakes.bad_date,
    "bad-slug": mistakes.bad_slug,
    "bad-link": mistakes.bad_link,
    "unreadable-time": unreadable_time,
    "unknown-key": mistakes.unknown_trait,
}
"""Rules whose words the value types of the model choose (`kits.model.values`)."""
EXAMPLES = {
    "title": say("write title: and what it is called"),
    "name": say("write name: and what it is called"),
    "send": say("write when it is sent, such as send: starts 08:00"),
    "channels": say("write where its texts are pasted, such as channels: wechat"),
    "text": say("write the text that is pasted"),
}
WANTED = {
    "tuple_type": say("a list"),
    "list_type": say("a list"),
    "mapping_type": say("a block of keys"),
    "dict_type": say("a block of keys"),
    "model_type": say("a block of keys"),
    "model_attributes_type": say("a block of keys"),
}


def load(cls: type[R], node: Located, label: str) -> tuple[R | None, list[Finding]]:
    """The record of a mapping; `label` is what findings call it, such as `group "shanghai-03"`."""
    try:
        return cls.load(present(value_of(node)), Origin(node)), []
    except ValidationError as problems:
        meant = misspelt(node, cls)
        found = [
            _finding(cls, node, label, detail)
            for detail in problems.errors()
            if not (detail["type"] == "missing" and detail["loc"][-1] in meant)
        ]
        return None, list(_first_of_each_place(found))


def misspelt(node: Located, cls: type[Part]) -> frozenset[str]:
    """The keys that unknown ones were probably meant for: they are misspelt, not missing."""
    known = shapes(cls)
    wrong = [key for key in node.entries if key not in known]
    return frozenset(near for key in wrong if (near := nearest(key, known)))


def present(value: Any) -> Any:
    """A value without what is empty in it: an empty value is an absent one."""
    if isinstance(value, dict):
        return {key: present(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [present(item) for item in value if item is not None]
    return value


def _first_of_each_place(findings: list[Finding]) -> Iterator[Finding]:
    """One mistake gives one finding, also where two fields hang on the same value."""
    seen = set()
    for finding in findings:
        key = (finding.place, str(finding.message))
        if key not in seen:
            seen.add(key)
            yield finding


def _finding(cls: type[Part], node: Located, label: str, detail: ErrorDetails) -> Finding:
    steps: tuple[Step, ...] = tuple(detail["loc"])
    kind = detail["type"]
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "extra_forbidden" or steps[-1:] == ("[key]",):
        path = steps[:-1] if steps[-1:] == ("[key]",) else steps
        known = tuple(shapes(_part_at(cls, path[:-1])))
        if kind == "literal_error":
            known = _allowed(context)
        return mistakes.unknown_key(node.place(*path, key=True), str(path[-1]), known)
    if kind == "missing":
        element = str(steps[-1])
        hint = EXAMPLES.get(element) or say("add {element}: to it", element=element)
        inside = f"{label}, {'.'.join(map(str, steps[:-1]))}," if len(steps) > 1 else label
        return mistakes.missing_element(node.place(*steps[:-1]), inside, element, hint)
    place = node.place(*steps)
    if kind == "literal_error":
        value = detail["input"]
        if isinstance(value, str):
            return mistakes.unknown_value(place, value, _allowed(context))
    if kind in SAID and "words" in context:
        return SAID[kind](place, context["words"], context["hint"])
    wanted = WANTED.get(kind, say("another value"))
    words = say("expected {wanted}, found {found}", wanted=wanted, found=kind_of(detail["input"]))
    return mistakes.wrong_type(place, words, say("write {wanted} here", wanted=wanted))


def _allowed(context: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(context["expected"]).replace("' or '", "', '").strip("'").split("', '"))


def _part_at(cls: type[Part], steps: tuple[Step, ...]) -> type[Part]:
    """The class of the block that a location leads to."""
    for step in steps:
        shape = shapes(cls).get(str(step))
        if shape and shape.part:
            cls = shape.part
    return cls
