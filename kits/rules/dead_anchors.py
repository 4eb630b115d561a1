"""A link to a part of a page leads to one that is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown.extensions.toc import slugify_unicode

from kits.model.addresses import Addresses
from kits.model.community import Community
from kits.model.file_refs import TAG, page_led_to, room_of
from kits.model.findings import Finding, say, warning
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.model.pointers import Pointer, pointers
from kits.rules.wordings import Wording, written

Anchors = Callable[[str], frozenset[str] | None]
"""The anchors of a page by its address, such as `about/index.html`; None for no page of ours."""

OF_ANY_PAGE = ("top", "fn:", "fnref:", "__", ":~:")
"""How what follows a `#` begins where a browser or a host knows it, whatever the page says."""
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
BY_NUMBER = re.compile(r"_\d+")
SLUGS = re.compile(r"slugify")
"""In `mkdocs.yml`: a project makes the names of its headings by itself."""
MANY = 8
"""Anchors of which a hint would be too long."""


def dead_anchor(place: Place, page: str, known: frozenset[str], id: str) -> Finding:
    """A link to a heading finds it: what follows `#` is what the heading is called.

    A heading is called by its words in small letters, with `-` for what stands between them:
    `## 活动规则` by `#活动规则`, and `## Who may join?` by `#who-may-join`.

    Bad:
        --- pages/about.md
        title: About us
        ---
        ## Who pays
        Read [who pays](#who-pay).

    Good:
        --- pages/about.md
        title: About us
        ---
        ## Who pays
        Read [who pays](#who-pays).
    """
    names = sorted(name for name in known if not BY_NUMBER.fullmatch(name))
    slug = slugify_unicode(id, "-")
    near = slug if slug in known else nearest(id, names)
    if near:
        hint = say('did you mean "{near}"?', near=f"{page}#{near}")
    elif 0 < len(names) <= MANY:
        hint = say("use one of {known}", known=tuple(f"{page}#{name}" for name in names))
    elif page:
        hint = say('write "{page}" alone, which leads to the top of the page', page=page)
    else:
        hint = say("write the words alone, or add such a heading")
    return warning(
        "dead-anchor", place, say('nothing on the page is called "#{anchor}"', anchor=id), hint
    )


def has_anchored_links(community: Community) -> bool:
    """Whether any text leads to a part of a page, so that it is worth making these."""
    return any(True for _ in _anchored(community))


def dead_anchors(community: Community, anchors: Anchors) -> Iterator[Finding]:
    """The findings of `dead-anchor`. A text may stand on several pages; one is enough."""
    if SLUGS.search(community.host.text):
        return
    for wording, pointer in _anchored(community):
        pages = _pages_of(wording)
        led = [page_led_to(one, pointer.target, in_html=pointer.in_html) for one in pages]
        found = [(known, id) for page, id in led if (known := anchors(page)) is not None]
        if found and not any(id in known for known, id in found):
            passage = wording.passage()
            place = passage.place_of(pointer.start, pointer.end - pointer.start)
            yield dead_anchor(place, pointer.target.partition("#")[0], *found[0])


def _anchored(community: Community) -> Iterator[tuple[Wording, Pointer]]:
    for wording in written(community):
        if wording.prose and not wording.templated and "#" in wording.text:
            for pointer in pointers(wording.text):
                target, _, id = pointer.target.partition("#")
                own = not (pointer.is_shown or ELSEWHERE.match(target) or TAG.search(target + id))
                if own and id and not id.startswith(OF_ANY_PAGE):
                    yield wording, pointer


def _pages_of(wording: Wording) -> tuple[str, ...]:
    """Where a text may stand, by the paths of the Markdown in the tree."""
    match wording.path.split("/"):
        case ["content", "pages" | "training", *_]:
            return (room_of(wording.path).published(wording.path),)
        case ["content", "campaigns", *_] if wording.run:
            id, tongues = wording.run.id, wording.run.campaign.translations
            if wording.record is wording.run.recap:
                pages = [Addresses.thanks(id), Addresses.recaps]
            else:
                pages = [Addresses.campaign(id).in_locale(code) for code in (None, *tongues)]
            return tuple(page.source.path for page in pages)
        case ["content", "community.yml"]:
            return ("index.md",)
        case _:
            return ()
