import pytest

from kits.source.nodes import value_of
from kits.source.tables import read_table
from tests.source.shown import shown


def read(text: str) -> tuple[list[object], list[str]]:
    table, findings = read_table("t.csv", text.encode(), chinese=False)
    return [value_of(row) for row in table.rows] if table else [], shown(findings)


ROWS = "id,name,channels\neast,East,wechat\nwest,West,wechat\n"


@pytest.mark.parametrize(
    "title",
    [
        "Lamplight Readers,,\n",
        "Lamplight Readers\n\n",
        "Group\n",
        "Lamplight Readers, all groups\n2026-12-01,,\n",
        "灯下读书会，2026 年群名单\n",
        '"灯下读书会\n群名单",,\n',
        "群名单；共 2 个\n更新：2026-12-01,小满,\n",
    ],
)
def test_a_title_is_one_finding_that_names_the_line_of_the_header(title: str) -> None:
    rows, (finding,) = read(title + ROWS)
    line = title.count("\n") + 1
    assert finding.startswith("1:1+") or finding.startswith("1:2+")
    assert f"stands above line {line}, which looks like the header" in finding
    assert finding.endswith(f" = delete everything above line {line}")
    assert (rows, []) == read(ROWS)
    assert read((title + ROWS).split("\n", line - 1)[line - 1]) == (rows, [])


def test_a_title_above_columns_of_any_name_is_one() -> None:
    assert read("Lamplight Readers,\nname,channels\nEast,wechat\n")[1] == [
        '1:1+17 error[text-around-table]: "Lamplight Readers" stands above line 2,'
        " which looks like the header = delete everything above line 2"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "id\neast\n",
        "Id\nid\n",
        "name,id\nid,east\nx,group\n",
        "ID,name\nid,group\n",
        "\n\nid,name\neast,East\n",
        "编号,名称\neast,group\n",
    ],
)
def test_the_first_line_is_the_header_unless_another_looks_more_like_it(text: str) -> None:
    assert not any("text-around-table" in finding for finding in read(text)[1])


def test_a_line_for_one_spreadsheet_program_is_no_header() -> None:
    told = (
        'error[text-around-table]: "sep=;" is a note to a spreadsheet program, and stands above'
        " the header = delete this line; what parts the columns is seen in the header"
    )
    rows = [{"id": "east", "name": "East"}]
    assert read("sep=;\nid;name\neast;East\n") == (rows, [f"1:1+5 {told}"])
    assert read('"sep=;"\r\nid;name\r\neast;East\r\n') == (rows, [f"1:2+5 {told}"])
    assert read("SEP=;\nid;name\neast;East\n")[0] == rows
    assert len(read("sep=,\nOur groups,\nid,name\neast,East\n")[1]) == 2
    assert len(read("sep=;\n")[1]) == 1


@pytest.mark.parametrize("mark", "，；、")
def test_separators_of_a_chinese_input_method_are_named_once(mark: str) -> None:
    rows, (finding,) = read(f"id{mark}name\neast{mark}East\n")
    assert rows == []
    assert finding == (
        f'1:3+1 error[full-width-mark]: the full-width "{mark}" does not work here'
        ' = type "," instead, with the input method switched to English'
    )
