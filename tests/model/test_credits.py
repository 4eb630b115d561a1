from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.model.credits import Deed
from kits.model.ledger import awaited, deeds
from kits.model.places import Place
from kits.render.seeing import view
from kits.render.views import View
from tests.schema.written import campaign, community

AFTER = datetime.fromisoformat("2026-12-14T00:30:00+08:00")
LAST_DAY = datetime.fromisoformat("2026-12-13T23:59:00+08:00")

ROSTER = {
    "people/all.csv": """
        id,name,credit,role
        mira,Mira,name,
        bo,Bo,,
        an,An,anonymous,
        ops,Ops,name,staff
        """,
    "groups/all.csv": """
        id,name,channels,leaders
        harbour,Harbour,wechat,bo；ops
        north,North,wechat,mira
        """,
}


def told(more: str = "", recap: str = "", now: datetime = AFTER, **facts: str) -> list[str]:
    """The credits of one campaign, of a `harbour` alone, each in a line."""
    files = {
        "campaigns/drive/campaign.md": campaign(more, **{"groups": "harbour", **facts}),
        **({"campaigns/drive/recap.md": recap} if recap else {}),
    }
    return [_line(deed) for deed in deeds(community({**ROSTER, **files}), Clock(now))]


def _line(deed: Deed) -> str:
    who = deed.person or (deed.name and f"({deed.name})") or "nobody"
    facts = [who, deed.kind, deed.what, deed.group, deed.when.isoformat()]
    return " ".join(fact for fact in facts if fact)


def test_an_ended_campaign_credits_its_announcer_and_its_leaders() -> None:
    assert told() == ["bo lead harbour 2026-12-13", "mira announce 2026-12-13"]


def test_a_campaign_that_each_leader_announces_has_no_announcer() -> None:
    assert told(announcer="leader") == ["bo lead harbour 2026-12-13"]


def test_nothing_counts_before_the_last_day_is_over_in_the_zone_of_the_community() -> None:
    assert told(now=LAST_DAY) == []
    assert told(now=datetime.fromisoformat("2026-12-13T17:00:00Z")) != []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_was_not_held_does_not_count(state: str) -> None:
    assert told(state=state) == []


def test_staff_are_never_credited() -> None:
    duties = "duties:\n  copywriting: ops\n  intake: [bo, ops]\ncredits:\n  - {person: ops, for: x}"
    assert told(duties, groups="north", announcer="leader") == [
        "bo duty intake 2026-12-13",
        "mira lead north 2026-12-13",
    ]


def test_a_waived_duty_credits_nobody() -> None:
    waived = "duties:\n  copywriting: {waived: none needed}"
    assert told(waived, announcer="leader") == ["bo lead harbour 2026-12-13"]


def test_a_task_is_a_credit_of_its_kind_once_it_is_done() -> None:
    task = (
        "tasks: [{{id: maps, what: Drew maps, credit: map, people: 2, taken_by: [bo, an]{done}}}]"
    )
    others = {"announcer": "leader", "groups": "north"}
    assert told(task.format(done=", done: 2026-12-09"), **others) == [
        "mira lead north 2026-12-13",
        "an map Drew maps 2026-12-09",
        "bo map Drew maps 2026-12-09",
    ]
    assert told(task.format(done=""), **others) == ["mira lead north 2026-12-13"]


AWARDS = """
awards:
  - id: first
    name: First
    winners:
      - mira
      - {name: Guest, consent: name, group: harbour}
      - {name: Shy, consent: anonymous}
      - {name: Shyer, consent: anonymous}
      - {name: Silent}
"""


def test_winners_by_their_consent() -> None:
    assert told(AWARDS, announcer="leader", groups="north") == [
        "nobody win first 2026-12-13",
        "nobody win first 2026-12-13",
        "(Guest) win first harbour 2026-12-13",
        "mira lead north 2026-12-13",
        "mira win first 2026-12-13",
    ]


