"""The wall of honour: the people who did the work, as they agreed to be named."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from kits.locale import catalogue
from kits.model.artifacts import Artifact, File, Page, Prototype, Stamped, blank
from kits.model.credits import Deed
from kits.model.faces import Face
from kits.model.values import is_link
from kits.model.views import Honour, View
from kits.render.markdown import markdown
from kits.render.marks import mark
from kits.render.phone import month
from kits.render.words import deed_words

RECENT = 120
"""People whose deeds the wall tells; of all before them it shows the names, which lead to more."""

ROLES = ("announce", "assess", "duty", "host", "lead", "lesson", "mentor", "win")
"""Kinds of deeds that have a word of their own; others are told in the words they were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What someone did for one campaign."""

    campaign: str
    title: str
    when: date
    roles: tuple[str, ...]
    """What they were there, each once: a word or two."""
    told: tuple[str, ...]
    """What they did, as others tell it: a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Someone on the wall, with what they did, the newest first."""

    name: str
    face: Face | None
    """None for someone who is not on the roster, and so has no page."""
    mark: Markup
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the wall: those whose newest deed was for one campaign."""

    work: Work
    """One that says which."""
    month: str
    told: list[Doer]
    named: list[Doer]
    """Those of whom only the name stands there."""


def wall(view: View) -> Iterator[Artifact]:
    """The wall, a page for each face on it, and `wall.json`."""
    _ = catalogue(view.locale).gettext
    people = doers(view, view.honours, view.locale)
    yield Page(
        path="wall/index.md",
        title=_("Wall of honour"),
        body=markdown(
            "wall.md", view.locale, sections=_sections(people, view.locale), unnamed=view.unnamed
        ),
        meta={"search": {"exclude": True}, "hide": ["navigation"], "lang": view.locale},
        listed=True,
    )
    faced = [(one, one.face) for one in people if one.face]
    if faced:
        yield _prototype(view)
    for one, face in faced:
        yield _person(view, one, face)
    yield _wall_json(view)


def doers(view: View, honours: Iterable[Honour], locale: str) -> list[Doer]:
    """Everyone honoured, in the order of their newest deed; guests of one name stay apart."""
    lines: dict[Face | int, list[Honour]] = {}
    campaigns = set()
    for place, honour in enumerate(honours):
        lines.setdefault(honour.face or place, []).append(honour)
        campaigns.add(honour.deed.campaign)
    awards = {
        (shown.campaign.id, award.id): award.name
        for shown in view.campaigns
        if shown.campaign.id in campaigns
        for award in shown.campaign.in_locale(locale).awards
    }
    return [
        Doer(
            name=those[0].name,
            face=those[0].face,
            mark=mark(those[0].face.slug if those[0].face else those[0].name),
            works=tuple(_works(those, awards, locale)),
        )
        for those in lines.values()
    ]


def _works(
    honours: list[Honour], awards: dict[tuple[str, str], str], locale: str
) -> Iterator[Work]:
    campaigns: dict[str, list[Honour]] = {}
    for honour in honours:
        campaigns.setdefault(honour.deed.campaign, []).append(honour)
    for campaign, those in campaigns.items():
        deeds = [honour.deed for honour in those]
        roles = (_role(deed, awards, locale) for deed in deeds if deed.kind in ROLES)
        told = (deed_words(deed, locale) for deed in deeds if deed.kind not in ROLES)
        yield Work(
            campaign=campaign,
            title=those[0].title,
            when=deeds[0].when,
            roles=tuple(dict.fromkeys(roles)),
            told=tuple(dict.fromkeys(told)),
        )


def _role(deed: Deed, awards: dict[tuple[str, str], str], locale: str) -> str:
    award = awards.get((deed.campaign, deed.what or ""))
    if deed.kind == "win" and award:
        return catalogue(locale).gettext("won “{award}”").format(award=award)
    return deed_words(deed, locale)


def _sections(people: list[Doer], locale: str) -> list[Section]:
    """Everyone once, below the campaign of their newest deed, in the order of these deeds."""
    campaigns: dict[str, list[tuple[int, Doer]]] = {}
    for place, one in enumerate(people):
        campaigns.setdefault(one.works[0].campaign, []).append((place, one))
    return [
        Section(
            work=those[0][1].works[0],
            month=month(those[0][1].works[0].when, locale),
            told=[one for place, one in those if place < RECENT],
            named=[one for place, one in those if place >= RECENT],
        )
        for those in campaigns.values()
    ]


def _prototype(view: View) -> Prototype:
    back = html.escape(catalogue(view.locale).gettext("The wall of honour"))
    return Prototype(
        kind="person",
        locale=view.locale,
        path=f"people/{blank('slug')}.md",
        title=blank("name"),
        body=(
            f'<p class="kits-up"><a href="../../wall/">{back}</a></p>\n'
            f'<div class="kits-portrait"><span>{blank("mark")}</span>'
            f"<h1>{blank('name')}</h1></div>\n"
            f'<div class="kits-story">{blank("story")}</div>\n'
            f'<ul class="kits-works">{blank("deeds")}</ul>\n'
        ),
        meta={
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            "lang": view.locale,
        },
    )


def _person(view: View, one: Doer, face: Face) -> Stamped:
    items = "".join(
        f'<li><a href="../../campaigns/{work.campaign}/">{html.escape(work.title)}</a>'
        f'<p class="kits-facts kits-parts"><span class="kits-days">'
        f"{html.escape(month(work.when, view.locale))}</span>"
        f"{''.join(f' <span>{html.escape(role)}</span>' for role in work.roles)}</p>"
        f"{''.join(f'<p>{html.escape(told)}</p>' for told in work.told)}</li>"
        for work in one.works
    )
    paragraphs = (face.story or "").split("\n\n")
    story = "".join(f"<p>{html.escape(text.strip())}</p>" for text in paragraphs if text.strip())
    return Stamped(
        kind="person",
        locale=view.locale,
        path=f"people/{face.slug}/index.html",
        values={
            "name": html.escape(face.name),
            "mark": one.mark,
            "story": story + _links(face.links),
            "deeds": items,
        },
    )


def _links(links: tuple[str, ...]) -> str:
    """Pages of theirs, each named by where it is."""
    items = " · ".join(
        f'<a href="{html.escape(link)}" rel="nofollow noopener">{html.escape(_where(link))}</a>'
        for link in links
        if is_link(link)
    )
    return f'<p class="kits-facts">{items}</p>' if items else ""


def _where(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.hostname}{parts.path}".rstrip("/")


def _wall_json(view: View) -> File:
    """Every honour with a name on it, the newest first; the format is stable."""
    lines = [
        {
            "name": honour.name,
            "person": honour.face.slug if honour.face else None,
            "kind": honour.deed.kind,
            "what": honour.deed.what,
            "campaign": honour.deed.campaign,
            "when": honour.deed.when.isoformat(),
        }
        for honour in view.honours
    ]
    text = json.dumps(
        {"format": 1, "honours": lines, "unnamed": view.unnamed}, ensure_ascii=False, indent=1
    )
    return File(path="wall.json", content=f"{text}\n".encode())
