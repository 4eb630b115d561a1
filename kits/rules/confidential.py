"""Words that `community.yml` calls confidential, wherever others than operators would read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kits.model.audiences import Audience
from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.lessons import Lesson
from kits.model.people import Person
from kits.model.places import Place
from kits.rules.disguises import Words
from kits.rules.wordings import Wording, audience_of_run, rostered, written

RULE = "confidential-word"
REMARK = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)
"""Of a YAML file; no host prints it."""
DRAWING = ".svg"
SOURCES = (".md", ".csv", ".yml")
"""Files that are read; of these only a page and a lesson are called by their file's name."""
TABLES = ("messages.csv", "groups.csv")
"""Of a campaign; any other table beside it may be sent with a message."""
PUBLIC = ("campaigns", "images", "people", "groups")
"""Folders whose pictures anyone may see."""


def confidential_word(community: Community) -> Iterator[Finding]:
    """A word that `community.yml` calls confidential is never published.

    It may stand where operators alone read: in `private`, and in drafts. Capitals, marks, line
    breaks, full-width letters, hidden characters and blanks between Chinese characters make no
    difference. Looked at are texts, rosters and tables, the names of files, and `mkdocs.yml`.

    Bad:
        --- community.yml
        confidential: [Project Firefly]
        --- campaigns/drive.md
        notes: Part of project **fire**fly.

    Good:
        --- community.yml
        confidential: [Project Firefly]
        --- campaigns/drive.md
        private:
          notes: Part of project firefly.
    """
    words = Words(community.settings.confidential)
    if not community.settings.confidential:
        return
    for wording in chain(written(community), rostered(community)):
        if wording.audience < Audience.OPERATORS and not _is_file_name(wording):
            for start, end in words.found(wording.text):
                yield _in_words(wording, start, end)
    yield from _in_names(community, words)
    yield from _in_settings(community, words)


def _is_file_name(wording: Wording) -> bool:
    return isinstance(wording.record, Lesson) and wording.steps == ("id",)


def _in_words(wording: Wording, start: int, end: int) -> Finding:
    everyone = wording.audience is Audience.PUBLIC and not isinstance(wording.record, Person)
    return confidential_finding(
        wording.passage().place_of(start, len(wording.text[start:end].split("\n")[0])),
        wording.text[start:end],
        everyone,
    )


def confidential_finding(place: Place, word: str, everyone: bool) -> Finding:
    """The finding of a word that stands where everyone, or every leader, can read it."""
    word = " ".join(word.split())
    if everyone:
        words = say('the confidential "{word}" stands where everyone can read it', word=word)
    else:
        words = say('the confidential "{word}" stands where leaders can read it', word=word)
    return error(RULE, place, words, say("write it under private, or leave it out"))


def _in_names(community: Community, words: Words) -> Iterator[Finding]:
    """In the name of a file or folder that becomes an address, or in what a drawing says.

    Ids are told where they stand, but for the names that a group gives to its ways in.
    """
    for path in sorted(community.files):
        audience, name = _named(community, path)
        for start, end in words.found(name) if audience < Audience.OPERATORS else ():
            yield error(
                RULE,
                Place(path),
                say('the confidential "{word}" stands in an address', word=name[start:end]),
                say("rename the file or folder"),
            )
        if path.lower().endswith(DRAWING) and audience < Audience.OPERATORS:
            drawn = community.files.drawn(path)
            for start, end in words.found(drawn):
                everyone = audience is Audience.PUBLIC
                yield confidential_finding(Place(path), drawn[start:end], everyone)
    for group in community.groups.values():
        for name in filter(lambda name: any(words.found(name)), group.links):
            yield confidential_finding(group.at("links", name, key=True), name, False)


def _named(community: Community, path: str) -> tuple[Audience, str]:
    """The lowest audience that meets the name of a file, and the part of it that is no id."""
    _, top, *inside = path.split("/")
    is_source = path.endswith(SOURCES)
    if top == "campaigns" and len(inside) > 1:
        run = community.runs.get(inside[0])
        is_source = path.endswith(".md") or inside[-1] in TABLES
        hidden = is_source or run is None
        audience = Audience.OPERATORS if hidden or not run else audience_of_run(run)
        return audience, "/".join(inside[1:])
    if top == "pages" or (top in PUBLIC and not is_source):
        return Audience.PUBLIC, "/".join(inside)
    is_named = bool(inside) and (top == "training" or not is_source)
    return Audience.LEADERS if is_named else Audience.OPERATORS, "/".join(inside)


def _in_settings(community: Community, words: Words) -> Iterator[Finding]:
    """In the name of the site, its navigation, or whatever else a host prints on every page."""
    passage = community.host
    for start, end in words.found(REMARK.sub(lambda found: " " * len(found[0]), passage.text)):
        word = passage.text[start:end]
        yield confidential_finding(passage.place_of(start, len(word.split("\n")[0])), word, True)
