"""What the public may see of a person: only what they agreed to."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, replace
from urllib.parse import unquote

from kits.model.groups import Group
from kits.model.people import Person
from kits.model.values import SLUG, is_link, slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What of a person is said in another language."""

    locale: str
    name: str
    story: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A person as they chose to be seen."""

    slug: str
    """In addresses; of an alias its own, so that the id stays unknown."""
    name: str
    status: str
    story: str | None = None
    links: tuple[str, ...] = ()
    avatar: str | None = None
    """Their picture, by its path in the project folder."""
    spoken: tuple[Spoken, ...] = ()

    def in_locale(self, locale: str) -> Face:
        """The face as a locale has it: its own words, else its language's, else as written."""
        for code in (locale, locale.partition("-")[0]):
            for other in self.spoken:
                if other.locale == code:
                    return replace(self, name=other.name, story=other.story)
        return self


def face_of(person: Person, locale: str) -> Face | None:
    """The public face of a person; None for staff, and for all who did not agree to a name.

    A story was written under the person's name, and a picture shows whoever bears it: who chose
    an alias is shown without both.
    """
    if person.role == "staff":
        return None
    if person.credit == "name":
        spoken = person.in_locale(locale)
        return Face(
            slug=person.id,
            name=spoken.name,
            status=person.status,
            story=spoken.story,
            links=person.links,
            avatar=picture_of(person, "avatar"),
            spoken=tuple(
                Spoken(locale=code, name=version.name, story=version.story)
                for code, version in sorted(person.translations.items())
            ),
        )
    if person.credit == "alias" and person.alias:
        return Face(slug=alias_slug(person.alias), name=person.alias, status=person.status)
    return None


def picture_of(record: Group | Person, field: str) -> str | None:
    """Where a record's own picture lies; nothing is taken from another site."""
    picture = getattr(record, field)
    if not picture or is_link(picture):
        return None
    folder = posixpath.dirname(record.at(field).path)
    return posixpath.normpath(posixpath.join(folder, unquote(picture)))


def alias_slug(alias: str) -> str:
    """The slug of an alias: itself where it is one, its ASCII form, or `a-` and a short hash."""
    if SLUG.fullmatch(alias):
        return alias
    return slug_of(alias) or f"a-{hashlib.sha256(alias.encode()).hexdigest()[:8]}"
