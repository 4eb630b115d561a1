"""What is asked of teams: their months, their last days, their targets, and whose these are."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.teams import PRODUCT
from kits.model.teamwork import expiring, last_month, missed, set_free, unassessed, wanting
from kits.rules.rule import Due, Repeated


def target_of_users(community: Community) -> Iterator[Finding]:
    """Only teams that staff lead have targets set for them: users are thanked, not measured.

    A product team is a few people who set out to make one thing, so it has its own, whoever leads.
    What a user is to look at each month stands under `standard`.

    Bad:
        --- people/mira.md
        name: Mira
        --- teams/north.md
        name: North
        kind: squad
        lead: mira
        target: [{what: Ten new groups, by: 2027-03-31}]

    Good:
        --- people/mira.md
        name: Mira
        role: staff
        --- teams/north.md
        name: North
        kind: squad
        lead: mira
        target: [{what: Ten new groups, by: 2027-03-31}]

    Good:
        --- people/mira.md
        name: Mira
        --- teams/north.md
        name: North
        kind: product
        lead: mira
        target: [{what: A map of every walk, by: 2027-03-31}]
    """
    for team in community.teams.values():
        led = [community.people[id] for id in team.lead if id in community.people]
        users = [person.id for person in led if person.role == "user"]
        if team.target and users and team.is_active and team.kind != PRODUCT:
            yield warning(
                "target-of-users",
                team.at("target", key=True),
                say(
                    '"{team}" has a target, and the user "{id}" leads it', team=team.id, id=users[0]
                ),
                say("take target: out; what is looked at each month can stand under standard:"),
            )


def assessment_missing(due: Due) -> Iterator[Repeated]:
    """Of each zone somebody says every month how it was, by its `standard`.

    So it is with other teams that have a `standard`. A row of `log/assessments/` says it once the
    month is over, with the `feedback`, which is for the one assessed alone.

    Bad:
        --- teams/north.md
        name: North
        kind: zone
        standard: Every group was looked into twice.

    Good:
        --- teams/north.md
        name: North
        kind: zone
        standard: Every group was looked into twice.
        --- log/assessments/2026-11.csv
        month,team,result,feedback
        2026-11,north,kept,You were there every evening. Thank you.
    """
    community, at = due.community, due.at
    month = f"{last_month(at, community.zone):%Y-%m}"
    for team in unassessed(community.teams.values(), community.log, at, community.zone):
        facts = {"team": team.id, "month": month}
        found = warning(
            "assessment-missing",
            team.at("standard"),
            say('nobody has said how "{team}" did in {month}', **facts),
            say("add a row {month},{team} with its feedback to content/log/assessments", **facts),
        )
        yield Repeated(("assessment-missing", team.id), found)


def team_expires(due: Due) -> Iterator[Repeated]:
    """A team that is authorised until a day is told of it a month before.

    Either its `until` is moved on, or it is dissolved, and its people are asked where they would
    like to go.

    Bad:
        --- teams/bergen.md
        name: Bergen chapter
        kind: chapter
        until: 2026-12-31

    Good:
        --- teams/bergen.md
        name: Bergen chapter
        kind: chapter
        until: 2027-12-31
    """
    zone = due.community.zone
    for team in expiring(due.community.teams.values(), due.at, zone):
        facts = {"team": team.id, "day": team.until}
        words = say('"{team}" is authorised until {day}', **facts)
        if team.until and due.at.is_over(team.until, zone):
            words = say('"{team}" was authorised until {day}', **facts)
        hint = say("ask its people, and write a later until:, or state: dissolved")
        found = warning("team-expires", team.at("until"), words, hint)
        yield Repeated(("team-expires", team.id), found)


def target_missed(due: Due) -> Iterator[Repeated]:
    """A team reaches its target by its day, or is dissolved, and its people join others.

    Whoever is in no other team is free then, and a team with an open task wants somebody; both are
    named, and stand on `ops/teams/`. A target that is reached has the day under `reached`.

    Bad:
        --- teams/maps.md
        name: Map makers
        kind: product
        target: [{what: A map of every walk, by: 2026-11-30}]

    Good:
        --- teams/maps.md
        name: Map makers
        kind: product
        target: [{what: A map of every walk, by: 2026-11-30, reached: 2026-11-28}]
    """
    teams, zone = due.community.teams.values(), due.community.zone
    for team in teams:
        for place, target in missed(team, due.at, zone):
            facts = {"team": team.id, "what": target.what, "day": target.by}
            free = set_free(team, teams)
            asked = tuple(one.id for one in wanting(teams, due.at.today(zone)) if one != team)
            hint = say("write its reached: day, or state: dissolved and into: other teams")
            if free and asked:
                hint = say(
                    "write its reached: day, or state: dissolved and into: other teams; free would "
                    "be {free}, and somebody is wanted by {asked}",
                    free=free,
                    asked=asked,
                )
            elif free:
                hint = say(
                    "write its reached: day, or state: dissolved and into: other teams; free would "
                    "be {free}",
                    free=free,
                )
            found = warning(
                "target-missed",
                team.at("target", place, "by"),
                say('"{team}" did not reach "{what}" by {day}', **facts),
                hint,
            )
            yield Repeated(("target-missed", team.id, place), found)
