"""A campaign once more: which files are copied, and what becomes of each."""

import codecs
from datetime import date
from pathlib import Path

import pytest

from kits.edit.communities import new_community
from kits.edit.files import write_new
from kits.edit.replication import campaign_files, replicated
from kits.source.trees import FolderTree
from tests.edit.projects import NOON, checked, found

OLD = "content/campaigns/drive"
NEW = "content/campaigns/drive-2"
APRIL = date(2027, 4, 5)
"""Eighteen weeks after the first day of the drive."""

CAMPAIGN = """\
---
# The drive of the winter.
title: 'Book drive'   # as members say it
state: ready
starts: 2026-11-30
ends: 2026/12/6
results: "2026-12-09"
dates: {doors: 2026-12-05 19:00, closing: '2026/12/1'}
awards:
  - id: most
    name: Most books
    winners: [mira, {name: Noor, consent: name}]
milestones:
  - {id: van, what: Find a van, due: 2026-11-20, done: 2026-11-19}
  - id: boxes
    done: 2026-11-30
    what: Buy boxes by 2026-11-28
    due: 2026-11-28
checklist:
  - id: call
    when: 2026-12-02 20:00
    do: Call the school
  - {id: sweep, when: ends 20:00, do: Sweep}
changes:
  - id: rain
    at: 2026-12-01
    what: We begin a day later
    replaces: [20-launch]
    message: 25-rain
  - {id: dry, at: 2026-12-02, what: The rain is over, message: 26-dry}
credits:
  - person: mira
    for: The van
    when: 2026-12-01
private:
  budget: 400, until 2026-12-31
---
From 2026-11-30 on we collect books.
"""
COPIED = """\
---
# The drive of the winter.
title: 'Book drive'   # as members say it
state: draft
forked_from: drive
starts: 2027-04-05
ends: 2027/4/11
results: "2027-04-14"
dates: {doors: 2027-04-10 19:00, closing: '2027/4/6'}
awards:
  - id: most
    name: Most books
milestones:
  - {id: van, what: Find a van, due: 2027-03-26}
  - id: boxes
    what: Buy boxes by 2026-11-28
    due: 2027-04-03
checklist:
  - id: call
    when: 2027-04-07 20:00
    do: Call the school
  - {id: sweep, when: ends 20:00, do: Sweep}
private:
  budget: 400, until 2026-12-31
---
From 2026-11-30 on we collect books.
"""


def copied(files: dict[str, str | bytes]) -> dict[str, bytes]:
    """The copies of a campaign's files, which are named from its folder."""
    encoded = {
        f"{OLD}{path}": data.encode() if isinstance(data, str) else data
        for path, data in files.items()
    }
    return replicated(encoded, "drive", "drive-2", APRIL)


def copy_of(path: str, data: str | bytes) -> str:
    """What becomes of one file beside the campaign."""
    return copied({"/campaign.md": CAMPAIGN, path: data})[NEW + path].decode()


def test_days_move_and_outcomes_go() -> None:
    assert copied({"/campaign.md": CAMPAIGN}) == {f"{NEW}/campaign.md": COPIED.encode()}


def test_a_campaign_of_one_file_stays_one() -> None:
    translation = "---\ntitle: 募书\nchanges:\n  - {id: rain, what: 推迟一天}\n---\n从这一天起。\n"
    copies = copied({".md": CAMPAIGN, ".zh.md": translation})
    assert copies == {
        f"{NEW}.md": COPIED.encode(),
        f"{NEW}.zh.md": "---\ntitle: 募书\n---\n从这一天起。\n".encode(),
    }


def test_windows_and_its_byte_order_mark_stay() -> None:
    before = codecs.BOM_UTF8 + CAMPAIGN.replace("\n", "\r\n").encode()
    after = codecs.BOM_UTF8 + COPIED.replace("\n", "\r\n").encode()
    assert copied({"/campaign.md": before}) == {f"{NEW}/campaign.md": after}