@pytest.mark.parametrize(
    ("results", "now", "told_then"),
    [
        ("", "2026-12-14T00:00:00+08:00", True),
        ("", "2026-12-13T23:59:00+08:00", False),
        ("2026-12-16", "2026-12-15T23:59:00+08:00", False),
        ("2026-12-16", "2026-12-16T00:00:00+08:00", True),
        ("2026-12-16", "2026-12-15T16:00:00Z", True),
        ("2026-12-16 20:00", "2026-12-16T19:59:00+08:00", False),
        ("2026-12-16 20:00", "2026-12-16T20:00:00+08:00", True),
        ("2026-12-16 20:00 +00:00", "2026-12-17T03:59:00+08:00", False),
        ("2026-12-10", "2026-12-13T23:59:00+08:00", False),  # it has not ended
    ],
)
def test_winners_wait_for_the_results(results: str, now: str, told_then: bool) -> None:
    """In the zone of the community, from midnight on where no hour is given."""
    more = AWARDS + "credits: [{person: bo, for: read aloud, kind: win}]"
    made = community({**ROSTER, "campaigns/drive.md": campaign(more, results=results)})
    at = datetime.fromisoformat(now)
    wins = [deed for deed in deeds(made, Clock(at)) if deed.kind == "win"]
    waiting = [deed for deed in awaited(made, Clock(at)) if deed.kind == "win"]
    assert len(wins) == (5 if told_then else 0)
    if made.has_ended(made.runs["drive"], Clock(at)):
        assert len(wins) + len(waiting) == 5


def test_only_what_was_won_waits_for_the_results() -> None:
    more = AWARDS + "credits: [{person: bo, for: carried the books}]"
    made = community({**ROSTER, "campaigns/drive.md": campaign(more, results="2026-12-16")})
    kinds = [deed.kind for deed in deeds(made, Clock(AFTER))]
    assert sorted(kinds) == ["announce", "deed", "lead", "lead"]
    assert {deed.kind for deed in awaited(made, Clock(AFTER))} == {"win"}


def test_an_award_without_an_id_is_known_by_its_name() -> None:
    awards = "awards: [{name: First, winners: bo}, {name: First, winners: mira}, {id: x, name: X}]"
    assert told(awards, announcer="leader", groups="north") == [
        "bo win First 2026-12-13",
        "mira lead north 2026-12-13",
        "mira win First (2) 2026-12-13",
    ]


OFFICES = """
    id,name,credit,joined,mentored_by
    old,Old,name,2024-03-01,
    new,New,name,2026-12-14,
    far,Far,name,2026-12-13,
    guide,Guide,name,2026-12-20,
    pupil,Pupil,name,2024-03-01,guide
    """


def led(founded: str = "") -> list[str]:
    made = community(
        {
            "people/all.csv": OFFICES,
            "groups/all.csv": "id,name,channels,leaders,founded\n"
            f"harbour,Harbour,wechat,old;new;far,{founded}\n",
            "campaigns/drive.md": campaign(announcer="leader"),
        }
    )
    return [_line(deed) for deed in deeds(made, Clock(AFTER))]


def test_nobody_led_a_campaign_that_ended_before_they_joined() -> None:
    """Whoever joined on its last day may have."""
    assert led() == ["far lead harbour 2026-12-13", "old lead harbour 2026-12-13"]


def test_nobody_led_a_group_before_there_was_one() -> None:
    assert led("2026-12-13") == led()
    assert led("2026-12-14") == []


def test_who_teaches_is_credited_with_no_campaign_before_they_came() -> None:
    """A pupil who led or helped earlier proves nothing of somebody who came later."""
    early = campaign("crew: [pupil]", announcer="leader", groups="all")
    late = campaign(
        "crew: [pupil]", announcer="leader", starts="2026-12-20", ends="2026-12-21", groups="all"
    )
    files = {
        "people/all.csv": OFFICES,
        "groups/all.csv": "id,name,channels,leaders\nharbour,Harbour,wechat,pupil\n",
        "campaigns/early.md": early,
    }
    after = datetime.fromisoformat("2026-12-23T12:00:00+08:00")
    assert [d for d in deeds(community(files), Clock(after)) if d.kind == "mentor"] == []
    both = deeds(community({**files, "campaigns/late.md": late}), Clock(after))
    assert [(d.person, d.campaign) for d in both if d.kind == "mentor"] == [("guide", "late")]


def test_a_new_leader_makes_no_old_campaign_one_in_which_they_were_taught() -> None:
    roster = "id,name,joined,mentored_by\nold,Old,,\nnew,New,2026-12-14,old\n"
    files = {
        "people/all.csv": roster,
        "groups/all.csv": "id,name,channels,leaders,deputies\n"
        "harbour,Harbour,wechat,new,\nnorth,North,wechat,old,new\n",
        "campaigns/drive.md": campaign(announcer="leader"),
    }
    assert [d for d in deeds(community(files), Clock(AFTER)) if d.kind == "mentor"] == []


