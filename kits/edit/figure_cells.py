"""What the cells of a table of figures say, in the words of any spreadsheet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from kits.model.cells import plain, plain_heading
from kits.model.community import Community
from kits.model.figures import KNOWN, UNITS
from kits.model.findings import Words, say
from kits.model.nearest import nearest
from kits.model.periods import window_of
from kits.model.reading.mistakes import mistake
from kits.model.reading.plain import expect_amount
from kits.model.reading.times import expect_day

Reader = Callable[[str], str]
"""Gives a cell as the log has it, or raises what is wrong with it."""
SPOKEN_UNITS: Mapping[str, str] = {
    **{unit: unit for unit in UNITS},
    **dict.fromkeys(("人", "位", "人数", "person"), "people"),
    **dict.fromkeys(("条", "篇", "帖", "个"), "posts"),
    **dict.fromkeys(("小时", "时", "h", "hour"), "hours"),
    **dict.fromkeys(("元", "块", "钱", "rmb", "cny", "usd", "eur"), "money"),
    **dict.fromkeys(("占比", "比例", "%", "ratio"), "share"),
}
_UNKNOWN: Mapping[str, Callable[[str], Words]] = {
    "group": lambda id: say('no group is called "{id}"', id=id),
    "campaign": lambda id: say('no campaign is called "{id}"', id=id),
    "team": lambda id: say('no team is called "{id}"', id=id),
}


def readers(community: Community) -> Mapping[str, Reader]:
    """What reads a cell of each column of the log."""
    return {
        "figure": _figure,
        "period": _period(community),
        "value": lambda text: f"{expect_amount(text):f}",
        "unit": _unit,
        "group": _one_of("group", ((one.id, one.name) for one in community.groups.values())),
        "campaign": _one_of(
            "campaign", ((run.id, run.campaign.title) for run in community.runs.values())
        ),
        "team": _one_of("team", ((one.id, one.name) for one in community.teams.values())),
        "source": plain,
        "day": lambda text: expect_day(text).isoformat(),
    }


def _figure(text: str) -> str:
    if where := KNOWN.get(text.casefold()):
        words = say('"{figure}" is known already, from {where}', figure=text, where=where)
        hint = say("take the row out: what the content knows is counted from it")
        raise mistake("known-figure", words, hint)
    return plain(text)


def _period(community: Community) -> Reader:
    named = {each.id: each for each in community.settings.periods}
    ids = {each.name: each.id for each in community.settings.periods}

    def read(text: str) -> str:
        said = ids.get(text, text)
        if found := re.fullmatch(r"(\d{4})年(\d{1,2})月", unicodedata.normalize("NFKC", said)):
            said = f"{found[1]}-{int(found[2]):02}"
        if window_of(said, named) is None:
            hint = say("write it as 2026-11, 2026-W48, 2026-Q4 or 2026-11-01/2026-11-14")
            raise mistake("unknown-period", say('"{period}" is not a period', period=text), hint)
        return said

    return read


def _unit(text: str) -> str:
    if unit := SPOKEN_UNITS.get(plain_heading(text)):
        return unit
    hint = say("write {units}", units=", ".join(UNITS))
    raise mistake("wrong-type", say('"{unit}" is not a unit', unit=text), hint)


def _one_of(sort: str, names: Iterable[tuple[str, str]]) -> Reader:
    """What reads the id or the name of a record."""
    ids: dict[str, list[str]] = {}
    for id, name in names:
        for said in {id, name}:
            ids.setdefault(said, []).append(id)

    def read(text: str) -> str:
        found = ids.get(text, [])
        if text in found:
            return text
        if len(found) == 1:
            return found[0]
        if found:
            words = say('several are called "{id}": {ids}', id=text, ids=", ".join(found))
            raise mistake(f"unknown-{sort}", words, say("write its id"))
        near = nearest(text, [*ids])
        hint = say('did you mean "{near}"?', near=near) if near else say("write its id")
        raise mistake(f"unknown-{sort}", _UNKNOWN[sort](text), hint)

    return read
