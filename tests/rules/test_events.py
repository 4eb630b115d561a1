"""What rows of the log name, as whole findings."""

from __future__ import annotations

from datetime import datetime

import pytest

from kits.pipeline import Checked, check, load
from tests.schema.written import MESSAGE, Files, campaign, tree

BASE = {
    "groups/all.csv": "id,name,channels,leaders,owner\nharbour,Harbour,wechat,mira,Old Wang\n",
    "people/all.csv": "id,name,credit,role\nmira,Mira,name,\nops,Ops,,staff\n",
    "campaigns/drive/campaign.md": campaign(starts="2026-11-25", ends="2026-12-06"),
    "campaigns/drive/messages/10-launch.md": MESSAGE,
    "campaigns/drive/messages/38-evening.md": (
        "---\ntitle: Evening\nsend: [day 1 20:00, day 2 20:00]\n---\nRead.\n"
    ),
    "campaigns/past/campaign.md": campaign(starts="2026-01-01", ends="2026-01-02"),
}
RECEIPTS = "group,message,at,how\n"
NOON = "T12:00:00+08:00"


def found(written: Files) -> list[str]:
    result = check(load(tree({**BASE, **written})), datetime.fromisoformat(f"2026-12-01{NOON}"))
    assert isinstance(result, Checked)
    return [
        f"{f.place.path.removeprefix('content/log/')}:{f.place.line} {f.severity}[{f.rule}] "
        f"{f.message} = {f.hint}"
        for f in result.findings
    ]


def receipts(*rows: str) -> str:
    return RECEIPTS + "".join(f"{row},2026-11-26{NOON},seen\n" for row in rows)


def test_what_is_right_is_silent() -> None:
    assert (
        found(
            {
                "log/receipts/drive/a.csv": receipts(
                    "harbour,10-launch", "harbour,38-evening@2026-11-25"
                ),
                "log/answers/a.csv": "group,message,day,what\nharbour,drive/10-launch,2026-12-01,Done\n",
                "log/nudges/a.csv": "group,message,day\nharbour,10-launch,2026-12-01\n",
                "log/checks/a.csv": "group,day\nharbour,2026-12-02\n",
                "log/asks/a.csv": "id,day,what,group,owner,answer\na,2026-11-30,Maps,harbour,mira,Yes\n",
                "log/terms/a.csv": (
                    "group,person,role,until,why\nharbour,Anyone,owner,2026-11-30,Lost phone\n"
                    "harbour,someone,leader,2026-11-30,\n"
                ),
            }
        )
        == []
    )


@pytest.mark.parametrize("folder", ["past", "long-gone"])
def test_what_is_over_or_gone_is_asked_nothing(folder: str) -> None:
    rows = receipts("nowhere,10-launch", "harbour,99-none")
    assert found({f"log/receipts/{folder}/a.csv": rows}) == []


def test_many_rows_of_one_mistake_are_one_finding() -> None:
    rows = receipts(*["harbor,10-launch"] * 3, *["harbour,10-lunch"] * 2)
    assert found({"log/receipts/drive/a.csv": rows}) == [
        'receipts/drive/a.csv:2 warning[unknown-group] no group is called "harbor" (and 2 more '
        'rows) = did you mean "harbour"?',
        'receipts/drive/a.csv:5 warning[unknown-message] campaign "drive" has no message '
        '"10-lunch" (and 1 more rows) = did you mean "10-launch"?',
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("38-evening", "name it by its day, as in 38-evening@2026-12-07"),
        ("10-launch@2026-11-25", 'write "10-launch": it is sent once'),
    ],
)
def test_a_message_that_is_repeated_has_a_day_and_no_other(name: str, hint: str) -> None:
    (told,) = found({"log/receipts/drive/a.csv": receipts(f"harbour,{name}")})
    assert told.endswith(f'has no message "{name}" = {hint}')


def test_what_is_nearly_the_name_of_a_campaign_was_meant() -> None:
    assert found(
        {
            "log/receipts/drvie/a.csv": receipts("harbour,10-launch"),
            "log/nudges/a.csv": "group,message,day\nharbour,driv/10-launch,2026-12-01\n",
        }
    ) == [
        'nudges/a.csv:2 warning[unknown-campaign] no campaign is called "driv" = did you mean '
        '"drive"?',
        'receipts/drvie/a.csv:1 warning[unknown-campaign] no campaign is called "drvie" = did you '
        'mean "drive"?',
    ]


def test_people_of_the_log_stand_in_the_roster() -> None:
    assert [line.split(" = ")[0] for line in found(
        {
            "log/asks/a.csv": "id,day,what,owner,answer\na,2026-11-30,Maps,nobody,Yes\n",
            "log/terms/a.csv": "group,person,role,until\nharbour,mirra,leader,2026-11-30\n",
        }
    )] == [
        'asks/a.csv:2 error[unknown-person] no person is called "nobody"',
        'terms/a.csv:2 error[unknown-person] no person is called "mirra"',
    ]  # fmt: skip


def test_what_is_to_come_did_not_happen_and_fails_nothing() -> None:
    rows = f"{RECEIPTS}harbour,10-launch,2026-12-02{NOON},seen\n"
    late = "harbour,10-launch,2026-12-02T12:00:01+08:00,seen\n"
    assert found({"log/receipts/drive/a.csv": rows}) == []
    (told,) = found({"log/receipts/drive/a.csv": rows + late})
    assert told.startswith("receipts/drive/a.csv:3 warning[future-event]")
    (told,) = found({"log/checks/a.csv": "group,day\nharbour,2026-12-03\nharbour,2027-12-03\n"})
    assert "(and 1 more rows)" in told
