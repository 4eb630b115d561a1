"""Amounts of money as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

CURRENCY = r"[$€£¥￥]|RMB|CNY|USD|EUR|GBP|元|块|(?:dollar|euro|pound)s?\b"
SYMBOLS = {"rmb": "元", "cny": "元", "块": "元", "usd": "$", "eur": "€", "gbp": "£"}
SYMBOLS |= {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}
"""The sign of a currency that is written out."""
NUMBER = r"[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+"
MONEY = re.compile(
    rf"(?:(?P<sign>{CURRENCY})\s*+)?(?<![0-9.A-Za-z])(?P<number>(?:{NUMBER})(?:\.[0-9]+)?)"
    rf"(?P<myriads>\s*+万)?(?:\s*+(?P<unit>{CURRENCY}))?",
    re.IGNORECASE,
)
BARE = re.compile(rf"-?(?:{NUMBER})(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, with the sign of its currency; empty where a number stands alone."""

    value: Decimal
    symbol: str

    def __str__(self) -> str:
        number = f"{self.value:,.2f}" if self.value % 1 else f"{self.value:,.0f}"
        if self.symbol == "元":
            return f"{number} 元"
        return f"{self.symbol}{number}"


def money(text: str) -> Iterator[Money]:
    """The amounts in a text: numbers beside a currency, and a number that is all of it."""
    same = "".join(map(plain, text)).strip()
    if BARE.fullmatch(same):
        yield Money(_decimal(same), "")
        return
    for found in MONEY.finditer(same):
        if currency := found["unit"] or found["sign"]:
            symbol = SYMBOLS.get(currency.lower(), currency)
            yield Money(_decimal(found["number"]) * (10_000 if found["myriads"] else 1), symbol)


def tells_more(text: str) -> bool:
    """Whether a text with an amount says what it is for, too."""
    rest = MONEY.sub("", "".join(map(plain, text)))
    return any(money(text)) and sum(map(str.isalpha, rest)) > 1


def plain(character: str) -> str:
    """A full-width digit or mark as its plain form, one character for one."""
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _decimal(number: str) -> Decimal:
    return Decimal(re.sub("[,，]", "", number))
