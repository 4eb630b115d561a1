"""The texts of a home: what is due, and what comes due before the page is made again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import timedelta
from itertools import islice

from kits.channels.channel import Channel
from kits.locale import catalogue
from kits.model.kits import Kit, KitMessage, Reply, Text
from kits.render.cards import Card, anchor, cards, memory, versions
from kits.render.home_rows import Sent, Way, clock_of
from kits.render.kit_pages import asked
from kits.render.panels import NO_LINKS
from kits.render.phone import phase_words
from kits.render.timeline import due_until

AHEAD = timedelta(hours=36)
"""How far ahead texts stand in a home: so the page of a build a day is right until the next, also
where that comes half a day late. What is sent later is a row that leads to its kit."""
MOST = 12
"""Texts in one home: there are thousands of homes, and a phone loads the whole page. Those that are
sent first stand in it; of all others a row leads to the kit, also when they are due."""

Key = tuple[str, str, str]
"""A message in one group: the group, the campaign and the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A group that a text is pasted into, and what a device remembers once it was."""

    group: str
    channel_name: str | None
    """Where the group has several channels."""
    memory: str
    versions: str
    """Of all texts of the message, as the script compares them with copies made."""
    channel: str
    version: str
    reply: Reply | None
    """What is answered of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A text to post, with the groups of the page that get the same."""

    card: Card
    href: str
    """Where it stands in a kit."""
    campaign: str
    places: tuple[Place, ...]
    """To tick, one by one, where several groups get it."""
    keys: tuple[Key, ...]

    @property
    def answered(self) -> bool:
        """Whether an answer is expected of any of its groups."""
        return self.card.reply is not None or any(place.reply for place in self.places)


@dataclass(frozen=True, slots=True)
class Dealer:
    """What all texts of a home have in common."""

    way: Way
    channels: Mapping[str, Channel]
    """All of the community."""
    root: str
    _: KW_ONLY
    one_group: bool

    def deck(self, kits: Sequence[Kit]) -> tuple[Post, ...]:
        """The texts of these kits that stand in the home, by time."""
        return self.posts(self._near(kits), MOST)

    def posts(self, found: Iterable[Sent], most: int) -> tuple[Post, ...]:
        """The texts of these messages by time, those that are alike as one; no more than `most`."""
        alike: dict[object, list[Sent]] = {}
        for message, kit in sorted(found, key=_order):
            for sheet in self._sheets(message):
                alike.setdefault(self._sameness(sheet, kit), []).append((sheet, kit))
        return tuple(self._post(n, those) for n, those in enumerate(islice(alike.values(), most)))

    def _near(self, kits: Iterable[Kit]) -> Iterator[Sent]:
        at = self.way.at
        for kit in kits:
            corrections = asked(kit)
            for message in kit.messages:
                expired = message.until is not None and at.has_come(message.until)
                late = at.has_come(due_until(message, corrections.get(message.id)))
                if not (message.locked or expired or late) and at.has_come(message.send_at, AHEAD):
                    yield message, kit

    def _sheets(self, message: KitMessage) -> Iterator[KitMessage]:
        """A message with the texts that are copied at once: of several groups, an equal one."""
        if self.one_group:
            yield message
            return
        equal: dict[object, dict[str, Text]] = {}
        for channel, text in message.texts.items():
            equal.setdefault(_pasted(text), {})[channel] = text
        for texts in equal.values():
            yield replace(message, texts=texts)

    def _sameness(self, sheet: KitMessage, kit: Kit) -> object:
        """What groups share that get the same: all of a card but the line to answer with."""
        if self.one_group:
            return _key(sheet, kit)
        text = next(iter(sheet.texts.values()))
        shown = (sheet.title, sheet.kind, sheet.note, sheet.until, sheet.attachments)
        when = (sheet.send_at.isoformat(), sheet.quiet, asked(kit).get(sheet.id))
        return (kit.campaign.id, sheet.id, when, shown, _pasted(text))

    def _post(self, n: int, those: list[Sent]) -> Post:
        sheet, kit = those[0]
        shared = len(those) > 1
        return Post(
            card=self._shared(n, those) if shared else self._card(n, sheet, kit),
            href=f"{self.way.to(kit)}#{anchor(sheet.id)}",
            campaign=kit.campaign.title,
            places=tuple(self._place(*sent) for sent in those) if shared else (),
            keys=tuple(_key(*sent) for sent in those),
        )

    def _card(self, n: int, sheet: KitMessage, kit: Kit) -> Card:
        """The card of a text that one group gets; on a page of several, to copy once."""
        group, locale = kit.group, self.way.locale
        channels: Sequence[str] = kit.channels
        if not self.one_group:
            whole = len(sheet.texts) == len(channels)
            sheet = replace(sheet, texts=dict(islice(sheet.texts.items(), 1)))
            channels = tuple(sheet.texts) if whole else channels
        (card,) = cards(
            [sheet],
            channels,
            self.channels,
            self.way.at,
            locale=locale,
            root=self.root,
            links=group.links if self.one_group else NO_LINKS,
            asked=asked(kit),
        )
        if card.phase == "next" and sheet.send_at != self.way.upcoming:
            card = replace(card, phase="later", label=phase_words(locale)["later"])
        return replace(
            card,
            spot=f"{n}-{card.id}",
            kit=memory(kit),
            group=None if self.one_group else group.name,
            clock_of=clock_of(group.timezone, locale) if self.way.several_zones else None,
        )

    def _shared(self, n: int, those: list[Sent]) -> Card:
        """The card of a text that several groups get: a copy says of none that it has it."""
        (sheet, kit), locale = those[0], self.way.locale
        told = (message.report for message, _kit in those if not message.reply)
        reports = dict.fromkeys(filter(None, told))
        card = self._card(n, replace(sheet, report="\n".join(reports) or None, reply=None), kit)
        after = catalogue(locale).gettext("Now paste it into each group, and tick where it is.")
        panels = tuple(
            replace(panel, button=replace(panel.button, after=after)) for panel in card.panels
        )
        groups = catalogue(locale).ngettext("{n} group", "{n} groups", len(those))
        whose = groups.format(n=len(those))
        return replace(card, kit=f"deck/{n}", group=whose, panels=panels)

    def _place(self, sheet: KitMessage, kit: Kit) -> Place:
        channel, text = next(iter(sheet.texts.items()))
        whole = next(message for message in kit.messages if message.id == sheet.id)
        called = self.channels[channel].called(self.way.locale.tag)
        return Place(
            group=kit.group.name,
            channel_name=called if len(kit.channels) > 1 else None,
            memory=memory(kit),
            versions=versions(whole),
            channel=channel,
            version=text.version,
            reply=sheet.reply,
        )


def _order(sent: Sent) -> tuple[object, str, str]:
    message, kit = sent
    return (message.send_at, kit.campaign.id, message.id)


def _key(message: KitMessage, kit: Kit) -> Key:
    return (kit.group.id, kit.campaign.id, message.id)


def _pasted(text: Text) -> tuple[str, str | None, str | None]:
    """All that a copy takes along."""
    return (text.version, text.subject, text.html)
