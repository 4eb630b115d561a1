"""A text of one channel with blanks for its values: written once, filled once per group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from kits.model.sentinels import KEEP, KEPT, UNKNOWN

_GUARDS = KEEP + KEPT


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands."""

    number: int
    write: Callable[[str], str]
    """The value as it is written in this place: cleaned, and escaped by the dialect."""

    def fill(self, values: Sequence[str]) -> str:
        """Its value, as it is written here."""
        return _filled(self.write, values[self.number])


@lru_cache(maxsize=1 << 12)
def _filled(write: Callable[[str], str], value: str) -> str:
    """Written once: what is the campaign's or a city's is the same in thousands of groups."""
    return write(value)


@dataclass(frozen=True, slots=True)
class Solid:
    """Pieces that belong together, such as a link with its label: nothing moves in or out."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Inside:
    """A run's content, filled in, and what stands beside it."""

    text: str
    before: str
    """The character before the run: empty at the start of a line, UNKNOWN after another run."""
    after: str
    """The character behind the run: empty at the end of a line."""
    solid_start: bool = False
    """It begins with something that nothing can be taken from, such as a link."""
    solid_end: bool = False
    run_start: bool = False
    """It begins with a run, and something follows in it."""
    run_end: bool = False


@dataclass(frozen=True, slots=True)
class Styled:
    """A run whose marks hold only where its edges allow it."""

    pieces: tuple[Piece, ...]
    mark: Callable[[Inside], str]
    """The run with its marks, or bare."""


Piece = str | Slot | Solid | Styled

_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """The text of one channel, but for its values."""

    pieces: tuple[Piece, ...]
    finish: Callable[[str], str]
    """The channel's last word on the whole text (SMS maps punctuation to its alphabet)."""
    guarded: bool = False
    """What may not be split stands between KEEP and KEPT; such a text is only for splitting."""

    def fill(self, values: Sequence[str]) -> str:
        """The final text: NFC, `\\n`, tidy.

        Costs some microseconds, since the tree is not read again. Raises IndexError when a value
        is missing, which is a bug of the caller.
        """
        return self.finish(tidy(normalize("NFC", self.write(values))))

    def write(self, values: Sequence[str]) -> str:
        """The text as it comes, neither composed nor tidy."""
        return _write(self.pieces, values, guarded=self.guarded)


def tidy(text: str) -> str:
    """No white space at the end of a line, no blank line at either end, one in a row inside."""
    lines = "\n".join([line.rstrip() for line in text.split("\n")])
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def pattern(
    lines: Sequence[Sequence[Piece]], finish: Callable[[str], str], *, guarded: bool = False
) -> Pattern:
    """The lines as one pattern: a line that waits for no value is written and tidied now."""
    pieces: list[Piece] = []
    blank = True
    for written in lines:
        line = written if guarded else [piece for piece in written if piece not in (KEEP, KEPT)]
        if any(_slots(line)):
            settled = list(line if guarded else _flat(line))
        else:
            settled = [_write(line, (), guarded=guarded).rstrip()]
        if isinstance(last := settled[-1], str):
            settled[-1] = last.rstrip()
        if settled == [""]:
            blank = True
            continue
        if pieces:
            pieces.append("\n\n" if blank else "\n")
        pieces.extend(settled)
        blank = False
    return Pattern(tuple(_merged(pieces)), finish, guarded)


def _write(
    pieces: Sequence[Piece],
    values: Sequence[str],
    before: str = "",
    after: str = "",
    *,
    guarded: bool = False,
) -> str:
    written = []
    for place, piece in enumerate(pieces):
        marked, whole = False, False
        if isinstance(piece, str):
            text = piece
        elif isinstance(piece, Slot):
            text = _filled(piece.write, values[piece.number])
        elif isinstance(piece, Solid):
            text, whole = _write(piece.pieces, values), guarded
        else:
            behind = _first(pieces[place + 1 :], values) or after
            content = _write(piece.pieces, values, before, behind)
            text = piece.mark(
                Inside(
                    content,
                    before.strip("\n"),
                    behind.strip("\n"),
                    solid_start=_is_solid(piece, 0),
                    solid_end=_is_solid(piece, -1),
                    run_start=_is_run(piece, 0),
                    run_end=_is_run(piece, -1),
                )
            )
            marked, whole = text != content, guarded
        if text:
            written.append(f"{KEEP}{text}{KEPT}" if whole else text)
            if marked:
                before = UNKNOWN
            else:
                before = (text.rstrip(_GUARDS)[-1:] or before) if guarded else text[-1]
    return "".join(written)


def _first(pieces: Sequence[Piece], values: Sequence[str]) -> str:
    """The first character that will be written."""
    for piece in pieces:
        if isinstance(piece, str):
            text = piece
        elif isinstance(piece, Slot):
            text = piece.fill(values)
        else:
            text = _first(piece.pieces, values)
        if text := text.lstrip(_GUARDS):
            return text[0]
    return ""


def _is_solid(run: Styled, end: int) -> bool:
    piece = run.pieces[end]
    return _is_solid(piece, end) if isinstance(piece, Styled) else isinstance(piece, Solid)


def _is_run(run: Styled, end: int) -> bool:
    return len(run.pieces) > 1 and isinstance(run.pieces[end], Styled)


def _slots(pieces: Sequence[Piece]) -> Iterator[Slot]:
    for piece in pieces:
        if isinstance(piece, Slot):
            yield piece
        elif not isinstance(piece, str):
            yield from _slots(piece.pieces)


def _flat(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Solid pieces matter only inside a run."""
    for piece in pieces:
        if isinstance(piece, Solid):
            yield from _flat(piece.pieces)
        else:
            yield piece


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    fixed = ""
    for piece in pieces:
        if isinstance(piece, str):
            fixed += piece
        else:
            if fixed:
                yield fixed
            fixed = ""
            yield piece
    if fixed:
        yield fixed
