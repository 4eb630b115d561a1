"""What to write under a key, said as it is done: a line among facts, or a cell of a table."""

from __future__ import annotations

from kits.model.findings import Words, say
from kits.model.places import Place


def fill(place: Place, key: str, what: Words) -> Words:
    """The hint to write something, which is told in words, under a key of the record at a place."""
    if place.path.endswith(".csv"):
        return say('write in the column "{key}" {what}', key=key, what=what)
    return say("write {key}: and {what}", key=key, what=what)


def put(place: Place, key: str, value: str) -> Words:
    """The hint to write exactly this under a key of the record at a place."""
    if place.path.endswith(".csv"):
        return say('write "{value}" in the column "{key}"', key=key, value=value)
    return say("write {key}: {value}", key=key, value=value)
