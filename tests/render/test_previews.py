"""What a chat shows of a public page: of what it says itself, in its own language, and nothing else."""

from __future__ import annotations

import pytest

from kits.model.artifacts import Page, Prototype
from kits.model.audiences import Audience
from kits.render.previews import SHORT, locale_code, previewed, summary
from kits.render.public import public_pages
from kits.render.wall.pages import wall
from tests.lamp import LAMP
from tests.render.hosted import seen
from tests.schema.written import campaign

SETTINGS = """\
name: 灯下
name.en: Lamplight
locale: zh
timezone: Asia/Shanghai
about: 晚上**一起**读书。
about.en: We read in the evening.
banner: images/door.png
urls: {public: https://lamp.example/us/}
"""
FILES = {
    "community.yml": SETTINGS,
    "images/door.png": LAMP,
    "campaigns/seven/campaign.md": campaign(
        "theme: 一天一章 <b>\nbanner: 'images/ban ner.png'", title="七天", kind="gathering"
    ),
    "campaigns/seven/campaign.en.md": "---\ntitle: Seven days\ntheme: A chapter a day\n---\n",
    "campaigns/seven/images/ban ner.png": LAMP,
    "pages/about.md": "# 我们\n\n- 一\n\n有一盏[灯](x.md)，一张桌子。\n",
    "pages/own.md": "---\ntitle: 自己\ndescription: 自己写的\n---\n正文。\n",
}


def previews(audience: Audience = Audience.PUBLIC, **files: str) -> dict[str, dict[str, str]]:
    view = seen({**FILES, **files}, audience)
    pages = previewed([*public_pages(view), *wall(view)], view)
    found = [page for page in pages if isinstance(page, Page | Prototype)]
    return {page.path: page.meta["preview"] for page in found if "preview" in page.meta}  # type: ignore[misc]


def test_every_page_of_the_public_site_has_one_and_no_other_site_has() -> None:
    view = seen(FILES)
    pages = [*public_pages(view), *wall(view)]
    paths = {page.path for page in pages if isinstance(page, Page | Prototype)}
    assert previews().keys() == paths
    assert previews(Audience.LEADERS) == {}


def test_the_home_is_called_as_the_community_in_each_language() -> None:
    found = previews()
    assert found["index.md"] == {
        "site": "灯下",
        "title": "灯下",
        "description": "晚上一起读书。",
        "kind": "website",
        "locale": "zh_CN",
        "picture": "https://lamp.example/us/media/images/door.png",
    }
    assert found["index.en.md"]["title"] == "Lamplight"
    assert found["index.en.md"]["description"] == "We read in the evening."


def test_a_campaign_shows_its_own_theme_and_picture() -> None:
    found = previews()
    chinese, english = (found[f"campaigns/seven/{step}index.md"] for step in ("", "en/"))
    assert chinese["picture"] == "https://lamp.example/us/campaigns/seven/images/ban%20ner.png"
    assert [chinese["title"], chinese["description"]] == ["七天", "一天一章 <b>"]
    assert [english["title"], english["locale"]] == ["Seven days", "en_US"]


def test_an_ordinary_page_shows_its_first_sentence_unless_it_says_another() -> None:
    found = previews()
    assert found["about.md"]["description"] == "有一盏灯，一张桌子。"
    assert found["own.md"]["description"] == "自己写的"


def test_without_an_address_there_is_no_picture() -> None:
    bare = SETTINGS.replace("urls: {public: https://lamp.example/us/}\n", "")
    assert all("picture" not in shown for shown in previews(**{"community.yml": bare}).values())


def test_a_long_sentence_is_cut() -> None:
    assert summary("灯" * 400) == "灯" * (SHORT - 1) + "…"
    assert summary("一行\n两行\n\n三行") == "一行 两行"
    assert summary(None) == summary("") == ""


@pytest.mark.parametrize(
    ("locale", "code"),
    [("zh", "zh_CN"), ("zh-TW", "zh_TW"), ("zh-Hant", "zh_TW"), ("en", "en_US"), ("en-GB", "en_GB"),
     ("ar", "ar_EG"), ("xx", "xx")],
)  # fmt: skip
def test_a_language_is_named_with_its_country(locale: str, code: str) -> None:
    assert locale_code(locale) == code
