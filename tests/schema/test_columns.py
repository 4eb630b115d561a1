"""The rows of a table as records, beside what reading each of them by itself gives."""

from __future__ import annotations

import csv
import io
import pickle
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.credit_lines import CreditRow
from kits.model.findings import Finding, say
from kits.model.groups import Group
from kits.model.people import Person
from kits.model.records import Record
from kits.schema.columns import read_rows
from kits.schema.reading import read_record, row_facts
from kits.schema.rosters import load_people
from kits.source.content import Roster
from kits.source.nodes import Facts, Scalar
from kits.source.tables import Table, read_table

R = TypeVar("R", bound=Record)
PERSON = ("id", "name", "credit", "alias", "groups", "joined", "links", "lessons", "name.en", "nme")
GROUP = ("id", "name", "channels", "members", "tags", "vars.host", "vars.host.en", "links.wechat")
CREDIT = ("person", "for", "kind", "when", "for.en")
KINDS: tuple[tuple[type[Record], Sequence[str], tuple[str, ...]], ...] = (
    (Person, PERSON, ()),
    (Group, GROUP, ("vars", "links")),
    (CreditRow, CREDIT, ()),
)
GOOD: dict[str, Sequence[str]] = {
    **dict.fromkeys(("id", "person"), ("mira", "tom", "ada", "p-1")),
    **dict.fromkeys(("name", "for"), ("Mira", "小满", "Tom & co")),
    "credit": ("", "name", "alias"),
    "groups": ("", "east", "east;west", "；east"),
    "channels": ("wechat", "wechat;telegram"),
    "tags": ("", "quiet", "quiet; late"),
    "members": ("", "12", "1200"),
    **dict.fromkeys(("when", "joined"), ("2026-12-07", "2026/12/7")),
    **dict.fromkeys(("name.en", "for.en", "nme", "地点", ""), ("", "", "", "x")),
    "vars.host.en": ("", "", "Bo"),
    "links.wechat": ("", "https://a.example/?b=c"),
    "lessons": ("", "leaders/01-first 2026-11-02"),
}
"""What is right in a column."""
CELLS = st.one_of(
    st.sampled_from(
        [
            *("", "", "mira", "mira", "tom", "Mira", "小满", "name", "alias", "nickname", "wechat"),
            *(
                "wechat;telegram",
                "a；b;",
                ";",
                "；",
                "2026-12-07",
                "2026/12/7",
                "12/7/2026",
                "12月7日",
            ),
            *("12", "1,200", "=1+1", "+49", "#NAME?", "1E+05", "a,b", 'say "hi"', "two\nlines"),
            *("<!-- ask --> x", "x <!-- y", "x" * 600, "x" * 40_000, "https://a.example/?b=c"),
            *(
                "leaders/01-first 2026-11-02",
                "　wide　",
                "mira，Mira，name",
                "合计：3",
                "null",
                "?? x",
            ),
        ]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=6),
)


@st.composite
def tables(draw: st.DrawFn, columns: Sequence[str]) -> bytes:
    """A table as programs and people write it: ragged, quoted or not, with any line ends."""
    required = columns[:4]
    names = [*required, *draw(st.lists(st.sampled_from([*columns, "", "地点"]), max_size=4))]
    cells = [st.sampled_from(GOOD.get(name, ("", "x"))) | CELLS for name in names]
    good = [st.sampled_from(GOOD.get(name, ("", "x"))) for name in names]
    whole = st.tuples(*good) | st.tuples(*good) | st.tuples(*cells)
    ragged = st.lists(CELLS, min_size=1, max_size=len(names) + 1)
    rows = draw(st.lists(whole | whole | ragged, max_size=6))
    out = io.StringIO()
    dialect = draw(st.sampled_from([csv.excel, csv.unix_dialect]))
    end, mark = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(",;\t"))
    writer = csv.writer(out, dialect, delimiter=mark, lineterminator=end)
    writer.writerows([names, *rows])
    text = out.getvalue() if draw(st.booleans()) else out.getvalue().replace('"', "")
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def one_by_one(
    cls: type[R], table: Table, facts_of: Callable[[Facts], Facts]
) -> tuple[list[R | None], list[Finding]]:
    """The records of all rows, each read as the facts of a file are."""
    findings: list[Finding] = []
    read = [read_record(cls, facts_of(row), say("this row"), findings) for row in table.rows]
    return read, findings


