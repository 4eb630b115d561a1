"""Trees of what came from what: whole, small enough to be read, and without end nowhere."""

from __future__ import annotations

from collections import Counter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.lineage import DEEPEST, MOST, Tree, beginnings, circles, trees

SOURCES = st.dictionaries(
    st.integers(0, 150).map(str), st.integers(0, 150).map(str), max_size=150
) | st.integers(0, 150).map(lambda many: {str(n + 1): str(n) for n in range(many)})


def order(key: str) -> tuple[str, str]:
    return (key[::-1], key)


def edges(found: list[Tree]) -> list[tuple[str, str]]:
    """Who came from whom, as the trees say."""
    return [(b.key, node.key) for tree in found for _, node in tree.walk() for b in node.branches]


@given(SOURCES)
def test_all_that_has_a_beginning_stands_in_a_tree_once_below_what_it_came_from(
    sources: dict[str, str],
) -> None:
    found = trees(sources, order)
    reached = beginnings(sources)
    assert reached.isdisjoint(sources)
    while more := {key for key, source in sources.items() if source in reached} - reached:
        reached |= more
    told = Counter(edges(found))
    assert set(told) == {(key, source) for key, source in sources.items() if key in reached}
    assert set(told.values()) <= {1}
    for tree in found:
        walked = list(tree.walk())
        assert tree.size == len(walked) <= MOST
        assert tree.depth == 1 + max(above for above, _ in walked) <= DEEPEST
    begun = {node.key for tree in found for _, node in tree.walk()}
    assert begun == (reached if found else set())


@given(SOURCES, st.randoms())
def test_trees_do_not_depend_on_the_order_in_which_files_are_read(
    sources: dict[str, str], chance: object
) -> None:
    shuffled = dict(sorted(sources.items(), key=lambda _: chance.random()))  # type: ignore[attr-defined]
    assert trees(shuffled, order) == trees(sources, order)


@given(SOURCES)
def test_a_circle_is_found_once_and_whatever_has_none_leads_to_a_beginning(
    sources: dict[str, str],
) -> None:
    found = list(circles(sources))
    for circle in found:
        assert [sources[key] for key in circle] == [*circle[1:], circle[0]]
    members = [key for circle in found for key in circle]
    assert len(members) == len(set(members))
    for start in sources:
        key, steps = start, 0
        while key in sources and key not in members:
            key, steps = sources[key], steps + 1
            assert steps <= len(sources)


def test_what_is_too_large_to_read_is_followed_by_the_trees_that_continue_it() -> None:
    chain = trees({f"{n + 1:02}": f"{n:02}" for n in range(12)}, order=lambda key: (key, ""))
    assert [(tree.key, tree.depth) for tree in chain] == [("00", 6), ("05", 8)]
    assert [node.key for _, node in chain[0].walk() if node.goes_on] == ["05"]
    wide = trees({f"{n:02}": "top" for n in range(70)}, order=lambda key: (key, ""))
    assert [(tree.key, tree.branches[0].key, tree.size) for tree in wide] == [
        ("top", "00", 60),
        ("top", "59", 12),
    ]


@pytest.mark.parametrize("step", [lambda n: n - 1, lambda n: n // 10, lambda _: 0])
def test_ten_thousand_cost_little_in_whatever_shape(step: object) -> None:
    sources = {str(n): str(step(n)) for n in range(1, 10_000)}  # type: ignore[operator]
    began = process_time()
    assert len(edges(trees(sources, order))) == 9_999
    assert list(circles(sources)) == []
    assert process_time() - began < 1
