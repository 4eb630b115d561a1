"""What only the core hears of, and what is no such thing."""

from __future__ import annotations

import pytest

from tests.rules.harness import told

INNER = """
--- groups/inner.csv
id,name,channels,leader_name,kind,tags,parent
inner,Inner,wechat,Ada,interest,Core;quiet,{parent}
outer,Outer,wechat,Bo,,,
--- campaigns/drive/campaign.md
groups: [lighthouse, inner, outer]
--- campaigns/drive/messages/10-first.md
title: First
send: starts 08:00
only: inner
{first}---
You hear of it first.
"""
ALL = """--- campaigns/drive/messages/20-all.md
title: All
send: {send}
only: {only}
---
A few of us have tried it.
"""
ALONE = 'only the core hears of message "10-first"'


def found(text: str) -> list[str]:
    return [line for line in told(text) if "core-without-counterpart" in line]


def inner(parent: str = "", first: str = "") -> str:
    return INNER.format(parent=parent, first=first)


@pytest.mark.parametrize(
    "text",
    [
        inner() + ALL.format(send="ends 20:00", only="outer"),
        inner() + ALL.format(send="starts 08:00", only="[inner, lighthouse]"),
        inner("lighthouse") + ALL.format(send="ends 20:00", only="lighthouse"),
        inner(first="as: private\n"),
        inner().replace("only: inner\n", ""),
        inner().replace("Core;quiet", "quiet"),
        inner().replace("inner\n---", "inner\nto: hq\n---"),
        inner() + "--- campaigns/drive/campaign.md\ngroups: [lighthouse, outer]\n",
        inner()
        + "--- waivers.csv\nrecord,rule,reason\n"
        + "campaigns/drive/10-first,core-without-counterpart,It is their own meeting.\n",
    ],
)
def test_what_others_hear_of_too_or_need_not_is_fine(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        inner(),
        inner() + ALL.format(send="starts - 1d 20:00", only="outer"),
        inner("lighthouse") + ALL.format(send="ends 20:00", only="outer"),
    ],
    ids=["nothing", "before", "not where they came from"],
)
def test_what_only_the_core_hears_of_is_told(text: str) -> None:
    (line,) = found(text)
    assert ALONE in line


def test_many_of_a_campaign_are_one_finding() -> None:
    again = inner().split("--- campaigns/drive/messages/10-first.md")[1]
    (line,) = found(f"{inner()}--- campaigns/drive/messages/15-again.md{again}")
    assert 'only the core hears of "10-first" and 1 more' in line
