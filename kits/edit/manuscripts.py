"""A text of an operator under edit: small changes at known places, all else as it was."""

from __future__ import annotations

from datetime import timedelta

from kits.edit.days import moved_days
from kits.edit.forms import read_form
from kits.model.places import Place
from kits.source.lines import Lines
from kits.source.nodes import Scalar


class Manuscript:
    """A file's text with the changes that are to be made in it."""

    def __init__(self, path: str, data: bytes) -> None:
        """Raises `UnicodeDecodeError` for what is no text."""
        text, self._form = read_form(data)
        self.lines = Lines(path, text)
        self._changes: list[tuple[int, int, str]] = []

    @property
    def text(self) -> str:
        """The text before the changes."""
        return self.lines.text

    def offset(self, place: Place) -> int:
        """The character of the text that stands at a place."""
        return self.lines.starts[place.line - 1] + place.column - 1

    def line_start(self, number: int) -> int:
        """The first character of a line; past the last line, the end of the text."""
        return self.lines.starts[number - 1] if number <= len(self.lines.starts) else len(self.text)

    def change(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of the characters from `start` to `end`; changes do not meet."""
        self._changes.append((start, end, new))

    def move_days(self, scalar: Scalar, by: timedelta) -> None:
        """Move each day that a value names.

        A day that is written with escapes (`"2026\\x2d12-07"`) is not found again, and stays.
        """
        for at, day, moved in moved_days(scalar.source.text, by):
            start = self.offset(scalar.source.place_of(at))
            if self.text.startswith(day, start):
                self.change(start, start + len(day), moved)

    def data(self) -> bytes:
        """The file with the changes made."""
        text = self.text
        for start, end, new in sorted(self._changes, reverse=True):
            text = text[:start] + new + text[end:]
        return self._form.whole(text)
