"""What a record class expects under each key, read off its fields once."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kits.model.audiences import is_text
from kits.model.records import Part
from kits.model.selectors import Selector


@dataclass(frozen=True, slots=True)
class Shape:
    """One field, as operators write it."""

    key: str
    text: bool
    part: type[Part] | None
    """The class of the blocks it holds, if it holds blocks."""
    many: bool
    """Whether it is a list, or may be one."""
    keyed: bool
    """Whether it is a block with keys of the operator's own."""
    chooses: bool
    """Whether it says which groups."""

    @property
    def spoken(self) -> bool:
        """Whether a translation may say something here, or inside."""
        inside = shapes(self.part).values() if self.part else ()
        return self.text or any(shape.spoken for shape in inside)

    @property
    def free(self) -> bool:
        """Whether it holds texts under keys of the operator's own."""
        return self.keyed and self.text and self.part is None


@cache
def shapes(cls: type[Part]) -> Mapping[str, Shape]:
    """The fields of a record class, by the key that operators write."""
    found = {}
    for name, field in cls.model_fields.items():
        key = field.alias or name
        kinds = tuple(_origins(field.annotation))
        found[key] = Shape(
            key=key,
            text=is_text(field),
            part=next((kind for kind in kinds if _is_part(kind)), None),
            many=tuple in kinds or Selector in kinds,
            keyed=Mapping in kinds,
            chooses=Selector in kinds,
        )
    return found


def _origins(annotation: Any) -> typing.Iterator[Any]:
    origin = typing.get_origin(annotation)
    if origin is None:
        yield annotation
        return
    if origin is not Literal:
        yield origin
        for argument in typing.get_args(annotation):
            yield from _origins(argument)


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)
