"""Texts to one person: what an operator copies and sends in private, each where it is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from kits.model.addresses import Addresses
from kits.model.campaigns import Campaign
from kits.model.candidates import Candidate
from kits.model.findings import say
from kits.model.groups import Group
from kits.model.log import Assessment
from kits.model.occasions import FROM_THE_PUBLIC
from kits.model.outreach import NO_OUTREACH, Outreach
from kits.model.places import Place
from kits.model.posters import Poster
from kits.model.recruiting import Wanted, wants_leader
from kits.model.runs import Run
from kits.model.standings import Standing
from kits.model.teams import Team
from kits.texts.composing import Composer
from kits.texts.contexts import campaign_fields, community_fields, group_fields
from kits.texts.letters import of_occasion
from kits.texts.names import Absent, Fields, Url
from kits.texts.press import Source
from kits.texts.surroundings import asked_by_leaders

EACH = 20
"""People to whom a word of one sort is made; the page counts the others."""
MOST = 300
"""Groups of a message whose leaders are written to: of more, none is asked one by one."""


class Occurrence(NamedTuple):
    """When a text is needed: on which occasion, for which group, about what."""

    occasion: str
    group: str
    """Empty where the person is in none."""
    campaign: str = ""
    message: str = ""
    """What receipts call it; of an invitation, the task."""
    person: str = ""
    """Whom it is for, where several might get it: what tells them apart."""


def assessed(one: Assessment) -> Occurrence:
    """When feedback is given."""
    return Occurrence("assess", "", message=f"{one.team}/{one.month}", person=one.person or "")


Said = Mapping[Occurrence, str]
"""Each text as it is pasted."""


class Occasions:
    """Makes the texts to one person, each in their language, for the main channel of the group."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._community = composer.community

    def said(self, standings: Iterable[Standing], outreach: Outreach = NO_OUTREACH) -> Said:
        """The texts that the state of things asks for."""
        nudges = ((self._of(each), self.nudge(each)) for each in self._late(standings))
        unled = (
            group
            for group in self._community.groups.values()
            if wants_leader(self._community, group)
        )
        invites = ((Occurrence("invite", group.id), self.text("invite", group)) for group in unled)
        mended = (self._mended(run) for run in self._community.runs.values())
        asked = (
            *self._offices(outreach),
            *self._tasks(outreach),
            *self._care(outreach),
            *self._assessed(),
        )
        found = (*nudges, *invites, *filter(None, mended), *asked)
        return {key: text for key, text in found if text}

    def _offices(self, outreach: Outreach) -> Iterator[tuple[Occurrence, str | None]]:
        """What to ask those with who might run a group, or stand in."""
        for match in outreach.matches:
            group = self._community.groups[match.gap.group]
            for one, _near in match.candidates:
                key = Occurrence("invite", group.id, person=one.whom.key)
                yield key, self.text("invite", group, _poster(one))

    def _tasks(self, outreach: Outreach) -> Iterator[tuple[Occurrence, str | None]]:
        """What to ask those with who might take a task; not where our text gave way to another."""
        groups, invite = self._community.groups, self._community.occasions.get("invite")
        text = invite.text if invite else ""
        says_campaign, says_team = "task" in text, "task.of" in text
        for wanted in outreach.wanted:
            if not (says_campaign if isinstance(wanted.workplace, Run) else says_team):
                continue
            run = wanted.workplace if isinstance(wanted.workplace, Run) else None
            for one in wanted.candidates:
                home = next((groups[id] for id in one.groups), None)
                key = Occurrence("invite", "", wanted.of, wanted.task.id, one.whom.key)
                yield key, self.text("invite", home, _poster(one), run, wanted=wanted)

    def _care(self, outreach: Outreach) -> Iterator[tuple[Occurrence, str | None]]:
        """A word to those whom it is time to write to, of each occasion to so many."""
        community, told = self._community, Counter[tuple[str, bool]]()
        for care in outreach.cares:
            kind = (care.occasion, bool(care.campaign))
            told[kind] += 1
            if told[kind] <= EACH:
                person = community.people[care.person]
                group = community.groups[care.group] if care.group else None
                spoken = person.locale or (community.locale_of(group) if group else None)
                name = community.called(person, spoken or community.locale)
                run = community.runs[care.campaign] if care.campaign else None
                key = Occurrence(care.occasion, care.group or "", care.campaign, person=person.id)
                yield key, self.text(care.occasion, group, Poster(name, "contact", person.id), run)

    def _assessed(self) -> Iterator[tuple[Occurrence, str | None]]:
        """What to say to whoever was assessed, the newest; of a team as such, to who leads it."""
        community = self._community
        for one in community.log.assessments[-EACH:]:
            team = community.teams.get(one.team)
            whom = one.person or next(iter(team.lead if team else ()), "")
            if person := community.people.get(whom):
                name = community.called(person, person.locale or community.locale)
                poster = Poster(name, "contact", person.id)
                yield assessed(one), self.text("assess", None, poster, feedback=one.feedback)

    def _mended(self, run: Run) -> tuple[Occurrence, str | None] | None:
        """What whoever proposed a campaign is told of what staff changed, and why."""
        community, campaign = self._community, run.campaign
        person = community.people.get(campaign.proposed_by or "")
        if not campaign.mended or person is None:
            return None
        led = [group for group, _role in community.leaderships.get(person.id, ())]
        home = [community.groups[id] for id in person.groups if id in community.groups]
        group = next(iter((*led, *home, *community.groups.values())), None)
        if group is None:
            return None
        spoken = person.locale or community.locale_of(group)
        poster = Poster(community.called(person, spoken), "contact", person.id)
        text = self.text("mended", group, poster, run)
        return Occurrence("mended", group.id, run.id), text

    def _late(self, standings: Iterable[Standing]) -> Iterator[Standing]:
        """The silent groups of campaigns of which any answer came, of each message so many."""
        told: Counter[tuple[str, str]] = Counter()
        for standing in standings:
            message = (standing.send.campaign, standing.send.name)
            is_heard = standing.send.campaign in self._community.log.receipts
            if standing.state == "silent" and is_heard and told[message] < MOST:
                told[message] += 1
                yield standing

    def nudge(self, standing: Standing) -> str | None:
        """A kind word to whoever posts in a group, about a text without an answer."""
        community, send = self._community, standing.send
        run = community.runs[send.campaign]
        group = community.groups[standing.group]
        title = run.messages[send.base].in_locale(self._locale(group, standing.poster)).title
        message = {"id": send.id, "title": title}
        return self.text("nudge", group, standing.poster, run, message)

    def text(
        self,
        id: str,
        group: Group | None,
        person: Poster | None = None,
        run: Run | None = None,
        message: Mapping[str, str] | None = None,
        *,
        wanted: Wanted | None = None,
        feedback: str | None = None,
    ) -> str | None:
        """The text of an occasion, as it is pasted; None after a finding."""
        community, press = self._community, self._composer.press
        locale = self._locale(group, person)
        occasion = community.occasions[id].in_locale(locale)
        label = say('occasion "{id}"', id=id)
        source = Source(occasion.passage("text"), label, refused=of_occasion(id))
        reading = group or next(iter(community.groups.values()), None)
        channels = [
            each for each in (reading.channels if reading else ()) if each in press.channels
        ]
        names = {
            **self._names(locale, group, person),
            **self._about(locale, reading, run, message),
            "task": _task(wanted, locale) if wanted else Absent("task"),
            "feedback": feedback or Absent("feedback"),
            "operator": self._operator(run, locale) or Absent("operator"),
            "link": self._link(id, group, run, person),
        }
        prints = press.texts(source, names, locale, tuple(channels[:1]))
        return next((text.text for text in prints.texts.values()), None)

    def _locale(self, group: Group | None, person: Poster | None) -> str:
        """The language of whoever is written to, else of their group."""
        record = self._community.people.get(person.person or "") if person else None
        spoken = self._community.locale_of(group) if group else self._community.locale
        return (record and record.locale) or spoken

    def _names(self, locale: str, group: Group | None, person: Poster | None) -> dict[str, Any]:
        """Who is written to, and where they are at home."""
        community = self._community
        leader = next(iter(community.leaders_of(group)), None) if group else None
        return {
            "community": community_fields(community, locale),
            "group": group_fields(community, group, locale) if group else Absent("group"),
            "leader": leader or Absent("leader"),
            "person": _person(person) if person else Absent("person"),
        }

    def _about(
        self,
        locale: str,
        group: Group | None,
        run: Run | None,
        message: Mapping[str, str] | None,
    ) -> dict[str, Any]:
        """What it is about."""
        community = self._community
        about: dict[str, Any] = {name: Absent(name) for name in ("campaign", "message", "mended")}
        if run:
            zone, of = (community.zone_of(group), group.id) if group else (community.zone, "")
            anchors = run.anchors(zone, community.zone, of)
            about["campaign"] = campaign_fields(community, run, anchors, locale, with_winners=False)
            about["mended"] = _changed(run, locale)
        if message:
            about["message"] = Fields(say("the message"), message, lambda _: Place(""))
        return about

    def _operator(self, run: Run | None, locale: str) -> str | None:
        """Who writes: the campaign's operator, else whom leaders ask."""
        person = self._community.people.get(run.campaign.operator) if run else None
        return (
            self._community.called(person, locale) if person else asked_by_leaders(self._community)
        )

    def _link(
        self, id: str, group: Group | None, run: Run | None, person: Poster | None
    ) -> Url | Absent:
        """The page that it is about: the kit, the group's home, or what leaders do.

        Who need not run a group is shown what everyone may see.
        """
        urls, addresses = self._community.settings.urls, self._community.addresses
        site, page = urls.leaders, addresses.help
        if id in FROM_THE_PUBLIC:
            site, page = urls.public, Addresses.home
        elif person and group and id != "invite" and not (run and run.campaign.is_unfinished):
            page = addresses.kit(group.id, run.id) if run else addresses.group(group.id)
        return Url(page.at(site)) if site else Absent("link")

    @staticmethod
    def _of(standing: Standing) -> Occurrence:
        return Occurrence("nudge", standing.group, standing.send.campaign, standing.send.name)


