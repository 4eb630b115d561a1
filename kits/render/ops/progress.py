"""What came back of a campaign, as a picture: a row a group, a column a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.cells import plain
from kits.model.standings import Standing
from kits.model.waiting import Note, steps_of
from kits.render.crew_pages import duty_word
from kits.render.localised import moment
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import Shown, View
from kits.render.waiting import Waiting

HERE = Addresses.progress
ROWS = 120
"""Rows of the picture; what groups of more have in common is counted above it."""
NAMED = 12
"""Groups of a row that are named; of more, the rest is counted."""
SIGNS: Mapping[str, str] = {
    "silent": "!",
    "cannot": "?",
    "nobody": "∅",
    "due": "…",
    "old": "↺",
    "posted": "✓",
    "skipped": "–",
    "stopped": "×",
    "ahead": "·",
    "": "",
}
"""By how a message stands, what needs a hand first; `""` is not theirs."""
ORDER = {state: place for place, state in enumerate(SIGNS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One message."""

    name: str
    title: str
    when: str
    counts: Mapping[str, int]
    """How many groups it stands how in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Groups in which all messages stand alike."""

    cells: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    """The names of the first of them, each with the way to its kit."""
    n: int


def progress_pages(view: View) -> Iterator[Artifact]:
    """A page for each campaign that has kits, and one that lists them."""
    it, _ = Waiting(view=view), catalogue(view.locale).gettext
    by_campaign: dict[str, list[Standing]] = {}
    for one in view.standings:
        by_campaign.setdefault(one.send.campaign, []).append(one)
    notes: dict[str, list[Note]] = {}
    for note in it.notes:
        notes.setdefault(note.campaign, []).append(note)
    keep = view.settings.keep_kits
    current = [
        shown
        for shown in view.campaigns
        if not shown.campaign.is_unfinished and not view.clock.is_over(shown.ends + keep, it.zone)
    ]
    body = fill("ops/progress_list.html", view.locale, campaigns=current)
    yield operators_page(HERE, _("Progress"), body, view.locale)
    for shown in current:
        id = shown.campaign.id
        yield _page(it, shown, by_campaign.get(id, ()), notes.get(id, ()))


def _page(
    it: Waiting, shown: Shown, standings: Sequence[Standing], notes: Sequence[Note]
) -> Artifact:
    view, campaign = it.view, shown.campaign
    here = HERE / campaign.id
    columns = _columns(it, standings)
    rows = _rows(it, standings, [column.name for column in columns])
    states = _states(view.locale)
    used = {state for row in rows for state in row.cells}
    body = fill(
        "ops/progress.html",
        view.locale,
        here=here,
        shown=shown,
        operator=view.called.get(campaign.operator, campaign.operator),
        columns=columns,
        rows=rows[:ROWS],
        more=sum(row.n for row in rows[ROWS:]),
        legend=[(state, SIGNS[state], states[state]) for state in SIGNS if state in used],
        signs=SIGNS,
        states=states,
        duties=[
            (
                duty_word(duty, view.locale),
                [view.called.get(id, id) for id in share.people],
                share.waived,
            )
            for duty, share in campaign.duties.items()
        ],
        steps=[
            step._replace(owners=tuple(view.called.get(id) or id for id in step.owners))
            for step in steps_of(campaign)
        ],
        today=view.today,
        notes=[_note(it, note) for note in notes],
    )
    page = operators_page(here, campaign.title, body, view.locale)
    meta = {**page.meta, "hide": ["navigation", "toc"]}
    return replace(page, listed=False, nav=(), meta=meta)


def _columns(it: Waiting, standings: Sequence[Standing]) -> list[Column]:
    """The messages that are to be answered, in the order of their time."""
    found: dict[str, list[Standing]] = {}
    for one in standings:
        found.setdefault(one.send.name, []).append(one)
    first = {name: min(one.send.at for one in those) for name, those in found.items()}
    return [
        Column(
            name=name,
            title=it.view.titles.get(
                (found[name][0].send.campaign, found[name][0].send.base), found[name][0].send.title
            ),
            when=moment(first[name].astimezone(it.zone), it.view.locale),
            counts=Counter(_state(one) for one in found[name]),
        )
        for name in sorted(found, key=lambda name: (first[name].timestamp(), name))
    ]


def _rows(it: Waiting, standings: Sequence[Standing], names: Sequence[str]) -> list[Row]:
    """The groups, alike ones as one row; those that need a hand most come first."""
    groups: dict[str, dict[str, str]] = {}
    for one in standings:
        groups.setdefault(one.group, {})[one.send.name] = _state(one)
    alike: dict[tuple[str, ...], list[str]] = {}
    for group, states in groups.items():
        alike.setdefault(tuple(states.get(name, "") for name in names), []).append(group)
    campaign = standings[0].send.campaign if standings else ""
    return [
        Row(
            cells=cells,
            groups=tuple(
                (it.groups[id].name, (HERE / campaign).to(it.view.addresses.kit(id, campaign)))
                for id in ids[:NAMED]
            ),
            n=len(ids),
        )
        for cells, ids in sorted(
            alike.items(),
            key=lambda each: (sorted(ORDER[state] for state in each[0]), -len(each[1])),
        )
    ]


def _state(one: Standing) -> str:
    return "old" if one.state == "posted" and one.is_old else one.state


def _states(locale: Tongue) -> Mapping[str, str]:
    _ = catalogue(locale).gettext
    return {
        "silent": _("no answer, overdue"),
        "cannot": _("cannot post it"),
        "nobody": _("nobody to post"),
        "due": _("no answer yet"),
        "old": _("posted, an older text"),
        "posted": _("posted"),
        "skipped": _("not today, and that is right"),
        "stopped": _("replaced or stopped"),
        "ahead": _("still to come"),
        "": _("not theirs"),
    }


def _note(it: Waiting, note: Note) -> tuple[str, str, str, str]:
    """The group, the message, what was said, and the command that answers it."""
    row = note.receipt
    group = it.groups.get(row.group)
    title = it.view.titles.get((note.campaign, row.message.partition("@")[0]), row.message)
    command = f"kits answered {row.group} {note.campaign}/{row.message} …"
    return group.name if group else row.group, title, plain(row.note or "…"), command
