"""The page of the users who organise a campaign: their brief, who does what, and their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kits.channels.channel import Channel
from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.clocks import Clock
from kits.model.kits import KitCampaign, KitMessage
from kits.model.rounds import Rounds
from kits.render.cards import cards, stop_words
from kits.render.localised import day, span
from kits.render.phone import page


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewDuty:
    """One duty: its id, and the people who have it or the reason why nobody has."""

    duty: str
    people: tuple[str, ...] = ()
    waived: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewMilestone:
    """A step on the way, with its owner as the crew knows them."""

    what: str
    owner: str | None = None
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Everything the crew of one campaign needs, in the community's language and zone."""

    campaign: KitCampaign
    locale: Tongue
    byline: str | None
    people: tuple[tuple[str, Rounds], ...]
    """The crew, each with what they did in the campaigns before."""
    background: str | None
    goal: str | None
    duties: tuple[CrewDuty, ...]
    milestones: tuple[CrewMilestone, ...]
    channels: tuple[str, ...]
    """The channels of the texts, the main one first."""
    messages: tuple[KitMessage, ...]
    """To the crew and to winners, by time to send, then id."""


def crew_page(crew: Crew, channels: Mapping[str, Channel], at: Clock) -> File:
    """The crew's page; `channels` are all of the community."""
    here = Addresses.crew(crew.campaign.id)
    locale = crew.locale
    listed = cards(
        crew.messages,
        crew.channels,
        channels,
        at,
        locale=locale,
        root=here.root,
    )
    to = {message.id: message.to for message in crew.messages}
    several = len(crew.channels) > 1
    return page(
        "crew.html",
        here,
        locale,
        crew=crew,
        memory=f"crew/{crew.campaign.id}",
        people=[(name, rounds_words(rounds, locale)) for name, rounds in crew.people],
        span=span(crew.campaign.starts, crew.campaign.ends, locale),
        stopped=stop_words(crew.campaign.state, locale),
        tabs=[(id, channels[id].called(locale.tag)) for id in crew.channels] if several else (),
        to_crew=[card for card in listed if to[card.id] != "winners"],
        to_winners=[card for card in listed if to[card.id] == "winners"],
        duties=[
            (duty_word(one.duty, locale), share_words(one.duty, locale), one) for one in crew.duties
        ],
        milestones=[
            (one, day(one.due, locale) if one.due else None, one.done is not None)
            for one in crew.milestones
        ],
    )


def rounds_words(rounds: Rounds, locale: Tongue) -> str:
    """What somebody did in the campaigns before, as their crew may know it."""
    words = catalogue(locale)
    parts = {
        words.ngettext("led {n} campaign", "led {n} campaigns", rounds.led): rounds.led,
        words.ngettext(
            "helped in {n} campaign", "helped in {n} campaigns", rounds.assisted
        ): rounds.assisted,
        words.ngettext(
            "was with us in {n} campaign", "was with us in {n} campaigns", rounds.shadowed
        ): (rounds.shadowed),
    }
    told = [part.format(n=n) for part, n in parts.items() if n]
    return " · ".join(told) or words.gettext("here for the first time")


@cache
def duty_word(duty: str, locale: Tongue) -> str:
    """What a duty is called."""
    _ = catalogue(locale).gettext
    return {
        "copywriting": _("Copywriting"),
        "promotion": _("Promotion"),
        "intake": _("Taking in entries"),
        "judging": _("Judging"),
        "awarding": _("Awarding"),
        "resources": _("Finding resources"),
    }[duty]


@cache
def share_words(duty: str, locale: Tongue) -> str:
    """What whoever has a duty does."""
    _ = catalogue(locale).gettext
    return {
        "copywriting": _(
            "Writes the texts, and has each read by somebody else before it goes out."
        ),
        "promotion": _(
            "Brings it up where people are, asks friends along, keeps the comments kind."
        ),
        "intake": _("Takes in what people send, keeps the list, and helps whoever is stuck."),
        "judging": _("Looks at everything by the rules as they were told, and enters nothing."),
        "awarding": _("Writes to the winners, asks how they wish to be named, follows the prizes."),
        "resources": _("Finds place, partners and prizes before they are needed."),
    }[duty]
