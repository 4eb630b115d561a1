"""What becomes of each file that knows a person, as whole texts."""

from __future__ import annotations

from datetime import datetime

import pytest

from kits.edit.forgetting import Forgotten, forgotten, operated_by
from kits.model.forgotten import FORGOTTEN, mark_of
from kits.pipeline import load
from tests.schema.written import DISPATCH, Files, campaign, tree
from tests.source.shown import MemoryTree

BEFORE = datetime.fromisoformat("2026-12-01T12:00:00+08:00")
AFTER = datetime.fromisoformat("2027-03-01T12:00:00+08:00")
ROSTER = (
    "id,name,called,credit,alias,role,mentored_by\n"
    "mira,Mira Sol,小米,alias,Lantern,,\nbo,Bo,,,,,mira\nan,An,,,,,\nops,Ops,,,,staff,\n"
)
GROUPS = "id,name,channels,leaders,deputies,leader_name,owner\n"


def files(written: Files) -> MemoryTree:
    return tree({"people/all.csv": ROSTER, **written})


def forget(written: Files, now: datetime = AFTER, id: str = "mira") -> Forgotten:
    made = files(written)
    community = load(made).community
    assert community is not None
    return forgotten(community, made, id, now)


def text(plan: Forgotten, path: str) -> str:
    data = plan.files[f"content/{path}"]
    assert data is not None
    return data.decode()


def group_row(row: str) -> tuple[str, tuple[str, ...]]:
    """What becomes of a group, and what is left to decide."""
    plan = forget({"groups/all.csv": GROUPS + row + "\n"})
    left = tuple(step.what for step in plan.by_hand)
    return text(plan, "groups/all.csv").removeprefix(GROUPS).rstrip("\n"), left


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a,A,wechat,mira,bo,,", "a,A,wechat,bo,,,"),
        ("a,A,wechat,mira,bo；an,,", "a,A,wechat,bo,an,,"),
        ("a,A,wechat,mira;an,bo,,", "a,A,wechat,an,bo,,"),
        ("a,A,wechat,an ; mira ; bo,,,", "a,A,wechat,an ; bo,,,"),
        ('a,A,wechat,"mira;bo",an,,', 'a,A,wechat,"bo",an,,'),
        ("a,A,wechat,an,mira;bo,,", "a,A,wechat,an,bo,,"),
        ("a,A,wechat,an,bo;mira,,", "a,A,wechat,an,bo,,"),
        ("a,A,wechat,mira,mira;bo,,", "a,A,wechat,bo,,,"),
        ("a,A,wechat,mira,,Hai,", "a,A,wechat,,,Hai,"),
        ("a,A,wechat,an,,小米,Mira Sol", "a,A,wechat,an,,,"),
        ("a,A,wechat,an,,,mira", "a,A,wechat,an,,,"),
    ],
)
def test_a_group_in_a_table_goes_on_without_them(before: str, after: str) -> None:
    assert group_row(before) == (after, ())


@pytest.mark.parametrize("row", ["a,A,wechat,mira,,,", "a,A,wechat,mira,,小米,"])
def test_a_group_that_nobody_leads_now_is_told(row: str) -> None:
    assert group_row(row) == ("a,A,wechat,,,,", ('nobody leads "a" now',))


def test_a_deputy_who_is_on_no_roster_does_not_lead() -> None:
    plan = forget({"groups/all.csv": GROUPS + "a,A,wechat,mira,nobody;an,,\n"})
    assert text(plan, "groups/all.csv") == GROUPS + "a,A,wechat,an,nobody,,\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("leaders: mira\ndeputies: [bo, an]\n", "leaders: bo\ndeputies: [an]\n"),
        ("leaders: [mira] # since May\ndeputies: bo\n", "leaders: [bo] # since May\n"),
        ("leaders: [an, 'mira', bo]\n", "leaders: [an, bo]\n"),
        ('leaders: ["mira", an]\n', "leaders: [an]\n"),
        ("leaders:\n  - an\n  - mira # left\n  - bo\n", "leaders:\n  - an\n  - bo\n"),
        ("leaders:\n- mira\ndeputies:\n- bo\n- an\n", "leaders:\n- bo\ndeputies:\n- an\n"),
        ("leaders: an\ndeputies: mira\n", "leaders: an\n"),
        ("leaders: an\nleader_name: 小米\nleader_name.en: Mira Sol\n", "leaders: an\n"),
    ],
)
def test_a_group_in_a_file_keeps_its_remarks(before: str, after: str) -> None:
    head = "---\nname: A\nchannels: wechat # one\n"
    plan = forget({"groups/a.md": f"{head}{before}tags: [x] # last\n---\n"})
    assert text(plan, "groups/a.md") == f"{head}{after}tags: [x] # last\n---\n"


