"""Who held an office of a group, and that it can be so."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.log import Term
from kits.model.offices import ROSTER


def owner_without_reason(community: Community) -> Iterator[Finding]:
    """A group changes its owner for a reason, and that is written down.

    Owning a chat group is not handed over like leading it: it is hard to undo. `kits handover`
    asks for the reason.

    Bad:
        --- log/terms/2026-12-01.csv
        group,person,role,until
        harbour,Old Wang,owner,2026-11-30
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada

    Good:
        --- log/terms/2026-12-01.csv
        group,person,role,until,why
        harbour,Old Wang,owner,2026-11-30,Lost the phone that owned it
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
    """
    for term in community.log.terms:
        if term.role == "owner" and not term.why:
            yield warning(
                "owner-without-reason",
                term.at("person"),
                say('no reason is given why "{group}" has another owner', group=term.group),
                say("write it under why"),
            )


def overlapping_terms(community: Community) -> Iterator[Finding]:
    """The terms of one person in one office follow one another, and each ends after it begins.

    Bad:
        --- log/terms/2026-12-01.csv
        group,person,role,since,until
        harbour,mira,leader,,2026-11-08
        harbour,mira,leader,2026-11-01,2026-11-30
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
        --- people/mira.md
        name: Mira

    Good:
        --- log/terms/2026-12-01.csv
        group,person,role,since,until
        harbour,mira,leader,,2026-11-08
        harbour,mira,leader,2026-11-20,2026-11-30
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
        --- people/mira.md
        name: Mira
    """
    last: dict[tuple[str, str, str], Term] = {}
    for terms in community.log.ended.values():
        for term in terms:
            key = (term.group, term.role, term.person)
            before, last[key] = last.get(key), term
            hint = say("write since and until as they were")
            if term.since and term.since > term.until:
                words = say("this term ends on {day}, before it begins", day=term.until)
                yield warning("overlapping-terms", term.at("since"), words, hint)
            elif before and term.since and term.since <= before.until:
                words = say(
                    'this term begins before one of "{person}" ended on {day}',
                    person=term.person,
                    day=before.until,
                )
                yield warning("overlapping-terms", term.at("since"), words, hint)


def term_without_end(community: Community) -> Iterator[Finding]:
    """Whoever's term has ended does not hold the office any more.

    Bad:
        --- people/mira.md
        name: Mira
        --- groups/harbour.md
        name: Harbour
        leaders: mira
        --- log/terms/2026-12-01.csv
        group,person,role,until
        harbour,mira,leader,2026-11-30

    Good:
        --- people/mira.md
        name: Mira
        --- people/bo.md
        name: Bo
        --- groups/harbour.md
        name: Harbour
        leaders: bo
        --- log/terms/2026-12-01.csv
        group,person,role,until
        harbour,mira,leader,2026-11-30
    """
    for (id, role), terms in community.log.ended.items():
        group = community.groups.get(id)
        held = getattr(group, ROSTER[role]) if group else None
        now = {held} if isinstance(held, str) else {*(held or ())}
        ended = [term for term in terms if term.until == terms[-1].until]
        if now and {term.person for term in ended} == now:
            yield warning(
                "term-without-end",
                ended[0].at("person"),
                say(
                    'the term of "{person}" as {role} of "{group}" ended on {day}, and the group '
                    "still names them",
                    person=ended[0].person,
                    role=role,
                    group=id,
                    day=ended[0].until,
                ),
                say("name who came after them in the row of the group, or take the term out"),
            )
