import pytest

from kits.source.nodes import value_of
from kits.source.tables import read_table
from tests.source.shown import shown


def problems(text: str, codec: str = "utf-8") -> list[str]:
    return shown(read_table("t.csv", text.encode(codec), chinese=codec != "utf-8")[1])


@pytest.mark.parametrize(
    "cell",
    ["#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "Err:508"],
)
def test_the_error_of_a_formula_is_told_once_a_column(cell: str) -> None:
    told = (
        f'error[spoilt-cell]: "{cell}" is what a spreadsheet writes where a formula fails'
        "%s = type what was meant, as a text: in a spreadsheet, with ' before =, + or -"
    )
    at = f"2:6+{len(cell)}"
    assert problems(f"id,name\neast,{cell}\n") == [at + " " + told % ""]
    several = f"id,name\neast,{cell}\nwest,{cell}\nmid,{cell}\n"
    assert problems(several) == [at + " " + told % ' (and 2 more in "name")']


def test_a_spoilt_cell_keeps_its_text() -> None:
    table, _ = read_table("t.csv", b"id,name\neast,#REF!\n", chinese=False)
    assert table is not None
    assert [value_of(row) for row in table.rows] == [{"id": "east", "name": "#REF!"}]
    assert table.told == {table.rows[0].place("name")}


def test_a_column_that_was_too_narrow_is_told() -> None:
    assert problems("id,joined\neast,########\n") == [
        '2:6+8 error[spoilt-cell]: "########" is what a spreadsheet shows in a column that is too'
        ' narrow = make the column "joined" wider there, and save the table again'
    ]


@pytest.mark.parametrize("cell", ["1.38E+10", "1.38001E+10", "1E+11", "1,38E+10", "-4E+12"])
def test_a_long_number_that_was_shortened_is_told(cell: str) -> None:
    assert problems(f'id,contact\neast,"{cell}"\n') == [
        f'2:7+{len(cell)} warning[rewritten-column]: "{cell}" is what a spreadsheet made of a long'
        ' number, which is lost = give the column "contact" the format Text, and type it again'
    ]


LOST = (
    'warning[lost-emoji]: "{}" seems to be left of an emoji that could not be saved'
    ' = type it again, and save the table as "CSV UTF-8 (comma delimited)"'
)


@pytest.mark.parametrize(
    ("cell", "at", "lost"),
    [
        ("?? 第三天", 1, "??"),
        ("?第三天", 1, "?"),
        ("???? See you", 1, "????"),
        ("早上好！??", 5, "??"),
        ("早上好，??读书", 5, "??"),
        ("读书 ?? 写字", 4, "??"),
        ("a \ufffd b", 3, "\ufffd"),
        ("a 锟斤拷 b", 3, "锟斤拷"),
    ],
)
def test_what_is_left_of_an_emoji_is_told(cell: str, at: int, lost: str) -> None:
    assert problems(f"id,text\none,{cell}\n") == [f"2:{at + 4}+{len(lost)} {LOST.format(lost)}"]


@pytest.mark.parametrize(
    "cell",
    [
        "Ready??",
        "Really? Yes",
        "真的??",
        "Vraiment ?? Oui",
        "Vous venez ?",
        "What?! ??!",
        "?",
        "??",
        "https://a.example/?a=??",
        "?g=one",
        "#共读#",
        "#1",
        "##",
        "E+10",
        "1E5",
        "1.38E+10 or so",
        "the error #REF! again",
        "好吗？？",
    ],
)
def test_what_people_write_is_left_alone(cell: str) -> None:
    assert problems(f"id,text\none,{cell}\n") == []


def test_in_a_table_that_could_hold_no_emoji_any_pair_is_one() -> None:
    text = "id,text\none,加油??\ntwo,好吗?\nthree,Ready??\nfour,一起读??????\n"
    misencoded, lost = problems(text, "gb18030")
    assert "misencoded-table" in misencoded
    assert lost == (
        '2:7+2 warning[lost-emoji]: "??" seems to be left of an emoji that could not be saved'
        ' (and 1 more in "text") = type it again, and save the table as'
        ' "CSV UTF-8 (comma delimited)"'
    )


def test_a_control_character_is_told_once() -> None:
    assert [line.split()[1] for line in problems("id,text\none,a\x07b\n")] == [
        "error[forbidden-character]:"
    ]
