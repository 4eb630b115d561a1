from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.model.bundles import Send, Share
from kits.render.ops.calendar import NAMED, calendar_page
from kits.render.sends import Sends
from kits.render.views import View
from tests.render.hosted import seen
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words
from tests.render.sample import SHANGHAI

MANY = [f"g{number}" for number in range(NAMED + 1)]
GROUPS = "id,name,channels,region,country,kind,owner\n" + "".join(
    f"{id},{name},wechat,{area},{country},{kind},{owner}\n"
    for id, name, area, country, kind, owner in [
        ("north", "<b>North", "北方", "CN", "city", "ops"),
        ("london", "London", "", "GB", "city", "ops"),
        ("poems", "Poems", "", "", "interest", "Joe"),
        *((id, id.upper(), "南方", "CN", "city", "ops") for id in MANY),
    ]
)
FILES = {
    "groups/all.csv": GROUPS,
    "community.yml": "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\n"
    "vocabulary:\n  kinds: {interest: Interests, city: Cities}\n",
}
TITLES = {("walk", ""): "A <walk>", ("walk", "20-start"): "We *start*"}


def view(groups: str = GROUPS) -> View:
    """What operators see on Wednesday, 9 December 2026."""
    return replace(seen({**FILES, "groups/all.csv": groups}, Audience.OPERATORS), titles=TITLES)


def send(at: datetime, id: str = "20-start", stopped: bool = False) -> Send:
    return Send(
        campaign="walk", id=id, base="20-start", name="20-start", title="", at=at, stopped=stopped
    )


def sent(
    day: int,
    *groups: str,
    zone: str = "Asia/Shanghai",
    stopped: bool = False,
    id: str = "20-start",
) -> list[Share]:
    """A message on a day of December 2026 at half past eight, to groups of a zone."""
    at = datetime(2026, 12, day, 20, 30, tzinfo=ZoneInfo(zone))
    one = send(at, id, stopped)
    return [Share(group=group, zone=zone, sends=(one,)) for group in groups]


def page(shares: Sequence[Share]) -> Element:
    return read_page(made(shares))


def made(shares: Sequence[Share]) -> Page:
    return only(calendar_page(view(), Sends.of(shares)))


def test_a_row_leads_to_its_text_and_to_that_of_each_group() -> None:
    (row,) = page(sent(9, "north", "poems")).xpath("//li[@data-campaign='walk']")
    assert words(row.xpath("time")[0]) == "20:30"
    assert row.xpath("a/@href") == ["../../g/north/walk/#m-20-start"]
    assert words(row.xpath("a")[0]) == "We *start* A <walk>"
    assert [(words(a), a.get("href")) for a in row.xpath("details//a")] == [
        ("<b>North", "../../g/north/walk/#m-20-start"),
        ("Poems", "../../g/poems/walk/#m-20-start"),
    ]


def test_a_message_for_several_zones_is_one_row_that_unfolds_to_their_clocks() -> None:
    sends = sent(9, "london", zone="Europe/London")
    (row,) = page(sent(9, "north") + sends).xpath("//li[@data-campaign]")
    assert words(row.xpath("details/summary")[0]) == "2 groups"
    assert each(row, "details/ul/li") == [
        "20:30 Shanghai <b>North",
        "20:30 London (Thu 10 Dec 04:30 in Shanghai) London",
    ]


def test_many_groups_stand_in_one_list_that_rows_share() -> None:
    read = page(sent(9, *MANY) + sent(10, *MANY, id="20-start-2"))
    assert read.xpath("//li[@data-campaign]//li/@data-to") == ["1", "1"]
    assert read.xpath("//li[@data-campaign]//li/a/@href") == ["#to-1", "#to-1"]
    (listed,) = read.xpath("//section[@id='to-1']")
    assert listed.xpath(".//a/@href") == [f"../../g/{id}/" for id in MANY]


def test_weeks_that_are_over_are_folded_below_what_is_to_come_and_so_are_far_ones() -> None:
    sends = sent(9, "north")
    for day, id in ((1, "a"), (7, "b"), (16, "c"), (31, "d")):
        sends += sent(day, "north", id=id)
    read = page(sends)
    weeks = read.xpath("//details[contains(@class, 'kits-week')]")
    assert [(week.get("id"), week.get("open") is not None) for week in weeks] == [
        ("2026-W50", True),
        ("2026-W51", True),
        ("2026-W53", False),
        ("2026-W49", False),
    ]
    assert read.xpath("//details[@class='kits-earlier']//section/@id") == ["2026-12-07"]
    assert read.xpath("//section[@class='kits-day']/@id") == [
        "2026-12-07",
        "2026-12-09",
        "2026-12-16",
        "2026-12-31",
        "2026-12-01",
    ]


def test_one_chooses_by_campaign_area_and_owner_and_without_a_script_all_is_there() -> None:
    read = page(sent(9, "north", "london", "poems", *MANY))
    (bar,) = read.xpath("//div[@class='kits-sift']")
    assert bar.get("hidden") is not None
    choices = {one.get("name"): [words(option) for option in one] for one in bar.xpath(".//select")}
    assert choices == {
        "area": ["All", "GB", "Interests", "北方", "南方"],
        "owner": ["All", "Joe", "Ops Real"],
    }
    numbers = {words(option): option.get("value") for option in bar.xpath(".//option")}
    (poems,) = read.xpath("//section[@id='to-1']//li[a='Poems']")
    assert poems.get("data-in") == f"{numbers['Interests']}.{numbers['Joe']}"


def test_what_is_stopped_is_struck_out() -> None:
    (row,) = page(sent(9, "north", stopped=True)).xpath("//li[@data-campaign]")
    assert row.get("class") == "kits-stopped"
    assert "Stopped" in words(row)
    (row,) = page(sent(9, "north", stopped=True) + sent(9, "poems")).xpath("//li[@data-campaign]")
    assert row.get("class") is None
    assert "stopped in 1 group" in words(row)


def test_each_day_on_which_something_is_sent_can_be_led_to() -> None:
    alone = page(sent(9, "london", zone="America/New_York"))
    assert alone.xpath("//section[@class='kits-day']/@id") == ["2026-12-10"]
    late = sent(9, "london", zone="America/New_York")
    late += sent(9, "north")
    assert page(late).xpath("//section[@id='2026-12-09']/span/@id") == ["2026-12-10"]
    late += sent(10, "north", id="b")
    assert page(late).xpath("//section[@id='2026-12-09']/span/@id") == []


def test_nothing_to_send_is_one_line() -> None:
    read = page([])
    assert each(read, "//p")[-1] == "Nothing is sent."
    assert not read.xpath("//div[@class='kits-sift']")


def test_two_thousand_groups_cost_what_their_lists_cost() -> None:
    ids = [f"n{number}" for number in range(2_119)]
    rows = "".join(f"{id},Group {id},wechat\n" for id in ids)
    start = datetime(2026, 12, 9, 20, 30, tzinfo=SHANGHAI)
    sends = tuple(send(start + timedelta(day), f"20-start-{day}") for day in range(100))
    shares = [Share(group=id, zone="Asia/Shanghai", sends=sends) for id in ids]
    body = only(calendar_page(view(f"id,name,channels\n{rows}"), Sends.of(shares))).body
    assert body.count("../../g/n7/") == 1
    assert len(body) < 300_000


def test_the_same_sends_are_the_same_bytes_in_any_order() -> None:
    first = sent(9, "north")
    second = sent(9, "london", zone="Europe/London", id="a")
    assert made(first + second).body == made(second + first).body
