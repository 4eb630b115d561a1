import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.places import Place
from kits.source.nodes import Scalar, value_of
from kits.source.tables import Table, read_table, split_cell
from tests.source.shown import shown


def read(text: str) -> Table:
    table, findings = read_table("t.csv", text.encode(), chinese=False)
    assert findings == []
    assert table is not None
    return table


def problems(text: str | bytes, *, chinese: bool = False) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return shown(read_table("t.csv", data, chinese)[1])


def test_a_row_is_a_mapping() -> None:
    table = read("\ufeffid,name,members\r\nsh-1, 上海一群 ,\r\n\r\n,,\nbj,　北京　, null\n")
    assert [column.text for column in table.columns] == ["id", "name", "members"]
    assert [value_of(row) for row in table.rows] == [
        {"id": "sh-1", "name": "上海一群"},
        {"id": "bj", "name": "北京", "members": "null"},
    ]
    first, second = table.rows
    assert first.place("name") == Place("t.csv", 2, 7, 4)
    assert first.place("name", key=True) == Place("t.csv", 1, 4, 4)
    assert first.place("members") == first.place() == Place("t.csv", 2, 1, 4)
    assert second.place("name") == Place("t.csv", 5, 5, 2)
    assert second.place("members") == Place("t.csv", 5, 10, 4)


def test_cells_are_text() -> None:
    (row,) = read("id,n\nNO,2020\n").rows
    assert not any(text.plain for text in value_of(row).values())


def test_a_quoted_cell_knows_its_lines() -> None:
    table = read('id,text,end\na,"一行\n\n  三行 ""引"" x", "z"\nb,"say ""hi"" now",\n')
    first, second = table.rows
    text = first.passage("text")
    assert text.text == '一行\n\n  三行 "引" x'
    assert text.starts == ((2, 4), (3, 1), (4, 1))
    assert first.place("text") == Place("t.csv", 2, 4, 2)
    assert text.place_of(text.text.index("引")) == Place("t.csv", 4, 8)
    assert text.place(3, 9) == Place("t.csv", 4, 11)
    assert first.place("end") == Place("t.csv", 4, 17, 1)
    assert second.place("text") == Place("t.csv", 5, 4, 12)
    assert second.passage("text").place_of(5) == Place("t.csv", 5, 10)


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_other_separators_are_known_by_the_header(separator: str) -> None:
    table = read(f'id{separator}name\na{separator}"x{separator}y"\n')
    assert [value_of(row) for row in table.rows] == [{"id": "a", "name": f"x{separator}y"}]


def test_a_tab_before_quotation_marks_ends_an_empty_cell() -> None:
    table = read('id\tname\tcity\na\t\t"x"\n\t"b"\tz\nc\t\t"two\nlines"\n')
    assert [value_of(row) for row in table.rows] == [
        {"id": "a", "city": "x"},
        {"name": "b", "city": "z"},
        {"id": "c", "city": "two\nlines"},
    ]


def test_a_comma_goes_first() -> None:
    assert [value_of(row) for row in read('id,"a;b"\nx,y;z\n').rows] == [{"id": "x", "a;b": "y;z"}]


def test_an_empty_table_has_no_rows() -> None:
    for text in ("", "\n\n", "id,name\n"):
        assert read(text).rows == ()


def test_a_cell_is_split_into_a_list() -> None:
    (row,) = read('id,tags,long\na, x；y ;; 中文;,"b;\n c"\n').rows
    tags = row.get("tags")
    assert isinstance(tags, Scalar)
    items = split_cell(tags)
    assert value_of(items) == ["x", "y", "中文"]
    assert [items.place(i) for i in range(3)] == [
        Place("t.csv", 2, 4, 1),
        Place("t.csv", 2, 6, 1),
        Place("t.csv", 2, 11, 2),
    ]
    long = row.get("long")
    assert isinstance(long, Scalar)
    assert split_cell(long).place(1) == Place("t.csv", 3, 2, 1)


def test_columns_are_checked() -> None:
    assert problems("id,name,id,\na,b,c,d\ne,f,g,h\n") == [
        '1:9+2 error[repeated-column]: column 1 is already called "id"'
        " = rename one of the two columns, or delete it",
        '2:7+1 error[nameless-column]: the column of "d" has no name'
        " = write the column's name in the first line of the table, or empty the column",
    ]
    assert problems("id,name,,\na,b,,\n") == []


