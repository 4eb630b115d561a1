from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from urllib.parse import quote

import pytest

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.artifacts import Made
from kits.model.clocks import Clock
from kits.model.kits import Kit
from kits.render.extras.handing_out import extras, handed_out
from kits.render.extras.one_file import OneFile
from kits.render.extras.posters import Poster
from kits.render.kit_pages import kit_page
from tests.render.pages import read
from tests.render.sample import CHANNELS, NOW, SHANGHAI, a_group, a_kit

ALL = ("poster", "qr", "kit_html")
LINK = "https://x.example/join?g=shanghai-03"
CODE = "campaigns/biancheng/打卡.png"


def asking(*asked: str, link: str | None = LINK, **facts: object) -> Kit:
    kit = a_kit(link=link)
    return replace(kit, campaign=replace(kit.campaign, extras=asked, **facts))


def handed(kit: Kit) -> Iterator[Made]:
    render = partial(kit_page, kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    return extras(
        kit, render(), render, BUILT_IN.tongue(kit.group.locale), community="灯下", site=None
    )


def paths(kit: Kit) -> list[str]:
    made = handed(kit)
    return [each.path.removeprefix("g/shanghai-03/biancheng/") for each in made]


def poster(kit: Kit) -> Poster:
    return next(each.work for each in handed(kit) if isinstance(each.work, Poster))


def test_nothing_is_made_that_nobody_asked_for() -> None:
    assert paths(asking()) == []
    assert not handed_out(asking())


def test_each_is_made_beside_the_page() -> None:
    assert paths(asking(*ALL)) == ["qr.svg", "qr.png", "poster.svg", "poster.png", "kit.html"]
    assert paths(asking("poster")) == ["poster.svg", "poster.png"]
    assert paths(asking("qr")) == ["qr.svg", "qr.png"]


def test_the_one_file_takes_along_the_pictures_that_its_messages_send() -> None:
    kit = asking("kit_html")
    (made,) = handed(kit)
    assert isinstance(made.work, OneFile)
    assert made.work.pictures == ((quote(CODE), f"content/{CODE}"),)


@pytest.mark.parametrize("link", [None, "#小程序://灯下报名/Wn7KqXa2"])
def test_without_a_link_for_a_camera_there_is_no_code(link: str | None) -> None:
    assert paths(asking(*ALL, link=link)) == ["poster.svg", "poster.png", "kit.html"]
    assert poster(asking("poster", link=link)).link is None


@pytest.mark.parametrize("state", ["paused", "withdrawn"])
def test_nothing_calls_people_to_what_was_stopped(state: str) -> None:
    assert paths(asking(*ALL, state=state)) == ["kit.html"]


def test_the_hq_group_is_not_called() -> None:
    kit = asking(*ALL)
    only = replace(kit, messages=tuple(replace(m, to="hq") for m in kit.messages))
    assert paths(only) == ["kit.html"]


def test_the_page_offers_what_is_there() -> None:
    for asked in ((), ("poster",), ALL):
        kit = asking(*asked)
        page = read(kit_page(kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()))
        shown = set(page.xpath("//*[@class='handed']//@href | //*[@class='handed']//img/@src"))
        assert shown == set(paths(kit))


def test_a_poster_says_the_days_in_the_language_of_the_group() -> None:
    assert poster(asking("poster")).when == "2026年12月1日至7日"
    day = {"starts": date(2026, 12, 19), "ends": date(2026, 12, 19)}
    assert poster(asking("poster", **day)).when == "12月19日周六"
    opens = datetime(2026, 12, 19, 19, tzinfo=SHANGHAI)
    assert poster(asking("poster", **day, opens=opens)).when == "12月19日周六 19:00"
    english = replace(asking("poster", **day, opens=opens), group=a_group(locale="en"))
    assert poster(english).when == "Sat 19 Dec 19:00"
    assert poster(english).invitation == "Scan the code to take part"
    arabic = replace(asking("poster", **day), group=a_group(locale="ar"))
    assert poster(arabic).right_to_left
