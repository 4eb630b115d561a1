"""The ladder is a closed loop: what is done is a step, and each step opens what is done next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.badges import Badge, BadgeRule
from kits.model.community import HQ, Community
from kits.model.credit_kinds import DUTY, KINDS, LESSON, kind_of
from kits.model.findings import Finding, Words, say, warning
from kits.model.ladder import steps_of
from kits.model.nearest import nearest
from kits.model.recipes import DUTIES
from kits.model.teams import Team
from kits.rules.badges import GIVEN, written_credits

RIGHTS = (*(kind.right for kind in KINDS if kind.right), "deputy", "propose")
"""What a perk may open beside tasks and duties: what earns a credit, to stand in for a leader, and
to propose a campaign."""
CREDIT = "credit "
"""Before a kind of credit where it stands beside offices, duties and rights."""


def unreachable_step(community: Community) -> Iterator[Finding]:
    """Whoever wants to can reach each step of the ladder.

    A step cannot count what only itself or a later one opens, nor more lessons or groups than there
    are. What no perk opens is open to everyone. A kind of credit that only tasks earn is open to
    whoever may take one of them.

    Bad:
        --- badges.yml
        - id: member
          name: Member
          step: 1
          rule: {credit: duty}
        - id: helper
          name: Helper
          step: 2
          rule: {credit: duty, duty: judging}
          perks: [{what: May judge, opens: judging}]

    Good:
        --- badges.yml
        - id: member
          name: Member
          step: 1
          rule: {credit: duty}
          perks: [{what: May judge, opens: judging}]
        - id: helper
          name: Helper
          step: 2
          rule: {credit: duty, duty: judging}
          perks: [{what: May host an evening, opens: host}]
    """
    opened = _opened(community)
    opened |= _earned_by_tasks(community, opened)
    for badge in steps_of(community.badges.values()):
        for place, rule in enumerate(badge.rule):
            if why := _out_of_reach(community, badge, rule, opened):
                yield warning("unreachable-step", badge.at("rule", place, why[0]), *why[1:])


def _out_of_reach(
    community: Community, badge: Badge, rule: BadgeRule, opened: dict[str, int]
) -> tuple[str, Words, Words] | None:
    """The key of a rule that nobody can fulfil, why, and the remedy."""
    step = badge.step or 0
    key = "office" if rule.office else "duty" if rule.duty else "credit"
    credit = rule.credit or ""
    what = rule.office or rule.duty or kind_of(credit).right or f"{CREDIT}{credit}"
    if opened.get(what, step - 1) >= step:
        words = say(
            'nobody can reach step {step}, "{badge}": it counts "{what}", which step {later} opens',
            step=step,
            badge=badge.id,
            what=what.removeprefix(CREDIT),
            later=opened[what],
        )
        hint = say('let an earlier step open "{what}", or none', what=what)
        if what.startswith(CREDIT):
            hint = say('let an earlier step open a task that earns "{what}", or none', what=credit)
        return key, words, hint
    groups = sum(group.kind != HQ for group in community.groups.values())
    asked = (
        ("at_least", say("lessons"), rule.credit == LESSON.id, rule.at_least, community.lessons),
        ("groups", say("groups"), not community.unread.get("group"), rule.groups, range(groups)),
    )
    for key, name, counts, need, there in asked:
        if counts and need and need > len(there):
            words = say(
                'nobody can reach step {step}, "{badge}": it asks for more {things} than there '
                "are, {need} of {n}",
                step=step,
                badge=badge.id,
                need=need,
                things=name,
                n=len(there),
            )
            return key, words, say("ask for no more than there are")
    return None


def _opened(community: Community) -> dict[str, int]:
    """The lowest step that opens each duty and right; what none opens is open to everyone."""
    found: dict[str, int] = {}
    for badge in community.badges.values():
        for perk in badge.perks:
            if perk.opens:
                found[perk.opens] = min(badge.step or 0, found.get(perk.opens, badge.step or 0))
    return found


def _earned_by_tasks(community: Community, opened: Mapping[str, int]) -> dict[str, int]:
    """The lowest step that opens a task of each kind of credit that nothing else earns."""
    found: dict[str, int] = {}
    for owner in community.with_tasks:
        place = f"teams/{owner.id}" if isinstance(owner, Team) else owner.id
        for task in owner.tasks:
            step = 0 if task.done else opened.get(f"{place}/{task.id}", 0)
            found[task.credit] = min(step, found.get(task.credit, step))
    given = {*GIVEN, *(line.kind for line in written_credits(community))}
    return {f"{CREDIT}{kind}": step for kind, step in found.items() if step and kind not in given}


def perk_opens_nothing(community: Community) -> Iterator[Finding]:
    """A perk leads to something to do: an open task, a duty or a right.

    Thanks that lead nowhere are the end of the way. A task is named as `campaign/task` or as
    `teams/team/task`, and leads on until it is done. Duties are `copywriting`, `promotion`,
    `intake`, `judging`, `awarding` and `resources`. Rights are to put one's name to a campaign
    (`announce`), `host`, teach others (`mentor`), `assess`, `propose` a campaign, and to become
    `deputy` or `leader` of a group.

    Bad:
        --- badges.yml
        - id: helper
          name: Helper
          step: 1
          rule: {credit: duty}
          perks: [{what: A card at New Year}]

    Good:
        --- badges.yml
        - id: helper
          name: Helper
          step: 1
          rule: {credit: duty}
          perks: [{what: May host an evening, opens: host}]

    Bad:
        --- badges.yml
        - id: helper
          name: Helper
          step: 1
          rule: {credit: duty}
          perks: [{what: May draw the maps, opens: drive/mops}]
        --- campaigns/drive.md
        tasks: [{id: maps, what: Draw the maps, credit: map}]

    Good:
        --- badges.yml
        - id: helper
          name: Helper
          step: 1
          rule: {credit: duty}
          perks: [{what: May draw the maps, opens: drive/maps}]
        --- campaigns/drive.md
        tasks: [{id: maps, what: Draw the maps, credit: map}]
    """
    tasks = {
        f"{run.id}/{task.id}"
        for run in community.runs.values()
        if run.campaign.state != "withdrawn"
        for task in run.campaign.tasks
        if not task.done
    }
    at_work = (team for team in community.teams.values() if team.is_active)
    tasks |= {f"teams/{t.id}/{task.id}" for t in at_work for task in t.tasks if not task.done}
    known = {*tasks, *DUTIES, *RIGHTS}
    for badge in community.badges.values():
        for place, perk in enumerate(badge.perks):
            if perk.opens in known or _is_unread(community, perk.opens or ""):
                continue
            words = say('"{opens}" is no open task, no duty and no right', opens=perk.opens)
            if perk.opens is None:
                words = say('the perk "{what}" opens nothing', what=perk.what)
            near = nearest(perk.opens, known) if perk.opens else None
            hint = say(
                "write opens: with a task as campaign/task, or one of {known}",
                known=(*DUTIES, *RIGHTS),
            )
            if near:
                hint = say('did you mean "{near}"?', near=near)
            at = badge.at("perks", place, "opens" if perk.opens else "what")
            yield warning("perk-opens-nothing", at, words, hint)


def _is_unread(community: Community, opens: str) -> bool:
    """Whether a task may stand in what could not be read."""
    owner, slash, rest = opens.partition("/")
    if owner == "teams":
        return community.may_exist("team", rest.partition("/")[0])
    return bool(slash) and (owner in community.drafts or community.may_exist("campaign", owner))


def duty_earns_nothing(community: Community) -> Iterator[Finding]:
    """Where there is a ladder, each duty that users take counts for a badge.

    A badge counts it that names this duty in its rule, or any duty at all. So it is with what the
    open tasks of teams earn: whoever sees to something month after month comes nearer to a step.

    Bad:
        --- badges.yml
        - id: helper
          name: Helper
          step: 1
          rule: {credit: lead}
          perks: [{what: May host an evening, opens: host}]

    Good:
        --- badges.yml
        - id: helper
          name: Helper
          step: 1
          rule: {credit: duty}
          perks: [{what: May host an evening, opens: host}]
    """
    badges = community.badges.values()
    if not steps_of(badges) or community.unread.get("badge"):
        return
    users = {one.id for one in community.people.values() if one.role == "user"}
    taken = {
        duty: run.campaign
        for _, run in sorted(community.runs.items(), reverse=True)
        for duty, held in run.campaign.duties.items()
        if users & {*held.people} and not any(badge.counts(DUTY.id, duty) for badge in badges)
    }
    if lost := tuple(duty for duty in DUTIES if duty in taken):
        yield warning(
            "duty-earns-nothing",
            taken[lost[0]].at("duties", lost[0], key=True),
            say("no badge counts {duties}: whoever does that earns nothing", duties=lost),
            say("write a badge into badges.yml with rule: {{credit: duty}}, which counts any"),
        )
    uncounted = {
        task.credit: team.at("tasks", place, "credit")
        for team in reversed([*community.teams.values()])
        for place, task in enumerate(team.tasks)
        if team.is_active and not task.done and not any(b.counts(task.credit) for b in badges)
    }
    for kind, place in sorted(uncounted.items()):
        yield warning(
            "duty-earns-nothing",
            place,
            say("no badge counts {duties}: whoever does that earns nothing", duties=(kind,)),
            say("write a badge into badges.yml with rule: {{credit: {kind}}}", kind=kind),
        )
