"""Values taken out of facts and put into them, compared as the whole text."""

from collections.abc import Callable, Iterable, Iterator
from textwrap import dedent, indent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kits.source.decoding import FORBIDDEN
from kits.source.documents import read_document
from kits.source.edits import Edit
from kits.source.fact_edits import FactsText, replaced
from kits.source.nodes import Facts, Listing, Node, Scalar, leaves, value_of, values

Change = Callable[[FactsText], Iterable[Edit]]


def changed(facts: str, change: Change) -> str:
    """Facts after a change of them."""
    text = FactsText.read("x.md", f"---\n{facts}---\nText.\n".encode())
    assert text is not None
    after = text.edited(change(text)).decode()
    return after.removeprefix("---\n").removesuffix("---\nText.\n")


def taken_out(facts: str, *keys: str) -> str:
    """Facts without some of their keys."""

    def change(text: FactsText) -> Iterable[Edit]:
        return text.without([value for key in keys for value in values(text.facts, key)])

    return changed(facts, change)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nx: 2\nb: 3\n", "a: 1\nb: 3\n"),
        ("x: 2\nb: 3\n", "b: 3\n"),
        ("a: 1\nx: 2 # why\n", "a: 1\n"),
        ("a: 1\nx:\nb: 3\n", "a: 1\nb: 3\n"),
        ("a: 1\nx:\n- 2\n- 3\nb: 3\n", "a: 1\nb: 3\n"),
        ("a: 1\nx:\n  - p: 2\n    q: |\n      two\n\n      lines\n\nb: 3\n", "a: 1\n\nb: 3\n"),
        ("a: 1\nx: >-\n  two\n  lines\n# about b\nb: 3\n", "a: 1\n# about b\nb: 3\n"),
        ("a: 1\nx: [\n  2,\n]\nb: 3\n", "a: 1\nb: 3\n"),
        ('a: 1\nx: "two\n  lines"\nb: 3\n', "a: 1\nb: 3\n"),
        ("a: 1\nx: two\n  lines\nb: 3\n", "a: 1\nb: 3\n"),
        ("a: 1\nx: {}\ny: []\nb: 3\n", "a: 1\nb: 3\n"),
        ("{a: 1, x: 2, b: 3}\n", "{a: 1, b: 3}\n"),
        ("{x: 2, y: 4, b: 3}\n", "{b: 3}\n"),
        ("{a: 1, x: 2, y: 4}\n", "{a: 1}\n"),
        ("{x: 2}\n", "{}\n"),
    ],
)
def test_keys_are_taken_out_with_their_values(before: str, after: str) -> None:
    assert taken_out(before, "x", "y") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: x\nb: 1\n", "b: 1\n"),
        ("a: [x, y, x]\n", "a: [y]\n"),
        ("a: [y, x, x]\n", "a: [y]\n"),
        ('a: ["x",\n  y]\n', "a: [y]\n"),
        ("a: [x, x]\nb: 1\n", "b: 1\n"),
        ("a:\n  - x\n  # of y\n  - y\n", "a:\n  # of y\n  - y\n"),
        ("a:\n- p: x\n  q: y\n- q: x\n  p: y\n", "a:\n- q: y\n- p: y\n"),
        ("a: {p: x, q: [y, x]}\n", "a: {q: [y]}\n"),
        ("a:\n- p: x\n  q: x\n  r: y\n- y\n", "a:\n- r: y\n- y\n"),
        ("a:\n  - - x\n    - y\n  - y\n", "a:\n  - - y\n  - y\n"),
        ("a:\n  -\n    x\n  - y\n", "a:\n  -\n    y\n"),
        ("a:\n  - y\n  -\n    x\nb: 1\n", "a:\n  - y\nb: 1\n"),
    ],
)
def test_values_are_taken_out_by_where_they_stand(before: str, after: str) -> None:
    def change(text: FactsText) -> Iterable[Edit]:
        return text.without([leaf for leaf in leaves(text.facts) if leaf.text == "x"])

    assert changed(before, change) == after


