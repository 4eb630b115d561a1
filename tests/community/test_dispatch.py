"""Standing posts: a table becomes a month of posts; a confidential campaign reaches its groups."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from tests.reference import Reference

MONTH = "newcomers-november"
CLASSES = ("newcomers-1", "newcomers-2")
PROOF = "proof-copy"
NOT_POSTED = ("moments", "private")

Sent = tuple[datetime, str, str, datetime | None]
"""When, the message's id, its title, and until when."""


def table(reference: Reference) -> list[dict[str, str]]:
    """The rows of the month's table, read by Python's own reader."""
    path = reference.project / f"content/campaigns/{MONTH}/messages.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected(rows: list[dict[str, str]], zone: ZoneInfo) -> list[Sent]:
    """What a kit should hold of these rows: one message a day named, in the order of time."""
    sent: list[Sent] = []
    for row in rows:
        days = row["date"].split("；")
        for number, day in enumerate(days, start=1):
            id = f"{row['id']}-{number}" if len(days) > 1 else row["id"]
            until = at(day, row["until"], zone) if row["until"] else None
            sent.append((at(day, row["time"], zone), id, row["title"], until))
    return sorted(sent)


def at(day: str, hour: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(date.fromisoformat(day), clock(hour), zone)


def clock(hour: str) -> time:
    """`7:45` and `07:45` alike."""
    return time.fromisoformat(hour.zfill(5))


def held(kit: dict[str, Any]) -> list[Sent]:
    """What a kit does hold, in its own order."""
    return [
        (
            datetime.fromisoformat(message["send_at"]),
            message["id"],
            message["title"],
            datetime.fromisoformat(message["until"]) if message["until"] else None,
        )
        for message in kit["messages"]
    ]


def posts(kit: dict[str, Any]) -> list[datetime]:
    """When something is posted into the group itself."""
    return [
        datetime.fromisoformat(message["send_at"])
        for message in kit["messages"]
        if message["as"] not in NOT_POSTED
    ]


def test_the_table_holds_a_month(reference: Reference) -> None:
    rows = table(reference)
    days = {day for row in rows for day in row["date"].split("；")}
    assert len(days) >= 28
    assert len({row["text"] for row in rows}) == len(rows), "no two posts are the same"
    mornings = [row for row in rows if clock(row["time"]) < time(8) and not row["to"]]
    assert len(mornings) == 21, "one for each working day of November 2026"
    assert any("；" in row["date"] for row in rows)
    assert {"announcement", "chain", "private"} <= {row["as"] for row in rows}
    assert any(row["report"] for row in rows)


@pytest.mark.parametrize("group", CLASSES)
def test_every_row_and_day_is_in_the_kit_at_its_local_time(
    reference: Reference, group: str
) -> None:
    kit = reference.kit(group, MONTH)
    zone = ZoneInfo(kit["group"]["timezone"])
    rows = [row for row in table(reference) if not row["to"]]
    assert held(kit) == expected(rows, zone)


def test_what_is_for_all_leaders_is_in_the_kit_of_their_group_alone(reference: Reference) -> None:
    kit = reference.kit("hq", MONTH)
    rows = [row for row in table(reference) if row["to"] == "hq"]
    assert rows
    assert held(kit) == expected(rows, ZoneInfo(kit["group"]["timezone"]))


@pytest.mark.parametrize("group", CLASSES)
def test_a_text_is_what_the_table_says(reference: Reference, group: str) -> None:
    plain = {
        row["id"]: row["text"]
        for row in table(reference)
        if not row["to"] and "{{" not in row["text"] and "**" not in row["text"]
    }
    compared = 0
    for message in reference.kit(group, MONTH)["messages"]:
        if message["id"] in plain:
            for text in message["texts"].values():
                assert text["text"] == plain[message["id"]]
                compared += 1
    assert compared >= 25


@pytest.mark.parametrize("campaign", [MONTH, PROOF])
def test_no_day_is_crowded_and_no_night_disturbed(reference: Reference, campaign: str) -> None:
    settings = yaml.safe_load((reference.project / "content/community.yml").read_text("utf-8"))
    evening, morning = settings["policy"]["quiet_hours"].split("-")
    for _, kit in reference.kits():
        if kit["campaign"]["id"] == campaign:
            times = posts(kit)
            assert times
            assert max(Counter(moment.date() for moment in times).values()) <= 3
            for moment in times:
                assert clock(morning) <= moment.time() < clock(evening), moment


def test_a_confidential_campaign_reaches_exactly_its_groups(reference: Reference) -> None:
    groups = {
        folder.parent.name for folder, kit in reference.kits() if kit["campaign"]["id"] == PROOF
    }
    assert groups == {"shanghai", "chengdu", "translation"}
    links = [reference.places(PROOF)[group]["link"] for group in sorted(groups)]
    assert len(set(links)) == len(groups)
    for group in groups:
        texts = json.dumps(reference.kit(group, PROOF), ensure_ascii=False)
        assert [link in texts for link in links] == [name == group for name in sorted(groups)]


def test_standing_posts_are_not_public_either(reference: Reference) -> None:
    for path in sorted(reference.tree("public").rglob("*.html")):
        assert MONTH not in path.read_text(encoding="utf-8"), path
