"""Who leads a campaign was there before, or the campaign says why it is well all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kits.model.campaigns import LEADER
from kits.model.community import Community
from kits.model.findings import Finding, error, say, warning
from kits.model.nearest import nearest
from kits.model.rounds import Rounds, earlier, leader_of, rounds_before
from kits.model.runs import Run
from kits.rules.rule import Due, Repeated

LEADS = "not-ready-to-lead"


def not_ready_to_lead(due: Due) -> Iterator[Repeated]:
    """Whoever leads a contest or gathering has assisted in some before.

    People look on, then assist, then lead: as often as `rounds_before_lead` in the `policy` of
    community.yml says, twice unless stated, and never in more than there were. It leads whose
    byline the campaign bears; where each group's leader announces it, the first of its `crew`.
    Looking on is being on the `crew` of an earlier campaign, assisting is having a duty there.
    Who has led one is ready. Where it is well all the same, the campaign says so under `override`,
    with the reason. Campaigns that are over are left alone.

    Bad:
        --- people/noor.md
        name: Noor
        credit: name
        --- campaigns/drive.md
        announcer: noor
        crew: [noor, ben]
        --- campaigns/spring.md
        title: Spring drive
        starts: 2026-04-01
        ends: 2026-04-07

    Good:
        --- people/noor.md
        name: Noor
        credit: name
        --- campaigns/drive.md
        announcer: noor
        crew: [noor, ben]
        override:
          not-ready-to-lead: Noor has held a class of thirty together for years.
        --- campaigns/spring.md
        title: Spring drive
        starts: 2026-04-01
        ends: 2026-04-07
    """
    for run in due.ahead:
        if LEADS not in run.campaign.override:
            for found in _leads_early(due.community, run):
                yield Repeated((LEADS, run.id), found)


def _leads_early(community: Community, run: Run) -> Iterator[Finding]:
    campaign, id = run.campaign, leader_of(run.campaign)
    person = community.people.get(id or "")
    if campaign.kind == "dispatch" or person is None or person.role == "staff":
        return
    before = earlier((other.campaign for other in community.runs.values()), campaign)
    rounds = rounds_before(before).get(person.id, Rounds())
    needed = min(community.settings.policy.rounds_before_lead, len(before))
    if rounds.led or rounds.assisted >= needed:
        return
    is_first = campaign.announcer == LEADER
    place = campaign.at("crew", 0) if is_first else campaign.at("announcer")
    words = say(
        'campaign "{campaign}" is led by "{id}", who has assisted in {assisted} before it, and '
        "{needed} are asked for",
        campaign=run.id,
        id=person.id,
        assisted=rounds.assisted,
        needed=needed,
    )
    hint = say(
        "let somebody lead who has, or write override: and below it {rule}: and the reason why "
        "it is well all the same",
        rule=LEADS,
    )
    yield warning(LEADS, place, words, hint)


LAWS: Mapping[str, Callable[[Community, Run], Iterator[Finding]]] = {LEADS: _leads_early}
"""The rules of readiness, by id: what a campaign may override."""


def unknown_override(community: Community) -> Iterator[Finding]:
    """What a campaign overrides is a rule of readiness.

    That is `not-ready-to-lead`. Any other warning is waived in `waivers.csv`, where all that is
    waived stands together.

    Bad:
        --- campaigns/drive.md
        override: {crew-too-small: We are few.}

    Good:
        --- waivers.csv
        record,rule,reason
        campaigns/drive,crew-too-small,We are few.
        --- people/ben.md
        name: Ben Okri
        --- campaigns/drive.md
        crew: [ann]
    """
    for run in community.runs.values():
        for id in run.campaign.override:
            if id in LAWS:
                continue
            near = nearest(id, LAWS)
            hint = say("take it out; other warnings are waived in waivers.csv")
            if near:
                hint = say('did you mean "{near}"?', near=near)
            words = say('"{rule}" is no rule of readiness, and cannot be overridden', rule=id)
            yield error("unknown-override", run.campaign.at("override", id, key=True), words, hint)


def unused_override(community: Community) -> Iterator[Finding]:
    """A campaign overrides only what it goes against.

    Bad:
        --- campaigns/drive.md
        override: {not-ready-to-lead: Ann has done this before.}

    Good:
        --- campaigns/drive.md
        announcer: ann
    """
    for run in community.runs.values():
        for id, law in LAWS.items():
            if id in run.campaign.override and not any(law(community, run)):
                words = say('"{rule}" finds nothing here, and need not be overridden', rule=id)
                place = run.campaign.at("override", id, key=True)
                yield warning("unused-override", place, words, say("take the line out"))
