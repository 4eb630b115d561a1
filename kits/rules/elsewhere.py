"""What is one group's own, typed into a text that other groups get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kits.model.campaigns import Campaign
from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.places import Step
from kits.model.runs import Run
from kits.rules.spoken import readers
from kits.rules.verbatim import ADDRESS

_SHORTEST = 2
"""Characters of a place."""
_PLAIN = 4
"""Characters of one that is read wherever it stands; a shorter one may be an ordinary word."""
_NAMED = re.compile(
    r"(?:地点|地址|集合点|\b(?:where|place|venue))[ 是:：*]*$"
    r"|\b(?:at|in|inside|outside|near|to) (?:the )?$",
    re.IGNORECASE,
)
_MET = re.compile("^[^，。！？；\n]{0,4}(?:见|集合|碰头|碰面|相聚|不见不散)")
"""What says that an ordinary word is the place where people meet."""
_BRANCH = re.compile(r"\{%-?\s*(?:if|elif)[^%]*\b(?:group|here)\b")
Owners = Mapping[str, frozenset[str]]
"""The ids of the groups that have a value, by the value."""
Value = Literal["here.place", "link", "group.link"]
"""What prints each group's own."""


def foreign_place(community: Community) -> Iterator[Finding]:
    """A text that many groups get names no place of one of them.

    Each group's place stands in its row of `groups.csv`, and `{{ here.place }}` prints it. Typed
    into the text, it sends all groups to one door. A text that names its group as well, or that
    stands behind an `if` on the group, is right.

    Bad:
        --- groups/hill.md
        name: Hill
        leaders: ann
        --- campaigns/drive/groups.csv
        group,place
        lighthouse,The lamp room
        hill,The old mill
        --- campaigns/drive/messages/10-place.md
        title: Where
        ---
        We meet in The lamp room.

    Good:
        --- groups/hill.md
        name: Hill
        leaders: ann
        --- campaigns/drive/groups.csv
        group,place
        lighthouse,The lamp room
        hill,The old mill
        --- campaigns/drive/messages/10-place.md
        title: Where
        ---
        We meet in {{ here.place }}.
    """
    known: dict[str, tuple[Owners, Mapping[str, list[str]]]] = {}
    for pasted in _pasted(community):
        run, text = pasted.run, pasted.text
        if run.id not in known:
            known[run.id] = _places(community, run)
        places, beginnings = known[run.id]
        for at in range(len(text)) if beginnings else ():
            for place in _beginning(beginnings, text, at):
                if text.startswith(place, at) and _stands(text, at, place):
                    owners = places[place]
                    yield from _foreign(community, pasted, at, place, owners, "here.place")


def _places(community: Community, run: Run) -> tuple[Owners, Mapping[str, list[str]]]:
    """Whose each place of a campaign is, and the places by their first characters."""
    places = _owners(
        (row.place, id)
        for id, row in run.rows.items()
        if row.place and row.place != run.campaign.place and id in community.groups
    )
    beginnings: dict[str, list[str]] = {}
    for place in places:
        if len(place) >= _SHORTEST:
            beginnings.setdefault(place[:_PLAIN], []).append(place)
    return places, beginnings


def _beginning(beginnings: Mapping[str, list[str]], text: str, at: int) -> Iterator[str]:
    """The places that may stand there, by their first characters."""
    for length in range(_SHORTEST, _PLAIN + 1):
        yield from beginnings.get(text[at : at + length], ())