FACTS = """
crew: [mira, bo]   # two
duties:
  copywriting: mira
  promotion: [bo, "mira"]
  intake:
    people:
      - mira
awards:
  - id: first
    name: First
    winners: [mira, {person: mira}, {name: Mira Sol, consent: name}, {name: 小米}]
milestones: [{what: Print, owner: mira}]
credits:
  - {person: mira, for: the lamps}
proposed_by: mira
"""
GONE = """
crew: [someone, bo]   # two
duties:
  copywriting: someone
  promotion: [bo, "someone"]
  intake:
    people:
      - someone
awards:
  - id: first
    name: First
    winners: [someone, {person: someone}, {person: someone, consent: name}, {name: someone}]
milestones: [{what: Print, owner: someone}]
credits:
  - {person: someone, for: the lamps}
proposed_by: someone
"""
HARBOUR = {"groups/all.csv": GROUPS + "harbour,Harbour,wechat,bo,,,\n"}


@pytest.mark.parametrize(("now", "byline"), [(AFTER, "someone"), (BEFORE, "leader")])
def test_somebody_stands_where_a_record_keeps_its_place(now: datetime, byline: str) -> None:
    """Before a campaign's end each group's own leader announces it."""
    plan = forget({**HARBOUR, "campaigns/drive.md": campaign(FACTS)}, now)
    assert text(plan, "campaigns/drive.md") == campaign(GONE, announcer=byline)
    assert plan.leftovers == ()


def test_an_id_is_found_however_it_is_written() -> None:
    before = campaign("credits: [{person: \"mir\\x61\", for: x}, {person: 'mira', for: y}]")
    plan = forget({**HARBOUR, "campaigns/drive.md": before})
    credits = """credits: [{person: "someone", for: x}, {person: 'someone', for: y}]"""
    assert text(plan, "campaigns/drive.md") == campaign(credits, announcer="someone")


def test_a_recap_keeps_what_it_says_and_not_of_whom() -> None:
    recap = (
        "---\nattended: [bo, mira]\npraise:\n  - person: mira\n    for: the list\n---\nThanks.\n"
    )
    plan = forget(
        {**HARBOUR, "campaigns/drive/campaign.md": campaign(), "campaigns/drive/recap.md": recap}
    )
    assert text(plan, "campaigns/drive/recap.md") == recap.replace("mira", "someone")


def test_a_recipe_keeps_its_duties() -> None:
    recipe = "---\ntitle: Walk\nduties: {copywriting: [mira]}\n---\n"
    plan = forget(
        {
            **HARBOUR,
            "recipes/walk/recipe.md": recipe,
            "campaigns/drive.md": campaign(recipe="walk"),
        }
    )
    assert text(plan, "recipes/walk/recipe.md") == recipe.replace("mira", "someone")
    assert "recipe: walk" in text(plan, "campaigns/drive.md")


@pytest.mark.parametrize(
    ("host", "after"),
    [("mira", "someone"), ("小米", "someone"), ("Bo；Mira Sol", "Bo；someone"), ("Bo", None)],
)
def test_a_table_names_another_host(host: str, after: str | None) -> None:
    """Whom a group's own table means is known by who leads the group or belongs to it."""
    table = "group,host\nharbour,{}\n"
    written = {
        "groups/all.csv": GROUPS + "harbour,Harbour,wechat,bo,mira,,\n",
        "campaigns/drive/campaign.md": campaign(),
        "campaigns/drive/groups.csv": table.format(host),
    }
    plan, early = forget(written), forget(written, BEFORE)
    if after is None:
        assert "content/campaigns/drive/groups.csv" not in plan.files
    else:
        assert text(plan, "campaigns/drive/groups.csv") == table.format(after)
        assert [step.what for step in plan.by_hand] == []
        assert [step.what for step in early.by_hand] == ['somebody else has to host "harbour"']


