"""What a copied campaign takes from its original, and has to decide anew."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.runs import Run
from kits.rules.wordings import Wording, tabled, written
from kits.source.mentions import Mention, mentions
from kits.source.time_forms import Kind

OWN_FACTS = ("link", "place", "private")
"""Keys of a campaign that its copy hardly shares with it."""
OWN_COLUMNS = ("link", "place")
"""And columns of its `groups.csv`."""

NAMED_DAY: frozenset[Kind] = frozenset({"day"})
"""A day in words: `12月7日`, `7 December`, `Dec 7th`."""
NAMED_TIME: frozenset[Kind] = NAMED_DAY | {"dom", "month", "season"}
"""Besides, a month, a date without its month, a feast: what another time of year makes wrong."""
NAMED_TIME_OR_WEEKDAY: frozenset[Kind] = NAMED_TIME | {"weekday"}
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
    if not any(kinds for _, _, kinds in copies):
        return
    wordings: dict[str, list[Wording]] = {}
    for wording in (*written(community), *tabled(community)):
        if wording.run and wording.prose:
            wordings.setdefault(wording.run.id, []).append(wording)
    names: list[str] | None = None
    for run, original, kinds in copies:
        told = {line for _, line, _ in _lines(kinds, wordings.get(original.id, []))}
        for wording, line, day in _lines(kinds, wordings.get(run.id, [])):
            if line not in told:
                continue
            if names is None:
                names = [name for name in _names(community) if _days(NAMED_TIME_OR_WEEKDAY, name)]
            if not _is_in(line, day.text, names):
                yield warning(
                    "copied-day",
                    wording.passage().place_of(day.end - len(day.text), len(day.text)),
                    say(
                        '"{day}" is a day of "{original}", which this was copied from',
                        day=day.text,
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
    """The files of its own that it sends or shows, by their paths from its folder."""
    attached = [each.file for message in run.own.values() for each in message.attach]
    return {path for path in (*attached, run.campaign.banner) if path and not path.startswith("/")}


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


def _stale(run: Run, original: Run) -> frozenset[Kind]:
    """The kinds of days that no longer hold in a copy."""
    now, then = run.campaign.starts.day, original.campaign.starts.day
    if now is None or then is None or (now.month, now.day) == (then.month, then.day):
        return frozenset()
    if not run.campaign.is_unfinished:
        return NAMED_DAY
    return NAMED_TIME if (now - then).days % 7 == 0 else NAMED_TIME_OR_WEEKDAY


def _days(kinds: frozenset[Kind], text: str) -> list[Mention]:
    return [mention for mention in mentions(text) if mention.kind in kinds]


def _lines(
    kinds: frozenset[Kind], wordings: list[Wording]
) -> Iterator[tuple[Wording, str, Mention]]:
    """Each day that texts name, with its line."""
    for wording in wordings:
        for day in _days(kinds, wording.text):
            start = wording.text.rfind("\n", 0, day.start) + 1
            yield wording, wording.text[start:].partition("\n")[0].strip(), day