def foreign_link(community: Community) -> Iterator[Finding]:
    """A text that many groups get holds no link of one of them.

    The link of a row of `groups.csv` is printed by `{{ link }}`, the way into a group by
    `{{ group.link }}`. Typed into the text, all groups are led into one. A text that names the
    group that it leads to is right.

    Bad:
        --- groups/hill.md
        name: Hill
        leaders: ann
        --- campaigns/drive/campaign.md
        link: https://books.example/
        --- campaigns/drive/groups.csv
        group,link
        lighthouse,https://books.example/l
        --- campaigns/drive/messages/10-link.md
        title: Link
        ---
        Sign up at https://books.example/l

    Good:
        --- groups/hill.md
        name: Hill
        leaders: ann
        --- campaigns/drive/campaign.md
        link: https://books.example/
        --- campaigns/drive/groups.csv
        group,link
        lighthouse,https://books.example/l
        --- campaigns/drive/messages/10-link.md
        title: Link
        ---
        Sign up at {{ link }}
    """
    ways = _owners(
        (_bare(address), group.id)
        for group in community.groups.values()
        for address in (group.link, *group.links.values())
        if address
    )
    links = {
        run.id: _owners((_bare(row.link), id) for id, row in run.rows.items() if row.link)
        for run in community.runs.values()
    }
    for pasted in _pasted(community):
        run, text = pasted.run, pasted.text
        for found in ADDRESS.finditer(text):
            address = found[0].rstrip(".,;:!?)*~")
            bare = _bare(address)
            own = links[run.id].get(bare)
            owners = own or ways.get(bare, frozenset())
            if owners and bare != _bare(run.campaign.link or ""):
                name: Value = "link" if own else "group.link"
                yield from _foreign(community, pasted, found.start(), address, owners, name)


def _bare(address: str) -> str:
    """An address less what leads nowhere else."""
    return re.sub(r"^https?://", "", address).rstrip("/")


def _owners(pairs: Iterator[tuple[str, str]]) -> Owners:
    found: dict[str, set[str]] = {}
    for value, id in pairs:
        found.setdefault(value, set()).add(id)
    return {value: frozenset(ids) for value, ids in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pasted:
    """A text that groups of a campaign paste."""

    run: Run
    record: Message | Campaign
    steps: tuple[Step, ...]
    text: str

    def groups(self, community: Community) -> Iterable[Group]:
        """The groups that get it."""
        if isinstance(self.record, Campaign):
            return community.groups_of(self.run)
        return readers(community, self.run, self.record)


def _pasted(community: Community) -> Iterator[_Pasted]:
    """What campaigns say to groups in messages and answers of their own, in each language."""
    for run in community.runs.values():
        for message in run.own.values():
            for version in (message, *message.translations.values()):
                if version.to == "groups" and version.text:
                    yield _Pasted(run=run, record=version, steps=("text",), text=version.text)
        for campaign in (run.campaign, *run.campaign.translations.values()):
            for at, question in enumerate(campaign.faq):
                steps = ("faq", at, "a")
                yield _Pasted(run=run, record=campaign, steps=steps, text=question.a)


def _stands(text: str, at: int, place: str) -> bool:
    """Whether a place is no part of a longer word, and no ordinary word itself."""
    before, after = text[at - 1 : at], text[at + len(place) :][:1]
    latin = place[0].isascii() and before.isascii() and before.isalnum()
    if latin or (place[-1].isascii() and after.isascii() and after.isalnum()):
        return False
    if len(place) >= _PLAIN and (" " in place or not place.isascii()):
        return True
    line = text[max(0, at - 60) : at]
    meets = line.endswith(tuple("在到去来")) and _MET.search(text[at + len(place) :][:12])
    return bool(meets or _NAMED.search(line))


def _foreign(
    community: Community,
    pasted: _Pasted,
    at: int,
    value: str,
    owners: frozenset[str],
    name: Value,
) -> Iterator[Finding]:
    """What is told where a group gets it that is none of those which have it."""
    named = [community.groups[id] for id in sorted(owners) if id in community.groups]
    rest = pasted.text.replace(value, "")
    if any(each in rest for group in named for each in _names(group)):
        return
    if not named or _BRANCH.search(pasted.text[:at]):
        return
    reached = (group for group in pasted.groups(community) if group.id not in owners)
    if other := next(reached, None):
        facts = {"value": value, "group": named[0].id, "other": other.id, "name": name}
        yield warning(
            "foreign-place" if name == "here.place" else "foreign-link",
            pasted.record.passage(*pasted.steps).place_of(at, len(value)),
            say('"{value}" is of "{group}", and "{other}" gets this text too', **facts),
            say("print each group's own in its place: {{{{ {name} }}}}", **facts),
        )


def _names(group: Group) -> Iterator[str]:
    for version in (group, *group.translations.values()):
        yield from filter(None, (version.name, version.city))
