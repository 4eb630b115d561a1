from __future__ import annotations

from kits.model.findings import Finding, error, say, warning
from kits.model.places import Place
from kits.model.waivers import Waived, Waiver
from kits.render.ops.findings import findings_page
from kits.render.seeing import Results
from kits.report.words import SHOWN
from tests.render.handbook.rendered import example, seen
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words

MISTAKE = error(
    "unknown-group",
    Place("content/campaigns/drive.md", 7),
    say('no group is called "{id}"', id="a*b*"),
    say("write another"),
)


def alone(number: int) -> Finding:
    return warning(
        "group-without-leader",
        Place("content/groups/all.csv", number),
        say('group "{id}" has nobody', id=f"g{number}"),
        say("give it a leader"),
    )


def page(*findings: Finding, waived: tuple[Waived, ...] = ()) -> Element:
    rules = dict.fromkeys(map(str, range(118)), "")
    results = Results(findings=findings, waived=waived, rules=rules)
    return read_page(only(findings_page(seen(example().community, results=results))))


def test_nothing_found_is_one_line_that_says_how_many_rules_looked_and_when() -> None:
    read = page()
    assert each(read, "//p | //li | //summary") == [
        "All clear: 118 rules looked, at Mon 23 Nov 12:00."
    ]


def test_a_finding_leads_to_the_page_of_its_rule() -> None:
    read = page(MISTAKE)
    assert words(read.xpath("//p")[0]) == "118 rules looked, at Mon 23 Nov 12:00: 1 error."
    (item,) = read.xpath("//li")
    assert item.xpath(".//a/@href") == ["../handbook/rules/unknown-group/"]
    assert words(item) == (
        'content/campaigns/drive.md:7 Error unknown-group no group is called "a*b*" — write another'
    )


def test_errors_come_first_and_of_alike_warnings_the_first_are_shown() -> None:
    warnings = [alone(number) for number in range(2, SHOWN + 5)]
    read = page(*warnings, MISTAKE)
    first, second = read.xpath("//ul[@class='kits-found']")
    assert "unknown-group" in words(first)
    assert len(second.xpath("li")) == SHOWN + 1
    (fold,) = second.xpath("li/details")
    assert words(fold.xpath("summary")[0]) == "… and 3 more group-without-leader like these"
    assert len(fold.xpath("ul/li")) == 3


def test_what_is_waived_is_listed_with_its_reason() -> None:
    reason = "A family, and *they* look after <b>themselves</b>."
    facts = {"record": "groups/harbour-en", "rule": "unknown-grup", "reason": reason}
    waiver = Waiver.model_validate({**facts, "until": "2027-06-30"})
    waits = Waiver(record="campaigns/walk", rule="recap-due", reason="Ines is away.")
    read = page(waived=(Waived(waiver, (MISTAKE,)), Waived(waits, ())))
    assert words(read.xpath("//summary")[0]) == "2 findings are waived"
    assert each(read, "//details//li") == [
        f'groups/harbour-en unknown-group · until 2027-06-30 {reason} no group is called "a*b*"',
        "campaigns/walk recap-due Ines is away.",
    ]
    assert read.xpath("//li//a/@href") == ["../handbook/rules/unknown-group/"]
