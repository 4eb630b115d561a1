"""The page that a leader opens: copy, paste, done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kits.model.artifacts import File
from kits.model.kits import Kit, Notice, Task
from kits.render.cards import Card, anchor, cards, days, memory, stop_words
from kits.render.phone import HELP_PAGE, moment, page, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change as the page tells it, with the correction to post."""

    when: str
    what: str
    why: str | None
    replaced: tuple[tuple[str, str], ...]
    """Anchor and title of each message that no longer holds."""
    card: Card | None


def kit_page(kit: Kit, channels: Mapping[str, str], now: datetime, help: str = HELP_PAGE) -> File:
    """The kit's page, `g/<group>/<campaign>/index.html`.

    `channels` gives the shown name of each channel's id, `help` is the address of leaders' help
    from the root of the tree. The page is whole without its style and
    script: all texts stand in it, and the phases of its messages are those at `now`.
    """
    locale = kit.group.locale
    path = f"g/{kit.group.id}/{kit.campaign.id}/index.html"
    root = "../" * path.count("/")
    listed = cards(kit.messages, kit.channels, channels, now, locale=locale, root=root)
    changes = tuple(_changes(kit.notices, {card.id: card for card in listed}, locale))
    return page(
        "kit.html",
        path,
        locale,
        kit=kit,
        memory=memory(kit),
        span=span(kit.campaign.starts, kit.campaign.ends, locale),
        stopped=stop_words(kit.campaign.state, locale),
        cards=listed,
        days=days(listed),
        changes=changes,
        leading={change.card.id for change in changes if change.card},
        busy=any(card.phase in ("due", "next") for card in listed),
        tabs=[(id, channels.get(id, id)) for id in kit.channels] if len(kit.channels) > 1 else (),
        checklist=[(task.what, _when(task, locale)) for task in kit.checklist],
        channels=channels,
        help=help,
    )


def _changes(notices: Sequence[Notice], by_id: Mapping[str, Card], locale: str) -> Iterator[Change]:
    """The notices with their corrections; a correction of several changes stands at the first."""
    led: set[str] = set()
    for notice in notices:
        correction = notice.message if notice.message not in led else None
        if correction:
            led.add(correction)
        yield Change(
            when=moment(notice.at, locale),
            what=notice.what,
            why=notice.why,
            replaced=tuple((anchor(id), by_id[id].title) for id in notice.replaces if id in by_id),
            card=by_id.get(correction) if correction else None,
        )


def _when(task: Task, locale: str) -> str | None:
    return None if task.when is None else moment(task.when, locale)
