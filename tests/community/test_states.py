"""A running campaign's kits group by group, and what a paused, withdrawn or hidden one shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.reference import Reference
from tests.written import HQ, Facts, campaigns, leader, open_groups, people

DAYS = {
    "zh": ("11月21日（周六）", "11月27日（周五）"),
    "en": ("Saturday 21 November", "Friday 27 November"),
}


def texts(kit: dict[str, Any]) -> Iterator[str]:
    for message in kit["messages"]:
        for text in message["texts"].values():
            yield text["text"].replace("\\", "")  # as Discord shows it


def page(reference: Reference, group: str, campaign: str) -> str:
    path = reference.tree("leaders") / "g" / group / campaign / "index.html"
    return unescape(path.read_text(encoding="utf-8"))


def with_kits(reference: Reference, campaign: str) -> set[str]:
    return {path.parent.name for path in reference.tree("leaders").glob(f"g/*/{campaign}")}


def readers(reference: Reference) -> dict[str, Facts]:
    """Every open group but the one for which the book is too hard."""
    (facts, *_) = campaigns(reference.project)["hulan-river"]
    assert facts["except"] == ["cairo"]
    every = open_groups(reference.project)
    return {group: row for group, row in every.items() if group != "cairo"}


def files(tree: Path) -> Iterator[tuple[str, str]]:
    """Every file of a tree with its path, and with its text where it is one."""
    for path in sorted(tree.rglob("*")):
        text = ""
        if path.suffix in (".html", ".json", ".xml", ".txt", ".ics"):
            text = unescape(path.read_text(encoding="utf-8"))
            if path.suffix == ".json":
                text = json.dumps(json.loads(text), ensure_ascii=False)
        yield str(path.relative_to(tree)), text


def test_every_group_that_reads_has_one_kit_and_the_leaders_have_theirs(
    reference: Reference,
) -> None:
    expected = set(readers(reference))
    assert len(expected) == 63
    assert with_kits(reference, "hulan-river") == expected | {HQ}
    for group in expected | {HQ}:
        kit = reference.kit(group, "hulan-river")
        to = "hq" if group == HQ else "groups"
        assert {message["to"] for message in kit["messages"]} == {to}, group


def test_every_kit_speaks_of_its_own_group(reference: Reference) -> None:
    roster = people(reference.project)
    places = reference.places("hulan-river")
    (facts, *_) = campaigns(reference.project)["hulan-river"]
    spoken = set()
    for group, row in readers(reference).items():
        kit = reference.kit(group, "hulan-river")
        locale = row.get("locale") or "zh"
        assert (kit["group"]["locale"], kit["group"]["timezone"]) == (locale, row["timezone"])
        spoken.add(locale)

        whole = "\n".join(texts(kit))
        way = places.get(group, {}).get("link") or facts["link"]
        assert set(re.findall(r"https://read\.\S+", whole)) == {f"{way}?g={group}"}, group

        (opening,) = [m for m in kit["messages"] if m["id"] == "20-launch"]
        for channel, text in opening["texts"].items():
            said = text["text"].replace("\\", "")
            name = leader(row, roster)
            assert said.endswith(f"Ask {name}." if locale == "en" else f"问{name}。"), group
            for day in DAYS[locale]:
                assert day in said, (group, channel)
            shelf = row.get("vars.bookshelf")
            shelves = "Our shelf" if locale == "en" else "书架"
            assert (shelves in said) == bool(shelf), group
            assert not shelf or shelf in said, group
    assert spoken == {"zh", "en"}


def test_only_those_who_have_the_summer_are_told_of_it(reference: Reference) -> None:
    told = {
        group
        for group in readers(reference)
        if "nearly summer" in "\n".join(texts(reference.kit(group, "hulan-river")))
    }
    assert told == {"sydney", "melbourne"}


def test_the_correction_leads_the_page_and_what_it_replaces_is_gone(reference: Reference) -> None:
    for group, row in readers(reference).items():
        shown = page(reference, group, "hulan-river")
        offered = re.findall(r'data-copy="([^"]+)"', shown)
        if (row.get("locale") or "zh") == "zh":
            assert offered[0] == "25-correction", group
            assert not {"20-launch", "22-how"} & set(offered), group
        else:
            assert {"20-launch", "22-how"} <= set(offered), group
            assert "25-correction" not in shown, group


@pytest.mark.parametrize(
    ("campaign", "state"), [("copying-fortnight", "paused"), ("bookshop-photo", "withdrawn")]
)
def test_nothing_of_a_stopped_campaign_can_be_copied(
    reference: Reference, campaign: str, state: str
) -> None:
    (facts, *_) = campaigns(reference.project)[campaign]
    assert facts["state"] == state
    assert with_kits(reference, campaign) == {*facts["groups"], HQ}
    (change,) = facts["changes"]
    said = change["what"]
    at = datetime.fromisoformat(change["at"].replace(" community", "+08:00"))
    for group in with_kits(reference, campaign):
        kit = reference.kit(group, campaign)
        assert kit["campaign"]["state"] == state
        assert kit["messages"], group
        told = [message["id"] for message in kit["messages"] if message["locked"] is None]
        heard = any(datetime.fromisoformat(message["send_at"]) < at for message in kit["messages"])
        assert told == [f"hq-{state}" if group == HQ else state], group
        answers = [m["receipt"] is not None for m in kit["messages"] if m["locked"] is None]
        assert answers == [heard and group != HQ], group
        stopped = [message for message in kit["messages"] if message["locked"]]
        assert {message["locked"] for message in stopped} <= {state}, group
        shown = page(reference, group, campaign)
        plain = reference.tree("leaders") / "g" / group / campaign / "kit.txt"
        printed = plain.read_text(encoding="utf-8")
        for text in texts({**kit, "messages": stopped}):
            assert text not in shown, group
            assert text not in printed, group
        told = set(texts(kit)) - set(texts({**kit, "messages": stopped}))
        assert all(said in text for text in told), group
        if group != HQ:
            for change in facts["changes"]:
                assert change["what"] in shown, group
                assert change["what"] in printed, group


@pytest.mark.parametrize(
    ("campaign", "says"),
    [("copying-fortnight", "活动已暂停。"), ("bookshop-photo", "活动已取消。")],
)
def test_the_public_page_of_a_stopped_campaign_says_so(
    reference: Reference, campaign: str, says: str
) -> None:
    (facts, *_) = campaigns(reference.project)[campaign]
    public = reference.tree("public") / "campaigns" / campaign / "index.html"
    shown = unescape(public.read_text(encoding="utf-8"))
    assert says in shown
    for change in facts["changes"]:
        assert change["what"] in shown
        assert change["why"] not in shown


def test_drafts_and_what_is_confidential_stand_nowhere_in_public(reference: Reference) -> None:
    every = campaigns(reference.project)
    unfinished = ("draft", "proposed")
    drafts = {id for id, (facts, *_) in every.items() if facts.get("state", "draft") in unfinished}
    secret = {id for id, (facts, *_) in every.items() if facts.get("confidential")}
    assert {"new-year-shelf", "book-day"} <= drafts
    assert secret == {"proof-copy"}

    def found(tree: str, ids: set[str]) -> list[tuple[str, str]]:
        titles = [facts["title"] for id in ids for facts in every[id]]
        return [
            (name, word)
            for name, text in files(reference.tree(tree))
            for word in (*ids, *titles)
            if word in text or word in name
        ]

    assert found("public", drafts | secret) == []
    assert found("leaders", drafts) == []
    assert found("leaders", secret) != [], "what stands nowhere proves nothing"
    in_operators = (reference.tree("operators") / "ops").rglob("index.html")
    ops = "".join(path.read_text(encoding="utf-8") for path in in_operators)
    assert all(every[id][0]["title"] in ops for id in drafts)


def test_winners_appear_only_as_they_agreed(reference: Reference) -> None:
    (facts, *_) = campaigns(reference.project)["letter-to-a-book"]
    roster = people(reference.project)
    winners = [winner for award in facts["awards"] for winner in award["winners"]]
    shown: set[str] = set()
    hidden: set[str] = set()
    for winner in winners:
        if isinstance(winner, dict):
            (shown if winner["consent"] == "name" else hidden).add(winner["name"])
        else:
            person = roster[winner]
            if person["credit"] == "name":
                shown.add(person["name"])
            elif person["credit"] == "alias":
                shown.add(person["alias"])
                hidden.add(person["name"])
            else:
                hidden.add(person["name"])
    guests = {winner["name"] for winner in winners if isinstance(winner, dict)}
    assert shown & guests, "somebody off the roster agreed to be named"
    assert hidden & guests, "and somebody did not"

    public = reference.tree("public")
    for path in ("campaigns/letter-to-a-book/index.html", "wall/index.html", "wall.json"):
        text = (public / path).read_text(encoding="utf-8")
        assert {name for name in shown if name not in text} == set(), path
    found = [(name, word) for name, text in files(public) for word in hidden if word in text]
    assert found == []
