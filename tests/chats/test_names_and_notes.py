"""Names as people type them, without accents, and what was typed beside a line without a code."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from kits.chats.expected import Expected, Known
from kits.chats.folding import letters
from kits.chats.matching import read
from tests.chats.expecting import NOW, SHANGHAI, awaited, expecting, plain, told
from tests.chats.test_chats import in_the_page


def spoken(*names: str, **of: Any) -> Expected:
    """Groups of these names, each of which owes an answer."""
    ids = [f"g{number}" for number in range(len(names))]
    groups = tuple(Known(id=id, name=name) for id, name in zip(ids, names, strict=True))
    return replace(expecting(), groups=groups, answers=tuple(map(awaited, ids)), **of)


def in_both(text: str, expected: Expected) -> list[str]:
    """What is found in a text, which is the same in the command and on the page."""
    found = read(text, expected, NOW)
    assert in_the_page([text], expected)["found"] == [plain(found)]
    return told(found)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Inês", "Ines"),
        ("Ines", "INÊS"),
        ("Inês", "Ine\u0302s"),
        ("Đà Nẵng", "da nang"),
        ("Hà Nội", "ha noi"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Großstadt", "GROSSSTADT"),
        ("Łódź", "Lodz"),
        ("Αθήνας", "ΑΘΗΝΑΣ"),
        ("Орёл", "орел"),
    ],
)
def test_a_name_is_known_without_its_accents(name: str, typed: str) -> None:
    assert in_both(f"{typed} 已发", spoken(name)) == ["proposed g0 12-07T21:00:00 named"]


@pytest.mark.parametrize("names", [("がく", "かく"), ("กิน", "กัน"), ("각", "가각")])
def test_signs_that_make_another_letter_are_no_accents(names: tuple[str, str]) -> None:
    assert letters(names[0]) != letters(names[1])
    assert in_both(f"{names[1]} 已发", spoken(*names)) == ["proposed g1 12-07T21:00:00 named"]


def test_names_that_differ_by_accents_alone_are_of_nobody_for_certain() -> None:
    both = spoken("Hà", "Hạ")
    assert in_both("Ha 已发\nHà 已发", both) == ["listed Ha 已发", "listed Hà 已发"]


def test_words_that_answer_are_known_without_accents_too() -> None:
    """A leader who types "nao hoje" has not posted."""
    inês = spoken("Inês", skipped=("não hoje",))
    line = f"nao hoje · Ines · {awaited('g0').code} chuva"
    assert in_both(line, inês) == ["certain g0 12-07T21:00:00 skipped chuva"]


NOTED = {
    "上海发了，三个人问时间": "三个人问时间",
    "上海 已发 👍 三个人问时间。": "三个人问时间。",
    "已发 上海（三个人问时间）": "（三个人问时间）",
    "Shanghai posted three ask when": "three ask when",
    "posted: Shanghai - three ask when": "three ask when",
    "Shanghai is done, three ask when": "three ask when",
    "甲:\n上海\n已发\n三个人问时间": "三个人问时间",
    "上海 今天不发 群主请假": "群主请假",
    "#接龙\n1. 小王 上海 已发 三个人问时间": "三个人问时间",
    "上海发了哈": "",
    "上海发了一半": "",
    "大家晚上好，上海发了": "",
    "上海发了 ✔️": "",
    "上海发了 上海 已发": "",
    "上海·灯下 已发 上海": "",
}


def test_what_is_typed_after_a_name_is_its_note() -> None:
    page = in_the_page(list(NOTED))["found"]
    for (text, note), found in zip(NOTED.items(), page, strict=True):
        ours = read(text, expecting(), NOW)
        assert found == plain(ours)
        assert [(t.row.group, t.row.note) for t in ours.proposed] == [("shanghai", note)], text


def test_a_line_of_several_groups_has_no_note() -> None:
    lines = in_both("兰州、朗读组 都发了，三个人问时间", expecting())
    assert [line.rpartition(" ")[2] for line in lines] == ["named", "named"]


SAID = ("Zoë Ortega", "zoe ortega", "ZOË", "Zoe", "Ortega", "老马", "Mei")


def test_no_name_is_in_a_note() -> None:
    """Neither a sender's nor a leader's, nor a part of it, with accents or without."""
    group = replace(expecting().groups[1], people=("老马", "Mei Lin"))
    expected = replace(expecting(), groups=(group,), answers=(awaited("shanghai"),))
    lines = ("上海 已发 问{} 三人", f"已发 · 上海·灯下 · {SHANGHAI} 问 {{}} 三人")
    texts = [
        f"[2026/12/7 20:01:05] Zoë Ortega: {line.format(name)}" for name in SAID for line in lines
    ]
    for text, found in zip(texts, in_the_page(texts, expected)["found"], strict=True):
        ours = read(text, expected, NOW)
        assert found == plain(ours)
        (take,) = (*ours.certain, *ours.proposed)
        assert take.row.note.replace(" ", "") == "问…三人"


def test_a_word_is_no_part_of_a_name() -> None:
    """Somebody called Rose Day may write of a day, and that it rose."""
    text = "[2026/12/7 20:01:05] Rose Day: Shanghai posted, it rose all days by day, thanks Rose"
    (found,) = in_both(text, expecting())
    assert found.endswith(" named it rose all days by day, thanks …")


PIECES = (
    "上海 兰州 朗读组 Lanzhou Shànghai 兰州·灯下 已发 发了 posted 今天不发 👍🏽 ✔️ ， 。 ( · - : 哈 is 三个人问 three Ann "
    "老马 mei Zoë İ ß ǅ ﬁ 각 が か\u3099 e\u0301 \u200b 𝒜 😀 ? 没发 @Bo 「甲 #接龙\n1."
)


def test_any_line_is_read_alike_by_the_command_and_the_page() -> None:
    chance = random.Random(20)
    pieces = [*PIECES.split(" "), " ", "\n"]
    texts = ["".join(chance.choices(pieces, k=chance.randrange(2, 9))) for _ in range(700)]
    senders = ("", "[2026/12/7 20:01:05] Zoë: ", "[2026/12/7 20:01:05] 老马: ")
    texts = [chance.choice(senders) + text for text in texts]
    page = in_the_page(texts)
    noted = 0
    for text, found in zip(texts, page["found"], strict=True):
        ours = read(text, expecting(), NOW)
        assert found == plain(ours), text
        noted += any(take.row.note for take in ours.proposed)
    assert noted > 25
