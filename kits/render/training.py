"""Training: the lessons, by track, on the leaders' site, and what a device remembers of them.

A page is whole without its script: questions stand with their options, and answers open. With it,
questions are answered at once, and `localStorage["kits:lessons"]` keeps which lessons were finished
here: `{"<track>/<lesson>": ["<code>", <when, in ms>]}`, the code being that of the text that was
read (`kits.texts.completions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Page
from kits.model.file_refs import CONTENT, room_of
from kits.model.lessons import Lesson
from kits.render.markdown import markdown, other_languages
from kits.render.placing import with_pictures
from kits.render.sanitising import enclosed
from kits.render.training_words import lesson_line, script_words, track_line
from kits.render.views import View
from kits.render.words import role_words, track_word
from kits.texts.completions import code_of, codes_of

ASSETS = {
    Addresses.asset("lesson.js").path: (
        "elements.js", "kit/memory.js", "kit/copying.js",
        "training/words.js", "training/progress.js", "training/line.js", "training/question.js",
        "training/lesson.js", "training/tracks.js", "training/start.js",
    ),
    Addresses.asset("lesson.css").path: ("training/lesson.css",),
}  # fmt: skip
"""What each file of the tree is joined from, in this order."""
LOADED = {
    "scripts": [Addresses.asset("lesson.js").path],
    "styles": [Addresses.asset("lesson.css").path],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A lesson as a page names it: in the page's language, with the way to it."""

    id: str
    title: str
    path: str
    """From the page, to the Markdown file or to its address."""
    codes: str
    """Those of all its languages, parted by blanks."""
    minutes: int | None
    roles: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """Titles of the lessons to take before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """An ordered set of lessons."""

    name: str
    line: str
    """What is pasted to the operator when all of it is done."""
    lessons: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """How long all of it takes, as far as its lessons say."""
        return sum(item.minutes or 0 for item in self.lessons)


def training(view: View) -> Iterator[Artifact]:
    """The list of tracks, and a page for each lesson, in each of their languages."""
    if not view.lessons:
        return
    tracks = {
        track: list(lessons) for track, lessons in groupby(view.lessons, lambda item: item.track)
    }
    others = {locale for lesson in view.lessons for locale in lesson.translations}
    for code in (view.locale.tag, *sorted(others)):
        yield _tracks(view, tracks, others, view.tongue(code))
    for track, lessons in tracks.items():
        for lesson, following in zip(lessons, [*lessons[1:], None], strict=True):
            nav = (catalogue(view.locale).gettext("Training"), track_word(track, view.locale))
            for code, spoken in ((view.locale.tag, lesson), *sorted(lesson.translations.items())):
                place = nav if spoken is lesson else None
                page = _page(view, lesson, spoken, following, view.tongue(code), place)
                yield from with_pictures(page, room_of(f"{CONTENT}/{page.path}"), view.files)
    for path, parts in ASSETS.items():
        yield File(path=path, content=b"\n".join(_asset(part) for part in parts))


def _tracks(
    view: View, tracks: Mapping[str, list[Lesson]], others: set[str], locale: Tongue
) -> Page:
    """All tracks in one language.

    A translated page stands in a folder below the original, so that links in HTML, which start at
    its address, mean the same in every host.
    """
    native = locale == view.locale
    here = _list(view, locale.tag)
    paths = {
        other: here.source.near(_list(view, other).source)
        for other in (view.locale.tag, *sorted(others))
    }
    shown = [
        Track(
            name=(name := track_word(track, locale)),
            line=track_line(name, locale),
            lessons=tuple(
                _item(
                    view,
                    lesson,
                    locale,
                    here.near(Address.of(_source(view, lesson, locale.tag).path)),
                )
                for lesson in lessons
            ),
        )
        for track, lessons in tracks.items()
    ]
    section = catalogue(locale).gettext("Training")
    return Page(
        path=here.source.path,
        title=section,
        body=markdown(
            "training.md",
            locale,
            tracks=shown,
            words=script_words(locale),
            languages=other_languages(paths, locale.tag),
        ),
        meta={"lang": locale.tag, **LOADED},
        nav=(section,) if native else (),
        listed=native,
    )


def _page(
    view: View,
    lesson: Lesson,
    spoken: Lesson,
    following: Lesson | None,
    locale: Tongue,
    nav: tuple[str, ...] | None,
) -> Page:
    """A lesson in one language, with the way to its others and to the one that follows."""
    versions = {view.locale.tag: f"{lesson.stem}.md"} | {
        other: f"{lesson.stem}.{other}.md" for other in lesson.translations
    }
    here = _source(view, lesson, locale.tag)
    needed = [found for name in lesson.needs if (found := _find(view, name))]
    body = markdown(
        "lesson.md",
        locale,
        lesson=spoken,
        item=_item(view, lesson, locale, ""),
        body=Markup(enclosed(_without_title(spoken))),
        needs=[
            _item(view, need, locale, here.near(_source(view, need, locale.tag))) for need in needed
        ],
        up=here.near(_list(view, locale.tag).source),
        line=lesson_line(spoken, locale),
        code=code_of(spoken),
        words=script_words(locale),
        languages=other_languages(versions, locale.tag),
        next=following
        and _item(view, following, locale, here.near(_source(view, following, locale.tag))),
    )
    return Page(
        path=here.path,
        title=spoken.title,
        body=body,
        meta={"lang": locale.tag, **LOADED},
        nav=nav or (),
        listed=nav is not None,
    )


def _item(view: View, lesson: Lesson, locale: Tongue, path: str) -> Item:
    roles = role_words(locale)
    needed = (_find(view, name) for name in lesson.needs)
    return Item(
        id=lesson.id,
        title=lesson.in_locale(locale.tag).title,
        path=path,
        codes=" ".join(codes_of(lesson)),
        minutes=lesson.minutes,
        roles=tuple(roles.get(role, role) for role in lesson.for_),
        needs=tuple(need.in_locale(locale.tag).title for need in needed if need),
    )


def _list(view: View, locale: str) -> Address:
    """The list of tracks in a language."""
    return Addresses.training.in_locale(view.translated(locale))


def _source(view: View, lesson: Lesson, locale: str) -> Address:
    """The Markdown of a lesson, in a language where it has it."""
    told = locale != view.locale.tag and locale in lesson.translations
    return Addresses.training.beside(f"{lesson.id}.{locale}.md" if told else f"{lesson.id}.md")


@cache
def _asset(name: str) -> bytes:
    return (files("kits.render") / "assets" / name).read_bytes()


def _without_title(lesson: Lesson) -> str:
    first, _, rest = lesson.body.partition("\n")
    return rest if first.startswith("# ") else lesson.body


def _find(view: View, name: str) -> Lesson | None:
    return next((lesson for lesson in view.lessons if name in (lesson.id, lesson.stem)), None)
