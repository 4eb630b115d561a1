"""People enough for what is planned, and nobody who carries too much or is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil

from kits.model.campaigns import Campaign
from kits.model.community import HQ, Community
from kits.model.findings import say, warning
from kits.model.places import Place
from kits.model.runs import Run
from kits.rules.rule import Due, Repeated

STATUS = {"invited": say("invited"), "resting": say("resting"), "alumni": say("an alumnus")}


def too_few_hands(due: Due) -> Iterator[Repeated]:
    """There are enough active people for the duties of a campaign, before it is handed over.

    As many as its duties ask for, where nobody has more than `duties_per_person` of the `policy`
    in community.yml, 2 unless stated. Counted are users of `status: active`; duties that are
    waived, or that staff have, ask for nobody. Campaigns that are over are left alone.

    Bad:
        --- community.yml
        policy: {duties_per_person: 1}
        --- campaigns/drive.md
        duties:
          copywriting: ann
          promotion: ben
          intake: ben
          judging: ops
          awarding: ann
          resources: {waived: nothing is needed}

    Good:
        --- community.yml
        policy: {duties_per_person: 1}
        --- people/noor.md
        name: Noor
        --- campaigns/drive.md
        duties:
          copywriting: ann
          promotion: ben
          intake: noor
          judging: ops
          awarding: ops
          resources: {waived: nothing is needed}
    """
    for run in due.ahead:
        needed, active = _hands(due.community, run)
        if needed > active:
            words = say(
                'the duties of campaign "{id}" take {needed} people, and {active} are active',
                id=run.id,
                needed=needed,
                active=active,
            )
            hint = say("win more people first, or waive a duty: {{waived: the reason}}")
            place = run.campaign.at("duties", key=True)
            found = warning("too-few-hands", place, words, hint)
            yield Repeated(("too-few-hands", run.id), found)


def _hands(community: Community, run: Run) -> tuple[int, int]:
    """How many people its duties take at least, and how many there are."""
    people = community.people
    staff = {one.id for one in people.values() if one.role == "staff"}
    active = sum(one.status == "active" for one in people.values() if one.id not in staff)
    duties = run.campaign.duties.values()
    asking = sum(not duty.waived and not staff & {*duty.people} for duty in duties)
    return ceil(asking / max(community.settings.policy.duties_per_person, 1)), active


def too_many_duties(due: Due) -> Iterator[Repeated]:
    """No user has more than a few duties of one campaign.

    The most are `duties_per_person` of the `policy` in community.yml, 2 unless stated. Users are
    unpaid, and whoever carries everything is tired by the second campaign. Campaigns that are over
    are left alone.

    Bad:
        --- campaigns/drive.md
        duties:
          copywriting: ann
          promotion: ann
          intake: ann
          judging: ops
          awarding: ben
          resources: {waived: nothing is needed}

    Good:
        --- campaigns/drive.md
        duties:
          copywriting: ann
          promotion: ann
          intake: ben
          judging: ops
          awarding: ben
          resources: {waived: nothing is needed}
    """
    community, most = due.community, due.community.settings.policy.duties_per_person
    for run in due.ahead:
        needed, active = _hands(community, run)
        held = list(_held(run.campaign))
        for person, count in Counter(id for id, _ in held).items():
            known = community.people.get(person)
            if count <= most or known is None or known.role == "staff" or needed > active:
                continue
            facts = {"id": person, "count": count, "most": most, "campaign": run.id}
            words = say(
                '"{id}" has {count} duties of campaign "{campaign}", and {most} are enough', **facts
            )
            hint = say('leave "{id}" {most} of them, and ask others for the rest', **facts)
            place = [place for id, place in held if id == person][most]
            found = warning("too-many-duties", place, words, hint)
            yield Repeated(("too-many-duties", run.id, person), found)


def _held(campaign: Campaign) -> Iterator[tuple[str, Place]]:
    """Who has a duty, and where that stands; once for each duty."""
    for name, duty in campaign.duties.items():
        for id in dict.fromkeys(duty.people):
            yield id, campaign.at("duties", name, "people", duty.people.index(id))


def too_many_groups(community: Community) -> Iterator[Repeated]:
    """Nobody leads more groups than they can look after.

    The most are `groups_per_leader` of the `policy` in community.yml, 5 unless stated. Groups that
    are dormant or closed do not count, nor does the HQ group.

    Bad:
        --- community.yml
        policy: {groups_per_leader: 1}
        --- groups/hill.md
        name: Hill
        channels: wechat
        leaders: ann
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leaders: ann

    Good:
        --- community.yml
        policy: {groups_per_leader: 1}
        --- groups/hill.md
        name: Hill
        channels: wechat
        leaders: ann
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leaders: ben
    """
    most = community.settings.policy.groups_per_leader
    for person, offices in community.leaderships.items():
        led = [
            group
            for group, role in offices
            if role == "leader" and group.is_awake and group.kind != HQ
        ]
        if len(led) > most:
            over = led[most]
            facts = {"id": person, "count": len(led), "most": most}
            words = say('"{id}" leads {count} groups, and {most} are enough', **facts)
            many = say(
                '"{id}" leads {count} groups, and {most} are enough; so do {others} more', **facts
            )
            hint = say("find another leader for some of them")
            place = over.at("leaders", over.leaders.index(person))
            found = warning("too-many-groups", place, words, hint, many=many)
            yield Repeated("too-many-groups", found)


def not_there_for_duty(due: Due) -> Iterator[Repeated]:
    """Whoever has a duty is active: not only invited, at rest, or gone.

    Looked at are the duties, the crew and the announcer of campaigns that are not over. Everyone
    may rest, and nobody is asked meanwhile; who comes back is set to `status: active`.

    Bad:
        --- people/noor.md
        name: Noor
        status: resting
        --- campaigns/drive.md
        crew: [ann, ben, noor]

    Good:
        --- people/noor.md
        name: Noor
        --- campaigns/drive.md
        crew: [ann, ben, noor]
    """
    for run in due.ahead:
        for id, place in _asked(run.campaign).items():
            person = due.community.people.get(id)
            if person is None or person.status == "active":
                continue
            words = say(
                '"{id}" is {status}, and has a part in campaign "{campaign}"',
                id=id,
                status=STATUS[person.status],
                campaign=run.id,
            )
            hint = say('ask somebody else, or set "{id}" to status: active once they agreed', id=id)
            found = warning("not-there-for-duty", place, words, hint)
            yield Repeated(("not-there-for-duty", run.id, id), found)


def _asked(campaign: Campaign) -> dict[str, Place]:
    """Everyone who has a part in a campaign, with the place to tell it."""
    places = {campaign.announcer: campaign.at("announcer")}
    places |= {id: campaign.at("crew", at) for at, id in enumerate(campaign.crew)}
    return places | dict(reversed(list(_held(campaign))))
