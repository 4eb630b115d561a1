from __future__ import annotations

from collections.abc import Iterator

import pytest

from kits.model.addresses import Addresses
from kits.model.artifacts import File, Page, Prototype, Stamped
from kits.model.badges import BadgeRule
from kits.render.badges import badge_list, badge_pages, earning_words
from kits.render.seeing import Results
from kits.render.views import Beside, View
from tests.render.hosted import hosted, seen
from tests.render.pages import each, read_html
from tests.schema.written import campaign
from tests.tongues import EN

FILES = {
    "community.yml": "name: Readers\nlocale: en\ntimezone: Asia/Shanghai\n",
    "badges.yml": """
        - id: pen
          name: Pen <b>
          icon: ✍️
          for: Wrote *three* notices
          rule: {credit: duty, duty: copywriting, at_least: 1, campaigns: 1, within: 365d}
        - id: lamps
          name: Lamps
          for: Led two groups
          rule: {credit: lead, at_least: 2, groups: 2}
        """,
    "campaigns/drive.md": campaign(
        "duties: {copywriting: [bo, kopi, an, ops]}",
        kind="gathering",
        starts="2026-11-01",
        ends="2026-11-07",
    ),
}


def pages() -> dict[str, Page]:
    return {part.path: part for part in badge_pages(seen(FILES)) if isinstance(part, Page)}


def test_the_list_tells_what_each_badge_is_for_and_how_it_is_earned() -> None:
    body, _ = hosted(pages()["badges/index.md"])
    assert each(body, "//ul[@class='kits-medals']/li//p") == [
        "Pen <b>",
        "Wrote *three* notices",
        "Copywriting · once · in 1 campaign · within 365 days",
        "Lamps",
        "Led two groups",
        "Leading a group · 2 times · in 2 groups",
    ]
    assert each(body, "//li//svg/title") == ["Pen <b>", "Lamps"]


def test_the_page_of_a_badge_names_those_who_agreed_to_be_named() -> None:
    body, _ = hosted(pages()["badges/pen/index.md"])
    assert each(body, "//ul[@class='kits-list']/li") == [
        "<b>Bo & co</b> 7 November 2026",
        "Kopi 7 November 2026",
    ]
    assert body.xpath("//ul[@class='kits-list']//a/@href") == [
        "../../people/bo/",
        "../../people/kopi/",
    ]


def test_a_badge_that_nobody_has_says_so() -> None:
    body, _ = hosted(pages()["badges/lamps/index.md"])
    assert "Nobody has it yet." in each(body, "//p")


def test_every_award_has_a_certificate_with_all_values_as_text() -> None:
    stamped = [part for part in badge_pages(seen(FILES)) if isinstance(part, Stamped)]
    assert [part.path for part in stamped] == [
        "people/bo/badges/pen/index.html",
        "people/kopi/badges/pen/index.html",
    ]
    values = stamped[0].values
    assert values["name"] == "&lt;b&gt;Bo &amp; co&lt;/b&gt;"
    assert (values["what"], values["why"]) == ("Pen &lt;b&gt;", "Wrote *three* notices")
    assert values["when"] == "7 November 2026"


def test_a_certificate_leads_to_what_stands_beside_it() -> None:
    def body(*beside: Beside) -> str:
        view = seen(FILES, results=Results(beside_certificates=beside))
        return next(part.body for part in badge_pages(view) if isinstance(part, Prototype))

    def laurels(view: View) -> Iterator[tuple[str, str]]:
        yield "laurels.svg", "Laurels & leaves"

    assert '<a href="laurels.svg" download>Laurels &amp; leaves</a>' in body(laurels)
    assert "download" not in body()


def test_the_badges_of_someone_lead_to_their_certificates() -> None:
    awards = [one for one in seen(FILES).awarded if one.face.slug == "bo"]
    home = Addresses.person("bo")
    for here, way in ((home, "badges/pen/"), (home / "en", "../badges/pen/")):
        assert read_html(badge_list(awards, "en", here)).xpath("//a/@href") == [way]
    assert badge_list([], "en", home) == ""


def test_a_community_without_badges_has_no_page_of_them() -> None:
    files = {**FILES, "badges.yml": "[]"}
    assert list(badge_pages(seen(files))) == []


def test_the_style_is_a_file_of_its_own() -> None:
    (style,) = (part for part in badge_pages(seen(FILES)) if isinstance(part, File))
    assert style.path == "assets/kits/badges.css"
    assert style.path in pages()["badges/index.md"].meta["styles"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "within 1 day"), (7, "within 1 week"), (364, "within 52 weeks")]
)
def test_a_span_is_told_in_weeks_where_it_is_so_many(days: int, words: str) -> None:
    rule = BadgeRule(credit="lead", within=f"{days}d")  # type: ignore[arg-type]
    assert earning_words([rule], EN) == f"Leading a group · once · {words}"


def test_an_office_and_a_credit_are_told_side_by_side() -> None:
    office = BadgeRule(office="deputy", for_="90d")  # type: ignore[arg-type]
    rules = [office, BadgeRule(credit="host")]
    words = "Standing in for a leader · for 90 days + Hosting · once"
    assert earning_words(rules, EN) == words
    assert earning_words([BadgeRule(office="leader")], EN) == "Being a leader · for 1 day"
