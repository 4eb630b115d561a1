"""Sends are counted by message and instant, and what is stopped is not sent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kits.model.addresses import Addresses
from kits.render.day.agenda import Agenda, Entry
from kits.render.sends import Message, Sends, Slot
from tests.render.day.lamplight import NOW, RIVER, standing
from tests.schema.written import campaign

TODAY = date(2026, 12, 9)


def told(entry: Entry) -> str:
    return f"{entry.at:%d %H:%M} {entry.message} {entry.send.groups} {entry.send.text}"


def test_groups_at_one_instant_are_one_send_and_other_zones_have_their_own() -> None:
    assert [told(entry) for entry in standing().agenda.of_day(TODAY)] == [
        "09 07:40 10-chapter 2 ../g/beijing/river/#m-10-chapter",
        "09 15:40 10-chapter 1 ../g/london/river/#m-10-chapter",
        "09 21:40 20-evening 2 ../g/beijing/river/#m-20-evening",
    ]


def test_a_day_is_that_of_the_community() -> None:
    agenda = standing().agenda
    (next_morning,) = agenda.of_day(date(2026, 12, 10))
    assert told(next_morning) == "10 05:40 20-evening 1 ../g/london/river/#m-20-evening"
    assert agenda.per_day(TODAY, 3) == {
        date(2026, 12, 9): 5,
        date(2026, 12, 10): 1,
        date(2026, 12, 11): 3,
    }


def test_progress_counts_messages_that_all_groups_have_and_sends() -> None:
    agenda = standing().agenda
    noon, evening = agenda.progress("river", NOW), NOW.replace(hour=16)
    assert (noon.messages, noon.of_messages, noon.sends, noon.of_sends) == (0, 3, 2, 9)
    assert agenda.progress("river", evening).messages == 1
    assert agenda.progress("nothing", NOW).of_sends == 0


def test_what_comes_next_is_that_of_all_or_of_one_campaign() -> None:
    agenda = standing().agenda
    following = agenda.next_after(NOW, "river")
    assert following
    assert told(following).startswith("09 15:40 10-chapter 1")
    assert agenda.next_after(NOW) == following
    assert agenda.next_after(NOW, "nothing") is None


def test_what_is_stopped_is_not_sent() -> None:
    for state in ("paused", "withdrawn"):
        made = standing({"campaigns/river/campaign.md": campaign(**RIVER, state=state)})
        assert {entry.message for entry in made.agenda.of_day(TODAY)} == {state}


def test_two_instants_of_one_clock_stay_apart() -> None:
    """When clocks go back, 02:30 comes twice."""
    sends = Sends()
    for hour in (0, 1):
        at = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        slot = Slot(at, "Europe/Berlin", stopped=False)
        message = Message("river", f"10-chapter-{hour}", "10-chapter")
        sends.slots[message], sends.titles[message] = {slot: ["berlin"]}, "Chapter three"
    agenda = Agenda(zone=ZoneInfo("Europe/Berlin"), addresses=Addresses(), gathered=sends)
    assert [f"{entry.at:%H:%M%z}" for entry in agenda.of_day(date(2026, 10, 25))] == [
        "02:30+0200",
        "02:30+0100",
    ]