def test_a_row_is_no_longer_than_its_table() -> None:
    assert problems("id,name\na,b,,c,d\ne,f,,\n") == [
        '2:3+6 error[long-row]: "b,,c,d" is read as several cells, and then there are more than'
        ' columns (2) = put this text into quotation marks: "b,,c,d"'
    ]


def test_quotation_marks_are_checked() -> None:
    unclosed = (
        "error[unclosed-cell]: the quotation mark that opens this cell is never closed"
        ' = add a closing " at the end of the cell'
    )
    assert problems('id,name\na,"b\nc,d\n') == [f"2:3+1 {unclosed}"]
    assert problems('id,name\na,"b\nc,"d"\n') == [f"2:3+1 {unclosed}"]
    assert problems('id,name\na,"他说"好"，对",x\nb,5" disk\n') == [
        '2:7+5 error[text-after-cell]: "好"，对"" follows the quotation mark that closes the cell'
        ' = write each " inside the cell twice: ""'
    ]


def test_full_width_commas_are_named() -> None:
    assert problems("id，name\na，b\n") == [
        '1:3+1 error[full-width-mark]: the full-width "，" does not work here'
        ' = type "," instead, with the input method switched to English'
    ]


def test_a_chinese_community_may_save_gb18030() -> None:
    data = "id,name\nsh,上海\n".encode("gb18030")
    table, findings = read_table("t.csv", data, chinese=True)
    assert table is not None
    assert [value_of(row) for row in table.rows] == [{"id": "sh", "name": "上海"}]
    assert shown(findings) == [
        "1:1+1 warning[misencoded-table]: the table is not saved as UTF-8, and was read as GB18030"
        ' = save it again as "CSV UTF-8 (comma delimited)"'
    ]
    unreadable = (
        "error[unreadable-text]: the file is not saved as UTF-8: from here on it cannot be read"
        " = open it in the program that wrote it and save it again with the encoding UTF-8"
    )
    assert problems(data) == [f"2:4+1 {unreadable}"]
    damaged = "id,name\nsh,上海读书会一群\n".encode() + b"\xe4\n"
    assert problems(damaged, chinese=True) == [f"3:1+1 {unreadable}"]
    assert problems("id\na\n".encode("utf-16"), chinese=True) == [f"1:1+1 {unreadable}"]


def test_a_cell_is_capped() -> None:
    assert problems("id,name\na," + "x" * 40_000 + "\n") == [
        "2:3+40000 error[too-large]: there are 40 KB here, and at most 32 KB can be read"
        " = move what does not belong here elsewhere, or split it into several files"
    ]


CELL = st.text(alphabet='ab ;，"\n京🙂', max_size=6).map(str.strip).filter(bool)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=6))
def test_what_csv_writes_is_read_and_found(rows: list[tuple[str, str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("a", "b", "c"), *rows])
    text = written.getvalue()
    table = read(text)
    assert [tuple(value_of(row).values()) for row in table.rows] == rows
    lines = text.split("\n")
    for row in table.rows:
        for key in row.entries:
            passage = row.passage(key)
            for offset, character in enumerate(passage.text):
                at = passage.place_of(offset)
                if character != "\n":
                    assert lines[at.line - 1][at.column - 1] == character


ID = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True)
LOOSE = st.text(alphabet='ab1 ;；，\t"\n京：注合计?#E+', max_size=8).map(str.strip)


@given(st.lists(st.tuples(ID, LOOSE, LOOSE), max_size=6))
def test_no_text_moves_a_cell_of_a_table_whose_ids_are_ids(rows: list[tuple[str, ...]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("id", "b", "c"), *rows])
    table, findings = read_table("t.csv", written.getvalue().encode(), chinese=False)
    assert table is not None
    assert {finding.rule for finding in findings} <= {
        "lost-emoji",
        "spoilt-cell",
        "rewritten-column",
    }
    cells = [{key: cell for key, cell in zip("ibc", row, strict=True) if cell} for row in rows]
    assert [value_of(row) for row in table.rows] == [
        {"id" if key == "i" else key: cell for key, cell in row.items()} for row in cells
    ]


def test_what_a_spreadsheet_leaves_empty_is_silent() -> None:
    assert list(read("id,name,,\neast,East,,\nwest,West,,\n,,,\n,,,\n\n").rows) == (
        list(read("id,name\neast,East\nwest,West\n").rows)
    )
