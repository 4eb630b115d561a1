"""Who wished to be asked later is asked, once that day has come; it fails nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.findings import say, warning
from kits.rules.rule import Due, Repeated


def ask_again(due: Due) -> Iterator[Repeated]:
    """Whoever said "later" is asked again, when the day comes that the note names.

    That day is `ask_again` in `log/notes/`. A no is a no, whatever day stands beside it. The text
    to ask with stands on `ops/people/`.

    Bad:
        --- people/mira.md
        name: Mira
        --- log/notes/2026-11.csv
        person,day,axis,what,answer,ask_again
        mira,2026-11-01,speaks,She answers newcomers,later,2026-12-01

    Good:
        --- people/mira.md
        name: Mira
        --- log/notes/2026-11.csv
        person,day,axis,what,answer,ask_again
        mira,2026-11-01,speaks,She answers newcomers,asked,2026-12-01
    """
    for one in due.outreach.candidates:
        if one.is_due:
            facts = {"name": one.whom.person or one.name, "day": str(one.ask_again)}
            found = warning(
                "ask-again",
                one.answered_at,
                say('"{name}" wished to be asked again from {day}', **facts),
                say("ask, and write kits note {who} --answer asked", who=one.whom.words),
                many=say('"{name}" and {others} more wished to be asked again by now', **facts),
            )
            yield Repeated("ask-again", found)
