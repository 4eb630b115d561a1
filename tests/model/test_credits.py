from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.audiences import Audience
from kits.model.credits import Deed, deeds
from kits.model.views import view
from tests.schema.written import campaign, community

AFTER = datetime.fromisoformat("2026-12-14T00:30:00+08:00")
LAST_DAY = datetime.fromisoformat("2026-12-13T23:59:00+08:00")

ROSTER = {
    "people/all.csv": """
        id,name,credit,role
        mira,Mira,name,
        bo,Bo,,
        an,An,anonymous,
        ops,Ops,name,staff
        """,
    "groups/all.csv": """
        id,name,channels,leaders
        harbour,Harbour,wechat,bo；ops
        north,North,wechat,mira
        """,
}


def told(more: str = "", recap: str = "", now: datetime = AFTER, **facts: str) -> list[str]:
    """The credits of one campaign, of a `harbour` alone, each in a line."""
    files = {
        "campaigns/drive/campaign.md": campaign(more, **{"groups": "harbour", **facts}),
        **({"campaigns/drive/recap.md": recap} if recap else {}),
    }
    return [_line(deed) for deed in deeds(community({**ROSTER, **files}), now)]


def _line(deed: Deed) -> str:
    who = deed.person or (deed.name and f"({deed.name})") or "nobody"
    facts = [who, deed.kind, deed.what, deed.group, deed.when.isoformat()]
    return " ".join(fact for fact in facts if fact)


def test_an_ended_campaign_credits_its_announcer_and_its_leaders() -> None:
    assert told() == ["bo lead harbour 2026-12-13", "mira announce 2026-12-13"]


def test_a_campaign_that_each_leader_announces_has_no_announcer() -> None:
    assert told(announcer="leader") == ["bo lead harbour 2026-12-13"]


def test_nothing_counts_before_the_last_day_is_over_in_the_zone_of_the_community() -> None:
    assert told(now=LAST_DAY) == []
    assert told(now=datetime.fromisoformat("2026-12-13T17:00:00Z")) != []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_was_not_held_does_not_count(state: str) -> None:
    assert told(state=state) == []


def test_staff_are_never_credited() -> None:
    duties = "duties:\n  copywriting: ops\n  intake: [bo, ops]\ncredits:\n  - {person: ops, for: x}"
    assert told(duties, groups="north", announcer="leader") == [
        "bo duty intake 2026-12-13",
        "mira lead north 2026-12-13",
    ]


def test_a_waived_duty_credits_nobody() -> None:
    waived = "duties:\n  copywriting: {waived: none needed}"
    assert told(waived, announcer="leader") == ["bo lead harbour 2026-12-13"]


AWARDS = """
awards:
  - id: first
    name: First
    winners:
      - mira
      - {name: Guest, consent: name, group: harbour}
      - {name: Shy, consent: anonymous}
      - {name: Shyer, consent: anonymous}
      - {name: Silent}
"""


def test_winners_by_their_consent() -> None:
    assert told(AWARDS, announcer="leader", groups="north") == [
        "nobody win first 2026-12-13",
        "nobody win first 2026-12-13",
        "(Guest) win first harbour 2026-12-13",
        "mira lead north 2026-12-13",
        "mira win first 2026-12-13",
    ]


RECAP = """
---
praise:
  - person: bo
    for: he kept the list
  - person: ops
    for: staff
credits:
  - person: an
    for: carried the books
    kind: carrying
    group: harbour
    when: 2026-12-10
  - person: someone
    for: is gone
---
Thank you all.
"""


def test_praise_and_credits() -> None:
    line = "credits:\n  - {person: bo, for: found the shelves}"
    assert told(line, RECAP, announcer="leader", groups="north") == [
        "bo deed found the shelves 2026-12-13",
        "bo praise he kept the list 2026-12-13",
        "mira lead north 2026-12-13",
        "someone deed is gone 2026-12-13",
        "an carrying carried the books harbour 2026-12-10",
    ]


def test_the_same_deed_counts_once() -> None:
    twice = "credits:\n  - {person: bo, for: x}\n  - {person: bo, for: x}"
    assert told(twice, announcer="leader", groups="north") == [
        "bo deed x 2026-12-13",
        "mira lead north 2026-12-13",
    ]


def test_unnamed_helpers_are_counted_each_once() -> None:
    """An anonymous helper, one who was removed, and two guests."""
    made = community(
        {
            **ROSTER,
            "campaigns/drive/campaign.md": campaign(AWARDS, crew="an"),
            "campaigns/drive/recap.md": RECAP,
        }
    )
    seen = view(made, Audience.PUBLIC, AFTER, {})
    assert seen.unnamed == 4
