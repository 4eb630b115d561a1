from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.pipeline import Checked, check, load
from kits.texts.proposing import Proposal, proposals
from tests.schema.written import campaign, tree
from tests.texts.test_shouting import ASKED, ENGLISH, FILES, FIRST, MESSAGE

DURING = datetime.fromisoformat("2026-12-12T12:00:00+08:00")
AFTER = datetime.fromisoformat("2026-12-13T00:00:00+08:00")
SHOUT = "campaigns/next/messages/shout-out.md"


def proposed(
    more: dict[str, str] | None = None, now: datetime = DURING, **facts: str
) -> list[Proposal]:
    files = {
        **FILES,
        "community.yml": ASKED,
        "campaigns/first.md": FIRST,
        "campaigns/next/campaign.md": campaign(
            kind="", announcer="leader", starts="2026-12-10", ends="2026-12-12", **facts
        ),
        "campaigns/next/messages/10-launch.md": MESSAGE,
        "campaigns/next/messages/10-launch.en.md": ENGLISH,
        **(more or {}),
    }
    checked = check(load(tree(files)), now)
    assert isinstance(checked, Checked)
    return list(proposals(checked.composer, Clock(now)))


def test_operators_are_shown_each_text_with_the_groups_that_would_get_it() -> None:
    assert proposed() == [
        Proposal(
            campaign="next",
            texts=(
                ("✍️ *小满*得到徽章“稳稳的笔”\n写过通知。\n\n谢谢，有你真好。", ("港湾群",)),
                (
                    "✍️ \\*小满\\* has earned “Steady pen”.\nWrote the notice.\n\n"
                    "Thank you, from all of us.",
                    ("Riverside",),
                ),
            ),
        )
    ]


def test_nothing_is_proposed_for_what_is_over() -> None:
    assert proposed(now=AFTER) == []


@pytest.mark.parametrize("skip", ["[shout-out]", "all"])
def test_nothing_is_proposed_where_it_was_refused(skip: str) -> None:
    assert proposed(skip=skip) == []


def test_nothing_is_proposed_where_it_stands_already() -> None:
    assert proposed({SHOUT: "---\ntitle: 道谢\nsend: ends 20:00\n---\n谢谢。\n"}) == []
