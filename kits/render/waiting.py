"""What waits for operators, or for one of them, less what the community lives with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from kits.model.groups import Group
from kits.model.log import Ask
from kits.model.silence import Silence, quiet_groups, runs_of_silence, silences
from kits.model.waiting import (
    Note,
    Step,
    late_steps,
    met_by_work,
    open_asks,
    open_notes,
    record_of,
    untold_asks,
    unvisited,
)
from kits.render.views import Shown, View


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What a view for operators tells of it."""

    view: View
    person: str | None = None
    """Whose it is to be; everybody's unless stated."""

    @cached_property
    def zone(self) -> ZoneInfo:
        """That of the community's days."""
        return ZoneInfo(self.view.settings.timezone)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """All of them, by id."""
        return {group.id: group for group in self.view.groups}

    @cached_property
    def campaigns(self) -> Mapping[str, Shown]:
        """All of them, by id."""
        return {shown.campaign.id: shown for shown in self.view.campaigns}

    @cached_property
    def _let_be(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (finding.rule, each.waiver.record)
            for each in self.view.waived
            for finding in each.findings
        )

    def lives_with(self, rule: str, *records: str) -> bool:
        """Whether the community has waived a finding at one of these."""
        return any((rule, record) in self._let_be for record in records)

    def concerns(self, campaign: str | None, *owners: str | None) -> bool:
        """Whether something is to be told: to all, or since the campaign or it itself is theirs."""
        shown = self.campaigns.get(campaign or "")
        return self.person in (None, shown and shown.campaign.operator, *owners)

    @cached_property
    def own(self) -> tuple[Shown, ...]:
        """The campaigns that they are told of as such."""
        return tuple(shown for id, shown in self.campaigns.items() if self.concerns(id))

    def minding(self, rule: str) -> Iterator[Shown]:
        """Those of them at which the community does not live with what a rule finds."""
        return (one for one in self.own if not self.lives_with(rule, record_of(one.campaign.id)))

    def owner_of(self, group: str | None) -> str | None:
        """Who owns a group."""
        known = self.groups.get(group or "")
        return known.owner if known else None

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """The messages that are overdue, with their silent groups."""
        found = (
            replace(one, silent=tuple(each for each in one.silent if self._misses(one, each.group)))
            for one in silences(self.view.standings, self.view.log)
        )
        return tuple(one for one in found if one.silent)

    def _misses(self, one: Silence, group: str) -> bool:
        records = (f"groups/{group}", record_of(one.campaign, one.message))
        let_be = self.lives_with("silent-group", *records, record_of(one.campaign))
        return not let_be and self.concerns(one.campaign, self.owner_of(group))

    @cached_property
    def runs(self) -> Mapping[str, int]:
        """Of how many messages in a row each silent group answered none."""
        return runs_of_silence(self.view.standings, self.view.log)

    @cached_property
    def quiet(self) -> Mapping[str, datetime]:
        """The groups of which nothing was heard for too long, with since when."""
        view = self.view
        after = view.settings.policy.quiet_after
        found = quiet_groups(view.standings, view.log, view.clock, after)
        return {id: since for id, since in found.items() if self.minds("quiet-group", id)}

    @cached_property
    def nudged(self) -> Mapping[tuple[str, str], date]:
        """When a kind word was last given, by group and message as it was written."""
        days = {(one.group, one.message): one.day.day for one in self.view.log.nudges}
        return {key: day for key, day in days.items() if day}

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Notes on receipts that nobody answered."""
        return tuple(note for note in open_notes(self.view.log, self.zone) if self._asks(note))

    def _asks(self, note: Note) -> bool:
        group, message = note.receipt.group, note.receipt.message.partition("@")[0]
        records = (f"groups/{group}", record_of(note.campaign, message))
        mine = self.concerns(note.campaign, self.owner_of(group))
        return mine and not self.lives_with("unanswered-note", *records)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What was asked for and has no answer."""
        return tuple(self._own("unanswered-ask", open_asks(self.view.log, self._met)))

    @cached_property
    def untold(self) -> tuple[Ask, ...]:
        """What has an answer that the group was not told."""
        untold = untold_asks(self.view.log, self._met, self.view.clock, self.zone)
        return tuple(self._own("untold-answer", untold))

    @cached_property
    def _met(self) -> frozenset[str]:
        campaigns = (shown.campaign for shown in self.view.campaigns)
        return met_by_work(campaigns, (shown.team for shown in self.view.teams))

    def _own(self, rule: str, asks: Iterator[Ask]) -> Iterator[Ask]:
        for ask in asks:
            mine = self.concerns(None, ask.owner or self.owner_of(ask.group))
            if mine and not self.lives_with(rule, f"groups/{ask.group}"):
                yield ask

    def late(self, shown: Shown) -> list[Step]:
        """The milestones and tasks of a campaign that are overdue."""
        record = record_of(shown.campaign.id)
        if shown.recap is not None or self.lives_with("milestone-overdue", record):
            return []
        late = late_steps(shown.campaign, shown.ends, self.view.clock, self.zone)
        own = shown.campaign.id
        return [
            step for step in late if any(self.concerns(own, one) for one in step.owners or (None,))
        ]

    @cached_property
    def unvisited(self) -> tuple[str, ...]:
        """The groups that nobody looked into for too long, those longest ago first."""
        view, every = self.view, self.view.settings.policy.inspect_every
        found = unvisited(view.groups, view.log, every, view.clock, self.zone)
        return tuple(id for id, _day in found if self.minds("not-looked-at", id))

    def minds(self, rule: str, group: str) -> bool:
        """Whether something about a group is to be told."""
        let_be = self.lives_with(rule, f"groups/{group}")
        return not let_be and self.concerns(None, self.owner_of(group))
