"""What a community says of itself, in `community.yml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from kits.model.audiences import for_leaders, for_operators, for_public
from kits.model.file_refs import CONTENT, MEDIA, SHARED, FileRef, Room
from kits.model.findings import say
from kits.model.moments import UnreadableMoment, read_point
from kits.model.periods import NamedPeriod
from kits.model.reading.mistakes import kind_of, mistake
from kits.model.reading.plain import one_or_more
from kits.model.records import Part, Record
from kits.model.values import (
    Count,
    Flag,
    Free,
    Line,
    Link,
    LocaleCode,
    Names,
    Share,
    Slug,
    Some,
    Span,
    Texts,
    Wait,
    Zone,
)


def _read_hours(value: Any) -> tuple[time, time]:
    hint = say('write it as "22:30-07:30"')
    if not isinstance(value, str):
        words = say("expected a stretch of hours, found {found}", found=kind_of(value))
        raise mistake("wrong-type", words, hint)
    words = say('"{text}" is not a stretch of hours', text=value)
    parts = unicodedata.normalize("NFKC", value).split("-")
    if len(parts) != 2:
        raise mistake("wrong-type", words, hint)
    try:
        first, last = (read_point(part).hour for part in parts)
    except UnreadableMoment:
        raise mistake("wrong-type", words, hint) from None
    if first is None or last is None:
        raise mistake("wrong-type", words, hint)
    return first, last


def _named(value: Any) -> Any:
    """A list of words as words that are shown as they are."""
    if isinstance(value, Mapping):
        return value
    words = one_or_more(value)
    if not all(isinstance(item, str) for item in words):
        raise mistake(
            "wrong-type",
            say("expected words, found a block or a list among them"),
            say("write a list of words, or a line word: shown name for each"),
        )
    return {item: item for item in words}


Hours = Annotated[
    tuple[time, time],
    PlainValidator(_read_hours),
    WithJsonSchema({"type": "string", "what": "a stretch of hours", "examples": ["22:30-07:30"]}),
]
Words = Annotated[
    Mapping[Line, Line],
    BeforeValidator(_named),
    WithJsonSchema({"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "object"}]}),
]


def numbered(value: Any) -> Any:
    """FAQ items, with `q1`, `q2`, … by place for those without an id."""
    if not isinstance(value, list):
        raise mistake(
            "wrong-type",
            say("expected a list of questions, found {found}", found=kind_of(value)),
            say("write a list with id, q and a for each question"),
        )
    return [
        {"id": f"q{place}", **item} if isinstance(item, Mapping) else item
        for place, item in enumerate(value, start=1)
    ]


class Question(Part):
    """A question that members ask, and what to answer."""

    id: Slug = for_public()
    """Names the question, so that a later list may replace it; `q1`, `q2`, … by default."""
    q: Line = for_public(text=True)
    """The question."""
    a: Line = for_public(text=True)
    """The answer, as chat text."""


Questions = Annotated[tuple[Question, ...], BeforeValidator(numbered)]


class Policy(Part):
    """The thresholds that checks use."""

    deputy_from: Count = for_leaders(40)
    """Members from which a group needs a deputy."""
    posts_per_day: Count = for_leaders(3)
    """Posts that one group bears in a day."""
    quiet_hours: Hours = for_leaders((time(22, 30), time(7, 30)))
    """Hours in which nothing is posted, in the group's zone."""
    core_share: Share = for_operators(0.05)
    """The share of members that the core should be."""
    rounds_before_lead: Count = for_leaders(2)
    """Campaigns that someone assists in before leading one."""
    inspect_every: Span = for_operators(timedelta(days=14))
    """How often an operator looks into each group."""
    recap_within: Span = for_operators(timedelta(days=7))
    """How long after its end a campaign's recap is due."""
    receipts: Literal["reported", "none"] = for_leaders("reported")
    """Whether an answer is expected to each message that has a `report`, or to none."""
    receipt_within: Wait = for_operators(timedelta(hours=12))
    """How long after its time a message may be without a receipt before its group is silent."""
    quiet_after: Span = for_operators(timedelta(days=21))
    """How long a group may be without any receipt while some are due."""
    duties_per_person: Some = for_operators(2)
    """Duties of one campaign that one person takes."""
    groups_per_leader: Some = for_operators(5)
    """Groups that one person leads."""


class Vocabulary(Part):
    """The words that groups may use for kind, need and tags; without it any is allowed."""

    kinds: Words | None = for_public(None, text=True)
    """Kinds of groups: a list, or id to shown name."""
    needs: Words | None = for_public(None, text=True)
    """Needs that groups serve: a list, or id to shown name."""
    tags: Words | None = for_public(None, text=True)
    """Tags of groups: a list, or id to shown name."""


class Urls(Part):
    """Where the two sites will stand."""

    public: Link | None = for_public(None)
    """Address of the public site."""
    leaders: Link | None = for_public(None)
    """Address of the leaders' site."""


class Settings(Record):
    """The community as a whole (`content/community.yml`)."""

    name: Line = for_public(text=True)
    """The community's name."""
    locale: LocaleCode = for_public()
    """The language of files without a suffix."""
    timezone: Zone = for_public()
    """The zone of the community's own days."""
    about: Line | None = for_public(None, text=True)
    """What the community is, in a few sentences."""
    banner: Line | None = for_public(None, text=True)
    """The picture that its home begins with, from `content/images`."""
    values: Texts = for_public((), text=True)
    """What the community stands for."""
    contact: Line | None = for_public(None, text=True)
    """How people from outside reach the community; alumni and who would begin a group read it."""
    welcome_back: Line | None = for_public(None, text=True)
    """What alumni read who think of coming back."""
    share_cards: Flag = for_public(False)
    """Whether everyone on the wall gets a picture to send on; each takes a moment to make."""
    shout_outs: Literal["ask", "auto", "off"] = for_operators("ask")
    """Whether groups are told of badges: operators are asked, it is done for them, or neither."""
    faq: Questions = for_leaders((), text=True)
    """Answers that serve every campaign."""
    policy: Policy = for_leaders(Policy())
    """The thresholds that checks use."""
    confidential: Names = for_operators(())
    """Words that may never be published."""
    channels: Mapping[Line, Free] = for_leaders({})
    """Changes and additions to the channels."""
    vocabulary: Vocabulary = for_public(Vocabulary())
    """The words that groups may use."""
    plugins: Names = for_operators(())
    """Installed plugins, by name; those that come with leaderkit are on, and a `-` before the name
    of one switches it off."""
    link_tags: Line | None = for_operators(None)
    """What is added to each link, of `group.id` and `campaign.id`."""
    urls: Urls = for_public(Urls())
    """Where the sites will stand."""
    repository: Link | None = for_operators(None)
    """The git host's address of the content, for links into its web editor: of the repository, or
    of a branch or folder as the host shows it."""
    periods: tuple[NamedPeriod, ...] = for_leaders((), text=True)
    """Stretches of days that have a name, which figures may be of."""
    keep_kits: Span = for_leaders(timedelta(days=30))
    """How long after its end a campaign's kits are built."""

    @property
    def picture(self) -> FileRef:
        """The file of its banner, from the folder that all records share."""
        shared = Room(base=CONTENT, own=SHARED, place=MEDIA)
        return FileRef(self.banner or "", shared, is_address=False)
