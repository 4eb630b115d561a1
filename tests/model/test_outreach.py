"""Whom to ask, for what, and to whom a private word is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.candidates import Candidate, candidates
from kits.model.caring import DUE, LATELY, REST, UNTHANKED, Care, cares
from kits.model.clocks import Clock
from kits.model.cohorts import FEWEST, cohorts
from kits.model.ledger import deeds
from kits.model.outreach import outreach
from kits.model.people import Person
from kits.model.recruiting import EACH, gaps, matches
from tests.schema.written import Files, campaign, community

NOW = datetime.fromisoformat("2026-12-09T12:00:00+08:00")
TODAY = NOW.date()
AT = Clock(NOW)
PEOPLE = "id,name,role,status,groups,joined,locale,skills\n"
STAFF = "ops,Ops,staff,active,,,,\n"
GROUPS = "id,name,channels,city,region,leaders,leader_name,deputies,members,stage,locale,kind\n"
NOTES = "person,name,group,day,axis,what,seen_by,answer,ask_again\n"


def written(people: str = "", groups: str = "", notes: str = "", **more: str) -> Files:
    return {
        "people/all.csv": PEOPLE + STAFF + people,
        "groups/all.csv": GROUPS + (groups or "bay,Bay,wechat,,,,Ada,,20,running,,\n"),
        **({"log/notes/a.csv": NOTES + notes} if notes else {}),
        **more,
    }


def known(files: Files, at: Clock = AT) -> dict[str, Candidate]:
    made = community(files)
    return {one.whom.key: one for one in candidates(made, deeds(made, at), at)}


MIRA = "mira,Mira,user,active,bay,,,\n"


def test_notes_of_one_person_are_one_candidate_on_four_axes() -> None:
    notes = "mira,,,2026-11-01,loyal,Third year,,,\nmira,,bay,2026-12-01,speaks,Answers,,,\n"
    notes += ",Bo,bay,2026-12-02,uses,Daily,,,\nops,,,2026-12-02,uses,Daily,,,\n"
    found = known(written(MIRA, notes=notes))
    assert list(found) == ["mira", "Bo (bay)"], "staff are no candidates"
    assert found["mira"].axes == ("speaks", "loyal")
    assert [each.what for each in found["mira"].evidence] == ["Answers", "Third year"]
    assert found["Bo (bay)"].groups == ("bay",)


@pytest.mark.parametrize(
    ("answer", "again", "is_open", "is_due"),
    [
        ("", "", True, False),
        ("yes", "", True, False),
        ("asked", "", False, False),
        ("asked", "2026-12-01", False, False),
        ("no", "2026-12-01", False, False),
        ("later", "", False, False),
        ("later", "2026-12-09", True, True),
        ("later", "2026-12-10", False, False),
        ("", "2026-12-10", False, False),
    ],
)
def test_who_answered_is_asked_again_only_where_they_said_later(
    answer: str, again: str, is_open: bool, is_due: bool
) -> None:
    notes = f"mira,,,2026-11-01,speaks,Answers,,{answer},{again}\n"
    one = known(written(MIRA, notes=notes))["mira"]
    assert (one.is_open, one.is_due) == (is_open, is_due)


RECAP = "---\nattended: [mira, ops]\n---\nThank you.\n"


def past(ended: str = "2026-11-07", **facts: str) -> str:
    facts = {"starts": "2026-11-01", "ends": ended, "announcer": "leader", **facts}
    return campaign(**facts)


def test_who_came_won_or_helped_is_proposed_and_nothing_is_typed_again() -> None:
    people = (
        MIRA + "bo,Bo,user,active,bay,,,tea\nold,Old,user,alumni,bay,,,\nan,An,user,active,,,,\n"
    )
    award = "[{name: A, winners: [bo, old, {name: Guest, group: bay, consent: name}]}]"
    files = written(
        people,
        **{"campaigns/one/campaign.md": past(awards=award), "campaigns/one/recap.md": RECAP},
    )
    found = known(files)
    assert set(found) == {"mira", "bo", "Guest (bay)"}, "an alumnus is greeted, and not recruited"
    assert [(e.axis, e.came_to) for e in found["mira"].evidence] == [("uses", "one")]
    assert not any(one.is_noted for one in found.values())
    later = Clock(NOW + timedelta(days=400))
    assert not known(files, later), "what is longer ago than a year speaks for nobody"


def test_who_runs_a_group_is_not_proposed_and_shown_only_where_noted() -> None:
    groups = "bay,Bay,wechat,,,mira,,,20,running,,\n"
    assert not known(written("mira,Mira,user,active,bay,,,hosting\n", groups))
    noted = written(MIRA, groups, "mira,,,2026-11-01,speaks,Answers,,,\n")
    assert known(noted)["mira"].in_office


def test_gaps_are_groups_awake_without_a_leader_or_the_deputy_they_need() -> None:
    groups = (
        "a,A,wechat,,,,,,20,running,,\nb,B,wechat,,,,Ada,,40,running,,\n"
        "c,C,wechat,,,,Ada,,39,running,,\nd,D,wechat,,,,,,90,dormant,,\n"
        "e,E,wechat,,,,,mira,90,running,,\nf,F,wechat,,,,,,50,running,,\nh,H,wechat,,,,,,90,running,,hq\n"
    )
    waived = "record,rule,reason,until\ngroups/b,group-without-deputy,Fine.,"
    files = written(MIRA, groups)
    assert gaps(community(files), AT) == [("f", "leader"), ("a", "leader"), ("b", "deputy")]
    for until, left in (("2026-12-31", 2), ("2026-12-01", 3), ("", 2)):
        made = community({**files, "waivers.csv": f"{waived}{until}\n"})
        assert len(gaps(made, AT)) == left


def test_the_nearest_are_asked_first_and_nobody_for_more_than_a_few() -> None:
    groups = (
        "x,X,wechat,Turin,north,,Ada,,9,running,it,\ny,Y,wechat,Milan,north,,Ada,,9,running,it,\n"
        "gap,Gap,wechat,Turin,north,,,,20,running,it,\n"
    )
    people = "".join(
        f"{id},{id},user,active,{group},,it,\n"
        for id, group in (("far", "y"), ("here", "gap"), ("town", "x"), ("more", "x"))
    )
    notes = "".join(f"{id},,,2026-12-01,uses,Daily,,,\n" for id in ("far", "here", "town", "more"))
    made = community(written(people, groups, notes))
    (match,) = matches(made, gaps(made, AT), candidates(made, (), AT))
    named = [(one.whom.person, near) for one, near in match.candidates]
    assert named == [("here", "group"), ("more", "city"), ("town", "city")]
    many = groups + "".join(f"g{n},G{n},wechat,,,,,,9,running,it,\n" for n in range(9))
    made = community(
        written("here,H,user,active,gap,,it,\n", many, notes="here,,,2026-12-01,uses,D,,,\n")
    )
    reach = outreach(made, (), AT)
    assert sum(len(match.candidates) for match in reach.matches) == EACH
    assert len(reach.matches) == 10


def test_a_task_is_for_whoever_can_do_it() -> None:
    task = "[{id: cards, what: Write, credit: help, needs: Ink}, {id: old, what: W, credit: help, done: 2026-12-01}]"
    people = "mira,Mira,user,active,bay,,,ink\nbo,Bo,user,active,bay,,,tea\n"
    files = written(people, **{"campaigns/one.md": campaign(tasks=task, announcer="leader")})
    made = community(files)
    (wanted,) = outreach(made, (), AT).wanted
    assert (wanted.of, wanted.task.id) == ("one", "cards")
    assert [one.whom.person for one in wanted.candidates] == ["mira"]


def told(files: Files, at: Clock = AT) -> list[Care]:
    made = community(files)
    return list(cares(made, deeds(made, at), at))


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"active,bay,{days_ago(0)}", [("welcome", True)]),
        (f"invited,,{days_ago(DUE.days)}", [("welcome", True)]),
        (f"active,bay,{days_ago(DUE.days + 1)}", [("welcome", False)]),
        (f"active,bay,{days_ago(LATELY.days + 1)}", []),
        (f"active,bay,{days_ago(-1)}", []),
        (f"resting,bay,{days_ago(REST.days)}", [("recall", True)]),
        (f"resting,bay,{days_ago(REST.days - 1)}", [("recall", False)]),
        (f"resting,bay,{days_ago(REST.days + DUE.days + 1)}", [("recall", False)]),
        ("resting,,", [("recall", False)]),
        ("alumni,bay,2024-12-01", [("hello", True)]),
        ("alumni,bay,2024-11-01", [("hello", False)]),
        ("alumni,bay,2026-12-01", [("hello", False)]),
    ],
)
def test_a_word_is_due_when_it_is_natural(row: str, expected: list[tuple[str, bool]]) -> None:
    found = told(written(f"mira,Mira,user,{row},,\n"))
    assert [(one.occasion, one.is_due) for one in found] == expected
    assert not told(written(f"mira,Mira,staff,{row},,\n"))


def test_a_leap_day_comes_round_on_the_day_before_it() -> None:
    at = Clock(datetime.fromisoformat("2027-03-01T12:00:00+08:00"))
    (one,) = told(written("mira,Mira,user,alumni,bay,2024-02-29,,\n"), at)
    assert one.is_due


def test_who_stepped_down_is_thanked_and_not_who_holds_it_still() -> None:
    terms = "group,person,role,until\nbay,mira,leader,2026-12-01\nbay,bo,deputy,2026-12-08\n"
    terms += "bay,mira,deputy,2026-08-01\nbay,Ann,owner,2026-12-01\nbay,someone,deputy,2026-12-01\n"
    people = MIRA + "bo,Bo,user,active,bay,,,\n"
    groups = "bay,Bay,wechat,,,,Ada,bo,20,running,,\n"
    found = told(written(people, groups, **{"log/terms/a.csv": terms}))
    assert [(one.person, one.office, one.is_due) for one in found] == [("mira", "leader", True)]


def test_who_helped_and_heard_no_thanks_for_long_is_told_longest_first() -> None:
    people = "".join(f"{id},{id},user,active,bay,,,\n" for id in ("mira", "bo", "an"))
    duties = "{copywriting: [mira, bo, an]}"
    credits = "person,for,when\nbo,Tea,2026-11-20\nan,Tea,2026-01-10\n"
    files = written(people, **{"campaigns/one.md": past(duties=duties), "credits.csv": credits})
    found = [one for one in told(files) if one.campaign]
    assert [(one.person, one.since) for one in found] == [("mira", None), ("an", date(2026, 1, 10))]
    assert not any(one.is_due for one in found)
    later = Clock(NOW + UNTHANKED)
    assert not [one for one in told(files, later) if one.campaign], "it is too long ago by then"


def joined(n: int, day: date, status: str = "active") -> Person:
    facts = {"id": f"p{n}", "name": "P", "joined": day.isoformat(), "status": status}
    return Person.model_validate(facts)


people = st.lists(
    st.builds(
        joined,
        st.integers(0, 9),
        st.dates(date(2022, 1, 1), date(2026, 2, 1)),
        st.sampled_from(["active", "active", "resting", "alumni", "invited"]),
    ),
    max_size=80,
)


@given(people)
def test_no_number_of_a_cohort_tells_of_fewer_than_five(those: list[Person]) -> None:
    found = cohorts(those, TODAY)
    for one in found:
        left = one.joined - one.active
        assert one.active >= FEWEST
        assert left == 0 or left >= FEWEST
    if found:
        counted = [one for one in those if one.status != "invited"]
        assert sum(one.joined for one in found) == len(counted), "a total reveals nothing more"
    assert [one.first for one in found] == sorted(one.first for one in found)


def test_large_quarters_stand_alone() -> None:
    those = [joined(n, date(2026, 1 + n // 6 * 3, 1)) for n in range(12)]
    assert [(one.first, one.joined) for one in cohorts(those, TODAY)] == [
        ((2026, 1), 6),
        ((2026, 2), 6),
    ]
