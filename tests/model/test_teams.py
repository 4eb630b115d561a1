"""Teams as their files say: groups, months, last days, targets, and whom they set free."""

from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.ledger import deeds
from kits.model.teams import Team
from kits.model.teamwork import expiring, missed, set_free, unassessed, wanting
from kits.model.waiting import met_by_work
from tests.schema.written import Files, community, findings

NOW = Clock(datetime.fromisoformat("2026-12-09T12:00:00+08:00"))
PEOPLE = "id,name,role\nmira,Mira,\nbo,Bo,\nan,An,\nops,Ops,staff\n"
GROUPS = """
    id,name,channels,leaders,city,stage,kind
    east,East,wechat,mira,Bergen,running,
    west,West,wechat,bo,Bergen,dormant,
    north,North,wechat,bo,Oslo,running,
    hq,All,wechat,ops,,running,hq
    """
NORTH = """\
---
name: 北区
kind: zone
groups: {city: Bergen}
people: [mira, bo]
lead: bo
roles:
  recruiter: mira
  tea: [an, mira]
need: together
standard: 每个群看两次
target: {id: full, what: 两个群, by: 2026-12-08}
reward: 一本书
until: 2027-12-31
parent: all-north
tasks:
  - {id: tea, what: 煮茶, credit: tea, people: 2, taken_by: [bo, ops], done: 2026-12-01, answers: warmth}
  - {id: maps, what: 画图, credit: map}
---
"""
ENGLISH = """\
---
name: North
standard: Each group looked into twice
target: [{id: full, what: Two groups}]
tasks: [{id: tea, what: Made tea}]
---
"""
PARENT = "---\nname: 全北\nkind: committee\n---\n"
FILES: Files = {
    "people/all.csv": PEOPLE,
    "groups/all.csv": GROUPS,
    "teams/north.md": NORTH,
    "teams/north.en.md": ENGLISH,
    "teams/all-north.md": PARENT,
}


def made(**more: str) -> Community:
    """The community with other teams beside its own, each given below the name."""
    files = {f"teams/{id}.md": f"---\nname: X\n{text}\n---\n" for id, text in more.items()}
    return community({**FILES, **files})


def test_a_team_is_read_in_each_of_its_languages() -> None:
    north = made().teams["north"]
    assert north.members == ("bo", "mira", "an")
    assert (north.until and north.until.isoformat(), north.state) == ("2027-12-31", "active")
    english = north.in_locale("en")
    assert (english.name, english.standard) == ("North", ("Each group looked into twice",))
    assert (english.target[0].what, str(english.target[0].by)) == ("Two groups", "2026-12-08")
    assert [task.what for task in english.tasks] == ["Made tea", "画图"]
    assert english.lead == ("bo",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("kind: tribe", "error[unknown-value]"),
        ("kind: zone\nleader: bo", "error[unknown-key]"),
        ("kind: zone\nroles: [mira]", "error[wrong-type]"),
        ("kind: zone\nstate: asleep", "error[unknown-value]"),
    ],
)
def test_what_is_wrong_with_a_team_has_its_place(line: str, told: str) -> None:
    (found,) = findings({**FILES, "teams/x.md": f"---\nname: X\n{line}\n---\n"})
    assert found.startswith("teams/x.md:")
    assert told in found


def test_a_selector_says_which_groups() -> None:
    more = made(a="kind: squad\ngroups: all", b="kind: squad\ngroups: [west, {city: Oslo}]")
    assert more.looked_after == {
        **dict.fromkeys(more.teams, ()),
        "north": ("east", "west"),
        "a": ("east", "north"),
        "b": ("north", "west"),
    }


def _unassessed(made: Community) -> list[Team]:
    return list(unassessed(made.teams.values(), made.log, NOW, made.zone))


def test_of_zones_and_of_those_with_a_standard_a_month_is_looked_at() -> None:
    teams = {
        "zone": "kind: zone",
        "looked": "kind: squad\nstandard: Twice",
        "bare": "kind: squad",
        "gone": "kind: zone\nstate: dissolved",
        "over": "kind: zone\nuntil: 2026-10-31",
        "new": "kind: zone\nsince: 2026-11-02",
        "whole": "kind: zone\nsince: 2026-11-01",
    }
    assert [team.id for team in _unassessed(made(**teams))] == ["looked", "north", "whole", "zone"]
    rows = "month,team,person,feedback\n2026-11,north,bo,Thank you\n2026/10,north,,Thanks\n"
    seen = community({**FILES, "log/assessments/2026-11.csv": rows})
    assert _unassessed(seen) == []
    assert [str(one.month) for one in seen.log.assessments] == ["2026-10-01", "2026-11-01"]


@pytest.mark.parametrize(
    ("until", "told"),
    [("2026-12-08", True), ("2027-01-08", True), ("2027-01-09", False)],
)
def test_a_team_is_told_a_month_before_its_end(until: str, told: bool) -> None:
    more = made(x=f"kind: chapter\nuntil: {until}")
    found = expiring(more.teams.values(), NOW, more.zone)
    assert ("x" in [team.id for team in found]) is told
    gone = made(x=f"kind: chapter\nuntil: {until}\nstate: dissolved")
    assert list(expiring(gone.teams.values(), NOW, gone.zone)) == []


def test_a_target_that_was_missed_sets_free_whoever_is_in_no_other_team() -> None:
    more = made(
        maps="kind: product\npeople: [an, mira, someone]\ntarget:\n"
        "  - {what: A, by: 2026-12-08}\n  - {what: B, by: 2026-12-08, reached: 2026-12-08}\n"
        "  - {what: C, by: 2026-12-09}\n  - {what: D}",
        old="kind: product\npeople: an\nstate: dissolved\ntarget: {what: A, by: 2026-12-08}",
    )
    teams = more.teams
    assert [place for place, _ in missed(teams["maps"], NOW, more.zone)] == [0]
    assert list(missed(teams["old"], NOW, more.zone)) == []
    assert set_free(teams["maps"], teams.values()) == ()
    alone = more.teams["north"].with_facts({"state": "dissolved"})
    freed = community(
        {**FILES, "teams/north.md": NORTH.replace("reward", "state: dissolved\nreward")}
    )
    assert set_free(alone, freed.teams.values()) == ("bo", "mira", "an")
    assert wanting(teams.values(), NOW.today()) == (teams["north"],)


def test_a_task_that_is_done_is_a_credit_of_no_campaign() -> None:
    found = deeds(made(), NOW)
    assert [
        (deed.person, deed.kind, deed.what, str(deed.when), deed.campaign) for deed in found
    ] == [("bo", "tea", "煮茶", "2026-12-01", "")], "staff are never credited"
    assert found[0].spoken == (("en", "Made tea"),)
    assert found[0].witnesses == (), "whoever leads saw it, but not of themselves"
    assert deeds(made(), Clock(datetime.fromisoformat("2026-11-30T12:00:00+08:00"))) == ()


def test_what_a_team_did_answers_what_was_asked_for() -> None:
    assert met_by_work((), made().teams.values()) == {"warmth"}
