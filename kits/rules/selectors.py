"""Selectors choose somebody."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, Words, error, say
from kits.model.nearest import nearest
from kits.model.places import Step
from kits.model.runs import Run
from kits.model.selectors import Term, Traits
from kits.rules.mentions import Choice, choice_of, choices_of

RULE = "empty-selector"


def empty_selector(community: Community) -> Iterator[Finding]:
    """Every alternative by which groups are chosen takes in at least one.

    A city, tag or stage that no group has is more often than not a slip, and groups would be left
    out without a word.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        city: Bergen
        --- campaigns/drive.md
        groups:
          - {city: Bregen}

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        city: Bergen
        --- campaigns/drive.md
        groups:
          - {city: Bergen}
    """
    if not community.groups or community.unread.get("group"):
        return  # a group that could not be read may be the one that is meant
    for run in community.runs.values():
        found = [finding for choice in choices_of(run) for finding in _empty(community, choice)]
        yield from found or _nobody(community, run)
    for team in community.teams.values():
        for choice in choice_of(team) if team.is_active else ():
            yield from _empty(community, choice)


def _empty(community: Community, choice: Choice) -> Iterator[Finding]:
    run, candidates = choice.run, _candidates(community, choice)
    if not candidates:
        return
    for place, term in enumerate(choice.selector.terms):
        if term.kind == "id" and term.id not in community.groups:
            continue  # the unknown group itself is reported
        if term.kind == "listed" and run and run.rows:
            continue  # so are those of groups.csv
        if not any(term.matches(candidate) for candidate in candidates):
            yield _finding(choice, place, term, candidates)


def _candidates(community: Community, choice: Choice) -> list[Traits]:
    """The groups among which is chosen; of an exception and for a team, all that there are."""
    everyone, run = community.groups.values(), choice.run
    if run is None:
        return [community.traits(group.id) for group in everyone]
    whole = choice.record is run.campaign and choice.steps[0] != "changes"
    chosen = everyone if whole or choice.steps[-1] == "except" else community.groups_of(run)
    return [community.traits(group.id, run) for group in chosen]


def _finding(choice: Choice, place: int, term: Term, candidates: list[Traits]) -> Finding:
    steps: tuple[Step, ...] = (*choice.steps, place)
    if term.kind == "traits":
        return _no_trait(choice, steps, term, candidates)
    words, hint = _words(term)
    if term.kind == "listed" and choice.run is None:
        words = say('"listed" takes in no group: a team has no groups.csv')
        hint = say("write all, ids of groups, or what they have in common")
    return error(RULE, choice.record.at(*steps), words, hint)


def _words(term: Term) -> tuple[Words, Words]:
    match term.kind:
        case "all":
            return (
                say('"all" takes in no group: each is dormant, closed or the HQ group'),
                say("set the stage of the groups that are running"),
            )
        case "listed":
            return (
                say('"listed" takes in no group: the campaign has no groups.csv with a row'),
                say("write groups.csv beside the campaign, with a row for each group"),
            )
        case _:
            return (
                say('the group "{id}" does not take part in this campaign', id=term.id),
                say("take it out, or add it to the groups of the campaign"),
            )


def _no_trait(
    choice: Choice, steps: tuple[Step, ...], term: Term, candidates: list[Traits]
) -> Finding:
    """The finding at the one value that nobody has, else at the traits that nobody has together."""
    for group in candidates:
        if group.hq and _has(group, term):
            words = say("groups that are chosen by what they are never take in the HQ group")
            hint = say("write its id, {id}, if it should take part", id=group.id)
            return error(RULE, choice.record.at(*steps), words, hint)
    for key, wanted in term.traits:
        had = {value for group in candidates if not group.hq for value in group.values.get(key, ())}
        if not wanted & had:
            value = sorted(wanted)[0]
            near = nearest(value, had)
            words = say('no group has the {key} "{value}"', key=key, value=value)
            hint = say("use one of {known}", known=tuple(sorted(had)))
            if not had:
                hint = say("give the groups a {key}, or choose them by something else", key=key)
            if near:
                hint = say('did you mean "{near}"?', near=near)
            return error(RULE, choice.record.at(*steps, key), words, hint)
    traits = tuple(key for key, _ in term.traits)
    words = say("no group is all of this at once: {traits}", traits=traits)
    hint = say("leave out one of them, or write them as two items of a list")
    return error(RULE, choice.record.at(*steps), words, hint)


def _has(group: Traits, term: Term) -> bool:
    return all(wanted & group.values.get(key, frozenset()) for key, wanted in term.traits)


def _nobody(community: Community, run: Run) -> Iterator[Finding]:
    known = [term.kind != "id" or term.id in community.groups for term in run.campaign.groups.terms]
    if all(known) and not community.groups_of(run) and run.campaign.excluded:
        words = say('"except" takes out every group that "groups" takes in')
        hint = say("shorten the exceptions, or choose more groups")
        yield error(RULE, run.campaign.at("except"), words, hint)
