"""The texts on a team's page: those to the team, and what is sent in its groups this month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kits.locale import Tongue
from kits.model.addresses import Address
from kits.model.kits import Kit
from kits.render.cards import Card, cards
from kits.render.decks import Dealer, Post
from kits.render.home_rows import way
from kits.render.views import ShownTeam, View

MOST = 60
"""Texts of a month on one page, which a phone loads whole: those that are sent first."""
OVER = ("done", "expired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What is sent in the groups of a team in one month."""

    ahead: tuple[Post, ...]
    """What is due or still to come, by time."""
    over: tuple[Post, ...]
    rest: tuple[tuple[str, str], ...]
    """Where all others stand: the name of a group, and the way to its kit."""

    @property
    def is_answered(self) -> bool:
        """Whether an answer is expected of any."""
        return any(post.answered for post in (*self.ahead, *self.over))


def sent_this_month(view: View, kits: Sequence[Kit], here: Address, locale: Tongue) -> Month:
    """The texts of these kits that may be posted this month, alike ones as one."""
    by = way(kits, here, view.addresses, view.clock, locale)
    first = view.today.replace(day=1)
    found = [
        (message, kit)
        for kit in kits
        for message in kit.messages
        if message.to == "groups"
        and not message.locked
        and message.send_at.date().replace(day=1) == first
    ]
    posts = Dealer(by, view.channels, here.root, one_group=False).posts(found, MOST)
    shown = {key for post in posts for key in post.keys}
    left = [
        (kit.group.name, by.to(kit))
        for message, kit in found
        if (kit.group.id, kit.campaign.id, message.id) not in shown
    ]
    return Month(
        ahead=tuple(post for post in posts if post.card.phase not in OVER),
        over=tuple(post for post in posts if post.card.phase in OVER),
        rest=tuple(dict.fromkeys(left)),
    )


def told_to_team(
    view: View, shown: ShownTeam, here: Address, locale: Tongue
) -> Iterator[tuple[str, list[Card]]]:
    """The texts to a team by campaign: its title, and a card for each."""
    for campaign in reversed(view.campaigns):
        id = campaign.campaign.id
        texts = shown.texts.get(id, ())
        made = cards(
            texts,
            tuple(dict.fromkeys(channel for text in texts for channel in text.texts)),
            view.channels,
            view.clock,
            locale=locale,
            root=here.root,
        )
        memory = f"teams/{shown.team.id}/{id}"
        if made:
            yield (
                campaign.campaign.in_locale(locale.tag).title,
                [_placed(card, f"team-{id}-", memory) for card in made],
            )


def _placed(card: Card, before: str, memory: str) -> Card:
    """A card on a page of several campaigns, whose anchors begin so, as it leads to another."""
    correction = card.correction and before + card.correction
    return replace(card, spot=before + card.id, correction=correction, kit=memory)
