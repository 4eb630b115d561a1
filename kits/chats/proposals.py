"""What a line without a code seems to answer: proposed, for somebody to confirm."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

import regex

from kits.chats.answers import Codes, Refusal
from kits.chats.expected import Awaited, Expected
from kits.chats.folding import LETTERS, letters, original
from kits.chats.forms import SAYS
from kits.chats.names import Mention, Names, squashed, worded
from kits.chats.sayings import Saying

_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")
_APART = regex.compile(r"\p{M}*(?=[^\p{L}\p{M}\p{N}])")
_POSTED = regex.compile(rf"[^\p{{L}}\p{{M}}\p{{N}}]*(?:{SAYS['posted'].pattern})")
"""Such a word, with what parts it from what stands before it."""


class Proposal(NamedTuple):
    """What is answered, and how."""

    awaited: Awaited
    how: str
    beside: str
    """What was typed after the answer, where something parts the two."""


class Proposals:
    """Proposes by the names that stand in a line, else by who said it."""

    def __init__(self, expected: Expected, names: Names, codes: Codes) -> None:
        """`names` are those of groups."""
        groups = expected.groups
        self._expected, self._names, self._codes = expected, names, codes
        self._initials = Names((each, g.id) for g in groups for each in g.initials)
        self._people = Names((name, g.id) for g in groups for name in g.people)
        self._reports = {squashed(answer.report) for answer in expected.answers} - {""}
        self._due: dict[str, list[Awaited]] = {}
        for answer in sorted(expected.answers, key=lambda each: (each.at, each.message)):
            self._due.setdefault(answer.group, []).append(answer)

    def of(
        self, saying: Saying, at: float, have: Container[tuple[str, str, str]]
    ) -> list[Proposal] | Refusal:
        """What is proposed of a message that was said at a time; nothing where it answers nothing.

        `have` are the answers that there are, by campaign, group and message.
        """
        text = "\n".join(line.folded.lower() for line in saying.lines)
        said = squashed(text)
        how = self._codes.refusal(said)
        is_posted = bool(SAYS["posted"].search(text)) or any(r in said for r in self._reports)
        groups, mentions = self._groups(saying, says=bool(how) or is_posted)
        due = [last for id in groups if (last := self._last(id, at, said, have))]
        beside = self._beside(saying, mentions, how, due) if len(groups) == 1 else ""
        found = [Proposal(awaited, how or "named", beside) for awaited in due]
        if not found:
            return []
        group = groups[0] if len(groups) == 1 else ""
        if SAYS["asked"].search(text):
            return Refusal("question", group)
        if not how and SAYS["denied"].search(text):
            return Refusal("denied", group)
        return Refusal("answer", group) if saying.is_answer else found

    def _groups(self, saying: Saying, says: bool) -> tuple[list[str], list[Mention]]:
        """The groups that answer, and where they are named: several only where the line says so."""
        plain = worded(_whole(saying))
        if named := list(self._names.found_in(plain)):
            groups = _each(mention.ids for mention in named)
            return (groups if len(groups) == 1 or says else []), named
        if not says:
            return [], []
        initials = list(self._initials.found_in(plain))
        groups = _each(mention.ids for mention in initials)
        return (groups, initials) if groups else (self._by_sender(saying, plain), [])

    def _beside(self, saying: Saying, mentions: list[Mention], how: str, due: list[Awaited]) -> str:
        """What was typed after the name and the word that answers, where that is certain."""
        text = _whole(saying)
        low = letters(text)
        words = getattr(self._expected, how) if how else [each.report for each in due]
        ends = [low.find(word) + len(word) for word in map(letters, words) if word and word in low]
        if not ends and (posted := SAYS["posted"].search(low)):
            ends.append(posted.end())
        if mentions:
            count = len(squashed(worded(text)[: mentions[0].end]))
            ends.append([at for at, char in enumerate(low) if _LETTER.match(char)][count - 1] + 1)
        end = max(ends, default=len(low))
        while posted := _POSTED.match(low, end):
            end = posted.end()
        apart = _APART.match(low, end)
        return original(text, apart.end(), len(low), LETTERS) if apart else ""

    def _by_sender(self, saying: Saying, plain: str) -> list[str]:
        """The group of whoever said it, where that is one."""
        if saying.is_entry:
            first = next(self._people.found_in(plain), None)
            return _each([first.ids]) if first and first.start == 0 else []
        sender = worded(saying.sender or "")
        ids = self._people.ids.get(sender)
        if ids:
            return _each([ids])
        groups = _each(mention.ids for mention in self._names.found_in(sender))
        return groups if len(groups) == 1 else []

    def _last(
        self, group: str, at: float, said: str, have: Container[tuple[str, str, str]]
    ) -> Awaited | None:
        """What a group was to answer last; of those whose report is said, where any is.

        Where that was answered, people use their usual word: what came after it is meant.
        """
        due = [awaited for awaited in self._due.get(group, ()) if awaited.at <= at]
        spoken = [a for a in due if (report := squashed(a.report)) and report in said]
        found = spoken or due
        if not found or found[-1].of not in have:
            return found[-1] if found else None
        later = [a for a in due if a.at > found[-1].at and a.of not in have]
        return (later or found)[-1]


def _whole(saying: Saying) -> str:
    return " ".join(line.text for line in saying.lines)


def _each(mentions: Iterable[frozenset[str]]) -> list[str]:
    """The groups that are named; none where a name is that of several."""
    groups: list[str] = []
    for ids in mentions:
        if len(ids) > 1:
            return []
        groups += [id for id in ids if id not in groups]
    return groups
