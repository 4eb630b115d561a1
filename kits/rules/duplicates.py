"""Ids within one record, and those of messages that are sent several times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.messages import Message
from kits.model.records import Record
from kits.model.runs import Run
from kits.rules.rule import place_of
from kits.schema import mistakes

LISTS = (
    "faq",
    "awards",
    "milestones",
    "checklist",
    "changes",
    "flaws",
    "tasks",
    "target",
    "attach",
)
"""Fields whose items have ids."""


class Named(Protocol):
    """An item of a list that may have an id."""

    @property
    def id(self) -> str | None:
        """Its id."""


def duplicate_id(community: Community) -> Iterator[Finding]:
    """The items of one list have ids of their own, and so has each message that is sent.

    Lists with ids are `faq`, `awards`, `milestones`, `checklist`, `changes`, `flaws`, `tasks`,
    `target` and `attach`; a question without an id is `q1`, `q2`, … by its place. A message that is
    sent several times is `10-quiz-1`, `10-quiz-2`, … in kits, and no other message may be called
    so.

    Bad:
        --- campaigns/drive.md
        milestones:
          - {id: posters, what: Posters are printed}
          - {id: posters, what: Posters hang in the shops}

    Good:
        --- campaigns/drive.md
        milestones:
          - {id: printed, what: Posters are printed}
          - {id: posters, what: Posters hang in the shops}
    """
    for record in _records(community):
        for key in LISTS:
            for version in (record, *(record.translations.values() if key == "faq" else ())):
                yield from _in_list(version, key, getattr(version, key, ()))
    for run in community.runs.values():
        yield from _repeats(run)


def _records(community: Community) -> Iterator[Record]:
    yield community.settings
    yield from community.teams.values()
    for playbook in community.own_playbooks.values():
        yield from (playbook.recipe, *playbook.messages.values())
    for run in community.runs.values():
        yield from (run.campaign, *run.own.values())


def _in_list(record: Record, key: str, items: Sequence[Named]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        if item.id is not None and first.setdefault(item.id, place) != place:
            before = record.at(key, first[item.id], "id")
            yield mistakes.duplicate_id(record.at(key, place, "id"), item.id, before)


def _repeats(run: Run) -> Iterator[Finding]:
    for message in run.messages.values():
        for id in repeats(message):
            if id in run.messages:
                own = id if id in run.own else message.id
                yield error(
                    "duplicate-id",
                    place_of(run, own, ""),
                    say(
                        '"{id}" is a message of its own, and what one sending of "{message}" is '
                        "called",
                        id=id,
                        message=message.id,
                    ),
                    say("give one of the two messages another id"),
                )


def repeats(message: Message) -> tuple[str, ...]:
    """What the sendings of a message are called, where there are several."""
    if len(message.send) < 2:
        return ()
    return tuple(f"{message.id}-{place}" for place in range(1, len(message.send) + 1))
