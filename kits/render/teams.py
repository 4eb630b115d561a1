"""The pages of teams, for leaders: who does what there, its groups, what is sent, its tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File
from kits.model.bundles import Share
from kits.model.groups import Group
from kits.model.kits import Kit
from kits.model.people import SOMEONE
from kits.model.teams import CARDS, Team
from kits.render.localised import day, full_day, language, month
from kits.render.open_tasks import task_in_words, workplace_of
from kits.render.phone import page, reply_words
from kits.render.team_handover import handover_of
from kits.render.team_texts import sent_this_month, told_to_team
from kits.render.views import ShownTeam, View
from kits.render.words import group_stages

HERE = Addresses.teams


def team_pages(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """The page of each team in each of its languages, and the list of all."""
    if not view.teams:
        return
    yield _index(view)
    sent = {share.group: share.dispatch for share in shares if share.dispatch}
    for shown in view.teams:
        kits = [kit for id in shown.groups for kit in sent.get(id, ())]
        for code in (None, *sorted(shown.team.translations)):
            yield _page(view, shown, kits, code)


def _index(view: View) -> File:
    words = kind_words(view.locale)
    listed = sorted((one.team for one in view.teams), key=lambda one: [*words].index(one.kind))
    return page(
        "teams.html",
        HERE,
        view.locale,
        teams=[(one, words[one.kind], HERE.near(Addresses.team(one.id))) for one in listed],
        finder=HERE.near(Addresses.finder),
        memory="teams",
    )


def _page(view: View, shown: ShownTeam, kits: Sequence[Kit], code: str | None) -> File:
    here = Addresses.team(shown.team.id).in_locale(code)
    locale = view.tongue(code) if code else view.locale
    team = shown.team.in_locale(locale.tag)
    needs = view.settings.in_locale(locale.tag).vocabulary.needs or {}
    known = [id for id in team.people if id in view.names]
    workplace = workplace_of(shown, locale)
    sent = sent_this_month(view, kits, here, locale)
    open_tasks = [task for task in team.tasks if team.is_authorised(view.today)]
    return page(
        "team.html",
        here,
        locale,
        team=team,
        kind=kind_words(locale)[team.kind],
        need=needs.get(team.need or "", team.need),
        until=full_day(team.until, locale) if team.until else None,
        is_over=team.until is not None and team.until < view.today,
        all=here.near(HERE),
        languages=[
            (language(other or view.locale.tag), other or view.locale.tag, here.near(there))
            for other in (None, *sorted(shown.team.translations))
            if (there := Addresses.team(team.id).in_locale(other)) != here
        ],
        parents=_teams(view, here, locale, (team.parent,) if team.parent else ()),
        into=_teams(view, here, locale, team.into),
        lead=[view.names[id] for id in team.lead if id in view.names],
        roles=list(_roles(view, team, locale)),
        people=[view.names[id] for id in known],
        more=sum(id not in known and id != SOMEONE for id in team.people),
        targets=[
            (one, one.by and day(one.by, locale), one.reached and day(one.reached, locale))
            for one in team.target
        ],
        groups=list(_groups(view, shown, here, locale)),
        this_month=month(view.today, locale),
        sent=sent,
        answered=reply_words(locale) if sent.is_answered else None,
        told=list(told_to_team(view, shown, here, locale)),
        is_of_staff=shown.is_of_staff,
        tasks=[
            task_in_words(view, here, workplace, task, locale)
            for task in open_tasks
            if task.is_open(view.today)
        ],
        handover=handover_of(shown.team, locale.tag, view.today),
        memory=f"teams/{team.id}",
    )


def _teams(
    view: View, here: Address, locale: Tongue, ids: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Other teams by name, each with the way there."""
    known = {one.team.id: one.team for one in view.teams}
    return [
        (known[id].in_locale(locale.tag).name, here.near(Addresses.team(id)))
        for id in ids
        if id in known
    ]


def _roles(view: View, team: Team, locale: Tongue) -> Iterator[tuple[str, str | None, str]]:
    """The standing roles that somebody has, those with a card first: name, card, and who."""
    words, said = role_words(locale), role_cards(locale)
    for role in (
        *(role for role in CARDS if role in team.roles),
        *(role for role in team.roles if role not in CARDS),
    ):
        names = [view.names[id] for id in team.roles[role] if id in view.names]
        yield words.get(role, role), said.get(role), " · ".join(names)


def _groups(
    view: View, shown: ShownTeam, here: Address, locale: Tongue
) -> Iterator[tuple[str, str, str, str]]:
    """Its groups: the way there, name, stage and who leads."""
    stages, known = group_stages(locale), _known(view)
    for id in shown.groups:
        group = known[id].in_locale(locale.tag)
        yield here.near(view.addresses.group(id)), group.name, stages[group.stage], view.led[id]


def _known(view: View) -> dict[str, Group]:
    return {group.id: group for group in view.groups}


def kind_words(locale: Tongue) -> dict[str, str]:
    """What a page calls each kind of team, in the order of the list."""
    _ = catalogue(locale).gettext
    return {
        "zone": _("Zone"),
        "squad": _("Squad"),
        "class": _("Class"),
        "chapter": _("Chapter"),
        "committee": _("Committee"),
        "product": _("Product team"),
    }


def role_words(locale: Tongue) -> dict[str, str]:
    """What a page calls the standing roles."""
    _ = catalogue(locale).gettext
    return {
        "recruiter": _("Finds people"),
        "assessor": _("Looks back each month"),
        "activator": _("Wakes what is quiet"),
        "daily": _("Sees to every day"),
    }


def role_cards(locale: Tongue) -> dict[str, str]:
    """What whoever has a standing role does, and need not do."""
    _ = catalogue(locale).gettext
    return {
        "recruiter": _(
            "Notices who speaks up and who stays, and asks one of them at a time, in private. "
            "A no is an answer; nobody is asked twice in a month."
        ),
        "assessor": _(
            "Looks once a month at what the team agreed to look at, and says what was found to the "
            "one concerned alone. Compares nobody with anybody."
        ),
        "activator": _(
            "Asks the leader of a group that has gone quiet how they are, and brings one idea "
            "along. Need not post in their place."
        ),
        "daily": _(
            "Sees that what is sent this month goes out in each group, and passes questions on. "
            "Need not know the answers."
        ),
    }
