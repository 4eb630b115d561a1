"""Names of people in what everyone can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from kits.model.audiences import Audience
from kits.model.community import Community
from kits.model.findings import Finding, about, error, say
from kits.model.people import Person
from kits.model.places import Place
from kits.rules.rule import Repeated
from kits.rules.wordings import Wording, introductions, stories, written

UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
)
"""Scripts in which words are not parted by spaces, so that a name may stand among letters."""

SHORTEST = 2
"""Characters; one alone is a word more often than a name."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every form of every name, and whose it is where they did not agree to it."""

    owners: Mapping[str, tuple[str, ...]]
    """By form, those who bear it; nobody where one of them agreed to be named by it."""
    lengths: tuple[int, ...]
    """Of the forms, the longest first."""

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Where names stand in a text; a longer one hides those inside it."""
        at = 0
        while at < len(text):
            form = self._form_at(text, at)
            if form is None:
                at += 1
                continue
            yield at, form
            at += len(form)

    def _form_at(self, text: str, at: int) -> str | None:
        for length in self.lengths:
            form = text[at : at + length]
            if form in self.owners and stands_alone(text, at, at + len(form)):
                return form
        return None


def named_without_consent(community: Community) -> Iterator[Repeated]:
    """Public texts name nobody who did not agree to it.

    Looked for are name, what their groups call them, and an alias they did not choose, of everyone
    whose `credit` does not allow it, staff too. Public are pages, campaigns that are not drafts,
    answers, thank-yous, badges, what model groups say of themselves, and the stories of those who
    are named.

    Bad:
        --- people/mira.md
        name: Mira Halvorsen
        --- campaigns/drive.md
        notes: Bring your books to Mira Halvorsen.

    Good:
        --- people/mira.md
        name: Mira Halvorsen
        --- campaigns/drive.md
        notes: Bring your books to the leader of your group.
    """
    names = names_of(community)
    for wording in (*written(community), *introductions(community)):
        if wording.prose and wording.audience is Audience.PUBLIC:
            yield from _named(community, names, wording, None)
    for person, wording in stories(community):
        yield from _named(community, names, wording, person.id)


def _named(
    community: Community, names: Names, wording: Wording, teller: str | None
) -> Iterator[Repeated]:
    """One mistake for each who bears the name: a waiver for one of them is none for another."""
    for at, form in names.found(wording.text):
        owners = names.owners[form]
        for owner in owners if teller not in owners else ():
            place = wording.passage().place_of(at, len(form))
            is_behind = wording.run is not None and community.people[owner].role == "staff"
            told = about(_exposed(place, form, owner, is_behind), f"people/{owner}")
            yield Repeated(("named-without-consent", place, form), told)


def _exposed(place: Place, form: str, owner: str, is_behind: bool) -> Finding:
    """The finding; staff, who stay behind a campaign, are not asked to agree."""
    words = say('"{form}" has not agreed to be named, and everyone can read this', form=form)
    hint = (
        say("leave the name out: the campaign is the users'")
        if is_behind
        else say('leave the name out, or ask "{id}" and set their credit', id=owner)
    )
    found = error("named-without-consent", place, words, hint)
    return replace(found, many_hint=say("leave the name out: {others} more bear it"))


def names_of(community: Community) -> Names:
    """All names, and whose they are where that person did not agree to be named so."""
    bearers: dict[str, list[str]] = {}
    agreed: set[str] = set()
    for person in community.people.values():
        forms = forms_of(person)
        if person.credit == "name":
            agreed.update(forms)  # whoever gave a name gave all its forms
            continue
        if person.credit == "alias":
            agreed.update(form for form in forms if form == person.alias)
        for form in dict.fromkeys(forms):
            bearers.setdefault(form, []).append(person.id)
    owners = {form: tuple(ids) for form, ids in bearers.items()} | dict.fromkeys(agreed, ())
    return Names(owners, tuple(sorted({len(form) for form in owners}, reverse=True)))


def forms_of(person: Person) -> Sequence[str]:
    """Every form of a person's name that is no ordinary word."""
    forms = [person.name, person.called, person.alias]
    for version in person.translations.values():
        forms += (version.name, version.called, version.alias)
    return [form for form in forms if form and len(form) >= SHORTEST]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is no part of a longer word."""
    before = start > 0 and _are_one_word(text[start - 1], text[start])
    after = end < len(text) and _are_one_word(text[end - 1], text[end])
    return not (before or after)


def _are_one_word(left: str, right: str) -> bool:
    return (
        left.isalnum() and right.isalnum() and not (UNSPACED.match(left) or UNSPACED.match(right))
    )
