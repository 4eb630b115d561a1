"""The wall of honour: the people who did the work, as they agreed to be named."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from itertools import groupby

from kits.locale import catalogue
from kits.model.artifacts import Artifact, File, Page, Prototype, Stamped, blank
from kits.model.credits import Deed
from kits.model.faces import Face
from kits.model.views import Honour, View
from kits.render.markdown import markdown
from kits.render.phone import day
from kits.render.words import deed_words


def wall(view: View) -> Iterator[Artifact]:
    """The wall, a page for each face on it, and `wall.json`."""
    _ = catalogue(view.locale).gettext
    locale = view.locale

    def deed(item: Deed) -> str:
        return deed_words(item, locale)

    faced = sorted(
        (honour for honour in view.honours if honour.face),
        key=lambda honour: (honour.name, honour.face.slug if honour.face else ""),
    )
    people = [
        (lines[0].face, lines)
        for _key, group in groupby(faced, key=lambda honour: honour.face)
        if (lines := list(group))
    ]
    body = markdown(
        "wall.md",
        locale,
        honours=view.honours,
        people=people,
        guests=[honour for honour in view.honours if not honour.face],
        unnamed=view.unnamed,
        deed=deed,
    )
    yield Page(
        path="wall/index.md",
        title=_("Wall of honour"),
        body=body,
        meta={"search": {"exclude": True}},
        listed=True,
    )
    if people:
        yield _prototype(view)
    for face, lines in people:
        if face:
            yield _person(view, face, lines)
    yield _wall_json(view)


def _prototype(view: View) -> Prototype:
    return Prototype(
        kind="person",
        locale=view.locale,
        path=f"people/{blank('slug')}.md",
        title=blank("name"),
        body=(
            f"<h1>{blank('name')}</h1>\n"
            f"<div class='kits-story'>{blank('story')}</div>\n"
            f"<ul>{blank('deeds')}</ul>\n"
        ),
        meta={"search": {"exclude": True}},
    )


def _person(view: View, face: Face, lines: list[Honour]) -> Stamped:
    items = "".join(
        f"<li>{html.escape(deed_words(line.deed, view.locale))} · "
        f'<a href="../../campaigns/{line.deed.campaign}/">{html.escape(line.title)}</a> · '
        f"<time>{html.escape(day(line.deed.when, view.locale))}</time></li>"
        for line in lines
    )
    paragraphs = (face.story or "").split("\n\n")
    story = "".join(f"<p>{html.escape(text.strip())}</p>" for text in paragraphs if text.strip())
    return Stamped(
        kind="person",
        locale=view.locale,
        path=f"people/{face.slug}/index.html",
        values={"name": html.escape(face.name), "story": story, "deeds": items},
    )


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
