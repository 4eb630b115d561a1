from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kits.report.excerpts import ROOM, cut_excerpt


def shown(line: str, column: int, width: int = 1) -> list[str]:
    excerpt = cut_excerpt(line, column, width)
    return [excerpt.source, excerpt.indent + excerpt.carets]


def test_carets_stand_below_the_characters() -> None:
    assert shown("title: hello", 8, 5) == [
        "title: hello",
        "       ^^^^^",
    ]


def test_a_wide_character_takes_two_columns() -> None:
    assert shown("群：上海三群 ok", 3, 4) == [
        "群：上海三群 ok",
        "    ^^^^^^^^",
    ]


def test_a_full_width_indent_is_kept() -> None:
    assert shown("　　夜", 3) == [
        "　　夜",
        "    ^^",
    ]


def test_a_tab_is_shown_as_spaces() -> None:
    assert shown("\ttitle", 2, 5) == [
        "    title",
        "    ^^^^^",
    ]
    assert shown("a\tb", 2) == [
        "a    b",
        " ^^^^",
    ]


def test_a_character_without_width_gets_a_caret() -> None:
    assert shown("a\u200bb", 2) == ["a\u200bb", " ^"]


def test_a_column_past_the_end_points_behind_the_last_character() -> None:
    assert shown("key:", 5) == ["key:", "    ^"]
    assert shown("key:", 50, 7) == ["key:", "    ^"]


def test_a_line_that_just_fits_is_whole() -> None:
    line = "x" * ROOM
    assert shown(line, 1, ROOM) == [line, "^" * ROOM]


def test_a_long_line_is_cut_on_both_sides() -> None:
    line = "a" * 200 + "MARK" + "b" * 200
    assert shown(line, 201, 4) == [
        "…" + "a" * 29 + "MARK" + "b" * 65 + "…",
        " " * 30 + "^^^^",
    ]


def test_a_long_line_is_shown_from_its_beginning_where_that_fits() -> None:
    assert shown("MARK" + "b" * 200, 1, 4) == [
        "MARK" + "b" * 95 + "…",
        "^^^^",
    ]


def test_a_long_line_is_shown_to_its_end_where_that_fits() -> None:
    assert shown("a" * 200 + "MARK", 201, 4) == [
        "…" + "a" * 95 + "MARK",
        " " * 96 + "^^^^",
    ]


def test_what_is_pointed_at_is_cut_when_it_is_long_itself() -> None:
    assert shown("读" * 300, 101, 200) == [
        "…" + "读" * 15 + "读" * 34 + "…",
        " " * 31 + "^" * 69,
    ]


@given(st.text(max_size=600), st.integers(1, 700), st.integers(1, 700))
def test_every_excerpt_is_one_line_with_carets_in_reach(line: str, column: int, width: int) -> None:
    excerpt = cut_excerpt(line, column, width)
    assert not any(character < " " for character in excerpt.source)
    assert len(excerpt.source.splitlines()) <= 1
    assert len(excerpt.carets) >= 1
    assert cell_len(excerpt.source, "latest") <= ROOM
    assert len(excerpt.indent) + len(excerpt.carets) <= ROOM + 1
