"""The home of a site: a picture, the way in, what is on, and who did it; in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Identity, Page
from kits.model.audiences import Audience
from kits.model.banners import banner_of
from kits.model.file_refs import PAGES, room_of
from kits.model.pages import OrdinaryPage
from kits.render.joining import joining
from kits.render.lineage import has_lineage
from kits.render.markdown import markdown, other_languages, plain, prose, under_title
from kits.render.open_tasks import open_tasks
from kits.render.placing import with_pictures
from kits.render.previews import EVENING, HOME
from kits.render.sanitising import enclosed
from kits.render.views import Honour, Shown, View
from kits.render.wall.doers import Doer, Titles, doers
from kits.render.wall.lists import wall_languages
from kits.render.wall.sentences import sentences
from kits.render.words import campaign_phases

BARE = ["navigation", "toc"]
"""What does not stand beside the home, unless its own frontmatter says otherwise."""
FACES = 24
"""People on the home, those with the newest deeds."""
SENTENCES = 3
"""Deeds that it tells in the words of others."""
TITLED = re.compile(r"^(?:# |=+\s*$|<h1\b)", re.MULTILINE | re.IGNORECASE)
"""A first heading of a page's own; the navigation calls the home by a shorter word."""
TITLE = re.compile(r"# .*|[^\n]+\n=+[ \t]*$", re.MULTILINE)
"""A first heading at the very beginning."""
PICTURE = re.compile(r"\[?!\[")
"""How a paragraph begins that is a picture."""
SENTENCE = re.compile(r"(?![ \t\[]|[-*+>#|<!`~:=]|\d+[.)])\S|\*\*?\S|\[[^\]^]*\][(\[]")
"""How a paragraph begins that is nothing but one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A campaign on the home, in the language of the page."""

    title: str
    theme: str | None
    to: str
    banner: str | None
    starts: date
    ends: date
    place: str | None
    byline: str | None


def homes(view: View, metas: dict[str, dict[str, object]]) -> Iterator[Artifact]:
    """The home in every language of the community; `metas` are what its pages tell a host."""
    yield File(
        path=EVENING.path, content=(files("kits.render") / "assets/evening.png").read_bytes()
    )
    for locale in wall_languages(view):
        page = _home(view, view.tongue(locale), metas.get(locale, {"lang": locale}))
        yield from with_pictures(page, room_of(f"{PAGES}/{HOME}"), view.files)


def home_path(view: View, locale: str) -> str:
    """The file of the home in a language, beside that of the community's own."""
    return HOME if locale == view.locale.tag else f"index.{locale}.md"


def _home(view: View, locale: Tongue, meta: dict[str, object]) -> Page:
    written = _written(view, locale.tag)
    settings = view.settings.in_locale(locale.tag)
    own = view.translated(locale.tag)
    here = Address.of(home_path(view, locale.tag))
    title = (written and written.title) or settings.name
    text = written.body.text if written else str(prose(settings.about))
    if not TITLED.search(text):
        text = f"# {plain(title)}\n\n{text}"
    opening, rest = _parted(text) if written else (text, "")
    languages = {code: home_path(view, code) for code in wall_languages(view)}
    phases = campaign_phases(locale)
    body = markdown(
        "home.md",
        locale,
        banner=None if PICTURE.search(opening) else _banner(view, locale.tag, here),
        opening=Markup(under_title(opening, other_languages(languages, locale.tag))),
        rest=Markup(enclosed(rest)),
        joining=joining(view, locale.tag, here),
        finder=view.audience > Audience.PUBLIC,
        teams=bool(view.teams),
        lineage=has_lineage(view),
        tasks=view.audience > Audience.PUBLIC and bool(open_tasks(view)),
        running=(phases["running"], _cards(view, "running", locale.tag, here)),
        ahead=(phases["ahead"], _cards(view, "ahead", locale.tag, here)[::-1]),
        said=sentences(view, locale.tag, SENTENCES),
        values=settings.values,
        people=_newest(view, locale.tag),
        here=here,
        own=own,
    )
    return Page(
        path=home_path(view, locale.tag),
        title=catalogue(locale).gettext("Home"),
        body=body,
        meta={"hide": BARE, **meta},
        listed=own is None,
        site=None if own else _identity(view),
    )


def _identity(view: View) -> Identity:
    settings = view.settings
    names = {locale: settings.in_locale(locale).name for locale in settings.translations}
    return Identity(locale=view.locale.tag, names={view.locale.tag: settings.name, **names})


def _written(view: View, locale: str) -> OrdinaryPage | None:
    """What operators wrote for the home in this very language."""
    page = view.pages.get(HOME)
    return page if page is None or locale == view.locale.tag else page.translations.get(locale)


def _parted(text: str) -> tuple[str, str]:
    """What a home says first: its title, a picture and a paragraph; and the rest of it.

    Between them stands what a visitor came for. A page that begins in any other way is told whole
    after that.
    """
    text = text.lstrip("\n")
    titled = TITLE.match(text)
    end = titled.end() if titled else 0
    for begins in (PICTURE, SENTENCE):
        block = re.compile(r"\s*?(?P<text>\S.*?)(?=\n[ \t]*\n|\Z)", re.DOTALL).match(text, end)
        if block and begins.match(block["text"]):
            end = block.end()
    return text[:end], text[end:]


def _banner(view: View, locale: str, here: Address) -> str:
    """The picture that a community declares, or the evening that it is given."""
    source = view.files.picture(view.settings.in_locale(locale).picture)
    return view.files.written(source, room_of(f"{PAGES}/{HOME}")) if source else here.to(EVENING)


def _cards(view: View, phase: str, locale: str, here: Address) -> list[Card]:
    return [_card(view, shown, locale, here) for shown in view.campaigns if shown.phase == phase]


def _card(view: View, shown: Shown, locale: str, here: Address) -> Card:
    campaign = shown.campaign.in_locale(locale)
    banner = banner_of(campaign, shown.room, view.files)
    page = Addresses.campaign(campaign.id).in_locale(shown.campaign.spoken(locale))
    return Card(
        title=campaign.title,
        theme=next(iter(campaign.theme), None),
        to=here.to(page),
        banner=banner and here.to(Address(banner)),
        starts=shown.starts,
        ends=shown.ends,
        place=campaign.place,
        byline=shown.byline,
    )


def _newest(view: View, locale: str) -> list[Doer]:
    """The faces with the newest deeds."""
    faces: dict[str, list[Honour]] = {}
    for honour in view.honours:
        if honour.face and (honour.face.slug in faces or len(faces) < FACES):
            faces.setdefault(honour.face.slug, []).append(honour)
    return doers(
        (line for those in faces.values() for line in those), Titles(view, view.tongue(locale))
    )
