"""Every wording of a message is looked at, whoever gets it, and says what the body says."""

from __future__ import annotations

import pytest

from tests.rules.harness import told

MESSAGE = """
--- campaigns/drive/messages/10-launch.md
title: Launch
send: starts 08:00
variants:
  - {variant}
---
{text}
"""
AT = "campaigns/drive/messages/10-launch.md:5"


def found(text: str, variant: str, more: str = "") -> list[str]:
    return told(MESSAGE.replace("{text}", text).replace("{variant}", variant) + more)


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        (
            "We begin, until {{ campaign.ends | day }}.",
            "Off we go, until {{ campaign.ends | date }}.",
        ),
        ("{% if link %}{{ link }}{% endif %} Go.", "Here: {{ link }}"),
        ("Ask {{ leader }}.", "{{ leader }} knows."),
        ("It is {{ channel }}.", "Go."),
        ("See https://a.example/in at 20:00.", "At 20:00: https://a.example/in"),
        ("We meet at 8pm.", "We meet at 20:00."),
        ("We begin today.", "Off we go."),
    ],
)
def test_other_words_for_the_same_are_fine(text: str, variant: str) -> None:
    more = "--- campaigns/drive.md\nlink: https://a.example/drive\n"
    assert [line for line in found(text, f"'{variant}'") if "wordings-differ" in line] == [], more


@pytest.mark.parametrize(
    ("text", "variant", "expected"),
    [
        (
            "Until {{ campaign.ends | day }}.",
            "Go.",
            ':5:6-8 warning[wordings-differ] wording 2 of message "10-launch" does not say'
            ' "campaign.ends", as its text does',
        ),
        (
            "Go.",
            "Until {{ campaign.ends | day }}.",
            'wording 2 of message "10-launch" says "campaign.ends", and its text does not',
        ),
        (
            "We meet at 20:00.",
            "We meet at 21:00.",
            'wording 2 of message "10-launch" does not say "20:00", as its text does',
        ),
        (
            "Go.",
            "Go to https://a.example/in.",
            'wording 2 of message "10-launch" says "https://a.example/in", and its text does not',
        ),
    ],
)
def test_a_wording_that_says_more_or_less_is_told(text: str, variant: str, expected: str) -> None:
    (line,) = [one for one in found(text, f"'{variant}'") if "wordings-differ" in one]
    assert expected in line


@pytest.mark.parametrize(
    ("variant", "rule"),
    [
        ("'Here TODO'", "placeholder"),
        ("'Off we go, dear readers, all of us together.'", "text-too-long"),
        ("'Firefly.'", "confidential-word"),
        ("'Go to [here](htp:/x).'", "bad-link"),
        ("'On behalf of the company.'", "official-wording"),
        ("'Go {{ nobody }}.'", "unknown-name"),
    ],
)
def test_a_wording_is_read_by_all_rules_of_texts(variant: str, rule: str) -> None:
    more = "--- community.yml\nconfidential: [Firefly]\nchannels:\n  wechat: {limit: 32}\n"
    lines = found("We begin.", variant, more)
    assert [line for line in lines if f"[{rule}]" in line and line.startswith(AT)], lines
