"""What a leader is given: a kit is everything one group needs for one campaign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal

from kits.model.files import Size
from kits.model.places import Step
from kits.model.quiet import Quiet

Lock = Literal["replaced", "paused", "withdrawn"]
"""Why a message can no longer be copied."""
NO_POSTS = ("moments", "private")
"""Ways of posting after which nothing stands in the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of one channel, exactly as it is pasted."""

    text: str
    length: int
    """Counted in `unit`, as the channel counts."""
    unit: str
    limit: int | None
    """More than this cannot be sent."""
    advised: int | None
    """More than this is sent, but reads or splits badly."""
    version: str
    """The first 6 Crockford base-32 characters of the SHA-256 of `text`."""
    parts: tuple[str, ...] | None = None
    html: str | None = None
    subject: str | None = None


Spot = tuple[Step, ...]
"""Where a wording stands in its message: `text`, or one of its `variants`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that is sent with a message, or (without a path) a card forwarded by hand."""

    path: str | None
    """In the leaders' tree, from its root."""
    name: str
    source: str | None = None
    """In the project folder."""
    caption: str | None = None
    expires: date | None = None
    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a leader answers in the HQ group: one of three lines that bear the same code."""

    posted: str
    """That it was posted: the report, the group and the code."""
    skipped: str
    """That it is not posted today, and that this is right."""
    cannot: str
    """That a hand is wanted."""
    code: str
    question: str | None = None
    """What its report asks; the answer stands in `posted` between these two."""
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitMessage:
    """One message of a kit, with its text for each channel of the group."""

    id: str
    base: str
    """The id of the message itself; of one that is sent several times, without its number."""
    name: str
    """What receipts call it: its id, with its day where it is sent on several."""
    title: str
    to: str
    kind: str
    """How it is posted: `message`, `announcement`, `moments`, `private` or `chain`."""
    note: str | None
    report: str | None
    send_at: datetime
    """In the group's zone."""
    until: datetime | None
    locked: Lock | None
    instead: str | None = None
    """Of one that was replaced, the id of what is posted instead, among those beside it."""
    texts: Mapping[str, Text] = field(default_factory=dict)
    wording: Spot = ("text",)
    """Where the wording that this group gets stands in its message."""
    others: tuple[tuple[Spot, Mapping[str, Text]], ...] = ()
    """What the other wordings would say in this group, by where each stands."""
    attachments: tuple[Attachment, ...] = ()
    quiet: Quiet | None = None
    """The quiet hours in which it waits; None where it may be sent at any."""
    touched: int = 0
    """How many changes touch it, also as a part of its campaign; a calendar's SEQUENCE."""
    reply: Reply | None = None
    """What is answered once it is posted; None where no receipt is expected."""
    about: str | None = None
    """What it is about: `product`, `event`, `atmosphere` or `care`."""

    @property
    def in_all_wordings(self) -> tuple[KitMessage, ...]:
        """The message as it is, and then each other wording, with nothing beside it."""
        if not self.others:
            return (self,)
        bare = tuple(replace(file, caption=None) for file in self.attachments)
        beside: dict[str, Any] = {"note": None, "report": None, "attachments": bare}
        return (
            self,
            *(replace(self, texts=texts, wording=steps, **beside) for steps, texts in self.others),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question that members ask, and the answer to paste, for each channel; or a like pair."""

    id: str
    q: str
    texts: Mapping[str, str]
    until: date | None = None
    """The last day on which it may be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a group is told beside the messages: what is wrong, and what became of its wishes.

    What is to be pasted is an answer; one without texts is for the leader to know.
    """

    flaws: tuple[Answer, ...] = ()
    """What is known to be wrong, and what to tell members until it is mended."""
    mended: tuple[Answer, ...] = ()
    """What was wrong, with what to tell members now, by the id of the flaw."""
    thanks: tuple[str, ...] = ()
    """What this group told of, and is mended."""
    asked: tuple[Answer, ...] = ()
    """What this group asked for, with the answer that goes back to it."""
    lacks: tuple[Answer, ...] = ()
    """What still wants somebody, with what asks for them."""


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A change as this group is told of it."""

    at: datetime
    what: str
    why: str | None
    replaces: tuple[str, ...]
    """Ids of this kit's messages."""
    message: str | None
    """The id of the correction, when this kit has it."""
    fixes: str | None = None
    """The flaw that it mends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitCampaign:
    """The campaign as this group sees it."""

    id: str
    title: str
    kind: str
    state: str
    starts: date
    ends: date
    theme: str | None = None
    place: str | None = None
    opens: datetime | None = None
    """When it starts there, where the hour is known."""
    banner: str | None = None
    """Its path in the project folder."""
    extras: tuple[str, ...] = ()
    """What is made for the group on request: `poster`, `qr`, `kit_html`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitGroup:
    """The group a kit is for."""

    id: str
    name: str
    locale: str
    timezone: str
    leader: str | None = None
    """Whom its texts name; None where there is no one."""
    leaders: tuple[str, ...] = ()
    """All who run it, else the one who stands in."""
    contact: str | None = None
    """Whom to ask about it."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Where it is found in each of its channels, by the id of the channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of the checklist."""

    id: str
    what: str
    when: datetime | None
    """In the group's zone."""
    day: date | None = None
    """Its day, where that is all it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLink:
    """A lesson to take first."""

    track: str
    lesson: str
    """Its page in the track; of a translation, with the code of its language."""
    title: str
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Everything one group needs for one campaign, in the group's language and zone."""

    campaign: KitCampaign
    group: KitGroup
    channels: tuple[str, ...]
    """The group's channels, the main one first."""
    byline: str | None
    link: str | None = None
    """Of the campaign, tagged for this group."""
    messages: tuple[KitMessage, ...]
    """By time to send, then id."""
    notices: tuple[Notice, ...] = ()
    """The newest change first."""
    faq: tuple[Answer, ...] = ()
    beside: Beside = NOTHING_BESIDE
    checklist: tuple[Task, ...] = ()
    lessons: tuple[LessonLink, ...] = ()
    plan_b: tuple[str, ...] = ()
    contact: str | None = None
    """Whom a leader asks: the operator, as leaders know them."""

    @property
    def posts(self) -> Iterator[KitMessage]:
        """What stands in the group: what was posted before it was replaced stands there, too."""
        replaced: dict[str, datetime] = {}
        for notice in self.notices:
            for id in notice.replaces:
                replaced[id] = min(notice.at, replaced.get(id, notice.at))
        for message in self.messages:
            if message.to == "groups" and message.kind not in NO_POSTS:
                at = replaced.get(message.id) if message.locked == "replaced" else None
                if message.locked is None or (at and message.send_at <= at):
                    yield message


def published_by(messages: Iterable[KitMessage]) -> dict[str, str]:
    """The files that messages send: path in the leaders' tree, to path in the project folder."""
    return {
        file.path: file.source
        for message in messages
        for file in message.attachments
        if file.path and file.source
    }
