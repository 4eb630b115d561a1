"""`kits recap`: what a recap gives to those whom it thanks."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kits.cli.ids import known
from kits.cli.project import Project
from kits.cli.reading import read
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.credit_kinds import PRAISE, UNNAMED
from kits.model.credits import Deed
from kits.model.earning import earned
from kits.model.faces import face_of
from kits.model.ledger import deeds
from kits.model.offices import Tenures, held_by
from kits.model.people import SOMEONE
from kits.model.recaps import Recap
from kits.model.runs import Run


@click.group()
def recap() -> None:
    """Look at what a recap does."""


@recap.command("credits")
@click.argument("campaign", required=False)
@click.pass_obj
def credits_command(project: Project, campaign: str | None) -> None:
    """Print the credits that recaps give once they are merged, of all campaigns or of one.

    Each with who gets it, in the form they agreed to, and the badges it earns them: to be read in
    the pull request that brings the recap.
    """
    community = read(project)
    if campaign is not None:
        known(campaign, "campaign", community.runs)
    ledger = deeds(community, Clock(project.now))
    blocks = [
        "\n".join(_told(community, run, run.recap, ledger, project))
        for run in community.runs.values()
        if run.recap and campaign in (None, run.id)
    ]
    click.echo("\n\n".join(blocks) or "no recap gives any credits")


def _told(
    community: Community, run: Run, recap: Recap, ledger: tuple[Deed, ...], project: Project
) -> Iterator[str]:
    yield f"{run.id} · {run.campaign.title}"
    if run.campaign.kind == "dispatch" or run.campaign.confidential:
        yield "  nothing of this campaign is public; its credits count for badges alone"
    if run.campaign.is_unfinished or not community.has_ended(run, Clock(project.now)):
        yield f"  counts once the campaign is ready and over, after {community.last_day(run)}"
    places = {recap.at("praise", number) for number in range(len(recap.praise))}
    places |= {recap.at("credits", number) for number in range(len(recap.credits))}
    held = held_by(community, Clock(project.now))
    badges = _badges(community, held, ledger, tuple(d for d in ledger if d.evidence not in places))
    lines = [
        *((line.person, PRAISE.id, line.for_) for line in recap.praise),
        *((line.person, line.kind or UNNAMED.id, line.for_) for line in recap.credits),
    ]
    if not lines:
        yield "  thanks nobody by name"
    for person, kind, what in lines:
        yield f"  {person} · {_form(community, person)} · {kind}: {' '.join(what.split())}"
    for person in dict.fromkeys(person for person, _, _ in lines):
        if names := badges.get(person):
            yield f"  {person} earns {', '.join(names)}"


def _form(community: Community, id: str) -> str:
    """How somebody who is thanked will stand on the wall."""
    person = community.people.get(id)
    if id == SOMEONE:
        return "counted, without a name"
    if person is None:
        return "nobody of this id is known"
    if person.role == "staff":
        return "no credit, since staff are never credited"
    if person.credit == "anonymous":
        return "counted, without a name"
    face = face_of(person, community.locale)
    return f"as {face.name}" if face else "not shown, since they have not agreed"


def _badges(
    community: Community, held: Tenures, with_it: tuple[Deed, ...], without: tuple[Deed, ...]
) -> dict[str, list[str]]:
    """The badges that are earned by the ledger and would not be by the shorter one, by person."""
    badges = community.badges.values()
    before = {(one.person, one.badge.id) for one in earned(badges, without, held)}
    found: dict[str, list[str]] = {}
    for one in earned(badges, with_it, held):
        if (one.person, one.badge.id) not in before:
            found.setdefault(one.person, []).append(one.badge.name)
    return found
