"""What the records know of a window: by hand, for a community small enough to count."""

from __future__ import annotations

from datetime import date

from kits.model.audiences import Audience
from kits.model.measures import Counted
from kits.model.periods import month_of
from tests.render.day.evening import ASKED, EVENING
from tests.render.day.lamplight import RIVER, checked
from tests.schema.written import Files, campaign

AT = "group,message,at,how\n"
HEARD: Files = {
    **EVENING,
    "people/all.csv": "id,name,credit,role\nops,Ines,,staff\nmira,Mira,name,user\nnoor,Noor,none,user\n",
    "log/receipts/river/a.csv": AT
    + "shanghai,10-chapter,2026-12-08T08:00+08:00,code\n"
    + "beijing,10-chapter,2026-12-08T22:00+08:00,seen\n"
    + "london,10-chapter,2026-12-08T17:00+08:00,skipped\n",
    "log/receipts/gone/a.csv": AT + "london,05-old,2026-11-03T08:00+08:00,code\n",
}
OVER: Files = {
    **HEARD,
    "campaigns/old.md": campaign(
        "duties: {copywriting: [mira, ops], intake: [noor]}\n"
        "credits: [{person: noor, for: Drew the map, when: 2026-11-08}]",
        title="Before",
        starts="2026-11-02",
        ends="2026-11-07",
        groups="beijing",
    ),
}


def months(files: Files) -> dict[int, Counted]:
    counted = checked(files).view(Audience.OPERATORS).measures.months
    return {one.window.first.month: one for one in counted}


def test_groups_that_posted_and_answers_in_time_are_counted() -> None:
    """Also of a campaign that is no more; who skipped has answered, and has not posted."""
    said = months(HEARD)
    december, november = said[12], said[11]
    assert december.window == month_of(date(2026, 12, 1))
    assert (december.effective, november.effective) == (2, 1)
    assert (december.due, december.in_time) == (3, 2), "12 h are given, and Beijing took 14"
    assert december.mobilised == 2, "Mira leads two of them"
    assert (november.due, november.in_time) == (0, 0)


def test_what_is_not_due_yet_or_was_stopped_is_not_expected() -> None:
    change = "changes: [{at: 2026-12-08 12:00, what: Off, replaces: 10-chapter, groups: london}]"
    stopped = {"campaigns/river/campaign.md": campaign(change, **RIVER)}
    assert months({**HEARD, **stopped})[12].due == 2
    silent = {"campaigns/river/messages.csv": ASKED.replace(",posted,", ",,")}
    assert months({**HEARD, **silent})[12].due == 0


def test_duties_and_honours_count_in_the_month_in_which_they_end() -> None:
    made = checked(OVER).view(Audience.OPERATORS).measures
    november = next(one for one in made.months if one.window.first.month == 11)
    assert (november.duties, november.by_users) == (3, 2)
    assert november.honours >= 3
    assert november.mobilised == 2
    assert made.outcomes["river"].groups == 2
    assert made.outcomes["old"].groups == 0
    assert [one.name for one in made.others] == ["fortnight", "quarter", "quarter"]
