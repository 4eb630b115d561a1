"""All that operators wrote in words: what it says, where, who reads it, and whether it is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from kits.model.audiences import Audience, audience_of, is_text
from kits.model.campaigns import Row
from kits.model.community import HQ, Community
from kits.model.credit_lines import CreditRow
from kits.model.faces import face_of
from kits.model.findings import Finding
from kits.model.groups import Group
from kits.model.log import Ask
from kits.model.messages import Message
from kits.model.occasions import Occasion
from kits.model.pages import OrdinaryPage
from kits.model.people import Person
from kits.model.places import Passage, Step
from kits.model.records import Part, Record
from kits.model.runs import Run
from kits.model.stops import is_open
from kits.model.tasks import Task
from kits.source.costs import Excess, excess

OF_A_MESSAGE = frozenset({"text", "variants", "subject", "note", "report", "attach"})
"""Fields of a message that are templates."""
ANSWERS = frozenset({("faq", "a"), ("flaws", "answer")})
"""Other texts that are, by the list they stand in and their key."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of the content."""

    text: str
    passage: Callable[[], Passage]
    """The text with its places, found only when something is wrong with it."""
    steps: tuple[Step, ...]
    """Where it stands in its record; of a page, `("body",)` or a key of its facts."""
    audience: Audience
    """The lowest that reads it."""
    prose: bool
    """Whether it is a text in some language, not an id or a path."""
    record: Record | None = None
    """None for a page."""
    run: Run | None = None

    @property
    def templated(self) -> bool:
        """Whether tags in it are run for each group."""
        if isinstance(self.record, Message):
            return self.steps[0] in OF_A_MESSAGE
        if isinstance(self.record, Occasion):
            return self.steps[0] == "text"
        return self.steps[0] == "link_tags" or (self.steps[0], self.steps[-1]) in ANSWERS

    @property
    def rostered(self) -> bool:
        """Whether it stands in a roster or another table, and is plain text."""
        return isinstance(self.record, Group | Person | Row | Ask)

    @property
    def excess(self) -> Excess | None:
        """Why it costs too much to read; a message has bounds of its own, known once it is set."""
        return None if isinstance(self.record, Message) else excess(self.text)

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.passage().path


WordingRule = Callable[[Wording], Iterable[Finding]]


def written(community: Community) -> Iterator[Wording]:
    """What operators wrote for readers: everything but rosters and tables of groups.

    A text that costs too much to read is left out, since looking for anything in it would, too.
    """
    return _readable(_written(community))


def rostered(community: Community) -> Iterator[Wording]:
    """What stands in rosters and in tables of groups, but for what costs too much to read."""
    return _readable(_rostered(community))


def passing(community: Community) -> Iterator[Wording]:
    """All of it as it streams by, but for rows of tables with nothing but plain short texts."""
    return chain(_written(community), _rostered(community, but_plain=True))


def told(community: Community) -> Iterator[Wording]:
    """What operators wrote, that of drafts by whom it is meant for once they are ready."""
    for wording in written(community):
        run = wording.run
        if run is None or audience_of_run(run) is not Audience.OPERATORS:
            yield wording
    for run in community.runs.values():
        if audience_of_run(run) is Audience.OPERATORS:
            for record in (run.campaign, *run.own.values()):
                yield from _readable(_of(record, Audience.PUBLIC, run))


def _readable(wordings: Iterator[Wording]) -> Iterator[Wording]:
    return (wording for wording in wordings if wording.excess is None)


def _written(community: Community) -> Iterator[Wording]:
    yield from _of(community.settings)
    for badge in community.badges.values():
        yield from _of(badge)
    for row in community.credits:
        yield from _of(row)
    for each in (*community.facts.values(), *community.teams.values()):
        yield from _of(each)
    for lesson in community.lessons.values():
        yield from _of(lesson)
    for playbook in community.own_playbooks.values():
        yield from _of(playbook.recipe)
        for message in playbook.messages.values():
            yield from _of(message)
    for run in community.runs.values():
        for record in (run.campaign, run.recap, *run.own.values()):
            if record is not None:
                yield from _of(record, audience_of_run(run), run)
    for occasion in community.occasions.values():
        if occasion.is_own:
            for wording in _of(occasion):  # whom it is written to reads it
                yield replace(wording, audience=Audience.LEADERS)
    for page in community.pages.values():
        for version in (page, *page.translations.values()):
            yield from _on_page(version)


def _rostered(community: Community, *, but_plain: bool = False) -> Iterator[Wording]:
    rosters: tuple[Iterable[Record], ...] = (community.groups.values(), community.people.values())
    for record in chain.from_iterable(rosters):
        if not (but_plain and record.is_plain):
            yield from _of(record)
    yield from tabled(community, but_plain=but_plain)


def tabled(community: Community, *, but_plain: bool = False) -> Iterator[Wording]:
    """What stands in tables and is said to groups."""
    for run in community.runs.values():
        for row in run.rows.values():
            if not (but_plain and row.is_plain):
                yield from _of(row, audience_of_run(run), run)
    yield from _asked(community)


