"""What is known on a day besides what a view shows: sends, findings, who leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from gettext import NullTranslations

from kits.locale import catalogue
from kits.model.findings import Finding
from kits.model.views import View
from kits.model.waivers import Waived
from kits.render.day.agenda import Agenda


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A community at one moment, as its operators see it."""

    view: View
    now: datetime
    agenda: Agenda
    titles: Mapping[tuple[str, str], str]
    """How messages are called, by campaign and id; with `""`, what the campaign is."""
    led: Mapping[str, str]
    """Who leads each group, empty where nobody does."""
    findings: Sequence[Finding]
    waived: Sequence[Waived]
    shout_outs: int
    """Campaigns that may tell their groups of a badge, once an operator says so."""

    @property
    def today(self) -> date:
        """The day it is, in the community's zone."""
        return self.now.astimezone(self.agenda.zone).date()

    @property
    def words(self) -> NullTranslations:
        """The interface in the community's language."""
        return catalogue(self.view.locale)

    @cached_property
    def _let_be(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (finding.rule, each.waiver.record) for each in self.waived for finding in each.findings
        )

    def lives_with(self, rule: str, record: str) -> bool:
        """Whether the community has waived a finding there."""
        return (rule, record) in self._let_be

    def title_of(self, campaign: str, message: str, otherwise: str) -> str:
        """What a message is called; one that no file holds goes by what its kits call it."""
        return self.titles.get((campaign, message), otherwise)
