"""What operators are told in Chinese is Chinese throughout, blanks included."""

import re

import pytest

from kits.locale import translate
from kits.model.elements import PROSE
from kits.rules.rulebooks import PAGES
from tests.rules.harness import Example, completed, examples, found_in
from tests.tongues import ZH

BAD = [each for rule, page in PAGES.items() for each in examples(rule, page) if each.bad]
QUOTED = re.compile(r'"[^"]*"|: \S.*$|\bkits [a-z]+( [\w/-]+)*')
"""Values of the operator's own, and what is to be copied as it stands."""
ENGLISH = re.compile(r"[a-z]+ [a-z]+ [a-z]+")
LABEL = re.compile(r'\b(answer|badge|campaign|group|lesson|message|person|recipe) "')
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.name)
def test_a_finding_is_told_in_chinese(example: Example) -> None:
    for finding in found_in(completed(example.fragment(), example.rule)):
        for words in (finding.message, finding.hint):
            told = translate(words, ZH)
            assert CHINESE.search(told)
            assert not ENGLISH.search(QUOTED.sub("", told)), told
            assert not LABEL.search(told)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_heading_that_a_hint_names_is_one_that_is_read(language: str) -> None:
    for element in PROSE.values():
        assert element.headed(language) in element.headings
