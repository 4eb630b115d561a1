"""One located mapping to one record, every mistake as a finding at its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kits.model.findings import Finding, Words, say
from kits.model.mistakes import unreadable_time
from kits.model.places import Origin, Place, Step
from kits.model.reading.mistakes import kind_of
from kits.model.reading.slugs import slug_of
from kits.model.records import Part, Record
from kits.model.remedies import fill
from kits.model.several import as_list, one_of, parts_of
from kits.schema import mistakes
from kits.schema.forms import in_form, under_a_name
from kits.schema.meant import meant_key
from kits.schema.shapes import shapes
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar, value_of

R = TypeVar("R", bound=Record)
N = TypeVar("N", bound=Node)

SAID: Mapping[str, Callable[[Place, Words, Words], Finding]] = {
    "wrong-type": mistakes.wrong_type,
    "bad-date": mistakes.bad_date,
    "bad-slug": mistakes.bad_slug,
    "bad-link": mistakes.bad_link,
    "unreadable-time": unreadable_time,
    "unknown-key": mistakes.unknown_trait,
}
"""Rules whose words the value types of the model choose (`kits.model.values`)."""
MEANINGS = {
    "title": say("what it is called"),
    "name": say("what it is called"),
    "send": say("when it is sent, such as {example}", example="starts 08:00"),
    "channels": say("where its texts are pasted, such as {example}", example="wechat"),
    "text": say("the text that is pasted"),
    "person": say("the id of someone in content/people"),
    "for": say("the deed, in words"),
    "when": say("the day of it, such as {example}", example="2026-12-07"),
    "reason": say("why the community lives with it"),
    "locale": say("the community's language, such as {example}", example="zh"),
    "timezone": say("the community's time zone, such as {example}", example="Asia/Shanghai"),
}
"""What is to be written under keys that are often forgotten."""
BLOCK = say("a block of keys")
WANTED = {
    "tuple_type": say("a list"),
    "list_type": say("a list"),
    "mapping_type": BLOCK,
    "dict_type": BLOCK,
    "model_type": BLOCK,
    "model_attributes_type": BLOCK,
}


def load(cls: type[R], node: Facts, label: Words) -> tuple[R | None, list[Finding]]:
    """The record of a mapping; `label` is what findings call it, such as `group "shanghai-03"`.

    A record whose only mistakes are unknown keys is loaded without them, and one in which someone's
    deed cannot be read without that, so that one slip does not hide what else is wrong.
    """
    node = present(node)
    facts = said(node)
    try:
        return cls.load(facts, Origin(node)), []
    except ValidationError as problems:
        details = problems.errors()
    if deeds := {deed for detail in details if (deed := _deed(cls, detail))}:
        told = [_finding(cls, node, label, d) for d in details if _is_of(d["loc"], deeds)]
        record, others = load(cls, _without(node, deeds), label)
        return record, [*_first_of_each_place(told), *others]
    meant = misspelt(node, cls)
    found = [
        _finding(cls, node, label, detail)
        for detail in details
        if not (detail["type"] == "missing" and detail["loc"][-1] in meant)
    ]
    findings = list(_first_of_each_place(found))
    if any(detail["type"] != "extra_forbidden" for detail in details):
        return None, findings
    for detail in details:
        _forget(facts, detail["loc"])
    return cls.load(facts, Origin(node)), findings


def _deed(cls: type[Part], detail: ErrorDetails) -> tuple[Step, ...] | None:
    """Which item of a list of people and what they did cannot be read because of a mistake."""
    steps = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return None
    for place, step in enumerate(steps[:-1]):
        shape = shapes(cls).get(str(step))
        cls = shape.part if shape and shape.part else cls
        if shape and shape.part and shape.many and "person" in shapes(cls):
            return steps[: place + 2]
    return None


def _is_of(steps: tuple[Step, ...], items: Collection[tuple[Step, ...]]) -> bool:
    return any(steps[: len(item)] == item for item in items)


def _without(node: N, items: Collection[tuple[Step, ...]], at: tuple[Step, ...] = ()) -> N:
    """The node without some items of its lists; a value that stands for its list is one item."""
    match node:
        case Facts():
            kept = {
                key: Entry(entry.key, _without(entry.value, items, (*at, key)))
                for key, entry in node.entries.items()
                if isinstance(entry.value, Listing) or (*at, key, 0) not in items
            }
            return replace(node, entries=kept)
        case Listing():
            inside = enumerate(node.items)
            rest = (_without(i, items, (*at, n)) for n, i in inside if (*at, n) not in items)
            return replace(node, items=tuple(rest))
    return node


def _forget(facts: Any, steps: tuple[Step, ...]) -> None:
    """Takes a key out of nested facts; steps that are absent were put in between by pydantic."""
    *path, last = steps
    for step in path:
        with suppress(LookupError, TypeError):
            facts = facts[step]
    del facts[last]


def misspelt(node: Facts, cls: type[Part]) -> frozenset[str]:
    """The keys that unknown ones were probably meant for: they are misspelt, not missing."""
    known = shapes(cls)
    wrong = [key for key in node.entries if key not in known]
    return frozenset(near for key in wrong if (near := meant_key(key, known)))


def present(node: N) -> N:
    """A node whose lists are without empty items, so that a place in a list is that in its value.

    An empty value is an absent one; those of keys are left out of the values by `said`.
    """
    match node:
        case Facts():
            changed = {
                key: Entry(entry.key, value)
                for key, entry in node.entries.items()
                if (value := present(entry.value)) is not entry.value
            }
            return replace(node, entries={**node.entries, **changed}) if changed else node
        case Listing():
            kept = (i for i in node.items if not (isinstance(i, Scalar) and not i.text))
            items = tuple(map(present, kept))
            return node if items == node.items else replace(node, items=items)
    return node


def said(node: Facts) -> dict[str, Any]:
    """The values of a mapping, and of the mappings in it, that are not empty."""
    return cast(dict[str, Any], _without_nothing(value_of(node)))


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_nothing(item) for key, item in value.items() if item not in (None, "")
        }
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value


def _first_of_each_place(findings: list[Finding]) -> Iterator[Finding]:
    """One mistake gives one finding, also where two fields hang on the same value."""
    seen = set()
    for finding in findings:
        key = (finding.place, str(finding.message))
        if key not in seen:
            seen.add(key)
            yield finding


def _finding(cls: type[Part], node: Facts, label: Words, detail: ErrorDetails) -> Finding:
    context: dict[str, Any] = detail.get("ctx", {})
    steps: tuple[Step, ...] = (*detail["loc"], *context.get("steps", ()))
    kind = detail["type"]
    if steps[-1:] == ("[key]",):
        return _of_key(node, steps[:-1], kind, context)
    if kind == "extra_forbidden":
        part, key = _part_at(cls, steps[:-1]), str(steps[-1])
        known = tuple(shapes(part))
        return mistakes.unknown_key(node.place(*steps, key=True), key, known, _home(part, key))
    if kind == "missing":
        return _missing(node, steps, label)
    place = node.place(*steps)
    if kind == "literal_error":
        known = _allowed(context)
        if isinstance(value := detail["input"], str):
            parts = parts_of(value, lambda part: part if part in known else "")
            listed = _as_list(cls, node, steps, parts) or (one_of(parts) if parts else None)
            return mistakes.unknown_value(place, value, known, listed)
        wanted = say("one of {known}", known=known)
    else:
        wanted = WANTED.get(kind, say("another value"))
    if kind in SAID and "words" in context:
        if kind == "unknown-key":
            place = node.place(*steps, key=True)
        hint = _as_list(cls, node, steps, context.get("parts", ())) or context["hint"]
        if kind == "wrong-type":
            owner, key, _ = _field(cls, steps)
            hint = under_a_name(owner, key, detail["input"], place) or hint
        return SAID[kind](place, context["words"], hint)
    form = in_form(*_field(cls, steps), detail["input"], place)
    if wanted == BLOCK:
        form = form or say("write key: value lines, indented below this key")
    hint = form or say("write {wanted} here", wanted=wanted)
    words = say("expected {wanted}, found {found}", wanted=wanted, found=kind_of(detail["input"]))
    return mistakes.wrong_type(place, words, hint)


def _as_list(
    cls: type[Part], node: Facts, steps: tuple[Step, ...], parts: tuple[str, ...]
) -> Words | None:
    """The hint for values that were written as one; None where there are none, or only one may be.

    A single value stands where the first item of its list does.
    """
    *outer, last = steps
    if not parts:
        return None
    is_item = isinstance(last, int)
    if not is_item:
        shape = shapes(_part_at(cls, steps[:-1])).get(str(last))
        if shape is None or not shape.many:
            return None
    in_list = is_item and isinstance(_node_at(node, outer), Listing)
    return as_list(parts, in_cell=node.place(*steps).path.endswith(".csv"), in_list=in_list)


def _field(cls: type[Part], steps: tuple[Step, ...]) -> tuple[type[Part], str, bool]:
    """The class and the key that a location leads to, and whether it is an item of its list."""
    is_item = isinstance(steps[-1], int)
    *outer, key = steps[:-1] if is_item else steps
    return _part_at(cls, tuple(outer)), str(key), is_item


def _node_at(node: Node | None, steps: Iterable[Step]) -> Node | None:
    for step in steps:
        if isinstance(node, Facts):
            node = node.get(str(step))
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def _of_key(node: Facts, steps: tuple[Step, ...], kind: str, context: Mapping[str, Any]) -> Finding:
    """The finding of a key of the operator's own that is not as it must be."""
    place = node.place(*steps, key=True)
    if kind == "literal_error":
        return mistakes.unknown_key(place, str(steps[-1]), _allowed(context))
    return SAID[kind](place, context["words"], context["hint"])