def _asked(community: Community) -> Iterator[Wording]:
    """What a group asked for, and its answer: once there is one, its kits say both."""
    campaigns = [run.campaign for run in community.runs.values()]
    answered = {id for each in campaigns for change in each.changes for id in change.answers}
    tasks = (task for record in community.with_tasks for task in record.tasks)
    answered |= {id for task in tasks if task.done for id in task.answers}
    for ask in community.log.asks:
        if ask.group and not ask.told and (ask.answer or ask.id in answered):
            for key, text in (("what", ask.what), ("answer", ask.answer)):
                if text:
                    yield Wording(text, _passage(ask, (key,)), (key,), Audience.LEADERS, True, ask)


def introductions(community: Community) -> Iterator[Wording]:
    """What of groups everyone reads: of a model group what it says, of an open door the place."""
    for group in community.groups.values():
        if group.stage == "model" and group.kind != HQ:
            yield from (wording for wording in _of(group) if wording.steps == ("about",))
    for run in community.runs.values():
        if audience_of_run(run) is Audience.PUBLIC:
            known = ((id, row) for id, row in run.rows.items() if id in community.groups)
            open_rows = (row for id, row in known if is_open(community, run, id))
            for wording in chain.from_iterable(map(_of, open_rows)):
                if wording.steps == ("place",):
                    yield replace(wording, audience=Audience.PUBLIC, run=run)


def stories(community: Community) -> Iterator[tuple[Person, Wording]]:
    """The stories of those whose pages are public, by person."""
    for person in community.people.values():
        if not (person.story or person.translations):
            continue
        for version in (person, *person.translations.values()):
            face = face_of(version, community.locale)
            if face and face.story:
                steps = ("story",)
                yield (
                    person,
                    Wording(
                        face.story, _passage(version, steps), steps, Audience.PUBLIC, True, version
                    ),
                )


def audience_of_run(run: Run) -> Audience:
    """The lowest audience that may know of a campaign."""
    campaign = run.campaign
    if campaign.is_unfinished:
        return Audience.OPERATORS
    if campaign.kind == "dispatch" or campaign.confidential:
        return Audience.LEADERS
    return Audience.PUBLIC


def _of(
    record: Record, audience: Audience = Audience.PUBLIC, run: Run | None = None
) -> Iterator[Wording]:
    for version in (record, *record.translations.values()):
        for text, steps, level, prose in _strings(version, (), audience, False):
            if _reaches_everyone(version, steps):
                level = audience
            yield Wording(text, _passage(version, steps), steps, level, prose, version, run)


def _reaches_everyone(record: Record, steps: tuple[Step, ...]) -> bool:
    """Whether a leaders' field is shown in public too: answers by a page, deeds by the wall."""
    is_deed = steps[0] in ("credits", "praise") or isinstance(record, CreditRow)
    is_done = steps[0] == "tasks" and steps[-1] == "what" and _is_done(record, steps[1])
    return steps[0] == "faq" or (is_deed and steps[-1] == "for") or is_done


def _is_done(record: Record, place: Step) -> bool:
    tasks: Sequence[Task] = getattr(record, "tasks", ())
    return isinstance(place, int) and tasks[place].done is not None


def _passage(record: Record, steps: tuple[Step, ...]) -> Callable[[], Passage]:
    return lambda: record.passage(*steps)


def _strings(
    value: Any, steps: tuple[Step, ...], audience: Audience, prose: bool
) -> Iterator[tuple[str, tuple[Step, ...], Audience, bool]]:
    if isinstance(value, str):
        yield value, steps, audience, prose
    elif isinstance(value, Part):
        for name, key, lowest, is_prose in _fields(type(value)):
            item = getattr(value, name)
            if item:
                yield from _strings(item, (*steps, key), max(audience, lowest), is_prose)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _strings(item, (*steps, place), audience, prose)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, (*steps, str(key)), audience, prose)


@cache
def _fields(cls: type[Part]) -> tuple[tuple[str, str, Audience, bool], ...]:
    """The fields of a class: name, key, lowest audience, and whether each is a text."""
    return tuple(
        (name, field.alias or name, audience_of(field), is_text(field))
        for name, field in cls.model_fields.items()
    )


def _on_page(page: OrdinaryPage) -> Iterator[Wording]:
    body = page.body
    yield Wording(body.text, lambda: body, ("body",), Audience.PUBLIC, True)
    for text, steps, audience, _ in _strings(page.meta, (), Audience.PUBLIC, False):
        yield Wording(text, _head(page, steps), steps, audience, steps == ("title",))


def _head(page: OrdinaryPage, steps: tuple[Step, ...]) -> Callable[[], Passage]:
    tree = page.origin.tree
    assert tree, "a page that was read knows its facts"
    return lambda: tree.passage(*steps)
