"""What is new on a home: campaigns that were stopped, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kits.model.kits import Kit, KitMessage, Notice
from kits.render.cards import only_words, stop_words
from kits.render.home_rows import Way
from kits.render.kit_pages import asked
from kits.render.localised import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A campaign of which nothing may be posted now, but what says so where there is a text."""

    campaign: str
    sentence: str
    kits: tuple[tuple[str, str], ...]
    """The page of each group's kit, and the group's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A change, told once for all groups that it concerns."""

    when: str
    at: str
    what: str
    why: str | None
    campaign: str
    gone: tuple[str, ...]
    """Titles of the messages that no longer hold."""


def stops(kits: Sequence[Kit], way: Way) -> tuple[Stop, ...]:
    """The stopped campaigns, in the order of the kits."""
    found: dict[str, list[Kit]] = {}
    for kit in kits:
        if kit.campaign.state in ("paused", "withdrawn"):
            found.setdefault(kit.campaign.id, []).append(kit)
    return tuple(_stop(those, way) for those in found.values())


def _stop(those: list[Kit], way: Way) -> Stop:
    campaign = those[0].campaign
    words = only_words if any(map(asked, those)) else stop_words
    sentence = words(campaign.state, way.locale)
    assert sentence is not None, "a stopped campaign has its words"
    return Stop(campaign=campaign.title, sentence=sentence, kits=_kits(those, way))


def news(kits: Sequence[Kit], way: Way) -> tuple[News, ...]:
    """The changes of these kits, the newest first."""
    found: dict[tuple[str, datetime, tuple[str, ...], str | None], list[tuple[Notice, Kit]]] = {}
    for kit in kits:
        for notice in kit.notices:
            key = (kit.campaign.id, notice.at, notice.replaces, notice.message)
            found.setdefault(key, []).append((notice, kit))
    newest = sorted(found.values(), key=lambda those: those[0][0].at, reverse=True)
    return tuple(_news(those, way) for those in newest)


def _news(those: list[tuple[Notice, Kit]], way: Way) -> News:
    notice, kit = those[0]
    return News(
        when=moment(notice.at, way.locale),
        at=notice.at.isoformat(),
        what=notice.what,
        why=notice.why,
        campaign=kit.campaign.title,
        gone=tuple(_titles(kit.messages, notice.replaces)),
    )


def _titles(messages: Sequence[KitMessage], ids: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(message.title for message in messages if message.id in ids)


def _kits(those: Sequence[Kit], way: Way) -> tuple[tuple[str, str], ...]:
    return tuple((way.to(kit), kit.group.name) for kit in those)