def test_their_row_goes_and_the_table_keeps_its_form() -> None:
    roster = "\ufeffid,name,mentored_by\r\nbo,Bo,mira\r\nmira,Mira,\r\nan,An,\r\n".encode()
    plan = forget({**HARBOUR, "people/all.csv": roster})
    assert plan.files["content/people/all.csv"] == (
        "\ufeffid,name,mentored_by\r\nbo,Bo,someone\r\nan,An,\r\n".encode()
    )


def test_a_table_of_a_chinese_spreadsheet_stays_one() -> None:
    roster = "id,name,mentored_by\nbo,博,mira\nmira,米拉,\n"
    plan = forget({**HARBOUR, "people/all.csv": roster.encode("gb18030")})
    after = "id,name,mentored_by\nbo,博,someone\n"
    assert plan.files["content/people/all.csv"] == after.encode("gb18030")


def test_their_file_goes_with_translations_and_portrait() -> None:
    person = "---\nname: Mira\navatar: faces/mira.png\n---\nA story.\n"
    plan = forget(
        {
            **HARBOUR,
            "people/all.csv": "id,name\nbo,Bo\n",
            "people/mira.md": person,
            "people/mira.en.md": "---\nname: Mira S.\n---\n",
            "people/faces/mira.png": b"\x89PNG",
        }
    )
    gone = [path for path, data in plan.files.items() if data is None]
    assert gone == [
        "content/people/mira.en.md",
        "content/people/mira.md",
        "content/people/faces/mira.png",
    ]


@pytest.mark.parametrize("written", ["my%20face.png", "my face.png", "./my%20face.png?v=2"])
def test_a_portrait_goes_however_it_is_written(written: str) -> None:
    plan = forget(
        {
            **HARBOUR,
            "people/all.csv": f"id,name,avatar\nbo,Bo,\nmira,Mira,{written}\n",
            "people/my face.png": b"\x89PNG",
        }
    )
    assert plan.files["content/people/my face.png"] is None


def test_the_pictures_of_a_story_go_with_it_and_no_record_does() -> None:
    story = "![me](images/pier.png) and [all](all.csv), ![x](../community.yml)\n"
    plan = forget(
        {
            **HARBOUR,
            "people/all.csv": "id,name\nbo,Bo\n",
            "people/mira.md": f"---\nname: Mira\navatar: all.csv\n---\n{story}",
            "people/images/pier.png": b"\x89PNG",
        }
    )
    gone = {path for path, data in plan.files.items() if data is None}
    assert gone == {"content/people/mira.md", "content/people/images/pier.png"}


def test_a_portrait_that_somebody_shares_stays() -> None:
    person = "---\nname: Mira\navatar: both.png\n---\n"
    plan = forget(
        {
            **HARBOUR,
            "people/all.csv": "id,name,avatar\nbo,Bo,both.png\n",
            "people/mira.md": person,
            "people/both.png": b"\x89PNG",
        }
    )
    assert "content/people/both.png" not in plan.files


def test_a_mark_keeps_the_id_from_coming_back_and_tells_nothing() -> None:
    plan = forget(HARBOUR)
    first = text(plan, FORGOTTEN.removeprefix("content/"))
    assert first.endswith(f"{mark_of('mira')}\n")
    assert "mira" not in first
    again = forget({**HARBOUR, FORGOTTEN.removeprefix("content/"): first}, id="bo")
    assert text(again, FORGOTTEN.removeprefix("content/")) == f"{first}{mark_of('bo')}\n"


