"""The script and the build tell the same of each message at any hour, also when clocks change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kits.model.clocks import Clock
from kits.model.kits import Kit, KitMessage
from kits.render.timeline import label, next_time, phase
from tests.render.device import KEEP, Open, rebuilt
from tests.render.sample import a_group, a_kit, message, text
from tests.tongues import EN

QUIET = (time(22, 30), time(7, 30))
NOON = (time(12), time(14))
# A browser that does not know the zones of the world.
NO_ZONES = """
const known = Intl.DateTimeFormat;
Intl.DateTimeFormat = function (language, facts) {
    if (facts && facts.timeZone) throw new RangeError("unknown");
    return new known(language, facts);
};
"""
TOLD = """() => Array.from(document.querySelectorAll(".card"), card =>
    [card.dataset.message, card.dataset.phase, card.querySelector("[data-label]").textContent])"""


def kit_of(zone: str, first: date) -> Kit:
    """Texts of two days at all hours, some of which name their day, expire or may go out at night."""
    start = datetime.combine(first, time(), ZoneInfo(zone))
    sent: list[tuple[str, int, dict[str, object]]] = [
        ("a", 8, {}),
        ("b", 19, {}),
        ("c", 20, {}),
        ("d", 20, {"texts": {"wechat": text("Tonight we read on.")}}),
        ("e", 21, {"until": start + timedelta(hours=30)}),
        ("f", 22, {"quiet": None}),
        ("g", 30, {}),
        ("h", 36, {"quiet": NOON}),
    ]

    def made(id: str, hours: int, facts: dict[str, object]) -> KitMessage:
        one = message(id, 1, 1, "Where did you stop?", **{"quiet": QUIET, **facts})
        return replace(one, send_at=start + timedelta(hours=hours))

    return a_kit(
        group=a_group(locale="en", timezone=zone),
        messages=tuple(made(*one) for one in sent),
        notices=(),
        faq=(),
    )


@pytest.mark.parametrize(
    ("zone", "first", "device", "script"),
    [
        ("Europe/London", date(2026, 3, 28), "Asia/Shanghai", KEEP),
        ("Europe/London", date(2026, 10, 24), "America/New_York", KEEP),
        ("Australia/Sydney", date(2026, 4, 4), "Europe/London", KEEP),
        ("Asia/Kathmandu", date(2026, 11, 21), "Asia/Kathmandu", KEEP),
        ("Asia/Shanghai", date(2026, 11, 21), "Europe/London", KEEP + NO_ZONES),
    ],
)
def test_script_and_build_tell_the_same_at_every_hour(
    phone: Open, zone: str, first: date, device: str, script: str
) -> None:
    kit = kit_of(zone, first)
    page = phone(script=script, timezone_id=device)
    rebuilt(page, kit)
    told: set[str] = set()
    for half_hours in range(0, 130):
        now = datetime.combine(first, time(), UTC) + timedelta(minutes=30 * half_hours + 1)
        page.clock.set_fixed_time(now)
        page.evaluate("kits.refresh()")
        upcoming = next_time(kit.messages, Clock(now))
        expected = []
        for one in kit.messages:
            found = phase(one, Clock(now), upcoming)
            expected.append([one.id, found, label(one, found, Clock(now), EN)])
            told.add(found)
        assert sorted(page.evaluate(TOLD)) == expected, now
    assert told == {"due", "held", "left", "done", "expired", "next", "later"}