@pytest.mark.parametrize("margin", ["", "  "])
def test_a_block_stands_below_another_key(margin: str) -> None:
    before = indent("a: 1 # one\nb: 2\n", margin)
    after = indent("a: 1 # one\nc:\n  - 3\nb: 2\n", margin)
    assert changed(before, lambda text: [text.put_below("c:\n  - 3", after="a")]) == after


def test_keys_are_taken_out_of_the_items_of_a_list() -> None:
    before = dedent(
        """\
        awards:
          # the first
          - id: one # stays
            x: [a, b]
            name: One

          - x:
              - a
              - {name: b}
            id: two
          - {id: three, x: a, name: Three}
          - {x: a, id: four}
          - five
        x: stays
        """
    )
    after = dedent(
        """\
        awards:
          # the first
          - id: one # stays
            name: One

          - id: two
          - {id: three, name: Three}
          - {id: four}
          - five
        x: stays
        """
    )
    wanted = changed(before, lambda text: text.without(list(values(text.facts, "awards", "x"))))
    assert wanted == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: T\nstate: ready # soon\n", "title: T\nstate: draft # soon\n"),
        ("title: T\nstate: 'ready'\n", "title: T\nstate: draft\n"),
        ("title: T\nstate:\nb: 1\n", "title: T\nstate: draft\nb: 1\n"),
        ("title: T # what\nb: 1\n", "title: T # what\nstate: draft\nb: 1\n"),
        ("title: |\n  T\n\nb: 1\n", "title: |\n  T\nstate: draft\n\nb: 1\n"),
        ("  title: T\n  b: 1\n", "  title: T\n  state: draft\n  b: 1\n"),
        ("{title: T, b: 1}\n", "{title: T, state: draft, b: 1}\n"),
        ("{title: T, state: ready}\n", "{title: T, state: draft}\n"),
    ],
)
def test_a_key_is_put_in_its_place(before: str, after: str) -> None:
    def change(text: FactsText) -> Iterable[Edit]:
        return [text.put("state", "draft", after="title")]

    assert changed(before, change) == after


def test_characters_that_no_one_types_are_in_nobodys_way() -> None:
    before = "title: T\ufdd0\u2028\nx: 1\nb: 2\n"
    assert taken_out(before, "x") == before.replace("x: 1\n", "")


kinds = st.recursive(
    st.text(st.sampled_from("a b灯：:#-'\"\n")) | st.none() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyab"), inner, max_size=3)
    ),
    max_leaves=8,
)
layouts = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, '"', "'"]),
        "width": st.sampled_from([8, 20, 80]),
        "indent": st.sampled_from([2, 4]),
    }
)


@given(st.dictionaries(st.sampled_from(["a", "b", "x", "y"]), kinds, min_size=1), layouts)
def test_the_other_keys_say_what_they_said(
    facts: dict[str, object], layout: dict[str, object]
) -> None:
    written = yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, **layout)
    before, problems = read_document("x.md", f"---\n{written}---\n".encode())
    if before is None or problems or not before.facts.entries:
        return
    after, problems = read_document("x.md", f"---\n{taken_out(written, 'x', 'y')}---\n".encode())
    assert after is not None
    assert problems == []
    wanted = value_of(before.facts.without("x", "y"))
    assert value_of(after.facts) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: old # why\n", "x: new # why\n"),
        ("x: 'old'\n", "x: 'new'\n"),
        ('x: "o\\x6cd"\n', 'x: "new"\n'),
        ("x:\n", "x: new\n"),
        ("x: |\n  old\n  text\n\nb: 1\n", "x: new\n\nb: 1\n"),
        ("x: [a, old]\n", "x: [a, new]\n"),
        ("{x: old, b: 1}\n", "{x: new, b: 1}\n"),
        ("{x: , b: 1}\n", "{x: new , b: 1}\n"),
        ("{x, b: 1}\n", "{x: new, b: 1}\n"),
        ("x:\n  -\n  - b\n", "x:\n  - new\n  - b\n"),
    ],
)
def test_a_value_keeps_its_quotation_marks(before: str, after: str) -> None:
    def change(text: FactsText) -> Iterable[Edit]:
        wanted = (leaf for leaf in leaves(text.facts) if leaf.text in ("old", "old\ntext\n", None))
        return [replaced(text, next(wanted), "new")]

    assert changed(before, change) == after


