"""What needs a person is told in a sentence that leads there, as long as it is true."""

from __future__ import annotations

from datetime import datetime

import pytest

from kits.render.day.needs import LANGUAGE, SORTS
from kits.rules.rulebooks import RULEBOOK
from tests.render.conftest import PIXEL
from tests.render.day.lamplight import GROUPS, RIVER, SETTINGS, waiting
from tests.schema.written import Files, campaign

CONTEST = """
theme: Read slowly.
rules: A chapter a night.
judging: Ten lines each.
notes: Nobody needs to be first.
brief: {background: Winter is long, goal: All finish}
crew: [mira, noor]
duties: {copywriting: mira, promotion: mira, intake: noor, judging: mira, awarding: noor, resources: mira}
faq: [{id: late, q: 'May I begin later?', a: You may}]
awards: [{name: A card}]
skip: all
"""


def contest(more: str = "", **facts: str) -> str:
    return campaign(CONTEST + more, kind="contest", **facts)


def sentences(files: Files) -> list[str]:
    """What waits, but for what a contest of so few words lacks."""
    return [line for line in waiting(files) if not line.endswith("open -> findings/")]


WITHOUT = {
    "_errors",
    "_others",
    "unheard",
    "_drafts_that_begin",
    "_paused",
    "_winners",
    "_shout_outs",
    "_welcomed",
    "_thanked",
    "_recalled",
    "_greeted",
}
"""Sentences about findings, what somebody decides, an offer, a word of care, and what nobody can
know."""


def test_every_kind_of_sentence_is_a_due_finding_too() -> None:
    """So each waits in `kits check` as well; but for what can be mended it fails no strict run."""
    for sort, rules in SORTS.items():
        if sort.__name__ in WITHOUT:
            assert rules == ()
        else:
            assert rules, sort.__name__
            known = RULEBOOK.due | RULEBOOK.ahead
            assert known.issuperset(set(rules) - {LANGUAGE}), sort.__name__
    told = {rule for rules in SORTS.values() for rule in rules}
    wrong = {"future-event", "future-figure", "fact-not-checked-yet"}
    assert RULEBOOK.due - told == wrong, "what is wrong, and waits for nobody"


def test_where_nothing_waits_nothing_is_told() -> None:
    assert waiting() == []


CARED = {
    "people/all.csv": """
        id,name,credit,role,status,joined
        mira,Mira,name,user,active,
        ops,Ines,,staff,active,
        noor,Noor,,user,active,
        an,An,,user,active,2026-12-01
        bo,Bo,,user,active,2026-12-02
        cy,Cy,,user,resting,2026-09-01
        di,Di,,user,alumni,2025-12-05
        ed,Ed,,user,active,
        """,
    "log/terms/a.csv": "group,person,role,until\nlondon,ed,deputy,2026-12-05\n",
    "log/notes/a.csv": "person,day,axis,what,answer,ask_again\n"
    "ed,2026-11-01,speaks,Answers,later,2026-12-09\n",
}


def test_care_is_at_most_a_line_for_each_occasion_and_names_nobody() -> None:
    assert waiting(CARED) == [
        "1 person wished to be asked again by now -> people/#candidates",
        "2 people have just joined -> people/#welcome",
        "1 person has just stepped down: say thank you -> people/#thank",
        "1 person has rested for three months: ask how they are -> people/#recall",
        "A year more since 1 person left: say hello -> people/#hello",
    ]


