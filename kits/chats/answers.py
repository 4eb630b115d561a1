"""A line that bears a code, read against what is expected: certain, or why it is not taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kits.chats.expected import Awaited, Expected, Known
from kits.chats.folding import LETTERS, letters, original
from kits.chats.forms import CODES, SAYS
from kits.chats.names import Names, squashed, worded
from kits.chats.sayings import Said
from kits.model.codes import Code
from kits.model.codes import read as read_code

Why = Literal[
    "answer", "check", "denied", "disagrees", "question", "quotation", "time", "twin", "unknown"
]
"""An answer to an earlier message; a code that is none, or names nothing that is expected; two
messages of one code; a name or words that say otherwise."""
TODAY = slice(10, 12)
"""Of a code as it is written: what names the text."""


class Answer(NamedTuple):
    """What a line says for certain."""

    awaited: Awaited
    how: str
    version: str
    notes: tuple[str, ...]
    """What was typed around it."""

    @property
    def is_old(self) -> bool:
        """Whether it was another text than today's."""
        return self.how == "code" and self.version != self.awaited.code[TODAY]


class Refusal(NamedTuple):
    """Why a line is not taken, and of which group it speaks where that is known."""

    why: Why
    group: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a code."""

    line: Said
    start: int
    end: int

    @property
    def before(self) -> str:
        """All before it."""
        return self.line.folded[: self.start]

    @property
    def after(self) -> str:
        """All after it."""
        return self.line.folded[self.end :]


class Codes:
    """Reads the codes of lines."""

    def __init__(self, expected: Expected, names: Names) -> None:
        """`names` are those of groups."""
        self._names = names
        self._groups: Mapping[str, Known] = {group.id: group for group in expected.groups}
        self._expected = expected
        self._awaited: dict[str, list[Awaited]] = {}
        for awaited in expected.answers:
            named = awaited.code.replace("-", "")[:8]
            self._awaited.setdefault(named, []).append(awaited)

    def stands_in(self, line: Said) -> bool:
        """Whether a line has a code, or what was one."""
        return any(CODES[sort].search(line.folded) for sort in ("code", "near", "bare"))

    def read(self, line: Said, is_entry: bool) -> Iterator[Answer | Refusal]:
        """What each code of a line says."""
        shapes = [(found, _code(found[0])) for found in CODES["code"].finditer(line.folded)]
        valid = [(found, code) for found, code in shapes if code]
        if not valid or len(valid) < len(shapes):
            yield Refusal("check")
        for found, code in valid:
            around = Around(line, found.start(), found.end())
            yield self._read(around, code, is_entry, alone=len(valid) == 1)

    def awaited(self, code: str) -> Sequence[Awaited]:
        """What a code may answer."""
        found = _code(code)
        return self._awaited.get(found.named, ()) if found else ()

    def _read(self, around: Around, code: Code, is_entry: bool, alone: bool) -> Answer | Refusal:
        candidates = self._awaited.get(code.named, [])
        if not candidates:
            return Refusal("unknown")
        beside = worded(around.before) + "\n" + worded(around.after)
        named = [mention.ids for mention in self._names.found_in(beside)]
        if len(candidates) > 1:
            candidates = [c for c in candidates if any(c.group in ids for ids in named)]
            if len(candidates) != 1:
                return Refusal("twin")
        (awaited,) = candidates
        if named and not any(awaited.group in ids for ids in named):
            return Refusal("disagrees", awaited.group)
        return self._said(around, awaited, code, is_entry, alone)

    def _said(
        self, around: Around, awaited: Awaited, code: Code, is_entry: bool, alone: bool
    ) -> Answer | Refusal:
        group, report = self._groups[awaited.group], squashed(awaited.report)
        before = squashed(around.before)
        names = sorted(map(squashed, (group.name, *group.names)), key=len, reverse=True)
        name = next((each for each in names if before.endswith(each)), before)
        words = before.removesuffix(name) or before
        is_reported = bool(report) and report in words
        how = self.refusal(f"{words}\n{squashed(around.after)}")
        is_whole = words != before and (is_reported or bool(how))
        rest = around.before if is_whole else f"{around.before} {around.after}"
        if SAYS["asked"].search(rest.lower()):
            return Refusal("question", group.id)
        if not how and not is_reported and SAYS["denied"].search(rest.lower()):
            return Refusal("denied", group.id)
        notes = tuple(self._notes(around, group, awaited.report, is_entry)) if alone else ()
        return Answer(awaited, how or "code", code.version, notes)

    def refusal(self, squashed_text: str) -> str:
        """`cannot` or `skipped`, where a text says that in the words of a line to copy."""
        for how in ("cannot", "skipped"):
            if any(squashed(word) in squashed_text for word in getattr(self._expected, how)):
                return how
        return ""

    def _notes(self, around: Around, group: Known, report: str, is_entry: bool) -> Iterator[str]:
        """What was typed before and after; the line itself, and names that begin it, are none."""
        text = original(around.line.text, 0, around.start)
        low, start = letters(text), 0
        names = sorted(map(letters, (group.name, *group.names)), key=len, reverse=True)
        places = [low.rfind(name) for name in names if name in low]
        end = places[0] if places else len(low)
        said = (report, *self._expected.skipped, *self._expected.cannot)
        word = next((w for w in map(letters, said) if w and w in low[:end]), None)
        at = low.find(word) if word else end
        if is_entry:
            start = at
        for first, last in ((start, at), (at + len(word or ""), end)):
            yield original(text, first, last, LETTERS) if first < last else ""
        yield original(around.line.text, around.end, len(around.line.folded))


def _code(text: str) -> Code | None:
    return read_code(text.replace(" ", ""))