@pytest.mark.parametrize(("joined", "hosts"), [("2026-12-14", ["old"]), ("", [])])
def test_a_newcomer_of_the_same_name_hosted_nothing_before(joined: str, hosts: list[str]) -> None:
    roster = (
        f"id,name,groups,joined\nold,Ann,harbour,\nnew,Ann,harbour,{joined}\nbo,Bo,,\nops,Ops,,\n"
    )
    files = {
        "people/all.csv": roster,
        "groups/all.csv": "id,name,channels,leaders\nharbour,Harbour,wechat,bo\n",
        "campaigns/drive/campaign.md": campaign(groups="harbour"),
        "campaigns/drive/groups.csv": "group,host\nharbour,Ann\n",
    }
    found = [deed for deed in deeds(community(files), Clock(AFTER)) if deed.kind == "host"]
    assert [deed.person for deed in found] == hosts


LONG = """
    person,for,for.en,kind,group,when
    bo,守了两年,Two years,long-service,harbour,2026-12-01
    an,修好了书,,,,2026-12-14
    ops,在岗,,,,2026-12-01
    someone,走了,,,,2026-12-01
    mira,明年的事,,,,2026-12-15
    """


def test_credits_of_no_campaign_count_from_their_day() -> None:
    made = community({**ROSTER, "credits.csv": LONG})
    found = deeds(made, Clock(AFTER))
    assert [_line(deed) for deed in found] == [
        "an deed 修好了书 2026-12-14",
        "bo long-service 守了两年 harbour 2026-12-01",
        "someone deed 走了 2026-12-01",
    ]
    assert {deed.campaign for deed in found} == {""}
    assert found[1].spoken == (("en", "Two years"),)
    assert (found[1].evidence.path, found[1].evidence.line) == ("content/credits.csv", 2)


RECAP = """
---
praise:
  - person: bo
    for: he kept the list
  - person: ops
    for: staff
credits:
  - person: an
    for: carried the books
    kind: carrying
    group: harbour
    when: 2026-12-10
  - person: someone
    for: is gone
---
Thank you all.
"""


def test_praise_and_credits() -> None:
    line = "credits:\n  - {person: bo, for: found the shelves}"
    assert told(line, RECAP, announcer="leader", groups="north") == [
        "bo deed found the shelves 2026-12-13",
        "bo praise he kept the list 2026-12-13",
        "mira lead north 2026-12-13",
        "someone deed is gone 2026-12-13",
        "an carrying carried the books harbour 2026-12-10",
    ]


def test_the_same_deed_counts_once() -> None:
    twice = "credits:\n  - {person: bo, for: x}\n  - {person: bo, for: x}"
    assert told(twice, announcer="leader", groups="north") == [
        "bo deed x 2026-12-13",
        "mira lead north 2026-12-13",
    ]


def test_a_deed_knows_where_it_is_written_and_who_saw_it() -> None:
    """The operator sees what is done, judges what is won, and the crew what it praises."""
    facts = "crew: [bo, an]\nduties:\n  judging: [an]\nawards:\n  - id: first\n    name: First\n"
    files = {
        **ROSTER,
        "campaigns/drive/campaign.md": campaign(facts + "    winners: [bo, an]"),
        "campaigns/drive/recap.md": RECAP,
    }
    found = {
        (deed.person, deed.kind): (
            f"{deed.evidence.path.rpartition('/')[2]}:{deed.evidence.line}",
            deed.witnesses,
        )
        for deed in deeds(community(files), Clock(AFTER))
    }
    assert found == {
        ("mira", "announce"): ("campaign.md:4", ("ops",)),
        ("an", "duty"): ("campaign.md:12", ("ops",)),
        ("bo", "win"): ("campaign.md:16", ("an",)),
        ("an", "win"): ("campaign.md:16", ("ops",)),
        ("bo", "lead"): ("all.csv:2", ("ops",)),
        ("mira", "lead"): ("all.csv:3", ("ops",)),
        ("bo", "praise"): ("recap.md:3", ("ops", "an")),
        ("an", "carrying"): ("recap.md:8", ("ops", "bo")),
        ("someone", "deed"): ("recap.md:13", ("ops", "bo", "an")),
    }


def test_where_a_deed_is_written_makes_it_no_other_deed() -> None:
    one = Deed(person="bo", kind="host", campaign="drive", when=AFTER.date())
    other = replace(one, evidence=Place("x.md", 7), witnesses=("ops",))
    assert one == other
    assert hash(one) == hash(other)


