"""What all records have in common: frozen, located, translated, and seen by one audience."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from kits.model.audiences import Audience, audience_of
from kits.model.places import Origin, Passage, Place, Step

_set = object.__setattr__
_NO_FIELDS: set[str] = set()
_NO_VERSIONS: Mapping[str, Any] = {}


class Part(BaseModel):
    """A piece of a record. What it does not know is an error, never ignored."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        defer_build=True,
    )

    def seen_by(self, audience: Audience) -> Self:
        """The same facts without those that the audience may not see: they are not in reach.

        To ask for one of those is a bug, and an `AttributeError`; not even its default is there.
        """
        own = self.__dict__
        names = _open(type(self), audience)
        return self._of({name: _seen(own[name], audience) for name in names if name in own}, None)

    @classmethod
    def _of(cls, facts: dict[str, Any], private: dict[str, Any] | None) -> Self:
        """What pydantic makes of values that were validated, without asking each of very many."""
        part = cls.__new__(cls)
        _set(part, "__dict__", facts)
        _set(part, "__pydantic_fields_set__", _NO_FIELDS)
        _set(part, "__pydantic_extra__", None)
        _set(part, "__pydantic_private__", private)
        return part


@cache
def _open(cls: type[Part], audience: Audience) -> tuple[str, ...]:
    """The fields that an audience may see."""
    fields = cls.model_fields.items()
    return tuple(name for name, field in fields if audience_of(field) <= audience)


def _seen(value: Any, audience: Audience) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Part):
        return value.seen_by(audience)
    if isinstance(value, tuple):
        return tuple(_seen(item, audience) for item in value)
    if isinstance(value, Mapping):
        return {key: _seen(item, audience) for key, item in value.items()}
    return value


class Record(Part):
    """A typed entry of the content, which knows where it was written."""

    _origin: Origin = PrivateAttr(default_factory=Origin)
    _translations: Mapping[str, Any] = PrivateAttr(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # records hold mappings; ids are their keys

    def seen_by(self, audience: Audience) -> Self:
        """The same record and its translations, without the facts that the audience may not see.

        It has no origin, from which all could be read again.
        """
        spoken = {code: version.seen_by(audience) for code, version in self.translations.items()}
        seen = super().seen_by(audience)
        _set(seen, "__pydantic_private__", {"_origin": Origin(), "_translations": spoken})
        return seen

    @classmethod
    def load(cls, facts: Mapping[str, Any], origin: Origin) -> Self:
        """The record of validated facts; raises pydantic's `ValidationError`."""
        record = cls.model_validate(facts)
        record._origin = origin
        return record

    @classmethod
    def of(cls, facts: dict[str, Any], origin: Origin) -> Self:
        """The record of values that were validated one by one: all its fields, in their order."""
        return cls._of(facts, {"_origin": origin, "_translations": _NO_VERSIONS})

    def with_facts(self, facts: Mapping[str, Any]) -> Self:
        """The record where some values are others, of their types, and stand where it stands."""
        return self.of({**self.__dict__, **facts}, self._origin)

    def with_translations(self, translations: Mapping[str, Self]) -> Self:
        """The record with its versions by locale, each a whole record of its own."""
        self._translations = dict(translations)
        return self

    @property
    def translations(self) -> Mapping[str, Self]:
        """The versions in other languages, by locale."""
        versions: Mapping[str, Self] = (self.__pydantic_private__ or {})["_translations"]
        return versions  # as an attribute, pydantic would look for it everywhere else first

    @property
    def is_plain(self) -> bool:
        """Whether it is a row of a table that holds nothing but short texts, without comments."""
        origin: Origin = (self.__pydantic_private__ or {})["_origin"]
        return origin.is_plain

    def in_locale(self, locale: str) -> Self:
        """The version for a locale: its own, else its language's, else the one as written."""
        spoken = self.spoken(locale)
        return self.translations[spoken] if spoken else self

    def spoken(self, locale: str) -> str | None:
        """Which translation a locale gets; None for the record as written."""
        versions = self.translations
        if not versions:
            return None
        codes = (locale, locale.partition("-")[0])
        return next((code for code in codes if code in versions), None)

    def at(self, *steps: Step, key: bool = False) -> Place:
        """Where a value of this record stands, or the nearest thing to it."""
        tree = self._origin.tree
        return tree.place(*steps, key=key) if tree else Place("")

    def cell(self, *steps: Step) -> Place:
        """Where a value of this record stands, by the name of its row and its column as well."""
        tree = self._origin.tree
        return tree.cell(*steps) if tree else Place("")

    def passage(self, *steps: Step) -> Passage:
        """A text of this record with the place of each of its lines."""
        tree = self._origin.tree
        return tree.passage(*steps) if tree else Passage("")
