"""What each group gets, composed once: plain data, which pickles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Generic, Literal, NamedTuple, TypeVar

from kits.model.credits import Deed
from kits.model.kits import Kit, KitGroup, Reply, published_by
from kits.model.offices import Tenure
from kits.model.packing import packed, unpacked
from kits.model.reading.links import is_link

T = TypeVar("T")
Role = Literal["leader", "deputy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way into a group."""

    name: str | None
    """The channel, or what else it is called; None of the way in as such."""
    text: str
    """An address, or how to get in where there is none."""

    @property
    def linked(self) -> bool:
        """Whether it can be opened."""
        return is_link(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a group's home tells of the group itself."""

    about: str | None = None
    website: str | None = None
    logo: str | None = None
    """Where its picture lies in the project folder."""
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Someone who leads a group or stands in there, as their own home needs to know."""

    person: str
    name: str
    """What they are called in their own language."""
    locale: str
    role: Role
    leader: str | None = None
    """Whose place a deputy takes; None where nobody leads."""
    beside: str | None = None
    """Who else leads it."""
    others: tuple[str, ...] = ()
    """Who else stands in."""
    alone: bool
    """Whether this is their only group."""
    taken: frozenset[str] = frozenset()
    """The lessons that they finished, by id."""
    deeds: tuple[Deed, ...] = ()
    """What they did, the oldest first."""
    held: tuple[Tenure, ...] = ()
    """Their offices, where a badge asks for them; one that they hold has no end yet."""


NO_PROFILE = Profile()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All that one group gets."""

    group: KitGroup
    kits: tuple[Kit, ...] = ()
    """In the order of the campaigns; none of a campaign of which it gets nothing."""
    past: tuple[str, ...] = ()
    """The campaigns that it had a part in and whose kits are no longer kept, by id."""
    profile: Profile = NO_PROFILE
    taken: frozenset[str] = frozenset()
    """The lessons that all its leaders finished, by id."""
    is_looked_after: bool = False
    """Whether a team at work has it among its groups."""
    leads: tuple[Lead, ...] = ()


NO_FILES: Mapping[str, str] = {}


class Send(NamedTuple):
    """A message of a kit, as calendars of many groups count it."""

    campaign: str
    id: str
    base: str
    """The id of the message itself; of one that is sent several times, without its number."""
    title: str
    at: datetime
    stopped: bool
    """Whether it can no longer be copied."""
    name: str
    """What receipts call it."""
    code: str = ""
    """Of the answer that is expected once it is posted; empty where none is."""
    report: str = ""
    """The words of that answer which say that it was posted."""
    stands: bool = False
    """Whether it stands in the group once it is sent, as a post."""
    about: str | None = None


class Fading(NamedTuple):
    """A file that is sent along, and is good for less long than its campaign lasts."""

    campaign: str
    message: str
    """The id of the message itself."""
    text: str
    """The id of the message as it is sent."""
    name: str
    expires: date
    ends: date
    """Of the campaign, where the file is wanted."""


class Share(NamedTuple):
    """What pages of many groups need to know of one: a few lines, and texts only where shown."""

    group: str
    zone: str
    sends: tuple[Send, ...] = ()
    """Of all its kits, in their order."""
    fading: tuple[Fading, ...] = ()
    files: Mapping[str, str] = NO_FILES
    """What its kits send: path in the leaders' tree, to path in the project folder."""
    bundle: Bundle | None = None
    """All that it gets, where the home of someone who leads several groups shows it."""
    dispatch: tuple[Kit, ...] = ()
    """Its kits of standing posts, where the page of a team shows them."""
    schedule: bytes = b""
    """A digest of what is posted in it and when: groups that share it are alike in this."""


def share(bundle: Bundle) -> Share:
    """The lines of a bundle for pages of many groups."""
    posts = {(kit.campaign.id, post.id): post.send_at for kit in bundle.kits for post in kit.posts}
    return Share(
        group=bundle.group.id,
        zone=bundle.group.timezone,
        sends=tuple(
            Send(
                campaign=kit.campaign.id,
                id=message.id,
                base=message.base,
                title=message.title,
                at=message.send_at,
                stopped=message.locked is not None,
                name=message.name,
                code=message.reply.code if message.reply else "",
                report=_report(message.reply, bundle.group.name) if message.reply else "",
                stands=(kit.campaign.id, message.id) in posts,
                about=message.about,
            )
            for kit in bundle.kits
            for message in kit.messages
        ),
        fading=tuple(
            Fading(
                campaign=kit.campaign.id,
                message=message.base,
                text=message.id,
                name=file.name,
                expires=file.expires,
                ends=kit.campaign.ends,
            )
            for kit in bundle.kits
            for message in kit.messages
            if message.locked is None
            for file in message.attachments
            if file.expires and file.expires < kit.campaign.ends
        ),
        files=published_by(message for kit in bundle.kits for message in kit.messages),
        bundle=None if all(lead.alone for lead in bundle.leads) else bundle,
        dispatch=tuple(
            kit for kit in bundle.kits if bundle.is_looked_after and kit.campaign.kind == "dispatch"
        ),
        schedule=_digest(bundle.group.timezone, tuple(posts.items())),
    )


@lru_cache(maxsize=1024)
def _digest(zone: str, posts: tuple[tuple[tuple[str, str], datetime], ...]) -> bytes:
    """What is posted when by the clock of a zone; thousands of groups share a few of these."""
    lines = (f"{campaign} {id} {at.isoformat()}" for (campaign, id), at in posts)
    return sha256("\n".join((zone, *lines)).encode()).digest()[:12]


def _report(reply: Reply, group: str) -> str:
    """The words of an answer before the group's name."""
    end = reply.posted.rfind(group)
    return reply.posted[:end].strip(" ·") if end > 0 else ""


class Packed(Generic[T]):
    """Bundles or shares in their order, each a few hundred bytes while nobody looks at it.

    As objects they take a hundred times that.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []

    def add(self, item: T) -> None:
        """Keeps one more."""
        self._packed.append(packed(item))

    def add_packed(self, item: bytes) -> None:
        """Keeps one more that is packed already."""
        self._packed.append(item)

    def __iter__(self) -> Iterator[T]:
        return map(unpacked, self._packed)
