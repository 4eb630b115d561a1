from __future__ import annotations

from collections.abc import Mapping

from kits.model.artifacts import Artifact, Copied, Page
from kits.model.audiences import Audience
from kits.render.public import public_pages
from kits.render.thanks import thanks_pages
from tests.lamp import LAMP
from tests.render.hosted import hosted, rendered, seen
from tests.render.pages import each, words
from tests.schema.written import campaign

ENDED = {"kind": "gathering", "starts": "2026-11-01", "ends": "2026-11-07", "title": "写信 <b>"}
RECAP = """\
---
praise:
  - {person: mira, for: 念了一夜 <i>, for.en: Read all night}
  - {person: kopi, for: 没有漏一封}
  - {person: an, for: 不留名的事}
  - {person: ops, for: 付了钱}
good: [好的事]
bad: [坏的事]
private: [说人的话]
---
谢谢写信的人。

![墙](images/wall.png)
"""
ENGLISH = "---\n---\nThank you for your letters.\n"
FILES = {
    "campaigns/letters/campaign.md": campaign("crew: [an]", **ENDED),
    "campaigns/letters/recap.md": RECAP,
    "campaigns/letters/recap.en.md": ENGLISH,
    "campaigns/letters/images/wall.png": LAMP,
}


def made(
    audience: Audience = Audience.PUBLIC, files: Mapping[str, str | bytes] = FILES
) -> dict[str, Artifact]:
    return {artifact.path: artifact for artifact in thanks_pages(seen(files, audience))}


def body(path: str, files: Mapping[str, str | bytes] = FILES) -> str:
    page = made(files=files)[path]
    assert isinstance(page, Page)
    return page.body


def test_a_recap_is_a_page_of_thanks_in_each_of_its_languages() -> None:
    assert [path for path in made() if path.endswith(".md")] == [
        "campaigns/letters/thanks/index.md",
        "campaigns/letters/thanks/en/index.md",
    ]
    page, _ = rendered(body("campaigns/letters/thanks/index.md"))
    assert "谢谢写信的人。" in words(page)
    english, _ = rendered(body("campaigns/letters/thanks/en/index.md"))
    assert "Thank you for your letters." in words(english)
    assert english.xpath('//a[@href="../index.md"]')


def test_it_says_what_was_said_of_those_who_may_be_named() -> None:
    page, _ = rendered(body("campaigns/letters/thanks/index.md"))
    people = each(page, '//ul[@class="kits-people"]/li')
    assert people == ["Kopi 没有漏一封", "米拉 念了一夜 <i>"]
    english, _ = rendered(body("campaigns/letters/thanks/en/index.md"))
    assert "米拉 Read all night" in each(english, '//ul[@class="kits-people"]/li')
    assert each(page, '//p[@class="kits-facts"]') == ["还有 1 位不想留名的朋友。"]


def test_nothing_but_the_thanks_is_told() -> None:
    for audience in Audience:
        for artifact in made(audience).values():
            if isinstance(artifact, Page):
                for secret in ("好的事", "坏的事", "说人的话", "不留名的事", "付了钱", "Kopi Real"):
                    assert secret not in artifact.body


def test_a_picture_of_the_recap_comes_with_it() -> None:
    copied = made()["campaigns/letters/images/wall.png"]
    assert copied == Copied(
        path="campaigns/letters/images/wall.png",
        source="content/campaigns/letters/images/wall.png",
    )
    page, _ = rendered(body("campaigns/letters/thanks/index.md"))
    assert page.xpath("//img/@src") == ["../images/wall.png"]


def test_a_recap_that_thanks_nobody_and_one_of_a_hidden_campaign_are_no_page() -> None:
    bare = {**FILES, "campaigns/letters/recap.md": "---\nlearned: x\n---\n"}
    del bare["campaigns/letters/recap.en.md"]
    assert made(files=bare) == {}
    hidden = {
        **FILES,
        "campaigns/letters/campaign.md": campaign(**{**ENDED, "confidential": "true"}),
    }
    assert made(files=hidden) == {}


def test_the_page_of_the_campaign_begins_the_thanks_and_leads_to_the_rest() -> None:
    view = seen(FILES)
    pages = {page.path: page for page in public_pages(view) if isinstance(page, Page)}
    page, _ = hosted(pages["campaigns/letters/index.md"])
    assert "谢谢写信的人。" in words(page)
    assert not page.xpath("//img[@src='images/wall.png']")
    assert page.xpath("//p[@class='kits-next']/a/@href") == ["thanks/"]