typed = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda t: not FORBIDDEN.search(t))


@given(st.dictionaries(st.sampled_from("abxy"), kinds, min_size=1), layouts, st.data())
def test_any_values_replaced_read_back_and_all_else_stays(
    facts: dict[str, object], layout: dict[str, object], data: st.DataObject
) -> None:
    written = yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, **layout)
    before, problems = read_document("x.md", f"---\n{written}---\n".encode())
    if before is None or problems:
        return
    olds = list(leaves(before.facts))
    chosen = data.draw(st.sets(st.sampled_from(range(len(olds)))) if olds else st.just(set[int]()))
    news = {at: data.draw(typed) for at in chosen}
    text = FactsText("x.md", f"---\n{written}---\n".encode(), before.facts)
    edits = [replaced(text, olds[at], new) for at, new in news.items()]
    after, problems = read_document("x.md", text.edited(edits))
    assert after is not None
    assert problems == []
    there = list(leaves(after.facts))
    assert [leaf.text for leaf in there] == [news.get(at, o.text) for at, o in enumerate(olds)]
    back = [Edit(there[at].span, text.text[slice(*olds[at].span[:2])]) for at in chosen]
    assert FactsText("x.md", text.edited(edits), after.facts).edited(back) == text.edited([])


def pruned(node: Node, gone: set[int]) -> object:
    """What a value says without those that are to go; nothing where nothing is left."""
    if isinstance(node, Scalar):
        return node.text
    parts = (
        [(key, entry.value) for key, entry in node.entries.items()]
        if isinstance(node, Facts)
        else list(enumerate(node.items))
    )
    kept = [(key, value) for key, value in parts if not is_out(value, gone)]
    if isinstance(node, Facts):
        return {key: pruned(value, gone) for key, value in kept} or None
    return [pruned(value, gone) for _, value in kept]


def is_out(node: Node, gone: set[int]) -> bool:
    items = node.items if isinstance(node, Listing) else ()
    return id(node) in gone or (bool(items) and all(is_out(item, gone) for item in items))


def inside(node: Node) -> Iterator[Node]:
    """Every value below another one."""
    entries = node.entries.values() if isinstance(node, Facts) else ()
    items = node.items if isinstance(node, Listing) else ()
    for value in (*(entry.value for entry in entries), *items):
        yield value
        yield from inside(value)


@given(st.dictionaries(st.sampled_from("abxy"), kinds, min_size=1), layouts, st.data())
def test_any_values_go_and_all_else_says_what_it_said(
    facts: dict[str, object], layout: dict[str, object], data: st.DataObject
) -> None:
    written = yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, **layout)
    before, problems = read_document("x.md", f"---\n{written}---\n".encode())
    if before is None or problems:
        return
    there = list(inside(before.facts))
    gone = [there[at] for at in data.draw(st.sets(st.sampled_from(range(len(there)))))]
    text = FactsText("x.md", f"---\n{written}---\n".encode(), before.facts)
    after, problems = read_document("x.md", text.edited(text.without(gone)))
    assert after is not None
    assert problems == []
    assert pruned(after.facts, set()) == pruned(before.facts, {id(node) for node in gone})


@pytest.mark.parametrize("above", ["---\n", "\ufeff---\n", "---  \t\n", " \n\n---\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_facts_are_edited_wherever_they_begin(above: str, end: str) -> None:
    before = f"{above}a: 1\nb: old # why\n---\n\nText.".replace("\n", end)
    text = FactsText.read("x.md", before.encode())
    assert text is not None
    edit = replaced(text, next(leaf for leaf in leaves(text.facts) if leaf.text == "old"), "new")
    assert text.edited([edit]).decode() == before.replace("old", "new")