def _missing(node: Facts, steps: tuple[Step, ...], label: Words) -> Finding:
    *outer, last = steps
    element = str(last)
    place = node.place(*outer)
    hint = say("add {element}: to it", element=element)
    if what := MEANINGS.get(element):
        hint = fill(place, element, what)
    elif place.path.endswith(".csv"):
        hint = say('fill the column "{column}"', column=element)
    if element == "id":
        near = slug_of(node.passage(*outer, "name").text or node.passage(*outer, "title").text)
        hint = say("give it an id, such as {slug}", slug=near or "shanghai-03")
    return mistakes.missing_element(place, _inside(label, outer), element, hint)


def _inside(label: Words, steps: list[Step]) -> Words:
    """What findings call a part: `awards, item 2, of campaign "drive"`."""
    if not steps:
        return label
    part = tuple(
        say("item {number}", number=step + 1) if isinstance(step, int) else step for step in steps
    )
    return say("{part}, of {record}", part=part, record=label)


def _allowed(context: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(context["expected"]).replace("' or '", "', '").strip("'").split("', '"))


def _home(cls: type[Part], key: str) -> str | None:
    """The block of a record in which a key would be known."""
    blocks = ((name, shape.part) for name, shape in shapes(cls).items() if not shape.many)
    return next((name for name, part in blocks if part and key in shapes(part)), None)


def _part_at(cls: type[Part], steps: tuple[Step, ...]) -> type[Part]:
    """The class of the block that a location leads to."""
    for step in steps:
        shape = shapes(cls).get(str(step))
        if shape and shape.part:
            cls = shape.part
    return cls
