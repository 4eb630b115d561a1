"""What is known on a day besides what a view shows: sends, what waits, who leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from gettext import NullTranslations

from kits.locale import catalogue
from kits.render.day.agenda import Agenda
from kits.render.sends import Sends
from kits.render.views import View
from kits.render.waiting import Waiting


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A community at one moment, as its operators see it."""

    waiting: Waiting
    sends: Sends

    @classmethod
    def of(cls, view: View, sends: Sends, person: str | None = None) -> Situation:
        """What a view and the sends of all groups tell; to one operator what is theirs."""
        return cls(waiting=Waiting(view=view, person=person), sends=sends)

    @property
    def view(self) -> View:
        """What operators see."""
        return self.waiting.view

    @cached_property
    def agenda(self) -> Agenda:
        """The sends, by the days of the community."""
        return Agenda(zone=self.waiting.zone, addresses=self.view.addresses, gathered=self.sends)

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

    def title_of(self, campaign: str, message: str, otherwise: str) -> str:
        """What a message is called; one that no file holds goes by what its kits call it."""
        return self.view.titles.get((campaign, message), otherwise)
