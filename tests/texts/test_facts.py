"""What a campaign says of facts: those it names, with source and day, and only while they hold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kits.pipeline import Checked, check, load
from tests.schema.written import COMMUNITY, tree
from tests.texts.composed import content, findings, message, text

FACTS = """id,what,what.en,value,source,checked_on,until,disclosure
refund,书款全部退回,Fees are paid back,214 位,https://mill.example/refund,2026-11-20,2026-12-02,印书的是会员的哥哥
print,十二月八日重印,,,印厂十一月二十日的信,2026-11-20,,
"""
SAY = (
    "{% for fact in campaign.facts %}{{ fact.what }}{% if fact.value %}：{{ fact.value }}{% endif %}"
    "，{{ fact.source }}，{{ fact.checked_on | date }}"
    "{% if fact.disclosure %}（{{ fact.disclosure }}）{% endif %}\n{% else %}还不知道。{% endfor %}"
)
"""A text that says all of each fact."""
REFUND = "书款全部退回：214 位，\nhttps://mill.example/refund\n2026年11月20日（印书的是会员的哥哥）"
PRINT = "十二月八日重印，印厂十一月二十日的信，2026年11月20日"
MORE = {"facts.csv": FACTS}


def test_a_text_says_facts_with_their_source_day_and_disclosure() -> None:
    assert text(SAY, more=MORE) == f"{REFUND}\n{PRINT}"


def test_a_campaign_says_only_those_that_it_names() -> None:
    assert text(SAY, more=MORE, facts="print") == PRINT
    assert text(SAY, more=MORE, facts="[print, refund]") == f"{PRINT}\n{REFUND}"


def test_where_nothing_was_checked_a_text_can_say_so() -> None:
    assert text(SAY) == "还不知道。"


def test_what_no_fact_has_is_an_error() -> None:
    files = content(
        {
            **MORE,
            "campaigns/books/messages/20-launch.md": message(SAY.replace(".what }}", ".who }}")),
        }
    )
    assert any("who" in found for found in findings(files))


@pytest.mark.parametrize(
    ("now", "said", "good_until"),
    [
        (datetime(2026, 11, 19, tzinfo=UTC), "还不知道。", datetime(2026, 11, 19, 16, tzinfo=UTC)),
        (datetime(2026, 12, 2, 15, tzinfo=UTC), f"{REFUND}\n{PRINT}", None),
        (datetime(2026, 12, 2, 16, tzinfo=UTC), PRINT, None),
    ],
    ids=["not checked yet", "its last day", "over"],
)
def test_what_does_not_hold_is_not_said(
    now: datetime, said: str, good_until: datetime | None
) -> None:
    files = content({**MORE, "campaigns/books/messages/20-launch.md": message(SAY)})
    made = check(load(tree({"community.yml": COMMUNITY, **files})), now)
    assert isinstance(made, Checked)
    kit = made.kit("books", "harbour")
    assert kit is not None
    assert kit.messages[0].texts["wechat"].text == said
    if good_until:
        assert made.good_until <= good_until