STEP = "milestones: [{what: Cards are printed, owner: noor, due: %s}]"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"groups/more.csv": "id,name,channels\nharbin,Harbin,wechat\n"},
            "1 group has no leader -> coverage/",
        ),
        (
            {"groups/more.csv": "id,name,channels,stage\nharbin,Harbin,wechat,dormant\n"},
            "",
        ),
        (
            {
                "groups/more.csv": "id,name,channels,last_checked\nharbin,Harbin,wechat,2026-12-08\n",
                "waivers.csv": "record,rule,reason\ngroups/harbin,group-without-leader,A family.\n",
            },
            "",
        ),
        (
            {"groups/more.md": "---\nname: Late\nchannels: qq\nlink: https://x.example/l\n"
             "link_expires: 2026-12-15\nleader_name: Ada\nlast_checked: 2026-12-09\n---\n"},
            "The link into Late expires on Tue 15 Dec -> ../g/more/",
        ),
        (
            {"groups/more.md": "---\nname: Late\nchannels: qq\nlink: https://x.example/l\n"
             "link_expires: 2026-12-08\nleader_name: Ada\nlast_checked: 2026-12-09\n---\n"},
            "The link into Late expired on Tue 8 Dec -> ../g/more/",
        ),
        (
            {"groups/more.md": "---\nname: Late\nchannels: qq\nlink: https://x.example/l\n"
             "link_expires: 2026-12-17\nleader_name: Ada\nlast_checked: 2026-12-09\n---\n"},
            "",
        ),
        (
            {"campaigns/river/campaign.md": campaign(STEP % "2026-12-08", **RIVER)},
            "Overdue in Seven days by the river: Cards are printed (Tue 8 Dec)"
            " -> ../campaigns/river/crew/#milestones",
        ),
        ({"campaigns/river/campaign.md": campaign(STEP % "2026-12-09", **RIVER)}, ""),
        (
            {"campaigns/river/campaign.md": campaign(
                STEP.replace("due: %s", "due: 2026-12-08, done: 2026-12-08"), **RIVER
            )},
            "",
        ),
        (
            {"campaigns/river/campaign.md": campaign(**RIVER, state="paused")},
            "Seven days by the river is paused: let it go on, or withdraw it"
            " -> ../campaigns/river/",
        ),
        (
            {"campaigns/night.md": campaign(
                title="Winter night", starts="2026-12-14", ends="2026-12-15", state="draft"
            )},
            "Winter night is to begin on Mon 14 Dec, and is a draft still -> ../campaigns/night/",
        ),
        (
            {"campaigns/night.md": campaign(
                title="Winter night", starts="2026-12-19", ends="2026-12-20", state="draft"
            )},
            "",
        ),
        (
            {"groups/all.csv": GROUPS.replace("noor,20,2026-12-05", "noor,20,2026-11-24")},
            "Nobody has looked into 1 group for 14 days -> coverage/",
        ),
        ({"groups/all.csv": GROUPS.replace("2026-12-05", "")}, ""),
        (
            {"community.yml": SETTINGS + "policy: {inspect_every: 2d}\n"},
            "Nobody has looked into 3 groups for 2 days -> coverage/",
        ),
        (
            {"campaigns/river/messages.csv": "id,title,send,text\n10-late,Late,2026-12-09 23:40,Hm.\n"},
            "1 warning is open -> findings/",
        ),
        (
            {"groups/all.csv": GROUPS.replace(",timezone,", ",locale,").replace("Europe/London", "zh")},
            "4 texts lack a language of their groups -> findings/",
        ),
    ],
)  # fmt: skip
def test_each_thing_is_told_while_it_is_true(files: Files, told: str) -> None:
    found = waiting(files)
    assert (told in found) if told else found == []


ENDED = {"title": "Letters to a book", "starts": "2026-11-20", "ends": "2026-11-26"}
RECAP = "Letters to a book ended on Thu 26 Nov, and has no recap -> recaps/"
WINNER = "No winner of Letters to a book is written down; results: Fri 27 Nov"


def test_a_recap_and_winners_are_asked_for_once_they_are_due_and_not_for_ever() -> None:
    letters = {"campaigns/letters/campaign.md": contest(**ENDED)}
    assert sentences(letters) == [f"{WINNER} -> ../campaigns/letters/", RECAP]
    early = datetime.fromisoformat("2026-12-02T12:00:00+08:00")
    assert RECAP not in waiting(letters, early)
    late = datetime.fromisoformat("2027-01-08T12:00:00+08:00")
    assert [line for line in waiting(letters, late) if "Letters" in line] == []


def test_neither_is_asked_for_once_they_are_written() -> None:
    won = CONTEST.replace("{name: A card}", "{name: A card, winners: [mira]}")
    letters = campaign(won, kind="contest", **ENDED)
    recap = {"campaigns/letters/recap.md": "---\ngood: All of it.\n---\nThank you.\n"}
    assert sentences({"campaigns/letters/campaign.md": letters, **recap}) == []


def test_a_waived_recap_is_not_asked_for() -> None:
    waived = {"waivers.csv": "record,rule,reason\ncampaigns/letters,recap-due,Ines is away.\n"}
    letters = {"campaigns/letters/campaign.md": contest(**ENDED)}
    assert RECAP not in waiting({**letters, **waived})


