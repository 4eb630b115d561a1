from __future__ import annotations

from datetime import timedelta

from kits.model.artifacts import Page
from kits.model.findings import Finding, error, say
from kits.model.places import Place
from kits.model.showcases import needs_without_models
from kits.model.waivers import Waived, Waiver
from kits.render.operations import Sends, operations
from tests.render.handbook.rendered import NOW, example, seen
from tests.render.hosted import hosted
from tests.render.pages import Element, words

MISTAKE = error(
    "unknown-group",
    Place("content/campaigns/drive.md", 7),
    say('no group is called "{id}"', id="a*b*"),
    say("write another"),
)


def pages(
    *findings: Finding,
    led: dict[str, str] | None = None,
    sends: Sends | None = None,
    waived: tuple[Waived, ...] = (),
) -> dict[str, Element]:
    """The pages below `ops/` of the example, by path."""
    community = example().community
    leaders = {id: community.leader_of(group) or "" for id, group in community.groups.items()}
    made = operations(
        seen(community), sends or Sends(), {}, led or leaders, findings, waived, NOW.date()
    )
    return {page.path: hosted(page)[0] for page in made if isinstance(page, Page)}


def test_a_finding_leads_to_the_page_of_its_rule() -> None:
    page = pages(MISTAKE)["ops/findings/index.md"]
    (item,) = page.xpath("//li")
    assert item.xpath(".//a/@href") == ["../handbook/rules/unknown-group/"]
    assert words(item) == (
        'content/campaigns/drive.md:7 Error unknown-group no group is called "a*b*" — write another'
    )


def test_what_is_waived_is_listed_with_its_reason() -> None:
    reason = "A family, and *they* look after <b>themselves</b>."
    facts = {"record": "groups/harbour-en", "rule": "unknown-grup", "reason": reason}
    waiver = Waiver.model_validate({**facts, "until": "2027-06-30"})
    waits = Waiver(record="campaigns/walk", rule="recap-due", reason="Ines is away.")
    page = pages(waived=(Waived(waiver, (MISTAKE,)), Waived(waits, ())))["ops/findings/index.md"]
    assert [words(item) for item in page.xpath("//li")] == [
        f'groups/harbour-en unknown-grup · until 2027-06-30 {reason} no group is called "a*b*"',
        "campaigns/walk recap-due Ines is away.",
    ]
    assert page.xpath("//li//a/@href") == ["../handbook/rules/unknown-group/"]


def test_nothing_waived_is_not_spoken_of() -> None:
    assert len(pages(MISTAKE)["ops/findings/index.md"].xpath("//li")) == 1


def test_every_group_has_a_home_to_go_to_and_those_without_a_leader_are_listed() -> None:
    page = pages(led={"hq": "Ines", "harbour-en": "Noor", "harbour-zh": ""})
    coverage = page["ops/coverage/index.md"]
    assert coverage.xpath("//td//a/@href") == [
        "../../g/harbour-en/",
        "../../g/harbour-zh/",
        "../../g/hq/",
    ]
    assert [words(item) for item in coverage.xpath("//li")] == [
        "Harbour Readers (Chinese) (harbour-zh) · running"
    ]


def test_needs_with_fewer_than_two_model_groups_are_told() -> None:
    group = example().community.groups["harbour-en"]
    stages = (("books", "model"), ("books", "model"), ("walks", "model"), ("walks", "running"))
    more = (("tea", "running"), ("old", "closed"), (None, "running"))
    groups = [
        group.model_copy(update={"name": f"G{place}", "need": need, "stage": stage})
        for place, (need, stage) in enumerate((*stages, *more))
    ]
    found = needs_without_models(groups)
    assert {need: one and one.name for need, one in found.items()} == {"tea": None, "walks": "G2"}


def test_the_calendar_begins_today_and_says_whose_clock_it_goes_by() -> None:
    sends = Sends()
    for days in (-1, 0, 1):
        sends.counted[NOW + timedelta(days=days), "walk", f"m{days}"] = 2
    page = pages(sends=sends)["ops/calendar/index.md"]
    assert "Asia/Singapore" in words(page.xpath("//p")[0])
    days = page.xpath("//tr/@id | //h2[last()]/text()")
    assert days == ["2026-11-23", "2026-11-24", "Earlier", "2026-11-22"]
