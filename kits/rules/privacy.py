"""What stands under `private` stands nowhere that leaders or the public can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kits.model.amounts import CURRENCY, NUMBER, SIGN, plain
from kits.model.audiences import Audience
from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.runs import Run
from kits.rules.naming import stands_alone
from kits.rules.wordings import Wording, introductions, tabled, written

SHORTEST = 4
"""Characters; a shorter text is an ordinary word more often than a fact."""
DIGITS = 3
"""Of an amount, before its decimals."""
DIGITS_ELSEWHERE = 4
"""The same where a text belongs to no campaign and names no currency."""
YEARS = range(1900, 3000)

COUNTED = "[页字人本个次份名位张章篇天分秒步行首群]"
"""Words after a number that is no amount of money."""
AMOUNT = re.compile(
    rf"(?<![A-Za-z0-9_./#-])(?P<sign>(?:{SIGN})\s*)?(?<![0-9.])"
    rf"(?P<number>{NUMBER})(?:\.(?P<decimals>[0-9]+))?"
    rf"(?![0-9_/-])(?P<unit>\s*(?:{CURRENCY}|(?P<counted>{COUNTED})))?(?![A-Za-z_])",
    re.IGNORECASE,
)
ENDS = " \t。.!！?？;；,，"
"""What may be left off at the end of a line."""
BULLET = re.compile(r"^\s*(?:[-*•]|[0-9]+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that may be an amount of money, and where it stands in a text."""

    value: str
    """Its digits, without separators and needless zeros."""
    digits: int
    money: bool
    """Whether a currency stands beside it."""
    counted: bool
    """Whether something else is counted."""
    start: int
    width: int

    def is_told_by(self, other: Amount) -> bool:
        """Whether somebody who reads the other one knows this one."""
        if self.value != other.value:
            return False
        if (self.money and other.counted) or (self.counted and other.money):
            return False
        return (self.money and other.money) or not _is_year(self.value)


@dataclass(frozen=True, slots=True)
class Secrets:
    """The texts and amounts that one campaign keeps to its operators."""

    texts: re.Pattern[str] | None
    amounts: Mapping[str, tuple[Amount, ...]]
    """By value."""

    def found(self, text: str, elsewhere: bool) -> Iterator[tuple[int, int]]:
        """Where they stand in a text, with their widths; `elsewhere` is in no campaign."""
        taken: list[range] = []
        for found in self.texts.finditer(text) if self.texts else ():
            if stands_alone(text, found.start(), found.end()):
                taken.append(range(found.start(), found.end()))
                yield found.start(), len(found[0])
        for amount in _amounts(text) if self.amounts else ():
            kept = self.amounts.get(amount.value, ())
            is_plain = elsewhere and amount.digits < DIGITS_ELSEWHERE and not amount.money
            told = any(secret.is_told_by(amount) for secret in kept)
            if told and not is_plain and not any(amount.start in span for span in taken):
                yield amount.start, amount.width


def private_fact(community: Community) -> Iterator[Finding]:
    """What stands under `private` is said in no text that leaders or the public can read.

    Looked for are its texts, by the whole value or line, and its amounts: numbers of three digits
    or more, with or without a currency. A year is none, and neither is what counts something else
    (`300 页` says nothing of `300 元`). Read are the texts of the same campaign, of its recap and
    its `groups.csv`, and those that belong to no campaign, such as pages and lessons.

    Bad:
        --- campaigns/drive.md
        notes: The shelves cost 1,386 yuan.
        private:
          budget: 1386

    Good:
        --- campaigns/drive.md
        notes: The shelves are new.
        private:
          budget: 1386
    """
    kept = {run.id: secrets for run in community.runs.values() if (secrets := secrets_of(run))}
    if not kept:
        return
    for wording in chain(written(community), introductions(community), tabled(community)):
        if wording.prose and wording.audience < Audience.OPERATORS:
            yield from _told(wording, kept)


def _told(wording: Wording, kept: Mapping[str, Secrets]) -> Iterator[Finding]:
    run = wording.run
    owners = [id for id in kept if run is None or id == run.id]
    for id in owners:
        for at, width in kept[id].found(wording.text, run is None):
            facts = {"fact": wording.text[at : at + width], "campaign": id}
            words = say('"{fact}" is private in campaign "{campaign}"', **facts)
            hint = say("leave it out here, or take it out of private if everyone may know it")
            place = wording.passage().place_of(at, width)
            yield error("private-fact", place, words, hint)


def secrets_of(run: Run) -> Secrets | None:
    """What a campaign keeps to its operators, if anything."""
    blocks = [run.campaign.private, *([run.recap.private] if run.recap else [])]
    values = list(_values(blocks))
    texts = sorted({text for value in values for text in _texts(value)}, key=len, reverse=True)
    amounts: dict[str, tuple[Amount, ...]] = {}
    for value in values:
        for amount in _amounts(value):
            if amount.digits >= DIGITS and (amount.money or not _is_year(amount.value)):
                amounts[amount.value] = (*amounts.get(amount.value, ()), amount)
    if not texts and not amounts:
        return None
    pattern = "|".join(r"\s+".join(map(re.escape, text.split())) for text in texts)
    return Secrets(re.compile(pattern, re.IGNORECASE) if texts else None, amounts)


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _values(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for item in value:
            yield from _values(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _texts(value: str) -> Iterator[str]:
    """The whole value and each of its lines, where they say more than an ordinary word."""
    for text in (value, *value.splitlines()):
        text = BULLET.sub("", text).strip(ENDS)
        is_word = text.isascii() and text.isalpha() and text.islower()
        if len(text) >= SHORTEST and any(map(str.isalpha, text)) and not is_word:
            yield text


def _amounts(text: str) -> Iterator[Amount]:
    same = "".join(map(plain, text))
    for found in AMOUNT.finditer(same):
        number = re.sub("[,，]", "", found["number"]).lstrip("0")
        decimals = (found["decimals"] or "").rstrip("0")
        yield Amount(
            value=f"{number}.{decimals}" if decimals else number,
            digits=len(number),
            money=bool(found["sign"]) or bool(found["unit"] and not found["counted"]),
            counted=bool(found["counted"]),
            start=found.start("number"),
            width=max(found.end("number"), found.end("decimals")) - found.start("number"),
        )


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isdecimal() and int(value) in YEARS
