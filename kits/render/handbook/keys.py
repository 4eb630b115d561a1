"""The records of the format with their keys, read off the schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from kits.render.handbook.values import Schema, class_of, otherwise, told
from kits.render.markdown import coded
from kits.schema.documentation import RECORDS, json_schema

SHOWN_TO = {"public": "everyone", "leaders": "leaders", "operators": "operators"}
"""Who may see what an audience may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key that operators write."""

    id: str
    """Its anchor: `campaign.starts`."""
    name: str
    what: Markup
    required: bool
    otherwise: Markup
    """What holds where it is left out."""
    values: Markup
    audience: str
    translated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A record, or what stands inside one of its keys."""

    title: str
    what: Markup
    keys: Sequence[Key]
    marks: Markup
    """Of its heading."""


def blocks() -> list[Block]:
    """Every record with its keys, in the order of the format."""
    return list(_Reader(json_schema()).blocks())


@dataclass
class _Reader:
    """Goes through the schema once, in the order of the format."""

    schema: Schema
    homes: dict[str, str] = field(default_factory=dict)
    """Title of the block that tells of a class."""

    def blocks(self) -> Iterator[Block]:
        for record, reference in self.schema["properties"].items():
            yield from self._block(class_of(reference), record, 2)

    def _block(self, cls: str, path: str, level: int) -> Iterator[Block]:
        """A class and, below it, those that it is the first to hold."""
        self.homes[cls] = _titled(path)
        whole = self.schema["$defs"][cls]
        inside = {
            name: key
            for key, value in whole["properties"].items()
            for name in _references(value)
            if name not in self.homes
        }
        record = path.partition(".")[0]
        self.homes |= {name: _titled(f"{record}.{key}") for name, key in inside.items()}
        required = whole.get("required", ())
        yield Block(
            title=_titled(path),
            what=coded(whole["description"].partition("\n\n")[0]),
            keys=[
                self._key(f"{path}.{key}", key, value, required)
                for key, value in whole["properties"].items()
            ],
            marks=Markup("#" * level),
        )
        for name, key in inside.items():
            yield from self._block(name, f"{record}.{key}", 3)

    def _key(self, id: str, key: str, value: Schema, required: Sequence[str]) -> Key:
        given = "the file’s name" if id.rpartition(".")[0] in RECORDS else "its place"
        whole = {**self.schema["$defs"].get(class_of(value), {}), **value}
        return Key(
            id=id,
            name=key,
            what=coded(whole["description"]),
            required=key in required,
            otherwise=otherwise(value, given),
            values=told(value, self.homes),
            audience=SHOWN_TO[value["audience"]],
            translated=value["text"],
        )


def _references(value: Any) -> Iterator[str]:
    """The classes that a key holds."""
    if isinstance(value, dict):
        if name := class_of(value):
            yield name
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _titled(path: str) -> str:
    """`groups-row` as "Groups row", `campaign.awards` as "Campaign: awards"."""
    record, _, key = path.partition(".")
    title = record.replace("-", " ").capitalize()
    return f"{title}: {key}" if key else title
