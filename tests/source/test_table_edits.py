import csv
import io
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.places import Cell, Place
from kits.source.decoding import FORBIDDEN
from kits.source.edits import Edit
from kits.source.table_edits import TableText, safe
from kits.source.tables import Table, read_table


def table(data: bytes) -> Table:
    read, _ = read_table("groups.csv", data, chinese=True)
    assert read is not None
    return read


def under_edit(data: bytes) -> TableText:
    text = TableText.read("groups.csv", data)
    assert text is not None
    return text


def row_for(data: bytes, cells: dict[str, str]) -> bytes:
    """What a table has at its end after a row was added."""
    text = under_edit(data)
    after = text.edited([text.added([cells])])
    assert after.startswith(data)
    return after.removeprefix(data)


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
    added = row_for(before, cells)
    assert added.decode() == row
    assert table(before + added).rows[-1].text("name") == "西群"


def test_a_row_of_a_chinese_spreadsheet_keeps_its_encoding() -> None:
    before = "id,name,channels,城市\na,河东群,qq,成都\n".encode("gb18030")
    added = row_for(before, {"id": "west", "name": "河西群"})
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
    after = table(before + row_for(before, {"id": "a", "name": name}))
    plain = safe(name).replace("\r\n", "\n").replace("\r", "\n").strip()
    assert (after.rows[0].text("name") or "") == plain


def with_cells(data: str, cells: dict[tuple[int, str], str]) -> str:
    text = under_edit(data.encode())
    return text.edited(text.changed(cells)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id,name,city\na,A,Oslo\n", "id,name,city\na,B,Oslo\n"),
        ('id,name,city\na,"A",Oslo\n', 'id,name,city\na,"B",Oslo\n'),
        ("id  , name , city\na   , Anna , Oslo\n", "id  , name , city\na   , B    , Oslo\n"),
        ("id,name,city\na,   ,Oslo\n", "id,name,city\na,B  ,Oslo\n"),
        ("id,name\na\n", "id,name\na,B\n"),
        ("id,city,name\na\n", "id,city,name\na,,B\n"),
        ("id,city\na,Oslo\n", "id,city,name\na,Oslo,B\n"),
        ("\nid;name\n;;\na;A\n", "\nid;name\n;;\na;B\n"),
        ('id,name,about\na,"A\n,""x""",y\n', 'id,name,about\na,"B",y\n'),
    ],
)
def test_a_cell_is_written_as_the_one_before(before: str, after: str) -> None:
    assert with_cells(before, {(0, "name"): "B"}) == after


def test_a_cell_of_a_row_that_is_parted_otherwise_is_left_to_its_writer() -> None:
    with pytest.raises(ValueError, match="not parted"):
        with_cells("id,name\na，A\n", {(0, "name"): "B"})


def test_rows_go_with_the_empty_lines_below_them() -> None:
    text = under_edit(b'id,name\n"\na",A\n\nb,"B\n"\n,\nc,C')
    assert text.edited(text.without([0])) == b'id,name\nb,"B\n"\n,\nc,C'
    assert text.edited(text.without([1, 2])) == b'id,name\n"\na",A\n\n'


WORDS = st.text(st.sampled_from("ab灯 ,;\t\"'\n=-"), max_size=6)


@given(
    rows=st.lists(st.lists(WORDS, max_size=3), min_size=1, max_size=4),
    separator=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    is_whole=st.booleans(),
    data=st.data(),
)
def test_any_cells_replaced_read_back_and_all_else_stays(
    rows: list[list[str]],
    separator: str,
    quoting: Literal[0, 1],
    end: str,
    codec: str,
    is_whole: bool,
    data: st.DataObject,
) -> None:
    names = ["id", "甲", "b", "c"]
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=quoting, lineterminator="\n")
    writer.writerows([names, *([f"p{at}", *row] for at, row in enumerate(rows))])
    whole = written.getvalue().removesuffix("" if is_whole else "\n").replace("\n", end)
    before = whole.encode(codec)
    places = st.tuples(st.integers(0, len(rows) - 1), st.sampled_from([*names[1:], "new"]))
    cells = data.draw(st.dictionaries(places, WORDS))
    text = under_edit(before)
    after = text.edited(text.changed(cells))
    old, new = table(before), table(after)
    for at in range(len(rows)):
        for name in (*names, "new"):
            wanted = cells.get((at, name))
            said = old.rows[at].text(name)
            kept = (said or "")[:1] == (wanted or "")[:1]
            wanted = said if wanted is None else wanted if kept else safe(wanted)
            assert (new.rows[at].text(name) or "") == (wanted or "").strip()
    again = under_edit(after)
    back = [
        Edit(span, text.text[slice(*old_span[:2])])
        for place in cells
        if place[1] != "new" and (old_span := text.span(*place)) and (span := again.span(*place))
    ]
    if len(back) == len(cells):
        assert again.edited(back) == before


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        (Place("groups.csv", 3, 3, 1), (1, "name")),
        (Place("groups.csv", 5, 2, 1), (1, "name")),
        (Place("groups.csv", 5, 4, 1), (1, "city")),
        (Place("groups.csv", 2, 1, 1), (0, "id")),
        (Place("groups.csv", 2, 1, 1, Cell("a", "city")), (0, "city")),
    ],
)
def test_a_finding_and_an_edit_mean_the_same_cell(place: Place, cell: tuple[int, str]) -> None:
    text = under_edit(b'id,name,city\na,A\nb,"B\n\nx",Oslo\n')
    assert text.cell_at(place) == cell
    after = table(text.edited(text.changed({cell: "new"})))
    assert after.rows[cell[0]].text(cell[1]) == "new"
