from __future__ import annotations

from kits.model.audiences import Audience
from kits.render.ops.private import private_page
from tests.render.hosted import seen
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words
from tests.schema.written import campaign

COMMUNITY = "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\n"
LANTERNS = """
private:
  budget: paper and strings 486 元, a stamp 2,160 元
  notes: [The printer is slow., Do not name him.]
  guests_expected: 300
"""
NIGHT = """
private:
  budget:
    total: 31,460 元
    deposits: Deposits of 9,870 元, back by the 28th
  caterer: {name: Jonas <b>, fee: $40.50}
"""
FILES = {
    "community.yml": COMMUNITY,
    "people/all.csv": "id,name,role\nops,Ines,staff\nbo,Bo,\n",
    "campaigns/lanterns.md": campaign(LANTERNS, title="Lanterns"),
    "campaigns/night/campaign.md": campaign(
        NIGHT, title="A night", starts="2026-12-20", ends="2026-12-21"
    ),
    "campaigns/night/recap.md": "---\nprivate: Tom was late.\n---\nThanks.\n",
    "campaigns/plain.md": campaign(title="Nothing kept"),
}


def page() -> Element:
    return read_page(only(private_page(seen(FILES, Audience.OPERATORS))))


def facts(id: str) -> list[str]:
    return each(page(), f"//section[@id='of-{id}']//*[self::dt or self::dd]")


def test_facts_are_said_in_words_and_added_up() -> None:
    assert facts("lanterns") == [
        "Budget",
        "paper and strings 486 元, a stamp 2,160 元",
        "2,646 元 in all",
        "Remarks",
        "The printer is slow.",
        "Do not name him.",
        "guests expected",
        "300",
    ]


def test_a_total_that_is_written_is_the_total_and_a_name_stays_where_words_need_it() -> None:
    assert facts("night") == [
        "Budget",
        "In total: 31,460 元",
        "Deposits of 9,870 元, back by the 28th",
        "caterer",
        "name: Jonas <b>",
        "fee: $40.50",
        "Recap",
        "Tom was late.",
    ]


def test_what_campaigns_amount_to_stands_on_top() -> None:
    tables = page().xpath("//table")
    assert [[" ".join(each(row, "*")) for row in table.xpath(".//tr")] for table in tables] == [
        [
            "Campaign Budget",
            "A night 31,460 元",
            "Lanterns 2,646 元",
            "2 campaigns 34,106 元",
        ],
        ["Campaign guests expected", "Lanterns 300", "1 campaign 300"],
    ]
    assert page().xpath("//table//a/@href") == ["#of-night", "#of-lanterns", "#of-lanterns"]


def test_a_campaign_stands_with_its_operator_s_name_and_one_that_keeps_nothing_is_left_out() -> (
    None
):
    read = page()
    assert each(read, "//h2") == ["A night", "Lanterns"]
    assert "Operator: Ines" in words(read.xpath("//section[@id='of-night']/p")[0])