def test_a_sentence_is_left_to_the_operator() -> None:
    """Longer words and ids that begin alike are others; a shared name in the roster is theirs."""
    plan = forget(
        {
            "people/all.csv": ROSTER + "mira-2,Mira Soler,,,,,\nsol,小米,,,,,\n",
            "groups/all.csv": GROUPS + "harbour,Harbour,wechat,mira-2,,,\n",
            "pages/about.md": "# About\n\nAsk 小米 or Lantern, or mira.\nMira Soler, lanterns.\n",
            "pages/mira.md": "# Hello\n",
            "campaigns/drive.md": campaign(brief="{goal: Mira Sol said so}"),
        }
    )
    assert [
        f"{left.place.path}:{left.place.line}:{left.place.column} {left.name}"
        for left in plan.leftovers
    ] == [
        "content/campaigns/drive.md:10:15 Mira Sol",
        "content/pages/about.md:3:5 小米",
        "content/pages/about.md:3:11 Lantern",
        "content/pages/about.md:3:23 mira",
        "content/pages/mira.md:1:1 mira",
    ]


def test_an_id_that_is_also_a_groups_says_nothing() -> None:
    plan = forget(
        {
            "groups/all.csv": GROUPS + "mira,Harbour,wechat,bo,,,\n",
            "pages/about.md": "# About\n\n[Harbour](mira)\n",
        }
    )
    assert plan.leftovers == ()


def test_who_operates_a_campaign_is_known_by_where_it_is_written() -> None:
    made = load(files({**HARBOUR, "campaigns/drive.md": campaign()})).community
    assert made is not None
    line = 2 + list(DISPATCH).index("operator")
    assert [place.line for place in operated_by(made, "ops")] == [line]
    assert operated_by(made, "bo") == ()


def test_a_credit_of_no_campaign_keeps_its_place() -> None:
    table = "person,for,when\nbo,stayed,2026-12-01\nmira,stayed too,2026-12-01\n"
    plan = forget({"credits.csv": table})
    assert text(plan, "credits.csv") == table.replace("mira,", "someone,")
    assert [step.what for step in plan.steps if step.place.path == "content/credits.csv"] == [
        "person: someone"
    ]
    told = forget({"credits.csv": table.replace("stayed,", "stayed with Mira Sol,")})
    assert [left.place.path for left in told.leftovers] == ["content/credits.csv"]


def test_what_was_waived_of_them_goes_with_them() -> None:
    head = "record,rule,reason\n"
    kept = "groups/a,group-without-deputy,Mira's family.\n"
    gone = "people/mira,named-without-consent,It is a word.\n"
    plan = forget(
        {
            "groups/all.csv": GROUPS + "a,A,wechat,an,,,\n",
            "waivers.csv": head + gone + kept,
        }
    )
    assert text(plan, "waivers.csv") == head + kept
    assert "content/waivers.csv:2" in {f"{s.place.path}:{s.place.line}" for s in plan.steps}


LOG = {
    "groups/all.csv": GROUPS + "harbour,Harbour,wechat,bo,an,,\n",
    "campaigns/drive/campaign.md": campaign(announcer="bo"),
    "campaigns/drive/messages/10-launch.md": "---\ntitle: A\nsend: starts\nreport: Up\n---\nGo.\n",
    "log/terms/2026-11.csv": (
        "group,person,role,since,until,why\n"
        "harbour,mira,leader,,2026-11-08,\nharbour,Mira Sol,owner,,2026-11-08,Mira Sol moved\n"
    ),
    "log/terms/2026-11-09-a.csv": "group,person,role,until\nharbour,mira,leader,2026-11-08\n",
    "log/asks/2026-11.csv": (
        "id,day,what,owner,answer\nmaps,2026-11-20,小米 wants a map,mira,Ask Mira Sol\n"
        "maps,2026-11-21,小米 wants a map,mira,\n"
    ),
    "log/answers/2026-11.csv": "group,message,day,what\nharbour,10-launch,2026-11-20,Told Lantern\n",
    "log/checks/2026-11.csv": "group,day,note\nharbour,2026-11-20,Mira Sol was kind\n",
    "log/receipts/drive/2026-12.csv": (
        "group,message,at,how,note\nharbour,10-launch,2026-12-07T08:00:00+08:00,seen,小米 asks\n"
    ),
    "log/receipts/long-gone/mira.csv": (
        "group,message,at,how,note\nharbour,1,2025-12-07T08:00:00+08:00,seen,by Mira Sol\n"
    ),
}


