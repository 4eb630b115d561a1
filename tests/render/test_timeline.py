from dataclasses import replace
from datetime import timedelta

from kits.render.timeline import DUE, phases
from tests.render.sample import NOW, message

LAUNCH = message("20-launch", 2, 8, "今天开始")


def test_a_message_is_due_for_half_a_day_and_done_after_it() -> None:
    times = (NOW, NOW + timedelta(minutes=1), NOW - DUE, NOW - DUE + timedelta(minutes=1))
    messages = [replace(LAUNCH, send_at=at) for at in times]
    assert phases(messages, NOW) == ("due", "next", "done", "due")


def test_all_that_are_sent_at_the_nearest_hour_are_next() -> None:
    messages = [message(id, day, 20, "x") for id, day in (("a", 3), ("b", 3), ("c", 4))]
    assert phases(messages, NOW) == ("next", "next", "later")


def test_only_an_explicit_end_makes_a_message_expire() -> None:
    old = message("old", 1, 8, "x")
    assert phases([old, replace(old, until=NOW)], NOW) == ("done", "expired")


def test_a_stopped_message_is_never_next() -> None:
    messages = [message("a", 3, 8, "x", locked="paused"), message("b", 4, 8, "x")]
    assert phases(messages, NOW) == ("locked", "next")
