"""What is said when something has gone wrong holds on the day on which it is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kits.model.findings import say, warning
from kits.rules.rule import Due, Repeated

GOOD_FOR = timedelta(days=30)
"""How long a fact is good that does not say until when."""


def stale_fact(due: Due) -> Iterator[Repeated]:
    """What `facts.csv` says was looked up not long ago.

    A fact holds until its `until`, and from then on no text says it. One without holds for thirty
    days from the day under `checked_on`: texts go on saying it, with that day. Because it hangs on
    the calendar, it fails no run of `kits check --strict`.

    Bad:
        --- facts.csv
        id,what,source,checked_on,until
        hall-open,The hall is open,https://hall.example/hours,2026-11-20,2026-11-30

    Good:
        --- facts.csv
        id,what,source,checked_on,until
        hall-open,The hall is open,https://hall.example/hours,2026-11-20,2026-12-31
    """
    community = due.community
    for fact in community.facts.values():
        if fact.until:
            place, is_stale = fact.at("until"), due.at.is_over(fact.until, community.zone)
            words = say('fact "{id}" held until {day}', id=fact.id, day=fact.until)
        else:
            place = fact.at("checked_on")
            is_stale = due.at.is_over(fact.checked_on + GOOD_FOR, community.zone)
            words = say('fact "{id}" was last checked on {day}', id=fact.id, day=fact.checked_on)
        if is_stale:
            hint = say("look it up again and write the new day, or take it out")
            yield Repeated(("stale-fact", fact.id), warning("stale-fact", place, words, hint))


def fact_not_checked_yet(due: Due) -> Iterator[Repeated]:
    """A fact was looked up before it is said; until then no text says it.

    Bad:
        --- facts.csv
        id,what,source,checked_on
        hall-open,The hall is open,https://hall.example/hours,2027-11-20

    Good:
        --- facts.csv
        id,what,source,checked_on
        hall-open,The hall is open,https://hall.example/hours,2026-11-20
    """
    community = due.community
    for fact in community.facts.values():
        if not due.at.has_begun(fact.checked_on, community.zone):
            words = say('fact "{id}" is checked only on {day}', id=fact.id, day=fact.checked_on)
            hint = say("write the day on which somebody looked it up")
            found = warning("fact-not-checked-yet", fact.at("checked_on"), words, hint)
            yield Repeated(("fact-not-checked-yet", fact.id), found)
