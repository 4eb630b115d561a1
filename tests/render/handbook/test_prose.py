from __future__ import annotations

import pytest

from kits.model.addresses import Addresses
from kits.model.artifacts import Copied
from kits.render.handbook.layout import BOTH, Layout, Name, language_of
from kits.render.handbook.prose import (
    Prose,
    handbook_folder,
    help_page,
    layout_of,
    linked,
    pictures,
    prose,
)
from tests.render import hosted
from tests.render.handbook.rendered import ENGLISH
from tests.tongues import EN

LAYOUT = Layout(
    language="zh",
    pages={
        "leaders": BOTH,
        "operators/index": BOTH,
        "operators/guide": BOTH,
        "operators/format": frozenset({"en"}),
        "operators/recipes/small": BOTH,
        "operators/rules": frozenset({"en"}),
    },
)
GUIDE = Name("operators/guide", "zh")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        (Name("leaders", "zh"), "help"),
        (Name("leaders", "en"), "help/en"),
        (Name("operators/index", "zh"), "ops/handbook"),
        (Name("operators/index", "en"), "ops/handbook/en"),
        (GUIDE, "ops/handbook/guide"),
        (Name("operators/guide", "en"), "ops/handbook/guide/en"),
        (Name("operators/format", "en"), "ops/handbook/format"),
        (Name("operators/format", "zh"), "ops/handbook/format"),
        (Name("operators/recipes/small", "en"), "ops/handbook/recipes/small/en"),
    ],
)
def test_a_page_stands_in_a_folder_of_its_own(name: Name, folder: str) -> None:
    assert LAYOUT.address(name).folder == folder


@pytest.mark.parametrize(
    ("locale", "language"), [("zh", "zh"), ("zh-TW", "zh"), ("en", "en"), ("fr", "en")]
)
def test_who_reads_neither_english_nor_chinese_gets_english(locale: str, language: str) -> None:
    assert language_of(locale) == language


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("[x](format.md)", "[x](../format/index.md)"),
        ("[x](format.md#times)", "[x](../format/index.md#times)"),
        ("[x](guide.md)", "[x](index.md)"),
        ("[x](recipes/small.md)", "[x](../recipes/small/index.md)"),
        ("[x](../leaders.zh.md)", "[x](../../../help/index.md)"),
        ("[`a-b`](rules/a-b.md)", '<a href="../rules/a-b/">`a-b`</a>'),
        ("[x](rules.md#a-b)", "[x](../rules/index.md#a-b)"),
        ("![x](../pictures/kit.png)", "![x](../pictures/kit.png)"),
        ("[x](#below)", "[x](#below)"),
        ("[x](https://readers.example/a.md)", "[x](https://readers.example/a.md)"),
        ("```md\n[x](format.md)\n```", "```md\n[x](format.md)\n```"),
        (
            "```\n[x](format.md)\n```\n[x](format.md)",
            "```\n[x](format.md)\n```\n[x](../format/index.md)",
        ),
    ],
)
def test_a_link_is_made_right_for_where_its_page_stands(written: str, leads: str) -> None:
    assert linked(Prose(GUIDE, "Guide", written), LAYOUT) == leads


@pytest.mark.parametrize(
    ("page", "written", "leads"),
    [
        (
            Name("operators/guide", "en"),
            "[x](recipes/small.md)",
            "[x](../../recipes/small/en/index.md)",
        ),
        (Name("operators/guide", "en"), "[x](guide.zh.md)", "[x](../index.md)"),
        (Name("leaders", "en"), "![x](pictures/kit.png)", "![x](../pictures/kit.png)"),
        (Name("leaders", "zh"), "![x](pictures/kit.png)", "![x](pictures/kit.png)"),
    ],
)
def test_a_link_stays_in_the_language_of_its_page(page: Name, written: str, leads: str) -> None:
    assert linked(Prose(page, "", written), LAYOUT) == leads


def test_a_picture_goes_where_its_page_is_seen() -> None:
    leaders = Prose(Name("leaders", "en"), "", "![a](pictures/kit.png)")
    guide = Prose(GUIDE, "", "![a](../pictures/kit.png) ![b](https://readers.example/b.png)")
    source = str(handbook_folder() / "pictures/kit.png")
    assert list(pictures(leaders, LAYOUT)) == [Copied(path="help/pictures/kit.png", source=source)]
    assert list(pictures(guide, LAYOUT)) == [
        Copied(path="ops/handbook/pictures/kit.png", source=source)
    ]


def test_every_written_page_has_a_title_and_leads_to_pages_that_are_there() -> None:
    layout = layout_of(EN, Addresses.help, ENGLISH.recipes)
    for name, page in prose().items():
        assert page.title != name.name
        assert not page.body.startswith("# ")
        assert ".md)" not in linked(page, layout).replace("index.md)", "")


def test_every_picture_is_shown_by_a_page_and_every_shown_one_is_there() -> None:
    shown = {picture.source for page in prose().values() for picture in pictures(page, LAYOUT)}
    there = {str(path) for path in (handbook_folder() / "pictures").glob("*")}
    assert shown == there


def test_help_is_given_in_the_language_of_the_reader() -> None:
    assert [help_page(hosted.seen({}), locale).path for locale in ("zh-TW", "en", "fr")] == [
        *("help/", "help/en/", "help/en/"),
    ]


@pytest.mark.parametrize("own", ["pages/help.md", "pages/Help/index.md", "pages/help/us.md"])
def test_help_moves_aside_where_the_community_has_a_page_of_that_name(own: str) -> None:
    assert help_page(hosted.seen({own: "# Help\n"}), "zh").path == "help-for-leaders/"