def _changed(run: Run, locale: str) -> tuple[Fields, ...]:
    """What staff changed in a proposal, as templates see it."""
    campaign = run.campaign.in_locale(locale)
    return tuple(
        Fields(
            say('what was mended in "{id}"', id=run.id),
            {"what": one.what, "why": one.why},
            partial(campaign.at, "mended", place),
        )
        for place, one in enumerate(campaign.mended)
    )


def _person(person: Poster) -> Fields:
    facts = {"name": person.name, "called": person.name}
    return Fields(say("the person"), facts, lambda _: Place(""))


def _poster(one: Candidate) -> Poster:
    return Poster(one.name, "contact", one.whom.person)


def _task(wanted: Wanted, locale: str) -> Fields:
    """A task as templates see it, in a language."""
    where, task = wanted.workplace, wanted.task
    spoken: Campaign | Team = where if isinstance(where, Team) else where.campaign
    spoken = spoken.in_locale(locale)
    of = spoken.name if isinstance(spoken, Team) else spoken.title
    place = next(at for at, each in enumerate(spoken.tasks) if each.id == task.id)
    facts = {"id": task.id, "what": spoken.tasks[place].what, "of": of, "until": task.until}
    return Fields(say('task "{id}"', id=task.id), facts, partial(spoken.at, "tasks", place))
