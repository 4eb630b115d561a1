"""What happened, as it is read from small files that people write side by side."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from kits.model.log import KINDS, Log
from kits.pipeline import Checked, check, load
from kits.schema.logs import load_receipts
from kits.source.content import read_content
from tests.schema.written import COMMUNITY, MESSAGE, campaign, community, findings, tree

ASKED = "id,day,what,group,answer,told\n"


def test_a_kind_is_a_folder_and_a_field() -> None:
    assert set(KINDS) == {field.name for field in dataclasses.fields(Log)}


def test_rows_of_one_key_are_one_event_whatever_their_files() -> None:
    """The earliest moment, and of each cell what was filled in last."""
    log = community(
        {
            "log/asks/2026-11-22-b.csv": f"{ASKED}more-maps,2026-11-22,A map of the walk,,In March,\n",
            "log/asks/2026-11-20-a.csv": f"{ASKED}more-maps,2026-11-20,A map,harbour,,2026-11-21\n",
        }
    ).log
    (ask,) = log.asks
    assert str(ask.day.day) == "2026-11-20"
    assert (ask.what, ask.answer, list(map(str, ask.told))) == (
        "A map of the walk",
        "In March",
        ["2026-11-21"],
    )


def test_a_mistake_in_a_log_has_its_place() -> None:
    found = findings({"log/checks/hand.csv": "group,day,seen\nharbour,2026-13-01,quiet\n"})
    assert [line.split(": ")[0] for line in found] == [
        "log/checks/hand.csv:1:11+4 error[unknown-key]",
        "log/checks/hand.csv:2:9+10 error[bad-date]",
    ]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_at_the_end_of_time_is_a_mistake_in_its_row(at: str) -> None:
    files = {
        "log/receipts/river/a.csv": f"group,message,at,how,note\nharbour,20-launch,{at},seen,x\n"
    }
    content, _ = read_content(tree({"community.yml": COMMUNITY, **files}))
    rows, found = load_receipts(content, "river")
    assert not rows
    assert [each.rule for each in found] == ["bad-date"]


def test_receipts_are_read_when_they_are_wanted() -> None:
    rows = "group,message,at,how,version\nharbour,20-launch,{at},code,A4\n"
    content, found = read_content(
        tree(
            {
                "community.yml": COMMUNITY,
                "log/receipts/river/a.csv": rows.format(at="2026-12-01T20:01:05+08:00"),
                "log/receipts/river/b.csv": rows.format(at="2026-12-01T20:01:05"),
                "log/receipts/walk/a.csv": "group\n",
            }
        )
    )
    assert not found
    assert not content.others
    receipts, problems = load_receipts(content, "river")
    assert [(r.group, r.message, r.answered.isoformat(), r.how) for r in receipts] == [
        ("harbour", "20-launch", "2026-12-01T20:01:05+08:00", "code")
    ]
    assert [(p.place.path, p.place.line, p.rule) for p in problems] == [
        ("content/log/receipts/river/b.csv", 2, "bad-date")
    ]


def test_what_git_left_undecided_is_one_finding() -> None:
    table = "id,name,channels\n<<<<<<< HEAD\na,A,qq\n=======\na,B,qq\n>>>>>>> other\n"
    (found,) = findings({"groups/all.csv": table})
    assert found.startswith("groups/all.csv:2:1+12 error[unmerged-table]")
    assert "lines 2 to 6, parted by line 4" in found


@pytest.mark.parametrize(
    "path",
    [
        "community.yml",
        "badges.yml",
        "groups/harbour.md",
        "people/bo.md",
        "people/forgotten.txt",
        "campaigns/drive/campaign.md",
        "campaigns/drive/campaign.en.md",
        "campaigns/drive/recap.md",
        "campaigns/drive/messages/10-launch.md",
        "campaigns/drive/messages.csv",
        "campaigns/drive/groups.csv",
        "recipes/walk/recipe.md",
        "training/leaders/01-first-week.md",
        "pages/index.md",
        "credits.csv",
        "waivers.csv",
        "log/terms/2026-11.csv",
    ],
)
def test_what_git_left_undecided_is_told_once_wherever_it_is(path: str) -> None:
    """Nothing else is told of the file, nor of what leans on it."""
    files = {
        "groups/harbour.md": "---\nname: Harbour\nchannels: wechat\nleaders: [mira, bo]\n---\n",
        "people/mira.md": "---\nname: Mira\ncredit: name\n---\n",
        "people/bo.md": "---\nname: Bo\ngroups: harbour\n---\n",
        "people/ops.md": "---\nname: Ops\nrole: staff\n---\n",
        "campaigns/drive/campaign.md": campaign("crew: [mira, bo]", groups="[harbour]"),
        "campaigns/drive/messages/10-launch.md": MESSAGE,
        "log/terms/2026-10.csv": "group,person,role,until\nharbour,bo,leader,2026-10-10\n",
        path: "<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n",
    }
    result = check(load(tree(files)), datetime.fromisoformat("2026-12-01T12:00:00+08:00"))
    found = result.findings if isinstance(result, Checked) else result
    rule = "unmerged-table" if path.endswith(".csv") else "unmerged-file"
    assert [(each.rule, each.place.path) for each in found] == [(rule, f"content/{path}")]
