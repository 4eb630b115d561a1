import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.edit.rows import row_for, safe
from kits.source.decoding import FORBIDDEN
from kits.source.tables import Table, read_table


def table(data: bytes) -> Table:
    read, _ = read_table("groups.csv", data, chinese=True)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("data", "row"),
    [
        ("id,name,channels\n", "west,西群,qq;wechat\n"),
        ("id,name,channels", "\nwest,西群,qq;wechat\n"),
        ("id,name,channels\r\na,A,qq\r\n", "west,西群,qq;wechat\r\n"),
        ("name;id;city;channels\n", '西群;west;;"qq;wechat"\n'),
        ("id\tname\tchannels\n", "west\t西群\tqq;wechat\n"),
        ("\n id , name ,,channels\n", "west,西群,,qq;wechat\n"),
        ('"id","name","channels"\n', "west,西群,qq;wechat\n"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_a_row_is_written_as_the_table_is(data: str, row: str, codec: str) -> None:
    before = data.encode(codec)
    cells = {"id": "west", "name": "西群", "channels": "qq;wechat"}
    added = row_for(table(before), before, cells)
    assert added.decode() == row
    assert table(before + added).rows[-1].text("name") == "西群"


def test_a_row_of_a_chinese_spreadsheet_keeps_its_encoding() -> None:
    before = "id,name,channels,城市\na,河东群,qq,成都\n".encode("gb18030")
    added = row_for(table(before), before, {"id": "west", "name": "河西群"})
    assert added.decode("gb18030") == "west,河西群,,\n"


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=A1", "'=A1"), ("+86", "'+86"), ("-", "'-"), ("@all", "'@all"), ("a=b", "a=b"), ("", "")],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert safe(cell) == written


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda t: not FORBIDDEN.search(t)))
def test_a_cell_reads_back(name: str) -> None:
    before = b"id,name\n"
    after = table(before + row_for(table(before), before, {"id": "a", "name": name}))
    plain = safe(name).replace("\r\n", "\n").replace("\r", "\n").strip()
    assert (after.rows[0].text("name") or "") == plain
