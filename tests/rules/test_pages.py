"""Every rule's page holds its test: what is `Bad:` is found, and what is `Good:` is not."""

import pytest

from kits.rules.rulebooks import PAGES
from tests.rules.harness import Example, completed, examples, found_in

EXAMPLES = [example for rule, page in PAGES.items() for example in examples(rule, page)]


@pytest.mark.parametrize("rule", PAGES)
def test_a_page_begins_with_the_law_and_has_both_examples(rule: str) -> None:
    first = PAGES[rule].split("\n")[0]
    assert first.endswith(".")
    assert {example.bad for example in EXAMPLES if example.rule == rule} == {True, False}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_what_it_says(example: Example) -> None:
    found = found_in(completed(example.fragment(), example.rule))
    assert [finding.rule for finding in found] == [example.rule] * example.bad
