from __future__ import annotations

from datetime import date

from kits.channels.channel import CHANNELS
from kits.model.addresses import Addresses
from kits.model.badges import BadgeRule
from kits.model.clocks import Clock
from kits.model.credits import Deed
from kits.model.kits import KitGroup
from kits.model.offices import Tenure
from kits.render.group_homes import Led, leader_home
from kits.render.own_badges import OwnBadges, own_badges
from tests.model.test_earning import badge
from tests.render.pages import each, read
from tests.render.sample import NOW
from tests.tongues import EN

DEEDS = [
    Deed(person="mira", kind="lead", campaign=f"c{n}", when=date(2026, 10, n), group="north")
    for n in (1, 2)
]
BADGES = (
    badge("first", "lead"),
    badge("far", "lead", at_least=9),
    badge("near", "lead", at_least=3),
    badge("nearer", "lead", at_least=4),
    badge("farther", "lead", at_least=12),
    badge("never", "host"),
)
GROUP = KitGroup(id="north", name="North", locale="en", timezone="Asia/Shanghai", leader="Mira")


def shown(badges: OwnBadges) -> list[list[str]]:
    led = [Led(group=GROUP, role="leader", kits=[])]
    page = read(
        leader_home(
            "mira",
            "Mira",
            led,
            CHANNELS,
            Clock(NOW),
            locale=EN,
            badges=badges,
            addresses=Addresses(),
        )
    )
    return [each(part, "./li//p[b]") for part in page.xpath("//ul[@class='medals']")]


def test_a_home_shows_what_was_earned_and_the_three_that_are_nearest() -> None:
    assert shown(own_badges(BADGES, DEEDS, (), EN)) == [
        ["first 1 October 2026"],
        [
            "near 2 of 3 so far",
            "nearer 2 of 4 so far",
            "far 2 of 9 so far",
        ],
    ]


def test_nothing_stands_there_for_someone_who_has_only_begun() -> None:
    assert shown(own_badges(BADGES, [], (), EN)) == []


def test_days_in_office_count_and_steps_of_the_ladder_are_left_out() -> None:
    rule = BadgeRule(office="deputy", for_="90d")  # type: ignore[arg-type]
    one = badge("step", "lead", at_least=9).model_copy(update={"step": 1})
    two = badge("on", "lead").model_copy(update={"step": 2})
    oil = badge("oil").model_copy(update={"rule": (rule,)})
    badges = [oil, one, two]
    held = [Tenure(office="deputy", first=date(2026, 10, 1), last=date(2026, 10, 9))]
    assert shown(own_badges(badges, DEEDS, held, EN)) == [["oil 9 of 90 days so far"]]
