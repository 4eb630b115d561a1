"""What must not stand in what operators write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kits.model.audiences import Audience
from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.people import Person
from kits.rules.wordings import Wording, rostered, written

TAG = re.compile(r"\{\{|\{%|\{#(?=[^\n]*#\})")
FULL_WIDTH = re.compile(r"[｛{]\s?[｛％]|[｛][{%#]")
NAMES = frozenset({"name", "vars"})
"""Keys of names and free values, which are plain text."""


def template_in_prose(community: Community) -> Iterator[Finding]:
    """Tags stand in what is said to one group, and nowhere else.

    They work in a message (its text, subject, note, report and attachments) and in the answers of
    an FAQ. Elsewhere the braces would be published as they are. In rosters they are plain text.

    Bad:
        --- campaigns/drive.md
        notes: We meet at {{ here.place }}.

    Good:
        --- campaigns/drive.md
        notes: Your group knows where we meet.
    """
    for wording in written(community):
        if wording.prose and not wording.templated and not NAMES & set(wording.steps):
            for tag in TAG.finditer(wording.text):
                yield error(
                    "template-in-prose",
                    wording.passage().place_of(tag.start(), 2),
                    say('"{tag}" is not run here, and would be published as it is', tag=tag[0]),
                    say("write the words themselves; tags work in messages and FAQ answers"),
                )


def full_width_tag(community: Community) -> Iterator[Finding]:
    """Tags are written with the plain braces `{{ }}` and `{% %}`.

    Those of a Chinese keyboard, `｛｛ ｝｝`, look alike, and every group would read them.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Dear ｛｛ group.name ｝｝, we begin.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Dear {{ group.name }}, we begin.
    """
    for wording in written(community):
        if wording.prose:
            for tag in FULL_WIDTH.finditer(wording.text):
                yield error(
                    "full-width-tag",
                    wording.passage().place_of(tag.start(), len(tag[0])),
                    say('"{tag}" is written with full-width braces', tag=tag[0]),
                    say("write {{{{ and }}}}, or {{% and %}}, with an English keyboard"),
                )


def confidential_word(community: Community) -> Iterator[Finding]:
    """A word that `community.yml` calls confidential is never published.

    It may stand where operators alone read: in `private`, and in drafts. Capitals make no
    difference.

    Bad:
        --- community.yml
        confidential: [Project Firefly]
        --- campaigns/drive.md
        notes: Part of project firefly.

    Good:
        --- community.yml
        confidential: [Project Firefly]
        --- campaigns/drive.md
        private:
          notes: Part of project firefly.
    """
    words = sorted(filter(None, community.settings.confidential), key=len, reverse=True)
    if not words:
        return
    confidential = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    for wording in chain(written(community), rostered(community)):
        if wording.audience < Audience.OPERATORS:
            for word in confidential.finditer(wording.text):
                yield _confidential(wording, word)


def _confidential(wording: Wording, word: re.Match[str]) -> Finding:
    everyone = wording.audience is Audience.PUBLIC and not isinstance(wording.record, Person)
    if everyone:
        words = say('the confidential "{word}" stands where everyone can read it', word=word[0])
    else:
        words = say('the confidential "{word}" stands where leaders can read it', word=word[0])
    place = wording.passage().place_of(word.start(), len(word[0]))
    return error("confidential-word", place, words, say("write it under private, or leave it out"))