@pytest.mark.parametrize(("cls", "columns", "nested"), KINDS)
@given(data=st.data())
def test_rows_are_what_each_of_them_is_by_itself(
    cls: type[Record], columns: Sequence[str], nested: tuple[str, ...], data: st.DataObject
) -> None:
    table, _ = read_table("content/people/all.csv", data.draw(tables(columns)), chinese=True)
    if table is None:
        return
    facts_of = partial(row_facts, cls=cls, nested=nested)
    findings: list[Finding] = []
    rows = range(len(table.rows)) if table.columns else ()
    read = read_rows(cls, table, rows, facts_of, lambda _: say("this row"), findings)
    made = [record for _, _, record in read]
    slow, mistakes = one_by_one(cls, table, facts_of) if rows else ([], [])
    assert findings == mistakes
    assert made == slow
    for ours, theirs in zip(made, slow, strict=True):
        if ours and theirs:
            assert ours.translations == theirs.translations
            assert list(ours.__dict__) == list(theirs.__dict__)
            for name, field in cls.model_fields.items():
                key = field.alias or name
                assert type(getattr(ours, name)) is type(getattr(theirs, name))
                assert ours.at(key) == theirs.at(key)
                assert ours.at(key, 0, key=True) == theirs.at(key, 0, key=True)
                assert ours.passage(key) == theirs.passage(key)


@given(data=st.data())
def test_columns_say_what_rows_say(data: st.DataObject) -> None:
    table, _ = read_table("content/people/all.csv", data.draw(tables(PERSON)), chinese=True)
    if table is None:
        return
    for column, texts in table.texts.items():
        assert texts == [row.text(column) or "" for row in table.rows]
    for row in table.rows:
        cells = [entry.value for entry in row.entries.values()]
        assert all(isinstance(cell, Scalar) and cell.here.path == table.path for cell in cells)
        assert row.entries.keys() <= table.texts.keys()


def test_a_plain_row_is_not_read_by_itself() -> None:
    """What is validated by column is known by it; a comment, a long text and a file are not."""
    long = "x" * 600
    table, _ = read_table(
        "content/people/all.csv",
        f"id,name\nmira,Mira\ntom,Tom <!-- who? -->\nada,{long}\n".encode(),
        chinese=False,
    )
    assert table is not None
    findings: list[Finding] = []
    people = load_people(Roster((table,), {}), findings)
    assert not findings
    assert {id: person.is_plain for id, person in people.items()} == {
        "mira": True,
        "tom": False,
        "ada": False,
    }
    assert people["tom"].name == "Tom "


def test_a_row_takes_its_places_along_and_not_its_table() -> None:
    text = "id,name\nmira,Mira\n" + "".join(f"p-{n},Somebody\n" for n in range(2000))
    table, _ = read_table("content/people/all.csv", text.encode(), chinese=False)
    assert table is not None
    mira = load_people(Roster((table,), {}), [])["mira"]
    packed = pickle.dumps(mira)
    assert len(packed) < 5_000
    assert pickle.loads(packed).at("name") == mira.at("name")


def test_of_plain_rows_nobody_asks_for_facts_but_of_their_header() -> None:
    """However many rows there are, the cost of each is that of its cells alone."""
    text = "id,name\n" + "".join(f"p-{n},Somebody\n" for n in range(500))
    table, _ = read_table("content/people/all.csv", text.encode(), chinese=False)
    assert table is not None
    asked: list[Facts] = []

    def facts_of(row: Facts) -> Facts:
        asked.append(row)
        return row_facts(row, Person)

    read = list(read_rows(Person, table, range(500), facts_of, lambda _: say("this row"), []))
    assert len(read) == 500
    assert len(asked) == 1
    people = [person for _, _, person in read if person]
    assert [people[499].at("name").line, people[3].at("name").line] == [501, 5]
    assert len(asked) == 3
