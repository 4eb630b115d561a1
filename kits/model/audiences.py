"""Who may see what: every field of every record declares its audience."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from pydantic import Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined


class Audience(IntEnum):
    """Each audience sees what the lower ones see, and more."""

    PUBLIC = 0
    LEADERS = 1
    OPERATORS = 2

    @property
    def title(self) -> str:
        """The word of commands and folders: `public`, `leaders`, `operators`."""
        return self.name.lower()


def _declared(audience: Audience, default: Any, text: bool, alias: str | None) -> Any:
    declared: JsonDict = {"audience": audience.title, "text": text}
    return Field(default, alias=alias, json_schema_extra=declared)


def for_public(
    default: Any = PydanticUndefined, *, text: bool = False, alias: str | None = None
) -> Any:
    """A field that everyone may see.

    `text` says that it is translated, `alias` how operators write a name that Python cannot.
    """
    return _declared(Audience.PUBLIC, default, text, alias)


def for_leaders(
    default: Any = PydanticUndefined, *, text: bool = False, alias: str | None = None
) -> Any:
    """A field that leaders and operators may see.

    `text` says that it is translated, `alias` how operators write a name that Python cannot.
    """
    return _declared(Audience.LEADERS, default, text, alias)


def for_operators(
    default: Any = PydanticUndefined, *, text: bool = False, alias: str | None = None
) -> Any:
    """A field that operators alone may see.

    `text` says that it is translated, `alias` how operators write a name that Python cannot.
    """
    return _declared(Audience.OPERATORS, default, text, alias)


def audience_of(field: FieldInfo) -> Audience:
    """The lowest audience of a field; a field that declares none is a bug (`KeyError`)."""
    extra = field.json_schema_extra
    assert isinstance(extra, dict), "every field is declared by a for_… function"
    return Audience[str(extra["audience"]).upper()]


def is_text(field: FieldInfo) -> bool:
    """Whether a field is a text, so that a translation may give it again."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and extra["text"] is True
