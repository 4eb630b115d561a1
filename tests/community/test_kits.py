"""Kits are clean, on time and the same everywhere: page, JSON, plain text and command."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kits.rules.rulebooks import RULEBOOK
from tests.reference import Reference, can_be_copied, run


def test_the_content_is_clean_under_strict(reference: Reference) -> None:
    """What is due of its running campaign is told, and fails nothing."""
    checked = run(reference.project, "check", "--strict", "--format", "concise")
    told = (line for line in checked.stdout.splitlines() if "[" in line)
    rules = {line.split("[")[1].split("]")[0] for line in told}
    assert (checked.exit_code, rules) == (
        0,
        {
            "silent-group",
            "unanswered-note",
            "unanswered-ask",
            "not-looked-at",
            "not-heeded",
            "posts-at-once",
            "target-missed",
            "team-expires",
        },
    )
    assert rules <= RULEBOOK.due


def test_sends_are_in_the_zone_of_the_group(reference: Reference) -> None:
    zones = set()
    for _, kit in reference.kits():
        zone = ZoneInfo(kit["group"]["timezone"])
        zones.add(kit["group"]["timezone"])
        for message in kit["messages"]:
            at = datetime.fromisoformat(message["send_at"])
            assert at.utcoffset() == at.astimezone(zone).utcoffset()
            assert at.replace(tzinfo=None) == at.astimezone(zone).replace(tzinfo=None)
    assert len(zones) >= 5


def test_messages_stand_in_the_order_of_time(reference: Reference) -> None:
    for _, kit in reference.kits():
        order = [(datetime.fromisoformat(m["send_at"]), m["id"]) for m in kit["messages"]]
        assert order == sorted(order)


def test_the_change_locks_its_messages_in_its_groups_and_nothing_else(
    reference: Reference,
) -> None:
    kits = [kit for _, kit in reference.kits() if kit["campaign"]["id"] == "hulan-river"]
    chinese = {
        kit["group"]["id"]
        for kit in kits
        if kit["group"]["locale"] == "zh" and kit["messages"][0]["to"] == "groups"
    }
    assert len(chinese) == 57
    locked = {
        (kit["group"]["id"], message["id"], message["locked"])
        for kit in kits
        for message in kit["messages"]
        if message["locked"]
    }
    assert locked == {
        (group, message, "replaced") for group in chinese for message in ("20-launch", "22-how")
    }
    corrected = {
        kit["group"]["id"]
        for kit in kits
        if any(message["id"] == "25-correction" for message in kit["messages"])
    }
    assert corrected == chinese


def test_a_page_holds_the_texts_of_its_json(reference: Reference) -> None:
    for folder, kit in reference.kits():
        page = (folder / "index.html").read_text(encoding="utf-8")
        plain = (folder / "kit.txt").read_text(encoding="utf-8")
        for message in kit["messages"]:
            if can_be_copied(message):
                assert f'data-copy="{message["id"]}"' in page, (folder, message["id"])
                for text in message["texts"].values():
                    assert text["text"] in plain, (folder, message["id"])


@pytest.mark.parametrize(
    ("campaign", "group"),
    [("winter-night", "harbin"), ("winter-night", "london"), ("hulan-river", "shanghai")],
)
def test_show_prints_what_the_page_copies_byte_for_byte(
    reference: Reference, campaign: str, group: str
) -> None:
    kit = reference.kit(group, campaign)
    message = kit["messages"][1]
    for channel, text in message["texts"].items():
        shown = run(reference.project, "show", campaign, group, message["id"], "--channel", channel)
        assert shown.stdout_bytes == text["text"].encode()
