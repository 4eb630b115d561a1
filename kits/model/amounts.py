"""Amounts of money as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

CODES = "RMB|CNY|USD|EUR|GBP|HKD|SGD|JPY"
SIGN = rf"[$€£¥￥]|(?<![A-Za-z])(?:{CODES})(?![A-Za-z])|人民币"
"""What stands before an amount."""
NAMED = (
    "美元|美金|欧元|英镑|日元|港币|港元|人民币|块钱"
    "|元(?![旦宵月年素件老首宝气曲代朝音认桌形圈环满点球柱规店])"
)
_GIVEN = "红包|现金|奖金|奖励|代金|津贴|补贴|打车|押金|报名费|[定订]金"
PIECES = f"[块刀](?![\u4e00-\u9fff])|块(?=一|每|的|左右|以|{_GIVEN})"
WRITTEN = r"(?:dollar|euro|pound)s?\b(?! of)|yuan\b|kuai\b|bucks\b|quid\b"
CURRENCY = rf"[$€£¥￥]|(?:{CODES})(?![A-Za-z])|{NAMED}|{PIECES}|{WRITTEN}"
"""What stands behind one; `元旦` is a feast, and two `块木板` are boards."""
SYMBOLS = {"rmb": "元", "cny": "元", "块": "元", "usd": "$", "eur": "€", "gbp": "£"}
SYMBOLS |= {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}
SYMBOLS |= {"美金": "$", "刀": "$", "kuai": "元", "bucks": "$", "quid": "£"}
SYMBOLS |= {"人民币": "元", "块钱": "元", "yuan": "元", "美元": "$", "欧元": "€", "英镑": "£"}
"""The sign of a currency that is written out."""
TIMES = {"万": 10_000, "千": 1000, "百": 100, "十": 10}
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
FORMAL = dict(
    zip("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬圆圓", "一二二三三四五六六七八九十百千万元元", strict=True)
)
"""Numerals as they stand on bills: `伍佰圆`."""
CUTS = 50
"""Below so many, 刀 are no dollars: `切了 10 刀`."""
WORDS = {
    **{word: at for at, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen"), 1)},
    **{word: 10 * at for at, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)},
}  # fmt: skip
POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join(sorted((*WORDS, *POWERS), key=len, reverse=True))
_HAN = "".join((*DIGITS, *TIMES))
NUMBER = r"[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+"
MONEY = re.compile(
    rf"(?:(?P<sign>{SIGN})\s*+|(?<![0-9.A-Za-z]))(?P<number>(?:{NUMBER})(?:\.[0-9]+)?)"
    rf"(?P<times>\s*+[万千百])?(?:(?:\s*+[多余来])?(?:\s*+|-)(?P<unit>{CURRENCY}))?"
    rf"|(?<![{_HAN}])(?P<han>[{''.join(DIGITS)}]?[{''.join(TIMES)}][{_HAN}]{{0,16}})[多余来几]?"
    rf"(?P<of>{NAMED}|{PIECES})"
    rf"|(?<![\w-])(?P<words>(?:{_WORD}|a(?=\s+(?:{'|'.join(POWERS)})))(?:(?:-|\s+and\s+|\s+)(?:{_WORD})){{0,8}})"
    rf"(?:\s+|-)(?P<in>{WRITTEN})",
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
    for _, _, amount in sums(same):
        yield amount


def sums(text: str) -> Iterator[tuple[int, int, Money]]:
    """The numbers beside a currency, with where each begins and ends."""
    same = "".join(map(plain, text))
    for found in MONEY.finditer(same):
        if currency := found["unit"] or found["of"] or found["in"] or found["sign"]:
            symbol = SYMBOLS.get(currency.lower(), currency)
            times = TIMES.get((found["times"] or "").strip(), 1)
            if found["number"]:
                value = _decimal(found["number"]) * times
            else:
                value = _counted(found["han"]) if found["han"] else _in_words(found["words"])
            if currency != "刀" or value >= CUTS:
                yield found.start(), found.end(), Money(value, symbol)


def tells_more(text: str) -> bool:
    """Whether a text with an amount says what it is for, too."""
    rest = MONEY.sub("", "".join(map(plain, text)))
    return any(money(text)) and sum(map(str.isalpha, rest)) > 1


def plain(character: str) -> str:
    """A full-width digit or mark, or a formal numeral, as its plain form, one character for one."""
    if character in FORMAL:
        return FORMAL[character]
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _decimal(number: str) -> Decimal:
    return Decimal(re.sub("[,，]", "", number))


def _in_words(words: str) -> Decimal:
    """A number in English words, such as `three hundred and eighty`."""
    total, part = 0, 0
    for word in words.lower().replace("-", " ").split():
        if word == "hundred":
            part = max(part, 1) * 100
        elif word in POWERS:
            total, part = total + max(part, 1) * POWERS[word], 0
        else:
            part += WORDS.get(word, 0)
    return Decimal(total + part)


def _counted(han: str) -> Decimal:
    """A number in Chinese characters, such as `三百八十` or `两万五`."""
    total, part, digit, times = 0, 0, 0, 1
    for character in han:
        if character in DIGITS:
            digit = DIGITS[character]
            continue
        times = TIMES[character]
        if character == "万":
            total, part = (total + part + (digit or not part)) * times, 0
        else:
            part += (digit or 1) * times
        digit = 0
    spoken = times // 10 if han[-1] in DIGITS and "零" not in han and times > 10 else 1
    return Decimal(total + part + digit * spoken)
