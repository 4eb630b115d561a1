"""What is due is one finding a message, counted, waived by group, and calm before any receipt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kits.model.log import Answer, Log, Receipt
from kits.model.waiting import open_notes
from tests.rules.harness import told

SENT = """
--- groups/all.csv
id,name,channels,leader_name
bay,Bay,wechat,Ada
cape,Cape,wechat,Bo
dune,Dune,wechat,Cy
--- campaigns/drive/messages/10-launch.md
title: Launch
send: 2026-12-01 08:00
report: posted
---
We begin.
"""
HEARD = f"""{SENT}--- log/receipts/drive/a.csv
group,message,at,how
lighthouse,10-launch,2026-12-01T08:05+08:00,named
"""
AT = "campaigns/drive/messages/10-launch.md:6:1-9 warning[silent-group]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENT, []),
        (HEARD, [f'{AT} "bay" and 2 more have not answered "drive/10-launch"']),
        (
            f"{HEARD}--- waivers.csv\nrecord,rule,reason\ngroups/bay,silent-group,Away.\n",
            [f'{AT} "cape" and 1 more have not answered "drive/10-launch"'],
        ),
        (
            f"{HEARD}--- waivers.csv\nrecord,rule,reason\n"
            "campaigns/drive/10-launch,silent-group,A holiday.\n",
            [],
        ),
        (f"{HEARD}--- community.yml\npolicy: {{receipts: none}}\n", []),
        (f"{HEARD}--- community.yml\npolicy: {{receipt_within: 2d}}\n", []),
    ],
)
def test_silent_groups_of_a_message_are_one_finding(text: str, expected: list[str]) -> None:
    assert told(text) == expected


AGAIN = f"""{SENT}--- log/receipts/drive/a.csv
group,message,at,how,note
bay,10-launch,2026-12-01T09:00+08:00,skipped,Tomorrow?
bay,10-launch,2026-12-01T15:00+08:00,cannot,No signal
--- log/answers/a.csv
group,message,day,what
bay,drive/10-launch,2026-12-01 10:00,Fine
"""


def test_a_second_note_asks_for_a_second_answer() -> None:
    said = 'a note of "bay" on "drive/10-launch" has no answer'
    assert any(said in line for line in told(AGAIN))
    answered = f"{AGAIN}bay,drive/10-launch,2026-12-01 16:00,Ben posts it\n"
    assert not any("note" in line for line in told(answered))


def note(at: str, text: str | None = "The link is dead", how: str = "code") -> Receipt:
    facts = {"group": "bay", "message": "10-launch", "at": at, "how": how}
    return Receipt.model_validate({**facts, **({"note": text} if text else {})})


def answer(day: str, message: str = "drive/10-launch") -> Answer:
    return Answer.model_validate({"group": "bay", "message": message, "day": day, "what": "Done."})


@pytest.mark.parametrize(
    ("rows", "answers", "is_open"),
    [
        ([note("2026-12-01T08:05+00:00")], [], True),
        ([note("2026-12-01T08:05+00:00")], [answer("2026-12-01")], False),
        ([note("2026-12-01T08:05+00:00")], [answer("2026-12-01", "10-launch")], False),
        ([note("2026-12-01T08:05+00:00")], [answer("2026-12-01", "other/10-launch")], True),
        ([note("2026-12-01T08:05+00:00")], [answer("2026-12-01 08:00")], True),
        ([note("2026-12-01T08:05+00:00")], [answer("2026-12-01 08:30")], False),
        (
            [note("2026-12-01T08:05+00:00"), note("2026-12-03T08:05+00:00", "It is dead again")],
            [answer("2026-12-02")],
            True,
        ),
        ([note("2026-12-01T08:05+00:00", None)], [], False),
        ([note("2026-12-01T08:05+00:00", None, "cannot")], [], True),
        (
            [note("2026-12-01T08:05+00:00", None, "cannot"), note("2026-12-01T09:00+00:00", None)],
            [],
            False,
        ),
    ],
)
def test_a_note_is_open_until_it_is_answered_after_it_was_written(
    rows: list[Receipt], answers: list[Answer], is_open: bool
) -> None:
    log = Log(receipts={"drive": tuple(rows)}, answers=tuple(answers))
    assert bool(list(open_notes(log, UTC))) is is_open


def test_the_day_of_a_note_is_that_of_the_community() -> None:
    row = note(datetime(2026, 12, 1, 23, 30, tzinfo=UTC).isoformat())
    log = Log(receipts={"drive": (row,)}, answers=(answer("2026-12-01 23:59"),))
    assert not list(open_notes(log, UTC))


LINK = """
--- groups/harbour.md
name: Harbour
channels: wechat
leader_name: Ada
link: https://chat.example/harbour
link_expires: {day}
--- campaigns/drive.md
starts: 2026-12-01
ends: {ends}
"""


@pytest.mark.parametrize(
    ("day", "ends", "expected"),
    [
        ("2026-12-10", "2026-12-05", []),
        ("2026-12-09", "2026-12-09", ["[link-expires] the link into \"harbour\" expires on 2026-12-09"]),
        ("2026-12-01", "2026-12-01", ["[link-expires] the link into \"harbour\" expired on 2026-12-01"]),
        (
            "2026-12-05",
            "2026-12-07",
            ["[link-expires-early] the link of \"harbour\" expires before \"drive\" ends on 2026-12-07"],
        ),
        ("2026-11-20", "2026-11-30", ["[link-expires] the link into \"harbour\" expired on 2026-11-20"]),
    ],
)  # fmt: skip
def test_a_link_is_told_once_and_of_no_campaign_that_is_over(
    day: str, ends: str, expected: list[str]
) -> None:
    text = LINK.format(day=day, ends=ends).replace("2026-12-01\nends", "2026-11-16\nends")
    found = [line.partition("warning")[2] for line in told(text) if "link" in line]
    assert found == expected


def test_links_that_end_soon_are_one_finding_and_dormant_groups_have_none() -> None:
    rows = [f"g{n},G{n},wechat,Ada,https://c.example/{n},2026-12-0{n},running" for n in (5, 4, 8)]
    rows.append("g9,G9,wechat,Ada,https://c.example/9,2026-12-03,dormant")
    table = "id,name,channels,leader_name,link,link_expires,stage\n" + "\n".join(rows)
    text = f"--- groups/all.csv\n{table}\n--- campaigns/drive.md\nstarts: 2026-12-01\nends: 2026-12-02\n"
    assert told(text) == [
        'groups/all.csv:3:38-47 warning[link-expires] the links into "g4" and 2 more expire soon, '
        "first on 2026-12-04"
    ]
