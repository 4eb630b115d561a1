"""Chat groups: who they are, who runs them, and how to get in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema

from kits.model.audiences import for_leaders, for_operators, for_public
from kits.model.findings import say
from kits.model.reading.mistakes import kind_of, mistake
from kits.model.records import Record
from kits.model.values import (
    Address,
    Addresses,
    ChannelIds,
    Count,
    Day,
    Ids,
    Line,
    Link,
    LocaleCode,
    Names,
    Slug,
    Zone,
)

Stage = Literal["seeding", "recruiting", "running", "model", "dormant", "closed"]
Office = Literal["leader", "deputy"]


def _read_vars(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise mistake(
            "wrong-type",
            say("expected a block of keys, found {found}", found=kind_of(value)),
            say("write key: value lines, indented below vars"),
        )
    for key, item in value.items():
        if not isinstance(item, str):
            raise mistake(
                "wrong-type",
                say(
                    'the value of "{key}" is {found}; of a group, each is one text',
                    key=key,
                    found=kind_of(item),
                ),
                say("write one text"),
                str(key),
            )
    return {str(key): str(item) for key, item in value.items()}


Vars = Annotated[
    Mapping[str, str],
    PlainValidator(_read_vars),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]


class Group(Record):
    """A chat group (a row of `content/groups/*.csv`, or a file)."""

    id: Slug = for_public()
    """Names the group in files, links and selectors."""
    name: Line = for_public(text=True)
    """What the group is called, in any script."""
    channels: ChannelIds = for_leaders()
    """Where its texts are pasted; the first is the main one."""
    kind: Line | None = for_public(None)
    """What sort of group it is; `hq` for the one of all leaders."""
    need: Line | None = for_public(None)
    """The need of its members that it serves."""
    city: Line | None = for_public(None, text=True)
    """The city it belongs to."""
    region: Line | None = for_public(None, text=True)
    """The region it belongs to."""
    country: Line | None = for_public(None, text=True)
    """The country it belongs to."""
    locale: LocaleCode | None = for_public(None)
    """Its language, where that is not the community's."""
    timezone: Zone | None = for_public(None)
    """Its zone, where that is not the community's."""
    members: Count | None = for_leaders(None)
    """How many members it has."""
    owner: Line | None = for_operators(None)
    """Who owns the chat group in the app."""
    founded: Day | None = for_leaders(None)
    """Since when there has been this group; nobody is credited with leading it before."""
    leaders: Ids = for_leaders(())
    """The people who run it."""
    leader_name: Line | None = for_leaders(None, text=True)
    """Who runs it, where there is no person record."""
    deputies: Ids = for_leaders(())
    """The people who stand in."""
    parent: Slug | None = for_leaders(None)
    """The group it grew out of or belongs to."""
    origin: Slug | None = for_leaders(None)
    """The campaign it was opened for."""
    stage: Stage = for_public("running")
    """Where it stands between its first day and its last."""
    tags: Names = for_leaders(())
    """Free words to choose groups by."""
    about: Line | None = for_public(None, text=True)
    """What it is, in a sentence or two."""
    logo: Line | None = for_leaders(None)
    """Its picture, from the folder of the file."""
    website: Address | None = for_public(None)
    """A page of its own that everyone may read."""
    contact: Line | None = for_leaders(None, text=True)
    """Whom to ask: the id of a person, or a text such as an address."""
    link: Link | None = for_leaders(None)
    """The way into the group."""
    link_expires: Day | None = for_leaders(None)
    """The last day on which the link works."""
    links: Addresses = for_leaders({})
    """Its other ways in, by channel or by a name; that of a channel opens beside its texts."""
    join: Line | None = for_leaders(None, text=True)
    """How to get in where there is no link."""
    last_checked: Day | None = for_operators(None)
    """When an operator last looked into it."""
    vars: Vars = for_leaders({}, text=True)
    """Free values for messages."""

    @property
    def is_awake(self) -> bool:
        """Whether something is still asked of it: a dormant or closed group rests."""
        return self.stage not in ("dormant", "closed")
