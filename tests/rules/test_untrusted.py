"""Settings of the site generator that came from a stranger."""

from __future__ import annotations

import pytest

from kits.edit.communities import new_community
from kits.model.places import Passage
from kits.rules.untrusted import untrusted_settings


def refused(text: str) -> list[tuple[int, int, str]]:
    found = untrusted_settings(Passage(text, "mkdocs.yml"))
    return [
        (finding.place.line, finding.place.column, str(finding.message).split('"')[1])
        for finding in found
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("hooks: [hooks/a.py]", (1, 1, "hooks")),
        ("INHERIT: ../other.yml", (1, 1, "INHERIT")),
        ("extra_javascript: [a.js]", (1, 1, "extra_javascript")),
        ("extra_templates: [a.html]", (1, 1, "extra_templates")),
        ("theme: {custom_dir: overrides}", (1, 9, "custom_dir")),
        ("theme: {name: mine}", (1, 15, "mine")),
        ("theme: mine", (1, 8, "mine")),
        ("plugins:\n  - macros", (2, 5, "macros")),
        ("plugins:\n  macros: {}", (2, 3, "macros")),
        ("plugins:\n  - search: {prebuild_index: python}", (2, 14, "prebuild_index")),
        ("plugins: [[macros]]", (1, 11, "[…]")),
        ("markdown_extensions: [pymdownx.snippets]", (1, 23, "pymdownx.snippets")),
        ("markdown_extensions:\n  - pymdownx.emoji: {options: {}}", (2, 22, "options")),
        ("extra: {analytics: {provider: google}}", (1, 9, "analytics")),
        ("site_name: !ENV KITS_BADGE_KEY", (1, 12, "!ENV")),
        ("nav: !!python/object/apply:os.getcwd []", (1, 6, "!!python/object/apply:os.getcwd")),
        ("base: &base {}\n", (1, 1, "base")),
        ("site_name: [", (1, 13, "mkdocs.yml")),
        ("- hooks", (1, 3, "hooks")),
        ("&a [*a]", (1, 1, "[…]")),
    ],
)
def test_what_may_run_or_read_is_refused(text: str, what: tuple[int, int, str]) -> None:
    assert refused(text) == [what]


def test_a_merged_block_is_no_way_around() -> None:
    text = "theme: &more {name: material}\nextra:\n  <<: *more\n"
    assert refused(text) == [(3, 3, "<<")]


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_new_community_needs_nothing_of_it(locale: str) -> None:
    from datetime import date

    files = new_community("Readers", locale, "UTC", date(2026, 12, 31))
    assert refused(files["mkdocs.yml"]) == []


@pytest.mark.parametrize(
    "text", ["", "theme: material", "plugins: {search: {lang: zh}, kits: {}}", "plugins:\n"]
)
def test_what_only_says_how_pages_look_is_taken(text: str) -> None:
    assert refused(text) == []
