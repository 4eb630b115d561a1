from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kits.model.bundles import Bundle, share
from kits.model.kits import KitMessage
from kits.render.sends import Sending, Sends
from tests.render.sample import SHANGHAI, a_group, a_kit, message

EVENING = message("20-evening", 1, 21, "Good night")


def kits(sends: Sends, zone: str, *groups: str, **facts: object) -> None:
    """Takes in the evening's message for groups that get it by the clock of their zone."""
    at = EVENING.send_at.replace(tzinfo=ZoneInfo(zone))
    known: dict[str, object] = {"send_at": at, **facts}
    for id in groups:
        one: KitMessage = replace(EVENING, **known)  # type: ignore[arg-type]  # facts of any field
        group = a_group(id=id, timezone=zone)
        sends.add(share(Bundle(group=group, kits=(a_kit(group=group, messages=(one,)),))))


def told(one: Sending) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(f"{part.at:%d %H:%M}", part.zones, part.groups) for part in one.parts]


def test_one_message_in_several_zones_is_one_sending() -> None:
    sends = Sends()
    kits(sends, "Asia/Shanghai", "shanghai", "harbin")
    kits(sends, "Europe/London", "london")
    kits(sends, "America/New_York", "new-york")
    kits(sends, "America/Toronto", "toronto")
    (one,) = sends.sendings(SHANGHAI)
    assert (f"{one.first}", f"{one.last}") == ("2026-12-01 21:00:00", "2026-12-01 21:00:00")
    assert one.groups == 5
    assert told(one) == [
        ("01 21:00", ("Asia/Shanghai",), ("shanghai", "harbin")),
        ("01 21:00", ("America/New_York", "America/Toronto"), ("new-york", "toronto")),
        ("01 21:00", ("Europe/London",), ("london",)),
    ]


def test_one_instant_for_all_stands_at_the_community_s_hour() -> None:
    sends = Sends()
    at = datetime(2026, 12, 1, 8, tzinfo=SHANGHAI)
    for zone in ("Asia/Shanghai", "America/New_York"):
        kits(sends, zone, zone, send_at=at.astimezone(ZoneInfo(zone)))
    (one,) = sends.sendings(SHANGHAI)
    assert (f"{one.first}", f"{one.last}") == ("2026-12-01 08:00:00", "2026-12-01 08:00:00")
    assert {at for at, _zones, _groups in told(one)} == {"01 08:00", "30 19:00"}


def test_another_day_is_another_sending_and_another_hour_is_not() -> None:
    sends = Sends()
    kits(sends, "Asia/Shanghai", "shanghai")
    kits(sends, "Asia/Shanghai", "suzhou", send_at=datetime(2026, 12, 1, 18, 30, tzinfo=SHANGHAI))
    kits(sends, "Asia/Shanghai", "harbin", send_at=datetime(2026, 11, 30, 21, tzinfo=SHANGHAI))
    early, late = sends.sendings(SHANGHAI)
    assert [groups for _at, _zones, groups in told(early)] == [("harbin",)]
    assert (late.first.hour, late.last.hour) == (18, 21)


def test_what_is_stopped_is_counted_by_groups() -> None:
    sends = Sends()
    kits(sends, "Asia/Shanghai", "shanghai", "harbin", locked="replaced")
    kits(sends, "Asia/Shanghai", "suzhou")
    (one,) = sends.sendings(SHANGHAI)
    assert (one.stopped, one.groups) == (2, 3)
