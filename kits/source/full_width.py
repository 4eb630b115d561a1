"""Marks of a Chinese input method where facts need the plain ones."""

from __future__ import annotations

import re

from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.source.fact_mistakes import full_width_mark
from kits.source.nodes import Node, Scalar
from kits.source.passages import part

_LINE = re.compile(
    r"""[ \t]*(?:-[ ]+)*+
    (?: (?P<indent>\u3000+)(?:-|[a-z][\w.-]*[ ]*[:：])
      | (?P<dash>-\u3000)
      | [a-z][\w.-]*[ ]*(?P<space>\u3000+)[:：]
      | [a-z][\w.-]*[ ]*(?P<colon>：)
      | [a-z][\w.-]*[ ]*:(?P<after>\u3000)
      | ["“‘＂'][a-z][\w.-]*["”’＂'][ ]*(?P<colon_after_quote>：)
    )""",
    re.VERBOSE,
)
_VALUE = re.compile(r"[ \t]*(?:-[ ]+)*+(?:[^:\s]+:[ ]+)?(?P<value>[“‘＂＇].*[”’＂＇])\s*")
_PAIRS = {"“": "”", "‘": "’", "＂": "＂", "＇": "＇"}
_PROSE = re.compile("[，。！？；…]")
_COMMA = re.compile("[a-z0-9](，)[ \u3000]*[a-z0-9]")
_AROUND_KEY = re.compile("^\u3000|\u3000$|(?<=[a-z])：")


def in_line(path: str, number: int, line: str) -> Finding | None:
    """The first full-width mark around the key of a line, or in front of it."""
    found = _LINE.match(line)
    if found is None:
        return None
    kind = found.lastgroup or ""
    mark = found[kind].lstrip("-")[:1]
    column = found.end(kind) if kind == "dash" else found.start(kind) + 1
    return full_width_mark(Place(path, number, column), mark)


def around_value(path: str, number: int, line: str) -> Finding | None:
    """The full-width quotes around the value of a line."""
    found = _VALUE.fullmatch(line)
    if found is None:
        return None
    value = found["value"]
    at = Place(path, number, found.start("value") + 1, len(value))
    return full_width_mark(at, value[0], value)


def in_key(key: Passage) -> Finding | None:
    """The first full-width mark around or within a key as it is written."""
    text = key.text
    if text[:1] in _PAIRS and text[-1:] == _PAIRS[text[0]]:
        return full_width_mark(key.place_of(0, len(text)), text[0], text)
    at = _AROUND_KEY.search(text)
    return full_width_mark(key.place_of(at.start()), at[0]) if at else None


def in_brackets(item: Node) -> Finding | None:
    """A full-width comma between two ids of a list in brackets."""
    if not isinstance(item, Scalar) or not item.plain:
        return None
    found = _COMMA.search(item.text or "")
    return full_width_mark(item.source.place_of(found.start(1)), "，") if found else None


def quotes(value: Passage) -> tuple[Finding, Passage] | None:
    """The full-width quotes around a whole value, and what they hold.

    A sentence may well stand in such quotes: one with the marks of a sentence in it is kept.
    """
    text = value.text
    if len(text) < 2 or text[-1] != _PAIRS.get(text[0]):
        return None
    inner = part(value, 1, len(text) - 1)
    if _PROSE.search(inner.text) or text[0] in inner.text or text[-1] in inner.text:
        return None
    at = value.place_of(0, len(text.partition("\n")[0]))
    return full_width_mark(at, text[0], text), inner