def test_everyone_who_was_removed_is_counted() -> None:
    """Two of them judged: one of the two may also have kept the list."""
    waived = "promotion: {waived: x}, intake: {waived: x}, resources: {waived: x}"
    facts = {
        **dict.fromkeys(("theme", "rules", "notes", "plan_b", "place"), "x"),
        "kind": "gathering",
        "announcer": "leader",
        "groups": "north",
        "crew": "[mira, someone]",
        "duties": f"{{judging: [someone, someone], copywriting: [someone], {waived}}}",
        "brief": "{background: x, goal: x}",
        "faq": "[{q: x, a: x}]",
    }
    made = community({**ROSTER, "campaigns/drive/campaign.md": campaign(**facts)})
    found = [deed.what for deed in deeds(made, Clock(AFTER)) if deed.what]
    assert found == ["copywriting", "judging", "judging"]
    assert view(made, Audience.PUBLIC, Clock(AFTER)).unnamed == 2


HOSTED = {
    "people/all.csv": """
        id,name,called,credit,role,groups
        mira,Mira,阿米,name,,north
        bo,Bo,,,,
        an,An,小安,anonymous,,harbour
        ann,Ann,小安,,,harbour
        far,Far,,,,
        ops,Ops,,,staff,
        """,
    "groups/all.csv": """
        id,name,channels,leaders,deputies
        harbour,Harbour,wechat,bo,
        north,North,wechat,bo,far
        """,
}


@pytest.mark.parametrize(
    ("host", "ids"),
    [
        ("mira", ["mira"]),  # an id counts wherever its person is
        ("Bo", ["bo"]),  # a leader, by name
        ("An", ["an"]),  # a member, by name
        ("小安", []),  # two members are called so
        ("Mira", []),  # nobody in this group
        ("Bo；an、Nobody", ["an", "bo"]),
        ("ops", []),  # staff are never credited
        ("someone", ["someone"]),
        ("", []),
    ],
)
def test_a_row_says_who_hosts_its_group(host: str, ids: list[str]) -> None:
    files = {
        **HOSTED,
        "campaigns/drive/campaign.md": campaign(groups="harbour"),
        "campaigns/drive/groups.csv": f"group,host\nharbour,{host}\n",
    }
    found = [deed for deed in deeds(community(files), Clock(AFTER)) if deed.kind == "host"]
    assert [deed.person for deed in found] == ids
    assert {deed.group for deed in found} <= {"harbour"}
    assert {f"{deed.evidence.path}:{deed.evidence.line}" for deed in found} <= {
        "content/campaigns/drive/groups.csv:2"
    }


def test_a_deputy_who_hosts_is_credited_in_their_own_group_alone() -> None:
    files = {
        **HOSTED,
        "campaigns/drive/campaign.md": campaign(groups="all"),
        "campaigns/drive/groups.csv": "group,host\nharbour,Far\nnorth,Far\n",
    }
    found = [deed for deed in deeds(community(files), Clock(AFTER)) if deed.kind == "host"]
    assert [(deed.person, deed.group) for deed in found] == [("far", "north")]


LESSONS = {
    "training/leaders/01-start.md": "---\ntitle: Start\n---\nSay hello.\n",
    "training/leaders/02-post.md": "---\ntitle: Post\n---\nPaste it.\n",
}


def finished(lessons: str, joined: str = "", role: str = "user") -> list[str]:
    roster = f"id,name,role,joined,lessons\nmira,Mira,{role},{joined},{lessons}\n"
    made = community({"people/all.csv": roster, **LESSONS})
    return [
        f"{deed.when} {deed.what} {deed.campaign or 'in no campaign'}"
        for deed in deeds(made, Clock(AFTER))
        if deed.kind == "lesson"
    ]


def test_a_finished_lesson_counts_from_its_day_or_from_when_its_person_joined() -> None:
    assert finished("leaders/01-start 2026-11-02;02-post", "2026-10-01") == [
        "2026-11-02 leaders/01-start in no campaign",
        "2026-10-01 leaders/02-post in no campaign",
    ]


def test_a_lesson_that_is_still_to_come_counts_for_nothing_and_so_do_those_of_staff() -> None:
    assert finished("leaders/01-start 2027-01-01") == []
    assert finished("leaders/01-start 2026-11-02", role="staff") == []


def test_a_lesson_may_be_written_as_a_block() -> None:
    person = (
        "---\nname: Mira\nlessons:\n  - {lesson: leaders/01-start, when: 2026-11-02}\n"
        "  - leaders/02-post 2026-11-03\n---\n"
    )
    made = community({"people/mira.md": person, **LESSONS})
    assert [(deed.what, str(deed.when)) for deed in deeds(made, Clock(AFTER))] == [
        ("leaders/02-post", "2026-11-03"),
        ("leaders/01-start", "2026-11-02"),
    ]


