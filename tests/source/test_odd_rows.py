import pytest

from kits.source.nodes import value_of
from kits.source.tables import read_table
from tests.source.shown import shown


def read(text: str) -> tuple[list[object], list[str]]:
    table, findings = read_table("t.csv", text.encode(), chinese=False)
    assert table is not None
    return [value_of(row) for row in table.rows], shown(findings)


HEAD = "id,name,channels,city,members,link,about\n"
GOOD = "east,East,wechat,London,30,https://a.example/e,We read\n"


@pytest.mark.parametrize(
    ("row", "split"),
    [
        (
            "west,West, by the river,wechat,Paris,8,https://a.example/w,We write\n",
            "West, by the river",
        ),
        ("west,West,wechat,Paris, France,8,https://a.example/w,We write\n", "Paris, France"),
        ("west,West,wechat,Paris,1,200,https://a.example/w,We write\n", "1,200"),
        ("west,West,wechat,Paris,8,https://a.example/w,我们读书,也写字\n", "我们读书,也写字"),
        ("west,West,wechat,Paris,8,https://a.example/w,Read, write, rest\n", "Read, write, rest"),
    ],
)
def test_the_text_that_holds_a_comma_is_pointed_at(row: str, split: str) -> None:
    """And what the hint says mends it: no cell of the row is read differently then."""
    rows, findings = read(HEAD + GOOD + row)
    assert findings == [
        f"3:{row.index(split) + 1}+{len(split)} error[long-row]: "
        f'"{split}" is read as several cells, and then there are more than columns (7)'
        f' = put this text into quotation marks: "{split}"'
    ]
    assert read(HEAD + GOOD + row.replace(split, f'"{split}"')) == (rows, [])


def test_where_the_comma_may_be_in_several_texts_the_extra_cell_is_told() -> None:
    rows, findings = read("id,name,city\neast,East,London\nwest,Lee,Mira,Paris\n")
    assert findings == [
        '3:15+5 error[long-row]: the cell "Paris" is one more than the table has columns (3)'
        " = put a text that holds a comma into quotation marks, or delete the extra cell"
    ]
    assert rows[1] == {"id": "west", "name": "Lee", "city": "Mira"}


def test_a_quotation_mark_in_a_split_text_is_doubled_in_the_hint() -> None:
    (finding,) = read('id,about\neast,a 5" disk, new\n')[1]
    assert finding.endswith('quotation marks: "a 5"" disk, new"')
    assert read('id,about\neast,"a 5"" disk, new"\n')[1] == []


@pytest.mark.parametrize(
    ("mark", "named"), [("，", '"，"'), ("\t", "a tab"), (";", '";"'), ("；", '"；"')]
)
def test_rows_with_another_separator_are_one_finding(mark: str, named: str) -> None:
    whole = "id,name,city\neast,East,London\nwest,West,Paris\nmid,Mid,Rome\n"
    mixed = whole.replace("west,West,Paris", mark.join(("west", "West", "Paris")))
    rows, findings = read(mixed)
    assert findings == [
        f"3:5+1 error[mixed-separators]: the cells of this row are parted by {named}, "
        'not by "," = write "," between them, as in the header'
    ]
    assert (rows, []) == read(whole)
    both = mixed.replace("mid,Mid,Rome", mark.join(("mid", "Mid", "Rome")))
    assert f"the cells of this row and 1 more are parted by {named}" in read(both)[1][0]
    assert read(mixed.replace(f"West{mark}", "West,"))[0] == rows
    pasted = HEAD + GOOD + mark.join(("west", "West", "wechat", "Paris", "8")) + "\n"
    assert [line.split()[1] for line in read(pasted)[1]] == ["error[mixed-separators]:"]


@pytest.mark.parametrize(
    "text",
    [
        "title,id,note\n第一天，开始,one,\n",
        "title,id,note\nday1，我们开始,one,\n",
        "id,name,city\neast，west,,\n",
        "group,place\neast,我们读书，也写字\n",
    ],
)
def test_a_text_with_such_a_mark_is_no_row_of_its_own(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    "note",
    [
        "制表：小满\n",
        "制表：小满,,审核：阿远,,日期：2026-12-01\n",
        "\nPrepared by Ada,2026-12-01\n",
        "Prepared by Ada for the Lamplight Readers\n",
        "合计,,,,38\n",
        "Total,,,,38,,\n",
        "※ 人数每月更新\n",
        ",,,,,,\n\n,,备注：新群未列入\n",
        "注：新群未列入\n另：有问题找小满\n",
    ],
)
def test_a_signature_below_the_table_is_one_finding(note: str) -> None:
    rows, (finding,) = read(HEAD + GOOD + note)
    line = 2 + next(n for n, text in enumerate(note.split("\n"), 1) if text.strip(","))
    assert finding.startswith(f"{line}:")
    assert "error[text-around-table]" in finding
    assert finding.endswith(f" = delete the lines from {line} on, or keep them in another file")
    assert (rows, []) == read(HEAD + GOOD)


@pytest.mark.parametrize(
    "row",
    [
        "west\n",
        "West\n",
        "上海\n",
        "west-1,,,,\n",
        ",West,wechat,Paris\n",
        "上海,上海群,wechat,上海,8\n",
        "\n上海,上海群,wechat\n",
    ],
)
def test_a_row_with_a_mistake_is_still_a_row(row: str) -> None:
    rows, findings = read(HEAD + GOOD + row)
    assert findings == []
    assert len(rows) == 2
