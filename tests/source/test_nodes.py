import copy
import pickle

import pytest

from kits.model.groups import Group
from kits.model.places import Cell, Passage, Place, Step, Tree
from kits.schema.reading import row_facts
from kits.source.documents import read_facts
from kits.source.facts import read_nodes
from kits.source.nodes import (
    Entry,
    Facts,
    Listing,
    Node,
    Scalar,
    Written,
    leaves,
    scalar,
    value_of,
    values,
)
from kits.source.tables import read_table

FACTS = """\
title: 五天读完
duties:
  judging: [lin, "chen: x"]
  intake: {waived: 没有线下}
awards:
  - id: first
    name: 一等奖
brief: |
  第一行
  第二行
"""


def facts(text: str = FACTS) -> Facts:
    node, findings = read_facts("a.yml", text.encode())
    assert findings == []
    assert isinstance(node, Facts)
    return node


def test_a_mapping_is_a_tree_for_the_model() -> None:
    tree: Tree = facts()
    assert tree.place("title") == Place("a.yml", 1, 8, 4)


def test_values_and_keys_are_found() -> None:
    node = facts()
    assert node.place("title", key=True) == Place("a.yml", 1, 1, 5)
    assert node.place("duties") == Place("a.yml", 3, 3, 7)
    assert node.place("duties", "judging") == Place("a.yml", 3, 12, 16)
    assert node.place("duties", "judging", 0) == Place("a.yml", 3, 13, 3)
    assert node.place("duties", "judging", 1) == Place("a.yml", 3, 19, 7)
    assert node.place("awards") == Place("a.yml", 6, 3, 1)
    assert node.place("awards", 0) == Place("a.yml", 6, 5, 2)
    assert node.place("awards", 0, "name", key=True) == Place("a.yml", 7, 5, 4)


def test_absent_steps_are_passed_over() -> None:
    node = facts()
    assert node.place() == node.place("nope") == Place("a.yml", 1, 1, 5)
    assert node.place("nope", key=True) == Place("a.yml", 1, 1, 5)
    assert node.place("duties", "judging", "people", 1) == Place("a.yml", 3, 19, 7)
    assert node.place("awards", 7, "name") == node.place("awards")
    assert node.place("awards", -1) == node.place("awards")
    assert node.place("title", 0, "id") == node.place("title")


def test_a_passage_knows_its_lines() -> None:
    node = facts()
    brief = node.passage("brief")
    assert brief.text == "第一行\n第二行\n"
    assert node.place("brief") == Place("a.yml", 9, 3, 3)
    assert brief.place(2, 2) == Place("a.yml", 10, 4)
    assert node.passage("duties") == Passage("", "a.yml", ((3, 3),))


def test_every_scalar_stays_as_written() -> None:
    node = facts(
        "a: NO\nb: 2020\nc: 1.10\nd: true\ne: '12:30'\nf: \"null\"\ng: 0123\nh: 2026-13-01\n"
    )
    value = value_of(node)
    assert value == {
        "a": "NO", "b": "2020", "c": "1.10", "d": "true",
        "e": "12:30", "f": "null", "g": "0123", "h": "2026-13-01",
    }  # fmt: skip
    assert isinstance(value, dict)
    assert {key: text.plain for key, text in value.items()} == dict.fromkeys("abcdgh", True) | {
        "e": False,
        "f": False,
    }


def test_nothing_is_none() -> None:
    assert value_of(facts("a:\nb: ~\nc: null\nd: []\ne: {}\nf: [~, '']\n")) == {
        "a": None, "b": None, "c": None, "d": [], "e": {}, "f": [None, ""],
    }  # fmt: skip


def test_a_key_may_be_called_null_or_no() -> None:
    assert value_of(facts("null: 1\nNO: 2\n~: 3\n")) == {"null": "1", "NO": "2", "~": "3"}


def test_written_survives_a_copy() -> None:
    written = Written("NO", plain=True)
    for again in (copy.deepcopy(written), pickle.loads(pickle.dumps(written))):
        assert again == "NO"
        assert again.plain


def test_mappings_are_changed_by_making_new_ones() -> None:
    at = Place("a.yml", 3, 5, 2)
    node = Facts({}, at).with_entry("a", scalar("x", at))
    node = node.with_entry("b", Listing((scalar("y", at),), at))
    assert value_of(node.with_entry("c", scalar("z", at))) == {"a": "x", "b": ["y"], "c": "z"}
    assert value_of(node.without("a", "c")) == {"b": ["y"]}
    assert value_of(node) == {"a": "x", "b": ["y"]}
    assert node.get("z") is None
    assert node.text("a") == "x"
    assert node.text("b") is None
    assert node.place("b", 0) == at


def test_positions_do_not_count_in_equality() -> None:
    here, there = Place("a.yml"), Place("b.yml", 4, 4)

    def tree(at: Place) -> Node:
        key = scalar("k", at)
        return Facts({"k": Entry(key, Listing((Scalar("v", False, at),), at))}, at)

    assert tree(here) == tree(there)


def test_values_are_found_through_lists_and_blocks() -> None:
    node, _ = read_nodes("", "attach: [{expires: a}, x, {expires: [b, c]}]\ndates: {p: d, q: e}")
    expired = list(values(node, "attach", "expires"))
    assert [value_of(value) for value in expired] == ["a", ["b", "c"]]
    assert [leaf.text for value in values(node, "dates") for leaf in leaves(value)] == ["d", "e"]
    assert list(values(node, "attach", "nothing")) == []


@pytest.mark.parametrize(
    ("steps", "cell"),
    [
        (("awards", 0, "name"), Cell("first", "name")),
        (("awards", 0, "prize"), Cell("first", "prize")),
        (("awards", 1, "winners", 0, "name"), Cell("8", "name")),
        (("awards", 1, "prize", "what"), Cell("5", "prize.what")),
        (("awards", 0), None),
        (("title",), None),
    ],
)
def test_a_value_of_an_item_is_named_by_it(steps: tuple[Step, ...], cell: Cell | None) -> None:
    node = facts(
        "title: x\n"
        "awards:\n"
        "  - id: first\n"
        "    name: 一等奖\n"
        "  - name: 二等奖\n"
        "    prize: {what: tea}\n"
        "    winners:\n"
        "      - name: mo\n"
    )
    assert node.cell(*steps).cell == cell
    assert node.cell(*steps) == node.place(*steps)


@pytest.mark.parametrize(
    ("steps", "column", "place"),
    [
        (("name",), "name", Place("a.csv", 3, 5, 2)),
        (("leaders", 1), "leaders", Place("a.csv", 3, 3)),
        (("vars", "host"), "vars.host", Place("a.csv", 3, 8, 1)),
    ],
)
def test_a_cell_of_a_table_is_named_also_where_it_is_empty(
    steps: tuple[Step, ...], column: str, place: Place
) -> None:
    table, _ = read_table("a.csv", b"id,name,vars.host,leaders\nb,B\n  a,Mo,h\n", chinese=False)
    assert table is not None
    at = row_facts(table.rows[1], Group, ("vars",)).cell(*steps)
    assert at == place
    assert at.cell == Cell("a", column)
