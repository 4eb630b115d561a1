"""What a rule is: of the community, of each kit as it streams by, of each distinct text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from kits.model.bundles import Fading
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.deadlines import EndingLink, ending_links
from kits.model.declared import Declared
from kits.model.findings import Finding, Words, say
from kits.model.kits import Kit, KitMessage
from kits.model.load import NO_LOAD, Load
from kits.model.outreach import NO_OUTREACH, Outreach
from kits.model.places import Place, Step
from kits.model.runs import Run
from kits.model.silence import quiet_groups
from kits.model.standings import Standing
from kits.rules.spoken import SpokenRule
from kits.rules.wordings import WordingRule
from kits.texts.press import SetText


@dataclass(frozen=True, slots=True)
class Repeated:
    """A mistake that many groups may share, so that it is told once."""

    key: Hashable
    """What it is about; the same in every group that has it."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class Sent:
    """A message with its texts, as one group gets it, or the crew, winners and teams (no group)."""

    run: Run
    message: KitMessage
    group: str | None
    """The group's id."""
    locale: str

    @property
    def place(self) -> Place:
        """Where the text stands; of a built-in recipe's, where the campaign chose the recipe."""
        return place_of(self.run, self.message.base, self.locale, *self.message.wording)


@dataclass(frozen=True, kw_only=True)
class Due:
    """What is known by a moment of what was to be done, and to come back."""

    community: Community
    at: Clock
    standings: Sequence[Standing] = ()
    """How each message stands in each group that is to answer, by group."""
    load: Load = NO_LOAD
    """What groups and leaders bear from then on."""
    fading: Sequence[Fading] = ()
    """The files that are sent for longer than they are good."""
    outreach: Outreach = NO_OUTREACH
    """Whom to ask, and to write to."""

    @cached_property
    def ending_links(self) -> Sequence[EndingLink]:
        """The ways into groups that are not good for long."""
        return ending_links(self.community, self.at)

    @property
    def ahead(self) -> Iterator[Run]:
        """The campaigns that are not over, nor withdrawn."""
        for run in self.community.runs.values():
            if run.campaign.state != "withdrawn" and not self.community.has_ended(run, self.at):
                yield run

    @cached_property
    def quiet(self) -> Mapping[str, datetime]:
        """The groups of which nothing was heard for too long, with since when."""
        after = self.community.settings.policy.quiet_after
        return quiet_groups(self.standings, self.community.log, self.at, after)


Rule = Callable[[Community], Iterable[Finding]]
RepeatedRule = Callable[[Community], Iterable[Repeated]]
DueRule = Callable[[Due], Iterable[Repeated]]
KitRule = Callable[[Community, Kit], Iterable[Repeated]]
GroupRule = Callable[[Community, Sequence[Kit]], Iterable[Repeated]]
SentRule = Callable[[Community, Sent], Iterable[Repeated]]
TextRule = Callable[[Community, SetText], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(Declared):
    """Rules by what they are given: the built-in ones, or those of a plugin."""

    community: tuple[Rule, ...] = ()
    """Rules of the community as a whole."""
    wording: tuple[WordingRule, ...] = ()
    """Rules of each text that operators wrote."""
    spoken: tuple[SpokenRule, ...] = ()
    """Rules of each text for readers, beside the days and hours of its campaign."""
    repeated: tuple[RepeatedRule, ...] = ()
    """Rules whose mistake many records may share: alike ones are one finding."""
    due: tuple[DueRule, ...] = ()
    """Rules of what is due by a moment; they fail nothing, since the calendar makes no mistakes."""
    ahead: tuple[DueRule, ...] = ()
    """Rules of what is still to come: once it is over, nothing can be mended."""
    kit: tuple[KitRule, ...] = ()
    """Rules of each kit as it streams by."""
    group: tuple[GroupRule, ...] = ()
    """Rules of all the kits of a group."""
    sent: tuple[SentRule, ...] = ()
    """Rules of each message of each kit, and of those to crew, winners and teams."""
    text: tuple[TextRule, ...] = ()
    """Rules of each distinct text, however many groups get it."""


def id_of(rule: Callable[..., Any]) -> str:
    """A rule's id, which is the name of its function."""
    return rule.__name__.replace("_", "-")


def place_of(run: Run, message: str, locale: str, key: Step = "text", *inside: Step) -> Place:
    """Where an operator can change a message; of a built-in recipe's, where that was chosen.

    A shout-out is nowhere written: the campaign could leave it out.
    """
    if message not in run.messages:
        return run.campaign.at("skip")
    if run.tells_stop(message) and message not in run.own:
        return run.campaign.at("state")
    if not is_in_reach(run, message):
        return run.campaign.at("recipe")
    return run.messages[message].in_locale(locale).at(key, *inside)


def remedy_of(run: Run, message: str, usual: Words) -> Words:
    """What to do about a message: what is usual, or what can be done where it is out of reach."""
    if message in run.messages and is_in_reach(run, message):
        return usual
    ids = ", ".join(dict.fromkeys((*run.campaign.skip, message)))
    return say(
        "write skip: [{ids}] to leave it out, or a message of the campaign's own "
        'called "{message}"',
        ids=ids,
        message=message,
    )


def is_in_reach(run: Run, message: str) -> bool:
    """Whether a message stands in a file of the operator's."""
    if run.tells_stop(message):
        return message in run.own
    return message in run.own or not (run.playbook and run.playbook.built_in)
