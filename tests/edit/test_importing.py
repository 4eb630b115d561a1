"""Tables of figures on their way in, by whoever made them."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from kits.edit.importing import Imported, figures
from tests.schema.written import Files, community

TODAY = date(2026, 11, 23)
GROUPS = "id,name,channels,leader_name\nharbour,Harbour,wechat,Ada\nhill,灯下·山,wechat,Bo\n"
FILES: Files = {"groups/a.csv": GROUPS}
HEAD = "figure,period,value,unit,group,source,day\n"


def read(
    text: str | bytes, more: Files | None = None, name: str = "seen.csv", locale: str = "zh"
) -> Imported:
    data = text.encode() if isinstance(text, str) else text
    written = f"name: A\nlocale: {locale}\ntimezone: Asia/Shanghai\nlink_tags: {TAG}\n"
    made = community({**FILES, "community.yml": written, **(more or {})})
    return figures(made, f"/there/{name}", BytesIO(data), TODAY)


TAG = '"g={{ group.id }}"'


def rows(found: Imported) -> list[str]:
    """The new rows, each as the cells that are filled."""
    assert not found.findings, [str(each.message) for each in found.findings]
    return [",".join(filter(None, row.values())) for row in found.rows(0, len(found))]


def told(found: Imported) -> list[str]:
    return [
        f"{one.place.line}:{one.place.column} {one.rule}: {one.message}" for one in found.findings
    ]


def test_headings_units_and_names_are_in_any_words() -> None:
    text = "指标,周期,数值,单位,小组,来源,日期\n报名,2026年11月,1 200,人,灯下·山,表,2026/11/20\n"
    assert rows(read(text.replace("1 200", '"1,200"'))) == [
        "报名,2026-11,1200,people,hill,表,2026-11-20"
    ]
    text = " Figure ,PERIOD,Value,Ｕnit,group\nSeen,2026-W47,2.5,h,harbour\n"
    assert rows(read(text)) == ["Seen,2026-W47,2.5,hours,harbour,seen.csv,2026-11-23"]


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff指标;周期;数值;单位\r\n报名;2026-11;12;人\r\n".encode(),
        "指标\t周期\t数值\t单位\n报名\t2026-11\t12\t人\n".encode(),
        "指标,周期,数值,单位\n报名,2026-11,12,人\n".encode("gb18030"),
        '"指标","周期","数值","单位"\r"报名","2026-11","12","人"\r'.encode(),
    ],
    ids=["bom-semicolons", "tabs", "gb18030", "quoted-cr"],
)
def test_a_table_is_read_as_programs_save_it(data: bytes) -> None:
    assert rows(read(data)) == ["报名,2026-11,12,people,seen.csv,2026-11-23"]


def test_every_bad_cell_has_its_place() -> None:
    text = HEAD + (
        "seen,2026-11,much,posts,harbour,x,2026-11-20\n"
        "seen,November,1,posts,harbour,x,2026-11-20\n"
        "seen,2026-11,1,boxes,harbour,x,2026-11-20\n"
        "seen,2026-11,1,posts,habour,x,2026-11-20\n"
        "seen,2026-11,1,posts,harbour,x,2026-13-20\n"
        ",2026-11,1,posts,harbour,x,2026-11-20\n"
        "Members,2026-11,1,people,harbour,x,2026-11-20\n"
    )
    found = read(text)
    assert sorted(told(found)) == [
        '2:14 wrong-type: expected a number, found "much"',
        '3:6 unknown-period: "November" is not a period',
        '4:16 wrong-type: "boxes" is not a unit',
        '5:22 unknown-group: no group is called "habour"',
        '6:32 bad-date: there is no day "2026-13-20"',
        '7:1 empty-cell: this row has no "figure"',
        '8:1 known-figure: "Members" is known already, from content/groups',
    ]
    assert len(found) == 0


def test_cells_that_are_wrong_alike_are_one_finding() -> None:
    row = "seen,2026-{},1,posts,habour,x,2026-11-20\n"
    found = read(HEAD + "".join(row.format(f"{month:02}") for month in range(1, 12)))
    assert told(found) == [
        '2:22 unknown-group: no group is called "habour" (and 10 more rows)',
    ]


def test_two_values_of_one_day_are_a_finding_and_the_later_day_holds() -> None:
    said = "seen,2026-11,{},posts,harbour,x,2026-11-{}\n"
    found = read(HEAD + said.format(1, 20) + said.format(2, 20))
    assert told(found) == [
        '3:14 contradicting-figure: "seen" of 2026-11 is given twice, with other values'
    ]
    found = read(HEAD + said.format(1, 21) + said.format(2, 20) + said.format(1, 21))
    assert rows(found) == ["seen,2026-11,1,posts,harbour,x,2026-11-21"]
    assert found.known == 2


def test_what_the_log_has_is_not_written_again_whenever_it_comes() -> None:
    text = HEAD + "seen,2026-11,1.50,hours,,x,\nseen,2026-10,2,hours,,y,\n"
    (first,) = read(text).files(TODAY)
    ((path, data),) = first.items()
    log: Files = {path.removeprefix("content/"): data.decode()}
    found = read(text, log, name="again.csv")
    assert (len(found), found.known, list(found.files(date(2026, 12, 1)))) == (0, 2, [{}])
    changed = read(text.replace("1.50", "1.75"), log)
    assert rows(changed) == ["seen,2026-11,1.75,hours,x,2026-11-23"]


def test_no_cell_is_a_formula_in_the_file_that_is_written() -> None:
    (files,) = read(HEAD + '"=HYPERLINK(""x"")",2026-11,1,posts,,"@x\u202e",\n').files(TODAY)
    ((_, data),) = files.items()
    line = data.decode().split("\n")[1]
    assert not line.lstrip('"').startswith(("=", "+", "-", "@"))
    assert "\u202e" not in line
    assert ",@" not in line


def test_a_long_table_is_read_in_pieces_and_knows_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A cell may hold line ends, and is in one piece."""
    monkeypatch.setattr("kits.edit.importing.LARGEST_FILE", 400)
    monkeypatch.setattr("kits.source.pieces.PIECE", 60)
    monkeypatch.setattr("kits.source.pieces.pieces.__defaults__", (60,))
    lines = [f'n{n},2026-11,{n},posts,,"two\nlines",' for n in range(30)]
    found = read(HEAD + "\n".join(lines) + "\n")
    assert [row.split(",")[2] for row in rows(found)] == [str(n) for n in range(30)]
    files = {path: data for each in found.files(TODAY) for path, data in each.items()}
    assert len(files) > 3
    written = {path.removeprefix("content/"): data.decode() for path, data in files.items()}
    assert len(read(HEAD + "\n".join(lines) + "\n", written)) == 0
    lines[20] = "n20,2026-11,much,posts,,x,"
    assert told(read(HEAD + "\n".join(lines))) == [
        '42:13 wrong-type: expected a number, found "much"'
    ]


@pytest.mark.parametrize("text", ["", "\n\n", '"', "figure", "\x00\xff", "a,b\n1,2\n", HEAD])
def test_nothing_that_is_no_table_of_figures_is_taken(text: str) -> None:
    found = read(text)
    assert len(found) == 0
    assert found.findings or text == HEAD
