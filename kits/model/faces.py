"""What the public may see of a person: only what they agreed to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kits.model.people import Person
from kits.model.values import SLUG, slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A person as they chose to be seen."""

    slug: str
    """In addresses; of an alias its own, so that the id stays unknown."""
    name: str
    status: str
    story: str | None = None
    links: tuple[str, ...] = ()


def face_of(person: Person, locale: str) -> Face | None:
    """The public face of a person; None for staff, and for all who did not agree to a name.

    A story was written under the person's name: who chose an alias is shown without it.
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
        )
    if person.credit == "alias" and person.alias:
        return Face(slug=alias_slug(person.alias), name=person.alias, status=person.status)
    return None


def alias_slug(alias: str) -> str:
    """The slug of an alias: itself where it is one, its ASCII form, or `a-` and a short hash."""
    if SLUG.fullmatch(alias):
        return alias
    return slug_of(alias) or f"a-{hashlib.sha256(alias.encode()).hexdigest()[:8]}"
