"""Every place at which a record names another by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kits.model.campaigns import LEADER
from kits.model.community import Community
from kits.model.credit_lines import CreditLine
from kits.model.messages import Message
from kits.model.places import Place, Step
from kits.model.recipes import Duties
from kits.model.records import Record
from kits.model.runs import Run
from kits.model.selectors import Selector
from kits.model.shouts import SHOUT
from kits.model.tasks import Task
from kits.model.teams import Team

EVERY = "all"
"""In `skip`, every message of the recipe."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An id, and the value that holds it."""

    id: str
    record: Record
    steps: tuple[Step, ...]

    @property
    def place(self) -> Place:
        """Where the id stands."""
        return self.record.at(*self.steps)


@dataclass(frozen=True, slots=True)
class Choice:
    """A selector, and the value that holds it."""

    selector: Selector
    record: Record
    steps: tuple[Step, ...]
    run: Run | None
    """The campaign it chooses for; a recipe's selectors choose for many."""


def people_mentioned(community: Community) -> Iterator[Mention]:
    """Every id that should be a person's."""
    for group in community.groups.values():
        yield from _each(group, group.leaders, "leaders")
        yield from _each(group, group.deputies, "deputies")
    for person in community.people.values():
        if person.mentored_by:
            yield Mention(person.mentored_by, person, ("mentored_by",))
    for playbook in community.own_playbooks.values():
        yield from _in_duties(playbook.recipe, playbook.recipe.duties)
    for team in community.teams.values():
        yield from _in_team(team)
    for row in community.credits:
        yield from _one(row, row.person, "person")
    for run in community.runs.values():
        yield from _in_campaign(run)
        yield from _in_recap(run)
    for ask in community.log.asks:
        yield from _one(ask, ask.owner, "owner")
    for term in community.log.terms:
        if term.role != "owner" or term.person in community.people:
            yield from _one(term, term.person, "person")
    for note in community.log.notes:
        yield from _one(note, note.person, "person")
        yield from _one(note, note.witness, "seen_by")
    for assessment in community.log.assessments:
        yield from _one(assessment, assessment.person, "person")


def teams_mentioned(community: Community) -> Iterator[Mention]:
    """Every id that should be a team's, but for those in the log."""
    for team in community.teams.values():
        yield from _each(team, team.into, "into")
        yield from _one(team, team.parent, "parent")


def groups_mentioned(community: Community) -> Iterator[Mention]:
    """Every id that should be a group's, outside of selectors."""
    for person in community.people.values():
        if person.groups:
            yield from _each(person, person.groups, "groups")
    for group in community.groups.values():
        yield from _one(group, group.parent, "parent")
    for deed in community.credits:
        yield from _one(deed, deed.group, "group")
    for run in community.runs.values():
        for row in run.rows.values():
            yield from _one(row, row.group, "group")
        for place, award in enumerate(run.campaign.awards):
            for number, winner in enumerate(award.winners):
                steps = ("awards", place, "winners", number, "group")
                yield from _one(run.campaign, winner.group, *steps)
        for record, credits in credits_of(run):
            for place, line in enumerate(credits):
                yield from _one(record, line.group, "credits", place, "group")


def choices(community: Community) -> Iterator[Choice]:
    """Every selector that the community wrote."""
    for run in community.runs.values():
        yield from choices_of(run)
    for playbook in community.own_playbooks.values():
        for message in playbook.messages.values():
            yield from _in_message(message, None)
    for team in community.teams.values():
        yield from choice_of(team)


def choice_of(team: Team) -> Iterator[Choice]:
    """The selector of a team, if it looks after groups."""
    if team.groups:
        yield Choice(team.groups, team, ("groups",), None)


def choices_of(run: Run) -> Iterator[Choice]:
    """Every selector of a campaign and of its own messages."""
    campaign = run.campaign
    yield Choice(campaign.groups, campaign, ("groups",), run)
    if campaign.excluded:
        yield Choice(campaign.excluded, campaign, ("except",), run)
    if campaign.open_in:
        yield Choice(campaign.open_in, campaign, ("open_in",), run)
    for place, change in enumerate(campaign.changes):
        if change.groups:
            yield Choice(change.groups, campaign, ("changes", place, "groups"), run)
    for place, flaw in enumerate(campaign.flaws):
        if flaw.groups:
            yield Choice(flaw.groups, campaign, ("flaws", place, "groups"), run)
    for message in run.own.values():
        yield from _in_message(message, run)


