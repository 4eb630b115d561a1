"""Rules of translations: each takes one mistake and gives its finding."""

from __future__ import annotations

from kits.model.findings import Finding, error, say
from kits.model.nearest import nearest
from kits.model.places import Place


def translation_repeats_fact(place: Place, key: str) -> Finding:
    """A translation gives texts alone; all else is inherited.

    A fact that stands twice would one day differ, and two languages would announce two dates.

    Bad:
        --- campaigns/drive.en.md
        title: Drive
        starts: 2026-12-01

    Good:
        --- campaigns/drive.en.md
        title: Drive
    """
    return error(
        "translation-repeats-fact",
        place,
        say('a translation cannot give "{key}"', key=key),
        say("take it out; it is inherited from the file without a language"),
    )


def translation_into_own_language(place: Place, locale: str) -> Finding:
    """The file without a language is in the community's own; a translation is into another.

    Two files in one language would leave it open which of them is said.

    Bad:
        --- campaigns/drive.zh.md
        title: 捐书

    Good:
        --- campaigns/drive.en.md
        title: Drive
    """
    return error(
        "translation-into-own-language",
        place,
        say('"{locale}" is the community\'s own language', locale=locale),
        say("put these texts into the file without a language, and take this one out"),
    )


def untranslated_item(place: Place, id: str, known: tuple[str, ...]) -> Finding:
    """A translated item is one that the original has, by its id.

    Bad:
        --- campaigns/drive.en.md
        milestones:
          - id: printed
            what: Posters are printed

    Good:
        --- campaigns/drive.en.md
        title: Drive
    """
    near = nearest(id, known)
    hint = (
        say('did you mean "{near}"?', near=near)
        if near
        else say("give it the id of an item of the original, or add it there")
    )
    return error(
        "untranslated-item", place, say('no item of the original has the id "{id}"', id=id), hint
    )


def translation_given_twice(place: Place, key: str, first: Place) -> Finding:
    """The finding of a text that stands in two places in one language."""
    words = say(
        '"{key}" is given already in this language, at {path}:{line}',
        key=key,
        path=first.path,
        line=first.line,
    )
    return error("repeated-key", place, words, say("keep one of the two and delete the other"))


def nothing_to_translate(place: Place, key: str) -> Finding:
    """The finding of a translation of what the original does not have."""
    return error(
        "untranslated-item",
        place,
        say('the original has no "{key}" that could be translated', key=key),
        say("give it in the file without a language, or take it out here"),
    )


def nameless_translation(place: Place, key: str) -> Finding:
    """The finding of an item that does not say which one it translates."""
    return error(
        "untranslated-item",
        place,
        say('an item of "{key}" is translated by its id, and this one has none', key=key),
        say("give it the id of the item that it translates, or take it out"),
    )


RULES = (
    translation_repeats_fact,
    translation_into_own_language,
    untranslated_item,
)