def test_a_code_that_fades_before_its_campaign_ends_is_told_with_its_text() -> None:
    message = """
        ---
        title: Scan this
        send: 2026-12-09 08:00
        attach: [{file: code.png, expires: %s}]
        ---
        Scan the code.
        """
    files: Files = {"campaigns/river/messages/40-code.md": message % "2026-12-11"}
    told = [
        "code.png in Seven days by the river expires on Fri 11 Dec, and is needed longer"
        " -> ../g/beijing/river/#m-40-code"
    ]
    assert waiting({**files, "campaigns/river/code.png": PIXEL}) == told
    files = {"campaigns/river/messages/40-code.md": message % "2026-12-13"}
    assert waiting({**files, "campaigns/river/code.png": PIXEL}) == []


def test_a_code_and_a_link_that_the_community_lives_with_are_not_told() -> None:
    files: Files = {
        "campaigns/river/code.png": PIXEL,
        "campaigns/river/messages/40-code.md": "---\ntitle: Scan\nsend: 2026-12-09 08:00\n"
        "attach: [{file: code.png, expires: 2026-12-11}]\n---\nScan the code.\n",
        "groups/more.md": "---\nname: Late\nchannels: qq\nlink: https://x.example/l\n"
        "link_expires: 2026-12-15\nleader_name: Ada\nlast_checked: 2026-12-09\n---\n",
    }
    assert len(waiting(files)) == 2
    rows = "campaigns/river/40-code,file-expires,Soon.\ngroups/more,link-expires,Soon.\n"
    assert waiting({**files, "waivers.csv": f"record,rule,reason\n{rows}"}) == []


def test_a_link_that_ends_before_its_campaign_is_told_once() -> None:
    late = {
        "campaigns/walk.md": campaign(title="A walk", starts="2026-12-12", ends="2027-01-10"),
        "groups/more.md": "---\nname: Late\nchannels: qq\nlink: https://x.example/l\n"
        "link_expires: 2027-01-02\nleader_name: Ada\nlast_checked: 2026-12-09\n---\n",
    }
    assert waiting(late) == ["The link into Late expires on Sat 2 Jan -> ../g/more/"]


def test_leaders_who_lack_a_lesson_are_counted_where_lessons_are_noted() -> None:
    files: Files = {
        "training/leaders/01-start.md": "---\ntitle: The first week\n---\nSay hello.\n",
        "campaigns/river/campaign.md": campaign("training: leaders/01-start", **RIVER),
    }
    assert waiting(files) == []
    noted = (
        "id,name,credit,role,lessons\nops,Ines,,staff,\nmira,Mira,name,user,\nnoor,Noor,none,user,"
    )
    files["people/all.csv"] = f"{noted}leaders/01-start 2026-11-02\n"
    assert waiting(files) == [
        "1 leader has not taken “The first week”, which Seven days by the river asks for"
        " -> ../training/leaders/01-start/"
    ]
    rows = "record,rule,reason\ncampaigns/river,lesson-not-taken,She wrote it.\n"
    assert waiting({**files, "waivers.csv": rows}) == []


def test_shout_outs_that_wait_come_last() -> None:
    files: Files = {"groups/more.csv": "id,name,channels\nharbin,Harbin,wechat\n"}
    assert waiting(files, asked=2)[-1] == (
        "2 campaigns could tell their groups of new badges -> shout-outs/"
    )


def test_of_one_sort_only_so_many_are_told_one_by_one() -> None:
    paused = {
        f"campaigns/c{n}.md": campaign(title=f"Shelf {n}", groups="beijing", state="paused")
        for n in range(9)
    }
    told = [line for line in waiting(paused) if "paused" in line or "more like" in line]
    assert len(told) == 6
    assert told[-1] == "4 more like these -> ../campaigns/"


def test_a_fact_that_holds_no_more_waits_to_be_looked_up() -> None:
    rows = "a,The hall is open,A sign,2026-12-01,2026-12-08\nb,Fees,A letter,2026-12-01,\n"
    told = waiting({"facts.csv": f"id,what,source,checked_on,until\n{rows}"})
    assert "1 fact is to be looked up again -> findings/" in told


def test_a_task_of_a_team_that_is_overdue_is_told_in_chinese_too() -> None:
    """In Chinese one sentence serves for one and for many, and counts."""
    team = "---\nname: 东片\nkind: zone\ntasks:\n  - {id: maps, what: 画图, credit: map, until: 2026-12-01}\n---\n"
    told = waiting(
        {"teams/east.md": team, "community.yml": SETTINGS.replace("locale: en", "locale: zh")}
    )
    assert any("东片有 1 件事过了日子，最早的是：画图" in line for line in told)