def test_a_copy_of_a_copy_names_the_copy() -> None:
    text = "---\nid: drive\ntitle: Drive\nforked_from: first\nstarts: 2026-11-30\n---\n"
    assert copied({"/campaign.md": text})[f"{NEW}/campaign.md"].decode() == (
        "---\nid: drive-2\ntitle: Drive\nforked_from: drive\nstarts: 2027-04-05\n---\n"
    )


def test_messages_move_and_corrections_go() -> None:
    launch = """\
---
title: The opening of 2026-11-30
send: [starts 08:00, 2026-12-01 12:00]
until: 2026-12-02
attach:
  - {file: images/2026-12-01.png, expires: 2026-12-06}
  - file: b.png
    expires: 2026/12/6
---
On 2026-12-01 we come.
"""
    moved = """\
---
title: The opening of 2026-11-30
send: [starts 08:00, 2027-04-06 12:00]
until: 2027-04-07
attach:
  - {file: images/2026-12-01.png, expires: 2027-04-11}
  - file: b.png
    expires: 2027/4/11
---
On 2026-12-01 we come.
"""
    correction = "---\ntitle: Rain\nsend: 2026-12-01 12:00\n---\nTomorrow.\n"
    copies = copied(
        {
            "/campaign.md": CAMPAIGN,
            "/messages/20-launch.md": launch,
            "/messages/20-launch.zh.md": "---\ntitle: 开场\n---\n今天。\n",
            "/messages/25-rain.md": correction,
            "/messages/25-rain.zh.md": "---\ntitle: 下雨\n---\n明天。\n",
        }
    )
    del copies[f"{NEW}/campaign.md"]
    assert copies == {
        f"{NEW}/messages/20-launch.md": moved.encode(),
        f"{NEW}/messages/20-launch.zh.md": "---\ntitle: 开场\n---\n今天。\n".encode(),
    }


def test_a_table_of_messages_keeps_all_but_days_and_corrections() -> None:
    table = (
        "id,title,date,time,until,send,text\n"
        '10-a,"The ""first""",2026-12-01；2026/12/3,7:40,,,"On 2026-12-01,\n\nthen."\n'
        '26-dry,Dry,2026-12-02,8:00,,,"Two\nlines"\n'
        "\n"
        '30-b,B,,,"2026-12-04",2026-12-04 08:00; day 2 08:00,Text\n'
        "25-rain,Rain,2026-12-02,8:00,,,Wet"
    )
    assert copy_of("/messages.csv", table) == (
        "id,title,date,time,until,send,text\n"
        '10-a,"The ""first""",2027-04-06；2027/4/8,7:40,,,"On 2026-12-01,\n\nthen."\n'
        '30-b,B,,,"2027-04-09",2027-04-09 08:00; day 2 08:00,Text\n'
    )


def test_a_table_of_groups_moves_what_the_campaign_calls_a_moment() -> None:
    table = 'group,starts,doors,place,closed\noslo,2026-12-01,2026-12-05 18:00,"A, B",2026-12-24\n'
    assert copy_of("/groups.csv", table) == (
        'group,starts,doors,place,closed\noslo,2027-04-06,2027-04-10 18:00,"A, B",2026-12-24\n'
    )


def test_a_table_of_a_chinese_spreadsheet_keeps_its_encoding() -> None:
    table = "group,starts,地点\r\nchengdu,2026/12/1,玉林\r\n"
    copies = copied({"/campaign.md": CAMPAIGN, "/groups.csv": table.encode("gb18030")})
    assert copies[f"{NEW}/groups.csv"] == table.replace("2026/12/1", "2027/4/6").encode("gb18030")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/images/banner.png", b"\x89PNG 2026-12-01"),
        ("/notes.txt", b"2026-12-01"),
        ("/images/notes.md", b"---\nstarts: 2026-12-01\n---\n"),
        ("/messages/20-launch.md", b"---\nsend: [2026-12-01\n---\nOpen.\n"),
        ("/messages.csv", b'id,date\na,"2026-12-01\n'),
        ("/groups.csv", b"\xff\xff,starts\na,2026-12-01\n"),
        ("/campaign.zh.md", "只有正文。\n".encode()),
    ],
)
def test_what_is_no_text_of_the_campaign_or_unreadable_stays_as_it_is(
    path: str, data: bytes
) -> None:
    copies = copied({"/campaign.md": CAMPAIGN, path: data})
    assert copies[NEW + path] == data


