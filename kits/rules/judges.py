"""Whoever judges has no part in what is judged."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.awards import Winner
from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.people import Person
from kits.model.runs import Run


def partial_judge(community: Community) -> Iterator[Finding]:
    """Whoever judges wins nothing, and does not choose alone among people of their own group.

    Judges hand nothing in. Where somebody wins whose group is that of all the judges, those of
    other groups ask themselves who was looked at; one judge from elsewhere is enough. A campaign
    of a single group is left alone.

    Bad:
        --- campaigns/drive.md
        duties:
          copywriting: ann
          promotion: ben
          intake: ben
          judging: ann
          awarding: ops
          resources: {waived: nothing is needed}
        awards:
          - name: First shelf
            criteria: The best note inside a book
            settlement: A week after the end
            why: A good note makes the next reader open the book.
            winners: ann

    Good:
        --- people/noor.md
        name: Noor
        --- campaigns/drive.md
        duties:
          copywriting: ann
          promotion: ben
          intake: ben
          judging: ann
          awarding: ops
          resources: {waived: nothing is needed}
        awards:
          - name: First shelf
            criteria: The best note inside a book
            settlement: A week after the end
            why: A good note makes the next reader open the book.
            winners: noor
    """
    for run in community.runs.values():
        duty = run.campaign.duties.get("judging")
        ids = duty.people if duty else ()
        judges = [community.people[id] for id in ids if id in community.people]
        for number, award in enumerate(run.campaign.awards if judges else ()):
            for at, winner in enumerate(award.winners):
                place = run.campaign.at("awards", number, "winners", at)
                if judge := next((one for one in judges if _is(winner, one)), None):
                    words = say('"{id}" judges this campaign, and wins in it', id=judge.id)
                    hint = say('take "{id}" out of judging:, or out of the winners', id=judge.id)
                    yield warning("partial-judge", place, words, hint)
                elif group := _shared(community, run, winner, judges):
                    words = say('all who judge are of the group "{id}", and it wins', id=group)
                    hint = say("write somebody of another group under judging: as well")
                    yield warning("partial-judge", place, words, hint)


def _is(winner: Winner, judge: Person) -> bool:
    if winner.person:
        return winner.person == judge.id
    return winner.name in (judge.name, judge.called, judge.alias)


def _shared(community: Community, run: Run, winner: Winner, judges: list[Person]) -> str | None:
    """The group of a winner that is that of every judge, in a campaign of several groups."""
    person = community.people.get(winner.person or "")
    groups = [winner.group] if winner.group else list(person.groups if person else ())
    own = [group for group in groups if all(group in _groups(community, one) for one in judges)]
    return own[0] if own and len(community.groups_of(run)) > 1 else None


def _groups(community: Community, person: Person) -> set[str]:
    """The groups in which somebody is a member, or that they lead."""
    return {*person.groups, *(group.id for group, _ in community.leaderships.get(person.id, ()))}
