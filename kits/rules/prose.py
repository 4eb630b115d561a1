"""What must not stand in what operators write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kits.model.findings import Finding, Words, error, say
from kits.model.messages import Message
from kits.rules.wordings import Wording
from kits.source.comments import OPENING, open_comment
from kits.source.costs import Excess

TAG = re.compile(r"\{\{|\{%|\{#(?=[^\n]*#\})")
FULL_WIDTH = re.compile(r"[｛{]\s?[｛％]|[｛][{%#]")
NAMES = frozenset({"name", "vars"})
"""Keys of names and free values, which are plain text."""


def template_in_prose(wording: Wording) -> Iterator[Finding]:
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
    if _is_prose(wording) and not wording.templated and not NAMES & set(wording.steps):
        for tag in TAG.finditer(wording.text):
            yield error(
                "template-in-prose",
                wording.passage().place_of(tag.start(), 2),
                say('"{tag}" is not run here, and would be published as it is', tag=tag[0]),
                say("write the words themselves; tags work in messages and FAQ answers"),
            )


def full_width_tag(wording: Wording) -> Iterator[Finding]:
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
    if _is_prose(wording):
        for tag in FULL_WIDTH.finditer(wording.text):
            yield error(
                "full-width-tag",
                wording.passage().place_of(tag.start(), len(tag[0])),
                say('"{tag}" is written with full-width braces', tag=tag[0]),
                say("write {{{{ and }}}}, or {{% and %}}, with an English keyboard"),
            )


def unclosed_comment(wording: Wording) -> Iterator[Finding]:
    """A comment, `<!-- … -->`, ends.

    Comments are notes among operators and are left out of all that is published; of one without an
    end nobody can say how far it goes.

    Bad:
        --- campaigns/drive.md
        notes: Bring a book. <!-- ask Mira about the room

    Good:
        --- campaigns/drive.md
        notes: Bring a book. <!-- ask Mira about the room -->
    """
    if isinstance(wording.record, Message) or wording.excess:
        return
    at = open_comment(wording.text)
    if at is not None:
        yield error(
            "unclosed-comment",
            wording.passage().place_of(at, len(OPENING)),
            say('a comment begins here with "{mark}" and does not end', mark=OPENING),
            say("write --> behind it, or delete it"),
        )


def costly_text(wording: Wording) -> Iterator[Finding]:
    """A page is for readers: its Markdown has as many marks as they can take in.

    What makes Markdown of a text is slow with thousands of open brackets or tags in one place, and
    one page would hold up all others.

    Bad:
        --- pages/about.md
        title: About
        ---
        %%[ 5000 times%%

    Good:
        --- pages/about.md
        title: About
        ---
        We read together.
    """
    if found := wording.excess:
        yield error("costly-text", wording.passage().place(found.line), *_too_much(found))


def _is_prose(wording: Wording) -> bool:
    return wording.prose and not wording.rostered and wording.excess is None


def _too_much(found: Excess) -> tuple[Words, Words]:
    """What of a text is too much, and what to do."""
    facts = {"found": found.found, "most": found.most}
    if found.what == "characters":
        words = say("there are {found} characters, and at most {most} can be read", **facts)
        return words, say("split the text into several")
    if found.what == "levels":
        words = say(
            "there are {found} levels in one another, and at most {most} can be read", **facts
        )
        return words, say("nest quotes, lists and blocks less deeply")
    if found.what == "marks":
        words = say(
            "there are {found} marks in one paragraph, and at most {most} can be read", **facts
        )
        return words, say("part the paragraph by blank lines, or take out the runs of marks")
    words = say("reading this takes {found} steps, and at most {most} are taken", **facts)
    return words, say("close what is opened with < or [, or take out the runs of marks")