def test_the_recap_is_not_copied() -> None:
    copies = copied({"/campaign.md": CAMPAIGN, "/recap.md": "Thanks", "/recap.zh.md": "谢谢"})
    assert list(copies) == [f"{NEW}/campaign.md"]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"/recap.md": "Thanks"}, 'campaign "drive" cannot be read'),
        ({"/campaign.md": "---\ntitle: [\n---\n"}, 'campaign "drive" cannot be read'),
        ({"/campaign.md": "---\ntitle: T\n---\n"}, 'campaign "drive" has no first day'),
        ({"/campaign.md": "---\nstarts: soon\n---\n"}, 'campaign "drive" has no first day'),
        ({"/campaign.md": "---\nstarts: 19:00\n---\n"}, 'campaign "drive" has no first day'),
    ],
)
def test_a_campaign_that_never_was_is_a_bug(files: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        copied(files)


def test_the_files_of_a_campaign_are_its_own(tmp_path: Path) -> None:
    names = [
        "drive.md",
        "drive.zh.md",
        "drive-2.md",
        "drive/a.png",
        "other.drive.md",
        "other/drive.md",
    ]
    write_new(tmp_path, {f"content/campaigns/{name}": name for name in names})
    assert list(campaign_files(FolderTree(tmp_path), "drive")) == [
        f"{OLD}.md",
        f"{OLD}.zh.md",
        f"{OLD}/a.png",
    ]


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_copy_of_a_clean_campaign_is_clean_but_for_what_is_decided_anew(
    tmp_path: Path, locale: str
) -> None:
    write_new(tmp_path, new_community("X", locale, "UTC", date(2026, 12, 31)))
    files = campaign_files(FolderTree(tmp_path), "one-photo-a-day")
    write_new(tmp_path, replicated(files, "one-photo-a-day", "spring", APRIL))
    main = tmp_path / "content/campaigns/spring/campaign.md"
    told = {line.partition(" warning")[2] for line in found(tmp_path)}
    assert told >= {
        '[copied-fact] still as in "one-photo-a-day": texts 3, files 1',
        '[copied-fact] "private" is still that of "one-photo-a-day"',
    }
    assert {line.partition("]")[0] for line in told} <= {"[copied-fact", "[copied-day"}
    main.write_text(
        main.read_text(encoding="utf-8").replace("state: draft", "state: ready"), encoding="utf-8"
    )
    assert found(tmp_path) == []
    campaign = checked(tmp_path, NOON).community.runs["spring"].campaign
    assert (campaign.starts.day, campaign.forked_from) == (APRIL, "one-photo-a-day")


def test_what_the_copy_says_itself_replaces_what_the_original_said_in_every_language() -> None:
    files = {
        f"{OLD}/campaign.md": b"---\ntitle: Drive\ntitle.zh: x\noperator: mira\nstarts: 2026-11-30\n---\n",
        f"{OLD}/campaign.en.md": b"---\ntitle: The drive\nplace: Here\n---\n",
    }
    given = {"title": '"Spring: again"', "operator": "noor"}
    copies = replicated(files, "drive", "drive-2", APRIL, given=given)
    assert copies == {
        f"{NEW}/campaign.md": (
            b'---\ntitle: "Spring: again"\nforked_from: drive\noperator: noor\nstarts: 2027-04-05\n'
            b"---\n"
        ),
        f"{NEW}/campaign.en.md": b"---\nplace: Here\n---\n",
    }
