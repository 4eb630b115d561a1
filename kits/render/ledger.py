"""The ledger for operators: every credit with where it is written and who saw it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from kits.locale import catalogue
from kits.model.artifacts import Artifact, Page, Prototype, Stamped, blank
from kits.model.credits import LESSON, WIN, Deed
from kits.model.views import View
from kits.render.markdown import markdown
from kits.render.words import deed_words

KIND = "ledger"
FOLDER = "ops/ledger"
ROWS = 300
"""Credits on one page."""
LESSONS, BEYOND = "finished--lessons", "no--campaign"
"""The chapters of what belongs to no campaign; an id has no two hyphens in a row."""
WHEN = 3
"""The column of days, which are not broken."""
TOLD = (LESSON, "mentor", WIN)
"""Kinds of credits whose words do not say which lesson, pupil or award it was."""


def ledger(view: View, names: Mapping[str, str]) -> Iterator[Artifact]:
    """`ops/ledger/`: a list of campaigns, and below it their credits, so many a page.

    `names` says what everyone is called, by id.
    """
    _ = catalogue(view.locale).gettext
    titles = {shown.campaign.id: shown.campaign.title for shown in view.campaigns}
    titles |= {LESSONS: _("Lessons"), BEYOND: _("Beyond the campaigns")}
    chapters: dict[str, list[Deed]] = {}
    for deed in sorted((*view.ledger, *view.awaited), key=lambda deed: deed.when, reverse=True):
        without = LESSONS if deed.kind == LESSON else BEYOND
        chapters.setdefault(deed.campaign or without, []).append(deed)
    listed = [
        (chapter, titles.get(chapter, chapter), deeds[0].when, deeds)
        for chapter, deeds in chapters.items()
    ]
    yield Page(
        path=f"{FOLDER}/index.md",
        title=_("Ledger"),
        body=markdown("ledger.md", view.locale, chapters=listed),
        meta={"lang": view.locale},
        nav=(_("Operations"),),
        listed=True,
    )
    if listed:
        yield _prototype(view.locale)
    for chapter, title, _day, deeds in listed:
        yield from _chapter(view, chapter, title, deeds, names)


def _prototype(locale: str) -> Prototype:
    _ = catalogue(locale).gettext
    return Prototype(
        kind=KIND,
        locale=locale,
        path=f"{FOLDER}/{blank('chapter')}.md",
        title=blank("title"),
        body=(
            f'<p class="kits-up"><a href="../">{html.escape(_("Ledger"))}</a></p>\n'
            f"<h1>{blank('title')}</h1>\n"
            f'<div class="kits-wide">{blank("rows")}</div>\n'
            f'<p class="kits-facts">{blank("ways")}</p>\n'
        ),
        meta={"search": {"exclude": True}, "hide": ["toc"], "lang": locale},
    )


def _chapter(
    view: View, chapter: str, title: str, deeds: Sequence[Deed], names: Mapping[str, str]
) -> Iterator[Stamped]:
    """The credits of one campaign, on as many pages as it takes."""
    pages = [deeds[start : start + ROWS] for start in range(0, len(deeds), ROWS)]
    for number, those in enumerate(pages, start=1):
        yield Stamped(
            kind=KIND,
            locale=view.locale,
            path=f"{FOLDER}/{_name(chapter, number)}/index.html",
            values={
                "title": title,
                "rows": _table(those, view, names),
                "ways": _ways(chapter, number, len(pages)),
            },
        )


def _table(deeds: Sequence[Deed], view: View, names: Mapping[str, str]) -> Markup:
    _ = catalogue(view.locale).gettext
    awaited = frozenset(view.awaited)
    heads = (_("Who"), _("What"), _("Group"), _("When"), _("Written in"), _("Seen by"))
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(word) for word in heads)
    body = Markup("").join(_row(deed, view.locale, names, deed in awaited) for deed in deeds)
    table = '<table class="kits-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    return Markup(table).format(head, body)


def _row(deed: Deed, locale: str, names: Mapping[str, str], is_awaited: bool) -> Markup:
    at, what = deed.evidence, deed_words(deed, locale)
    if deed.kind in TOLD:
        what += f" ({deed.what})"
    if is_awaited:
        _ = catalogue(locale).gettext
        what = _("{what} · told to nobody else before the results").format(what=what)
    seen = ", ".join(names.get(id, id) for id in deed.witnesses)
    cells = (
        names.get(deed.person or "", deed.person or deed.name or "—"),
        what,
        deed.group or "—",
        deed.when.isoformat(),
        f"{at.path}:{at.line}",
        seen or "—",
    )
    body = Markup("").join(
        Markup('<td class="kits-number">{}</td>' if place == WHEN else "<td>{}</td>").format(cell)
        for place, cell in enumerate(cells)
    )
    return Markup("<tr>{}</tr>").format(body)


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
