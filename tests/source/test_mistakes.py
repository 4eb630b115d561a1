import inspect
from collections.abc import Callable

import pytest

from kits.model.findings import Finding
from kits.source.content import read_content
from kits.source.mistakes import RULES
from tests.source.examples import example


def name(rule: Callable[..., Finding]) -> str:
    return rule.__name__.replace("_", "-")


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_bad_example_breaks_its_rule_and_no_other(rule: Callable[..., Finding]) -> None:
    _, findings = read_content(example(rule, "Bad"))
    assert [finding.rule for finding in findings] == [name(rule)]
    (finding,) = findings
    assert str(finding.message)[0] not in ".ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert not str(finding.message).endswith(".")
    assert str(finding.hint)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_good_example_is_good(rule: Callable[..., Finding]) -> None:
    assert read_content(example(rule, "Good"))[1] == []


def test_every_rule_is_listed_once_and_has_a_page() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        first = (inspect.getdoc(rule) or "").partition("\n")[0]
        assert first.endswith(".")
