"""Messages: the texts of a campaign, when each is sent, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from kits.model.audiences import for_leaders
from kits.model.findings import say
from kits.model.reading.mistakes import kind_of, mistake
from kits.model.reading.plain import one_or_more
from kits.model.records import Part, Record
from kits.model.values import ChannelIds, Day, Flag, Groups, Line, Short, Slug, Texts, Time, Times

Way = Literal["message", "announcement", "moments", "private", "chain"]
"""How a text is posted; moments and private texts do not count as posts."""

Addressee = Literal["groups", "hq", "crew", "winners", "teams"]

About = Literal["product", "event", "atmosphere", "care"]


class Attached(Part):
    """A file to send with a message, or a card that is forwarded by hand."""

    id: Slug | None = for_leaders(None)
    """Names it for translations."""
    file: Line | None = for_leaders(None, text=True)
    """The path from the campaign's folder; values may stand in it."""
    card: Line | None = for_leaders(None, text=True)
    """The name of what is forwarded by hand."""
    source: Line | None = for_leaders(None, text=True, alias="from")
    """Where the card is forwarded from."""
    caption: Line | None = for_leaders(None, text=True)
    """What to say about it."""
    expires: Day | None = for_leaders(None)
    """The last day on which it is good."""
    only: Groups | None = for_leaders(None)
    """The groups that get it, where not all do."""


def _attached(value: Any) -> Any:
    if isinstance(value, str):
        return {"file": value}
    if not isinstance(value, Mapping):
        return value
    known = {field.alias or name for name, field in Attached.model_fields.items()}
    if ("file" in value) == ("card" in value) and value.keys() <= known:
        raise mistake(
            "wrong-type",
            say("an attachment is either a file or a card"),
            say("give file, or card with from"),
        )
    return value


def _allowed(value: Any) -> bool:
    if value == "allowed":
        return True
    raise mistake(
        "wrong-type",
        say('expected allowed, found "{text}"', text=value)
        if isinstance(value, str)
        else say("expected allowed, found {found}", found=kind_of(value)),
        say("write allowed, or leave it out"),
    )


Allowed = Annotated[bool, PlainValidator(_allowed), WithJsonSchema({"const": "allowed"})]
"""Something that is not done unless it says `allowed`."""


Attachments = Annotated[
    tuple[Annotated[Attached, BeforeValidator(_attached), Short({"type": "string"})], ...],
    BeforeValidator(one_or_more),
    Short({"type": ["string", "object"]}),
]


class Message(Record):
    """One text of a campaign (`messages/<nn-name>.md`, or a row of `messages.csv`)."""

    id: Slug = for_leaders()
    """Names the message; a campaign's own replaces the recipe's of the same id."""
    title: Line = for_leaders(text=True)
    """For the leader, never pasted."""
    send: Times = for_leaders()
    """When to send it; several times repeat it."""
    until: Time | None = for_leaders(None)
    """When it is too late to send; without it, never."""
    to: Addressee = for_leaders("groups")
    """Whom it is for."""
    only: Groups | None = for_leaders(None)
    """The groups that get it, where not all do."""
    excluded: Groups | None = for_leaders(None, alias="except")
    """The groups that do not get it."""
    channels: ChannelIds = for_leaders(())
    """The channels it is for; narrows the group's own."""
    way: Way = for_leaders("message", alias="as")
    """How it is posted."""
    attach: Attachments = for_leaders(())
    """Files and cards that go with it, in order."""
    note: Line | None = for_leaders(None, text=True)
    """A word to the leader."""
    report: Line | None = for_leaders(None, text=True)
    """What to answer in the HQ group; `ask("How many came?")` in it is a field to fill in."""
    quiet: Allowed = for_leaders(False)
    """Whether it may be sent in quiet hours."""
    split: Allowed = for_leaders(False)
    """Whether a text over a channel's limit is pasted in parts; otherwise it is an error."""
    subject: Line | None = for_leaders(None, text=True)
    """The subject, in e-mail."""
    about: About | None = for_leaders(None)
    """What it is about, for the mix of a group's months."""
    skip: Flag = for_leaders(False)
    """Drops the recipe's message of this id."""
    text: Line = for_leaders("", text=True)
    """The body: what is pasted."""
    variants: Texts = for_leaders((), text=True)
    """Other wordings of the body with the same facts, one for each next group of a leader."""