def test_nobody_is_left_in_what_happened() -> None:
    """Not a byte of their id and names, once the sentences that are told are mended."""
    plan, made = forget(LOG), files(LOG)
    assert text(plan, "log/terms/2026-11.csv") == (
        "group,person,role,since,until,why\n"
        "harbour,someone,leader,,2026-11-08,\nharbour,someone,owner,,2026-11-08,Mira Sol moved\n"
    )
    assert {left.place.path.removeprefix("content/log/") for left in plan.leftovers} == {
        "terms/2026-11.csv",
        "asks/2026-11.csv",
        "answers/2026-11.csv",
        "checks/2026-11.csv",
        "receipts/drive/2026-12.csv",
        "receipts/long-gone/mira.csv",
    }
    after = {path: made.read(path) for path in made.paths()} | dict(plan.files)
    named = {left.name for left in plan.leftovers}
    for path, data in after.items():
        for name in named:
            path, data = path.replace(name, "x"), (data or b"").replace(name.encode(), b"x")
        for name in ("mira", "Mira", "小米", "Lantern"):
            assert name not in path
            assert name.encode() not in data, path


NOTED = "person,name,group,day,axis,what,seen_by\n"


def test_what_was_noted_of_somebody_goes_row_and_all() -> None:
    """Also what was noted by a name of theirs; what they saw of others stays, and is nobody's."""
    plan = forget(
        {
            **HARBOUR,
            "log/notes/2026-11.csv": f"{NOTED}mira,,,2026-11-08,speaks,Answers all,an\n"
            ",小米,harbour,2026-11-08,loyal,Third year,an\nbo,,,2026-11-09,uses,Daily,mira\n",
            "log/notes/2026-11-09-a.csv": f"{NOTED}mira,,,2026-11-09,uses,Daily,\n",
        }
    )
    assert text(plan, "log/notes/2026-11.csv") == (f"{NOTED}bo,,,2026-11-09,uses,Daily,someone\n")
    assert plan.files["content/log/notes/2026-11-09-a.csv"] is None


TEAM = """\
---
name: North
kind: zone
people: [mira, bo]
lead: mira
roles: {recruiter: mira, tea: [bo, mira]}
tasks:
  - {id: maps, what: Draw maps, credit: map, taken_by: mira, done: 2026-12-01}
---
"""
ASSESSED = "month,team,person,result,feedback\n"


def test_nobody_is_left_in_any_role_of_a_team() -> None:
    """What was found of them goes, row and all; their task stays done, by nobody."""
    written = {
        **HARBOUR,
        "teams/north.md": TEAM,
        "log/assessments/2026-11.csv": f"{ASSESSED}2026-11,north,mira,kept,Thank you\n"
        "2026-11,north,bo,kept,Thanks\n",
        "log/assessments/2026-12-01-a.csv": f"{ASSESSED}2026-10,north,mira,,Thank you\n",
    }
    plan, made = forget(written), files(written)
    assert text(plan, "teams/north.md") == TEAM.replace("mira", "someone")
    assert text(plan, "log/assessments/2026-11.csv") == f"{ASSESSED}2026-11,north,bo,kept,Thanks\n"
    assert plan.files["content/log/assessments/2026-12-01-a.csv"] is None
    assert [step.what for step in plan.by_hand] == ['nobody leads the team "north" now']
    assert plan.leftovers == ()
    after = {path: made.read(path) for path in made.paths()} | dict(plan.files)
    assert not [path for path, data in after.items() if b"mira" in (data or b"")]


def test_a_deputy_who_leads_now_did_not_lead_before() -> None:
    plan = forget({**HARBOUR, "groups/all.csv": GROUPS + "harbour,Harbour,wechat,mira,bo;an,,\n"})
    (terms,) = (data for path, data in plan.files.items() if "/terms/" in path)
    assert (terms or b"").decode() == (
        "group,person,role,since,until,why\n"
        "harbour,an,deputy,,2027-02-28,\nharbour,bo,deputy,,2027-02-28,\n"
        "harbour,someone,leader,,2027-02-28,\n"
    )
