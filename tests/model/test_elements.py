"""The elements of a campaign: each declared once, and told and read by that alone."""

import ast
from pathlib import Path

from kits.model import elements
from kits.model.campaigns import Campaign
from kits.model.elements import ELEMENTS, PROSE, TEXTS
from kits.model.recipes import DUTIES

KITS = Path(elements.__file__).parents[1]
OF_OTHERS = {*DUTIES, "theme", "rules", "notes", "faq"}
"""Keys that are those of other things too, or that are asked for by themselves."""


def test_each_is_a_key_of_a_campaign() -> None:
    fields = Campaign.model_fields
    keys = [element.key for element in ELEMENTS]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= fields.keys()
    assert {key for key in PROSE if fields[key].annotation == fields["theme"].annotation} == {
        *TEXTS
    }
    assert set(PROSE) - set(TEXTS) == {"faq"}


def test_each_that_is_asked_for_says_what_to_do() -> None:
    asked = [element for element in ELEMENTS if element.asked and element.key != "duties"]
    assert all(bool(element.advice) != bool(element.heading) for element in asked)


def test_no_heading_names_two() -> None:
    headings = [heading for element in PROSE.values() for heading in element.headings]
    assert len(set(headings)) == len(headings)


def test_those_on_a_page_stand_in_one_order() -> None:
    assert sorted(PROSE[key].page for key in TEXTS) == list(range(1, len(TEXTS) + 1))


def texts_of(node: ast.AST) -> set[str]:
    """The texts that stand directly in a node."""
    inside = (one.value for one in ast.iter_child_nodes(node) if isinstance(one, ast.Constant))
    return {text for text in inside if isinstance(text, str)}


def test_no_code_lists_them_a_second_time() -> None:
    found = {}
    for path in KITS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                several = {*PROSE} & texts_of(node) - {*DUTIES}
                if len(several) > 1:
                    found[f"{path.relative_to(KITS)}:{node.lineno}"] = several
    assert found == {}


def test_what_is_only_an_element_is_named_where_it_is_declared() -> None:
    named = {}
    for path in KITS.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if only := {*PROSE} & set().union(*map(texts_of, nodes)) - OF_OTHERS:
            named[path.relative_to(KITS).as_posix()] = only
    declared = Path(elements.__file__).relative_to(KITS).as_posix()
    assert named == {
        declared: {*PROSE} - OF_OTHERS,
        "render/public.py": {"guidance"},
        "hosts/limits.py": {"entries"},  # of an archive
    }
