"""A second name or language in `mkdocs.yml` is told, and its hint mends it."""

from __future__ import annotations

import pytest

from tests.rules.test_hints import findings

COMMUNITY = "--- community.yml\nname: Lamplight Readers\nlocale: {}\n--- ../mkdocs.yml\n{}\n"
DELETE = "delete this line, so that the language of community.yml is taken"


@pytest.mark.parametrize(
    ("written", "message", "hint", "mended"),
    [
        (
            "site_name: Lamplight",
            'the site is called "Lamplight" here, and the community "Lamplight Readers"',
            'write "" here, so that the name in community.yml is taken',
            'site_name: ""',
        ),
        (
            "theme:\n  name: material\n  language: zh",
            'the site speaks "zh" here, and the community "en"',
            DELETE,
            "theme:\n  name: material",
        ),
    ],
)
def test_what_the_host_is_told_otherwise(
    written: str, message: str, hint: str, mended: str
) -> None:
    assert findings(COMMUNITY.format("en", written)) == [("second-name", message, hint)]
    assert findings(COMMUNITY.format("en", mended)) == []


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en", "site_name: 'Lamplight  Readers'\ntheme: {language: en}"),
        ("zh", "theme: {language: zh-TW}"),
        ("sw", "theme: {language: en}"),
        ("en", "theme: material"),
        ("en", "site_name: [Lamp"),
        ("en", "site_name: !ENV [NAME, Lamp]\nmarkdown_extensions: !!python/name:os.x ''"),
        ("en", ""),
    ],
)
def test_what_says_the_same_or_nothing_is_silent(locale: str, written: str) -> None:
    assert [
        found for found in findings(COMMUNITY.format(locale, written)) if found[0] == "second-name"
    ] == []


PAGE = "--- pages/about.md\ntitle: About us\n{}\n---\nWe read.\n"


@pytest.mark.parametrize(
    ("written", "rule", "hint", "mended"),
    [
        (
            "icon: material/lamb",
            "missing-icon",
            'did you mean "material/lamp"?',
            "icon: material/lamp",
        ),
        (
            "icon: ../lamp",
            "missing-icon",
            "take the icon out, or name one of Material's, such as material/lamp",
            "",
        ),
        (
            "search: yes",
            "wrong-type",
            "write {exclude: true} here, or take the key out",
            "search: {exclude: true}",
        ),
        (
            "hide: 3",
            "wrong-type",
            "write [navigation, toc] here, or take the key out",
            "hide: [navigation, toc]",
        ),
    ],
)
def test_what_would_stop_the_site_generator_is_told(
    written: str, rule: str, hint: str, mended: str
) -> None:
    assert [(one, told) for one, _, told in findings(PAGE.format(written))] == [(rule, hint)]
    assert findings(PAGE.format(mended)) == []


def test_an_icon_of_a_projects_own_may_be_there() -> None:
    own = "--- ../mkdocs.yml\ntheme: {custom_dir: own}\n"
    its_own, no_one_s = (
        [rule for rule, *_ in findings(own + PAGE.format(f"icon: {icon}"))]
        for icon in ("own/lantern", "material/lamb")
    )
    assert its_own == ["untrusted-setting"]  # which would do, if somebody vouched for it
    assert no_one_s == ["missing-icon", "untrusted-setting"]