TAUGHT = """
    id,name,role,mentored_by
    mira,Mira,,
    bo,Bo,,mira
    an,An,,mira
    idle,Idle,,mira
    own,Own,,someone
    ops,Ops,staff,mira
    """


def test_who_taught_somebody_is_credited_once_they_have_helped() -> None:
    """Once for each of them, on the day of the first campaign; staff are no pupils."""
    first = campaign("crew: [bo]", starts="2026-11-02", ends="2026-11-08", announcer="leader")
    second = campaign("duties: {intake: [bo, an, own]}", announcer="leader", groups="north")
    made = community(
        {
            "people/all.csv": TAUGHT,
            "groups/all.csv": "id,name,channels,leaders,deputies\n"
            "north,North,wechat,ops,\nsouth,South,wechat,mira,\n",
            "campaigns/early.md": first,
            "campaigns/late.md": second,
        }
    )
    found = [deed for deed in deeds(made, Clock(AFTER)) if deed.kind == "mentor"]
    assert [(deed.person, deed.what, deed.campaign, str(deed.when)) for deed in found] == [
        ("mira", "an", "late", "2026-12-13"),
        ("someone", "own", "late", "2026-12-13"),
        ("mira", "bo", "early", "2026-11-08"),
    ]


def test_assessments_are_written_as_credits() -> None:
    line = "credits:\n  - {person: bo, for: read every letter, kind: assess}"
    assert told(line, announcer="leader", groups="north") == [
        "bo assess read every letter 2026-12-13",
        "mira lead north 2026-12-13",
    ]


GATHERING = {
    "kind": "gathering",
    "place": "Quay",
    "announcer": "leader",
    "theme": "x",
    "rules": "x",
    "notes": "x",
    "plan_b": "x",
    "brief": "{background: x, goal: x}",
    "faq": "[{q: x, a: x}]",
}
HELD = (
    "crew: [an, bo]\nduties:\n  copywriting: an\n  promotion: {waived: x}\n"
    "  intake: {waived: x}\n  resources: {waived: x}\n"
)


def public(more: str = "", **facts: str) -> View:
    """What everyone sees of a gathering that `an` helped with."""
    files = {
        **ROSTER,
        "campaigns/drive/campaign.md": campaign(HELD + more, **{**GATHERING, **facts}),
        "campaigns/drive/recap.md": RECAP,
    }
    return view(community(files), Audience.PUBLIC, Clock(AFTER))


def test_unnamed_helpers_are_counted_each_once() -> None:
    """An anonymous helper, one who was removed, and two guests."""
    seen = public(AWARDS)
    assert seen.unnamed == 4
    assert seen.campaigns[0].unnamed == 4


def test_what_is_not_public_counts_nobody_in_public() -> None:
    assert public(confidential="true").unnamed == 0
    assert public(confidential="true").honours == ()


def test_a_group_is_told_only_of_those_who_are_named_in_full() -> None:
    seen = public(AWARDS)
    told = {(honour.name, honour.deed.kind): honour.deed.group for honour in seen.honours}
    assert told == {
        ("Guest", "win"): "harbour",
        ("Mira", "win"): None,
        ("Mira", "lead"): "north",
    }
    assert set(seen.honoured) == {"harbour", "north"}
    assert not hasattr(seen.honoured["north"], "leaders")


def test_an_alias_never_carries_a_group() -> None:
    roster = ROSTER["people/all.csv"].replace("mira,Mira,name,", "mira,Mira,alias,")
    roster = roster.replace("credit,role", "credit,role,alias").replace("alias,\n", "alias,,M.\n")
    files = {
        **ROSTER,
        "people/all.csv": roster,
        "campaigns/drive/campaign.md": campaign(HELD, **GATHERING),
    }
    seen = view(community(files), Audience.PUBLIC, Clock(AFTER))
    assert [(h.name, h.deed.kind, h.deed.group) for h in seen.honours] == [("M.", "lead", None)]
    assert seen.honoured == {}


def test_operators_alone_see_the_ledger() -> None:
    files = {**ROSTER, "campaigns/drive/campaign.md": campaign()}
    made = community(files)
    assert view(made, Audience.LEADERS, Clock(AFTER)).ledger == ()
    assert view(made, Audience.OPERATORS, Clock(AFTER)).ledger == deeds(made, Clock(AFTER))
