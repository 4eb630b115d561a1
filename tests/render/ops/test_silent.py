"""The silent list: numbers for all, a kind word for one, and nobody who cannot answer."""

from __future__ import annotations

from kits.model.artifacts import File, Page
from kits.model.audiences import Audience
from kits.render.ops.progress import progress_pages
from kits.render.ops.silent import silent_page
from tests.render.day.evening import EVENING, HEARD
from tests.render.day.lamplight import NOW, checked
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words
from tests.schema.written import Files

TWICE = str(HEARD["campaigns/river/messages.csv"]).replace("2026-12-09 21:40", "2026-12-08 21:40")


def page(files: Files) -> Element:
    return read_page(only(silent_page(checked(files).view(Audience.OPERATORS))))


def test_the_hq_group_gets_numbers_and_each_silent_group_a_word_of_its_own() -> None:
    found = page(HEARD)
    assert found.xpath("//a[text()='Handbook']/@href") == ["../handbook/receipts/"]
    for_all, *given = each(found, "//pre")
    assert for_all == "1 of 3 groups have posted “Chapter three”; thank you"
    assert each(found, "//ul[@class='kits-silent']/li/p[1]") == [
        "Beijing by Lamplight beijing",
        "Shanghai by Lamplight shanghai",
    ]
    assert each(found, "//ul[@class='kits-silent']/li/p[2]")[1] == (
        "Posts: Mira Stands in: Noor Owner: Ines"
    )
    assert len(given) == 2
    assert all(word.startswith("Hi Mira") for word in given)
    assert found.xpath("//button/@data-row") == [
        '{"group": "beijing", "message": "river/10-chapter"}',
        '{"group": "shanghai", "message": "river/10-chapter"}',
    ]


def test_a_word_that_was_given_is_told_so_that_nobody_gives_it_again() -> None:
    given = (
        "group,message,day\nbeijing,river/10-chapter,2026-12-08\nbeijing,10-chapter,2026-12-09\n"
    )
    found = page({**HEARD, "log/nudges/a.csv": given})
    assert each(found, "//p[@class='kits-given']") == ["Nudged on Wed 9 Dec"]


def test_twice_in_a_row_is_a_question_how_they_are() -> None:
    found = page({**HEARD, "campaigns/river/messages.csv": TWICE})
    told = "No answer to 2 messages in a row: ask how they are."
    again = set(each(found, "//p[@class='kits-again']"))
    assert again == {told, f"{told} Noor stands in."}
    assert each(found, "//section[@id='again']//li") == [
        "Beijing by Lamplight",
        "Shanghai by Lamplight",
    ]


def test_before_the_first_receipt_nobody_is_called_silent() -> None:
    found = page(EVENING)
    (section,) = found.xpath("//section[@id='s-river']")
    assert words(section).startswith("Seven days by the river No receipt of this campaign")
    assert found.xpath("/html/body//main/section") == [section]
    none = page({**EVENING, "campaigns/river/messages.csv": "id,title,send,text\n"})
    assert each(none, "//p[@class='kits-clear']") == ["Nobody is silent."]


def picture(files: Files) -> Element:
    view = checked(files).view(Audience.OPERATORS)
    made = {one.path: one for one in progress_pages(view) if isinstance(one, Page)}
    assert set(made) == {"ops/progress/index.md", "ops/progress/river/index.md"}
    return read_page(made["ops/progress/river/index.md"])


def test_the_picture_has_a_row_for_alike_groups_those_in_need_first() -> None:
    found = picture(HEARD)
    rows = [
        [words(row.xpath("th")[0]), *row.xpath("td/@data-state")]
        for row in found.xpath("//table[contains(@class, 'kits-matrix')]/tbody/tr")
    ]
    assert [row[1:] for row in rows] == [["silent", "ahead"], ["old", "ahead"]]
    assert rows[0][0].startswith("2 groups")
    assert rows[1][0] == "London by Lamplight"
    cell = found.xpath("//td/@title")[0]
    assert cell == "Chapter three: no answer, overdue"
    assert "The <b>link</b> is dead" in words(found)
    assert not found.xpath("//table//b")


def test_evidence_stays_with_the_operators() -> None:
    canary = {**HEARD, "log/asks/a.csv": "id,day,what,group\nx,2026-12-07,Canary asked,london\n"}
    made = checked(canary, NOW)
    for audience in (Audience.PUBLIC, Audience.LEADERS):
        for one in made.pages(audience):
            held = one.content if isinstance(one, File) else str(getattr(one, "body", "")).encode()
            assert not any(word in held for word in (b"is dead", b"Canary", b"kits-silent"))
        assert not made.view(audience).standings