def messages_mentioned(run: Run) -> Iterator[Mention]:
    """Every id in a campaign that should be one of its messages."""
    campaign = run.campaign
    for place, change in enumerate(campaign.changes):
        yield from _each(campaign, change.replaces, "changes", place, "replaces")
        yield from _one(campaign, change.message, "changes", place, "message")
    for row in run.rows.values():
        yield from (mention for mention in _each(row, row.skip, "skip") if mention.id != EVERY)


def asks_mentioned(community: Community) -> Iterator[Mention]:
    """Every id that should be something that users asked for."""
    for run in community.runs.values():
        for place, change in enumerate(run.campaign.changes):
            yield from _each(run.campaign, change.answers, "changes", place, "answers")
    for record in community.with_tasks:
        for place, task in enumerate(record.tasks):
            yield from _each(record, task.answers, "tasks", place, "answers")


def messages_skipped(run: Run) -> Iterator[Mention]:
    """Every id in a campaign that should be a message of its recipe.

    A shout-out belongs to no recipe, and can be skipped in any campaign.
    """
    campaign, usual = run.campaign, (EVERY, SHOUT)
    yield from (
        mention for mention in _each(campaign, campaign.skip, "skip") if mention.id not in usual
    )
    for message in run.own.values():
        if message.skip and message.id != SHOUT:
            yield Mention(message.id, message, ("skip",))


def _in_message(message: Message, run: Run | None) -> Iterator[Choice]:
    if message.only:
        yield Choice(message.only, message, ("only",), run)
    if message.excluded:
        yield Choice(message.excluded, message, ("except",), run)
    for place, item in enumerate(message.attach):
        if item.only:
            yield Choice(item.only, message, ("attach", place, "only"), run)


def _in_campaign(run: Run) -> Iterator[Mention]:
    campaign = run.campaign
    yield from _one(campaign, campaign.operator, "operator")
    if campaign.announcer != LEADER:
        yield from _one(campaign, campaign.announcer, "announcer")
    yield from _one(campaign, campaign.proposed_by, "proposed_by")
    yield from _each(campaign, campaign.crew, "crew")
    yield from _in_duties(campaign, campaign.duties)
    for place, step in enumerate(campaign.milestones):
        yield from _one(campaign, step.owner, "milestones", place, "owner")
    yield from _takers(campaign, campaign.tasks)
    for place, award in enumerate(campaign.awards):
        for number, winner in enumerate(award.winners):
            steps = ("awards", place, "winners", number, "person")
            yield from _one(campaign, winner.person, *steps)
    for record, credits in credits_of(run):
        for place, line in enumerate(credits):
            yield from _one(record, line.person, "credits", place, "person")


def _takers(record: Record, tasks: Iterable[Task]) -> Iterator[Mention]:
    for place, task in enumerate(tasks):
        yield from _each(record, task.taken_by, "tasks", place, "taken_by")


def _in_team(team: Team) -> Iterator[Mention]:
    yield from _each(team, team.people, "people")
    yield from _each(team, team.lead, "lead")
    for role, ids in team.roles.items():
        yield from _each(team, ids, "roles", role)
    yield from _takers(team, team.tasks)


def _in_recap(run: Run) -> Iterator[Mention]:
    recap = run.recap
    if recap is None:
        return
    if recap.attended:
        yield from _each(recap, recap.attended.people, "attended")
    for place, praise in enumerate(recap.praise):
        yield from _one(recap, praise.person, "praise", place, "person")


def _in_duties(record: Record, duties: Duties) -> Iterator[Mention]:
    for name, duty in duties.items():
        yield from _each(record, duty.people, "duties", name, "people")


def credits_of(run: Run) -> Iterator[tuple[Record, tuple[CreditLine, ...]]]:
    """The credits that are written in a campaign and in its recap."""
    yield run.campaign, run.campaign.credits
    if run.recap:
        yield run.recap, run.recap.credits


def _each(record: Record, ids: Iterable[str], *steps: Step) -> Iterator[Mention]:
    for place, id in enumerate(ids):
        yield Mention(id, record, (*steps, place))


def _one(record: Record, id: str | None, *steps: Step) -> Iterator[Mention]:
    if id is not None:
        yield Mention(id, record, steps)
