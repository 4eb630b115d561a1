"""The page that a leader opens: copy, paste, done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kits.channels.channel import CHANNELS, Channel
from kits.model.artifacts import File
from kits.model.kits import Kit, Notice
from kits.render.cards import Card, anchor, cards, days, memory, stop_words
from kits.render.checklists import checklist, midnight
from kits.render.extras.handing_out import handed_out
from kits.render.phone import HELP_PAGE, moment, page, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change as the page tells it, with the correction to post."""

    at: str
    """In ISO 8601, with the group's offset."""
    when: str
    what: str
    why: str | None
    replaced: tuple[tuple[str, str], ...]
    """Anchor and title of each message that no longer holds."""
    card: Card | None


def kit_page(
    kit: Kit,
    channels: Mapping[str, str],
    now: datetime,
    help: str = HELP_PAGE,
    known: Mapping[str, Channel] = CHANNELS,
) -> File:
    """The kit's page, `g/<group>/<campaign>/index.html`.

    `channels` gives the shown name of each channel's id, `help` is the address of leaders' help
    from the root of the tree, `known` are the channels as the community has them. The page is whole
    without its style and script: all texts stand in it, and the phases of its messages are those at
    `now`.
    """
    locale = kit.group.locale
    path = f"g/{kit.group.id}/{kit.campaign.id}/index.html"
    root = "../" * path.count("/")
    ends = midnight(kit.campaign.ends + timedelta(days=1), kit.group)
    over = ends <= now
    listed = cards(
        kit.messages,
        kit.channels,
        channels,
        now,
        locale=locale,
        root=root,
        known=known,
        corrections=_corrections(kit),
        links=kit.group.links,
    )
    changes = tuple(_changes(kit.notices, {card.id: card for card in listed}, locale))
    leading = {change.card.id for change in changes if change.card}
    waiting = [card for card in listed if card.id in leading and card.phase != "expired"]
    return page(
        "kit.html",
        path,
        locale,
        kit=kit,
        memory=memory(kit),
        span=span(kit.campaign.starts, kit.campaign.ends, locale),
        stopped=stop_words(kit.campaign.state, locale),
        todo=(*waiting, *(card for card in listed if card not in waiting)),
        days=days(listed),
        changes=changes,
        leading=leading,
        busy=any(card.phase in ("due", "next") for card in listed) or bool(waiting and not over),
        tabs=[(id, channels.get(id, id)) for id in kit.channels] if len(kit.channels) > 1 else (),
        ends=ends.isoformat(),
        over=over,
        checklist=tuple(checklist(kit)),
        reports=any(message.report for message in kit.messages),
        takes_part=any(message.to == "groups" for message in kit.messages),
        channels=channels,
        help=help,
        handed=handed_out(kit),
        file=f"{kit.campaign.id}-{kit.group.id}",
    )


def _changes(notices: Sequence[Notice], by_id: Mapping[str, Card], locale: str) -> Iterator[Change]:
    """The notices with their corrections; a correction of several changes stands at the first."""
    led: set[str] = set()
    for notice in notices:
        card = by_id.get(notice.message) if notice.message and notice.message not in led else None
        if card and not card.stopped:
            led.add(card.id)
        yield Change(
            at=notice.at.isoformat(),
            when=moment(notice.at, locale),
            what=notice.what,
            why=notice.why,
            replaced=tuple((anchor(id), by_id[id].title) for id in notice.replaces if id in by_id),
            card=card if card and not card.stopped else None,
        )


def _corrections(kit: Kit) -> dict[str, str]:
    """For each replaced message the one to post instead, also where that was replaced in turn."""
    said = {
        replaced: notice.message
        for notice in reversed(kit.notices)
        for replaced in notice.replaces
        if notice.message
    }
    locked = {message.id for message in kit.messages if message.locked}
    found = {}
    for replaced in said:
        last = replaced
        for _ in said:
            last = said.get(last, last)
        if last not in locked:
            found[replaced] = last
    return found
