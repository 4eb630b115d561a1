"""Credits as the public may see them: each once, and nobody who did not agree to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kits.model.community import HQ, Community
from kits.model.credit_kinds import kind_of
from kits.model.credits import NOWHERE, Deed
from kits.model.faces import face_of
from kits.model.people import SOMEONE, Person
from kits.render.views import Honour


def honours_of(
    community: Community, ledger: Iterable[Deed], titles: Mapping[str, str]
) -> list[Honour]:
    """The honours of what the public may know of, each once.

    Their order tells nothing of the ids behind an alias.
    """
    found: dict[tuple[str | None, ...], Honour] = {}
    for deed in ledger:
        person = community.people.get(deed.person or "")
        face = face_of(person, community.locale, community.files) if person else None
        name = face.name if face else deed.name
        if name:
            told = _told(community, deed, person)
            title = titles.get(deed.campaign, "")
            honour = Honour(deed=told, face=face, name=name, title=title)
            found.setdefault(_same(honour), honour)
    return sorted(found.values(), key=_newest_first)


def _told(community: Community, deed: Deed, person: Person | None) -> Deed:
    """A deed of someone with a name, without all that they did not agree to, or that is others'."""
    group = community.groups.get(deed.group or "")
    in_full = person is None or person.credit == "name"
    return replace(
        deed,
        person=None,
        what=None if kind_of(deed.kind).names == "person" and deed.campaign else deed.what,
        group=group.id if group and in_full and group.kind != HQ else None,
        evidence=NOWHERE,
        witnesses=(),
    )


def _same(honour: Honour) -> tuple[str | None, ...]:
    deed, slug = honour.deed, honour.face.slug if honour.face else None
    day = deed.when.isoformat()
    return (deed.campaign, day, slug, honour.name, deed.kind, deed.what, deed.group)


def _newest_first(honour: Honour) -> tuple[int, str, str, str, str, str]:
    deed = honour.deed
    what, group = deed.what or "", deed.group or ""
    return (-deed.when.toordinal(), deed.campaign, honour.name, deed.kind, what, group)


def unnamed_of(community: Community, ledger: Iterable[Deed]) -> int:
    """Guests without a name, those who wish to have none, and as many removed as there must be.

    Two equal deeds are of two people; otherwise nobody knows who of the removed is the same.
    """
    guests = [deed for deed in ledger if deed.is_nameless and deed.person is None]
    removed = Counter(deed for deed in ledger if deed.person == SOMEONE)
    people = {deed.person for deed in ledger} & community.people.keys()
    asked = [id for id in people if id and community.people[id].credit == "anonymous"]
    return len(guests) + max(removed.values(), default=0) + len(asked)
