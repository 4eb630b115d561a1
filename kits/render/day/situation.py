"""What is known on a day besides what a view shows: sends, findings, who leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from kits.locale import catalogue
from kits.model.bundles import Share
from kits.render.day.agenda import Agenda
from kits.render.views import View


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A community at one moment, as its operators see it."""

    view: View
    agenda: Agenda

    @classmethod
    def of(cls, view: View, shares: Iterable[Share]) -> Situation:
        """What a view and the shares of all groups tell."""
        zone = ZoneInfo(view.settings.timezone)
        agenda = Agenda(zone=zone, addresses=view.addresses)
        for share in shares:
            agenda.add(share)
        return cls(view=view, agenda=agenda)

    @property
    def now(self) -> datetime:
        """The moment of the build."""
        return self.view.now

    @property
    def today(self) -> date:
        """The day it is, in the community's zone."""
        return self.view.today

    @property
    def words(self) -> NullTranslations:
        """The interface in the community's language."""
        return catalogue(self.view.locale)

    @cached_property
    def _let_be(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (finding.rule, each.waiver.record)
            for each in self.view.waived
            for finding in each.findings
        )

    def lives_with(self, rule: str, record: str) -> bool:
        """Whether the community has waived a finding there."""
        return (rule, record) in self._let_be

    def title_of(self, campaign: str, message: str, otherwise: str) -> str:
        """What a message is called; one that no file holds goes by what its kits call it."""
        return self.view.titles.get((campaign, message), otherwise)
