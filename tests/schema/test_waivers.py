"""Waivers are read as any other table."""

import pytest

from kits.pipeline import load
from tests.source.shown import MemoryTree

COMMUNITY = {"content/community.yml": "name: 灯下读书会\nlocale: zh\ntimezone: Asia/Shanghai\n"}
TABLE = (
    "record,rule,reason,until\ngroups/shaoxing,group-without-deputy,一家人，谁都能发。,{until}\n"
)


def read(table: str | bytes) -> tuple[list[tuple[str, ...]], list[str]]:
    loaded = load(MemoryTree({**COMMUNITY, "content/waivers.csv": table}))
    assert loaded.community is not None
    rows = [
        (each.record, each.rule, each.reason, str(each.until)) for each in loaded.community.waivers
    ]
    told = [f"{f.place.line}:{f.place.column} {f.rule} {f.message}" for f in loaded.findings]
    return rows, told


@pytest.mark.parametrize(
    ("until", "day"),
    [("", "None"), ("2027-06-30", "2027-06-30"), ("2027/6/30", "2027-06-30")],
)
def test_a_row_is_a_waiver(until: str, day: str) -> None:
    row = ("groups/shaoxing", "group-without-deputy", "一家人，谁都能发。", day)
    assert read(TABLE.format(until=until)) == ([row], [])


def test_a_table_of_a_spreadsheet_is_read() -> None:
    saved = TABLE.format(until="2027/6/30").replace(",", ";").replace("\n", "\r\n")
    rows, told = read(saved.encode("gb18030"))
    assert rows == [("groups/shaoxing", "group-without-deputy", "一家人，谁都能发。", "2027-06-30")]
    assert [line.split()[1] for line in told] == ["misencoded-table"]


def test_columns_in_chinese_are_guessed() -> None:
    loaded = load(MemoryTree({**COMMUNITY, "content/waivers.csv": "记录,规则,理由\na,b,c\n"}))
    (finding,) = loaded.findings
    assert str(finding.hint) == (
        'write in the first row "record" for "记录", "rule" for "规则", "reason" for "理由"'
    )


def test_an_unknown_column_is_told() -> None:
    _, told = read("record,rule,reason,by\na,b,c,d\n")
    assert told == ['1:20 unknown-key "by" is not a key that is known here']


def test_a_table_without_rows_waives_nothing() -> None:
    assert read("record,rule,reason\n") == ([], [])
    assert read("") == ([], [])
