from __future__ import annotations

import pytest

from kits.model.amounts import money, tells_more


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("订线和封皮 486 元，刻章 2,160 元", ["486 元", "2,160 元"]),
        ("1386", ["1,386"]),
        ("$1,200.50 for the room", ["$1,200.50"]),
        ("EUR 30 and 4 euros", ["€30", "€4"]),
        ("3 万元", ["30,000 元"]),
        ("１，２００元", ["1,200 元"]),
        ("RMB 12, 8 块", ["12 元", "8 元"]),
        ("five hundred yuan, a fifty-dollar voucher", ["500 元", "$50"]),
        ("Two thousand three hundred and eighty euros", ["€2,380"]),
        ("一千块，500美金，50 quid", ["1,000 元", "$500", "£50"]),
        ("五百块木板, five pounds of flour, a thousand and one nights", []),
        ("百" * 5000 + "五百" * 5000 + " a hundred" * 2000, []),
        ("三百八十元，两万五千块，十元", ["380 元", "25,000 元", "10 元"]),
        ("伍佰元，壹万贰仟圆整，拾元红包", ["500 元", "12,000 元", "10 元"]),
        ("500刀，五十块红包，80 kuai", ["$500", "50 元", "80 元"]),
        ("切了10刀，十元店，100圆桌，五十块奖牌", []),
        ("300 页, 2026-12-01, room 4", []),
        ("", []),
    ],
)
def test_amounts_are_numbers_beside_a_currency_or_alone(text: str, found: list[str]) -> None:
    assert [str(one) for one in money(text)] == found


@pytest.mark.parametrize(
    ("text", "more"),
    [("31,460 元", False), ("1386", False), ("场地押金 9,870 元", True), ("Jonas", False)],
)
def test_an_amount_may_say_what_it_is_for(text: str, more: bool) -> None:
    assert tells_more(text) is more
