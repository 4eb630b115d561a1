"""What was done, in the sentence that others said of it, with the face of who did it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kits.model.credits import Deed
from kits.render.views import View
from kits.render.wall.doers import Doer, is_role, named


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A deed of one person, as somebody told it."""

    text: str
    locale: str
    """The language it is told in, which need not be that of the page."""
    doer: Doer


def sentences(view: View, locale: str, count: int) -> Sequence[Sentence]:
    """The newest of them, each of somebody else; those in the language of the page go first."""
    found: dict[str, Sentence] = {}
    own = (locale, locale.partition("-")[0])
    for codes in (own, (*own, "en", view.locale.tag)):
        for honour in view.honours:
            told = _told(honour.deed, codes, view.locale.tag)
            if told and honour.face and len(found) < count:
                doer = Doer(name=named(honour, locale), face=honour.face, works=())
                said = Sentence(text=told[1], locale=told[0], doer=doer)
                found.setdefault(honour.face.slug, said)
    return tuple(found.values())


def _told(deed: Deed, codes: Sequence[str], written: str) -> tuple[str, str] | None:
    """The first of these languages that a deed is told in, and what it says."""
    if is_role(deed) or not deed.what:
        return None
    said = {written: deed.what, **dict(deed.spoken)}
    return next(((code, said[code]) for code in codes if code in said), None)
