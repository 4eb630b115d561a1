"""What a copied campaign takes from its original, and has to decide anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kits.model.community import Community, Run
from kits.model.findings import Finding, say, warning
from kits.rules.wordings import Wording, tabled, written

OWN_FACTS = ("link", "place", "private")
"""Keys of a campaign that its copy hardly shares with it."""
OWN_COLUMNS = ("link", "place")
"""And columns of its `groups.csv`."""

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_NUMBER = "[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3}"
_GAP = "[ \u00a0\u3000]?"
_DAY = (
    rf"(?:{_NUMBER}){_GAP}月{_GAP}(?:{_NUMBER})(?:{_GAP}[日号])?"
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b"
    rf"|\b(?:{_MONTHS}) [0-9]{{1,2}}(?:st|nd|rd|th)?\b"
)
_OF_TIME = (
    "in|of|by|until|till|since|from|before|after|during|through|throughout|to|this|next|last|early"
    "|mid|late|every|each"
)
_VERBS = "May|March|Mar"
"""Months that are words of their own: `May I`, `March on`."""
_MONTH = (
    rf"\b(?!(?:{_VERBS})\b)(?:{_MONTHS})\b"
    rf"|\b(?i:{_OF_TIME})[ -](?:{_VERBS})\b|\b(?:{_VERBS}) \d{{4}}\b"
)
_SEASON = (
    rf"(?:十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]){_GAP}月"
    rf"|(?:[0-9]{{1,2}}|(?:[二三]?十)?[一二三四五六七八九]|[二三]?十){_GAP}[日号]"
    "(?![子常夜期记报出落光程])"
    "|立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降"
    "|立冬|小雪|大雪|冬至|小寒|大寒|春节|除夕|元旦|元宵|端午|七夕|中秋|重阳|国庆"
    rf"|{_MONTH}|\b[0-9]{{1,2}}(?:st|nd|rd|th)\b"
    "|Christmas|Easter|New Year|(?:Minor|Major) Snow|solstice|equinox"
)
_WEEKDAY = (
    "(?:周|星期|礼拜)[一二三四五六日天]"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
)
NAMED_DAY = re.compile(_DAY)
"""A day in words: `12月7日`, `7 December`, `Dec 7th`."""
NAMED_TIME = re.compile(f"{_DAY}|{_SEASON}")
"""Besides, a month, a date without its month, a feast: what another time of year makes wrong."""
NAMED_TIME_OR_WEEKDAY = re.compile(f"{_DAY}|{_SEASON}|{_WEEKDAY}")
"""Besides, a day of the week, which another first day may make wrong."""


def copied_day(community: Community) -> Iterator[Finding]:
    """A copied campaign does not name the days of its original.

    `kits new campaign --from` moves every date among the facts and in tables. A day that a text
    names in words stays as it was, so a line that still stands in the original as well names the
    day of another year or month. Months, feasts and days of the week are told while the copy is a
    draft; whoever makes it ready has read them.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-01
        rules: Bring the books until 7 December.
        --- campaigns/spring-drive.md
        forked_from: drive
        starts: 2027-03-01
        ends: 2027-03-07
        rules: Bring the books until 7 December.

    Good:
        --- campaigns/drive.md
        starts: 2026-12-01
        rules: Bring the books until 7 December.
        --- campaigns/spring-drive.md
        forked_from: drive
        starts: 2027-03-01
        ends: 2027-03-07
        rules: Bring the books until 7 March.
    """
    copies = [(run, original, _stale(run, original)) for run, original in _copies(community)]
    if not any(pattern for _, _, pattern in copies):
        return
    names = [name for name in _names(community) if NAMED_TIME_OR_WEEKDAY.search(name)]
    wordings: dict[str, list[Wording]] = {}
    for wording in (*written(community), *tabled(community)):
        if wording.run and wording.prose:
            wordings.setdefault(wording.run.id, []).append(wording)
    for run, original, pattern in copies:
        if pattern is None:
            continue
        told = {line for _, line, _ in _lines(pattern, wordings.get(original.id, []))}
        for wording, line, found in _lines(pattern, wordings.get(run.id, [])):
            if line in told and not _is_in(line, found[0], names):
                yield warning(
                    "copied-day",
                    wording.passage().place_of(found.start(), len(found[0])),
                    say(
                        '"{day}" is a day of "{original}", which this was copied from',
                        day=found[0],
                        original=original.id,
                    ),
                    say("write the day on which it is now, or leave it out"),
                )


def _names(community: Community) -> Iterator[str]:
    """What people and groups are called, which may be the name of a day: 小满, June."""
    for person in community.people.values():
        for version in (person, *person.translations.values()):
            yield from filter(None, (version.name, version.called, version.alias))
    for group in community.groups.values():
        for named in (group, *group.translations.values()):
            yield from filter(None, (named.name, named.leader_name))


def _is_in(line: str, day: str, names: list[str]) -> bool:
    """Whether a line names the day only inside the names of people and groups."""
    for name in names:
        line = line.replace(name, "")
    return day not in line


def copied_fact(community: Community) -> Iterator[Finding]:
    """A copied campaign has a link, a place and private facts of its own, and texts read anew.

    While it is a draft, what still says the same as in its original is told, its texts and
    pictures in one line: they may speak of last time. Whoever makes it ready has decided.

    Bad:
        --- campaigns/drive.md
        link: https://books.example/winter
        --- campaigns/spring-drive.md
        state: draft
        forked_from: drive
        link: https://books.example/winter

    Good:
        --- campaigns/drive.md
        link: https://books.example/winter
        --- campaigns/spring-drive.md
        state: draft
        forked_from: drive
        link: https://books.example/spring
    """
    for run, original in _copies(community):
        if run.campaign.state == "draft":
            yield from _same_texts(run, original)
            yield from _same_facts(run, original)
            yield from _same_columns(run, original)


def _same_texts(run: Run, original: Run) -> Iterator[Finding]:
    texts = sum(
        id in original.own and message.text == original.own[id].text
        for id, message in run.own.items()
    )
    pictures = len(_pictures(run) & _pictures(original))
    if texts or pictures:
        yield warning(
            "copied-fact",
            run.campaign.at("forked_from"),
            say(
                'still as in "{original}": texts {texts}, files {pictures}',
                texts=texts,
                pictures=pictures,
                original=original.id,
            ),
            say("read and look at each once more: they may speak of last time"),
        )


def _pictures(run: Run) -> set[str]:
    """The files that it sends or shows, by their paths from its folder."""
    attached = {each.file for message in run.own.values() for each in message.attach if each.file}
    return attached | ({run.campaign.banner} if run.campaign.banner else set())


def _same_facts(run: Run, original: Run) -> Iterator[Finding]:
    for key in OWN_FACTS:
        value = getattr(run.campaign, key)
        if value and value == getattr(original.campaign, key):
            yield warning(
                "copied-fact",
                run.campaign.at(key),
                say('"{key}" is still that of "{original}"', key=key, original=original.id),
                say("write what holds this time, or take it out"),
            )


def _same_columns(run: Run, original: Run) -> Iterator[Finding]:
    for column in OWN_COLUMNS:
        same = [
            row
            for id, row in run.rows.items()
            if (value := getattr(row, column))
            and id in original.rows
            and value == getattr(original.rows[id], column)
        ]
        if same:
            yield warning(
                "copied-fact",
                same[0].at(column),
                say(
                    'the {column} of "{group}" is still that of "{original}"',
                    column=column,
                    group=same[0].group,
                    original=original.id,
                )
                if len(same) == 1
                else say(
                    'the {column} of {count} groups is still that of "{original}"',
                    column=column,
                    count=len(same),
                    original=original.id,
                ),
                say("write what holds this time, or take it out"),
            )


def _copies(community: Community) -> Iterator[tuple[Run, Run]]:
    """Campaigns with the one that each was copied from."""
    for run in community.runs.values():
        original = community.runs.get(run.campaign.forked_from or "")
        if original is not None and original is not run:
            yield run, original


def _stale(run: Run, original: Run) -> re.Pattern[str] | None:
    """The names of days that no longer hold in a copy."""
    now, then = run.campaign.starts.day, original.campaign.starts.day
    if now is None or then is None or (now.month, now.day) == (then.month, then.day):
        return None
    if not run.campaign.is_unfinished:
        return NAMED_DAY
    return NAMED_TIME if (now - then).days % 7 == 0 else NAMED_TIME_OR_WEEKDAY


def _lines(
    pattern: re.Pattern[str], wordings: list[Wording]
) -> Iterator[tuple[Wording, str, re.Match[str]]]:
    """Each day that texts name, with its line."""
    for wording in wordings:
        for found in pattern.finditer(wording.text):
            start = wording.text.rfind("\n", 0, found.start()) + 1
            yield wording, wording.text[start:].partition("\n")[0].strip(), found
