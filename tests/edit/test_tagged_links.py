"""Clicks and sign-ups by the tag of their group; of whoever signed up nothing is kept."""

from __future__ import annotations

import pytest

from tests.edit.test_importing import TODAY, read, rows, told
from tests.schema.written import campaign

HEAD = "姓名,电话,链接,提交时间\n"


def test_sign_ups_are_counted_by_group_and_month_and_nobody_is_kept() -> None:
    text = HEAD + (
        "张三,13800000000,https://x.example/?g=hill,2026-11-01 09:00\n"
        "李四,13900000000,https://x.example/?a=1&g=hill#top,2026/11/30 23:59:59\n"
        "王五,13700000000,https://x.example/?g=hill,2026年10月3日\n"
        "赵六,,https://x.example/?g=harbour,2026-11-02T08:00:00+08:00\n"
        "孙七,,https://x.example/,2026-11-02\n"
        "周八,,https://x.example/?g=elsewhere,2026-11-02\n"
    )
    found = read(text, name="报名.csv")
    assert rows(found) == [
        "报名,2026-10,1,people,hill,报名.csv,2026-11-23",
        "报名,2026-11,1,people,harbour,报名.csv,2026-11-23",
        "报名,2026-11,2,people,hill,报名.csv,2026-11-23",
    ]
    assert found.passed_over == 2
    written = b"".join(data for each in found.files(TODAY) for data in each.values()).decode()
    for name in ("张三", "李四", "王五", "赵六", "孙七", "周八", "138", "139", "137"):
        assert name not in written


@pytest.mark.parametrize(
    ("tags", "link"),
    [
        ('"g={{ group.id }}"', "https://x.example/?g=hill"),
        ('"g={{group.id}}"', "g=hill"),
        ('"from=readers.(a+b)*&g={{ group.id }}"', "https://x.example/?from=readers.(a+b)*&g=hill"),
        ('"g={{ group.id }}-end"', "https://x.example/?g=hill-end&x=1"),
        ('"g={{ group.id }}"', "https%3A%2F%2Fx.example%2F%3Fg%3Dhill"),
        ('"c={{ campaign.id }}&g={{ group.id }}"', "https://x.example/?c=gone&g=hill"),
        ('"g={{ group.id }}&again={{ group.id }}"', "https://x.example/?g=hill&again=hill"),
    ],
)
def test_tags_are_read_as_they_are_written(
    tags: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.edit.test_importing.TAG", tags)
    assert rows(read(f"link\n{link}\n")) == ["seen,2026-11,1,people,hill,seen.csv,2026-11-23"]


def test_a_column_may_hold_what_the_tag_says_alone() -> None:
    assert rows(read("name,g\nZoe,hill\nYan,hill\n")) == [
        "seen,2026-11,2,people,hill,seen.csv,2026-11-23"
    ]


def test_a_line_may_say_how_often() -> None:
    text = 'link,clicks\nhttps://x.example/?g=hill,"1,200"\nhttps://x.example/?g=hill,3\n'
    assert rows(read(text)) == ["seen,2026-11,1203,people,hill,seen.csv,2026-11-23"]
    wrong = text.replace(",3\n", ",many\n")
    assert told(read(wrong)) == ['3:27 wrong-type: expected a whole number, found "many"']


def test_a_day_that_cannot_be_read_is_a_finding_and_no_day_of_today() -> None:
    text = "link,date\nhttps://x.example/?g=hill,{}\n"
    for day in ("11/02/2026", "2026-13-01", "yesterday"):
        ((line),) = told(read(text.format(day)))
        assert line.startswith("2:27 bad-date")
    assert told(read(text.format(""))) == ["2:1 empty-cell: this line has no day"]


def test_of_another_campaign_is_said_where_the_tag_says_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.edit.test_importing.TAG", '"c={{ campaign.id }}&g={{ group.id }}"')
    text = "link\nhttps://x.example/?c=drive&g=hill\n"
    found = read(text, {"campaigns/drive.md": campaign()})
    assert [row["campaign"] for row in found.rows(0, 9)] == ["drive"]


def test_a_link_of_another_group_whose_id_begins_alike_is_another() -> None:
    found = read("link\nhttps://x.example/?g=hill-two\nhttps://x.example/?bag=hill\n")
    assert len(found) == 0


def test_without_tags_a_list_is_no_table_of_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.edit.test_importing.TAG", '""')
    assert told(read("link\nhttps://x.example/?g=hill\n")) == [
        '1:1 unread-table: no column is called "figure"'
    ]
