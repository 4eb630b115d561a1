"""A month on one page: its figures, deeds as the wall tells them, what was learned, what is next."""

from __future__ import annotations

from datetime import date

import markdown_it
import pytest

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.render.ops.reports import as_markdown, report, report_pages
from kits.render.views import View
from tests.render.day.lamplight import checked
from tests.render.ops.made import read_page
from tests.render.pages import Element, each, words
from tests.schema.written import Files, campaign
from tests.test_counting import HEARD

SOON = {"starts": "2026-12-20", "ends": "2026-12-22"}
LEARNED = "Begin *earlier* | or not at all"
FILES: Files = {
    **HEARD,
    "campaigns/old/campaign.md": campaign(
        title="Before",
        starts="2026-11-02",
        ends="2026-11-07",
    ),
    "campaigns/old/recap.md": f'---\nlearned: ["{LEARNED}"]\nprivate: Somebody was late\n---\nThanks.\n',
    "credits.csv": (
        "person,for,kind,when\nmira,Drew the <map> by hand,drawing,2026-11-08\n"
        "mira,Drew another,drawing,2026-11-07\nnoor,Said nothing of it,drawing,2026-11-08\n"
    ),
    "log/figures/a.csv": (
        "figure,period,value,unit,source,day\n"
        "seen | read,2026-11,41,posts,searched,2026-12-02\nseen | read,2026-10,40,posts,searched,\n"
    ),
}


def seen(files: Files = FILES) -> View:
    return checked(files).view(Audience.OPERATORS)


@pytest.fixture(scope="module")
def pages() -> dict[str, Element]:
    made = (page for page in report_pages(seen()) if isinstance(page, Page))
    return {page.path: read_page(page) for page in made}


def test_each_month_of_which_something_is_known_has_a_page(pages: dict[str, Element]) -> None:
    assert list(pages) == [
        f"ops/reports/{name}index.md" for name in ("", "2026-12/", "2026-11/", "2026-10/")
    ]
    assert each(pages["ops/reports/index.md"], "//ul/li") == [
        "December 2026",
        "November 2026",
        "October 2026",
    ]
    assert "The month is not over." in words(pages["ops/reports/2026-12/index.md"])


def test_it_says_what_was_who_did_it_what_was_learned_and_what_is_next(
    pages: dict[str, Element],
) -> None:
    page = pages["ops/reports/2026-11/index.md"]
    assert each(page, "//h2") == [
        "What there was",
        "Two stories",
        "What was learned",
        "What comes next",
    ]
    assert each(page, "//tbody/tr/th")[-1] == "seen | read searched · Wed 2 Dec"
    assert each(page, "//tbody/tr[last()]/td") == ["41", "40"]
    assert each(page, "//blockquote") == ["Drew the <map> by handMira"]
    assert each(page, "//ul[last()]/li") == ["Seven days by the river 7–13 Dec 2026"]
    assert f"{LEARNED} Before" in each(page, "//li")


def test_nobody_is_told_of_who_did_not_agree_nor_what_is_private(
    pages: dict[str, Element],
) -> None:
    """Noor did something, and agreed to nothing; a report goes further than its operators."""
    made = as_markdown(report(seen(), date(2026, 11, 1)), seen())
    for text in (words(pages["ops/reports/2026-11/index.md"]), made):
        assert "Noor" not in text
        assert "nothing of it" not in text
        assert "late" not in text
        assert "Mira" in text


def test_as_markdown_what_is_written_means_itself() -> None:
    made = as_markdown(report(seen(), date(2026, 11, 1)), seen())
    html = markdown_it.MarkdownIt("commonmark").enable("table").render(made)
    page = read_page(Page(path="x.md", title="x", body=html, html=True))
    assert each(page, "//h1") == ["Lamplight Readers · November 2026"]
    assert each(page, "//tbody/tr[last()]/td") == [
        "seen | read",
        "41",
        "40",
        "searched · Wed 2 Dec",
    ]
    assert f"{LEARNED} (Before)" in each(page, "//li")
    assert "Mira: Drew the <map> by hand" in each(page, "//li")
    assert page.xpath("//em") == []


def test_what_was_called_off_does_not_come_next() -> None:
    off = {"campaigns/off.md": campaign(title="Called off", state="withdrawn", **SOON)}
    planned = {"campaigns/plan.md": campaign(title="Planned", state="draft", **SOON)}
    made = report(seen({**FILES, **off, **planned}), date(2026, 11, 1))
    assert [title for title, _days in made.ahead] == ["Seven days by the river", "Planned"]


def test_nothing_is_reported_where_nothing_is_known() -> None:
    few: Files = {"campaigns/river/campaign.md": "", "campaigns/river/messages.csv": ""}
    pages = [page for page in report_pages(seen({**few})) if isinstance(page, Page)]
    assert [page.path for page in pages] == ["ops/reports/index.md"]
    assert "Nothing is known" in words(read_page(pages[0]))
