"""The ledger for operators: what everyone did, with who saw it and where it is written."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kits.locale import Tongue, catalogue, listed
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, Prototype, Stamped, blank
from kits.model.awards import award_keys
from kits.model.credit_kinds import LESSON, kind_of
from kits.model.credits import Deed
from kits.model.people import SOMEONE
from kits.render.ops.layout import STYLE, operators_page
from kits.render.sheets import fill
from kits.render.sounds import keys, sound
from kits.render.views import View
from kits.render.words import deed_words

KIND = "ledger"
HERE = Addresses.operations / "ledger"
ROWS = 300
"""Credits on one page."""
LESSONS, BEYOND = "finished--lessons", "no--campaign"
"""The chapters of what belongs to no campaign; an id has no two hyphens in a row."""
GUESTS = "no--record"
"""The chapter of those who stand on no roster."""

PartOf = Callable[[Deed], str]
"""Says below what a credit stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One credit in words."""

    what: str
    group: str | None
    group_name: str
    who: str | None
    """What somebody without a record is called."""
    day: str
    seen_by: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Credits that stand together: those of one person, or of one campaign."""

    address: str
    title: str
    deeds: Sequence[Deed]
    """The newest first."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """All credits, with what everything in them is called."""

    view: View
    shared: frozenset[str]
    """What several people are called."""
    campaigns: Mapping[str, str]
    """Titles by chapter."""
    groups: Mapping[str, str]
    details: Mapping[tuple[str, str], str]
    """What an award of a campaign, or a lesson (of the campaign `""`), is called."""
    awaited: frozenset[Deed]

    def person(self, deed: Deed) -> str:
        """The chapter of whoever did it."""
        known = deed.person and deed.person != SOMEONE
        return f"who--{deed.person}" if known else GUESTS

    def campaign(self, deed: Deed) -> str:
        """The chapter of what it was done for."""
        return deed.campaign or (LESSONS if deed.kind == LESSON.id else BEYOND)

    def called(self, chapter: str) -> str:
        """The title of a chapter."""
        _ = catalogue(self.view.locale).gettext
        if chapter == GUESTS:
            return _("Without a record")
        if chapter in self.campaigns or not chapter.startswith("who--"):
            return self.campaigns.get(chapter, chapter)
        person = chapter.removeprefix("who--")
        name = self.view.called.get(person, person)
        return f"{name} ({person})" if name in self.shared else name

    def line(self, deed: Deed) -> Line:
        """A credit in words."""
        _ = catalogue(self.view.locale).gettext
        what, told = deed_words(deed, self.view.locale), deed.what or ""
        named = {
            "award": self.details.get((deed.campaign, told), told),
            "lesson": self.details.get(("", told), told),
            "person": self.view.called.get(told, told),
        }.get(kind_of(deed.kind).names)
        if named:
            what = _("{name}: {words}").format(name=what, words=named)
        if deed in self.awaited:
            what = _("{what} · told to nobody else before the results").format(what=what)
        at, group = deed.evidence, deed.group
        return Line(
            what=what,
            group=group if group in self.groups else None,
            group_name=self.groups.get(group, group) if group else "",
            who=deed.name,
            day=deed.when.isoformat(),
            seen_by=listed(
                [self.view.called.get(id, id) for id in deed.witnesses], self.view.locale.tag
            ),
            place=f"{at.path}:{at.line}",
        )


def ledger(view: View) -> Iterator[Artifact]:
    """Everyone by name, then the campaigns, and below it a chapter for each."""
    _ = catalogue(view.locale).gettext
    book = _book(view)
    deeds = sorted((*view.ledger, *view.awaited), key=lambda deed: deed.when, reverse=True)
    campaigns = _chapters(book, deeds, book.campaign)
    people = sorted(
        _chapters(book, deeds, book.person),
        key=lambda one: (one.address == GUESTS, sound(one.title).pinyin, one.address),
    )
    body = fill(
        "ops/ledger.html",
        view.locale,
        people=[(one, " ".join([one.title.casefold(), *keys(one.title)])) for one in people],
        campaigns=campaigns,
    )
    yield operators_page(HERE, _("Ledger"), body, view.locale, scripts=("people",))
    if deeds:
        yield _prototype(view.locale)
    for chapter in people:
        yield from _pages(book, chapter, book.campaign)
    for chapter in campaigns:
        yield from _pages(book, chapter, book.person)


def _book(view: View) -> Book:
    _ = catalogue(view.locale).gettext
    campaigns = [shown.campaign for shown in view.campaigns]
    return Book(
        view=view,
        shared=frozenset(name for name, n in Counter(view.called.values()).items() if n > 1),
        campaigns={
            **{campaign.id: campaign.title for campaign in campaigns},
            LESSONS: _("Lessons"),
            BEYOND: _("Beyond the campaigns"),
        },
        groups={group.id: group.name for group in view.groups},
        details={
            **{("", lesson.id): lesson.title for lesson in view.lessons},
            **{
                (campaign.id, key): award.name
                for campaign in campaigns
                for key, award in zip(award_keys(campaign.awards), campaign.awards, strict=True)
            },
        },
        awaited=frozenset(view.awaited),
    )


def _chapters(book: Book, deeds: Iterable[Deed], part_of: PartOf) -> list[Chapter]:
    return [
        Chapter(address=address, title=book.called(address), deeds=those)
        for address, those in _parts(deeds, part_of).items()
    ]


def _prototype(locale: Tongue) -> Prototype:
    _ = catalogue(locale).gettext
    return Prototype(
        kind=KIND,
        locale=locale.tag,
        path=(HERE / blank("chapter")).source.path,
        title=blank("title"),
        body=(
            f'<p class="kits-up"><a href="../">{html.escape(_("Ledger"))}</a></p>\n'
            f"<h1>{blank('title')}</h1>\n"
            f"<div>{blank('rows')}</div>\n"
            f'<p class="kits-facts">{blank("ways")}</p>\n'
        ),
        meta={
            "search": {"exclude": True},
            "hide": ["toc"],
            "lang": locale.tag,
            "styles": [STYLE],
        },
    )


def _pages(book: Book, chapter: Chapter, part_of: PartOf) -> Iterator[Stamped]:
    """A chapter on as many pages as it takes, its credits below what `part_of` says."""
    last = -(-len(chapter.deeds) // ROWS)
    ordered = [deed for those in _parts(chapter.deeds, part_of).values() for deed in those]
    for number in range(1, last + 1):
        those = ordered[(number - 1) * ROWS : number * ROWS]
        here = HERE / _name(chapter.address, number)
        yield Stamped(
            kind=KIND,
            locale=book.view.locale.tag,
            path=here.file,
            values={
                "title": chapter.title,
                "rows": fill(
                    "ops/ledger_lines.html",
                    book.view.locale,
                    here=here,
                    addresses=book.view.addresses,
                    of_people=part_of == book.person,
                    parts=[
                        (part, book.called(part), [book.line(deed) for deed in deeds])
                        for part, deeds in groupby(those, key=part_of)
                    ],
                ),
                "ways": _ways(chapter.address, number, last),
            },
        )


def _parts(deeds: Iterable[Deed], part_of: PartOf) -> Mapping[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for deed in deeds:
        found.setdefault(part_of(deed), []).append(deed)
    return found


def _ways(chapter: str, number: int, last: int) -> Markup:
    """The way to the pages of a chapter that has several."""
    if last == 1:
        return Markup("")
    return Markup(" · ").join(
        Markup("<strong>{}</strong>").format(page)
        if page == number
        else Markup('<a href="../{}/">{}</a>').format(_name(chapter, page), page)
        for page in range(1, last + 1)
    )


def _name(chapter: str, number: int) -> str:
    return chapter if number == 1 else f"{chapter}--{number}"
