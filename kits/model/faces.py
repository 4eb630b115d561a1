"""What the public may see of a person: only what they agreed to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from kits.model.file_refs import FileRef, room_of
from kits.model.files import Files
from kits.model.groups import Group
from kits.model.people import Person
from kits.model.reading.slugs import LONGEST_ID, SLUG, slug_of

NO_FILES = Files()


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

    def speaks(self, locale: str) -> bool:
        """Whether something is said of them in a locale's own language."""
        codes = (locale, locale.partition("-")[0])
        return any(other.locale in codes for other in self.spoken)

    def in_locale(self, locale: str) -> Face:
        """The face as a locale has it: its own words, else its language's, else as written."""
        for code in (locale, locale.partition("-")[0]):
            for other in self.spoken:
                if other.locale == code:
                    return replace(self, name=other.name, story=other.story)
        return self


def face_of(person: Person, locale: str, files: Files = NO_FILES) -> Face | None:
    """The public face of a person; None for staff, and for all who did not agree to a name.

    A story was written under the person's name, and a picture shows whoever bears it: who chose
    an alias is shown without both. `files` are those among which the picture is found.
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
            avatar=picture_of(person, "avatar", files),
            spoken=tuple(
                Spoken(locale=code, name=version.name, story=version.story)
                for code, version in sorted(person.translations.items())
            ),
        )
    if person.credit == "alias" and person.alias:
        return Face(slug=alias_slug(person.alias), name=person.alias, status=person.status)
    return None


def picture_of(record: Group | Person, field: str, files: Files) -> str | None:
    """Where a record's own picture lies; None where there is none that may be shown."""
    ref = picture_ref(record, field)
    return files.picture(ref) if ref else None


def picture_ref(record: Group | Person, field: str) -> FileRef | None:
    """The picture that a record gives as its own; nothing is taken from another site."""
    written = getattr(record, field)
    if not written:
        return None
    ref = FileRef(written, room_of(record.at(field).path), is_address=False)
    return None if ref.is_elsewhere else ref


def alias_slug(alias: str) -> str:
    """The slug of an alias: itself where it is one, its ASCII form, or `a-` and a short hash.

    A slug that is too long for the name of a folder is none.
    """
    slug = alias if SLUG.fullmatch(alias) else slug_of(alias)
    if slug and len(slug) <= LONGEST_ID:
        return slug
    return f"a-{hashlib.sha256(alias.encode()).hexdigest()[:8]}"
