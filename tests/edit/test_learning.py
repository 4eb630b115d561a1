"""Lessons put into the records of people, compared as the whole file."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.edit.learning import with_lessons
from kits.model.places import Cell, Place

ITEM = "leaders/01-first 2026-12-02"
OTHER = "leaders/02-next 2026-12-02"


def in_file(facts: str, *items: str) -> str:
    data = f"---\nname: Mo\n{facts}---\nBakes.\n".encode()
    changed = with_lessons(data, Place("content/people/mo.md"), items or (ITEM,)).decode()
    return changed.removeprefix("---\nname: Mo\n").removesuffix("---\nBakes.\n")


def in_table(text: str, line: int = 2, *items: str) -> str:
    place = Place("content/people/all.csv", line, cell=Cell("mo", "lessons"))
    return with_lessons(text.encode(), place, items or (ITEM,)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"lessons: [{ITEM}]\n"),
        ("credit: name # asked\n", f"lessons: [{ITEM}]\ncredit: name # asked\n"),
        ("lessons:\ncredit: name\n", f"lessons: [{ITEM}]\ncredit: name\n"),
        ("lessons: []\n", f"lessons: [{ITEM}]\n"),
        ("lessons: [a/b] # by hand\n", f"lessons: [a/b, {ITEM}] # by hand\n"),
        ("lessons: [\n  a/b,\n]\n", f"lessons: [\n  a/b, {ITEM},\n]\n"),
        ("lessons: a/b 2026-11-01\n", f"lessons: [a/b 2026-11-01, {ITEM}]\n"),
        ('lessons: "a/b" # one\n', f'lessons: ["a/b", {ITEM}] # one\n'),
        ("lessons: {lesson: a/b}\n", f"lessons: [{{lesson: a/b}}, {ITEM}]\n"),
        ("lessons:\n- a/b # x\ncredit: name\n", f"lessons:\n- a/b # x\n- {ITEM}\ncredit: name\n"),
        (
            "lessons:\n  - lesson: a/b\n    when: 2026-11-01\n",
            f"lessons:\n  - lesson: a/b\n    when: 2026-11-01\n  - {ITEM}\n",
        ),
    ],
)
def test_facts_grow_as_they_are_written(before: str, after: str) -> None:
    assert in_file(before) == after


def test_several_lessons_are_added_at_once() -> None:
    assert in_file("lessons:\n- a/b\n", ITEM, OTHER) == f"lessons:\n- a/b\n- {ITEM}\n- {OTHER}\n"
    assert in_file("", ITEM, OTHER) == f"lessons: [{ITEM}, {OTHER}]\n"


def test_a_single_value_in_lines_of_its_own_is_left_to_its_writer() -> None:
    with pytest.raises(ValueError, match="is no list"):
        in_file("lessons:\n  lesson: a/b\n  when: 2026-11-01\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id,name\nmo,Mo\n", f"id,name,lessons\nmo,Mo,{ITEM}\n"),
        ("id,name,lessons\nmo,Mo,\nbo,Bo,\n", f"id,name,lessons\nmo,Mo,{ITEM}\nbo,Bo,\n"),
        ("id,lessons,name\nmo,a/b,Mo\n", f"id,lessons,name\nmo,a/b;{ITEM},Mo\n"),
        ("id,lessons,name\nmo,a/b；c/d,Mo\n", f"id,lessons,name\nmo,a/b；c/d；{ITEM},Mo\n"),
        ("id,name,lessons\nmo,Mo\n", f"id,name,lessons\nmo,Mo,{ITEM}\n"),
        ("id,name,credit,lessons\nmo,Mo\n", f"id,name,credit,lessons\nmo,Mo,,{ITEM}\n"),
        ("id,name,credit\nmo,Mo\n", f"id,name,credit,lessons\nmo,Mo,,{ITEM}\n"),
        ('id,name\nmo,"Mo, ""M"""\n', f'id,name,lessons\nmo,"Mo, ""M""",{ITEM}\n'),
        ('id,name,lessons\nmo,"Mo\nX","a/b"\n', f'id,name,lessons\nmo,"Mo\nX","a/b;{ITEM}"\n'),
        ("id;name;lessons\nmo;Mo;a/b\n", f'id;name;lessons\nmo;Mo;"a/b;{ITEM}"\n'),
        ("id\tname\nmo\tMo\n", f"id\tname\tlessons\nmo\tMo\t{ITEM}\n"),
        ("id,name\r\nmo,Mo\r\n", f"id,name,lessons\r\nmo,Mo,{ITEM}\r\n"),
        ("\ufeffid,name\nmo,Mo", f"\ufeffid,name,lessons\nmo,Mo,{ITEM}"),
    ],
)
def test_a_row_grows_and_all_else_stays(before: str, after: str) -> None:
    assert in_table(before) == after


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=8)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4), st.data())
def test_other_programs_read_the_same_table_with_one_cell_more(
    names: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Python's own reader is the oracle."""
    rows = [["id", "name", "called", "lessons"]]
    rows += [[f"p{n}", f"N {name}", called, ""] for n, (name, called) in enumerate(names)]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    chosen = data.draw(st.integers(1, len(names)))
    changed = in_table(written.getvalue(), chosen + 1)
    rows[chosen][3] = ITEM
    assert list(csv.reader(io.StringIO(changed))) == rows
