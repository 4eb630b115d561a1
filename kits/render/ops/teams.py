"""Teams as operators know them: what was found of each month, and who would be free for what."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.log import Assessment
from kits.model.teams import Team
from kits.model.teamwork import expiring, last_month, missed, set_free, unassessed, wanting
from kits.render.localised import full_day, month
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.team_handover import Line, handover_of
from kits.render.teams import kind_words
from kits.render.views import View
from kits.texts.occasions import assessed

HERE = Addresses.assessments


def assessments_page(view: View) -> Iterator[Artifact]:
    """What to tell those who were assessed, which targets were missed, and all teams."""
    teams = [shown.team for shown in view.teams]
    if not teams:
        return
    _ = catalogue(view.locale).gettext
    zone, clock = ZoneInfo(view.settings.timezone), view.clock
    before = last_month(clock, zone)
    told = [one for one in view.log.assessments if one.month >= before]
    body = fill(
        "ops/teams.html",
        view.locale,
        here=HERE,
        addresses=view.addresses,
        month=month(before, view.locale),
        lacking=[team.name for team in unassessed(teams, view.log, clock, zone)],
        told=[(*_words(view, one)[:-1], _said(view, one)) for one in told],
        earlier=[_words(view, one) for one in view.log.assessments if one.month < before],
        ending=[
            (team, full_day(team.until, view.locale), _to_hand_over(view, team))
            for team in expiring(teams, clock, zone)
            if team.until
        ],
        missed=[
            (team, target.what, full_day(target.by, view.locale), _names(view, team, teams))
            for team in teams
            for _place, target in missed(team, clock, zone)
            if target.by
        ],
        free=[
            (team, names)
            for team in teams
            if not team.is_active and (names := _names(view, team, teams))
        ],
        wanting=wanting(teams, view.today),
        teams=[(team, kind_words(view.locale)[team.kind]) for team in teams],
        called=view.called,
    )
    yield operators_page(HERE, _("Teams"), body, view.locale, scripts=["copying"])


def _words(view: View, one: Assessment) -> tuple[str, str, str | None, str | None, str]:
    """An assessment: month, team, who, what was found, and what to tell them."""
    names = {shown.team.id: shown.team.name for shown in view.teams}
    who = view.called.get(one.person, one.person) if one.person else None
    when = month(one.month, view.locale)
    return when, names.get(one.team, one.team), who, one.result, one.feedback


def _said(view: View, one: Assessment) -> str:
    """The text to the one assessed; the feedback alone where nobody is known to write to."""
    return view.said.get(assessed(one), one.feedback)


def _to_hand_over(view: View, team: Team) -> list[Line]:
    """What is still to be done before others lead it."""
    lines = handover_of(team, view.locale.tag, view.today)
    return [line for line in lines if not line.is_done]


def _names(view: View, team: Team, teams: list[Team]) -> list[str]:
    """Who is free if the team is no more."""
    return [view.called.get(id, id) for id in set_free(team, teams)]
