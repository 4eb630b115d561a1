"""What stands beside the messages: known flaws, answers to what was asked, where a hand lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from kits.locale import Languages
from kits.model.community import HQ, Community
from kits.model.findings import say
from kits.model.groups import Group
from kits.model.kits import NOTHING_BESIDE, Answer, Beside
from kits.model.log import Ask
from kits.model.runs import Run
from kits.texts.contexts import Names
from kits.texts.lending import hand_wanted
from kits.texts.letters import answer_to_flaw
from kits.texts.press import Press, Source
from kits.texts.sending import changes_for

FLAW = re.compile(r"flaw: ([a-z0-9-]+)")
"""How `became` is read back."""


def became(flaw: str) -> str:
    """What the answer to a note says that became a flaw."""
    return f"flaw: {flaw}"


class Telling:
    """Tells groups what is known to be wrong, and what became of what they told and asked."""

    def __init__(self, community: Community, press: Press, languages: Languages) -> None:
        self._community = community
        self._languages = languages
        self._press = press

    def beside(self, run: Run, group: Group, names: Names, channels: Sequence[str]) -> Beside:
        """What stands beside the messages of a kit."""
        flaws, asks, tasks = run.campaign.flaws, self._asks.get(group.id, ()), run.campaign.tasks
        if group.kind == HQ or not (flaws or asks or tasks):
            return NOTHING_BESIDE
        traits = self._community.traits(group.id, run)
        theirs = [
            place
            for place, flaw in enumerate(flaws)
            if flaw.groups is None or flaw.groups.matches(traits)
        ]
        open_flaws = run.campaign.open_flaws
        spoken = run.campaign.in_locale(names.locale).flaws
        mended = [place for place in theirs if place not in open_flaws]
        told = self._told_of.get((run.id, group.id), ())
        return Beside(
            flaws=tuple(
                self._flaw(run, place, names, channels) for place in theirs if place in open_flaws
            ),
            mended=tuple(self._flaw(run, place, names, channels) for place in mended),
            thanks=tuple(spoken[place].what for place in mended if flaws[place].id in told),
            asked=tuple(self._asked(run, group, names.locale, channels)),
            lacks=tuple(self._lacks(run, names.locale, channels)),
        )

    def _flaw(self, run: Run, place: int, names: Names, channels: Sequence[str]) -> Answer:
        """A flaw, with what to tell members, where there is something."""
        campaign = run.campaign.in_locale(names.locale)
        flaw, texts = campaign.flaws[place], dict[str, str]()
        if flaw.answer:
            of = {**names.values, "channel": ""}
            source = answer_to_flaw(campaign, place)
            prints = self._press.texts(source, of, names.locale, tuple(channels))
            texts = {id: text.text for id, text in prints.texts.items()}
        return Answer(id=flaw.id, q=flaw.what, texts=texts)

    def _asked(
        self, run: Run, group: Group, locale: str, channels: Sequence[str]
    ) -> Iterator[Answer]:
        """What the group asked for and was not told yet: as answered, or by a change or a task."""
        campaign, spoken = run.campaign, run.campaign.in_locale(locale)
        concerning = changes_for(self._community, run, group)
        met = {
            asked: words.what
            for change, words in zip(campaign.changes, spoken.changes, strict=True)
            if change in concerning
            for asked in change.answers
        } | {
            asked: words.what
            for task, words in zip(campaign.tasks, spoken.tasks, strict=True)
            if task.done
            for asked in task.answers
        }
        for team in self._community.teams.values():
            for task in team.in_locale(locale).tasks:
                met |= dict.fromkeys(task.answers if task.done else (), task.what)
        for ask in self._asks.get(group.id, ()):
            said = ask.answer or met.get(ask.id)
            if said:
                source = Source(ask.passage("answer"), say('ask "{id}"', id=ask.id))
                texts = self._press.value(source, said, locale, channels)
                yield Answer(id=ask.id, q=ask.what, texts=texts)

    def _lacks(self, run: Run, locale: str, channels: Sequence[str]) -> Iterator[Answer]:
        """The tasks that want somebody, whatever the day."""
        campaign, badges = run.campaign.in_locale(locale), self._community.badges.values()
        for place, task in enumerate(campaign.tasks):
            if task.is_wanting:
                source = Source(
                    campaign.passage("tasks", place, "what"), say('task "{id}"', id=task.id)
                )
                said = hand_wanted(campaign.title, task, badges, self._languages.tongue(locale))
                lines = [self._press.value(source, line, locale, channels) for line in said]
                texts = {id: "\n".join(line[id] for line in lines) for id in channels}
                yield Answer(id=task.id, q=task.what, texts=texts, until=task.until)

    @cached_property
    def _asks(self) -> Mapping[str, Sequence[Ask]]:
        """By group, what it asked for and was not told the answer to."""
        found: dict[str, list[Ask]] = {}
        for ask in self._community.log.asks:
            if ask.group and not ask.told:
                found.setdefault(ask.group, []).append(ask)
        return found

    @cached_property
    def _told_of(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """By campaign and group, the flaws that it told of in a note."""
        found: dict[tuple[str, str], list[str]] = {}
        for answer in self._community.log.answers:
            campaign = answer.message.partition("/")[0]
            if flaw := FLAW.match(answer.what):
                found.setdefault((campaign, answer.group), []).append(flaw[1])
        return found
