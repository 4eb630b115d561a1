"""Training: the lessons, by track, on the leaders' site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from kits.locale import catalogue
from kits.model.artifacts import Artifact, Copied, Page
from kits.model.lessons import Lesson
from kits.model.views import View
from kits.render.markdown import images, markdown, other_languages
from kits.render.words import role_words, track_word


def training(view: View) -> Iterator[Artifact]:
    """The list of tracks, and a page for each lesson in each of its languages."""
    _ = catalogue(view.locale).gettext
    if not view.lessons:
        return
    tracks = [
        (track_word(track, view.locale), list(lessons))
        for track, lessons in groupby(view.lessons, lambda item: item.track)
    ]
    section = _("Training")
    yield Page(
        path="training/index.md",
        title=section,
        body=markdown("training.md", view.locale, tracks=tracks),
        meta={"lang": view.locale},
        nav=(section,),
        listed=True,
    )
    for track, lessons in tracks:
        for lesson, following in zip(lessons, [*lessons[1:], None], strict=True):
            yield _page(view, lesson, lesson, following, view.locale, (section, track))
            for locale, spoken in sorted(lesson.translations.items()):
                yield _page(view, lesson, spoken, following, locale, None)
            for version in (lesson, *lesson.translations.values()):
                for image in images(version.body):
                    path = posixpath.normpath(posixpath.join("training", lesson.track, image))
                    yield Copied(path=path, source=posixpath.join("content", path))


def _page(
    view: View,
    lesson: Lesson,
    spoken: Lesson,
    following: Lesson | None,
    locale: str,
    nav: tuple[str, ...] | None,
) -> Page:
    """A lesson in one language, with the way to its others and to the one that follows."""
    versions = {view.locale: f"{lesson.stem}.md"} | {
        other: f"{lesson.stem}.{other}.md" for other in lesson.translations
    }
    path = posixpath.join("training", lesson.track, versions[locale])
    needs = [
        (found.in_locale(locale).title, _way(view, lesson, found, locale))
        for name in lesson.needs
        if (found := _find(view, name))
    ]
    roles = role_words(locale)
    body = markdown(
        "lesson.md",
        locale,
        lesson=spoken,
        roles=[roles.get(role, role) for role in lesson.for_],
        body=Markup(_without_title(spoken)),
        needs=needs,
        languages=other_languages(versions, locale),
        next=following
        and (following.in_locale(locale).title, _way(view, lesson, following, locale)),
    )
    return Page(
        path=path,
        title=spoken.title,
        body=body,
        meta={"lang": locale},
        nav=nav or (),
        listed=nav is not None,
    )


def _way(view: View, here: Lesson, there: Lesson, locale: str) -> str:
    """The path from one lesson to another, in the same language where it has it."""
    translated = locale != view.locale and locale in there.translations
    name = f"{there.stem}.{locale}.md" if translated else f"{there.stem}.md"
    return name if there.track == here.track else f"../{there.track}/{name}"


def _without_title(lesson: Lesson) -> str:
    first, _, rest = lesson.body.partition("\n")
    return rest if first.startswith("# ") else lesson.body


def _find(view: View, name: str) -> Lesson | None:
    return next((lesson for lesson in view.lessons if name in (lesson.id, lesson.stem)), None)
