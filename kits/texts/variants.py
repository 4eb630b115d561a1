"""Wordings of a message: its body and others that say the same, spread over a leader's groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from kits.model.community import Community
from kits.model.kits import Spot
from kits.model.messages import Message
from kits.model.posters import poster_of
from kits.model.runs import Run

BODY: Spot = ("text",)


def wordings_of(message: Message, spoken: Message) -> tuple[Spot, ...]:
    """Where the wordings of a message stand in one of its languages, the body first.

    A translation of the body alone has no others: those of the base are in another language.
    """
    if spoken.variants and spoken is not message and spoken.at(*BODY) != message.at(*BODY):
        others = () if spoken.at("variants") == message.at("variants") else spoken.variants
    else:
        others = spoken.variants
    return (BODY, *(("variants", place) for place in range(len(others))))


def with_variants(runs: Collection[Run]) -> Iterator[tuple[Run, Message]]:
    """The messages of campaigns that have other wordings in any language."""
    for run in runs:
        for message in run.messages.values():
            if any(one.variants for one in (message, *message.translations.values())):
                yield run, message


def turns(community: Community, run: Run, message: Message) -> Mapping[str, int]:
    """Which one of its poster's groups each group is, by id, the first being 0.

    So whoever posts in several groups gets another wording in the next.
    """
    found: dict[str, int] = {}
    taken: Counter[str] = Counter()
    for group in community.groups_of(run):
        traits = community.traits(group.id, run)
        is_left_out = message.excluded and message.excluded.matches(traits)
        if is_left_out or not (message.only is None or message.only.matches(traits)):
            continue
        poster = poster_of(community, group)
        who = (poster.person or poster.name) if poster else group.id
        found[group.id] = taken[who]
        taken[who] += 1
    return found
